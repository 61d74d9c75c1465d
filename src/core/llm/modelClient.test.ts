import { describe, expect, it } from 'vitest'
import type { CompletionRequest, LlmState } from './llm.ts'
import { createModelClient, type ModelClientOptions } from './modelClient.ts'
import { nameOf } from './modelName.ts'
import type { ModelReply, ModelRequest } from './protocol.ts'

const loadedModel = { name: 'tiny', sha256: 'b'.repeat(64), sizeBytes: 1000 }
const question: CompletionRequest = {
  system: '',
  prompt: 'Hello',
  schema: { type: 'string', maxLength: 20 },
  maxTokens: 20,
  temperature: 0,
  seed: 1,
}

/** A model process played by the test: it sees requests, answers and ends when told. */
function playedProcess(options: Partial<ModelClientOptions> = {}) {
  let onMessage: (data: unknown) => void = () => {}
  let onExit: (exitCode: number | null) => void = () => {}
  const played = {
    opened: 0,
    closed: 0,
    waits: [] as number[],
    clock: 0,
    states: [] as LlmState[],
    requests: [] as ModelRequest[],
    answer: (reply: ModelReply | object) => onMessage(reply),
    exit: (exitCode: number | null) => onExit(exitCode),
    last: () => played.requests.at(-1)!,
    continueWaiting: () => {},
    looking: null as null | (() => void),
    /** Time goes by, and nobody else's event loop is held up by it. */
    pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 100) played.looking?.()
    },
  }
  const client = createModelClient({
    line: {
      open() {
        played.opened += 1
      },
      close() {
        played.closed += 1
      },
      postMessage: (data) => void played.requests.push(data as ModelRequest),
      onMessage(listener) {
        onMessage = listener
      },
      onExit(listener) {
        onExit = listener
      },
    },
    now: () => played.clock,
    wait: (milliseconds) => {
      played.waits.push(milliseconds)
      return new Promise((resolve) => {
        played.continueWaiting = resolve
      })
    },
    repeat: (milliseconds, listener) => {
      expect(milliseconds).toBe(100)
      played.looking = listener
      return () => {
        played.looking = null
      }
    },
    onState: (state) => void played.states.push(state),
    ...options,
  })
  return { played, client }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

async function ready(options: Partial<ModelClientOptions> = {}) {
  const both = playedProcess(options)
  const choosing = both.client.choose('/models/tiny.gguf')
  both.played.answer({ kind: 'loaded', call: both.played.last().call, model: loadedModel })
  await choosing
  return both
}

describe('choosing a model', () => {
  it('is absent until a model is chosen, and no process runs', async () => {
    const { played, client } = playedProcess()
    expect(client.state()).toEqual({ state: 'absent' })
    expect(played.opened).toBe(0)
    expect(await client.complete(question)).toEqual({ outcome: 'failed', code: 'model.absent' })
  })

  it('tells its progress and then what it is', async () => {
    const { played, client } = playedProcess()
    const choosing = client.choose('C:\\models\\tiny.gguf')
    const { call } = played.last()
    played.answer({ kind: 'progress', call, progress: 0.5 })
    played.answer({ kind: 'loaded', call, model: loadedModel })
    expect(await choosing).toEqual({ state: 'ready', ...loadedModel })
    expect(played.states).toEqual([
      { state: 'loading', name: 'tiny', progress: 0 },
      { state: 'loading', name: 'tiny', progress: 0.5 },
      { state: 'ready', ...loadedModel },
    ])
  })

  it('tells why a file was refused', async () => {
    const { played, client } = playedProcess()
    const choosing = client.choose('/models/garbage.gguf')
    played.answer({ kind: 'failed', call: played.last().call, code: 'model.notGguf' })
    expect(await choosing).toEqual({ state: 'failed', name: 'garbage', code: 'model.notGguf' })
    expect(await client.complete(question)).toEqual({ outcome: 'failed', code: 'model.notGguf' })
  })

  it('takes no answer about an earlier choice', async () => {
    const { played, client } = playedProcess()
    const first = client.choose('/models/first.gguf')
    const second = client.choose('/models/second.gguf')
    expect(await first).toMatchObject({ state: 'failed' })
    played.answer({ kind: 'loaded', call: 1, model: loadedModel })
    expect(client.state()).toEqual({ state: 'loading', name: 'second', progress: 0 })
    played.answer({ kind: 'loaded', call: 2, model: { ...loadedModel, name: 'second' } })
    expect(await second).toMatchObject({ state: 'ready', name: 'second' })
  })

  it('ends the process when none is wanted', async () => {
    const { played, client } = await ready()
    expect(await client.choose(null)).toEqual({ state: 'absent' })
    expect(played.closed).toBe(1)
  })
})

