import type { Mapping } from './mapping.ts'
import { letCloseBeExpected } from './mends/closeExpected.ts'
import { preferConsistentPrice } from './mends/consistentPrice.ts'
import { letContentBeFault } from './mends/contentOfTickets.ts'
import {
  letConfigurationBeProduct,
  letDifferentBeProduct,
  letProjectBeProduct,
  letVariantsDiffer,
} from './mends/itemsOfQuotation.ts'
import {
  letCodeNameProduct,
  letCustomerBeCalledByCode,
  letDealHaveNumber,
  letInvoiceNumberOrders,
} from './mends/knownByCode.ts'
import { letProductsTellPrices } from './mends/multiplied.ts'
import { letModelBeCode, letNameBeProduct } from './mends/nameOrCode.ts'
import { letOwnViewBeRemark } from './mends/ownView.ts'
import { letPriceBeTotal } from './mends/priceOrTotal.ts'
import { letOtherCurrenciesBePrices, letPriceBeCost, letQuotedBePrice } from './mends/whichPrice.ts'

/** Looks at a mapping as a whole and puts right what no column could tell for itself. */
export type Mend = (mapping: Mapping) => void

/** In the order in which they run: each sees what those before it have put right. */
const mends: readonly Mend[] = [
  // Which figure is which, by how they multiply.
  preferConsistentPrice,
  letProductsTellPrices,
  letQuotedBePrice,
  letPriceBeTotal,
  // What is priced, whatever its column is called.
  letConfigurationBeProduct,
  letModelBeCode,
  letNameBeProduct,
  letProjectBeProduct,
  letDifferentBeProduct,
  letVariantsDiffer,
  // What stands in for the name or number that a table does not give.
  letCodeNameProduct,
  letInvoiceNumberOrders,
  letCustomerBeCalledByCode,
  letDealHaveNumber,
  letOtherCurrenciesBePrices,
  // What a heading means in this table and not in others.
  letCloseBeExpected,
  letOwnViewBeRemark,
  letContentBeFault,
  letPriceBeCost,
]

/** Puts a mapping right, one mend after another. */
export function mendMapping(mapping: Mapping): void {
  for (const mend of mends) mend(mapping)
}
