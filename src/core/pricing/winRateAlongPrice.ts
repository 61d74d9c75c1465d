export type QuoteOutcome = {
  id: string
  productId: string
  /** Integer minor units per unit. */
  unitPriceMinor: number
  won: boolean
  /** What the price is measured against, such as list or predicted point; else the product's median quote. */
  referenceMinor?: number
}

export type WinRateBand = {
  /** Price as a share of its reference, both ends included. */
  from: number
  to: number
  n: number
  won: number
  rate: number
  /** 95 % Wilson interval of the rate. */
  low: number
  high: number
}

/** Which prices went along with winning. Better deals may simply have been priced differently: no cause is claimed. */
export type WinRateAssociation = { kind: 'association'; n: number; won: number; bands: WinRateBand[] }

export type NotEnoughOutcomes = {
  kind: 'notEnoughInformation'
  n: number
  missing: ('quotes' | 'won' | 'lost')[]
}

const LEAST_QUOTES = 30
const LEAST_OF_EACH = 8
const LEAST_PER_BAND = 10
const MOST_BANDS = 6
const Z95 = 1.959964

/** Wilson score interval (Wilson 1927) of won/n at 95 %. */
export const wilsonInterval = (won: number, n: number): { low: number; high: number } => {
  if (n === 0) return { low: 0, high: 1 }
  const rate = won / n
  const z2 = Z95 * Z95
  const middle = (rate + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))
  // At the ends the formula gives 0 and 1 exactly; in floating point it misses them by an ulp.
  return { low: won === 0 ? 0 : Math.max(0, middle - half), high: won === n ? 1 : Math.min(1, middle + half) }
}

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

/** Bands of about equal n along the relative price; equal prices are never split between two bands. */
const banded = <T extends { relative: number }>(sorted: readonly T[], count: number): T[][] => {
  const size = sorted.length / count
  const bands: T[][] = []
  let band: T[] = []
  sorted.forEach((one, index) => {
    const boundary = index > 0 && one.relative > sorted[index - 1]!.relative
    if (boundary && band.length >= LEAST_PER_BAND && index >= size * (bands.length + 1) - 0.5) {
      bands.push(band)
      band = []
    }
    band.push(one)
  })
  if (band.length < LEAST_PER_BAND && bands.length > 0) bands.at(-1)!.push(...band)
  else bands.push(band)
  return bands
}

/** Share of quotes won along the price relative to its reference, with n and interval for each band. */
export const winRateAlongPrice = (
  quotes: readonly QuoteOutcome[],
): WinRateAssociation | NotEnoughOutcomes => {
  const priced = quotes.filter((quote) => quote.unitPriceMinor > 0)
  const won = priced.filter((quote) => quote.won).length
  const missing: NotEnoughOutcomes['missing'] = []
  if (priced.length < LEAST_QUOTES) missing.push('quotes')
  if (won < LEAST_OF_EACH) missing.push('won')
  if (priced.length - won < LEAST_OF_EACH) missing.push('lost')
  if (missing.length > 0) return { kind: 'notEnoughInformation', n: priced.length, missing }
  const byProduct = new Map<string, number[]>()
  for (const { productId, unitPriceMinor } of priced) {
    byProduct.set(productId, [...(byProduct.get(productId) ?? []), unitPriceMinor])
  }
  const medians = new Map([...byProduct].map(([productId, prices]) => [productId, medianOf(prices)]))
  const relative = priced
    .map((quote) => {
      const reference =
        quote.referenceMinor !== undefined && quote.referenceMinor > 0
          ? quote.referenceMinor
          : medians.get(quote.productId)!
      return { relative: quote.unitPriceMinor / reference, won: quote.won }
    })
    .sort((a, b) => a.relative - b.relative)
  const count = Math.max(1, Math.min(MOST_BANDS, Math.floor(relative.length / LEAST_PER_BAND)))
  const bands = banded(relative, count).map((band): WinRateBand => {
    const bandWon = band.filter((one) => one.won).length
    return {
      from: band[0]!.relative,
      to: band.at(-1)!.relative,
      n: band.length,
      won: bandWon,
      rate: bandWon / band.length,
      ...wilsonInterval(bandWon, band.length),
    }
  })
  return { kind: 'association', n: relative.length, won, bands }
}
