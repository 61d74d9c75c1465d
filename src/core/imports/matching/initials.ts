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

/** Whether the team calls an account by its initials: a deal of it begins with them. */
export const isCalledByInitials = (initials: string, deals: readonly string[]): boolean =>
  deals.some((deal) => new RegExp(`^${initials}(?![\\p{L}\\d])`, 'u').test(deal.trim()))
