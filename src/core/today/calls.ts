import { noDepartment } from '../../shared/contract/brief.ts'
import type { TodayCall } from '../../shared/contract/today.ts'
import type { AccountId, ContactId, DealId } from '../../shared/ids.ts'
import { getAccount } from '../accounts/store.ts'
import { frozenSubjects } from '../accounts/views.ts'
import { accountIntentEvents, intentReading, servingIntentModel } from '../brief/intentEngine.ts'
import { lackedAssessment } from '../consent/assessments.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { committeeOf, type Seat } from '../deals/committee.ts'
import { type Deal, listDealsWithCallBetween } from '../deals/store.ts'
import { countFactsOfAccount } from '../facts/store.ts'
import { moduleGate } from '../governance/rules.ts'

/** Calls with a next call in [`fromAt`, `toAt`) (UTC ms), soonest first, with how likely a step is and what is known. */
export function callsBetween(
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  asOf: number,
  limit: number,
): TodayCall[] {
  const frozen = frozenSubjects(db)
  const mayScore = moduleGate(db, 'intent').enabled && lackedAssessment(db, 'automatedScoring', asOf) === null
  const serving = mayScore ? servingIntentModel(db) : null
  const intentOf = (deal: Deal, committee: readonly Seat[], seat: Seat | undefined): TodayCall['intent'] =>
    serving && seat
      ? intentReading(
          serving.model,
          accountIntentEvents(db, deal.accountId, committee, asOf),
          { department: seat.contact.department ?? noDepartment, buyingRole: seat.buyingRole },
          asOf,
        )
      : null
  return listDealsWithCallBetween(db, fromAt, toAt, limit).map((deal) => {
    const contact = deal.nextCallContactId ? getContact(db, deal.nextCallContactId) : null
    const committee = committeeOf(db, deal)
    const seat = committee.find((one) => one.contact.id === contact?.id)
    return {
      dealId: deal.id as DealId,
      dealName: deal.name,
      accountId: deal.accountId as AccountId,
      accountName: getAccount(db, deal.accountId)?.name ?? '',
      contactId: (contact?.id ?? null) as ContactId | null,
      personName: contact?.name ?? null,
      title: contact?.title ?? null,
      buyingRole: seat?.buyingRole ?? contact?.buyingRole ?? null,
      at: deal.nextCallAt!,
      zone: deal.zone,
      intent: intentOf(deal, committee, seat),
      evidence: countFactsOfAccount(db, deal.accountId),
      frozen: frozen.has(deal.accountId) || (contact !== null && frozen.has(contact.id)),
    }
  })
}
