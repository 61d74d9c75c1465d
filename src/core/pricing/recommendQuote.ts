import { type Concession, type ConcessionOffer, concessionOrder } from './concessions.ts'
import {
  type Bound,
  type BoundCode,
  type BoundsInput,
  type Guardrail,
  guardrail,
  priceBounds,
} from './priceBounds.ts'
import { priceWaterfall, type WaterfallStep } from './priceWaterfall.ts'
import type { QuoteRangePrediction } from './quoteRange.ts'

export type RecommendQuoteInput = BoundsInput & {
  prediction: QuoteRangePrediction
  requestedMinor?: number
  concessions?: readonly ConcessionOffer[]
  /** Per unit, what the customer already holds from us in writing: no higher price is recommended than that. */
  openQuote?: { ruleId: string; minor: number } | null
}

/** One of the three prices: where the prediction starts it, and what moves it from there. */
export type RecommendedPrice = {
  /** Integer minor units of invoice price per unit sold. */
  minor: number
  startMinor: number
  /** `startMinor` plus all deltas is exactly `minor`. */
  moves: { code: BoundCode | 'openQuote'; ruleId: string; deltaMinor: number }[]
  guardrail: Guardrail
}

export type QuoteRecommendation = {
  kind: 'recommendation'
  floor: RecommendedPrice
  target: RecommendedPrice
  stretch: RecommendedPrice
  /** Limits that leave no price: the highest lower one is above the lowest upper one. The lower one is kept. */
  conflict: { lower: Bound; upper: Bound } | null
  bounds: Bound[]
  requested: (Guardrail & { belowFloorMinor: number }) | null
  /** Of the target price; null without a list price. */
  waterfall: WaterfallStep[] | null
  concessions: Concession[]
}

/** Rules still bind where nothing can be predicted; three prices are not made up then. */
export type BoundsOnly = {
  kind: 'notEnoughInformation'
  n: number
  missing: string[]
  bounds: Bound[]
  requested: Guardrail | null
}

const highest = (bounds: readonly Bound[]): Bound | null =>
  bounds.reduce<Bound | null>(
    (best, bound) => (best === null || bound.minor > best.minor ? bound : best),
    null,
  )

const lowest = (bounds: readonly Bound[]): Bound | null =>
  bounds.reduce<Bound | null>(
    (best, bound) => (best === null || bound.minor < best.minor ? bound : best),
    null,
  )

/**
 * The open quote first, which is a fact of the talks and no limit; then caps from the loosest to the tightest, then
 * lower limits likewise: what binds last is what is said last.
 */
const moved = (
  startMinor: number,
  bounds: readonly Bound[],
  openQuote: RecommendQuoteInput['openQuote'],
): RecommendedPrice => {
  const moves: RecommendedPrice['moves'] = []
  let minor = startMinor
  if (openQuote && openQuote.minor < minor) {
    moves.push({ code: 'openQuote', ruleId: openQuote.ruleId, deltaMinor: openQuote.minor - minor })
    minor = openQuote.minor
  }
  const upper = bounds.filter(({ side }) => side === 'atMost').sort((a, b) => b.minor - a.minor)
  const lower = bounds.filter(({ side }) => side === 'atLeast').sort((a, b) => a.minor - b.minor)
  for (const bound of [...upper, ...lower]) {
    const next = bound.side === 'atMost' ? Math.min(minor, bound.minor) : Math.max(minor, bound.minor)
    if (next === minor) continue
    moves.push({ code: bound.code, ruleId: bound.ruleId, deltaMinor: next - minor })
    minor = next
  }
  return { minor, startMinor, moves, guardrail: guardrail(minor, bounds) }
}

/**
 * Floor, target and stretch: the predicted low, point and high, moved only by limits (cost floor, floor rules,
 * delegated discounts, policy caps) and by what we have already offered, each move with its rule and size. What is likely and what is allowed stay
 * apart: the prediction is never changed, and a price outside a limit is flagged, not hidden. Always
 * floor ≤ target ≤ stretch and floor ≥ every lower limit, the cost floor among them.
 */
export const recommendQuote = (input: RecommendQuoteInput): QuoteRecommendation | BoundsOnly => {
  const bounds = priceBounds(input)
  const { prediction, requestedMinor } = input
  const requested = requestedMinor === undefined ? null : guardrail(requestedMinor, bounds)
  if (prediction.kind === 'notEnoughInformation') {
    return {
      kind: 'notEnoughInformation',
      n: prediction.n,
      missing: [...prediction.missing],
      bounds,
      requested,
    }
  }
  const floor = moved(prediction.lowMinor, bounds, input.openQuote)
  const target = moved(prediction.pointMinor, bounds, input.openQuote)
  const stretch = moved(prediction.highMinor, bounds, input.openQuote)
  const lower = highest(bounds.filter(({ side }) => side === 'atLeast'))
  const upper = lowest(bounds.filter(({ side }) => side === 'atMost'))
  return {
    kind: 'recommendation',
    floor,
    target,
    stretch,
    conflict: lower && upper && lower.minor > upper.minor ? { lower, upper } : null,
    bounds,
    requested: requested && {
      ...requested,
      belowFloorMinor: Math.max(0, floor.minor - requested.priceMinor),
    },
    waterfall:
      input.listMinor === null
        ? null
        : priceWaterfall({
            listMinor: input.listMinor,
            invoiceMinor: target.minor,
            items: input.waterfall ?? [],
            costMinor: input.costFloorMinor,
          }),
    concessions: concessionOrder(input.concessions ?? [], {
      floorMinor: floor.minor,
      targetMinor: target.minor,
      stretchMinor: stretch.minor,
    }),
  }
}
