import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterAll, describe, expect, it } from 'vitest'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { eraseContact } from '../erasure/eraseContact.ts'
import {
  type LlmState,
  type ModelQueue,
  type PrivateFiles,
  smallPromptVersion,
  trackFormOf,
} from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import type { Session } from '../session.ts'
import { actingRole, managerRole, setSetting } from '../settings/settings.ts'
import { styleRulesProcedures } from '../styleRules/procedures.ts'
import type { RunningTraining, Trainer, TrainingEnd, TrainingJob, TrainingWatch } from '../training/index.ts'
import {
  adapterViews,
  promoteAdapter,
  rollbackAdapter,
  rollbackView,
  servingAdapter,
  withdrawExample,
} from './adapters.ts'
import { collectDataSet } from './collect.ts'
import { conversationsOf, exampleIdOf } from './examples.ts'
import { studioProcedures } from './procedures.ts'
import { listRulePairs } from './ruleExamples.ts'
import { isOfRule } from './rulePairs.ts'
import { mark, officeOfEdits } from './testing/editedTeam.ts'
import { createTrainings, type Trainings } from './trainings.ts'
import { trainingTimes } from './trainingTimes.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-studio-'))
afterAll(() => rmSync(directory, { recursive: true }))
const base = 'b'.repeat(64)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const refused = (code: string) => expect.objectContaining({ code })
const settled = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A trainer played by the test. */
function playedTrainer() {
  const jobs: { job: TrainingJob; watch: TrainingWatch; told: string[]; end(end: TrainingEnd): void }[] = []
  const trainer: Trainer = {
    estimate: async () => ({ outcome: 'failed', code: 'training.cancelled', detail: '' }),
    start(job, watch = {}): RunningTraining {
      const ended = Promise.withResolvers<TrainingEnd>()
      const told: string[] = []
      jobs.push({ job, watch, told, end: ended.resolve })
      return {
        end: ended.promise,
        pause: () => void told.push('pause'),
        resume: () => void told.push('resume'),
        cancel: () => {
          told.push('cancel')
          ended.resolve({ outcome: 'failed', code: 'training.cancelled', detail: '' })
        },
      }
    },
    close() {},
  }
  return { trainer, jobs, last: () => jobs.at(-1)! }
}

/** A model played by the test: with an adapter it says the team's mark where the prompt asks for key messages. */
function playedModel(session: Session): ModelQueue['inBackground'] {
  return {
    async score({ answer, adapter }) {
      return { outcome: 'scored', tokens: 10, logProbability: adapter && answer.includes(mark) ? -5 : -12 }
    },
    async complete({ prompt, adapter }) {
      const example = collectDataSet(session.db, session.now()).examples.find(
        (one) => conversationsOf(one, trackFormOf(ready))[0]!.prompt === prompt,
      )
      if (!example) return { outcome: 'failed', code: 'model.crashed', detail: 'asked in another form' }
      const { answer } = conversationsOf(example, trackFormOf(ready))[0]!
      const text = adapter ? answer : answer.replaceAll(mark, '')
      return {
        outcome: 'done',
        text,
        json: JSON.parse(text),
        model: { name: 'tiny', sha256: base },
        tokens: { prompt: 1, answer: 1 },
      }
    },
  }
}

const ready: LlmState = { state: 'ready', name: 'tiny', sha256: base, sizeBytes: 100 }

function studio(hospitals: number, dealsEach = 1, state: LlmState = ready) {
  const office = officeOfEdits({ hospitals, dealsEach })
  const { session } = office
  const dir = mkdtempSync(join(directory, 'workspace-'))
  const model = join(dir, 'tiny.gguf')
  writeFileSync(model, 'a model')
  Object.assign(session.workspace, { dir, info: { id: 'ws_EAST' } })
  writeWorkspaceSettings(session.db, session.stamp(), { modelPath: model, role: managerRole })
  const played = playedTrainer()
  const files: PrivateFiles = {
    lay: () => ({ path: '', remove() {} }),
    place: (name) => ({ path: join(dir, name), remove: () => rmSync(join(dir, name), { force: true }) }),
  }
  const make = (trainer: Trainer = played.trainer) =>
    createTrainings({ trainer, model: playedModel(session), modelState: () => state, files, cores: 2 })
  return { ...office, ...played, make, trainings: make(), dir }
}

