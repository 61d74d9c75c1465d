import { getProduct, type Product } from '../../catalog/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Deal } from '../../deals/store.ts'
import { isPaidOnce } from '../../imports/recognition/paidOnce.ts'
import { listPriceLinesOfDeal, listQuotesWithoutDeal, type PriceLine } from '../../quotes/store.ts'

/** What a deal's price is about: its product, how many, and what we have offered in writing. */
export interface PricedProduct {
  product: Product
  /** Null where neither the deal nor its open quote says. */
  quantity: number | null
  quantityFrom: 'deal' | 'openQuote' | 'accountQuote' | 'unknown'
  /** The newest open quote of the product for this deal. */
  openQuote: PriceLine | null
  /** Newest open quotes of the deal's other products, the largest amount first. */
  others: PriceLine[]
}

/** An older quote without a deal was about something else. */
const quotedLatelyMs = 183 * 86_400_000

/** What is given for nothing and what is taken off price no product. */
const isNoPrice = ({ setApart }: PriceLine): boolean => setApart === 'free' || setApart === 'deduction'

const amountOf = (line: PriceLine) => line.unitPriceMinor * line.quantity

/** 1 for tooling and its like, which a deal is not about while goods are quoted beside it. */
const isOnce = (db: ReadableDb, line: PriceLine): number =>
  Number(isPaidOnce(getProduct(db, line.productId)?.name ?? ''))

/** Whether a register and the sheet itself tell of one line of one quote, under names of their own. */
const isSameLine = (line: PriceLine, other: PriceLine | null): boolean =>
  other !== null &&
  line.number !== null &&
  line.number === other.number &&
  line.version === other.version &&
  line.quantity === other.quantity &&
  line.unitPriceMinor === other.unitPriceMinor

/**
 * The product that a deal is priced by: its own where it has one that we quote or that we quote nothing of, else the
 * one that its open quote offers for the most money. A deal that names no product and has no quote of its own is
 * priced by what the account was quoted last without naming a deal. Null when nothing names a product.
 */
export function pricedProduct(
  db: ReadableDb,
  deal: Deal,
  { asOf, currency }: { asOf: number; currency: string },
): PricedProduct | null {
  const newest = new Map<string, PriceLine>()
  const ofDeal = listPriceLinesOfDeal(db, deal.id)
  const isOfAccount = deal.productId === null && !ofDeal.some((line) => line.kind === 'quote')
  for (const line of isOfAccount ? listQuotesWithoutDeal(db, deal.accountId) : ofDeal) {
    if (isOfAccount && asOf - line.pricedAt > quotedLatelyMs) continue
    if (line.kind !== 'quote' || line.currency !== currency || isNoPrice(line)) continue
    if (line.pricedAt >= asOf || line.knownAt > asOf || newest.has(line.productId)) continue
    newest.set(line.productId, line)
  }
  // A product's newest quote decides: after one that was turned down, an older one is off the table as well.
  const open = [...newest.values()]
    .filter((line) => line.outcome === 'open')
    .sort((a, b) => isOnce(db, a) - isOnce(db, b) || amountOf(b) - amountOf(a))
  const openQuote = open.find(({ productId }) => productId === deal.productId) ?? open[0] ?? null
  const productId = openQuote?.productId ?? deal.productId
  const product = productId ? getProduct(db, productId) : null
  if (!product) return null
  const ownQuantity = deal.productId === product.id ? deal.quantity : null
  // What was quoted last says how many it is of now; one alone may be a price and no count.
  const isCounted = openQuote !== null && openQuote.quantity > 1 && openQuote.productId === product.id
  const quantity = isCounted ? openQuote.quantity : (ownQuantity ?? openQuote?.quantity ?? null)
  return {
    product,
    quantity,
    quantityFrom:
      ownQuantity !== null && quantity === ownQuantity
        ? 'deal'
        : openQuote
          ? isOfAccount
            ? 'accountQuote'
            : 'openQuote'
          : 'unknown',
    openQuote,
    others: open.filter((line) => line !== openQuote && !isSameLine(line, openQuote)),
  }
}