describe('an answer', () => {
  it('streams and comes back with the model that gave it', async () => {
    const { played, client } = await ready()
    const pieces: string[] = []
    const answering = client.complete({ ...question, onText: (text) => void pieces.push(text) })
    const { call } = played.last()
    played.answer({ kind: 'text', call, text: '"He' })
    played.answer({ kind: 'text', call, text: 'llo"' })
    played.answer({
      kind: 'completed',
      call,
      text: '"Hello"',
      json: 'Hello',
      tokens: { prompt: 3, answer: 2 },
      residentBytes: 7_000_000,
    })
    expect(await answering).toEqual({
      outcome: 'done',
      text: '"Hello"',
      json: 'Hello',
      model: { name: 'tiny', sha256: loadedModel.sha256 },
      tokens: { prompt: 3, answer: 2 },
      residentBytes: 7_000_000,
    })
    expect(pieces).toEqual(['"He', 'llo"'])
  })

  it('is cancelled at once, and a process that does not leave off is ended and started again', async () => {
    const { played, client } = await ready()
    const stop = new AbortController()
    const answering = client.complete({ ...question, signal: stop.signal })
    const { call } = played.last()
    stop.abort()
    expect(await answering).toEqual({ outcome: 'failed', code: 'model.cancelled' })
    expect(played.last()).toEqual({ kind: 'cancel', call })
    played.continueWaiting()
    await settled()
    expect(played.closed).toBe(1)
    played.continueWaiting()
    await settled()
    expect(played.opened).toBe(2)
    expect(played.last()).toMatchObject({ kind: 'load', path: '/models/tiny.gguf' })
  })

  it('a cancelled answer that ends leaves the process alone', async () => {
    const { played, client } = await ready()
    const stop = new AbortController()
    const answering = client.complete({ ...question, signal: stop.signal })
    const { call } = played.last()
    stop.abort()
    await answering
    played.answer({ kind: 'failed', call, code: 'model.cancelled' })
    played.continueWaiting()
    await settled()
    expect(played.closed).toBe(0)
  })

  it('ignores what it does not understand', async () => {
    const { played, client } = await ready()
    played.answer({ kind: 'loaded', model: 'nonsense' })
    played.answer({ kind: 'text', call: 999, text: 'nobody asked' })
    expect(client.state()).toMatchObject({ state: 'ready' })
  })
})

