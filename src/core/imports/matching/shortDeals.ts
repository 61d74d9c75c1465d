import { exactForm } from './nameForm.ts'
import { isSubsequence } from './similarity.ts'
import { toSimplified } from './simplified.ts'

/** Chinese letters that a reference has at least, and by which both begin. */
const shortestHan = 4
const beginningHan = 2
const shortestLatin = 2

const lettersOf = (name: string): string => toSimplified(exactForm(name)).replace(/[^\p{L}\p{N}]+/gu, '')
const wordsOf = (name: string): string[] =>
  toSimplified(exactForm(name))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const standIn = (short: readonly string[], long: readonly string[]): boolean => {
  let at = 0
  for (const word of long) if (at < short.length && word === short[at]) at += 1
  return at === short.length
}

/**
 * Whether a reference is a deal's name cut short: 澄溪超声更新 of 澄溪医院高端超声更新(2台), which begins as it does and has all its
 * letters in this order, with the same figures; Fellgate Suzhou of Fellgate Suzhou imaging suite.
 */
export function isShortOfDeal(reference: string, name: string): boolean {
  const [short, long] = [lettersOf(reference), lettersOf(name)]
  if (short.length >= long.length) return false
  if (/\p{Script=Han}/u.test(short))
    return (
      (short.match(/\p{Script=Han}/gu) ?? []).length >= shortestHan &&
      short.slice(0, beginningHan) === long.slice(0, beginningHan) &&
      isSubsequence(short, long) &&
      hasFigures(reference, name)
    )
  const [few, many] = [wordsOf(reference), wordsOf(name)]
  return few.length >= shortestLatin && few[0] === many[0] && standIn(few, many)
}

/** Whether all figures of a reference stand in a name as figures of their own: 2期 is no part of 12期. */
const hasFigures = (reference: string, name: string): boolean => {
  const known = new Set(name.match(/\d+(?:\.\d+)?/g) ?? [])
  return (reference.match(/\d+(?:\.\d+)?/g) ?? []).every((figure) => known.has(figure))
}

/** Whether a deal's name holds every word, or every run of Chinese letters, of a text. */
function holdsAllWords(name: string, text: string): boolean {
  const words = wordsOf(text)
  const known = new Set(wordsOf(name))
  const letters = lettersOf(name)
  return (
    words.length > 0 &&
    words.every((word) =>
      /\p{Script=Han}/u.test(word) ? word.length > 1 && letters.includes(word) : known.has(word),
    )
  )
}

/** The account that a text names by a name of its own and by what tells one of its deals: HMG Suzhou, of HMG's Suzhou imaging suite. */
export function calledWithDeal(
  text: string,
  deals: readonly { accountId: string; name: string }[],
  accountCalled: (name: string) => string | null,
): string | null {
  const [, called = '', rest = ''] = /^(\S+)[\s·/-]+(\S.*)$/u.exec(text.trim()) ?? []
  const accountId = called === '' ? null : accountCalled(called)
  if (accountId === null) return null
  return deals.some((deal) => deal.accountId === accountId && holdsAllWords(deal.name, rest))
    ? accountId
    : null
}
