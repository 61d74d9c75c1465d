import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { libraryAtoms, slotsOf } from '../../src/core/atoms/library/index.ts'
import {
  type CompletionRequest,
  createModelClient,
  createPrivateFiles,
  type Llm,
  type ModelClient,
  phraseTracks,
  repeatByClock,
  trackAnswer,
} from '../../src/core/llm/index.ts'
import { explainQuote } from '../../src/core/quoteExplanation/explainQuote.ts'
import { phraseExplanation } from '../../src/core/quoteExplanation/phraseExplanation.ts'
import { composeTalkTracks, type TalkTrack } from '../../src/core/talkTracks/index.ts'
import { forkedLine } from '../../src/core/testing/forkedLine.ts'
import type { TrainingExample } from '../../src/core/training/protocol.ts'
import { type ModelShape, usualSpread } from '../../src/gguf/index.ts'
import { type ByteLevelModel, writeByteLevelModel } from '../../src/gguf/testing/byteLevelModel.ts'
import { byteLevelStyles } from '../../src/gguf/testing/byteLevelStyles.ts'
import { runJob } from '../../src/trainer/runJob.ts'
import { jobOf, surroundings } from '../../src/trainer/testing/jobs.ts'

// What a firm's own model goes through, with models of those very architectures: small, random ones that talk nonsense,
// and the same after they have learnt one rewording by heart.

const directory = mkdtempSync(join(tmpdir(), 'sandtable-families-'))
const { line, child } = forkedLine(
  fileURLToPath(new URL('../../src/model-process/nodeChild.ts', import.meta.url)),
)
let client: ModelClient
beforeAll(() => {
  client = createModelClient({
    line,
    now: Date.now,
    lay: createPrivateFiles(directory).lay,
    repeat: repeatByClock,
    wait: (milliseconds) => (milliseconds < 5_000 ? Promise.resolve() : new Promise(() => {})),
  })
})
afterAll(() => {
  client.close()
  rmSync(directory, { recursive: true })
})

const llm: Llm = { state: () => client.state(), complete: (request) => client.complete(request) }
async function choose(path: string): Promise<void> {
  expect(await client.choose(path)).toMatchObject({ state: 'ready' })
}

/** The beginning of a composed track, with a slot, short enough to be learnt in a second. */
function shortTrack(): TalkTrack {
  const composed = composeTalkTracks({
    lang: 'en',
    asOf: Date.UTC(2026, 4, 20),
    person: null,
    deal: { product: 'LineSight', account: 'Keller Guss', stage: 'evaluate', industry: 'industrialSoftware' },
    facts: [],
    intent: null,
    objections: [],
    atoms: libraryAtoms,
    effects: { atoms: {}, strategies: {} },
    forbiddenTopics: [],
    committee: [],
  })
  if (composed.outcome !== 'composed') throw new Error('refused')
  const [track] = composed.tracks
  const withSlot = track!.sentences.filter(({ template }) => slotsOf(template).length > 0)
  return { ...track!, rules: [], sentences: withSlot.slice(0, 1) }
}
const track = shortTrack()
const templates = new Map(track.sentences.map(({ id, template }) => [id, `Frankly: ${template}`]))
const saidTrack = trackAnswer(track, templates, [...templates.keys()])

/** A range that too little is known for, and what is advised all the same. */
const explained = explainQuote(
  {
    currency: 'CNY',
    prediction: { kind: 'notEnoughInformation', n: 2, missing: [] },
    advice: { floorMinor: 4_450_000, targetMinor: 4_500_000, stretchMinor: 4_700_000, moves: [] },
    guardrails: [],
  },
  'zh',
)
const saidExplanation = JSON.stringify({
  s1: '手上就{count:alike}笔可比成交，区间给不准，不猜。',
  s2: '底价放在{price:floor}，目标{price:target}，开口先说{price:stretch}。',
})

const phraseTrack = (by: Llm, checker = () => ({ passed: true, codes: [] as string[] })) =>
  phraseTracks([track], by, { lang: 'en', checker, seed: 1 })
const phraseRange = (by: Llm, admits = (_: string) => true, signal?: AbortSignal) =>
  phraseExplanation(explained, by, { lang: 'zh', admits, ...(signal && { signal }) })

/** What the product asks a model in these two cases. */
async function requestsOf(): Promise<CompletionRequest[]> {
  const asked: CompletionRequest[] = []
  const listening: Llm = {
    state: () => ({ state: 'ready', name: 'x', sha256: '', sizeBytes: 1 }),
    async complete(request) {
      asked.push(request)
      return { outcome: 'failed', code: 'model.crashed' }
    },
  }
  await phraseTrack(listening)
  await phraseRange(listening)
  return asked
}
const asked = await requestsOf()
const lessons = [saidTrack, saidExplanation].map(
  (answer, at): TrainingExample => ({
    kind: 'conversation',
    id: `lesson-${at}`,
    ...{ system: asked[at]!.system, prompt: asked[at]!.prompt, answer },
  }),
)
const texts = lessons.flatMap((lesson) =>
  lesson.kind === 'conversation' ? [lesson.system, lesson.prompt, lesson.answer] : [],
)

const families: [string, Partial<ModelShape>, ByteLevelModel['style']][] = [
  ['llama: grouped queries, untied', { headsKv: 2, tied: false }, byteLevelStyles['Llama 3']],
  [
    'qwen2: biases, half-split rope, grouped queries',
    { architecture: 'qwen2', headsKv: 2, ropeFrequencyBase: 1_000_000 },
    byteLevelStyles['Qwen2.5'],
  ],
  [
    'qwen3: norms of queries and keys, heads wider than the model, untied',
    { architecture: 'qwen3', headsKv: 1, headSize: 32, tied: false, ropeFrequencyBase: 1_000_000 },
    byteLevelStyles.Qwen3,
  ],
]

