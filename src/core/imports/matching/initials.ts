import { withoutLegalForm } from './nameForm.ts'

const fewestLetters = 3
const mostLetters = 6

/** The initials of a Latin name without its legal form: FMQ of Fell Moor Quarries Ltd; null where it has too few words. */
export function initialsOf(name: string): string | null {
  const words = withoutLegalForm(name.normalize('NFKC').toLowerCase())
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '' && word !== '&' && word !== 'and' && word !== 'of' && word !== 'the')
  if (words.length < fewestLetters || words.length > mostLetters) return null
  return words.every((word) => /^\p{Script=Latin}/u.test(word))
    ? words.map((word) => word[0]!.toUpperCase()).join('')
    : null
}

/**
 * All that a name may be in initials: with and without the words that are letters themselves (CVFT and CVNFT of Calder Vale NHS
 * Foundation Trust).
 */
export function initialsPerhaps(name: string): string[] {
  const plain = name.replace(/(?<![\p{L}\d])\p{Lu}{2,5}(?![\p{L}\d])/gu, ' ')
  return [...new Set([initialsOf(name), initialsOf(plain)])].filter((one) => one !== null)
}

/** Whether a text has letters as a word of its own, written as initials are. */
export const hasInitials = (initials: string, text: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d])${initials}(?![\\p{L}\\d])`, 'u').test(text)

/** Whether the team calls an account by its initials: a deal of it begins with them. */
export const isCalledByInitials = (initials: string, deals: readonly string[]): boolean =>
  deals.some((deal) => new RegExp(`^${initials}(?![\\p{L}\\d])`, 'u').test(deal.trim()))
