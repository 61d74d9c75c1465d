import { fieldOf } from '../../recordKinds.ts'
import { isByWord } from '../candidate.ts'
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

/** How sure a column is at least whose heading is a word of the field, however far behind in its list. */
const ownWord = 0.7

/** Debitor and Name 1: of two columns that name the customer the one that holds numbers alone gives way to its name. */
export function letNameBeAccount({ kind, columns, candidates, fieldOfColumn }: Mapping): void {
  const account = [...fieldOfColumn.values()].find(({ spec }) => spec.key === 'account')
  if (account === undefined || kind.id === 'accounts') return
  const holdsNumbers = (index: number): boolean => {
    const { different } = columns[index]!
    return different.length > 0 && different.every((cell) => /^[A-Z]{0,3}-?\d{3,}$/.test(cell))
  }
  if (!holdsNumbers(account.index)) return
  const name = candidates.find(
    ({ index, spec, confidence }) =>
      spec === account.spec &&
      index !== account.index &&
      confidence >= ownWord &&
      columns[index]!.different.length > 0 &&
      !holdsNumbers(index),
  )
  const taken = name === undefined ? undefined : fieldOfColumn.get(name.index)
  if (name === undefined || (taken !== undefined && taken.confidence > name.confidence + 0.1)) return
  fieldOfColumn.delete(account.index)
  fieldOfColumn.set(name.index, name)
}

const dealNumber = /^(?=.*\d)[A-Za-z\d][A-Za-z\d._/-]{1,23}$/

/** Of two columns that both say which deal a row is of, the one of mere codes is its number and the other its name. */
export function letDealHaveNumber({ kind, columns, candidates, fieldOfColumn }: Mapping): void {
  const number = fieldOf(kind, 'dealCode')
  const deal = [...fieldOfColumn.values()].find(({ spec }) => spec.key === 'deal')
  if (number === null || deal === undefined) return
  const other = candidates.find(
    (candidate) => candidate.spec === deal.spec && isByWord(candidate) && !fieldOfColumn.has(candidate.index),
  )
  if (other === undefined) return
  const isNumber = ({ index }: { index: number }) => {
    const { different } = columns[index]!
    return different.length > 0 && different.every((cell) => dealNumber.test(cell))
  }
  if (isNumber(deal) === isNumber(other)) return
  const [code, name] = isNumber(deal) ? [deal, other] : [other, deal]
  fieldOfColumn.set(code.index, { ...code, spec: number, conversion: {} })
  fieldOfColumn.set(name.index, name)
}
