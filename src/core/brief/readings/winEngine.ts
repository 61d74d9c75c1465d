import { createHash } from 'node:crypto'
import type { LeftOutFeature, Reading } from '../../../shared/contract/reading.ts'
import { type DatedActivity, listDatedActivitiesOfDeal, mayLearnFrom } from '../../activities/store.ts'
import { type CommitteeSeatRow, listContactsOfAccount, listSeatsOfDeal } from '../../contacts/store.ts'
import type { ReadableDb, WritableDb } from '../../db/open.ts'
import {
  countClosedDeals,
  type Deal,
  listClosedDeals,
  listDealDates,
  listStageChanges,
} from '../../deals/store.ts'
import {
  type DealFeatureName,
  type DealHistory,
  dealFeatures,
  snapshotTimes,
} from '../../learning/dealFeatures.ts'
import {
  predictWin,
  scoreWin,
  WIN_MODEL_VERSION,
  type WinExample,
  type WinModel,
} from '../../learning/winModel.ts'
import { appendLog } from '../../log/append.ts'
import type { Stamp } from '../../log/entry.ts'
import { clearRefit, isRefitNeeded, serveArtifact, servingModel, servingOfVersion } from './artifacts.ts'
import { fitWin, type WinFitted } from './fits.ts'
import { leftOutOf } from './leftOut.ts'

/** The newest closed deals are what a model learns from; older ones say little about today. */
const mostDeals = 3000

