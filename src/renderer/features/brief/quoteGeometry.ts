import type { QuoteView } from '../../../shared/contract/brief.ts'
import { lanes, linear, ticks } from '../../ui/figures/geometry.ts'

/** The quote picture's own numbers, in minor units, and where everything stands in a given width. */
export interface QuotePlan {
  x(minor: number): number
  ticks: number[]
  dots: {
    key: string
    x: number
    lane: number
    outcome: 'won' | 'lost' | 'open'
    own: boolean
    label: string | null
  }[]
  /** True where the list price lies beyond the picture and is named at its edge. */
  listBeyond: 'left' | 'right' | null
}

const dotApart = 11
const dotLanes = 3
/** A list price further away than this many spans would squeeze everything else. */
const farAway = 1.2

/** The prices that the picture must hold; the list price is named at its edge where it lies far off. */
const pricesOf = (quote: QuoteView): number[] => [
  ...quote.comparables.map((each) => each.unitPriceMinor),
  ...(quote.prediction.kind === 'range' ? [quote.prediction.lowMinor, quote.prediction.highMinor] : []),
  ...(quote.advice ? [quote.advice.floorMinor, quote.advice.targetMinor, quote.advice.stretchMinor] : []),
  ...(quote.draftMinor === null ? [] : [quote.draftMinor]),
]

/** The lowest and the highest price of the picture. */
export function priceDomain(quote: QuoteView): [number, number] {
  const prices = pricesOf(quote)
  if (prices.length === 0) {
    const only = quote.listMinor
    return only === null || only <= 0 ? [0, 1] : [only * 0.9, only * 1.1]
  }
  let low = Math.min(...prices)
  let high = Math.max(...prices)
  const span = high - low || high * 0.1 || 1
  const list = quote.listMinor
  if (list !== null && list > high && list - high < span * farAway) high = list
  if (list !== null && list < low && low - list < span * farAway) low = list
  const margin = (high - low || span) * 0.07
  return [low - margin, high + margin]
}

/**
 * Round prices for the axis, in minor units: never so close that two of them would be printed alike with `digits`
 * decimals, so none where the picture is narrower than the last decimal.
 */
export function priceTicks(
  [low, high]: readonly [number, number],
  width: number,
  { divisor, digits }: { divisor: number; digits: number },
): number[] {
  const finest = 10 ** -digits
  const span = (high - low) / divisor
  const most = Math.min(Math.max(2, Math.floor(width / 72)), Math.floor(span / finest + 1e-9))
  if (most < 1) return []
  return ticks(low / divisor, high / divisor, most).map((tick) => Math.round(tick * divisor))
}

/** Lays the picture out in `width` pixels; `scale` is how its prices are printed, for round ticks. */
export function planQuote(
  quote: QuoteView,
  width: number,
  scale: { divisor: number; digits: number },
): QuotePlan {
  const [low, high] = priceDomain(quote)
  const x = linear([low, high], [0, width])
  const positions = quote.comparables.map((each) => x(each.unitPriceMinor))
  const lane = lanes(positions, dotApart, dotLanes)
  const list = quote.listMinor
  return {
    x,
    // An axis without a single price would measure nothing.
    ticks: list !== null || pricesOf(quote).length > 0 ? priceTicks([low, high], width, scale) : [],
    dots: quote.comparables.map((each, index) => ({
      key: each.id,
      x: positions[index]!,
      lane: lane[index]!,
      outcome: each.outcome,
      own: each.own,
      label: each.own ? each.accountName : null,
    })),
    listBeyond: list === null ? null : list > high ? 'right' : list < low ? 'left' : null,
  }
}

/** Moves labels apart along a line, keeping their order and staying inside; positions are centres. */
export function spread(positions: readonly number[], apart: number, width: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]!)
  const placed = order.map((index) => positions[index]!)
  for (let index = 1; index < placed.length; index++)
    placed[index] = Math.max(placed[index]!, placed[index - 1]! + apart)
  const over = (placed.at(-1) ?? 0) - (width - apart / 2)
  if (over > 0) {
    placed[placed.length - 1]! -= over
    for (let index = placed.length - 2; index >= 0; index--)
      placed[index] = Math.min(placed[index]!, placed[index + 1]! - apart)
  }
  const result = new Array<number>(positions.length)
  order.forEach((index, rank) => {
    result[index] = placed[rank]!
  })
  return result
}
