import {
  type ActivityKind,
  type BuyingRole,
  buyingSteps,
  type Stage,
  type Support,
  stages,
} from '../../shared/vocabulary.ts'

const DAY_MS = 86_400_000

/**
 * What the workspace holds about one deal. Every dated item carries `knownAt` (UTC ms), when the workspace
 * learned of it; `dealFeatures` ignores whatever was not known at the as-of time, so callers load all of it.
 */
export type DealHistory = {
  openedAt: number | null
  /** In the workspace's currency; null when the deal is in another one and no rate is declared. */
  amountMinor: number | null
  quantity: number | null
  product: string | null
  region: string | null
  source: string | null
  /** The expected close as it stood at the as-of time, where earlier versions are kept; else null. */
  expectedCloseAt: number | null
  activities: readonly {
    kind: ActivityKind
    direction: 'inbound' | 'outbound' | 'internal'
    contactId: string | null
    occurredAt: number
    knownAt: number
  }[]
  stageChanges: readonly { toStage: Stage; changedAt: number; knownAt: number }[]
  committee: readonly {
    contactId: string
    department: string | null
    buyingRole: BuyingRole | null
    support: Support | null
    knownAt: number
    leftAt: number | null
  }[]
  /** Other deals of the same account. */
  otherDeals: readonly {
    outcome: 'open' | 'won' | 'lost'
    openedAt: number | null
    closedAt: number | null
  }[]
}

/** The features that the win model reads. Each is worded by the screen under its name. */
export const dealFeatureNames = [
  'ageDays',
  'stage',
  'daysInStage',
  'stageChanges',
  'stageSetbacks',
  'overdueDays',
  'amountMinor',
  'quantity',
  'product',
  'region',
  'source',
  'activities30',
  'activities90',
  'inboundShare90',
  'daysSinceActivity',
  'daysSinceInbound',
  'meetings90',
  'buyingSteps90',
  'objections90',
  'complaints90',
  'competitorNamed',
  'quoteSent',
  'peopleActive90',
  'committeeSize',
  'departments',
  'economicBuyerTouched',
  'champion',
  'championLeft',
  'blockers',
  'supportBalance',
  'accountWon',
  'accountLost',
] as const
export type DealFeatureName = (typeof dealFeatureNames)[number]
export type DealFeatures = Record<DealFeatureName, number | string | null>

const MEETINGS: ReadonlySet<ActivityKind> = new Set(['visit', 'meeting', 'demo', 'call'])
const STEPS: ReadonlySet<ActivityKind> = new Set(buyingSteps)
const SUPPORT_POINTS: Record<Support, number> = {
  mentor: 2,
  supporter: 1,
  neutral: 0,
  unknown: 0,
  nonSupporter: -1,
  enemy: -2,
}

/**
 * A deal as it was known at `asOf` (UTC ms). Who owns the deal is left out on purpose: the reading is about the
 * deal, and a model that scores the rep would be an appraisal by the back door.
 */
