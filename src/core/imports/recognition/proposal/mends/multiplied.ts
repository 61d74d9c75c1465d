import { isOfSheet } from '../../../formats/tables/sheetNotes.ts'
import { decideDecimal, readNumber } from '../../numberText.ts'
import { type FieldSpec, fieldOf, type RecordKindId } from '../../recordKinds.ts'
import type { Candidate } from '../candidate.ts'
import type { Mapping } from '../mapping.ts'

/** Rows that have to multiply alike before that decides which column is which. */
const leastProducts = 2

const isPriced: ReadonlySet<RecordKindId> = new Set(['quotes', 'orders'])

/** Fields whose columns the figures may still give to another. */
const ofMoney: ReadonlySet<string> = new Set(['unitPrice', 'total', 'quotedPrice', 'finalPrice', 'listPrice'])

/**
 * The figures decide where headings do not: of two columns of which the one times the quantity is the other in every row, the
 * one is the price and the other what the line comes to, in whatever words and language they are headed.
 */
export function letProductsTellPrices({ kind, columns, fieldOfColumn }: Mapping): void {
  const [price, total] = [fieldOf(kind, 'unitPrice'), fieldOf(kind, 'total')]
  const mapped = [...fieldOfColumn.values()]
  const quantity = mapped.find(({ spec }) => spec.key === 'quantity')
  if (!isPriced.has(kind.id) || price === null || total === null || quantity === undefined) return
  // Where both are known by their own words nothing is open.
  if (
    ['unitPrice', 'total'].every((key) => mapped.some((one) => one.spec.key === key && one.confidence >= 0.8))
  )
    return
  const numbers = columns.map(({ all, values }) => {
    const decimal = decideDecimal(values)
    return all.map((value) => readNumber(value, { decimal })?.value ?? null)
  })
  const isOpen = (index: number): boolean => {
    const found = fieldOfColumn.get(index)
    return (
      index !== quantity.index &&
      !isOfSheet(columns[index]!.column) &&
      (found === undefined || ofMoney.has(found.spec.key))
    )
  }
  const counts = numbers[quantity.index]!
  const multiplies = (one: number, whole: number): boolean => {
    let checked = 0
    let telling = 0
    for (const [row, count] of counts.entries()) {
      const [each, all] = [numbers[one]![row], numbers[whole]![row]]
      if (count === null || each == null || all == null || each === 0) continue
      if (Math.abs(count * each - all) > Math.max(0.01, 0.001 * Math.abs(all))) return false
      checked++
      if (count !== 1) telling++
    }
    return checked >= leastProducts && telling > 0
  }
  for (const one of columns.keys()) {
    if (!isOpen(one)) continue
    const whole = [...columns.keys()].find(
      (other) => other !== one && isOpen(other) && multiplies(one, other),
    )
    if (whole === undefined) continue
    const sure = (index: number, spec: FieldSpec): Candidate => {
      const known = fieldOfColumn.get(index)
      if (known?.spec === spec) return known
      const { currency } = columns[index]!.header
      const conversion = {
        decimal: decideDecimal(columns[index]!.values),
        ...(currency !== null && { currency }),
        ...(spec === price &&
          columns[index]!.header.perTime !== null && { unit: columns[index]!.header.perTime }),
      }
      return { index, spec, confidence: 0.8, grounds: ['similarWord', 'valuesFit'], conversion }
    }
    for (const [index, { spec }] of [...fieldOfColumn])
      if ((spec === price || spec === total) && index !== one && index !== whole) fieldOfColumn.delete(index)
    fieldOfColumn.set(one, sure(one, price))
    fieldOfColumn.set(whole, sure(whole, total))
    return
  }
}
