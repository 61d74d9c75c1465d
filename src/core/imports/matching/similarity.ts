/** Jaro-Winkler similarity, 0–1 (Winkler 1990; prefix weight 0.1 on up to four characters). */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Uint8Array(right.length)
  const matched: string[] = []
  for (let at = 0; at < left.length; at++) {
    const from = Math.max(0, at - reach)
    const to = Math.min(right.length - 1, at + reach)
    for (let other = from; other <= to; other++) {
      if (taken[other] === 1 || left[at] !== right[other]) continue
      taken[other] = 1
      matched.push(left[at]!)
      break
    }
  }
  if (matched.length === 0) return 0
  let swaps = 0
  let next = 0
  for (let at = 0; at < right.length; at++) {
    if (taken[at] === 1 && right[at] !== matched[next++]) swaps++
  }
  const share = matched.length
  const jaro = (share / left.length + share / right.length + (share - swaps / 2) / share) / 3
  let prefix = 0
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/**
 * Edits between two words (insert, delete, replace, swap of neighbours: optimal string alignment), or
 * `most + 1` as soon as there must be more than `most`.
 */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1
  let before: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let cost = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + (same ? 0 : 1),
      )
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (isSwap) cost = Math.min(cost, before[column - 2]! + 1)
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = previous
    previous = current
  }
  return previous[right.length]!
}

/** Dice coefficient of the sets of character pairs (or of characters, for a single one). */
export function pairSimilarity(left: string, right: string): number {
  const one = charactersInPairs(left)
  const other = charactersInPairs(right)
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return (2 * shared) / (one.size + other.size)
}

/** Share of the words of the shorter list that the longer one has too, and Dice of both. */
export function wordSimilarity(left: readonly string[], right: readonly string[]): number {
  const other = new Set(right)
  const one = new Set(left)
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return (2 * shared) / (one.size + other.size)
}

/** Whether the characters of `short` occur in `long` in the same order. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const character of long) if (character === short[at]) at++
  return at === short.length
}

export function charactersInPairs(text: string): Set<string> {
  if (text.length < 2) return new Set(text === '' ? [] : [text])
  const pairs = new Set<string>()
  for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + 2))
  return pairs
}
