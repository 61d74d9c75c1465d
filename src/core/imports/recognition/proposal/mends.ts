import type { Mapping } from './mapping.ts'
import { letCloseBeExpected } from './mends/closeExpected.ts'
import { preferConsistentPrice } from './mends/consistentPrice.ts'
import { letContentBeFault } from './mends/contentOfTickets.ts'
import { letAnswersNameNothing, letKindsOfCustomerBeNone, letMarksNameNoDeal } from './mends/identity.ts'
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
  letNameBeAccount,
} from './mends/knownByCode.ts'
import { letProductsTellPrices } from './mends/multiplied.ts'
import { letTwoColumnsBeName } from './mends/nameInTwoColumns.ts'
import {
  letDescriptionBeRemark,
  letModelBeCode,
  letNameBeProduct,
  letNamedBeProduct,
  letWordsBeProduct,
} from './mends/nameOrCode.ts'
import { letOwnViewBeRemark } from './mends/ownView.ts'
import { letPeriodsBeParts } from './mends/periodColumns.ts'
import { letPriceBeTotal } from './mends/priceOrTotal.ts'
import { letSharedCodeBeNone } from './mends/sharedCode.ts'
import { letOtherCurrenciesBePrices, letPriceBeCost, letQuotedBePrice } from './mends/whichPrice.ts'
import { letWholeDatesTell } from './mends/wholeDates.ts'

/** Looks at a mapping as a whole and puts right what no column could tell for itself. */
export type Mend = (mapping: Mapping) => void

/** In the order in which they run: each sees what those before it have put right. */
const mends: readonly Mend[] = [
  // Which figure is which, by how they add up and multiply.
  letPeriodsBeParts,
  preferConsistentPrice,
  letProductsTellPrices,
  letQuotedBePrice,
  letPriceBeTotal,
  // What is priced, whatever its column is called.
  letConfigurationBeProduct,
  letModelBeCode,
  letNameBeProduct,
  letWordsBeProduct,
  letNamedBeProduct,
  letDescriptionBeRemark,
  letProjectBeProduct,
  letDifferentBeProduct,
  letVariantsDiffer,
  letSharedCodeBeNone,
  // What stands in for the name or number that a table does not give.
  letNameBeAccount,
  letCodeNameProduct,
  letInvoiceNumberOrders,
  letCustomerBeCalledByCode,
  letDealHaveNumber,
  letKindsOfCustomerBeNone,
  letAnswersNameNothing,
  letMarksNameNoDeal,
  letOtherCurrenciesBePrices,
  // What a heading means in this table and not in others.
  letWholeDatesTell,
  letCloseBeExpected,
  letTwoColumnsBeName,
  letOwnViewBeRemark,
  letContentBeFault,
  letPriceBeCost,
]

/** Puts a mapping right, one mend after another. */
export function mendMapping(mapping: Mapping): void {
  for (const mend of mends) mend(mapping)
}
