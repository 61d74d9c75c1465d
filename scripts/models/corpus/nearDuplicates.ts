import { bigramsOf, jaccard } from '../../../src/core/talkTracks/ranking/similarity.ts'

export type Written = { at: string; lang: string; text: string }
export type Pair = { first: Written; second: Written; likeness: number }

/** From this share of common pairs of letters on, two lines say the same in the same words. */
export const sameWords = 0.72
/** Two lines that like each other share one of so many of their rarest words, or pairs of Han letters. */
const rarestTerms = 5

/** Words, and pairs of neighbouring Han letters. */
function termsOf(text: string): string[] {
  const terms = new Set<string>()
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}']+/gu))
    if (!/\p{Script=Han}/u.test(run)) terms.add(run)
    else for (let at = 0; at < Math.max(1, run.length - 1); at += 1) terms.add(run.slice(at, at + 2))
  return [...terms]
}

/**
 * The lines of `later` that say in nearly the same words what a line of `earlier` says, an earlier one where both lists
 * are one. Jaccard of pairs of letters.
 */
export function nearDuplicates(earlier: readonly Written[], later: readonly Written[]): Pair[] {
  const lines = [...new Set([...earlier, ...later])]
  const terms = new Map(lines.map((line) => [line, termsOf(line.text)]))
  const grams = new Map(lines.map((line) => [line, bigramsOf(line.text)]))
  const counts = new Map<string, number>()
  for (const own of terms.values()) for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1)
  const rarest = (line: Written) =>
    terms
      .get(line)!
      .toSorted((left, right) => counts.get(left)! - counts.get(right)! || (left < right ? -1 : 1))
      .slice(0, rarestTerms)
  const holders = new Map<string, Written[]>()
  for (const line of earlier)
    for (const term of rarest(line)) {
      const key = `${line.lang} ${term}`
      const known = holders.get(key)
      if (known) known.push(line)
      else holders.set(key, [line])
    }
  const places = new Map(earlier.map((line, at) => [line, at]))
  return later.flatMap((second) => {
    const own = places.get(second) ?? Infinity
    const like = rarest(second)
      .flatMap((term) => holders.get(`${second.lang} ${term}`) ?? [])
      .find((first) => {
        if (places.get(first)! >= own) return false
        const [left, right] = [grams.get(first)!, grams.get(second)!]
        const [small, large] = left.size < right.size ? [left, right] : [right, left]
        return small.size >= sameWords * large.size && jaccard(left, right) >= sameWords
      })
    return like ? [{ first: like, second, likeness: jaccard(grams.get(like)!, grams.get(second)!) }] : []
  })
}
