import type { RecordKindId } from '../../recordKinds.ts'
import type { Supposition } from './supposition.ts'

/** Kinds whose prices are the ones that we ask. */
const ourPrices: ReadonlySet<RecordKindId> = new Set(['priceList', 'quotes', 'orders', 'competitorPrices'])

/** Whether a supplier's offer would be taken for prices that we ask. */
export const statesPricesOfSupplier = ({ kind, reading }: Supposition): boolean =>
  reading.isOfSupplier && ourPrices.has(kind.id)
