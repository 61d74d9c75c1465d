import { toHalfWidth } from './parseAmount.ts'

/** Words and numbers of a product name; Chinese in overlapping pairs of characters, since it has no spaces. */
export const nameTokens = (name: string): Set<string> => {
  const text = toHalfWidth(name).toLowerCase()
  const tokens = new Set(text.match(/[\p{Script=Latin}]+|\d+(?:\.\d+)?/gu) ?? [])
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    if (run.length === 1) tokens.add(run)
    for (let at = 0; at + 1 < run.length; at++) tokens.add(run.slice(at, at + 2))
  }
  return tokens
}

export type SimilarItems = {
  add: (item: string, name: string) => void
  /** Most alike items first, at most `limit`, with their likeness in (0, 1]; the item itself is left out. */
  like: (item: string, name: string, limit?: number) => { item: string; likeness: number }[]
}

const LEAST_LIKENESS = 0.35

/** Items by the words of their names: weighted Jaccard likeness, where rare words say more than common ones. */
export const createSimilarItems = (): SimilarItems => {
  const tokensOf = new Map<string, Set<string>>()
  const itemsWith = new Map<string, Set<string>>()
  const rarity = (token: string): number =>
    Math.log(1 + (tokensOf.size + 1) / (1 + (itemsWith.get(token)?.size ?? 0)))
  const add = (item: string, name: string): void => {
    if (tokensOf.has(item)) return
    const tokens = nameTokens(name)
    tokensOf.set(item, tokens)
    for (const token of tokens) {
      const items = itemsWith.get(token) ?? new Set()
      items.add(item)
      itemsWith.set(token, items)
    }
  }
  const weigh = (tokens: Iterable<string>): number => {
    let sum = 0
    for (const token of tokens) sum += rarity(token)
    return sum
  }
  const like: SimilarItems['like'] = (item, name, limit = 8) => {
    const tokens = nameTokens(name)
    const own = weigh(tokens)
    const shared = new Map<string, number>()
    for (const token of tokens) {
      const weight = rarity(token)
      for (const other of itemsWith.get(token) ?? []) shared.set(other, (shared.get(other) ?? 0) + weight)
    }
    return [...shared]
      .filter(([other]) => other !== item)
      .map(([other, common]) => ({
        item: other,
        likeness: common / (own + weigh(tokensOf.get(other)!) - common),
      }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness || (a.item < b.item ? -1 : 1))
      .slice(0, limit)
  }
  return { add, like }
}
