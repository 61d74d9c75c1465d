import { decideDecimal, readNumber } from '../../numberText.ts'
import type { Candidate } from '../candidate.ts'
import type { Mapping } from '../mapping.ts'

/**
 * Where a table has several prices, the one that times the quantity gives the total is the unit price: a
 * price per pack and a price per piece in the pack look alike by name.
 */
export function preferConsistentPrice({ columns, candidates, fieldOfColumn }: Mapping): void {
  const mapped = (key: string): Candidate | undefined =>
    [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
  const [quantity, total, price] = [mapped('quantity'), mapped('total'), mapped('unitPrice')]
  if (quantity === undefined || total === undefined || price === undefined) return
  const numbers = (index: number): (number | null)[] =>
    columns[index]!.all.map(
      (value) => readNumber(value, { decimal: decideDecimal(columns[index]!.values) })?.value ?? null,
    )
  const [quantities, totals] = [numbers(quantity.index), numbers(total.index)]
  const consistency = (candidate: Candidate): number => {
    const prices = numbers(candidate.index)
    let checked = 0
    let fitting = 0
    for (const [row, one] of prices.entries()) {
      const [many, all] = [quantities[row]!, totals[row]!]
      if (one === null || many === null || all === null || all === 0) continue
      checked++
      if (Math.abs((one * many) / all - 1) < 0.02) fitting++
    }
    return checked < 5 ? 0 : fitting / checked
  }
  const now = consistency(price)
  if (now >= 0.5) return
  const better = candidates
    .filter(({ spec, index }) => spec.key === 'unitPrice' && (fieldOfColumn.get(index) ?? price) === price)
    .map((candidate) => ({ candidate, fits: consistency(candidate) }))
    .sort((left, right) => right.fits - left.fits)[0]
  if (better === undefined || better.fits < 0.8 || better.candidate.index === price.index) return
  fieldOfColumn.delete(price.index)
  fieldOfColumn.set(better.candidate.index, better.candidate)
}
