import { fieldOf } from '../../recordKinds.ts'
import type { Mapping } from '../mapping.ts'

/** A table that knows its products by code alone refers to them by it. */
export function letCodeNameProduct({ kind, fieldOfColumn }: Mapping): void {
  const mapped = [...fieldOfColumn.values()]
  const code = mapped.find(({ spec }) => spec.key === 'productCode')
  const product = fieldOf(kind, 'product')
  if (code === undefined || product === null || mapped.some(({ spec }) => spec.key === 'product')) return
  fieldOfColumn.set(code.index, { ...code, spec: product })
}

/** What was sold is known by the invoice where the table gives it no other number. */
export function letInvoiceNumberOrders({ kind, fieldOfColumn }: Mapping): void {
  const mapped = [...fieldOfColumn.values()]
  const invoice = mapped.find(({ spec }) => spec.key === 'invoiceNumber')
  const number = kind.id === 'orders' ? fieldOf(kind, 'number') : null
  if (invoice === undefined || number === null || mapped.some(({ spec }) => spec === number)) return
  fieldOfColumn.set(invoice.index, { ...invoice, spec: number })
}

/** People beside no other name of their customer than its short name or its code belong to what is called so. */
export function letCustomerBeCalledByCode({ kind, fieldOfColumn }: Mapping): void {
  const account = kind.id === 'contacts' ? fieldOf(kind, 'account') : null
  const mapped = [...fieldOfColumn.values()]
  if (account === null || mapped.some(({ spec }) => spec === account)) return
  const called = ['accountShortName', 'accountCode'].flatMap(
    (key) => mapped.find(({ spec }) => spec.key === key) ?? [],
  )[0]
  if (called !== undefined) fieldOfColumn.set(called.index, { ...called, spec: account })
}
