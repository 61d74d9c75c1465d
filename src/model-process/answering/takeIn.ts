import type { LlamaContextSequence, Token } from 'node-llama-cpp'

/**
 * A sequence and how many of its tokens are a question's: what follows them was written one token at a time. It takes in
 * so many tokens at once, always as many.
 */
export type Speaking = { sequence: LlamaContextSequence; questionTokens: number; blockTokens: number }

/**
 * Takes in a question but for its last tokens, which it gives back: they are reckoned together with the first token of
 * the answer. Null where it was broken off.
 *
 * What questions have in common is kept in blocks only, each reckoned in the same company whatever was asked before: so an
 * answer doesn't depend on that, to the last bit. Nothing breaks a block off.
 */
export async function takeIn(
  speaking: Speaking,
  question: readonly Token[],
  signal: AbortSignal,
): Promise<Token[] | null> {
  const { sequence, blockTokens } = speaking
  let taken = 0
  if (sequence.nextTokenIndex > 0) {
    // States that can't be cut where one likes are made anew.
    if (!sequence.needsCheckpoints) {
      const known = sequence.contextTokens.slice(0, speaking.questionTokens)
      const common = known.findIndex((token, at) => token !== question[at])
      const alike = Math.min(common < 0 ? known.length : common, question.length - 1)
      taken = alike - (alike % blockTokens)
    }
    await sequence.eraseContextTokenRanges([{ start: taken, end: sequence.nextTokenIndex }])
    if (sequence.nextTokenIndex !== taken) {
      await sequence.clearHistory()
      taken = 0
    }
  }
  speaking.questionTokens = taken
  while (question.length - taken > blockTokens) {
    if (signal.aborted) return null
    await sequence.evaluateWithoutGeneratingNewTokens(question.slice(taken, taken + blockTokens))
    taken += blockTokens
    speaking.questionTokens = taken
  }
  return question.slice(taken)
}