/** A deal's history in which each person carries their seat beside their usual role. */
export type KnownHistory = Omit<DealHistory, 'committee' | 'activities'> & {
  activities: readonly DatedActivity[]
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

function examplesOf(db: ReadableDb, deal: Deal, asOf: number): WinExample[] {
  if (deal.openedAt === null || deal.closedAt === null || deal.closedAt > asOf) return []
  const known = dealHistory(db, deal)
  const history = { ...known, activities: known.activities.filter(mayLearnFrom) }
  return snapshotTimes(deal.openedAt, deal.closedAt).map((at) => ({
    dealId: deal.id,
    asOf: at,
    closedAt: deal.closedAt!,
    features: dealFeatures(historyAt(history, at), at),
    won: deal.outcome === 'won',
  }))
}

/** Examples of deals that closed by `asOf`, each looked back on at fixed ages while it was open. */
export const winExamples = (db: ReadableDb, asOf: number): WinExample[] =>
  listClosedDeals(db, asOf, mostDeals).flatMap((deal) => examplesOf(db, deal, asOf))

/** The same a few deals at a time, with `pause` between them: reading thousands of stories takes seconds. */
export async function gatherWinExamples(
  db: WritableDb,
  asOf: number,
  pause: () => Promise<void>,
): Promise<WinExample[]> {
  const examples: WinExample[] = []
  for (const [at, deal] of listClosedDeals(db, asOf, mostDeals).entries()) {
    if (at % 20 === 0) await pause()
    if (!db.sqlite.open) return []
    examples.push(...examplesOf(db, deal, asOf))
  }
  return examples
}

/** `closedDeals` is how many had closed when it was fitted, of which it saw the newest. */
type ServedWinModel = WinModel & { closedDeals?: number }
export const servingWinModel = (db: ReadableDb) =>
  servingOfVersion<ServedWinModel>(db, 'win', WIN_MODEL_VERSION)
/** Whether the model that is kept was fitted by earlier rules: it does not serve until it is fitted anew. */
export const isWinModelOutdated = (db: ReadableDb): boolean =>
  servingModel(db, 'win') !== null && servingWinModel(db) === null

/**
 * What the win model is never given, whatever the records say of it: see `dealHistory`. That it is missing in training
 * tells nothing of the team's data.
 */
const withheld: ReadonlySet<string> = new Set<DealFeatureName>(['amountMinor', 'quantity', 'overdueDays'])

/** The features that the serving model was kept from learning because too few deals tell them. */
export const winLeftOut = (db: ReadableDb): LeftOutFeature[] => {
  const schema = servingWinModel(db)?.model.fit?.schema
  return schema ? leftOutOf(schema, withheld) : []
}

/** Puts what was fitted into service, logged with its grounds; the same model again changes nothing. */
export function serveWinModel(
  db: WritableDb,
  stamp: Stamp,
  { model, reason }: Pick<WinFitted, 'model' | 'reason'>,
): { served: boolean; reason: string } {
  if (!model) return { served: false, reason }
  const serving = servingWinModel(db)
  const version = `win-${createHash('sha256').update(JSON.stringify(model)).digest('hex').slice(0, 12)}`
  if (serving?.version === version) {
    clearRefit(db, 'win')
    return { served: false, reason: 'same' }
  }
  const served: ServedWinModel = { ...model, closedDeals: countClosedDeals(db) }
  serveArtifact(db, 'win', { version, fittedAt: stamp.at, artifact: JSON.stringify(served) })
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

/** Fits on what is known at `stamp.at` and puts the model into service, all at once. Costs seconds. */
export function refitWinModel(
  db: WritableDb,
  stamp: Stamp,
  prior: { rate: number; strength: number },
): { served: boolean; reason: string } {
  const examples = winExamples(db, stamp.at)
  const serving = championOf(db)
  return serveWinModel(db, stamp, fitWin({ kind: 'win', examples, asOf: stamp.at, prior, serving }))
}

/** The model that a new one has to beat; one that learned from what may no longer be used has to go in any case. */
export const championOf = (db: ReadableDb): WinModel | null =>
  isRefitNeeded(db, 'win') ? null : (servingWinModel(db)?.model ?? null)

/** Whether what it learned from may no longer be used, or enough deals have closed since the serving model was fitted: from 20 or a tenth of those it learned from. */
export function refitDue(db: ReadableDb): boolean {
  const serving = servingWinModel(db)
  if (!serving || isRefitNeeded(db, 'win')) return true
  const { n, closedDeals = n } = serving.model
  return countClosedDeals(db) - closedDeals >= Math.max(20, n / 10)
}

/** The win reading of a deal as it is known at `asOf`; a rank is told as a position among `others`' scores. */
export function winReading(db: ReadableDb, deal: Deal, asOf: number, prior: number): Reading {
  const serving = servingWinModel(db)
  if (!serving) {
    const n = countClosedDeals(db)
    if (isWinModelOutdated(db))
      return { kind: 'notEnoughInformation', n, needed: null, missing: ['modelOutdated'], prior }
    // Enough deals without a model: their stories lack dates, or tell the end no better than the prior does.
    return n < 30
      ? { kind: 'notEnoughInformation', n, needed: 30, missing: ['closedDeals'], prior }
      : { kind: 'notEnoughInformation', n, needed: null, missing: ['skill'], prior }
  }
  const reading = predictWin(serving.model, dealFeatures(historyAt(dealHistory(db, deal), asOf), asOf))
  const leftOut = winLeftOut(db)
  if (reading.kind === 'notEnoughInformation')
    return {
      kind: 'notEnoughInformation',
      n: reading.n,
      needed: reading.needed,
      missing: reading.needed === null ? ['skill'] : ['closedDeals'],
      prior: reading.prior,
      leftOut,
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
      leftOut,
    }
  // The percentile says where it stands among a hundred deals like those that closed.
  const position = Math.min(100, Math.max(1, Math.round(100 - reading.percentile)))
  return { kind: 'rank', position, of: 100, n: reading.n, reasons, leftOut }
}

/** A score that orders open deals, for a rank among them; null where the model has none. */
export function winScore(db: ReadableDb, deal: Deal, asOf: number): number | null {
  const serving = servingWinModel(db)
  return serving && scoreWin(serving.model, dealFeatures(historyAt(dealHistory(db, deal), asOf), asOf))
}
