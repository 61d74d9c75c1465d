import type { ProjectQuoteView } from '../../shared/contract/projectQuote.ts'
import { getProduct } from '../catalog/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listItemsOfQuote } from './projectQuoteStore.ts'
import type { StandingQuote } from './standing.ts'

/** A project quote as it is shown. */
export function projectQuoteView(
  db: ReadableDb,
  { quote, standing, isOver }: StandingQuote,
): ProjectQuoteView {
  return {
    id: quote.id,
    number: quote.number,
    version: quote.version,
    project: quote.project,
    configuration: quote.configuration,
    items: listItemsOfQuote(db, quote.id).map(({ name, productId, quantity }) => ({
      name,
      productName: productId === null ? null : (getProduct(db, productId)?.name ?? null),
      quantity,
    })),
    totalMinor: quote.totalMinor,
    finalMinor: quote.finalMinor,
    currency: quote.currency,
    standing,
    isOver,
    rival: quote.rival,
    rivalPrice:
      quote.rivalPriceMinor === null || quote.rivalCurrency === null
        ? null
        : { minor: quote.rivalPriceMinor, currency: quote.rivalCurrency },
    quotedAt: quote.quotedAt,
    validTo: quote.validTo,
    evidenceId: quote.evidenceId as ProjectQuoteView['evidenceId'],
  }
}
