import type { TimelineItem } from '../../shared/contract/accounts.ts'
import { listActivitiesOfAccount, listActivitiesOfDeal } from '../activities/store.ts'
import { getProduct } from '../catalog/store.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { getDeal, listDealsOfAccount, listStageChanges } from '../deals/store.ts'
import { getEvidence, type Locator, listEvidenceByIds, listSaidEvidence } from '../evidence/store.ts'
import { listTenderFeedbackOfAccount } from '../market/store.ts'
import { listProjectQuotesOfAccount, listProjectQuotesOfDeal } from '../quotes/projectQuoteStore.ts'
import { listPriceLinesOfAccount, listPriceLinesOfDeal, type PriceLine } from '../quotes/store.ts'

type Draft = Omit<TimelineItem, 'dealId' | 'evidenceId'> & {
  dealId: string | null
  evidenceId: string | null
}

const blank = {
  activityKind: null,
  direction: null,
  fromStage: null,
  toStage: null,
  amountMinor: null,
  currency: null,
  person: null,
  dealId: null,
  dealName: null,
  evidenceId: null,
} as const

/**
 * The story of an account, or of one of its deals, newest first: activities, messages and notes, stage changes,
 * quotes and orders, tender feedback, each with the evidence that says so. `before` (UTC ms) continues a page.
 */
export function timelineOf(
  db: ReadableDb,
  scope: { accountId: string; dealId: string | null },
  before: number,
  limit: number,
): { items: TimelineItem[]; more: boolean } {
  const names = new Map<string, string>()
  const dealName = (id: string | null): string | null => {
    if (id === null) return null
    if (!names.has(id)) names.set(id, getDeal(db, id)?.name ?? '')
    return names.get(id) || null
  }
  const people = new Map<string, string | null>()
  const person = (id: string | null): string | null => {
    if (id === null) return null
    if (!people.has(id)) people.set(id, getContact(db, id)?.name ?? null)
    return people.get(id) ?? null
  }

  const activities = scope.dealId
    ? listActivitiesOfDeal(db, scope.dealId, before, limit + 1)
    : listActivitiesOfAccount(db, scope.accountId, before, limit + 1)
  const said = new Set(activities.map((activity) => activity.evidenceId))
  const drafts: Draft[] = activities.map((activity) => ({
    ...blank,
    key: activity.id,
    at: activity.occurredAt,
    zone: activity.zone,
    kind: 'activity',
    activityKind: activity.kind,
    direction: activity.direction,
    title: '',
    text: activity.summary,
    person: person(activity.contactId) ?? activity.ownerName,
    dealId: activity.dealId,
    dealName: dealName(activity.dealId),
    evidenceId: activity.evidenceId,
  }))

  for (const item of listSaidEvidence(db, scope, before, 2 * limit + 1)) {
    // A message or note that made an activity is told by that.
    if (said.has(item.id)) continue
    drafts.push({
      ...blank,
      key: item.id,
      at: item.occurredAt,
      zone: item.zone,
      kind: 'evidence',
      title: item.title ?? '',
      text: item.text,
      person: item.author,
      dealId: item.dealId,
      dealName: dealName(item.dealId),
      evidenceId: item.id,
    })
  }

  const own = scope.dealId ? getDeal(db, scope.dealId) : null
  const deals = scope.dealId ? (own ? [own] : []) : listDealsOfAccount(db, scope.accountId, 50)
  for (const { id: dealId, name, zone } of deals) {
    names.set(dealId, name)
    for (const change of listStageChanges(db, dealId)) {
      // Two words of the team for one stage are no change.
      if (change.changedAt >= before || change.fromStage === change.toStage) continue
      drafts.push({
        ...blank,
        key: change.id,
        at: change.changedAt,
        zone,
        kind: 'stageChange',
        title: '',
        text: '',
        fromStage: change.fromStage,
        toStage: change.toStage,
        dealId,
        dealName: dealName(dealId),
        evidenceId: change.evidenceId,
      })
    }
  }

  const lines: PriceLine[] = scope.dealId
    ? listPriceLinesOfDeal(db, scope.dealId)
    : listPriceLinesOfAccount(db, scope.accountId, limit)
  for (const line of lines) {
    if (line.pricedAt >= before) continue
    drafts.push({
      ...blank,
      key: line.id,
      at: line.pricedAt,
      zone: 'UTC',
      kind: 'price',
      title: line.kind,
      text: `${getProduct(db, line.productId)?.name ?? ''} × ${line.quantity}`,
      amountMinor: line.unitPriceMinor,
      currency: line.currency,
      person: line.ownerName,
      dealId: line.dealId,
      dealName: dealName(line.dealId),
      evidenceId: line.evidenceId,
    })
  }

  const projectQuotes = scope.dealId
    ? listProjectQuotesOfDeal(db, scope.dealId)
    : listProjectQuotesOfAccount(db, scope.accountId, limit)
  for (const quote of projectQuotes) {
    if (quote.quotedAt >= before) continue
    drafts.push({
      ...blank,
      key: quote.id,
      at: quote.quotedAt,
      zone: 'UTC',
      kind: 'price',
      title: 'quote',
      text: [quote.project, quote.version, quote.configuration].filter(Boolean).join(' · '),
      amountMinor: quote.totalMinor,
      currency: quote.currency,
      person: quote.ownerName,
      dealId: quote.dealId,
      dealName: dealName(quote.dealId),
      evidenceId: quote.evidenceId,
    })
  }

  for (const feedback of listTenderFeedbackOfAccount(db, scope.accountId)) {
    if (feedback.decidedAt >= before || (scope.dealId && feedback.dealId !== scope.dealId)) continue
    drafts.push({
      ...blank,
      key: feedback.id,
      at: feedback.decidedAt,
      zone: getEvidence(db, feedback.evidenceId ?? '')?.zone ?? 'UTC',
      kind: 'market',
      title: feedback.title,
      text: feedback.feedback ?? '',
      amountMinor: feedback.winningPriceMinor,
      currency: feedback.currency,
      person: feedback.winner,
      dealId: feedback.dealId,
      dealName: dealName(feedback.dealId),
      evidenceId: feedback.evidenceId,
    })
  }

  drafts.sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
  const items = drafts.slice(0, limit) as TimelineItem[]
  const borrowed = borrowedTimes(db, items)
  return {
    items: items.map((item) => {
      const datedBy = item.evidenceId === null ? undefined : borrowed.get(item.evidenceId)
      return datedBy === undefined ? item : { ...item, datedBy }
    }),
    more: drafts.length > limit,
  }
}

/** Of what states no day itself, whose time it carries: a paper that came in today was not written today. */
function borrowedTimes(db: ReadableDb, items: readonly TimelineItem[]): Map<string, 'file' | 'import'> {
  const ids = items.flatMap(({ evidenceId }) => evidenceId ?? [])
  return new Map(
    listEvidenceByIds(db, [...new Set(ids)]).flatMap(({ id, locator }) => {
      const { datedBy } = JSON.parse(locator) as Locator
      return datedBy === undefined ? [] : [[id, datedBy] as const]
    }),
  )
}
