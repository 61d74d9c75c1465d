import { z } from 'zod'

/** The closed lists of data health, and the checks that it is made of. */

export const healthKinds = ['account', 'contact', 'deal', 'priceLine', 'activity', 'evidence'] as const
export const HealthKind = z.enum(healthKinds)
export type HealthKind = z.infer<typeof HealthKind>

/**
 * What is measured of a field or record. `completeness`: the engines' fields are known. `freshness`: age against the
 * half-life of the kind. `validity`: the value can be true. `duplicates`: the record is there once. `conflicts`: no two
 * sources disagree. `links`: what it refers to is there.
 */
export const healthMeasures = [
  'completeness',
  'freshness',
  'validity',
  'duplicates',
  'conflicts',
  'links',
] as const
export const HealthMeasure = z.enum(healthMeasures)
export type HealthMeasure = z.infer<typeof HealthMeasure>

/** What a field feeds: the call brief, the quote range, the win reading, the intent heatmap. */
export const healthUses = ['brief', 'quote', 'win', 'intent'] as const
export const HealthUse = z.enum(healthUses)
export type HealthUse = z.infer<typeof HealthUse>

/**
 * How far a failing row reaches into the open deals: the deal itself, every open deal of the same account or product,
 * or `all` of them in proportion, as deals that a model cannot learn from do.
 */
export type HealthReach = 'deal' | 'account' | 'product' | 'all'

export interface HealthCheck {
  kind: HealthKind
  measure: HealthMeasure
  /** Weight inside its cell of kind × measure. */
  weight: number
  uses: readonly HealthUse[]
  reach: HealthReach
}

const check = (
  kind: HealthKind,
  measure: HealthMeasure,
  reach: HealthReach,
  uses: readonly HealthUse[],
  weight = 1,
): HealthCheck => ({ kind, measure, reach, uses, weight })

