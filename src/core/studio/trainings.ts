import { hkdfSync } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { GateReport, TrainingView } from '../../shared/contract/studio.ts'
import { AppError } from '../../shared/errors.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { transaction } from '../db/open.ts'
import type { LlmState, ModelQueue, PrivateFiles } from '../llm/index.ts'
import { nameOf, type TrackForm, trackFormOf } from '../llm/index.ts'
import { appendLog, logHead } from '../log/append.ts'
import type { Session } from '../session.ts'
import { getSetting, noteSetting, setting } from '../settings/settings.ts'
import type {
  RunningTraining,
  Trainer,
  TrainingExample,
  TrainingJob,
  TrainingPoint,
  TrainingResult,
  TrainingSettings,
} from '../training/index.ts'
import { hashOfSettings, requireAdapter, servingAdapter } from './adapters.ts'
import { collectDataSet } from './collect.ts'
import { type ComparedSample, compareAdapters } from './compare.ts'
import { dealAccounts } from './dataSet.ts'
import { conversationsOf, exampleIdOf } from './examples.ts'
import { accountsNeeded, judgeChallenger } from './gate.ts'
import { listRulePairs } from './ruleExamples.ts'
import { isOfRule, type RulePair } from './rulePairs.ts'
import { examplesNeeded, settingsFor, stepsOf } from './settings.ts'
import { isStillAllowed } from './stillAllowed.ts'
import {
  endTraining,
  insertAdapter,
  insertTraining,
  lastTraining,
  readAccountParts,
  saveAccountParts,
  saveReport,
  type TrainingRow,
  updateTraining,
} from './store.ts'
import { teamLines } from './teamLines.ts'
import { mayTrain, trainingTimes } from './trainingTimes.ts'

/** What a training came to, beside the comparison. */
export interface AdapterMetrics {
  curve: TrainingPoint[]
  lossBefore: number | null
  lossAfter: number | null
  steps: number
  bestStep: number
  memoryBytes: number
}
/** A report with the examples that it shows, in slot form. */
export type StoredReport = GateReport & { samples: ComparedSample[] }

interface LearnedFrom {
  training: TrainingExample[]
  tuning: TrainingExample[]
}

/** What runs, as far as only this process knows it. */
interface Live {
  session: Session
  trainingId: string
  name: string
  /** The adapter that is compared once more; null while a training runs, with the comparison at its end. */
  again: string | null
  job: RunningTraining | null
  stop: AbortController
  /** A person said so; what a person's question brings about is `yielding`. */
  paused: boolean
  yielding: boolean
  /** It is not the time for trainings that the team has set. */
  waiting: boolean
  /** Whether it was given to the trainer in this process, and whether the trainer works on it now. */
  begun: boolean
  going: boolean
  steps: number | null
  secondsLeft: number | null
  tokensPerSecond: number | null
  curve: TrainingPoint[]
  compared: { done: number; of: number } | null
  /** The day and the head of the log at which what it learns from was last found to be allowed. */
  allowedAt: string
}

export interface TrainingsParts {
  trainer: Trainer
  model: ModelQueue['inBackground']
  modelState: () => LlmState
  files: PrivateFiles
  cores?: number
}
export type Trainings = ReturnType<typeof createTrainings>

const dayMs = 86_400_000
const savedEveryMs = 2_000
const toldEveryMs = 300

/** Where a training keeps its sealed state, and under which key: one that opens nothing else. */
function checkpointOf(
  { workspace }: Session,
  trainingId: string,
): { path: string; key: Uint8Array<ArrayBuffer> } {
  const folder = join(workspace.dir, 'training')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    path: join(folder, trainingId),
    key: new Uint8Array(hkdfSync('sha256', workspace.dataKey, '', 'sandtable training checkpoint', 32)),
  }
}

/**
 * How often anything was compared on the held-out accounts. They are the same for good: each look at 95 % may pass by luck, so
 * that whoever looks often enough finds something that passes, and should know how often that was.
 */
