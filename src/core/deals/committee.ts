import type { DealDetail } from '../../shared/contract/deals.ts'
import { contactView, frozenSubjects } from '../accounts/views.ts'
import { listContactsOfAccount, listSeatsOfDeal } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import type { Deal } from './store.ts'

/** Somebody in the buying committee of a deal, in the role and with the support that hold there. */
export type Seat = DealDetail['committee'][number]

/** The buying committee: the deal's own seats first, else the account's people by their usual role. */
export function committeeOf(db: ReadableDb, deal: Deal): Seat[] {
  const frozen = frozenSubjects(db)
  const seats = new Map(listSeatsOfDeal(db, deal.id).map((seat) => [seat.contactId, seat]))
  return listContactsOfAccount(db, deal.accountId).flatMap((contact) => {
    const seat = seats.get(contact.id)
    const buyingRole = seat?.buyingRole ?? contact.buyingRole
    if (!buyingRole) return []
    return [
      {
        contact: contactView(contact, frozen),
        buyingRole,
        support: seat?.support ?? contact.support ?? 'unknown',
      },
    ]
  })
}
