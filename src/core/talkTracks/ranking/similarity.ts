/** The set of character pairs of a text, punctuation and case aside: works alike for Chinese and English. */
export function bigramsOf(text: string): Set<string> {
  const letters = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const grams = new Set<string>()
  for (let at = 0; at + 2 <= letters.length; at += 1) grams.add(letters.slice(at, at + 2))
  return grams
}

function sharedCount(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left]
  let shared = 0
  for (const gram of small) if (large.has(gram)) shared += 1
  return shared
}

/**
 * The terms of a text for likeness of topic: pairs of neighbouring Han characters, and Latin words of four letters
 * or more cut to six, so that forms of a word meet.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>()
  for (const run of text.toLowerCase().match(/\p{Script=Han}+|[a-z]{4,}/gu) ?? []) {
    if (/[a-z]/.test(run)) terms.add(run.slice(0, 6))
    else for (let at = 0; at + 2 <= run.length; at += 1) terms.add(run.slice(at, at + 2))
  }
  return terms
}

/** Cosine of two sets of terms, 0–1. */
export function cosine(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0
  return sharedCount(left, right) / Math.sqrt(left.size * right.size)
}

/** Jaccard overlap of two bigram sets, 0–1: what counts as saying the same. */
export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = sharedCount(left, right)
  const all = left.size + right.size - shared
  return all === 0 ? 0 : shared / all
}
