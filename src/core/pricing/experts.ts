import type { PricePoint, PriceTarget } from './pricePoint.ts'

/**
 * One simple way of reading a price off an item's own history: the weighted median of its log prices, where a
 * comparable's weight halves every `halfLifeDays` and falls with unlikeness in quantity, party and region.
 * A median keeps list prices exactly as they were paid; a mean would invent prices nobody ever saw.
 */
type Expert = {
  code: string
  halfLifeDays: number
  /** How much a comparable of another party, region or order size loses. */
  affinity: 'none' | 'soft' | 'strict'
  shape: 'median' | 'trend' | 'seasonal'
}

export const EXPERTS: readonly Expert[] = [
  { code: 'last', halfLifeDays: 0.5, affinity: 'none', shape: 'median' },
  { code: 'lastLike', halfLifeDays: 3, affinity: 'soft', shape: 'median' },
  { code: 'lastSameParty', halfLifeDays: 3, affinity: 'strict', shape: 'median' },
  { code: 'recent', halfLifeDays: 45, affinity: 'none', shape: 'median' },
  { code: 'recentLike', halfLifeDays: 45, affinity: 'soft', shape: 'median' },
  { code: 'recentSameParty', halfLifeDays: 45, affinity: 'strict', shape: 'median' },
  { code: 'halfYear', halfLifeDays: 180, affinity: 'none', shape: 'median' },
  { code: 'halfYearLike', halfLifeDays: 180, affinity: 'soft', shape: 'median' },
  { code: 'halfYearSameParty', halfLifeDays: 180, affinity: 'strict', shape: 'median' },
  { code: 'longLike', halfLifeDays: 720, affinity: 'soft', shape: 'median' },
  { code: 'longSameParty', halfLifeDays: 720, affinity: 'strict', shape: 'median' },
  { code: 'trend', halfLifeDays: 240, affinity: 'soft', shape: 'trend' },
  { code: 'seasonal', halfLifeDays: 900, affinity: 'soft', shape: 'seasonal' },
]

const AFFINITY = {
  none: { party: 1, region: 1, quantityWidth: Number.POSITIVE_INFINITY },
  soft: { party: 0.35, region: 0.6, quantityWidth: 1.2 },
  strict: { party: 0.02, region: 0.3, quantityWidth: 2.5 },
} as const

const differs = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && left !== right

/** Weight of one comparable for a target: recency × party × region × order size, each in (0, 1]. */
export const comparableWeight = (
  comparable: PricePoint,
  target: PriceTarget,
  halfLifeDays: number,
  affinity: keyof typeof AFFINITY,
): number => {
  const rule = AFFINITY[affinity]
  let weight = Math.exp((-Math.LN2 * Math.max(0, target.day - comparable.day)) / halfLifeDays)
  if (differs(comparable.party, target.party)) weight *= rule.party
  if (differs(comparable.region, target.region)) weight *= rule.region
  if (comparable.logQuantity !== null && target.logQuantity !== null) {
    const distance = (comparable.logQuantity - target.logQuantity) / rule.quantityWidth
    weight *= 1 / (1 + distance * distance)
  }
  return weight
}

/** Lower weighted median; `order` lists the indexes of `values` from small to large. */
const medianAlong = (values: readonly number[], order: readonly number[], weights: Float64Array): number => {
  let total = 0
  for (const weight of weights) total += weight
  let sum = 0
  for (const index of order) {
    sum += weights[index]!
    if (sum >= total / 2) return values[index]!
  }
  return values[order.at(-1)!]!
}

/** Lower weighted median of values in any order. Weights are positive. */
export const weightedMedian = (values: readonly number[], weights: Float64Array): number =>
  medianAlong(
    values,
    values.map((_, index) => index).sort((left, right) => values[left]! - values[right]!),
    weights,
  )

/** Weighted least squares of log price on time, its slope shrunk towards none, read at the target's day. */
const trendAt = (history: readonly PricePoint[], weights: Float64Array, day: number): number => {
  let [total, meanDay, meanPrice] = [0, 0, 0]
  history.forEach((point, index) => {
    const weight = weights[index]!
    total += weight
    meanDay += weight * point.day
    meanPrice += weight * point.logPrice
  })
  meanDay /= total
  meanPrice /= total
  let [covariance, variance] = [0, 0]
  history.forEach((point, index) => {
    const offset = point.day - meanDay
    covariance += (weights[index]! / total) * offset * (point.logPrice - meanPrice)
    variance += (weights[index]! / total) * offset * offset
  })
  // 60 days of spread are needed before half of the measured slope is believed.
  return meanPrice + (covariance / (variance + 3600)) * (day - meanDay)
}

const dayInYear = (day: number): number => ((day % 365.25) + 365.25) % 365.25

/**
 * Every expert's log price for the target, in the order of `EXPERTS`. `history` is one item's comparables, not
 * empty, oldest first, none later than the target. O(experts × history).
 */
export const expertPrices = (history: readonly PricePoint[], target: PriceTarget): Float64Array => {
  const values = history.map((point) => point.logPrice)
  const order = values.map((_, index) => index).sort((left, right) => values[left]! - values[right]!)
  const newest = history.at(-1)!.day
  // Ages count from the newest comparable, so that a long silence does not underflow every weight to 0.
  const seen: PriceTarget = { ...target, day: newest }
  const weights = new Float64Array(history.length)
  const prices = new Float64Array(EXPERTS.length)
  EXPERTS.forEach((expert, at) => {
    history.forEach((point, index) => {
      let weight = comparableWeight(point, seen, expert.halfLifeDays, expert.affinity)
      if (expert.shape === 'seasonal') {
        const apart = Math.abs(dayInYear(point.day) - dayInYear(target.day))
        const distance = Math.min(apart, 365.25 - apart) / 20
        weight *= 1 / (1 + distance ** 4)
      }
      weights[index] = Math.max(weight, 1e-12)
    })
    prices[at] =
      expert.shape === 'trend' ? trendAt(history, weights, target.day) : medianAlong(values, order, weights)
  })
  return prices
}
