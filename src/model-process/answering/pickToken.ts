import type { Token } from 'node-llama-cpp'
import type { Random } from '../../core/learning/random.ts'

/** As in llama.cpp's own sampling, whose defaults they are. */
const mostLikely = 40
const shareOfLikely = 0.95

/**
 * One of the tokens that may follow, by their logits: the likeliest at temperature 0, else drawn among the forty
 * likeliest and the first that together have 95 %, flattened or sharpened by the temperature.
 */
export function pickToken(
  logits: ReadonlyMap<Token, number>,
  temperature: number,
  random: Random,
): Token | null {
  const ranked = [...logits].sort((left, right) => right[1] - left[1] || left[0] - right[0])
  const [best] = ranked
  if (!best) return null
  if (temperature <= 0) return best[0]
  const likely = ranked.slice(0, mostLikely)
  const weights = likely.map(([, logit]) => Math.exp(logit - best[1]))
  const enough = shareOfLikely * weights.reduce((sum, weight) => sum + weight, 0)
  let reached = 0
  let kept = 0
  while (kept < weights.length && reached < enough) reached += weights[kept++]!
  const drawn = likely.slice(0, kept).map(([token, logit]) => ({
    token,
    weight: Math.exp((logit - best[1]) / temperature),
  }))
  let left = random() * drawn.reduce((sum, { weight }) => sum + weight, 0)
  for (const { token, weight } of drawn) {
    left -= weight
    if (left < 0) return token
  }
  return drawn.at(-1)!.token
}
