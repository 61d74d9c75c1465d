import { type ActivityKind, type BuyingRole, buyingSteps } from '../../shared/vocabulary.ts'

const DAY_MS = 86_400_000
/** A cell's reading looks this far ahead. */
export const INTENT_HORIZON_DAYS = 30
/** An account without any activity for so long is dormant: it is neither learned from nor read. */
export const DORMANT_DAYS = 365

/** One dated contact with somebody at an account. `department` and `buyingRole` are those of the person. */
export type IntentEvent = {
  accountId: string
  contactId: string | null
  department: string | null
  buyingRole: BuyingRole | null
  kind: ActivityKind
  direction: 'inbound' | 'outbound' | 'internal'
  occurredAt: number
  knownAt: number
}

export type IntentCellKey = { department: string; buyingRole: BuyingRole }

export const intentFeatureNames = [
  'cellActivities30',
  'cellActivities90',
  'cellInbound90',
  'cellDaysSince',
  'cellBuyingSteps180',
  'cellObjections90',
  'othersActivities30',
  'othersBuyingSteps90',
  'engagement90',
  'department',
  'buyingRole',
  'cell',
] as const
export type IntentFeatureName = (typeof intentFeatureNames)[number]
export type IntentFeatures = Record<IntentFeatureName, number | string>

const STEPS: ReadonlySet<ActivityKind> = new Set(buyingSteps)
const ENGAGED: ReadonlySet<ActivityKind> = new Set([
  'contentViewed',
  'demo',
  'meeting',
  'visit',
  'commitment',
])

export function isBuyingStep(kind: ActivityKind): boolean {
  return STEPS.has(kind)
}

export function cellName(cell: IntentCellKey): string {
  return `${cell.department} × ${cell.buyingRole}`
}

export function isInCell(event: IntentEvent, cell: IntentCellKey): boolean {
  return event.department === cell.department && event.buyingRole === cell.buyingRole
}

/** Whether an event bears on intent at all: plain notes and our internal talk do not. */
export function countsForIntent(event: IntentEvent): boolean {
  return event.kind !== 'note' && event.direction !== 'internal'
}

/**
 * Recency and frequency of one cell and of the rest of its account, as known at `asOf` (UTC ms). `known` are
 * the account's events known and past by then.
 */
export function intentFeatures(
  known: readonly IntentEvent[],
  cell: IntentCellKey,
  asOf: number,
): IntentFeatures {
  const within = (event: IntentEvent, days: number) => event.occurredAt > asOf - days * DAY_MS
  let last = Number.NEGATIVE_INFINITY
  const counts = {
    cellActivities30: 0,
    cellActivities90: 0,
    cellInbound90: 0,
    cellBuyingSteps180: 0,
    cellObjections90: 0,
    othersActivities30: 0,
    othersBuyingSteps90: 0,
    engagement90: 0,
  }
  for (const event of known) {
    if (!countsForIntent(event)) continue
    const step = isBuyingStep(event.kind)
    if (!isInCell(event, cell)) {
      if (within(event, 30)) counts.othersActivities30++
      if (step && within(event, 90)) counts.othersBuyingSteps90++
      continue
    }
    last = Math.max(last, event.occurredAt)
    if (within(event, 30)) counts.cellActivities30++
    if (step && within(event, 180)) counts.cellBuyingSteps180++
    if (!within(event, 90)) continue
    counts.cellActivities90++
    if (event.direction === 'inbound') counts.cellInbound90++
    if (event.kind === 'objection' || event.kind === 'complaint') counts.cellObjections90++
    if (ENGAGED.has(event.kind)) counts.engagement90++
  }
  return {
    ...counts,
    cellDaysSince: Number.isFinite(last) ? Math.min(DORMANT_DAYS, (asOf - last) / DAY_MS) : DORMANT_DAYS,
    department: cell.department,
    buyingRole: cell.buyingRole,
    cell: cellName(cell),
  }
}

/** One cell at one moment, and whether it took a buying step within the horizon. */
export type IntentExample = {
  accountId: string
  at: number
  knownAt: number
  features: IntentFeatures
  step: boolean
}

/**
 * Looks back every 30 days from `asOf` (not overlapping, so no buying step counts twice) at every cell that had
 * shown itself by then. Buying steps that were recorded late still count as outcomes: they did happen.
 */
export function intentExamples(events: readonly IntentEvent[], asOf: number, looks = 24): IntentExample[] {
  const byAccount = new Map<string, IntentEvent[]>()
  for (const event of events) {
    if (event.knownAt > asOf || event.occurredAt > asOf) continue
    const known = byAccount.get(event.accountId)
    if (known) known.push(event)
    else byAccount.set(event.accountId, [event])
  }
  const horizon = INTENT_HORIZON_DAYS * DAY_MS
  const examples: IntentExample[] = []
  for (const [accountId, own] of byAccount) {
    own.sort((a, b) => a.occurredAt - b.occurredAt)
    for (let look = 1; look <= looks; look++) {
      const at = asOf - look * horizon
      if (at < own[0]!.occurredAt) break
      const known = own.filter((event) => event.occurredAt <= at && event.knownAt <= at)
      const latest = known.at(-1)
      if (!latest || latest.occurredAt < at - DORMANT_DAYS * DAY_MS) continue
      const recent = known.filter((event) => event.occurredAt > at - DORMANT_DAYS * DAY_MS)
      const ahead = own.filter((event) => event.occurredAt > at && event.occurredAt <= at + horizon)
      for (const cell of cellsOf(recent)) {
        examples.push({
          accountId,
          at,
          knownAt: at + horizon,
          features: intentFeatures(recent, cell, at),
          step: ahead.some((event) => isBuyingStep(event.kind) && isInCell(event, cell)),
        })
      }
    }
  }
  return examples
}

/** The department × role cells in which anything has happened. */
export function cellsOf(events: readonly IntentEvent[]): IntentCellKey[] {
  const cells = new Map<string, IntentCellKey>()
  for (const event of events) {
    if (event.department === null || event.buyingRole === null || !countsForIntent(event)) continue
    const cell = { department: event.department, buyingRole: event.buyingRole }
    cells.set(cellName(cell), cell)
  }
  return [...cells.values()]
}