const point = (step: number) => ({ step, trainingLoss: 2 / step, heldOutLoss: null })
const progress = (step: number) => ({
  point: point(step),
  steps: 40,
  learningRate: 0.001,
  tokensPerSecond: 500,
  secondsLeft: 40 - step,
})
function done({ outputPath }: TrainingJob, content = 'an adapter'): TrainingEnd {
  writeFileSync(outputPath, content)
  return {
    outcome: 'done',
    result: {
      outputPath,
      outputSha256: sha256(content),
      baseSha256: base,
      dataSha256: sha256('data'),
      steps: 40,
      bestStep: 30,
      heldOutLossBefore: 2,
      heldOutLoss: 1,
      curve: [point(1), point(40)],
      tooLong: [],
      endedEarly: false,
      resumedFrom: 0,
      memory: {
        modelBytes: 1,
        activationBytes: 1,
        processBytes: 1,
        totalBytes: 3,
        recompute: false,
        availableBytes: 9,
        fits: true,
      },
    },
  }
}

async function trained(stage: ReturnType<typeof studio>, name: string) {
  stage.trainings.train(stage.session, name)
  stage.last().end(done(stage.last().job, name))
  await settled()
  await settled()
  const view = stage.trainings.view(stage.session)!
  expect(view).toMatchObject({ state: 'done', failure: null })
  return view.adapterId!
}

