import type { RiskAxis, RiskReading } from '../../shared/rooms/board.ts'
import type { Light } from '../../shared/rooms/fields.ts'
import { seededRandom } from '../learning/random.ts'

/** Fewest open deals with a calibrated probability of which a zone's expected value says anything. */
export const fewestDeals = 5
const draws = 4_000

export interface ChancedDeal {
  amountMinor: number
  /** Calibrated probability of winning, 0–1. */
  probability: number
}

/**
 * What a zone's open deals may bring: Σ amount × probability, and the span in which eight of ten outcomes lie if the
 * deals are won or lost independently of each other. The span is drawn with a fixed seed, so that it is the same on
 * each machine. Null with fewer than `fewestDeals`.
 */
export function expectedValue(
  deals: readonly ChancedDeal[],
): { expectedMinor: number; lowMinor: number; highMinor: number; n: number } | null {
  if (deals.length < fewestDeals) return null
  const random = seededRandom(deals.length)
  const sums = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw += 1)
    for (const { amountMinor, probability } of deals) if (random() < probability) sums[draw]! += amountMinor
  sums.sort()
  return {
    expectedMinor: Math.round(deals.reduce((sum, deal) => sum + deal.amountMinor * deal.probability, 0)),
    lowMinor: sums[Math.floor(draws * 0.1)]!,
    highMinor: sums[Math.ceil(draws * 0.9) - 1]!,
    n: deals.length,
  }
}

/** From these shares on a light says watch, or act; below `fewestSeen` it says that it does not know. Declared. */
export const lightRule = { caution: 0.2, stop: 0.4, fewestSeen: 3 } as const

/** `hits` of `of` speak for the risk. */
export function riskLight(hits: number, of: number): RiskReading {
  const share = of === 0 ? 0 : hits / of
  const light: Light =
    of < lightRule.fewestSeen
      ? 'unknown'
      : share >= lightRule.stop
        ? 'stop'
        : share >= lightRule.caution
          ? 'caution'
          : 'ok'
  return { light, hits, of }
}

export type RiskReadings = Record<RiskAxis, RiskReading>
