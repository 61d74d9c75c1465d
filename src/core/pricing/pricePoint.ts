/** One closed price of one item, in the form that every calculation here uses. */
export type PricePoint = {
  /** Whole days since 1970-01-01. */
  day: number
  /** Natural logarithm of the price of one unit; every price of one history is in one currency. */
  logPrice: number
  logQuantity: number | null
  party: string | null
  region: string | null
}

/** What is asked: the same, without the price. */
export type PriceTarget = Omit<PricePoint, 'logPrice'>
