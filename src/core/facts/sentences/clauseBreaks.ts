/** A stretch of a text or sentence, in UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

/** Where clauses end: at commas and colons, and where people who chat put a space for a comma. */
export const breaksOf = (sentence: string): RegExpExecArray[] =>
  [...sentence.matchAll(/[，,：:]\s*|\s[-–—]\s|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu)].filter(
    ({ index }) => !/\d[,:]\d/.test(sentence.slice(index - 1, index + 2)) && !isInBrackets(sentence, index),
  )
const isInBrackets = (sentence: string, at: number): boolean => {
  const opened = Math.max(sentence.lastIndexOf('(', at), sentence.lastIndexOf('（', at))
  if (opened < 0) return false
  const closed = /[)）]/.exec(sentence.slice(opened))
  return closed !== null && opened + closed.index > at
}

/** A stretch of a sentence without the closing mark. */
export function trimmed(sentence: string, start: number, end: number): Span {
  let first = start
  let last = end
  // Cut off within a word, a quotation ends with the one before.
  if (
    last < sentence.length &&
    /[a-z\d]/i.test(sentence[last - 1] ?? '') &&
    /[a-z\d]/i.test(sentence[last]!)
  ) {
    const space = sentence.lastIndexOf(' ', last)
    if (space > start) last = space
  }
  while (last > first && /[。！？!?；;.，,\s*_]/.test(sentence[last - 1]!)) last -= 1
  while (first < last && /[\s)）\]】，,;；。.:：、*_]/.test(sentence[first]!)) first += 1
  return { start: first, end: last }
}

/** Letters that are quoted of a line at the most. */
export const longestLine = 120

/** Of a line in letters rather than characters, which say less each. */
export const longestLatinLine = 220