/** Every check by its id: `kind.what`. What exactly each asks is written beside its SQL, in `dataHealth/conditions.ts`. */
export const healthChecks = {
  'account.region': check('account', 'completeness', 'account', ['brief', 'quote'], 2),
  'account.industry': check('account', 'completeness', 'account', ['brief']),
  'account.ownerName': check('account', 'completeness', 'account', ['quote']),
  'account.confirmed': check('account', 'freshness', 'account', ['brief']),
  'account.phone': check('account', 'validity', 'account', ['brief']),
  'account.unique': check('account', 'duplicates', 'account', ['brief', 'quote', 'win', 'intent']),
  'account.agreed': check('account', 'conflicts', 'account', ['brief']),

  'contact.buyingRole': check('contact', 'completeness', 'account', ['brief', 'win', 'intent'], 3),
  'contact.department': check('contact', 'completeness', 'account', ['brief', 'intent'], 2),
  'contact.support': check('contact', 'completeness', 'account', ['brief', 'win']),
  'contact.title': check('contact', 'completeness', 'account', ['brief']),
  'contact.reachable': check('contact', 'completeness', 'account', ['brief']),
  'contact.confirmed': check('contact', 'freshness', 'account', ['brief', 'intent']),
  'contact.phone': check('contact', 'validity', 'account', ['brief']),
  'contact.email': check('contact', 'validity', 'account', ['brief']),
  'contact.unique': check('contact', 'duplicates', 'account', ['brief', 'win', 'intent']),
  'contact.agreed': check('contact', 'conflicts', 'account', ['brief']),
  'contact.account': check('contact', 'links', 'account', ['brief', 'win', 'intent']),

  'deal.amount': check('deal', 'completeness', 'deal', ['brief'], 2),
  'deal.product': check('deal', 'completeness', 'deal', ['brief', 'quote', 'win'], 3),
  'deal.quantity': check('deal', 'completeness', 'deal', ['quote'], 2),
  'deal.region': check('deal', 'completeness', 'deal', ['quote', 'win'], 2),
  'deal.source': check('deal', 'completeness', 'deal', ['win']),
  'deal.expectedClose': check('deal', 'completeness', 'deal', ['brief']),
  'deal.nextCall': check('deal', 'completeness', 'deal', ['brief']),
  'deal.ownerName': check('deal', 'completeness', 'deal', ['brief', 'quote']),
  'deal.closedDates': check('deal', 'completeness', 'all', ['win'], 3),
  'deal.stageHistory': check('deal', 'completeness', 'all', ['win'], 2),
  'deal.current': check('deal', 'freshness', 'deal', ['brief', 'win']),
  'deal.datesInOrder': check('deal', 'validity', 'all', ['win'], 2),
  'deal.wonAmount': check('deal', 'validity', 'all', ['win', 'quote']),
  'deal.amountCurrency': check('deal', 'validity', 'deal', ['brief', 'quote']),
  'deal.quantityPositive': check('deal', 'validity', 'deal', ['quote']),
  'deal.stageOfOutcome': check('deal', 'validity', 'deal', ['brief', 'win'], 2),
  'deal.stageOfHistory': check('deal', 'validity', 'deal', ['win']),
  'deal.closeNotPast': check('deal', 'validity', 'deal', ['brief'], 2),
  'deal.unique': check('deal', 'duplicates', 'deal', ['brief', 'quote', 'win']),
  'deal.agreed': check('deal', 'conflicts', 'deal', ['brief', 'quote', 'win']),
  'deal.account': check('deal', 'links', 'deal', ['brief', 'win', 'intent'], 2),
  'deal.productThere': check('deal', 'links', 'deal', ['quote']),

  'priceLine.account': check('priceLine', 'completeness', 'product', ['quote'], 2),
  'priceLine.region': check('priceLine', 'completeness', 'product', ['quote']),
  'priceLine.listPrice': check('priceLine', 'completeness', 'product', ['quote']),
  'priceLine.recent': check('priceLine', 'freshness', 'product', ['quote']),
  'priceLine.positive': check('priceLine', 'validity', 'product', ['quote'], 2),
  'priceLine.currency': check('priceLine', 'validity', 'product', ['quote']),
  'priceLine.outcome': check('priceLine', 'validity', 'product', ['quote']),
  'priceLine.unique': check('priceLine', 'duplicates', 'product', ['quote']),
  'priceLine.linked': check('priceLine', 'links', 'product', ['quote']),

  'activity.contact': check('activity', 'completeness', 'account', ['win', 'intent'], 2),
  'activity.notBeforeKnown': check('activity', 'validity', 'account', ['win', 'intent']),
  'activity.unique': check('activity', 'duplicates', 'account', ['win', 'intent']),
  'activity.account': check('activity', 'links', 'all', ['brief', 'win', 'intent'], 2),
  'activity.linked': check('activity', 'links', 'account', ['win', 'intent']),

  'evidence.account': check('evidence', 'links', 'all', ['brief', 'intent']),
} as const satisfies Record<string, HealthCheck>

export type HealthCheckId = keyof typeof healthChecks
export const healthCheckIds = Object.keys(healthChecks) as HealthCheckId[]
export const HealthCheckId = z.enum(healthCheckIds as [HealthCheckId, ...HealthCheckId[]])
/** The check of an id, with the types of its parts widened. */
export const healthCheckOf = (id: HealthCheckId): HealthCheck => healthChecks[id]

/** Names the rule by which the score is made; every change of a weight, check or formula names a new one. */
export const healthRuleVersion = 'health-2'
/** A check of fewer rows says "not enough information" and counts for nothing. */
export const leastHealthRows = 20

/** What the kinds and measures weigh in the score: a cell weighs the product of its two. */
export const healthKindWeights: Record<HealthKind, number> = {
  deal: 30,
  contact: 20,
  account: 15,
  priceLine: 15,
  activity: 15,
  evidence: 5,
}
export const healthMeasureWeights: Record<HealthMeasure, number> = {
  completeness: 30,
  validity: 20,
  freshness: 15,
  links: 15,
  duplicates: 10,
  conflicts: 10,
}

/** Days after which what a kind says counts half; kinds that are about a moment do not age. */
export const halfLifeDays = { account: 365, contact: 180, deal: 30, priceLine: 365 } as const
