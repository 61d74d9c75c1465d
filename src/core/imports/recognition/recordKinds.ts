import { accounts } from './kinds/accounts.ts'
import { activities } from './kinds/activities.ts'
import { atoms } from './kinds/atoms.ts'
import { competitorPrices } from './kinds/competitorPrices.ts'
import { contacts } from './kinds/contacts.ts'
import { dealStageHistory } from './kinds/dealStageHistory.ts'
import { deals } from './kinds/deals.ts'
import { orders } from './kinds/orders.ts'
import { policyEvents } from './kinds/policyEvents.ts'
import { priceList } from './kinds/priceList.ts'
import { products } from './kinds/products.ts'
import { quotes } from './kinds/quotes.ts'
import { receivables } from './kinds/receivables.ts'
import { returns } from './kinds/returns.ts'
import { serviceTickets } from './kinds/serviceTickets.ts'
import { stock } from './kinds/stock.ts'
import { tasks } from './kinds/tasks.ts'
import { tenderFeedback } from './kinds/tenderFeedback.ts'
import { visitPlans } from './kinds/visitPlans.ts'
import type { RecordKind, RecordKindId } from './recordKind.ts'

export {
  type FieldSpec,
  type FieldType,
  fieldOf,
  fieldTypes,
  isTarget,
  type RecordKind,
  type RecordKindId,
  recordKindIds,
} from './recordKind.ts'

/**
 * What can be imported as a table: every record kind with its target fields, as data. The words listed are
 * headers that real exports use for a field, in Chinese (simplified; headers are converted before they are
 * compared) and English, besides the labels themselves. A new kind is its file in `kinds/`, its id in
 * `recordKind.ts` and its place in this list; fields that several kinds have stand in `fields/`.
 */
export const recordKinds: readonly RecordKind[] = [
  accounts,
  contacts,
  deals,
  dealStageHistory,
  products,
  priceList,
  quotes,
  orders,
  receivables,
  stock,
  competitorPrices,
  policyEvents,
  tenderFeedback,
  returns,
  serviceTickets,
  activities,
  visitPlans,
  tasks,
  atoms,
]

/** The kind with this id. */
export function recordKind(id: RecordKindId): RecordKind {
  return recordKinds.find((kind) => kind.id === id)!
}
