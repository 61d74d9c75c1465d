import type { ControlledEvaluateIndexOutput, LlamaContextSequence, Token } from 'node-llama-cpp'

/** Tokens that are taken in at once: nothing breaks that off, and llama.cpp keeps the logits of all their words meanwhile. */
const placesAtOnce = 16

/**
 * Log probability of the tokens from `from` on, each after all before it; null where it was broken off. For each of them
 * three numbers come over from llama.cpp, and not a probability for each word of the vocabulary, which took most of the time
 * with a large one (`npm run bench -- --only scoring`). Greedy sampling, the default, selects the token of the largest logit.
 */
export async function scoreFrom(
  sequence: Pick<LlamaContextSequence, 'controlledEvaluate'>,
  tokens: readonly Token[],
  from: number,
  signal: AbortSignal,
): Promise<number | null> {
  const firstScored = from - 1
  for (let at = 0; at < firstScored; at += placesAtOnce) {
    if (signal.aborted) return null
    await sequence.controlledEvaluate(tokens.slice(at, Math.min(at + placesAtOnce, firstScored)))
  }
  let logProbability = 0
  for (let at = firstScored; at < tokens.length - 1; at += placesAtOnce) {
    if (signal.aborted) return null
    const places = tokens.slice(at, Math.min(at + placesAtOnce, tokens.length - 1))
    const answers = await sequence.controlledEvaluate(
      places.map((token, place) => {
        const filter = { tokens: [tokens[at + place + 1]!], includeSelected: true }
        return [token, { generateNext: { logits: { filter }, totalLogitWeight: true } }]
      }),
    )
    answers.forEach((answer, place) => {
      logProbability += logProbabilityOf(tokens[at + place + 1]!, answer?.next)
    })
  }
  return logProbability
}

type Next = ControlledEvaluateIndexOutput['next']

/** The weight of all words together is told relative to the largest logit. */
export function logProbabilityOf(token: Token, next: Next | undefined): number {
  const logit = next?.logits?.get(token)
  const weight = next?.totalLogitWeight
  if (logit === undefined || weight === undefined) return Number.NEGATIVE_INFINITY
  return logit - Math.max(...next!.logits!.values()) - Math.log(weight)
}
