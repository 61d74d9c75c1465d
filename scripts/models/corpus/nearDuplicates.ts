import { bigramsOf, jaccard } from '../../../src/core/talkTracks/similarity.ts'

export type Written = { at: string; lang: string; text: string }
export type Pair = { first: Written; second: Written; likeness: number }

/** From this share of common pairs of letters on, two lines say the same in the same words. */
export const sameWords = 0.72

/**
 * The lines of `later` that say in nearly the same words what an earlier line of `earlier` says. Jaccard of pairs of
 * letters; candidates share one of their four rarest pairs, which two lines as like as this all but surely do.
 */
export function nearDuplicates(earlier: readonly Written[], later: readonly Written[]): Pair[] {
  const grams = new Map<Written, Set<string>>()
  const counts = new Map<string, number>()
  for (const line of new Set([...earlier, ...later])) {
    const own = bigramsOf(line.text)
    grams.set(line, own)
    for (const gram of own) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  const rarest = (line: Written) =>
    [...grams.get(line)!]
      .sort((left, right) => counts.get(left)! - counts.get(right)! || (left < right ? -1 : 1))
      .slice(0, 8)
  const holders = new Map<string, Written[]>()
  for (const line of earlier)
    for (const gram of rarest(line)) {
      const key = `${line.lang} ${gram}`
      holders.set(key, [...(holders.get(key) ?? []), line])
    }
  const places = new Map(earlier.map((line, at) => [line, at]))
  return later.flatMap((second) => {
    const own = places.get(second) ?? Infinity
    const seen = new Set<Written>()
    for (const gram of rarest(second))
      for (const first of holders.get(`${second.lang} ${gram}`) ?? []) {
        if (seen.has(first) || places.get(first)! >= own) continue
        seen.add(first)
        const likeness = jaccard(grams.get(first)!, grams.get(second)!)
        if (likeness >= sameWords) return [{ first, second, likeness }]
      }
    return []
  })
}
