import { dayOf } from './parseDay.ts'
import type { PricePoint } from './pricePoint.ts'

/** A quoted or ordered price of the team's own history. */
export type Comparable = {
  id: string
  productId: string
  /** Only used to find similar products while this one has no history. */
  productName?: string
  quantity: number | null
  /** The account that bought or was quoted. */
  partyId: string | null
  region: string | null
  /** UTC ms of the decision. */
  at: number
  /** UTC ms at which it became known here, when later than `at`. */
  knownAt?: number
  /** Price of one unit, integer minor units. */
  unitPriceMinor: number
  currency?: string
  /** Lost quotes never enter the prediction, which is of the price at which deals close. */
  won: boolean
  /** Whether the account is one of the viewer's. */
  own: boolean
  /** Sold together with other products at one price decision. */
  bundled?: boolean
}

export type QuoteTarget = {
  productId: string
  productName?: string
  quantity: number | null
  partyId: string | null
  region: string | null
  /** UTC ms; nothing that became known at or after it is used. */
  asOf: number
  currency?: string
  bundled?: boolean
}

/** When a comparable could first be used, UTC ms. */
export const knownAtOf = (comparable: Pick<Comparable, 'at' | 'knownAt'>): number =>
  Math.max(comparable.at, comparable.knownAt ?? comparable.at)

const logQuantityOf = (quantity: number | null): number | null =>
  quantity !== null && quantity > 0 ? Math.log(quantity) : null

export const pointOf = (comparable: Comparable): PricePoint => ({
  day: dayOf(comparable.at),
  logPrice: Math.log(comparable.unitPriceMinor),
  logQuantity: logQuantityOf(comparable.quantity),
  party: comparable.partyId,
  region: comparable.region,
})

export const priceTargetOf = (target: QuoteTarget): Omit<PricePoint, 'logPrice'> => ({
  day: dayOf(target.asOf),
  logQuantity: logQuantityOf(target.quantity),
  party: target.partyId,
  region: target.region,
})

/** Closed at a positive price, in the wanted currency (where both sides name one), known before `asOf`. */
export const isUsable = (comparable: Comparable, asOf: number, currency: string | undefined): boolean =>
  comparable.won &&
  comparable.unitPriceMinor > 0 &&
  knownAtOf(comparable) < asOf &&
  (currency === undefined || comparable.currency === undefined || comparable.currency === currency)
