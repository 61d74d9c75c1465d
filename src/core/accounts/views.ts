import type { ContactView, DealSummary } from '../../shared/contract/accounts.ts'
import type { AccountId, ContactId, DealId } from '../../shared/ids.ts'
import type { Contact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import type { Deal } from '../deals/store.ts'
import { listFreezes } from '../governance/breaker.ts'

/** Accounts and contacts that the circuit breaker holds frozen. */
export const frozenSubjects = (db: ReadableDb): Set<string> =>
  new Set(listFreezes(db).flatMap((freeze) => (freeze.releasedAt === null ? [freeze.subject] : [])))

export const dealSummary = (deal: Deal, accountName: string): DealSummary => ({
  id: deal.id as DealId,
  accountId: deal.accountId as AccountId,
  accountName,
  name: deal.name,
  stage: deal.stage,
  outcome: deal.outcome,
  amountMinor: deal.amountMinor,
  currency: deal.currency,
  expectedCloseAt: deal.expectedCloseAt,
  nextCallAt: deal.nextCallAt,
  ownerName: deal.ownerName,
})

export const contactView = (contact: Contact, frozen: ReadonlySet<string>): ContactView => ({
  id: contact.id as ContactId,
  accountId: contact.accountId as AccountId,
  name: contact.name,
  nickname: contact.nickname,
  department: contact.department,
  title: contact.title,
  buyingRole: contact.buyingRole,
  support: contact.support,
  phone: contact.phone,
  email: contact.email,
  leftAt: contact.leftAt,
  frozenUntilReleased: frozen.has(contact.id) || frozen.has(contact.accountId),
})