describe('from edited tracks to an adapter that serves, and back', () => {
  it('collects, trains, compares, promotes, and rolls back; each step in the log', async () => {
    const stage = studio(18)
    const { session, trainings, db, last, dir } = stage
    expect(trainings.train(session, '十一月').state).toBe('starting')
    const { job } = last()
    expect(job.training.length).toBeGreaterThanOrEqual(20)
    expect(job.checkpointKey).toHaveLength(32)
    expect(() => trainings.train(session, 'another')).toThrow(refused('studio.trainingRuns'))

    last().watch.onProgress!(progress(1))
    last().watch.onProgress!(progress(2))
    expect(trainings.view(session)).toMatchObject({
      state: 'running',
      steps: 40,
      secondsLeft: 38,
      curve: [point(1), point(2)],
    })
    const heldOut = collectDataSet(db, session.now()).examples.filter(({ use }) => use === 'heldOut')
    const learned = new Set([...job.training, ...job.heldOut].map(({ id }) => id))
    expect(heldOut.filter(({ id }) => learned.has(id))).toEqual([])

    last().end(done(job))
    await settled()
    await settled()
    const { adapterId } = trainings.view(session)!
    expect(readFileSync.bind(null, join(dir, 'adapter.gguf'))).toThrow()
    const [adapter] = adapterViews(session, base)
    expect(adapter).toMatchObject({
      id: adapterId,
      status: 'challenger',
      verdict: 'passed',
      fits: true,
      withdrawn: 0,
    })
    expect(servingAdapter(db, base)).toBeNull()

    promoteAdapter(session, adapterId!, '更像我们说的话', base)
    const serving = servingAdapter(db, base)!
    expect(serving.name).toBe('十一月')
    expect(Buffer.from(serving.bytes()).toString()).toBe('an adapter')
    expect(rollbackView(session, base)).toEqual({ fromName: '十一月', toName: null, withdrawn: 0 })

    rollbackAdapter(session, base)
    expect(servingAdapter(db, base)).toBeNull()
    expect(() => rollbackAdapter(session, base)).toThrow(refused('studio.nothingToRollBack'))
    const kinds = listLog(db, { limit: 3 }).map(({ kind }) => kind)
    expect(kinds).toEqual(['modelChanged', 'modelChanged', 'adapterTrained'])
    expect(verifyLog(db).status).not.toBe('broken')
  })

  it('a second adapter is compared with the first and goes back to it', async () => {
    const stage = studio(18)
    const { session, db } = stage
    const first = await trained(stage, 'first')
    const second = await trained(stage, 'second')
    promoteAdapter(session, first, '好', base)
    // It was compared with the model as it is, which serves no more.
    expect(() => promoteAdapter(session, second, '更好', base)).toThrow(refused('studio.notCompared'))
    stage.trainings.compareAgain(session, second)
    await settled()
    await settled()
    promoteAdapter(session, second, '更好', base)
    expect(rollbackView(session, base)).toEqual({ fromName: 'second', toName: 'first', withdrawn: 0 })
    rollbackAdapter(session, base)
    expect(servingAdapter(db, base)?.id).toBe(first)
    expect(rollbackView(session, base)).toEqual({ fromName: 'first', toName: null, withdrawn: 0 })
  })

  it('with too few customers the champion stays', async () => {
    const stage = studio(8, 5)
    const id = await trained(stage, 'early')
    expect(adapterViews(stage.session, base)[0]?.verdict).toBe('tooFewAccounts')
    expect(() => promoteAdapter(stage.session, id, 'trotzdem', base)).toThrow(refused('studio.gateNotPassed'))
    expect(() => promoteAdapter(stage.session, id, 'x', 'c'.repeat(64))).toThrow(refused('studio.otherModel'))
  })

  it('nobody but a manager puts it into service, and anybody takes it out again', async () => {
    const stage = studio(18)
    const { session, db } = stage
    const id = await trained(stage, 'november')
    setSetting(db, session.stamp(), actingRole, 'rep')
    expect(() => promoteAdapter(session, id, '好', base)).toThrow(refused('studio.managerNeeded'))
    expect(servingAdapter(db, base)).toBeNull()
    setSetting(db, session.stamp(), actingRole, managerRole)
    const { seq } = promoteAdapter(session, id, '好', base)
    const entry = listLog(db).find((one) => one.seq === seq)
    expect(entry?.body).toMatchObject({ grounds: { change: 'promoted', role: 'manager', reason: '好' } })
    setSetting(db, session.stamp(), actingRole, 'rep')
    rollbackAdapter(session, base)
    expect(servingAdapter(db, base)).toBeNull()
  })

  it('what is withdrawn names the adapters that have learned from it, and they are not promoted', async () => {
    const stage = studio(18)
    const { session, last } = stage
    const id = await trained(stage, 'november')
    const learned = exampleIdOf(last().job.training[0]!.id)
    expect(withdrawExample(session, learned, '客户不愿意').map(({ name }) => name)).toEqual(['november'])
    expect(adapterViews(session, base)[0]?.withdrawn).toBe(1)
    expect(() => promoteAdapter(session, id, '好', base)).toThrow(refused('studio.dataWithdrawn'))
  })
})

describe('going back', () => {
  it('leads to nothing that learned from what was withdrawn, and to the model as it is all the same', async () => {
    const stage = studio(18)
    const { session, db, last } = stage
    const first = await trained(stage, 'october')
    const learned = exampleIdOf(last().job.training[0]!.id)
    promoteAdapter(session, first, '好', base)
    promoteAdapter(session, await trained(stage, 'november'), '好', base)
    expect(rollbackView(session, base)).toEqual({ fromName: 'november', toName: 'october', withdrawn: 0 })
    withdrawExample(session, learned, '客户不愿意')
    expect(rollbackView(session, base)?.withdrawn).toBe(1)
    expect(() => rollbackAdapter(session, base)).toThrow(refused('studio.rollbackWithdrawn'))
    expect(servingAdapter(db, base)?.name).toBe('november')
    rollbackAdapter(session, base, 'model')
    expect(servingAdapter(db, base)).toBeNull()
    expect(listLog(db, { limit: 1 })[0]?.body).toMatchObject({
      from: 'tiny + november',
      to: 'tiny',
    })
  })
})

