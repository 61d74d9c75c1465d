import { createHash } from 'node:crypto'
import type { Reading } from '../../shared/contract/reading.ts'
import { listDatedActivitiesOfDeal } from '../activities/store.ts'
import { type CommitteeSeatRow, listContactsOfAccount, listSeatsOfDeal } from '../contacts/store.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import {
  countClosedDeals,
  type Deal,
  listClosedDeals,
  listDealDates,
  listStageChanges,
} from '../deals/store.ts'
import { type DealHistory, dealFeatures, snapshotTimes } from '../learning/dealFeatures.ts'
import {
  fitWinModel,
  predictWin,
  scoreWin,
  shouldReplace,
  type WinExample,
  type WinModel,
} from '../learning/winModel.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { serveArtifact, servingModel } from './artifacts.ts'

/** The newest closed deals are what a model learns from; older ones say little about today. */
const mostDeals = 3000

/** A deal's history in which each person carries their seat beside their usual role. */
export type KnownHistory = Omit<DealHistory, 'committee'> & {
  committee: readonly (DealHistory['committee'][number] & { seat: CommitteeSeatRow | null })[]
}

/** All that is known about a deal, each item with the time at which it became known. */
export function dealHistory(db: ReadableDb, deal: Deal): KnownHistory {
  return {
    openedAt: deal.openedAt,
    // Only the newest amount and quantity are kept, and exports fill them when a deal is won: as features they would
    // tell the outcome. What was quoted before the end is among the activities.
    amountMinor: null,
    quantity: null,
    product: deal.productId,
    region: deal.region,
    source: deal.source,
    // Only the newest version is kept, and for a closed deal that one knows the end: nothing can be learned from it.
    expectedCloseAt: null,
    activities: listDatedActivitiesOfDeal(db, deal.id),
    stageChanges: listStageChanges(db, deal.id),
    committee: committeeHistory(db, deal),
    otherDeals: listDealDates(db, deal.accountId).filter((other) => other.id !== deal.id),
  }
}

/**
 * Who was known when, and in which role: a seat in the deal that became known later than the person does not hide
 * that the person was known in their usual role before.
 */
function committeeHistory(db: ReadableDb, deal: Deal): KnownHistory['committee'] {
  const seats = new Map(listSeatsOfDeal(db, deal.id).map((seat) => [seat.contactId, seat]))
  return listContactsOfAccount(db, deal.accountId).map((contact) => {
    const seat = seats.get(contact.id)
    return {
      contactId: contact.id,
      department: contact.department,
      buyingRole: contact.buyingRole,
      support: contact.support,
      knownAt: contact.knownAt,
      leftAt: contact.leftAt,
      seat: seat ?? null,
    }
  })
}

/** The history of a deal as features read it at `asOf`: a seat that was known by then overrides the usual role. */
export function historyAt(history: KnownHistory, asOf: number): DealHistory {
  return {
    ...history,
    committee: history.committee.map(({ seat, ...person }) =>
      seat && seat.knownAt <= asOf
        ? { ...person, buyingRole: seat.buyingRole, support: seat.support }
        : person,
    ),
  }
}

/** Examples of deals that closed by `asOf`, each looked back on at fixed ages while it was open. */
export function winExamples(db: ReadableDb, asOf: number): WinExample[] {
  return listClosedDeals(db, asOf, mostDeals).flatMap((deal) => {
    if (deal.openedAt === null || deal.closedAt === null || deal.closedAt > asOf) return []
    const history = dealHistory(db, deal)
    return snapshotTimes(deal.openedAt, deal.closedAt).map((at) => ({
      dealId: deal.id,
      asOf: at,
      closedAt: deal.closedAt!,
      features: dealFeatures(historyAt(history, at), at),
      won: deal.outcome === 'won',
    }))
  })
}

export const servingWinModel = (db: ReadableDb) => servingModel<WinModel>(db, 'win')

/**
 * Fits on what is known at `now` and puts the model into service: the first one as it is, a later one only when
 * it is better on deals that neither learned from. While it is not, the old one stays. Costs seconds.
 */
export function refitWinModel(
  db: WritableDb,
  stamp: Stamp,
  prior: { rate: number; strength: number },
): { served: boolean; reason: string } {
  const examples = winExamples(db, stamp.at)
  const serving = servingWinModel(db)
  let reason = 'first'
  if (serving) {
    // Champion and challenger meet on the newest fifth, which the challenger must not have learned from.
    const closes = [...new Set(examples.map((example) => example.closedAt))].sort((a, b) => a - b)
    const cut = closes[Math.floor(closes.length * 0.8)] ?? stamp.at
    const challenger = fitWinModel(examples, { asOf: Math.min(cut, stamp.at), prior })
    const verdict = shouldReplace(serving.model, challenger, examples)
    reason = verdict.reason
    if (!verdict.replace) return { served: false, reason }
  }
  const model = fitWinModel(examples, { asOf: stamp.at, prior })
  const artifact = JSON.stringify(model)
  const version = `win-${createHash('sha256').update(artifact).digest('hex').slice(0, 12)}`
  if (serving?.version === version) return { served: false, reason: 'same' }
  serveArtifact(db, 'win', { version, fittedAt: stamp.at, artifact })
  appendLog(db, stamp, {
    kind: 'modelChanged',
    body: {
      purpose: 'winProbability',
      from: serving?.version ?? null,
      to: version,
      grounds: { reason, n: model.n, won: model.won, verdict: model.assessment.verdict },
    },
  })
  return { served: true, reason }
}

/** How many closed deals there are beyond those that the serving model saw: a refit is due from 20 or a tenth. */
export function refitDue(db: ReadableDb): boolean {
  const serving = servingWinModel(db)
  const closed = countClosedDeals(db)
  if (!serving) return true
  return closed - serving.model.n >= Math.max(20, serving.model.n / 10)
}

/** The win reading of a deal as it is known at `asOf`; a rank is told as a position among `others`' scores. */
export function winReading(db: ReadableDb, deal: Deal, asOf: number, prior: number): Reading {
  const serving = servingWinModel(db)
  if (!serving) return { kind: 'notEnoughInformation', n: 0, needed: 30, missing: ['closedDeals'], prior }
  const reading = predictWin(serving.model, dealFeatures(historyAt(dealHistory(db, deal), asOf), asOf))
  if (reading.kind === 'notEnoughInformation')
    return {
      kind: 'notEnoughInformation',
      n: reading.n,
      needed: reading.needed,
      missing: reading.needed === null ? ['skill'] : ['closedDeals'],
      prior: reading.prior,
    }
  const reasons = reading.reasons
    .filter((reason) => Math.abs(reason.contribution) >= 0.005)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, 8)
    .map((reason) => ({
      code: `win.${reason.feature}`,
      params: { value: reason.value },
      contribution: reason.contribution,
      evidenceIds: [],
    }))
  if (reading.kind === 'probability')
    return {
      kind: 'probability',
      value: reading.probability,
      low: reading.interval.low,
      high: reading.interval.high,
      n: reading.n,
      prior: reading.prior,
      reasons,
    }
  // The percentile says where it stands among a hundred deals like those that closed.
  const position = Math.min(100, Math.max(1, Math.round(100 - reading.percentile)))
  return { kind: 'rank', position, of: 100, n: reading.n, reasons }
}

/** A score that orders open deals, for a rank among them; null where the model has none. */
export function winScore(db: ReadableDb, deal: Deal, asOf: number): number | null {
  const serving = servingWinModel(db)
  return serving && scoreWin(serving.model, dealFeatures(historyAt(dealHistory(db, deal), asOf), asOf))
}
