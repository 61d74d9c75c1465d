import type { QuoteCoverageView } from '../../shared/contract/watching.ts'
import { calendarDay } from '../calendarDay.ts'
import type { ReadableDb } from '../db/open.ts'
import { lookBackMs } from './calibration.ts'
import { apart } from './outcomes.ts'
import { byQuarter } from './quarters.ts'
import { measureMean, measureShare } from './statistics.ts'
import { type AdviceMark, listMarks, listSoldPrices } from './store.ts'

/** What the engine promises of a range: so large a share of prices lies inside. */
export const promisedCoverage = 0.8

/** A range as it was shown, and where the price lay at which the thing was sold afterwards. */
interface Held {
  accountId: string
  shownAt: number
  at: 'below' | 'inside' | 'above'
  /** (high − low) / point. */
  width: number
}

/** The ranges that were shown of a deal and count: the first, and again the first 30 days later, each where its thing was sold. */
function heldRanges(
  db: ReadableDb,
  marks: readonly AdviceMark[],
): { shown: number; open: number; held: Held[] } {
  const shown = marks.filter(
    ({ quoteLowMinor, quotePointMinor, quoteHighMinor }) =>
      quoteLowMinor !== null && quotePointMinor !== null && quoteHighMinor !== null,
  )
  const counted = apart(
    shown,
    ({ dealId }) => dealId,
    ({ shownAt }) => shownAt,
  )
  const sold = new Map(
    listSoldPrices(
      db,
      counted.map(({ adviceId }) => adviceId),
    ).map(({ adviceId, unitPriceMinor }) => [adviceId, unitPriceMinor]),
  )
  const held = counted.flatMap((mark): Held[] => {
    const price = sold.get(mark.adviceId)
    if (price === undefined) return []
    const [low, point, high] = [mark.quoteLowMinor!, mark.quotePointMinor!, mark.quoteHighMinor!]
    return [
      {
        accountId: mark.accountId,
        shownAt: mark.shownAt,
        at: price < low ? 'below' : price > high ? 'above' : 'inside',
        width: point === 0 ? 0 : (high - low) / point,
      },
    ]
  })
  return { shown: shown.length, open: counted.length - held.length, held }
}

const share = (held: readonly Held[], at: Held['at']) =>
  measureShare(held.map((one) => ({ accountId: one.accountId, value: one.at === at ? 1 : 0 })))

/**
 * How often a quote range that was shown held the price at which its thing was sold for that deal afterwards: shares of what was
 * sold, with the quarters in which the ranges were shown (`zone` tells where a quarter begins). What was not sold has no price.
 */
export function quoteCoverageView(db: ReadableDb, now: number, zone: string): QuoteCoverageView {
  const { shown, open, held } = heldRanges(db, listMarks(db, now - lookBackMs, now + 1))
  return {
    promised: promisedCoverage,
    shown,
    counted: held.length,
    open,
    inside: share(held, 'inside'),
    below: share(held, 'below'),
    above: share(held, 'above'),
    width: measureMean(held.map(({ accountId, width }) => ({ accountId, value: width }))),
    quarters: byQuarter(held, calendarDay(zone)).map(({ quarter, own }) => ({
      quarter,
      inside: share(own, 'inside'),
    })),
  }
}
