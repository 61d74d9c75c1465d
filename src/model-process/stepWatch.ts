import type { LlamaContextSequence } from 'node-llama-cpp'
import { beatMs } from '../core/llm/protocol.ts'

/** So many times as long as its usual step one may take before it counts as one that never comes back. */
const timesUsual = 20
/** No step is taken for one that doesn't come back before this long, since a busy machine stands still that long. */
const leastMs = 4_000
/** Before there is a usual one: pages of the file may still lie on a slow disk. */
const unknownMs = 15_000
const remembered = 64

type Watched = Pick<
  LlamaContextSequence,
  'controlledEvaluate' | 'evaluateWithoutGeneratingNewTokens' | 'evaluateWithMetadata'
>

/**
 * Watches the steps that llama.cpp computes on threads of its own: while one of them never comes back the event loop lives
 * on. What counts are looks, one a beat, and not the clock: a machine that slept has not hung.
 */
export function createStepWatch(now: () => number = () => performance.now()) {
  const lengths: number[] = []
  let step = 0
  let isRunning = false
  let looked = { step: 0, looks: 0 }

  const during = async <Result>(work: () => PromiseLike<Result>): Promise<Result> => {
    step += 1
    isRunning = true
    const startedAt = now()
    try {
      return await work()
    } finally {
      isRunning = false
      lengths.push(now() - startedAt)
      if (lengths.length > remembered) lengths.shift()
    }
  }
  const allowedMs = (): number => {
    if (lengths.length === 0) return unknownMs
    const usual = lengths.toSorted((left, right) => left - right)[Math.floor(lengths.length / 2)]!
    return Math.max(leastMs, timesUsual * usual)
  }

  return {
    /** Whether the step under way is one that doesn't come back; asked once a beat. */
    isStuck(): boolean {
      looked = isRunning && looked.step === step ? { step, looks: looked.looks + 1 } : { step, looks: 0 }
      return looked.looks * beatMs > allowedMs()
    },
    /** Has every step of a sequence watched. */
    over<Sequence extends Watched>(sequence: Sequence): Sequence {
      const [controlled, takenIn, told] = [
        sequence.controlledEvaluate.bind(sequence),
        sequence.evaluateWithoutGeneratingNewTokens.bind(sequence),
        sequence.evaluateWithMetadata.bind(sequence),
      ]
      sequence.controlledEvaluate = (...asked) => during(() => controlled(...asked))
      sequence.evaluateWithoutGeneratingNewTokens = (...asked) => during(() => takenIn(...asked))
      sequence.evaluateWithMetadata = ((...asked: Parameters<typeof told>) => {
        const steps = told(...asked)
        const next = steps.next.bind(steps)
        steps.next = (...given) => during(() => next(...given))
        return steps
      }) as typeof sequence.evaluateWithMetadata
      return sequence
    },
  }
}
export type StepWatch = ReturnType<typeof createStepWatch>
