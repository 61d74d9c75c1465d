import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beatMs } from '../core/llm/protocol.ts'
import type { Engine, EngineAnswer } from './engine.ts'
import { serveModel } from './serveModel.ts'

const question = {
  kind: 'complete',
  call: 1,
  system: '',
  prompt: 'Hello',
  schema: { type: 'string', maxLength: 20 },
  maxTokens: 20,
  temperature: 0,
  seed: 1,
  adapter: null,
}

/** An engine that takes as long as the test has it, and what is said over its line. */
function slowEngine(isStuck = () => false) {
  const said: { kind: string }[] = []
  const answer = Promise.withResolvers<EngineAnswer>()
  let ask: (data: unknown) => void = () => {}
  serveModel(
    {
      postMessage: (data) => void said.push(data as { kind: string }),
      onMessage(listener) {
        ask = listener
      },
    },
    { complete: () => answer.promise, isStuck } as Partial<Engine> as Engine,
  )
  return { said, ask: (data: unknown) => ask(data), answer, beats: () => said.filter(isBeat).length }
}
const isBeat = ({ kind }: { kind: string }) => kind === 'alive'

describe('while it works on an answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says that it lives, from the beginning and however long it takes, and nothing once it is done', async () => {
    const { said, ask, answer, beats } = slowEngine()
    vi.advanceTimersByTime(60_000)
    expect(said).toEqual([])
    ask(question)
    expect(beats()).toBe(1)
    await vi.advanceTimersByTimeAsync(100 * beatMs)
    expect(beats()).toBe(101)
    answer.resolve({ outcome: 'done', text: '"Hi"', json: 'Hi', tokens: { prompt: 1, answer: 1 } })
    await vi.advanceTimersByTimeAsync(0)
    expect(said.at(-1)).toMatchObject({ kind: 'completed', json: 'Hi' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(beats()).toBe(101)
  })

  it('falls silent once a step of the engine never comes back', async () => {
    let stuck = false
    const { ask, beats } = slowEngine(() => stuck)
    ask(question)
    await vi.advanceTimersByTimeAsync(10 * beatMs)
    expect(beats()).toBe(11)
    stuck = true
    await vi.advanceTimersByTimeAsync(10 * beatMs)
    expect(beats()).toBe(11)
  })

  it('says so until the last of several is answered', async () => {
    const { ask, answer, beats } = slowEngine()
    ask(question)
    ask({ ...question, call: 2 })
    await vi.advanceTimersByTimeAsync(3 * beatMs)
    expect(beats()).toBe(5)
    answer.resolve({ outcome: 'failed', code: 'model.outputCutOff' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(beats()).toBe(5)
  })
})
