import type { FoundFigure } from '../figures.ts'
import type { FactFigure } from '../proposedFact.ts'

/** Sums further apart than this are not one that was changed. */
const mostApart = 2.5

/** "from RMB 1.45m to 1.6m": a sum without its currency is in that of the one of its size beside it. */
export function inMoneyOf(sum: FactFigure, beside: readonly FoundFigure[]): FactFigure {
  const value = Number(sum.value)
  const near = beside.find(
    ({ kind, figure }) =>
      kind === 'money' &&
      figure.currency !== undefined &&
      Number(figure.value) < value * mostApart &&
      value < Number(figure.value) * mostApart,
  )
  const currency = near?.figure.currency
  return sum.unit !== '' || currency === undefined ? sum : { ...sum, unit: currency, currency }
}
