import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getLlamaGpuTypes } from 'node-llama-cpp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../core/learning/random.ts'
import type { CompletionRequest, LlmState, OutputSchema } from '../core/llm/llm.ts'
import { createModelClient, type ModelClient } from '../core/llm/modelClient.ts'
import { createPrivateFiles } from '../core/llm/privateFiles.ts'
import { repeatByClock } from '../core/llm/watchSilence.ts'
import { forkedLine } from '../core/testing/forkedLine.ts'
import { floatTensor, writeGguf } from '../gguf/index.ts'
import { writeRandomModel } from '../gguf/testing/randomModel.ts'

// The real thing: llama.cpp in a process of its own, with a model of random weights.

const entry = fileURLToPath(new URL('./nodeChild.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'sandtable-model-'))
const path = join(directory, 'random.gguf')
let sha256 = ''

beforeAll(() => {
  writeRandomModel(path)
  sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
})
afterAll(() => rmSync(directory, { recursive: true }))

/** An adapter that shouts: what leaves the first layer is turned about. */
function writeLoudAdapter(): string {
  const file = join(directory, 'adapter.gguf')
  const random = seededRandom(3)
  const values = (count: number) => Float32Array.from({ length: count }, () => random() * 2 - 1)
  writeGguf(
    file,
    {
      'general.architecture': { type: 'string', value: 'llama' },
      'general.type': { type: 'string', value: 'adapter' },
      'adapter.type': { type: 'string', value: 'lora' },
      'adapter.lora.alpha': { type: 'float32', value: 16 },
    },
    [
      floatTensor('blk.0.ffn_down.weight.lora_a', [128, 4], values(128 * 4)),
      floatTensor('blk.0.ffn_down.weight.lora_b', [4, 64], values(4 * 64)),
    ],
  )
  return file
}

const open: ModelClient[] = []
afterEach(() => {
  for (const client of open.splice(0)) client.close()
})

function startClient(mayUseGpu = false) {
  const { line, child } = forkedLine(entry)
  const states: LlmState[] = []
  const client = createModelClient({
    line,
    now: Date.now,
    mayUseGpu: () => mayUseGpu,
    lay: createPrivateFiles(directory).lay,
    repeat: repeatByClock,
    // Restarts follow at once; the grace of a cancelled answer never runs out, as it need not.
    wait: (milliseconds) => (milliseconds < 5_000 ? Promise.resolve() : new Promise(() => {})),
    onState: (state) => void states.push(state),
  })
  open.push(client)
  return { client, child, states }
}

const trackSchema: OutputSchema = {
  type: 'object',
  properties: {
    order: { type: 'array', items: { enum: ['1.keyMessage.1', '1.keyMessage.2'] }, minItems: 2, maxItems: 2 },
    sentences: {
      type: 'object',
      properties: {
        '1.opening.1': {
          type: 'object',
          properties: {
            slots: { type: 'array', items: { enum: ['fact:downtimeHours'] }, minItems: 1, maxItems: 1 },
            evidence: { type: 'array', items: { enum: ['e21', 'e22'] }, minItems: 1, maxItems: 2 },
            text: { type: 'string', minLength: 4, maxLength: 24 },
          },
        },
      },
    },
  },
}

const request: CompletionRequest = {
  system: 'Rephrase.',
  prompt: '客户停机，谈价格。',
  schema: trackSchema,
  maxTokens: 600,
  temperature: 0.8,
  seed: 3,
}

/** An answer long enough that its process is surely still writing when its first words are heard. */
const longRequest: CompletionRequest = {
  ...request,
  schema: { type: 'string', minLength: 300, maxLength: 400 },
  maxTokens: 1000,
}

describe('a model in a process of its own', () => {
  it('loads, says which file it is, and answers in the form asked for, as it goes', async () => {
    const { client, states } = startClient()
    const state = await client.choose(path)
    expect(state).toEqual({ state: 'ready', name: 'random', sha256, sizeBytes: readFileSync(path).length })
    expect(states[0]).toEqual({ state: 'loading', name: 'random', progress: 0 })

    let streamed = ''
    const answer = await client.complete({
      ...request,
      onText(text) {
        streamed += text
      },
    })
    if (answer.outcome !== 'done') throw new Error(answer.code)
    expect(answer.json).toEqual({
      order: [expect.stringMatching(/^1\.keyMessage\.[12]$/), expect.stringMatching(/^1\.keyMessage\.[12]$/)],
      sentences: {
        '1.opening.1': {
          slots: ['fact:downtimeHours'],
          evidence: expect.arrayContaining([expect.stringMatching(/^e2[12]$/)]),
          text: expect.any(String),
        },
      },
    })
    expect(streamed.trim()).toBe(answer.text.trim())
    expect(answer.model).toEqual({ name: 'random', sha256 })
    expect(answer.tokens.answer).toBeGreaterThan(20)

    const again = await client.complete(request)
    expect(again).toMatchObject({ outcome: 'done', text: answer.text })
    expect(await client.complete({ ...request, maxTokens: 5 })).toEqual({
      outcome: 'failed',
      code: 'model.outputCutOff',
    })
    expect(await client.complete({ ...request, prompt: '停机'.repeat(3000) })).toEqual({
      outcome: 'failed',
      code: 'model.promptTooLong',
    })
    // A form with a choice of nothing is refused by name, and an empty list of it is none.
    const nothing = { enum: [] }
    expect(await client.complete({ ...request, schema: nothing })).toEqual({
      outcome: 'failed',
      code: 'model.schemaRefused',
    })
    const empty = { type: 'array', items: nothing, minItems: 0, maxItems: 0 } as const
    expect(await client.complete({ ...request, schema: empty })).toMatchObject({ outcome: 'done', json: [] })
  })

  it('stops when cancelled and answers the next request', async () => {
    const { client, child } = startClient()
    await client.choose(path)
    const { pid } = child()
    const stop = new AbortController()
    const cancelled = client.complete({
      ...longRequest,
      signal: stop.signal,
      onText: () => stop.abort(),
    })
    expect(await cancelled).toEqual({ outcome: 'failed', code: 'model.cancelled' })
    expect(await client.complete(request)).toMatchObject({ outcome: 'done' })
    expect(child().pid).toBe(pid)
  })

  /** Sends a signal to the process that just said something, once; gives back which process that was. */
  const hitOnce = (child: () => ChildProcess, signal: NodeJS.Signals) => {
    const hit: { pid?: number } = {}
    const onText = () => {
      if (hit.pid !== undefined) return
      hit.pid = child().pid!
      process.kill(hit.pid, signal)
    }
    return { hit, onText }
  }

  it('loses no request when its process is killed in the midst of it', async () => {
    const { client, child } = startClient()
    await client.choose(path)
    const { hit, onText } = hitOnce(child, 'SIGKILL')
    expect(await client.complete({ ...longRequest, onText })).toMatchObject({ outcome: 'done' })
    expect(child().pid).not.toBe(hit.pid)
  })

  // Windows knows no signal that makes a process stand still.
  it.skipIf(process.platform === 'win32')(
    'loses no request when its process stands still in the midst of it and nobody cancels',
    async () => {
      const { client, child } = startClient()
      await client.choose(path)
      const { hit, onText } = hitOnce(child, 'SIGSTOP')
      expect(await client.complete({ ...longRequest, onText })).toMatchObject({ outcome: 'done' })
      expect(child().pid).not.toBe(hit.pid)
    },
  )

  it('answers with an adapter and without side by side, and tells how probable an answer is in each', async () => {
    const { client } = startClient()
    await client.choose(path)
    const adapter = { id: 'adp_1', name: 'style', bytes: () => readFileSync(writeLoudAdapter()) }
    const plain = await client.complete({ ...request, adapter: null })
    const changed = await client.complete({ ...request, adapter })
    const plainAgain = await client.complete({ ...request, adapter: null })
    if (plain.outcome !== 'done' || changed.outcome !== 'done') throw new Error('refused')
    expect(changed.text).not.toBe(plain.text)
    expect(plainAgain).toMatchObject({ text: plain.text })
    expect(changed.model).toEqual({ name: 'random + style', sha256 })

    const asked = { system: request.system, prompt: request.prompt, answer: plain.text }
    const [before, after] = [
      await client.score({ ...asked, adapter: null }),
      await client.score({ ...asked, adapter }),
    ]
    if (before.outcome !== 'scored' || after.outcome !== 'scored') throw new Error('refused')
    expect(before.tokens).toBe(after.tokens)
    expect(before.logProbability).toBeLessThan(0)
    expect(after.logProbability).not.toBeCloseTo(before.logProbability, 1)

    const garbage = { id: 'adp_2', name: 'garbage', bytes: () => Buffer.from('no adapter') }
    expect(await client.complete({ ...request, adapter: garbage })).toEqual({
      outcome: 'failed',
      code: 'model.adapterRefused',
    })
    expect(await client.complete({ ...request, adapter: null })).toMatchObject({ text: plain.text })
  })

  it('chooses with an adapter what is likeliest as a whole, and after a choice that was cancelled chooses the same', async () => {
    const { client } = startClient()
    await client.choose(path)
    const adapter = { id: 'adp_1', name: 'style', bytes: () => readFileSync(writeLoudAdapter()) }
    const texts = ['停机价格', '停机，客户', 'the price', 'the customer stops', 'x', '客户，价格。']
    const asked = { ...request, schema: { enum: texts }, temperature: 0, asWhole: true } as const
    const scores: number[] = []
    for (const text of texts) {
      const { system, prompt } = request
      const score = await client.score({ system, prompt, answer: JSON.stringify(text), adapter })
      if (score.outcome !== 'scored') throw new Error(score.code)
      scores.push(score.logProbability)
    }
    const best = texts[scores.indexOf(Math.max(...scores))]
    // Before it has gone out, and when it has.
    for (const isUnderWay of [false, true]) {
      const cancelled = new AbortController()
      const broken = client.complete({ ...asked, adapter, signal: cancelled.signal })
      const next = client.complete({ ...asked, adapter })
      if (isUnderWay) await new Promise((resolve) => setImmediate(resolve))
      cancelled.abort()
      expect(await broken).toEqual({ outcome: 'failed', code: 'model.cancelled' })
      expect(await next).toMatchObject({ outcome: 'done', json: best, text: JSON.stringify(best) })
    }

    // The model as it is goes token by token, whether it is asked so or not.
    const { asWhole: _, ...byToken } = asked
    const plain = await client.complete({ ...byToken, adapter: null })
    if (plain.outcome !== 'done') throw new Error(plain.code)
    expect(await client.complete({ ...asked, adapter: null })).toMatchObject({ json: plain.json })
  })

  describe('that may use a graphics card', () => {
    // Large enough that one would be used where there is one.
    const large = join(directory, 'large.gguf')
    beforeAll(() => writeRandomModel(large, 1, { layers: 5, width: 640, hidden: 2048 }))

    it('loads and answers, by the processor where there is none, and says which of them it is', async () => {
      const { client } = startClient(true)
      const state = await client.choose(large)
      expect(state).toMatchObject({ state: 'ready', name: 'large' })
      const hasGpu = (await getLlamaGpuTypes('supported')).some(Boolean)
      if (!hasGpu) expect(state).not.toHaveProperty('gpu')
      expect(state).not.toHaveProperty('gpuFault')
      expect(await client.complete(request)).toMatchObject({ outcome: 'done' })
    })

    it('is loaded by the processor in a process of its own when the first one ends before it is loaded', async () => {
      const { client, child } = startClient(true)
      const choosing = client.choose(large)
      const { pid } = child()
      process.kill(pid!, 'SIGKILL')
      expect(await choosing).toMatchObject({ state: 'ready', gpuFault: 'crashed' })
      expect(child().pid).not.toBe(pid)
      expect(await client.complete(request)).toMatchObject({ outcome: 'done' })
    })
  })

  it('refuses what is no sound model, each for its reason, and lives on', async () => {
    const { client, child } = startClient()
    const garbage = join(directory, 'garbage.gguf')
    writeFileSync(garbage, 'no model at all')
    const cut = join(directory, 'cut.gguf')
    writeRandomModel(cut)
    truncateSync(cut, 90_000)
    const misfit = join(directory, 'misfit.gguf')
    // A sound file whose architecture llama.cpp does not know.
    writeFileSync(
      misfit,
      Buffer.from(readFileSync(path).toString('latin1').replaceAll('llama', 'xlama'), 'latin1'),
    )

    expect(await client.choose(garbage)).toEqual({ state: 'failed', name: 'garbage', code: 'model.notGguf' })
    expect(await client.choose(cut)).toEqual({ state: 'failed', name: 'cut', code: 'model.truncated' })
    expect(await client.choose(join(directory, 'gone.gguf'))).toMatchObject({ code: 'model.notFound' })
    expect(await client.choose('hf:someone/model')).toMatchObject({ code: 'model.notFound' })
    expect(await client.choose(misfit)).toEqual({
      state: 'failed',
      name: 'misfit',
      code: 'model.unsupported',
    })
    expect(child().exitCode).toBeNull()
    expect(await client.choose(path)).toMatchObject({ state: 'ready' })
  })

  it('refuses a file that is not the one which a manifest beside it states, and says of one that is', async () => {
    const { client } = startClient()
    const folder = mkdtempSync(join(directory, 'shipped-'))
    const file = join(folder, 'ours.gguf')
    writeRandomModel(file)
    const { size: sizeBytes } = statSync(file)
    const stated = { sandtableModels: 1, models: [{ file: 'ours.gguf', sizeBytes, sha256 }] }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(stated))
    expect(await client.choose(file)).toMatchObject({ state: 'ready', sha256, isAsStated: true })

    // One weight of it is another.
    const bytes = readFileSync(file)
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(file, bytes)
    expect(await client.choose(file)).toEqual({ state: 'failed', name: 'ours', code: 'model.changed' })
    // A manifest of somebody else's says nothing of it.
    writeFileSync(join(folder, 'manifest.json'), '{"models": "none of ours"')
    const unstated = await client.choose(file)
    expect(unstated).toMatchObject({ state: 'ready' })
    expect(unstated).not.toHaveProperty('isAsStated')
  })
})
