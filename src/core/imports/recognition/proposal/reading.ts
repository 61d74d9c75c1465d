import { type ConversionContext, conversionContext } from '../convert.ts'
import { type KnownWords, knownWords } from './fieldWords.ts'
import type { ReadTable } from './readTable.ts'
import type { ProposalContext } from './tableSample.ts'

/** By what the columns of a table are read, for every kind alike. */
export type Reading = ProposalContext &
  ConversionContext &
  Pick<ReadTable, 'kindsInName' | 'isOfSupplier'> & { readonly known: KnownWords }

/** What a table is read by: what whoever asks knows, and what the table is called. */
export const readingOf = ({ kindsInName, isOfSupplier }: ReadTable, context: ProposalContext): Reading => ({
  ...context,
  ...conversionContext(context.zone, context.currency, context.now),
  known: knownWords(),
  kindsInName,
  isOfSupplier,
})
