import { type Comparable, isUsable, knownAtOf, pointOf } from './comparable.ts'
import type { PastError } from './eventEffects.ts'
import { dayOf, quarterOf } from './parseDay.ts'
import {
  type ClosedPrice,
  createPricePredictor,
  DEFAULT_PREDICTOR,
  type PricePredictor,
} from './predictor.ts'

export type PeriodCoverage = { period: string; n: number; coverage: number }

/** What was learned by predicting each past price from the ones before it. Build once per change of history. */
export type QuoteCalibration = {
  predictor: PricePredictor
  pastErrors: PastError[]
  coverageByPeriod: PeriodCoverage[]
  /** Share of all judged past prices that were inside; null before any. */
  coverage: number | null
  n: number
  /** UTC ms; only what was known before is inside. */
  asOf: number
  currency: string | undefined
}

/** Newest past errors that event effects are learned from; bounds the time of one prediction. */
const ERRORS_KEPT = 2000

/** Comparables that are replayed; older ones count as history only. Bounds the time of a calibration. */
const REPLAYED = 5000

const asClosed = (comparable: Comparable): ClosedPrice => ({
  item: comparable.productId,
  ...(comparable.productName === undefined ? {} : { name: comparable.productName }),
  point: pointOf(comparable),
})

/**
 * Replays the newest comparables day by day: predict, compare, learn. About 0.1 ms for each of them. Only what was
 * known before `asOf` is used, so a calibration for today can be reused until the history changes.
 */
export const calibrateQuoteRange = (input: {
  comparables: readonly Comparable[]
  asOf: number
  currency?: string
  replayed?: number
}): QuoteCalibration => {
  const predictor = createPricePredictor(DEFAULT_PREDICTOR)
  const usable = input.comparables
    .filter((comparable) => isUsable(comparable, input.asOf, input.currency))
    .map((comparable) => ({ comparable, knownDay: dayOf(knownAtOf(comparable)) }))
    .sort((a, b) => a.knownDay - b.knownDay || (a.comparable.id < b.comparable.id ? -1 : 1))
  const pastErrors: PastError[] = []
  const periods = new Map<string, { n: number; covered: number }>()
  let start = Math.max(0, usable.length - (input.replayed ?? REPLAYED))
  predictor.remember(usable.slice(0, start).map(({ comparable }) => asClosed(comparable)))
  while (start < usable.length) {
    let end = start
    while (end < usable.length && usable[end]!.knownDay === usable[start]!.knownDay) end++
    const batch = usable.slice(start, end).map(({ comparable }) => comparable)
    const judged = predictor.learnDay(batch.map(asClosed))
    judged.forEach(({ prediction, point }, index) => {
      if (!prediction || prediction.comparables === 0) return
      const comparable = batch[index]!
      pastErrors.push({
        productId: comparable.productId,
        region: comparable.region,
        at: comparable.at,
        bundled: comparable.bundled ?? false,
        error: point.logPrice - prediction.point,
      })
      const period = periods.get(quarterOf(point.day)) ?? { n: 0, covered: 0 }
      period.n += 1
      if (point.logPrice >= prediction.low - 1e-9 && point.logPrice <= prediction.high + 1e-9)
        period.covered += 1
      periods.set(quarterOf(point.day), period)
    })
    start = end
  }
  const covered = [...periods.values()].reduce((sum, period) => sum + period.covered, 0)
  return {
    predictor,
    pastErrors: pastErrors.slice(-ERRORS_KEPT),
    coverageByPeriod: [...periods]
      .map(([period, { n, covered: inside }]) => ({ period, n, coverage: inside / n }))
      .sort((a, b) => (a.period < b.period ? -1 : 1)),
    coverage: pastErrors.length === 0 ? null : covered / pastErrors.length,
    n: pastErrors.length,
    asOf: input.asOf,
    currency: input.currency,
  }
}
