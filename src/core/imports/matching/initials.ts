import { withoutLegalForm } from './nameForm.ts'

const fewestLetters = 3
const mostLetters = 6

/** Words of a legal form that are spoken with the name and so stand in its letters: the G of a group. */
const spokenForm = /^(?:group|holdings?|company|corporation|limited)$/

/**
 * The initials of a Latin name with the words of its legal form that are spoken: BMHG of Brenn Marine Hire Group (Pte) Ltd, of which
 * the letters without it are BMH. Null where the name has no such word, or too few or many others.
 */
export function initialsWithForm(name: string): string | null {
  const exact = name.normalize('NFKC').toLowerCase()
  const words = lettersOf(exact)
  const kept = lettersOf(withoutLegalForm(exact)).length
  const spoken = words.slice(kept).filter((word) => spokenForm.test(word))
  if (spoken.length === 0) return null
  const all = [...words.slice(0, kept), ...spoken.slice(0, 1)]
  return all.length < fewestLetters || all.length > mostLetters || kept < fewestLetters - 1
    ? null
    : firstLetters(all)
}

/** The initials of a Latin name without its legal form: FMQ of Fell Moor Quarries Ltd; null where it has too few words. */
export function initialsOf(name: string): string | null {
  const words = lettersOf(withoutLegalForm(name.normalize('NFKC').toLowerCase()))
  return words.length < fewestLetters || words.length > mostLetters ? null : firstLetters(words)
}

/** The words of a name of which the letters are taken. */
const lettersOf = (text: string): string[] =>
  text.split(/[^\p{L}\p{N}&]+/u).filter((word) => !['', '&', 'and', 'of', 'the'].includes(word))

const firstLetters = (words: readonly string[]): string | null =>
  words.every((word) => /^\p{Script=Latin}/u.test(word))
    ? words.map((word) => word[0]!.toUpperCase()).join('')
    : null

/**
 * All that a name may be in initials: with and without the words that are letters themselves (CVFT and CVNFT of Calder Vale NHS
 * Foundation Trust), and with the word of its legal form that is spoken.
 */
export function initialsPerhaps(name: string): string[] {
  const plain = name.replace(/(?<![\p{L}\d])\p{Lu}{2,5}(?![\p{L}\d])/gu, ' ')
  return [...new Set([initialsOf(name), initialsOf(plain), initialsWithForm(name)])].filter(
    (one) => one !== null,
  )
}

/** Whether a text has letters as a word of its own, written as initials are. */
export const hasInitials = (initials: string, text: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d])${initials}(?![\\p{L}\\d])`, 'u').test(text)

/** Whether the team calls an account by its initials: a deal of it begins with them. */
export const isCalledByInitials = (initials: string, deals: readonly string[]): boolean =>
  deals.some((deal) => new RegExp(`^${initials}(?![\\p{L}\\d])`, 'u').test(deal.trim()))
