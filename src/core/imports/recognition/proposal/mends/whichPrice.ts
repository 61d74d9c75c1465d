import { fieldOf } from '../../recordKinds.ts'
import type { Mapping } from '../mapping.ts'
import { rowPerProduct } from './nameOrCode.ts'

/** Orders that state no other price than the one that was quoted closed at it. */
export function letQuotedBePrice({ candidates, fieldOfColumn }: Mapping): void {
  const mapped = [...fieldOfColumn.values()]
  const quoted = mapped.find(({ spec }) => spec.key === 'quotedPrice')
  if (quoted === undefined || mapped.some(({ spec }) => spec.key === 'unitPrice' || spec.key === 'total'))
    return
  const price = candidates.find(({ index, spec }) => index === quoted.index && spec.key === 'unitPrice')
  if (price !== undefined) fieldOfColumn.set(quoted.index, price)
}

/** Prices of a list that may stand beside each other in several currencies. */
const inOtherCurrencies = ['listPrice', 'floorPrice'] as const

/** `List £` beside `List RMB`: one is the list price, and the other is it too, in another currency. */
export function letOtherCurrenciesBePrices({
  kind,
  columns,
  candidates,
  fieldOfColumn,
  reading,
}: Mapping): void {
  if (!rowPerProduct.has(kind.id)) return
  const currencyOf = (index: number): string => columns[index]!.header.currency ?? reading.currency
  for (const key of inOtherCurrencies) {
    const first = [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
    if (first === undefined) continue
    const taken = new Set([currencyOf(first.index)])
    for (const candidate of candidates) {
      const { index, spec } = candidate
      const other = fieldOf(kind, `${key}${taken.size + 1}`)
      if (spec.key !== key || fieldOfColumn.has(index) || other === null) continue
      if (columns[index]!.header.currency === null || taken.has(currencyOf(index))) continue
      taken.add(currencyOf(index))
      fieldOfColumn.set(index, { ...candidate, spec: other })
    }
  }
}

/** What a supplier asks is what we pay. */
export function letPriceBeCost({ kind, fieldOfColumn, reading }: Mapping): void {
  if (!reading.isOfSupplier) return
  const cost = fieldOf(kind, 'costPrice')
  const mapped = [...fieldOfColumn.values()]
  if (cost === null || mapped.some(({ spec }) => spec.key === 'costPrice')) return
  const price = mapped.find(({ spec }) => ['salesPrice', 'unitPrice', 'listPrice'].includes(spec.key))
  if (price !== undefined) fieldOfColumn.set(price.index, { ...price, spec: cost })
}
