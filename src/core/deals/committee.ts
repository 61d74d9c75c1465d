import type { DealDetail } from '../../shared/contract/deals.ts'
import { contactView, frozenSubjects } from '../accounts/views.ts'
import { countActivitiesOfContacts } from '../activities/store.ts'
import { listContactsOfAccount, listPerhapsDoubled, listSeatsOfDeal } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listFactsOfKinds } from '../facts/store.ts'
import { leaversOf } from './leavers.ts'
import { roleByTitle } from './roleByTitle.ts'
import { rolesSaidOf } from './rolesSaid.ts'
import type { Deal } from './store.ts'

/** Somebody in the buying committee of a deal, in the role and with the support that hold there. */
export type Seat = DealDetail['committee'][number]

/** Of more people than these without a role, only those take part whom an activity names. */
const smallAccount = 12
const mostWithoutRole = 60

/**
 * The buying committee: the deal's own seats first, else the account's people by their usual role. Most lists say
 * nobody's role: what was said of somebody gives one, a title makes one likely, and whoever is there and whom the team has met takes part in a role that is not known. Who has left by a
 * list or by what was said until `asOf` (UTC ms) is marked so where they had a role.
 */
export function committeeOf(db: ReadableDb, deal: Deal, asOf: number = Number.MAX_SAFE_INTEGER): Seat[] {
  const frozen = frozenSubjects(db)
  const seats = new Map(listSeatsOfDeal(db, deal.id).map((seat) => [seat.contactId, seat]))
  const listed = listContactsOfAccount(db, deal.accountId)
  const told = Map.groupBy(
    listFactsOfKinds(db, deal.accountId, ['peopleChange', 'decisionRole'], asOf),
    ({ kind }) => kind,
  )
  const gone = leaversOf(told.get('peopleChange') ?? [], listed, asOf)
  const said = rolesSaidOf(told.get('decisionRole') ?? [], listed)
  const doubled = listPerhapsDoubled(db, deal.accountId)
  const contacts = listed.map((one) => ({ ...one, leftAt: one.leftAt ?? gone.get(one.id) ?? null }))
  const roleless = contacts.filter(
    (one) =>
      !doubled.has(one.id) &&
      !seats.has(one.id) &&
      one.buyingRole === null &&
      !said.has(one.id) &&
      one.leftAt === null,
  )
  const asked = roleless.slice(0, mostWithoutRole).map(({ id }) => id)
  const met =
    roleless.length <= smallAccount
      ? new Set(asked)
      : new Set([...countActivitiesOfContacts(db, asked)].flatMap(([id, n]) => (n > 0 ? [id] : [])))
  return contacts.flatMap((contact) => {
    const seat = seats.get(contact.id)
    const held = seat?.buyingRole ?? (contact.buyingRole === 'unknown' ? null : contact.buyingRole)
    const fromWords = held === null ? (said.get(contact.id) ?? null) : null
    const takesPart = contact.buyingRole !== null || met.has(contact.id)
    // Who may be a colleague of the list once more takes no second seat while that is asked.
    if (!takesPart && seat === undefined && doubled.has(contact.id)) return []
    // Where a list says something that nobody could read, the title doesn't know better.
    const mayGuess = fromWords === null && held === null && contact.buyingRole === null && takesPart
    const guessed = mayGuess ? roleByTitle(contact.title) : null
    const buyingRole = held ?? fromWords ?? guessed ?? (takesPart ? 'unknown' : null)
    if (buyingRole === null) return []
    return [
      {
        contact: contactView(contact, frozen),
        buyingRole,
        roleFrom:
          held !== null ? 'record' : fromWords !== null ? 'said' : guessed !== null ? 'title' : 'nobody',
        support: seat?.support ?? contact.support ?? 'unknown',
      },
    ]
  })
}