export function dealFeatures(deal: DealHistory, asOf: number): DealFeatures {
  const activities = deal.activities
    .filter((activity) => activity.knownAt <= asOf && activity.occurredAt <= asOf && activity.kind !== 'note')
    .sort((a, b) => a.occurredAt - b.occurredAt)
  const recent = activities.filter((activity) => activity.occurredAt > asOf - 90 * DAY_MS)
  const inbound = activities.filter((activity) => activity.direction === 'inbound')
  const changes = deal.stageChanges
    .filter((change) => change.knownAt <= asOf && change.changedAt <= asOf)
    // The outcome is what is to be foretold, so an ending stage is never a feature.
    .filter((change) => change.toStage !== 'won' && change.toStage !== 'lost')
    .sort((a, b) => a.changedAt - b.changedAt)
  const seats = deal.committee.filter((seat) => seat.knownAt <= asOf)
  const present = seats.filter((seat) => seat.leftAt === null || seat.leftAt > asOf)
  const touched = new Set(activities.map((activity) => activity.contactId))
  const firstKnown = Math.min(
    deal.openedAt ?? Number.POSITIVE_INFINITY,
    changes[0]?.changedAt ?? Number.POSITIVE_INFINITY,
    activities[0]?.occurredAt ?? Number.POSITIVE_INFINITY,
  )
  const daysSince = (at: number | undefined) => (at === undefined ? null : (asOf - at) / DAY_MS)
  const countRecent = (test: (kind: ActivityKind) => boolean) =>
    recent.filter(({ kind }) => test(kind)).length
  const ended = deal.otherDeals.filter((other) => other.closedAt !== null && other.closedAt <= asOf)
  return {
    ageDays: Number.isFinite(firstKnown) ? Math.max(0, (asOf - firstKnown) / DAY_MS) : null,
    stage: changes.at(-1)?.toStage ?? null,
    daysInStage: daysSince(changes.at(-1)?.changedAt),
    stageChanges: changes.length,
    stageSetbacks: changes.filter(
      (change, i) => i > 0 && stages.indexOf(change.toStage) < stages.indexOf(changes[i - 1]!.toStage),
    ).length,
    overdueDays: deal.expectedCloseAt === null ? null : Math.max(0, (asOf - deal.expectedCloseAt) / DAY_MS),
    amountMinor: deal.amountMinor,
    quantity: deal.quantity,
    product: deal.product,
    region: deal.region,
    source: deal.source,
    activities30: recent.filter((activity) => activity.occurredAt > asOf - 30 * DAY_MS).length,
    activities90: recent.length,
    inboundShare90:
      recent.length === 0
        ? null
        : recent.filter((activity) => activity.direction === 'inbound').length / recent.length,
    daysSinceActivity: daysSince(activities.at(-1)?.occurredAt),
    daysSinceInbound: daysSince(inbound.at(-1)?.occurredAt),
    meetings90: countRecent((kind) => MEETINGS.has(kind)),
    buyingSteps90: countRecent((kind) => STEPS.has(kind)),
    objections90: countRecent((kind) => kind === 'objection'),
    complaints90: countRecent((kind) => kind === 'complaint'),
    competitorNamed: activities.some(({ kind }) => kind === 'competitorNamed') ? 1 : 0,
    quoteSent: activities.some(({ kind }) => kind === 'quoteSent' || kind === 'proposalSent') ? 1 : 0,
    peopleActive90: new Set(recent.flatMap(({ contactId }) => (contactId === null ? [] : [contactId]))).size,
    committeeSize: present.length,
    departments: new Set(present.flatMap(({ department }) => (department === null ? [] : [department]))).size,
    economicBuyerTouched: present.some(
      (seat) => seat.buyingRole === 'economicBuyer' && touched.has(seat.contactId),
    )
      ? 1
      : 0,
    champion: present.some((seat) => seat.buyingRole === 'champion') ? 1 : 0,
    championLeft: seats.some(
      (seat) => seat.buyingRole === 'champion' && seat.leftAt !== null && seat.leftAt <= asOf,
    )
      ? 1
      : 0,
    blockers: present.filter((seat) => seat.buyingRole === 'blocker').length,
    supportBalance: present.reduce((sum, seat) => sum + SUPPORT_POINTS[seat.support ?? 'unknown'], 0),
    accountWon: ended.filter(({ outcome }) => outcome === 'won').length,
    accountLost: ended.filter(({ outcome }) => outcome === 'lost').length,
  }
}

/** Ages, in days after opening, at which a closed deal is looked back on for training. */
export const snapshotAgesDays = [14, 45, 90, 180] as const

/**
 * The moments (UTC ms) at which a closed deal serves as an example: fixed ages, while it was still open. Ages
 * counted from the close would tell the model how near the end is, which nobody knows beforehand. A deal that
 * closed sooner serves once, halfway.
 */
export function snapshotTimes(openedAt: number, closedAt: number): number[] {
  const times = snapshotAgesDays.map((days) => openedAt + days * DAY_MS).filter((at) => at < closedAt)
  return times.length > 0
    ? times
    : closedAt > openedAt
      ? [openedAt + Math.floor((closedAt - openedAt) / 2)]
      : []
}
