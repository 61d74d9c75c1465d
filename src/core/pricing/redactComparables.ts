import type { QuoteRange } from './quoteRange.ts'

/** A comparable of someone else's account, as far as it may be shown: a price on a picture, and nothing else. */
export type ComparableDot = { kind: 'dot'; unitPriceMinor: number }

export type RedactedComparables<T> = {
  /** The viewer's own, whole. The only ones that may appear in text, copies and exports. */
  named: T[]
  /** Others', for the picture only: at least five together, or none. */
  dots: ComparableDot[]
  /** Others' that are not even shown as dots. */
  withheld: number
}

const LEAST_DOTS = 5

/**
 * Splits comparables by whose they are. Dots carry no id, account, date, region or quantity and come sorted by
 * price, so that neither their order nor their number below five tells whose they are. Without a known account a
 * comparable counts as someone else's.
 */
export const redactComparables = <T extends { partyId: string | null; unitPriceMinor: number }>(
  comparables: readonly T[],
  viewerAccountIds: Iterable<string>,
): RedactedComparables<T> => {
  const viewer = new Set(viewerAccountIds)
  const isOwn = (one: T): boolean => one.partyId !== null && viewer.has(one.partyId)
  const foreign = comparables.filter((one) => !isOwn(one))
  const shown = foreign.length >= LEAST_DOTS ? foreign : []
  return {
    named: comparables.filter(isOwn),
    dots: shown
      .map(({ unitPriceMinor }): ComparableDot => ({ kind: 'dot', unitPriceMinor }))
      .sort((a, b) => a.unitPriceMinor - b.unitPriceMinor),
    withheld: foreign.length - shown.length,
  }
}

export type RedactedQuoteRange = Omit<QuoteRange, 'comparablesUsed'> & {
  comparablesUsed: RedactedComparables<QuoteRange['comparablesUsed'][number]>
}

/** A range as one viewer may see it: others' comparables as dots, and their ids out of every driver's evidence. */
export const redactQuoteRange = (
  range: QuoteRange,
  viewerAccountIds: Iterable<string>,
): RedactedQuoteRange => {
  const comparablesUsed = redactComparables(range.comparablesUsed, viewerAccountIds)
  const foreignIds = new Set(range.comparablesUsed.map(({ id }) => id))
  for (const { id } of comparablesUsed.named) foreignIds.delete(id)
  return {
    ...range,
    comparablesUsed,
    drivers: range.drivers.map((driver) => ({
      ...driver,
      evidenceIds: driver.evidenceIds.filter((id) => !foreignIds.has(id)),
    })),
  }
}