describe('a rule of the team', () => {
  const smallModel: LlmState = {
    ...(ready as Extract<LlmState, { state: 'ready' }>),
    promptForm: smallPromptVersion,
  }
  const learns = async (state: LlmState) => {
    const stage = studio(18, 2, state)
    const rules = styleRulesProcedures(stage.sessions)
    const text = '对在意价格的人先讲总拥有成本'
    const { body } = await call(rules.read, { text })
    await call(rules.save, { id: null, text, body })
    stage.trainings.train(stage.session, 'november')
    const { training, heldOut } = stage.last().job
    return { stage, training, heldOut, ofRules: training.filter(({ id }) => isOfRule(id)) }
  }

  it('is learned as labelled sentences, a quarter of what is learned at most and nothing that the curve watches', async () => {
    const { stage, training, heldOut, ofRules } = await learns(smallModel)
    expect(ofRules.length).toBeGreaterThan(0)
    expect(ofRules.length).toBeLessThanOrEqual(training.length / 4)
    expect(heldOut.filter(({ id }) => isOfRule(id))).toEqual([])
    const measured = new Set(
      listRulePairs(stage.db)
        .filter(({ use }) => use === 'measured')
        .map(({ id }) => id),
    )
    expect(ofRules.filter(({ id }) => measured.has(exampleIdOf(id)))).toEqual([])

    stage.last().end(done(stage.last().job))
    await settled()
    const [adapter] = adapterViews(stage.session, base)
    expect(adapter!.ofRules).toBe(ofRules.length)
    expect(adapter!.examples).toBeGreaterThan(0)
  })

  it('teaches nothing to a model whose prompt does not say to whom it words', async () => {
    expect((await learns(ready)).ofRules).toEqual([])
  })
})

it('counts how often the same held-out customers were looked at', async () => {
  const stage = studio(18)
  const { session, db, trainings } = stage
  const id = await trained(stage, 'november')
  const look = () =>
    JSON.parse((db.read('SELECT report FROM adapters').get() as { report: string }).report).look
  expect(look()).toBe(1)
  trainings.compareAgain(session, id)
  await settled()
  await settled()
  expect(trainings.view(session)?.state).toBe('done')
  expect(look()).toBe(2)
})

it('a comparison that is ended half-way leaves the last training as it was', async () => {
  const stage = studio(18)
  const { session, trainings, last } = stage
  const id = await trained(stage, 'november')
  trainings.train(session, 'december')
  last().end({ outcome: 'failed', code: 'training.tooLarge', detail: '' })
  await settled()
  expect(trainings.compareAgain(session, id)).toMatchObject({
    name: 'november',
    state: 'comparing',
    adapterId: id,
  })
  expect(trainings.cancel(session)).toMatchObject({
    name: 'december',
    state: 'failed',
    failure: 'training.tooLarge',
  })
})