/** The same model after a second with the two lessons. */
async function trained(path: string): Promise<string> {
  const outputPath = path.replace('.gguf', '-trained.gguf')
  const job = jobOf(directory, path, {
    mode: { kind: 'full', writtenAs: 'f32' },
    epochs: 30,
    examplesPerStep: 2,
    tokensAtOnce: 1024,
    learningRate: 0.01,
    stepsPerCheckpoint: 1000,
  })
  const end = await runJob({ ...job, outputPath, training: lessons, heldOut: [] }, surroundings())
  expect(end).toMatchObject({ outcome: 'done', result: { tooLong: [] } })
  return outputPath
}

const longText = { type: 'string', minLength: 300, maxLength: 400 } as const

/** Nonsense in the right form, from a model that has learnt nothing; and what becomes of it. */
async function expectComposition(): Promise<void> {
  for (const request of asked) {
    const answer = await llm.complete({ ...request, temperature: 0.7 })
    // A random model may take longer than it is given; what it ends has the form.
    if (answer.outcome === 'failed') expect(answer.code).toBe('model.outputCutOff')
    else expect(JSON.parse(answer.text)).toEqual(answer.json)
  }
  const words = await phraseTrack(llm)
  expect(words.tracks).toEqual([track])
  expect(words.words).toMatchObject([{ tier: 'composition', attempts: 2 }])
  expect(words.words[0]!.why).toMatch(/^output\.|^model\.outputCutOff$/)
  const range = await phraseRange(llm)
  expect(range).toMatchObject({ tier: 'composition', sentences: explained.map(({ text }) => text) })
  expect(range.why).toMatch(/^output\.|^model\.outputCutOff$/)
}

/** A long answer is broken off at its first letters, and the same process answers the next. */
async function expectCancel(): Promise<void> {
  const { pid } = child()
  const stop = new AbortController()
  const long = { ...asked[0]!, schema: longText, maxTokens: 1000 }
  expect(await llm.complete({ ...long, signal: stop.signal, onText: () => stop.abort() })).toEqual({
    outcome: 'failed',
    code: 'model.cancelled',
  })
  const before = AbortSignal.abort()
  expect(await phraseRange(llm, () => true, before)).toMatchObject({
    tier: 'composition',
    why: 'model.cancelled',
  })
  const short = await llm.complete({ ...asked[0]!, schema: { enum: ['yes', 'no'] }, maxTokens: 16 })
  expect(short).toMatchObject({ outcome: 'done', json: expect.stringMatching(/^(yes|no)$/) })
  expect(child().pid).toBe(pid)
}

describe.each(families)('a model of the family of %s', (_, shape, style) => {
  const path = join(directory, `${shape.architecture ?? 'llama'}.gguf`)

  it('that talks nonsense is asked twice, the composed words stand, and a cancelled answer stops', async () => {
    writeByteLevelModel(path, { style, shape, texts })
    await choose(path)
    await expectComposition()
    await expectCancel()
  })

  it('that has learnt to reword words a track and explains a range, once more where a check refuses', async () => {
    writeByteLevelModel(path, {
      style,
      shape,
      texts,
      spread: { ...usualSpread, embedding: 0.1, matrix: 0.1 },
    })
    await choose(await trained(path))

    const phrased = await phraseTrack(llm)
    expect(phrased.words).toMatchObject([{ tier: 'model', attempts: 1, why: null }])
    expect(phrased.tracks[0]!.sentences[0]!.template).toBe([...templates.values()][0])
    const { model } = phrased
    expect(model).toEqual({ name: `${shape.architecture ?? 'llama'}-trained`, sha256: model!.sha256 })
    expect(await phraseRange(llm)).toEqual({
      // Every figure is the engine's, put into the model's words.
      sentences: [
        '手上就2笔可比成交，区间给不准，不猜。',
        '底价放在4.45万元，目标4.5万元，开口先说4.7万元。',
      ],
      ...{ tier: 'model', model: model!.name, isAsked: true, why: null },
    })

    let judged = 0
    const refusingOnce = () => ({ passed: judged++ > 0, codes: ['redLine'] })
    expect((await phraseTrack(llm, refusingOnce)).words).toMatchObject([{ tier: 'model', attempts: 2 }])
    const refusing = await phraseTrack(llm, () => ({ passed: false, codes: ['redLine'] }))
    expect(refusing.tracks).toEqual([track])
    expect(refusing.words).toMatchObject([
      { tier: 'composition', attempts: 2, why: 'output.refusedByCheck', checkCodes: ['redLine'] },
    ])
    expect(await phraseRange(llm, () => false)).toMatchObject({
      ...{ tier: 'composition', why: 'output.refusedByCheck' },
      sentences: explained.map(({ text }) => text),
    })
  })
})

it('a model with as large a vocabulary as Qwen’s goes the same way', async () => {
  const path = join(directory, 'large.gguf')
  const shape = { architecture: 'qwen2', width: 32, heads: 2, headsKv: 1, hidden: 64, layers: 1 } as const
  writeByteLevelModel(path, { style: byteLevelStyles['Qwen2.5'], shape, texts, vocabularySize: 151_936 })
  await choose(path)
  await expectCancel()
  const words = await phraseTrack(llm)
  expect(words.tracks).toEqual([track])
  expect(words.words).toMatchObject([{ tier: 'composition', attempts: 2 }])
  expect(words.words[0]!.why).toMatch(/^output\.|^model\.outputCutOff$/)
})
