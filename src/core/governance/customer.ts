import { getAccount } from '../accounts/store.ts'
import { type Deal, zoneOfAccount } from '../deals/store.ts'
import type { Session } from '../session.ts'
import type { Customer } from './breaker.ts'
import { marksOf } from './touchMarks.ts'

/**
 * Whom a contact is made with, as the breaker counts: by the calendar day of the customer's own zone, and with what the
 * teams call them with whom contacts are counted together.
 */
export function customerOf(session: Session, accountId: string, contactId: string | null): Customer {
  const marks = marksOf(session, accountId, contactId)
  return {
    accountId,
    ...(contactId !== null && { contactId }),
    zone: zoneOfAccount(session.db, accountId) ?? session.zone(),
    ...(marks && { marks }),
  }
}

/** The region under which authority is judged: the deal's, else its account's, else everywhere. */
export const regionOf = (session: Pick<Session, 'db'>, deal: Pick<Deal, 'region' | 'accountId'>): string =>
  deal.region ?? getAccount(session.db, deal.accountId)?.region ?? '*'