describe('a crash of the model process', () => {
  const answer = {
    kind: 'completed',
    text: '"Hello"',
    json: 'Hello',
    tokens: { prompt: 3, answer: 2 },
  } as const

  it('loses no request: what was under way, and what is asked meanwhile, is answered by the next process', async () => {
    const { played, client } = await ready()
    const told: string[] = []
    const underWay = client.complete({ ...question, onAgain: () => void told.push('again') })
    const lost = played.last()
    played.exit(134)
    const meanwhile = client.complete({ ...question, prompt: 'Meanwhile' })
    expect(played.waits).toEqual([0])
    played.continueWaiting()
    await settled()
    played.answer({ kind: 'loaded', call: played.last().call, model: loadedModel })
    await settled()
    const again = played.requests.slice(-2)
    expect(again).toContainEqual({ ...lost, call: expect.any(Number) })
    expect(again).toContainEqual(expect.objectContaining({ kind: 'complete', prompt: 'Meanwhile' }))
    for (const { call } of again) played.answer({ ...answer, call })
    expect(await underWay).toMatchObject({ outcome: 'done', json: 'Hello' })
    expect(told).toEqual(['again'])
    expect(await meanwhile).toMatchObject({ outcome: 'done', json: 'Hello' })
  })

  it('tells the next process what the file was, so that it is not hashed again, until it is chosen anew', async () => {
    const { played, client } = playedProcess()
    const choosing = client.choose('/models/tiny.gguf')
    expect(played.last()).not.toHaveProperty('known')
    played.answer({ kind: 'loaded', call: played.last().call, model: loadedModel, stamp: '37 0 9' })
    await choosing
    played.exit(134)
    played.continueWaiting()
    await settled()
    expect(played.last()).toMatchObject({
      kind: 'load',
      known: { stamp: '37 0 9', sha256: loadedModel.sha256 },
    })
    void client.choose('/models/tiny.gguf')
    expect(played.last()).toMatchObject({ kind: 'load' })
    expect(played.last()).not.toHaveProperty('known')
  })

  it('a request that ends the process twice is given up, and so is a wait that its asker ends', async () => {
    const { played, client } = await ready()
    const stop = new AbortController()
    const deadly = client.complete(question)
    played.exit(134)
    const waiting = client.complete({ ...question, signal: stop.signal })
    stop.abort()
    expect(await waiting).toEqual({ outcome: 'failed', code: 'model.cancelled' })
    played.continueWaiting()
    await settled()
    played.answer({ kind: 'loaded', call: played.last().call, model: loadedModel })
    await settled()
    played.exit(134)
    expect(await deadly).toEqual({ outcome: 'failed', code: 'model.crashed' })
  })

  it('waits at first not at all, then longer each time, loads again, and gives up after the fourth', async () => {
    const { played, client } = await ready()
    for (const delay of [0, 600, 1200]) {
      played.exit(134)
      expect(played.waits.at(-1)).toBe(delay)
      played.continueWaiting()
      await settled()
      played.answer({ kind: 'loaded', call: played.last().call, model: loadedModel })
      await settled()
      expect(client.state()).toMatchObject({ state: 'ready' })
    }
    const underWay = client.complete(question)
    played.exit(134)
    expect(client.state()).toEqual({ state: 'failed', name: 'tiny', code: 'model.crashed' })
    expect(await underWay).toEqual({ outcome: 'failed', code: 'model.crashed' })
    expect(played.opened).toBe(4)
  })

  it('a file that kills the process while it loads is not tried again', async () => {
    const { played, client } = playedProcess()
    const choosing = client.choose('/models/bomb.gguf')
    played.exit(null)
    expect(await choosing).toEqual({ state: 'failed', name: 'bomb', code: 'model.crashed' })
    expect(played.waits).toEqual([])
  })
})

describe('a model process that hangs', () => {
  const loadAgain = async ({ played }: Awaited<ReturnType<typeof ready>>) => {
    played.continueWaiting()
    await settled()
    expect(played.last()).toMatchObject({ kind: 'load', path: '/models/tiny.gguf' })
    played.answer({ kind: 'loaded', call: played.last().call, model: loadedModel })
    await settled()
  }

  it('is ended, and what it was asked is answered by the next, without anybody having cancelled', async () => {
    const both = await ready()
    const { played, client } = both
    const answering = client.complete(question)
    played.answer({ kind: 'alive' })
    played.pass(800)
    expect(played.closed).toBe(0)
    played.pass(100)
    expect(played.closed).toBe(1)
    await loadAgain(both)
    expect(played.opened).toBe(2)
    expect(played.last()).toMatchObject({ kind: 'complete', prompt: 'Hello' })
    const { call } = played.last()
    played.answer({ kind: 'completed', call, text: '"Hi"', json: 'Hi', tokens: { prompt: 3, answer: 2 } })
    expect(await answering).toMatchObject({ outcome: 'done', json: 'Hi' })
    played.pass(60_000)
    expect(played.closed).toBe(1)
  })

  it('is none that says that it lives, however long it works, and none that nobody asked anything', async () => {
    const { played, client } = await ready()
    played.pass(60_000)
    void client.complete(question)
    for (let second = 0; second < 600; second += 0.5) {
      played.answer({ kind: 'alive' })
      played.pass(500)
    }
    expect(played.closed).toBe(0)
    expect(played.opened).toBe(1)
  })

  it('is given twice the time after each time, lest a machine that is too slow to say so be left without', async () => {
    const both = await ready()
    const { played, client } = both
    void client.complete(question)
    played.pass(900)
    expect(played.closed).toBe(1)
    await loadAgain(both)
    played.pass(1_600)
    expect(played.closed).toBe(1)
    played.pass(100)
    expect(played.closed).toBe(2)
  })

  it('is given longer while it begins and loads, and is told of as one that crashed', async () => {
    const { played, client } = playedProcess()
    const choosing = client.choose('/models/slow.gguf')
    played.pass(15_000)
    expect(client.state()).toMatchObject({ state: 'loading' })
    played.pass(100)
    expect(await choosing).toEqual({ state: 'failed', name: 'slow', code: 'model.crashed' })
    expect(played.closed).toBe(1)
  })
})

