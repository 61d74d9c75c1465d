import { noDepartment } from '../../shared/contract/brief.ts'
import type { TodayCall } from '../../shared/contract/today.ts'
import type { AccountId, ContactId, DealId, EvidenceId } from '../../shared/ids.ts'
import { getAccount } from '../accounts/store.ts'
import { frozenSubjects } from '../accounts/views.ts'
import { accountIntentEvents, intentReading, servingIntentModel } from '../brief/readings/intentEngine.ts'
import { lackedAssessment } from '../consent/assessments.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { committeeOf, type Seat } from '../deals/committee.ts'
import { type Deal, listDealsWithCallBetween } from '../deals/store.ts'
import { countFactsOfAccount } from '../facts/store.ts'
import { moduleGate } from '../governance/rules.ts'
import type { SaidCall } from './saidCalls.ts'

/**
 * Calls in [`fromAt`, `toAt`) (UTC ms), soonest first, with how likely a step is and what is known: those that deals have as
 * their next, and those that messages tell (`said`), which stand for the slot that they have left.
 */
export function callsBetween(
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  asOf: number,
  limit: number,
  said: readonly SaidCall[] = [],
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
  const saidOf = new Map(said.map((one) => [one.deal.id, one]))
  const planned = listDealsWithCallBetween(db, fromAt, toAt, limit).flatMap((deal) =>
    saidOf.has(deal.id) ? [] : [{ deal, at: deal.nextCallAt!, moved: null }],
  )
  const told = said.filter(({ at }) => at >= fromAt && at < toAt)
  const soonest = [...planned, ...told].toSorted((one, other) => one.at - other.at).slice(0, limit)
  return soonest.map(({ deal, at, moved }) => {
    const contactId = deal.nextCallContactId ?? (moved?.isTheirOwn ? moved.contactId : null)
    const contact = contactId ? getContact(db, contactId) : null
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
      at,
      zone: deal.zone,
      intent: intentOf(deal, committee, seat),
      evidence: countFactsOfAccount(db, deal.accountId),
      frozen: frozen.has(deal.accountId) || (contact !== null && frozen.has(contact.id)),
      said: moved && {
        evidenceId: moved.evidenceId as EvidenceId,
        quote: moved.quote,
        start: moved.start,
        end: moved.end,
        clock: moved.clock,
        isClockOpen: moved.isClockOpen,
        formerAt: deal.nextCallAt,
      },
    }
  })
}
