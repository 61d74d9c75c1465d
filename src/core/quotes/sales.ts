import type { PriceLine } from './store.ts'

const day = 86_400_000
/** An order is taken for that of a quote when it came at most this long after it, or a week before (dates slip). */
const orderedWithin = 180 * day
const slips = 7 * day

/** Of one number or one deal it is the same sale whatever was given away last; else price and time must agree. */
const sameSale = (quote: PriceLine, order: PriceLine): boolean =>
  order.quantity === quote.quantity &&
  ((quote.number !== null && order.number === quote.number) ||
    (quote.dealId !== null && order.dealId === quote.dealId) ||
    (quote.accountId !== null &&
      order.unitPriceMinor === quote.unitPriceMinor &&
      order.pricedAt >= quote.pricedAt - slips &&
      order.pricedAt <= quote.pricedAt + orderedWithin))

/**
 * The lines without the won quotes whose order is among them: a quote and the order that followed are one sale, and
 * one comparable. Each order stands for one quote; the order stays, because it is what was bought.
 */
export function withoutOrderedQuotes(lines: readonly PriceLine[]): PriceLine[] {
  const orders = new Map<string, PriceLine[]>()
  const keyOf = (line: PriceLine) => `${line.productId}\n${line.accountId}\n${line.currency}`
  for (const line of lines) {
    if (line.kind !== 'order') continue
    const same = orders.get(keyOf(line))
    if (same) same.push(line)
    else orders.set(keyOf(line), [line])
  }
  return lines.filter((line) => {
    if (line.kind !== 'quote' || line.outcome !== 'won') return true
    const same = orders.get(keyOf(line))
    const at = same?.findIndex((order) => sameSale(line, order)) ?? -1
    if (at < 0) return true
    same!.splice(at, 1)
    return false
  })
}
