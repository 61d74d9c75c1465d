import type { Completion, CompletionFailureCode, CompletionRequest, Llm, Score, ScoreRequest } from './llm.ts'
import type { ModelClient } from './modelClient.ts'

export interface ModelQueue {
  /** For somebody who waits: goes before everything else, and what works meanwhile yields. */
  forPerson: Llm
  /** For work that nobody waits beside: begins when no person waits, and is broken off and done again for one. */
  inBackground: {
    complete(request: CompletionRequest): Promise<Completion>
    score(request: ScoreRequest): Promise<Score>
  }
}

/**
 * One queue before the model: a waiting person first, then background work. `onBusy` tells that the processor belongs
 * to a person from now on, so that a training holds; `onIdle` that it may go on.
 */
export function createModelQueue(
  model: Pick<ModelClient, 'state' | 'complete' | 'score'>,
  { onBusy, onIdle }: { onBusy: () => void; onIdle: () => void },
): ModelQueue {
  let people = 0
  let free = Promise.withResolvers<void>()
  free.resolve()
  const underWay = new Set<AbortController>()

  const yielding = async <Answer extends { outcome: string }>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Answer | { outcome: 'failed'; code: CompletionFailureCode }>,
  ) => {
    for (;;) {
      while (people > 0) await free.promise
      const turn = new AbortController()
      const both = signal ? AbortSignal.any([signal, turn.signal]) : turn.signal
      underWay.add(turn)
      const answer = await work(both).finally(() => underWay.delete(turn))
      if (!turn.signal.aborted || signal?.aborted || answer.outcome !== 'failed') return answer
    }
  }

  return {
    forPerson: {
      state: () => model.state(),
      async complete(request) {
        people += 1
        if (people === 1) {
          free = Promise.withResolvers()
          onBusy()
          for (const turn of underWay) turn.abort()
        }
        try {
          return await model.complete(request)
        } finally {
          people -= 1
          if (people === 0) {
            free.resolve()
            onIdle()
          }
        }
      },
    },
    inBackground: {
      complete: (request) =>
        yielding<Completion>(request.signal, (signal) => model.complete({ ...request, signal })),
      score: (request) => yielding<Score>(request.signal, (signal) => model.score({ ...request, signal })),
    },
  }
}