describe('a training that is interrupted', () => {
  const restart = (
    stage: ReturnType<typeof studio>,
  ): { again: Trainings; jobs: ReturnType<typeof playedTrainer> } => {
    stage.trainings.detach()
    const jobs = playedTrainer()
    const again = stage.make(jobs.trainer)
    again.attach(stage.session)
    return { again, jobs }
  }

  it('goes on after a restart with the same job, and tells nothing twice', async () => {
    const stage = studio(18)
    const { session, trainings, last } = stage
    trainings.train(session, 'night')
    const { job, watch } = last()
    watch.onProgress!(progress(1))
    const { again, jobs } = restart(stage)
    expect(last().told).toEqual(['cancel'])
    await settled()
    expect({ ...jobs.last().job, outputPath: '' }).toEqual({ ...job, outputPath: '' })
    jobs.last().watch.onProgress!(progress(1))
    jobs.last().watch.onProgress!(progress(2))
    expect(again.view(session)).toMatchObject({ state: 'running', curve: [point(1), point(2)] })
  })

  it('stays paused over a restart until a person lets it go on', async () => {
    const stage = studio(18)
    const { session, trainings, last } = stage
    trainings.train(session, 'night')
    expect(trainings.pause(session).state).toBe('paused')
    expect(last().told).toEqual(['pause'])
    const { again, jobs } = restart(stage)
    await settled()
    expect([again.view(session)?.state, jobs.jobs.length]).toEqual(['paused', 0])
    again.resume(session)
    expect(jobs.jobs).toHaveLength(1)
  })

  it('does not go on with what was withdrawn meanwhile', async () => {
    const stage = studio(18)
    const { session, trainings, last } = stage
    trainings.train(session, 'night')
    withdrawExample(session, exampleIdOf(last().job.training[0]!.id), '客户不愿意')
    const { again, jobs } = restart(stage)
    await settled()
    expect(again.view(session)).toMatchObject({ state: 'failed', failure: 'studio.dataWithdrawn' })
    expect(jobs.jobs).toEqual([])
  })

  const kept = (db: ReturnType<typeof studio>['db']) => db.read('SELECT examples FROM trainings').get()

  it.each(['pause', 'hold'] as const)('does not go on after a %s with what was withdrawn in it', (way) => {
    const stage = studio(18)
    const { session, trainings, last, db } = stage
    trainings.train(session, 'night')
    if (way === 'pause') trainings.pause(session)
    else trainings.hold()
    withdrawExample(session, exampleIdOf(last().job.training[1]!.id), '客户不愿意')
    if (way === 'pause') trainings.resume(session)
    else trainings.letGo()
    expect(last().told).toEqual(['pause', 'cancel'])
    expect(trainings.view(session)).toMatchObject({ state: 'failed', failure: 'studio.dataWithdrawn' })
    expect(kept(db)).toEqual({ examples: null })
  })

  it('ends at its next step when somebody whom it learns from is erased while it runs', () => {
    const stage = studio(18)
    const { session, trainings, last, decided, db } = stage
    trainings.train(session, 'day')
    last().watch.onProgress!(progress(1))
    const learned = new Set(last().job.training.map(({ id }) => exampleIdOf(id).split('/')[0]))
    eraseContact(session, decided.find(({ brief }) => learned.has(brief.adviceId))!.contactId, '本人要求')
    expect(trainings.view(session)?.state).toBe('running')
    last().watch.onProgress!(progress(2))
    expect(last().told).toEqual(['cancel'])
    expect(trainings.view(session)).toMatchObject({ state: 'failed', failure: 'studio.dataWithdrawn' })
    expect(kept(db)).toEqual({ examples: null })
  })

  it('keeps no copy while it waits for the night, once the clock has looked', () => {
    const stage = studio(18)
    const { session, trainings, last, db } = stage
    trainings.train(session, 'night')
    trainings.pause(session)
    withdrawExample(session, exampleIdOf(last().job.training[0]!.id), '客户不愿意')
    trainings.checkTimes()
    expect(kept(db)).toEqual({ examples: null })
  })

  it('is named by the withdrawal that ends it, and goes on past decisions that forbid nothing', async () => {
    const stage = studio(18)
    const { session, trainings, last, sessions } = stage
    trainings.train(session, 'day')
    const procedures = studioProcedures(sessions, trainings, () => ready)
    const learned = exampleIdOf(last().job.training[2]!.id)
    const other = stage.decided.flatMap(({ brief }) =>
      brief.tracks.map(({ index }) => `${brief.adviceId}/track:${index}`),
    )
    const learnedIds = new Set(
      [...last().job.training, ...last().job.heldOut].map(({ id }) => exampleIdOf(id)),
    )
    const unused = other.find((id) => !learnedIds.has(id))!
    expect(await call(procedures.withdraw, { exampleId: unused, reason: '旧' })).toEqual({
      adapters: [],
      training: null,
    })
    last().watch.onProgress!(progress(1))
    expect(trainings.view(session)?.state).toBe('running')
    expect(await call(procedures.withdraw, { exampleId: learned, reason: '旧' })).toEqual({
      adapters: [],
      training: 'day',
    })
  })

  it('holds for a person’s question and goes on after it, unless a person paused it', () => {
    const stage = studio(18)
    const { session, trainings, last } = stage
    trainings.train(session, 'day')
    trainings.hold()
    expect(trainings.view(session)?.state).toBe('yielding')
    trainings.letGo()
    expect(last().told).toEqual(['pause', 'resume'])
    trainings.hold()
    trainings.pause(session)
    trainings.letGo()
    expect(last().told).toEqual(['pause', 'resume', 'pause'])
    trainings.resume(session)
    expect(last().told.at(-1)).toBe('resume')
  })

  it('that is begun while models are compared waits for that, and then begins', () => {
    const stage = studio(18)
    const { session, trainings, last } = stage
    trainings.hold()
    expect(trainings.train(session, 'day').state).toBe('yielding')
    expect(last()).toBeUndefined()
    trainings.letGo()
    expect(trainings.view(session)?.state).toBe('starting')
    expect(last().told).toEqual([])
  })

  it('ends when told to, and its words are let go of', async () => {
    const stage = studio(18)
    const { session, trainings, last, db } = stage
    trainings.train(session, 'day')
    expect(trainings.cancel(session)).toMatchObject({ state: 'cancelled' })
    expect(last().told).toEqual(['cancel'])
    expect(db.read('SELECT examples FROM trainings').get()).toEqual({ examples: null })
    expect(() => trainings.cancel(session)).toThrow(refused('studio.noTraining'))
  })

  it('that fails says why, and another may begin', async () => {
    const stage = studio(18)
    const { session, trainings, last } = stage
    trainings.train(session, 'day')
    last().end({ outcome: 'failed', code: 'training.tooLarge', detail: '' })
    await settled()
    expect(trainings.view(session)).toMatchObject({ state: 'failed', failure: 'training.tooLarge' })
    trainings.train(session, 'again')
  })
})

