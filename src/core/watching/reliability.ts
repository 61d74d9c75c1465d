import type { Measure } from '../../shared/contract/watching.ts'
import { least, measureMean, measureShare, type Row, shareInterval } from './statistics.ts'

/** A probability as it was shown, and whether it came true. */
export interface Forecast {
  accountId: string
  probability: number
  /** What was assumed then without the case's own story. */
  prior: number
  happened: boolean
}

export interface ReliabilityBin {
  from: number
  to: number
  n: number
  accounts: number
  /** Mean probability that was shown. */
  shown: number
  /** Share of them that came true, with a 95 % interval. */
  happened: { value: number; low: number; high: number }
}

const outcomes = (forecasts: readonly Forecast[]): Row[] =>
  forecasts.map(({ accountId, happened }) => ({ accountId, value: happened ? 1 : 0 }))
const squared =
  (of: (forecast: Forecast) => number) =>
  (forecast: Forecast): Row => ({
    accountId: forecast.accountId,
    value: (of(forecast) - (forecast.happened ? 1 : 0)) ** 2,
  })
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Bins of the curve: at least so many forecasts in each, at most so many bins. */
const [leastOfBin, mostBins] = [10, 8]

/**
 * The reliability curve: forecasts in bins of about equal number by what was shown, each with the share that came true
 * (Murphy and Winkler 1977; equal-number bins as in Nixon et al. 2019). Equal probabilities are never split.
 */
export function reliabilityCurve(forecasts: readonly Forecast[]): ReliabilityBin[] {
  const sorted = [...forecasts].sort((a, b) => a.probability - b.probability)
  const bins = Math.min(mostBins, Math.floor(sorted.length / leastOfBin))
  if (bins === 0) return []
  const parts: Forecast[][] = []
  let part: Forecast[] = []
  sorted.forEach((forecast, at) => {
    const isNew = at > 0 && forecast.probability > sorted[at - 1]!.probability
    const isFull = at >= (sorted.length * (parts.length + 1)) / bins - 0.5
    if (isNew && isFull && part.length >= leastOfBin && sorted.length - at >= leastOfBin) {
      parts.push(part)
      part = []
    }
    part.push(forecast)
  })
  parts.push(part)
  return parts.map((each) => ({
    from: each[0]!.probability,
    to: each.at(-1)!.probability,
    n: each.length,
    accounts: new Set(each.map(({ accountId }) => accountId)).size,
    shown: mean(each.map(({ probability }) => probability)),
    happened: shareInterval(outcomes(each)),
  }))
}

export interface Reliability {
  /** Brier score (1950): mean squared error, 0 best. */
  brier: Measure
  /** The same of the rate that was assumed then: what knowing nothing of the case would have cost. */
  priorBrier: Measure
  /** Prior's error − forecast's error, paired: above 0 the forecast was worth showing. */
  gain: Measure
  /** Mean probability shown, and the share that came true. */
  shown: number | null
  happened: Measure
  curve: ReliabilityBin[]
}

/** How probabilities that were shown stand against what came of them. */
export function reliabilityOf(forecasts: readonly Forecast[]): Reliability {
  const own = squared(({ probability }) => probability)
  const assumed = squared(({ prior }) => prior)
  const atLeastZero = (measure: Measure): Measure =>
    measure.kind === 'measured' ? { ...measure, low: Math.max(0, measure.low) } : measure
  return {
    brier: atLeastZero(measureMean(forecasts.map(own))),
    priorBrier: atLeastZero(measureMean(forecasts.map(assumed))),
    gain: measureMean(
      forecasts.map((forecast) => ({
        accountId: forecast.accountId,
        value: assumed(forecast).value - own(forecast).value,
      })),
    ),
    shown: forecasts.length >= least.n ? mean(forecasts.map(({ probability }) => probability)) : null,
    happened: measureShare(outcomes(forecasts)),
    curve: forecasts.length >= least.n ? reliabilityCurve(forecasts) : [],
  }
}
