import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import { listDealsOpenAt, listOpenDealNames } from '../../deals/store.ts'
import type { AccountWords } from './accountWords.ts'
import type { Directory } from './directory.ts'

/** So many of its people tell the customer of an appointment whose words name several, or none. */
const enoughPeople = 2
/** Appointments are short: what is longer is a paper that somebody pasted. */
const longestWords = 2000

/** Tells with whom an appointment is by the business that is open: one writes down in short what everybody knows. */
export function createBusinessOf(
  { db, contactsOf, isOurs }: Directory,
  { accountsPerhapsIn, accountsNamedIn }: Pick<AccountWords, 'accountsPerhapsIn' | 'accountsNamedIn'>,
) {
  const isInBusiness = (accountId: string, at: number | null): boolean =>
    listDealsOpenAt(db, accountId, at).length > 0

  /** How many people of an account words name or call. */
  const peopleCalled = (accountId: string, words: string): number => {
    const colleagues = contactsOf(accountId).filter(({ name }) => !isOurs(name, undefined))
    return colleagues.filter((one) => isNamedIn(words, one) || isAddressedIn(words, one, colleagues)).length
  }

  /** Of accounts with open business, the one of which most people are called, where at least two are. */
  function byPeople(words: string, at: number | null): { accountId: string; called: number } | null {
    const open = [...new Set(listOpenDealNames(db).map(({ accountId }) => accountId))]
    const counted = open
      .filter((accountId) => isInBusiness(accountId, at))
      .map((accountId) => ({ accountId, called: peopleCalled(accountId, words) }))
      .toSorted((one, other) => other.called - one.called)
    const [most, next] = counted
    if (most === undefined || most.called < enoughPeople || most.called === next?.called) return null
    return most
  }

  /**
   * The account of an appointment: `told`, whom its words name alone, unless more people of another with whom business is open
   * are called; where they name nobody alone, the only one of those who may be meant with whom it is, else that of the people.
   */
  return function businessOf(words: string, told: string | null, at: number | null): string | null {
    if (words.length > longestWords || (told !== null && isInBusiness(told, at))) return told
    const guests = byPeople(words, at)
    if (told !== null)
      return guests !== null && guests.called > peopleCalled(told, words) ? guests.accountId : told
    const perhaps = new Set([...accountsPerhapsIn(words), ...accountsNamedIn(words)])
    const open = [...perhaps].filter((accountId) => isInBusiness(accountId, at))
    if (guests !== null && (open.length === 0 || open.includes(guests.accountId))) return guests.accountId
    return open.length === 1 ? open[0]! : null
  }
}