describe('a graphics card', () => {
  const gpu = { backend: 'vulkan', layers: 20, of: 24 } as const
  const mayUseGpu = () => true
  const begun = (options: Partial<ModelClientOptions> = {}) => {
    const both = playedProcess({ mayUseGpu, ...options })
    return { ...both, choosing: both.client.choose('/models/tiny.gguf') }
  }
  const answerLast = ({ played }: Pick<ReturnType<typeof begun>, 'played'>, reply: object) =>
    played.answer({ ...reply, call: played.last().call })

  it('is used only where it may be, and the state says how much of the model lies on it', async () => {
    const plain = playedProcess()
    void plain.client.choose('/models/tiny.gguf')
    expect(plain.played.last()).toMatchObject({ kind: 'load', mayUseGpu: false })

    const both = begun()
    expect(both.played.last()).toMatchObject({ kind: 'load', mayUseGpu: true })
    answerLast(both, { kind: 'computesOn', backend: 'vulkan' })
    answerLast(both, { kind: 'loaded', model: { ...loadedModel, gpu } })
    expect(await both.choosing).toEqual({ state: 'ready', ...loadedModel, gpu })
  })

  it.each(['failed', 'tooLittleMemory'] as const)(
    'on which loading comes to "%s" is left alone by a process of its own, and the state says so',
    async (fault) => {
      const both = begun()
      answerLast(both, { kind: 'computesOn', backend: 'cuda' })
      answerLast(both, { kind: 'failed', code: 'model.unsupported', gpuFault: fault })
      await settled()
      expect([both.played.closed, both.played.opened]).toEqual([1, 2])
      expect(both.played.last()).toMatchObject({ kind: 'load', mayUseGpu: false })
      answerLast(both, { kind: 'computesOn', backend: 'cpu' })
      answerLast(both, { kind: 'loaded', model: loadedModel })
      expect(await both.choosing).toEqual({ state: 'ready', ...loadedModel, gpuFault: fault })
    },
  )

  it('with which the process ends, or before it says what it computes on, is left alone likewise', async () => {
    for (const said of [['computesOn', 'metal'], []] as const) {
      const both = begun()
      if (said.length > 0) answerLast(both, { kind: said[0], backend: said[1] })
      both.played.exit(139)
      await settled()
      expect(both.played.last()).toMatchObject({ kind: 'load', mayUseGpu: false })
      answerLast(both, { kind: 'loaded', model: loadedModel })
      expect(await both.choosing).toMatchObject({ state: 'ready', gpuFault: 'crashed' })
    }
  })

  it('that hangs while it loads is left alone too', async () => {
    const both = begun()
    both.played.pass(15_100)
    await settled()
    answerLast(both, { kind: 'loaded', model: loadedModel })
    expect(await both.choosing).toMatchObject({ state: 'ready', gpuFault: 'crashed' })
  })

  it('is not to blame for a file that kills the process of which it is known that the processor computes', async () => {
    const both = begun()
    answerLast(both, { kind: 'computesOn', backend: 'cpu' })
    both.played.exit(139)
    expect(await both.choosing).toEqual({ state: 'failed', name: 'tiny', code: 'model.crashed' })
    expect(both.played.opened).toBe(1)
  })

  it('that ends the process in the midst of an answer: the processor answers, and until a model is chosen anew', async () => {
    const both = begun()
    const { played, client } = both
    answerLast(both, { kind: 'loaded', model: { ...loadedModel, gpu } })
    await both.choosing
    const answering = client.complete(question)
    played.exit(139)
    played.continueWaiting()
    await settled()
    expect(played.last()).toMatchObject({ kind: 'load', mayUseGpu: false })
    answerLast(both, { kind: 'loaded', model: loadedModel })
    await settled()
    answerLast(both, { kind: 'completed', text: '"Hi"', json: 'Hi', tokens: { prompt: 3, answer: 2 } })
    expect(await answering).toMatchObject({ outcome: 'done', json: 'Hi' })
    expect(client.state()).toEqual({ state: 'ready', ...loadedModel, gpuFault: 'crashed' })

    void client.choose('/models/tiny.gguf')
    expect(played.last()).toMatchObject({ kind: 'load', mayUseGpu: true })
  })
})

