import type { DealDetail } from '../../shared/contract/deals.ts'
import { contactView, frozenSubjects } from '../accounts/views.ts'
import { countActivitiesOfContacts } from '../activities/store.ts'
import { listContactsOfAccount, listSeatsOfDeal } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import type { Deal } from './store.ts'

/** Somebody in the buying committee of a deal, in the role and with the support that hold there. */
export type Seat = DealDetail['committee'][number]

/** Of more people than these without a role, only those take part whom an activity names. */
const smallAccount = 12
const mostWithoutRole = 60

/**
 * The buying committee: the deal's own seats first, else the account's people by their usual role. Most lists say
 * nobody's role: whoever is there and whom the team has met takes part in a role that is not known.
 */
export function committeeOf(db: ReadableDb, deal: Deal): Seat[] {
  const frozen = frozenSubjects(db)
  const seats = new Map(listSeatsOfDeal(db, deal.id).map((seat) => [seat.contactId, seat]))
  const contacts = listContactsOfAccount(db, deal.accountId)
  const roleless = contacts.filter(
    (one) => !seats.has(one.id) && one.buyingRole === null && one.leftAt === null,
  )
  const asked = roleless.slice(0, mostWithoutRole).map(({ id }) => id)
  const met =
    roleless.length <= smallAccount
      ? new Set(asked)
      : new Set([...countActivitiesOfContacts(db, asked)].flatMap(([id, n]) => (n > 0 ? [id] : [])))
  return contacts.flatMap((contact) => {
    const seat = seats.get(contact.id)
    const buyingRole = seat?.buyingRole ?? contact.buyingRole ?? (met.has(contact.id) ? 'unknown' : null)
    if (buyingRole === null) return []
    return [
      {
        contact: contactView(contact, frozen),
        buyingRole,
        support: seat?.support ?? contact.support ?? 'unknown',
      },
    ]
  })
}
