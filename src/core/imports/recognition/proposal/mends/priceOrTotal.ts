import { decideDecimal, readNumber } from '../../numberText.ts'
import { fieldOf } from '../../recordKinds.ts'
import type { Mapping } from '../mapping.ts'

/** Headings that say of what a price is. */
export const saysPerUnit = /单|每|[一/](台|套|件|个|只|吨)|均价|\b(unit|each|per|apiece)\b/

/** Pairs of rows of one product and different quantities from which on their prices can be compared. */
const leastPairs = 4

const mostApart = { perUnit: 0.2, ofAsWritten: 0.35 }

/**
 * 成交价 may head the price of one and of all: where one product's price goes up and down with the quantity, and what it
 * makes for one piece hardly differs, the column holds totals.
 */
export function letPriceBeTotal({ kind, columns, fieldOfColumn }: Mapping): void {
  const total = fieldOf(kind, 'total')
  const mapped = (key: string) => [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
  const [price, quantity, product] = [
    mapped('unitPrice'),
    mapped('quantity'),
    mapped('product') ?? mapped('productCode'),
  ]
  if (total === null || price === undefined || quantity === undefined || product === undefined) return
  if (mapped('total') !== undefined || saysPerUnit.test(columns[price.index]!.header.plain)) return
  const read = (index: number, row: number): number => {
    const { all, values } = columns[index]!
    return readNumber(all[row] ?? '', { decimal: decideDecimal(values) })?.value ?? 0
  }
  const last = new Map<string, { price: number; quantity: number }>()
  const asWritten: number[] = []
  const perUnit: number[] = []
  for (const [row, name] of columns[product.index]!.all.entries()) {
    const here = { price: read(price.index, row), quantity: read(quantity.index, row) }
    if (name.trim() === '' || here.price <= 0 || here.quantity <= 0) continue
    const before = last.get(name.trim())
    last.set(name.trim(), here)
    if (before === undefined || before.quantity === here.quantity) continue
    asWritten.push(Math.abs(Math.log(here.price / before.price)))
    perUnit.push(Math.abs(Math.log((here.price * before.quantity) / (before.price * here.quantity))))
  }
  if (perUnit.length < leastPairs) return
  const [each, whole] = [medianOf(perUnit), medianOf(asWritten)]
  if (each <= mostApart.perUnit && each <= mostApart.ofAsWritten * whole)
    fieldOfColumn.set(price.index, { ...price, spec: total })
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