describe('an adapter', () => {
  const laid: string[] = []
  const adapter = (id: string) => ({ id, name: `style ${id}`, bytes: () => Buffer.from(id) })
  const lay = (bytes: Uint8Array) => {
    const path = `/private/${Buffer.from(bytes).toString()}`
    laid.push(path)
    return { path, remove: () => void laid.splice(laid.indexOf(path), 1) }
  }
  const finish = (played: Awaited<ReturnType<typeof ready>>['played']) =>
    played.answer({
      kind: 'completed',
      call: played.last().call,
      text: '""',
      json: '',
      tokens: { prompt: 1, answer: 1 },
    })

  it('that serves is loaded once, lies open only meanwhile, and signs what it answered', async () => {
    const { played, client } = await ready({ lay, serving: () => adapter('one') })
    const first = client.complete(question)
    expect(played.last()).toMatchObject({ kind: 'loadAdapter', id: 'one', path: '/private/one' })
    expect(laid).toEqual(['/private/one'])
    played.answer({ kind: 'adaptersReady', call: played.last().call })
    await settled()
    expect(laid).toEqual([])
    expect(played.last()).toMatchObject({ kind: 'complete', adapter: 'one' })
    finish(played)
    expect(await first).toMatchObject({ model: { name: 'tiny + style one' } })
    void client.complete(question)
    await settled()
    expect(played.last()).toMatchObject({ kind: 'complete', adapter: 'one' })
    // Whoever wants the model as it is gets it, beside the one that serves.
    void client.complete({ ...question, adapter: null })
    expect(played.last()).toMatchObject({ kind: 'complete', adapter: null })
  })

  it('of a process that ended is loaded anew; a refused one is told of and tried again', async () => {
    const { played, client } = await ready({ lay, serving: () => adapter('one') })
    const refusedOne = client.complete(question)
    played.answer({ kind: 'failed', call: played.last().call, code: 'model.adapterRefused' })
    expect(await refusedOne).toEqual({ outcome: 'failed', code: 'model.adapterRefused' })
    const underWay = client.complete(question)
    played.answer({ kind: 'adaptersReady', call: played.last().call })
    await settled()
    played.exit(1)
    played.continueWaiting()
    await settled()
    played.answer({ kind: 'loaded', call: played.last().call, model: loadedModel })
    await settled()
    expect(played.last()).toMatchObject({ kind: 'loadAdapter', id: 'one' })
    played.answer({ kind: 'adaptersReady', call: played.last().call })
    await settled()
    finish(played)
    expect(await underWay).toMatchObject({ outcome: 'done' })
  })

  it('used longest ago makes room for a third', async () => {
    const { played, client } = await ready({ lay })
    for (const id of ['one', 'two', 'three']) {
      const answering = client.complete({ ...question, adapter: adapter(id) })
      played.answer({ kind: 'adaptersReady', call: played.last().call })
      await settled()
      finish(played)
      await answering
    }
    expect(played.requests.filter(({ kind }) => kind === 'dropAdapter')).toEqual([
      expect.objectContaining({ id: 'one' }),
    ])
  })
})

it('a model is named by its file on every system', () => {
  expect(nameOf('/home/ann/models/Small-1B.Q8_0.gguf')).toBe('Small-1B.Q8_0')
  expect(nameOf('C:\\models\\tiny.GGUF')).toBe('tiny')
})
