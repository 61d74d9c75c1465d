import { guestsIn } from '../invited.ts'
import { personNamed } from '../take/signature.ts'
import type { About } from './about.ts'
import type { AccountWords } from './accountWords.ts'
import { createBusinessOf } from './businessOf.ts'
import type { DealOfMeeting } from './dealOfMeeting.ts'
import type { Directory } from './directory.ts'
import type { Persons } from './persons.ts'

/** Tells with whom meetings are. */
export function createMeetings(
  directory: Directory,
  {
    accountAtPlaceIn,
    accountsPerhapsIn,
    accountsNamedIn,
    onlyGuestIn,
    isNobodyKnown,
    dealOf,
  }: Pick<AccountWords, 'accountAtPlaceIn' | 'accountsPerhapsIn' | 'accountsNamedIn'> &
    Pick<Persons, 'onlyGuestIn' | 'isNobodyKnown'> & { dealOf: DealOfMeeting },
) {
  const { mentions, contactOf, accountOfAddress, isOurs } = directory
  const businessOf = createBusinessOf(directory, { accountsPerhapsIn, accountsNamedIn })

  /** Those invited, by name, who are not on file and whose addresses tell the customer: people of it. */
  function strangersInvited(invited: string, accountId: string): { name: string; email: string }[] {
    return guestsIn(invited).flatMap(({ name, address }) => {
      const person = personNamed(name)
      if (person === null || address === undefined || isOurs(name, address)) return []
      return accountOfAddress(address) === accountId &&
        !contactOf(address) &&
        isNobodyKnown(person, accountId)
        ? [{ name: person, email: address }]
        : []
    })
  }

  /** Of a meeting that names no account: by who was invited, else by the account and person its words name. */
  function ofMeeting(
    invited: string | null,
    text: string,
    at: number | null,
  ): Omit<About, 'direction' | 'grounds'> {
    const guests = guestsIn(invited ?? '').filter(({ name, address }) => !isOurs(name, address))
    const known = guests.flatMap(({ name, address }) => contactOf(address) ?? contactOf(name) ?? [])
    const accountId =
      known[0]?.accountId ??
      guests.map(({ address }) => accountOfAddress(address)).find((id) => id !== null) ??
      businessOf(text, mentions.accountIn(text, '') ?? accountAtPlaceIn(text), at)
    const ofAccount = new Set(known.filter((contact) => contact.accountId === accountId).map(({ id }) => id))
    const contactId =
      ofAccount.size === 1
        ? [...ofAccount][0]!
        : accountId === null || ofAccount.size > 1
          ? null
          : onlyGuestIn(text, accountId)
    return { accountId, contactId, dealId: accountId === null ? null : dealOf(accountId, text, at) }
  }

  return { strangersInvited, ofMeeting }
}
