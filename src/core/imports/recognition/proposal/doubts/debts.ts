import type { RecordKindId } from '../../recordKinds.ts'
import { isByWord } from '../candidate.ts'
import type { ReadColumn } from '../columns.ts'
import type { Supposition } from './supposition.ts'

/** Fields of which a list of orders has one at least, and a list of what is owed none. */
const ofGoods: ReadonlySet<string> = new Set(['product', 'productCode', 'quantity', 'unitPrice', 'freight'])

/** Headings of what is still to be paid. */
const asksWhatIsOwed =
  /\bdue\b|outstanding|unpaid|overdue|arrears|owed|owing|balance|到期|应付|未收|未付|未回|欠款|账龄|逾期/

/** Headings of an invoice. */
export const asksForInvoice = /\binv(?:oices?)?\b|发票|票号|开票/

/** Numbers of invoices and credit notes: INV-20871, CN-1183. */
const ofInvoice = /^(?:inv|si|cn|crn|cr|dn|rg|re)[-/ ]?\d{3,}[\w/-]*$/i
/** Whether a column holds numbers of invoices, whatever heads it: Document, Reference. */
const numbersInvoices = ({ different }: ReadColumn): boolean =>
  different.length > 0 && different.filter((cell) => ofInvoice.test(cell)).length * 2 > different.length

/** Kinds for whose rows an invoice that is open may be taken where they are read by their figures alone. */
const mistakenForDebt: ReadonlySet<RecordKindId> = new Set([
  'deals',
  'returns',
  'accounts',
  'quotes',
  'tasks',
  'serviceTickets',
  'tenderFeedback',
])

/**
 * Whether a table is the other of two that look alike: rows with an invoice, a sum and the day on which it falls due
 * are what customers owe where no goods stand beside them, and orders where they do. They are never deals.
 */
export function isMistakenForDebt({ kind, columns, found, reading }: Supposition): boolean {
  const isCalledSo = [...reading.kindsInName].some(([{ id }, named]) => id === 'receivables' && named === 1)
  if (kind.id === 'receivables') {
    // Days overdue are counted as well, and are no goods; on a sheet of debts an item is what the sum is for.
    const isOwn = new Set(found.filter(isByWord).map(({ index }) => index))
    return columns.some(
      ({ asked }, index) =>
        !isOwn.has(index) &&
        ((asked[0] === 'product' && !isCalledSo) || asked[0] === 'count' || asked[0] === 'unitPrice'),
    )
  }
  const plain = columns.map(({ header }) => (header.spelled ?? header).plain)
  const isOwed = plain.some((heading) => asksWhatIsOwed.test(heading))
  if (mistakenForDebt.has(kind.id))
    return (
      isOwed &&
      (isCalledSo || plain.some((heading) => asksForInvoice.test(heading)) || columns.some(numbersInvoices))
    )
  if (kind.id !== 'orders' || found.some(({ spec }) => ofGoods.has(spec.key))) return false
  return isOwed
}
