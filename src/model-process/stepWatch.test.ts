import { describe, expect, it } from 'vitest'
import { createStepWatch } from './stepWatch.ts'

/** A sequence whose steps end when the test says so, on a clock of the test's. */
function watched() {
  const clock = { now: 0 }
  const watch = createStepWatch(() => clock.now)
  let end: () => void = () => {}
  const step = () =>
    new Promise<void>((resolve) => {
      end = resolve
    })
  const sequence = watch.over({
    controlledEvaluate: step,
    evaluateWithoutGeneratingNewTokens: step,
    async *evaluateWithMetadata() {
      for (;;) yield await step()
    },
  } as never) as unknown as {
    controlledEvaluate(): Promise<void>
    evaluateWithoutGeneratingNewTokens(): Promise<void>
    evaluateWithMetadata(): AsyncGenerator<void>
  }
  const take = async (work: Promise<unknown>, milliseconds: number) => {
    clock.now += milliseconds
    end()
    await work
  }
  /** After how many beats of a fifth of a second the step under way is taken for stuck; null: not within `most`. */
  const stuckAfter = (most: number) => {
    for (let beat = 1; beat <= most; beat += 1) if (watch.isStuck()) return beat
    return null
  }
  return { sequence, take, stuckAfter }
}

describe('a step of llama.cpp that never comes back', () => {
  it.each(['controlledEvaluate', 'evaluateWithoutGeneratingNewTokens'] as const)(
    'is found in %s some seconds after short ones',
    async (kind) => {
      const { sequence, take, stuckAfter } = watched()
      for (let step = 0; step < 5; step += 1) await take(sequence[kind](), 10)
      void sequence[kind]()
      expect(stuckAfter(100)).toBe(22)
    },
  )

  it('is found among the tokens of an answer', async () => {
    const { sequence, take, stuckAfter } = watched()
    const tokens = sequence.evaluateWithMetadata()
    for (let step = 0; step < 5; step += 1) await take(tokens.next(), 10)
    void tokens.next()
    expect(stuckAfter(100)).toBe(22)
  })

  it('is waited for longer with a model whose steps are long, and at first', async () => {
    const slow = watched()
    for (let step = 0; step < 5; step += 1) await slow.take(slow.sequence.controlledEvaluate(), 2_000)
    void slow.sequence.controlledEvaluate()
    expect(slow.stuckAfter(190)).toBeNull()
    const fresh = watched()
    void fresh.sequence.controlledEvaluate()
    expect(fresh.stuckAfter(74)).toBeNull()
    expect(fresh.stuckAfter(10)).not.toBeNull()
  })

  it('is not seen where steps go on coming, nor between them', async () => {
    const { sequence, take, stuckAfter } = watched()
    for (let step = 0; step < 40; step += 1) {
      const work = sequence.controlledEvaluate()
      expect(stuckAfter(5)).toBeNull()
      await take(work, 10)
    }
    expect(stuckAfter(500)).toBeNull()
  })
})