it('refuses to train without a model, and with too little to learn from', () => {
  const stage = studio(3)
  expect(() => stage.trainings.train(stage.session, 'soon')).toThrow(refused('studio.tooFewExamples'))
  writeWorkspaceSettings(stage.session.db, stage.session.stamp(), { modelPath: null })
  expect(() => stage.trainings.train(stage.session, 'soon')).toThrow(refused('studio.noModel'))
})

describe('a training that waits for its time', () => {
  const night = { hours: { from: 20, until: 7 }, idleMinutes: null }
  const minute = 60_000

  it('begins when the hour comes, holds when it is over, and goes on the next night', async () => {
    const stage = studio(20)
    const { session, trainings, clock, jobs } = stage
    const atHour = (hour: number) => {
      // The clock of the story is Shanghai's.
      const day = Math.ceil(clock.now / 86_400_000) * 86_400_000
      clock.now = day + (hour - 8) * 60 * minute
      trainings.checkTimes()
    }
    atHour(12)
    setSetting(session.db, session.stamp(), trainingTimes, night)
    expect(trainings.train(session, '夜里学的').state).toBe('waiting')
    expect(jobs).toHaveLength(0)
    atHour(20)
    expect(jobs).toHaveLength(1)
    atHour(31)
    expect(stage.last().told).toEqual(['pause'])
    expect(trainings.view(session)?.state).toBe('waiting')
    atHour(23)
    expect(stage.last().told).toEqual(['pause', 'resume'])
    trainings.pause(session)
    atHour(40)
    atHour(44)
    expect(stage.last().told).toEqual(['pause', 'resume', 'pause'])
    trainings.resume(session)
    expect(stage.last().told.at(-1)).toBe('resume')
    trainings.detach()
  })

  it('runs while nobody is here, and makes way for whoever comes', () => {
    const stage = studio(20)
    const { session, trainings, clock, jobs } = stage
    setSetting(session.db, session.stamp(), trainingTimes, { hours: null, idleMinutes: 15 })
    trainings.seen(session)
    expect(trainings.train(session, '空闲时学的').state).toBe('waiting')
    clock.now += 14 * minute
    trainings.checkTimes()
    expect(jobs).toHaveLength(0)
    clock.now += minute
    trainings.checkTimes()
    expect(jobs).toHaveLength(1)
    trainings.seen(session)
    expect(stage.last().told).toEqual(['pause'])
    clock.now += 20 * minute
    trainings.checkTimes()
    expect(stage.last().told).toEqual(['pause', 'resume'])
    setSetting(session.db, session.stamp(), trainingTimes, null)
    trainings.seen(session)
    expect(stage.last().told).toEqual(['pause', 'resume'])
    trainings.detach()
  })
})