const looksAtHeldOut = setting('studio.looksAtHeldOut', z.int(), 0)

/** Of what is learned from at most a quarter are labelled examples of rules: the rest is what people really said. */
const ruleShare = 1 / 3

/** What is learned from the team's rules beside `said` conversations: the sentence that follows each, in its scene. */
function ruleLessons(pairs: readonly RulePair[], form: TrackForm, said: number): TrainingExample[] {
  return pairs
    .filter(({ use }) => use === 'training')
    .slice(0, Math.floor(said * ruleShare))
    .flatMap(({ id, request, follows }): TrainingExample[] => {
      const lesson = form.lessonInScene(request, follows)
      return lesson ? [{ kind: 'conversation', id: `${id}#1`, ...lesson }] : []
    })
}

/** The model that is loaded and its file. Refuses with `studio.noModel`. */
function requireModel(session: Session, state: LlmState): { path: string; name: string; sha256: string } {
  const { modelPath } = readWorkspaceSettings(session.db)
  if (state.state !== 'ready' || modelPath === null) throw new AppError('studio.noModel')
  return { path: modelPath, name: nameOf(modelPath), sha256: state.sha256 }
}

/**
 * Trainings of the open workspace, one at a time: begun, held for a person, gone on with after a restart, compared at
 * their end. The trainer's process sees examples and paths and nothing else.
 */
