export type NonPriceTerm =
  | 'deliverySchedule'
  | 'training'
  | 'extendedWarranty'
  | 'serviceLevel'
  | 'consignmentStock'
  | 'paymentDays'

/** A term that this deal may offer. */
export type ConcessionOffer = {
  code: NonPriceTerm | 'volumeRebate'
  /** What it costs us per unit sold, integer minor units; null when unknown. */
  costMinor: number | null
}

export type Concession =
  | { kind: 'nonPrice' | 'conditionalPrice'; code: ConcessionOffer['code']; costMinor: number | null }
  /** From the price before to `priceMinor`; steps shrink, which signals that the end is near. */
  | {
      kind: 'price'
      code: 'towardsTarget' | 'target' | 'towardsFloor' | 'floor'
      priceMinor: number
      deltaMinor: number
    }

const kindOf = (offer: ConcessionOffer): 'nonPrice' | 'conditionalPrice' =>
  offer.code === 'volumeRebate' ? 'conditionalPrice' : 'nonPrice'

/**
 * In which order to give way: terms that are not price, cheapest first (unknown costs last), then price against
 * volume, and only then price itself, from stretch over target to floor in shrinking steps.
 */
export const concessionOrder = (
  offers: readonly ConcessionOffer[],
  price: { floorMinor: number; targetMinor: number; stretchMinor: number },
): Concession[] => {
  const cost = (offer: ConcessionOffer): number => offer.costMinor ?? Number.POSITIVE_INFINITY
  const terms = [...offers]
    .sort((a, b) => {
      if (kindOf(a) !== kindOf(b)) return kindOf(a) === 'nonPrice' ? -1 : 1
      if (cost(a) !== cost(b)) return cost(a) - cost(b)
      return a.code < b.code ? -1 : 1
    })
    .map((offer): Concession => ({ kind: kindOf(offer), code: offer.code, costMinor: offer.costMinor }))
  const { floorMinor, targetMinor, stretchMinor } = price
  const levels = [
    { code: 'towardsTarget', priceMinor: stretchMinor - Math.ceil(((stretchMinor - targetMinor) * 2) / 3) },
    { code: 'target', priceMinor: targetMinor },
    { code: 'towardsFloor', priceMinor: targetMinor - Math.ceil(((targetMinor - floorMinor) * 2) / 3) },
    { code: 'floor', priceMinor: floorMinor },
  ] as const
  let from = stretchMinor
  const steps: Concession[] = []
  for (const { code, priceMinor } of levels) {
    if (priceMinor === from) continue
    steps.push({ kind: 'price', code, priceMinor, deltaMinor: priceMinor - from })
    from = priceMinor
  }
  return [...terms, ...steps]
}
