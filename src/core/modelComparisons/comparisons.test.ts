import { describe, expect, it } from 'vitest'
import type { ContactId, DealId } from '../../shared/ids.ts'
import { createBriefEngines, draftBrief } from '../brief/draftBrief.ts'
import { requireDeal } from '../deals/store.ts'
import {
  type Completion,
  type CompletionRequest,
  createModelQueue,
  type LlmState,
  trackAnswer,
  trackRequest,
} from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { actingRole, setSetting } from '../settings/settings.ts'
import { officeOfEdits } from '../studio/testing/editedTeam.ts'
import { createComparisons } from './comparisons.ts'
import type { ComparedClient, ResolvedChoice } from './openModel.ts'

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
const shaOf = (name: string) => name.charCodeAt(0).toString(16).padStart(2, '0').repeat(32)
const ready = (name: string): LlmState => ({ state: 'ready', name, sha256: shaOf(name), sizeBytes: 1000 })
const file = (name: string): ResolvedChoice => ({
  kind: 'file',
  name,
  path: `/${name}.gguf`,
  isServing: false,
})

/** An office with a call to prepare, a model that serves, and a process beside it that loads what a test lets it. */
function stage(answer: (name: string, request: CompletionRequest) => Promise<Completion>) {
  const { session: office, decided } = officeOfEdits({ hospitals: 3, edits: () => [], adopts: false })
  const session = office as Session
  const { dealId, contactId } = decided[0]!
  const story: string[] = []
  const answersOf = (name: () => string) => ({
    complete: (request: CompletionRequest) => answer(name(), request),
    score: async () => ({ outcome: 'scored', tokens: 1, logProbability: -1 }) as const,
  })
  const serving = { state: () => ready('served'), ...answersOf(() => 'served') }
  let beside: LlmState = { state: 'absent' }
  const besideClient: ComparedClient = {
    state: () => beside,
    async choose(path) {
      story.push(`loads ${path}`)
      const name = path?.replace(/^\/|\.gguf$/g, '')
      beside =
        name === undefined
          ? { state: 'absent' }
          : name === 'huge'
            ? { state: 'failed', name, code: 'model.tooLarge' }
            : ready(name)
      return beside
    },
    ...answersOf(() => (beside.state === 'ready' ? beside.name : 'none')),
  }
  const queue = createModelQueue(serving, { onBusy: () => {}, onIdle: () => {} })
  const chosen = new Map<string, ResolvedChoice>()
  const comparisons = createComparisons({
    serving,
    beside: besideClient,
    queue,
    engines: createBriefEngines(),
    teamLines: () => [],
    resolve: (_, choice) => chosen.get(choice.kind === 'file' ? choice.path : choice.kind)!,
    isBusy: () => false,
    hold: () => story.push('trainings hold'),
    letGo: () => story.push('trainings go on'),
  })
  const work = {
    kind: 'brief',
    dealId: dealId as DealId,
    contactId: contactId as ContactId,
    lang: 'zh',
  } as const
  const start = (
    choices: readonly ResolvedChoice[],
    given: Parameters<typeof comparisons.start>[1]['work'] = work,
  ) => {
    choices.forEach((choice, at) => void chosen.set(String(at), choice))
    const models = choices.map((_, at) => ({ kind: 'file', path: String(at) }) as const)
    return comparisons.start(session, { models, work: given })
  }
  const composed = draftBrief(
    session,
    createBriefEngines(),
    { dealId, contactId, lang: 'zh' },
    session.now(),
  ).tracks
  const done = (name: string, json: unknown): Completion => ({
    outcome: 'done',
    text: '',
    json,
    model: { name, sha256: shaOf(name) },
    tokens: { prompt: 40, answer: 20 },
    residentBytes: 5_000_000,
  })
  /** Words every sentence of a track with a word of its own before it. */
  const reworded = (name: string, { prompt }: CompletionRequest, word: string): Completion => {
    const track = composed.find((one) => trackRequest(one, 'zh', 1).prompt === prompt)!
    const said = new Map(track.sentences.map(({ id, template }) => [id, `${word}${template}`]))
    const order = track.sentences.map(({ id }) => id)
    return done(name, JSON.parse(trackAnswer(track, said, order)))
  }
  return { session, dealId, story, queue, comparisons, start, composed, done, reworded, work }
}

