import { toSimplified } from '../../imports/matching/simplified.ts'

/** What was found in the simplified form of a text, with words that can be told in the text's own. */
interface Found {
  text: string
  start: number
  end: number
  subject: string | null
}

/**
 * A text in traditional characters as rules read it, letter for letter, and the way back to its own words; null for a text that
 * has none. Who writes 拍板還是許總 says what 拍板还是许总 says, and is quoted as they wrote.
 */
export function inEitherScript(text: string) {
  const simple = toSimplified(text)
  if (simple === text) return null
  /** Words of the reading as the text has them, those nearest `from`; what stands nowhere in it stays. */
  const own = (words: string, from = 0): string => {
    if (simple.startsWith(words, from)) return text.slice(from, from + words.length)
    const at = simple.indexOf(words)
    return at < 0 || words === '' ? words : text.slice(at, at + words.length)
  }
  return {
    simple,
    own,
    inOwnWords: <One extends Found>(one: One): One => ({
      ...one,
      text: own(one.text, one.start),
      subject: one.subject === null ? null : own(one.subject),
    }),
  }
}

/** A pattern of names as they stand in a simplified text. */
export const simplifiedPattern = (pattern: RegExp): RegExp =>
  new RegExp(toSimplified(pattern.source), pattern.flags)
