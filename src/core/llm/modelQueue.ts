import type { Completion, CompletionFailureCode, CompletionRequest, Llm, Score, ScoreRequest } from './llm.ts'
import type { ModelClient } from './modelClient.ts'

/** A model that is asked when nobody waits for one. */
export interface BackgroundModel {
  complete(request: CompletionRequest): Promise<Completion>
  score(request: ScoreRequest): Promise<Score>
}

export interface ModelQueue {
  /** For somebody who waits: goes before everything else, and what works meanwhile yields. */
  forPerson: Llm
  /** For work that nobody waits beside: begins when no person waits, and is broken off and done again for one. */
  inBackground: BackgroundModel
  /** The same for another model than the one that serves: it has a process of its own, and the processor is one. */
  inBackgroundOf(other: BackgroundModel): BackgroundModel
  /** Whether somebody waits for the model that serves. */
  isPersonWaiting(): boolean
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
  /** Background work has one turn after another, of whichever model: two at once would each take the other's time. */
  let isTurnTaken = false
  const inLine: (() => void)[] = []

  const takeTurn = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    while (isTurnTaken) await new Promise<void>((resolve) => inLine.push(resolve))
    isTurnTaken = true
    try {
      return await work()
    } finally {
      isTurnTaken = false
      inLine.shift()?.()
    }
  }

  const yielding = async <Answer extends { outcome: string }>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Answer | { outcome: 'failed'; code: CompletionFailureCode }>,
  ) => {
    for (;;) {
      const turn = new AbortController()
      const answer = await takeTurn(async () => {
        while (people > 0) await free.promise
        const both = signal ? AbortSignal.any([signal, turn.signal]) : turn.signal
        underWay.add(turn)
        return work(both).finally(() => underWay.delete(turn))
      })
      if (!turn.signal.aborted || signal?.aborted || answer.outcome !== 'failed') return answer
    }
  }
  const inBackgroundOf = (other: BackgroundModel): BackgroundModel => ({
    complete: (request) =>
      yielding<Completion>(request.signal, (signal) => other.complete({ ...request, signal })),
    score: (request) => yielding<Score>(request.signal, (signal) => other.score({ ...request, signal })),
  })

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
    inBackground: inBackgroundOf(model),
    inBackgroundOf,
    isPersonWaiting: () => people > 0,
  }
}