describe('models side by side on the tracks of a call', () => {
  it('are loaded one after another beside the one that serves, and each tells what passed, what it took and who words', async () => {
    const { comparisons, start, story, reworded, done, session } = stage(async (name, request) =>
      name === 'alpha' ? reworded(name, request, '好的，') : done(name, 'nonsense'),
    )
    const begun = await start([file('alpha'), file('beta'), file('huge')])
    expect(begun).toMatchObject({ state: 'running', logged: null })
    await comparisons.idle()
    const seen = comparisons.get(session)!
    const [alpha, beta, huge] = seen.models
    expect(seen.models.map(({ state, failure }) => [state, failure])).toEqual([
      ['done', null],
      ['done', null],
      ['failed', 'model.tooLarge'],
    ])
    expect(alpha!.tracks!.every(({ tier, why }) => tier === 'model' && why === null)).toBe(true)
    expect(alpha!.tracks!.map(({ form }) => form)).toEqual(['track', 'track', 'track'])
    expect(alpha!.tracks!.flatMap(({ sentences }) => sentences).every(({ isComposed }) => !isComposed)).toBe(
      true,
    )
    expect(beta!.tracks!.every(({ tier, why }) => tier === 'composition' && why === 'output.form')).toBe(true)
    expect(beta!.tracks!.flatMap(({ sentences }) => sentences).every(({ isComposed }) => isComposed)).toBe(
      true,
    )
    // A refused answer is asked for once more, as in a brief.
    expect(alpha!.taken).toMatchObject({ answers: 3, answerTokens: 60, residentBytes: 5_000_000 })
    expect(beta!.taken).toMatchObject({ answers: 6, answerTokens: 120 })
    expect([alpha!.sha256, huge!.tracks, huge!.taken]).toEqual([shaOf('alpha'), null, null])
    expect(story).toEqual([
      'trainings hold',
      'loads /alpha.gguf',
      'loads /beta.gguf',
      'loads /huge.gguf',
      'trainings go on',
      'loads null',
    ])
  })

  it('are logged before anything is shown, with hashes instead of words, and nothing of it is an advice', async () => {
    const { comparisons, start, session, reworded, dealId } = stage(async (name, request) =>
      reworded(name, request, '好的，'),
    )
    const shown = () => listLog(session.db).filter(({ kind }) => kind === 'adviceShown').length
    const before = shown()
    const begun = await start([file('alpha'), file('beta')])
    expect(begun.models.every(({ tracks }) => tracks === null)).toBe(true)
    await comparisons.idle()
    const { logged, models } = comparisons.get(session)!
    const entry = listLog(session.db)[0]!
    expect(entry).toMatchObject({ kind: 'modelsCompared', seq: logged!.seq, hash: logged!.hash })
    const said = JSON.stringify(entry)
    for (const { text } of models[0]!.tracks!.flatMap(({ sentences }) => sentences))
      expect(said).not.toContain(text)
    expect(said).toContain(dealId)
    expect(shown()).toBe(before)
  })

  it('stand back for a person: what was under way is broken off, counts nowhere, and is asked again', async () => {
    const first = Promise.withResolvers<void>()
    let asked = 0
    const { comparisons, start, queue, session, reworded, done } = stage(async (name, request) => {
      if (request.prompt === 'a person asks') return done('served', {})
      asked += 1
      if (asked === 1) {
        first.resolve()
        await new Promise<void>((resolve) => request.signal?.addEventListener('abort', () => resolve()))
        return { outcome: 'failed', code: 'model.cancelled' }
      }
      return reworded(name, request, '好的，')
    })
    await start([file('alpha'), file('beta')])
    await first.promise
    const person = await queue.forPerson.complete({
      system: '',
      prompt: 'a person asks',
      schema: { type: 'boolean' },
      maxTokens: 1,
      temperature: 0,
      seed: 1,
    })
    expect(person.outcome).toBe('done')
    await comparisons.idle()
    expect(comparisons.get(session)!.models.map(({ state, taken }) => [state, taken!.answers])).toEqual([
      ['done', 3],
      ['done', 3],
    ])
    expect(asked).toBe(7)
  })

  it('end when somebody says so: what was done is logged and stays, the rest is told as stopped', async () => {
    const waiting = Promise.withResolvers<void>()
    const { comparisons, start, session, reworded } = stage(async (name, request) => {
      if (name !== 'beta') return reworded(name, request, '好的，')
      waiting.resolve()
      await new Promise<void>((resolve) => request.signal?.addEventListener('abort', () => resolve()))
      return { outcome: 'failed', code: 'model.cancelled' }
    })
    await start([file('alpha'), file('beta'), file('gamma')])
    await waiting.promise
    await expect(start([file('alpha'), file('beta')])).rejects.toMatchObject({ code: 'comparison.runs' })
    const stopped = comparisons.cancel(session)!
    expect(stopped).toMatchObject({ state: 'cancelled' })
    expect(stopped.models.map(({ state }) => state)).toEqual(['done', 'cancelled', 'cancelled'])
    expect(stopped.models[0]!.tracks).toHaveLength(3)
    await comparisons.idle()
    const [entry] = listLog(session.db).filter(({ kind }) => kind === 'modelsCompared')
    expect(entry!.body).toMatchObject({ ended: 'cancelled' })
    expect(listLog(session.db).filter(({ kind }) => kind === 'modelsCompared')).toHaveLength(1)
    // Another one may begin at once.
    await start([file('alpha'), file('gamma')])
    await comparisons.idle()
    expect(comparisons.get(session)!.state).toBe('done')
  })

  it('ask the model that serves where it is, and take no answer of another that was put in its place meanwhile', async () => {
    const { comparisons, start, session, story, reworded, done } = stage(async (name, request) =>
      name === 'served' ? done('other', {}) : reworded(name, request, '好的，'),
    )
    await start([{ ...file('served'), isServing: true } as ResolvedChoice, file('alpha')])
    await comparisons.idle()
    expect(story.filter((line) => line.startsWith('loads /'))).toEqual(['loads /alpha.gguf'])
    const [served] = comparisons.get(session)!.models
    expect(served!.tracks!.map(({ why }) => why)).toEqual(['model.absent', 'model.absent', 'model.absent'])
  })

  it('are shown no more once the records have changed', async () => {
    const { comparisons, start, session, reworded } = stage(async (name, request) =>
      reworded(name, request, '好的，'),
    )
    await start([file('alpha'), file('beta')])
    await comparisons.idle()
    setSetting(session.db, session.stamp(), actingRole, 'engineer')
    const seen = comparisons.get(session)!
    expect([seen.outdated, seen.models.every(({ tracks }) => tracks === null)]).toEqual([true, true])
  })

  it('are refused where the same stands there twice, and for a deal that is not there', async () => {
    const { start, work, dealId, session } = stage(async (name, request) => {
      throw new Error(`${name} ${request.prompt}`)
    })
    await expect(start([file('alpha'), file('alpha')])).rejects.toMatchObject({
      code: 'comparison.sameModel',
    })
    await expect(
      start([file('alpha'), file('beta')], { ...work, dealId: 'dea_NONE' as DealId }),
    ).rejects.toMatchObject({ code: 'record.notFound' })
    expect(requireDeal(session.db, dealId).id).toBe(dealId)
  })

  it('go with the workspace', async () => {
    const { comparisons, start, session, reworded } = stage(async (name, request) =>
      reworded(name, request, '好的，'),
    )
    await start([file('alpha'), file('beta')])
    comparisons.detach()
    await comparisons.idle()
    await settled()
    expect(comparisons.get(session)).toBeNull()
    expect(listLog(session.db).some(({ kind }) => kind === 'modelsCompared')).toBe(false)
  })
})

describe('models side by side on the labelled messages', () => {
  it('each tell how well they read them, beside the rules on the same ones', async () => {
    const { comparisons, start, session, done } = stage(async (name, { prompt }) => {
      const quote = JSON.parse(prompt.slice(prompt.indexOf('"'))) as string
      return done(name, { found: name === 'alpha' ? [{ kind: 'demo', quote }] : [] })
    })
    await start([file('alpha'), file('beta')], { kind: 'labelledMessages' })
    await comparisons.idle()
    const { models, work } = comparisons.get(session)!
    expect(work).toEqual({ kind: 'labelledMessages', messages: 392 })
    const [alpha, beta] = models.map(({ reading }) => reading!)
    expect(alpha!.rules).toEqual(beta!.rules)
    expect([alpha!.quoted, beta!.quoted, alpha!.answered]).toEqual([392, 0, 392])
    expect([alpha!.verdict, beta!.verdict]).toEqual(['notBetter', 'notBetter'])
    expect(beta!.gain).toEqual({ value: 0, low: 0, high: 0 })
  })
})