export function createTrainings({
  trainer,
  model,
  modelState,
  files,
  cores = availableParallelism(),
}: TrainingsParts) {
  let live: Live | null = null
  /** The processor belongs to somebody or something else: a training that begins meanwhile waits as well. */
  let held = false

  const collected = (session: Session) => {
    const { examples } = collectDataSet(session.db, session.now())
    const of = (use: string) => examples.filter((example) => example.use === use)
    const form = trackFormOf(modelState())
    const conversations = (use: string) => of(use).map((example) => conversationsOf(example, form))
    const training = conversations('training').filter(({ length }) => length > 0)
    if (training.length < examplesNeeded)
      throw new AppError('studio.tooFewExamples', { n: training.length, needed: examplesNeeded })
    const said = training.flat()
    const learnedFrom: LearnedFrom = {
      training: [...said, ...ruleLessons(listRulePairs(session.db), form, said.length)],
      tuning: conversations('tuning').flat(),
    }
    return { learnedFrom, heldOut: of('heldOut') }
  }

  const plan = (session: Session) => {
    const base = requireModel(session, modelState())
    const { learnedFrom } = collected(session)
    const settings = settingsFor(statSync(base.path).size, learnedFrom.training.length, cores)
    return { base, learnedFrom, settings }
  }

  const jobOf = (
    session: Session,
    { id, name, basePath }: Pick<TrainingRow, 'id' | 'name' | 'basePath'>,
    settings: TrainingSettings,
    { training, tuning }: LearnedFrom,
    outputPath: string,
  ): TrainingJob => {
    const checkpoint = checkpointOf(session, id)
    return {
      basePath,
      outputPath,
      checkpointPath: checkpoint.path,
      checkpointKey: checkpoint.key,
      name,
      settings,
      training,
      heldOut: tuning,
    }
  }

  const forgetCheckpoint = (session: Session, id: string) =>
    rmSync(checkpointOf(session, id).path, { force: true })

  const finish = (
    { session, trainingId, again }: Live,
    end: Pick<TrainingRow, 'status' | 'failure'> & { adapterId?: string | null },
  ) => {
    live = null
    // A comparison that is made again is no part of a training: its row is left as it is.
    if (again !== null) return session.changed('studio')
    endTraining(session.db, trainingId, {
      adapterId: end.adapterId ?? null,
      status: end.status,
      failure: end.failure,
      endedAt: session.now(),
    })
    if (end.status !== 'done') forgetCheckpoint(session, trainingId)
    session.changed('studio', 'log')
  }

  function keepAdapter(
    session: Session,
    row: TrainingRow,
    result: TrainingResult,
    learnedFrom: LearnedFrom,
  ): string {
    const { db } = session
    const id = session.newId('adapter')
    const bytes = readFileSync(result.outputPath)
    const metrics: AdapterMetrics = {
      curve: result.curve,
      lossBefore: result.heldOutLossBefore,
      lossAfter: result.heldOutLoss,
      steps: result.steps,
      bestStep: result.bestStep,
      memoryBytes: result.memory.totalBytes,
    }
    const left = new Set(result.tooLong)
    const taken = [...learnedFrom.training, ...learnedFrom.tuning].filter(({ id: one }) => !left.has(one))
    const ids = [...new Set(taken.map((conversation) => exampleIdOf(conversation.id)))]
    const { outputSha256: sha256, baseSha256, dataSha256 } = result
    transaction(db, () => {
      insertAdapter(
        db,
        {
          id,
          name: row.name,
          baseName: row.baseName,
          baseSha256,
          sha256,
          dataSha256,
          sizeBytes: bytes.length,
          bytes,
          settings: row.settings,
          metrics: JSON.stringify(metrics),
          report: null,
          createdAt: session.now(),
          createdBy: row.startedBy,
        },
        ids,
      )
      appendLog(db, session.stamp(), {
        kind: 'adapterTrained',
        body: {
          adapterId: id,
          name: row.name,
          sha256,
          baseSha256,
          dataSha256,
          settingsHash: hashOfSettings(row.settings),
          examples: ids.length,
        },
      })
      updateTraining(db, row.id, {
        status: 'comparing',
        adapterId: id,
        curve: JSON.stringify(result.curve),
        examples: null,
      })
    })
    return id
  }

  /** Compares an adapter with what serves now and keeps the report; gives the code of what stood in the way. */
  async function compare(work: Live, adapterId: string): Promise<string | null> {
    const { session, stop } = work
    const { row, adapter } = requireAdapter(session.db, adapterId)
    const state = modelState()
    if (state.state !== 'ready' || state.sha256 !== row.baseSha256) return 'studio.noModel'
    const champion = servingAdapter(session.db, row.baseSha256)
    const { examples } = collectDataSet(session.db, session.now())
    const heldOut = examples.filter(({ use }) => use === 'heldOut')
    work.compared = { done: 0, of: 0 }
    let toldAt = 0
    const comparison = await compareAdapters(
      session,
      model,
      state,
      heldOut,
      {
        champion: champion?.id === adapterId ? null : champion,
        challenger: adapter,
        teamLines: teamLines(examples),
        rulePairs: listRulePairs(session.db).filter(({ use }) => use === 'measured'),
      },
      {
        signal: stop.signal,
        onProgress(done, of) {
          work.compared = { done, of }
          if (Date.now() - toldAt < toldEveryMs) return
          toldAt = Date.now()
          session.changed('studio')
        },
      },
    )
    if (live !== work) return null
    if (comparison.outcome === 'failed') return comparison.code
    const { verdict, accounts, measures } = judgeChallenger(comparison.compared)
    const look = getSetting(session.db, looksAtHeldOut) + 1
    noteSetting(session.db, looksAtHeldOut, look, session.now())
    const report: StoredReport = {
      verdict,
      accounts,
      accountsNeeded,
      examples: comparison.compared.filter(({ champion: { passed } }) => passed !== null).length,
      messages: comparison.compared.filter(({ champion: { passed } }) => passed === null).length,
      championId: champion?.id ?? null,
      championName: champion?.name ?? null,
      measures,
      ...(comparison.rules && { rules: comparison.rules }),
      look,
      comparedAt: session.now(),
      samples: comparison.samples,
    }
    saveReport(session.db, adapterId, JSON.stringify(report))
    return null
  }

  const newLive = (
    session: Session,
    { id, name, curve }: Pick<TrainingRow, 'id' | 'name' | 'curve'>,
  ): Live => ({
    session,
    trainingId: id,
    name,
    again: null,
    job: null,
    stop: new AbortController(),
    paused: false,
    yielding: held,
    waiting: false,
    begun: false,
    going: true,
    steps: null,
    secondsLeft: null,
    tokensPerSecond: null,
    curve: JSON.parse(curve) as TrainingPoint[],
    compared: null,
    allowedAt: '',
  })

  /** Trains, from the beginning or from the checkpoint, and compares. Everything that happens is in the row. */
  async function run(work: Live, row: TrainingRow): Promise<void> {
    const { session } = work
    const learnedFrom = JSON.parse(row.examples!) as LearnedFrom
    const placed = files.place('adapter.gguf')
    try {
      const settings = JSON.parse(row.settings) as TrainingSettings
      let savedAt = 0
      let toldAt = 0
      const job = trainer.start(jobOf(session, row, settings, learnedFrom, placed.path), {
        onProgress({ point, steps, secondsLeft, tokensPerSecond }) {
          if (live !== work || endIfWithdrawn(work)) return
          // After a restart the steps since the checkpoint are done again.
          work.curve = [...work.curve.filter(({ step }) => step < point.step), point]
          Object.assign(work, { steps, secondsLeft, tokensPerSecond })
          const now = Date.now()
          if (now - savedAt >= savedEveryMs) {
            savedAt = now
            updateTraining(session.db, row.id, { curve: JSON.stringify(work.curve) })
          }
          if (now - toldAt >= toldEveryMs) {
            toldAt = now
            session.changed('studio')
          }
        },
      })
      work.job = job
      work.going = true
      steer(work)
      const end = await job.end
      // The workspace was closed, or the training ended, meanwhile: nothing may be written any more.
      if (live !== work || endIfWithdrawn(work)) return
      work.job = null
      if (end.outcome === 'failed') {
        if (end.detail) console.error(`training: ${end.code} ${end.detail}`)
        return finish(work, { status: 'failed', failure: end.code })
      }
      const adapterId = keepAdapter(session, row, end.result, learnedFrom)
      session.changed('studio', 'log')
      await compareAtEnd(work, adapterId)
    } finally {
      placed.remove()
    }
  }

  async function compareAtEnd(work: Live, adapterId: string): Promise<void> {
    const failure = await compare(work, adapterId)
    if (live === work) finish(work, { status: 'done', failure, adapterId })
  }

  const begin = (work: Live, going: Promise<void>) => {
    going.catch((error: unknown) => {
      console.error(error)
      if (live === work) finish(work, { status: 'failed', failure: 'training.crashed' })
    })
  }

  /** When a person was last here, UTC ms; null before anybody was. */
  let seenAt: number | null = null
  const isTime = (session: Session): boolean => {
    seenAt ??= session.now()
    const times = getSetting(session.db, trainingTimes)
    return mayTrain(times, { now: session.now(), zone: session.zone(), seenAt })
  }

  /**
   * Ends a training of which something may no longer be learned from, and lets go of its words; says whether it did. Asked at
   * each step, before it goes on and by the clock. Withdrawals, consents, erasures and rules are logged, and consents expire by day.
   */
  function endIfWithdrawn(work: Live): boolean {
    const { session, trainingId, job, stop } = work
    const key = `${logHead(session.db).hash} ${Math.floor(session.now() / dayMs)}`
    if (work.again !== null || work.allowedAt === key) return false
    const row = lastTraining(session.db)
    // Once an adapter is made of it, the adapter is marked instead.
    if (!row?.examples || row.id !== trainingId) return false
    const { training, tuning } = JSON.parse(row.examples) as LearnedFrom
    if (isStillAllowed(session, new Set([...training, ...tuning].map(({ id }) => exampleIdOf(id))))) {
      work.allowedAt = key
      return false
    }
    finish(work, { status: 'failed', failure: 'studio.dataWithdrawn' })
    job?.cancel()
    stop.abort()
    return true
  }

  /** Gives the training to the trainer, or holds it or lets it go on, as all that speaks for and against it says. */
  function steer(work: Live): void {
    const mayRun = !work.paused && !work.yielding && !work.waiting
    if (!work.begun) {
      if (!mayRun || endIfWithdrawn(work)) return
      work.begun = true
      begin(work, run(work, lastTraining(work.session.db)!))
      return
    }
    if (!work.job || mayRun === work.going || (mayRun && endIfWithdrawn(work))) return
    work.going = mayRun
    if (mayRun) work.job.resume()
    else work.job.pause()
  }

  /** Looks at the clock: a training waits outside its time and goes on inside it; comparisons are short and don't wait. */
  function checkTimes(): void {
    const work = live
    if (!work || work.again !== null || work.compared || endIfWithdrawn(work)) return
    const waiting = !isTime(work.session)
    if (waiting === work.waiting) return
    work.waiting = waiting
    steer(work)
    work.session.changed('studio')
  }

  const view = (session: Session): TrainingView | null => {
    const row = lastTraining(session.db)
    if (!row) return null
    const work = live?.trainingId === row.id ? live : null
    const state = work?.compared
      ? 'comparing'
      : work?.waiting && row.status === 'running'
        ? 'waiting'
        : work?.yielding && row.status === 'running'
          ? 'yielding'
          : row.status === 'running' && work !== null && work.curve.length === 0
            ? 'starting'
            : row.status
    return {
      id: row.id,
      name: work?.name ?? row.name,
      state,
      baseName: row.baseName,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      curve: work?.curve ?? (JSON.parse(row.curve) as TrainingPoint[]),
      steps: work?.steps ?? null,
      secondsLeft: work?.secondsLeft ?? null,
      tokensPerSecond: work?.tokensPerSecond ?? null,
      compared: work?.compared ?? null,
      failure: row.failure,
      adapterId: work?.again ?? row.adapterId,
    }
  }
  const requireLive = (): Live => {
    if (!live) throw new AppError('studio.noTraining')
    return live
  }
  const requireFree = () => {
    if (live) throw new AppError('studio.trainingRuns')
  }
  const told = (session: Session): TrainingView => {
    session.changed('studio')
    return view(session)!
  }

  return {
    view,

    /** What a training would take in memory. Refuses as `train` does, and with what the trainer says of the model. */
    async estimate(session: Session) {
      const { base, learnedFrom, settings } = plan(session)
      requireFree()
      const row = { id: 'estimate', name: 'estimate', basePath: base.path }
      const estimate = await trainer.estimate(jobOf(session, row, settings, learnedFrom, 'nowhere'))
      if (estimate.outcome === 'failed') throw new AppError(estimate.code, { detail: estimate.detail })
      const { totalBytes, availableBytes, fits } = estimate.memory
      return {
        memory: { totalBytes, availableBytes, fits },
        examples: learnedFrom.training.length,
        ofRules: learnedFrom.training.filter(({ id }) => isOfRule(id)).length,
        tooLong: estimate.tooLong.length,
        steps: stepsOf(settings, learnedFrom.training.length),
        seconds: estimate.seconds,
      }
    },

    /** Begins a training. Refuses with `studio.noModel`, `studio.tooFewExamples`, `studio.trainingRuns`. */
    train(session: Session, name: string): TrainingView {
      requireFree()
      const { base, learnedFrom, settings } = plan(session)
      const { db } = session
      const accountIds = [
        ...new Set(
          [...collectDataSet(db, session.now()).examples].reverse().map(({ accountId }) => accountId),
        ),
      ]
      const row: TrainingRow = {
        id: session.newId('training'),
        name,
        status: 'running',
        basePath: base.path,
        baseName: base.name,
        baseSha256: base.sha256,
        settings: JSON.stringify(settings),
        examples: JSON.stringify(learnedFrom),
        curve: '[]',
        adapterId: null,
        failure: null,
        startedAt: session.now(),
        startedBy: session.actor(),
        endedAt: null,
      }
      transaction(db, () => {
        saveAccountParts(db, dealAccounts(accountIds, readAccountParts(db)), session.now())
        insertTraining(db, row)
      })
      live = newLive(session, row)
      live.waiting = !isTime(session)
      steer(live)
      return told(session)
    },

    pause(session: Session): TrainingView {
      const work = requireLive()
      if (work.compared || (work.begun && !work.job)) throw new AppError('studio.noTraining')
      work.paused = true
      steer(work)
      updateTraining(session.db, work.trainingId, { status: 'paused' })
      return told(session)
    },

    resume(session: Session): TrainingView {
      const work = requireLive()
      if (!work.paused) throw new AppError('studio.noTraining')
      work.paused = false
      if (endIfWithdrawn(work)) return told(session)
      updateTraining(session.db, work.trainingId, { status: 'running' })
      steer(work)
      return told(session)
    },

    /** Ends what runs. A training's state goes with it; of a comparison the adapter stays, uncompared. */
    cancel(session: Session): TrainingView {
      const work = requireLive()
      const { job, stop, compared } = work
      const row = lastTraining(session.db)!
      finish(
        work,
        compared
          ? { status: 'done', failure: 'model.cancelled', adapterId: row.adapterId }
          : { status: 'cancelled', failure: null },
      )
      job?.cancel()
      stop.abort()
      return told(session)
    },

    /** Compares an adapter again, with what serves and what is held out now. */
    compareAgain(session: Session, adapterId: string): TrainingView {
      requireFree()
      const { row: adapter } = requireAdapter(session.db, adapterId)
      const base = requireModel(session, modelState())
      if (base.sha256 !== adapter.baseSha256) throw new AppError('studio.otherModel')
      const row = lastTraining(session.db)
      if (!row) throw new AppError('studio.noTraining')
      const work: Live = {
        ...newLive(session, row),
        name: adapter.name,
        again: adapterId,
        begun: true,
        compared: { done: 0, of: 0 },
      }
      live = work
      begin(
        work,
        compare(work, adapterId).then((failure) => {
          if (failure) console.error(`comparison: ${failure}`)
          if (live === work) finish(work, { status: 'done', failure })
        }),
      )
      return told(session)
    },

    /** A workspace was opened and its model is loaded, or can't be: goes on with what had not ended. */
    attach(session: Session): void {
      const row = lastTraining(session.db)
      if (live || !row || row.endedAt !== null) return
      const work = newLive(session, row)
      live = work
      if (row.status === 'comparing') {
        work.begun = true
        begin(work, compareAtEnd(work, row.adapterId!))
      } else {
        work.paused = row.status === 'paused'
        work.waiting = !isTime(session)
        if (!endIfWithdrawn(work)) steer(work)
      }
      session.changed('studio')
    },

    /** The workspace closes: what runs ends, and its checkpoint stays. */
    detach(): void {
      const work = live
      live = null
      work?.job?.cancel()
      work?.stop.abort()
    },

    /** Something was withdrawn: gives the name of the training that ended for it, if one did. */
    endIfWithdrawn: (): string | null => {
      const work = live
      return work && endIfWithdrawn(work) ? work.name : null
    },

    /** A person waits for the model, or models are compared: the processor is theirs. */
    hold(): void {
      held = true
      if (!live) return
      live.yielding = true
      steer(live)
    },
    letGo(): void {
      held = false
      if (!live?.yielding) return
      live.yielding = false
      steer(live)
    },

    /** Whether adapters are being compared now. */
    isComparing: (): boolean => live?.compared != null,

    checkTimes,
    /** Somebody is at a screen: what may only run while nobody is holds. */
    seen(session: Session): void {
      seenAt = session.now()
      checkTimes()
    },
  }
}
