import { performance } from 'node:perf_hooks'
import type { BackgroundModel } from '../llm/index.ts'

/** What a model's answers took so far. */
export interface Taken {
  answers: number
  answerTokens: number
  milliseconds: number
  /** Null where none told it. */
  residentBytes: number | null
}

/**
 * A model whose answers are counted and timed. What was broken off counts nowhere: neither what a person took for themselves, nor
 * what was cancelled. An answer that ran on without an end took its time and gave no tokens.
 */
export function metered(
  model: BackgroundModel,
  clock: () => number = () => performance.now(),
): { model: BackgroundModel; taken: () => Taken } {
  const taken: Taken = { answers: 0, answerTokens: 0, milliseconds: 0, residentBytes: null }
  return {
    taken: () => ({ ...taken }),
    model: {
      score: (request) => model.score(request),
      async complete(request) {
        const startedAt = clock()
        const answer = await model.complete(request)
        if (request.signal?.aborted) return answer
        if (answer.outcome === 'failed' && answer.code !== 'model.outputCutOff') return answer
        taken.milliseconds += clock() - startedAt
        if (answer.outcome === 'failed') return answer
        taken.answers += 1
        taken.answerTokens += answer.tokens.answer
        if (answer.residentBytes !== undefined)
          taken.residentBytes = Math.max(taken.residentBytes ?? 0, answer.residentBytes)
        return answer
      },
    },
  }
}

/** Tokens that it answers in a second, prompts included in the time; null where it gave no answer. */
export const tokensPerSecond = ({ answerTokens, milliseconds }: Taken): number | null =>
  answerTokens === 0 || milliseconds <= 0 ? null : (answerTokens / milliseconds) * 1000
