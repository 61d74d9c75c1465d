import type { LocalTime } from '../formats/zonedTime.ts'
import { type DateOrder, readDate } from './dateValue.ts'

/** How the rows of a table follow each other by a column of dates. */
export type RowOrder = 'ascending' | 'descending'

/** Fewer dates with a year show no order that could be relied on. */
const leastDated = 4

/** Of neighbouring dates so many must follow each other: one slip of the pen leaves an order an order. */
const leastInOrder = 0.95

const withoutYear = /^(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号號]?(?=$|[\sT])/

/** Whether a cell is a day without a year: 4月15日, 4/15. */
export const lacksYear = (cell: string): boolean => withoutYear.test(cell.normalize('NFKC').trim())

/** A day as a number that can be compared: 20260415. */
const dayNumber = ({ year, month, day }: Pick<LocalTime, 'year' | 'month' | 'day'>): number =>
  year * 10_000 + month * 100 + day

/** The day that a cell with a year states; null for any other cell. */
function datedDay(cell: string, order: DateOrder): number | null {
  if (cell.trim() === '' || lacksYear(cell)) return null
  const read = readDate(cell, order, undefined)
  return read?.kind === 'local' ? dayNumber(read.time) : null
}

/** In which order the dates of a column run, where some of them have no year; null where none lacks it or they do not run. */
export function rowOrderOf(cells: readonly string[], order: DateOrder): RowOrder | null {
  if (!cells.some(lacksYear)) return null
  const days = cells.map((cell) => datedDay(cell, order)).filter((day) => day !== null)
  const steps = days.slice(1).map((day, index) => day - days[index]!)
  if (days.length < leastDated || steps.every((step) => step === 0)) return null
  const share = (follows: (step: number) => boolean) => steps.filter(follows).length / steps.length
  if (share((step) => step >= 0) >= leastInOrder) return 'ascending'
  if (share((step) => step <= 0) >= leastInOrder) return 'descending'
  return null
}

/**
 * Finds the years of days without one in a column whose rows run in an order: the year with which a day lies between the
 * dated days before and after it, where there is only one. The end towards today is bounded by `today` (what is told has
 * happened), the other end by nothing, so that a day there keeps no year. Takes the rows as they come; `settle` is told
 * each row's year as soon as the next dated row, or `finish`, shows it.
 */
export function createYearFinder(
  options: { dateOrder: DateOrder; rowOrder: RowOrder; today: number },
  settle: (row: string, year: number) => void,
) {
  const { dateOrder, rowOrder, today } = options
  let before: number | null = null
  let waiting: { row: string; month: number; day: number }[] = []

  const settleBetween = (after: number | null): void => {
    const [from, to] = rowOrder === 'ascending' ? [before, after ?? today] : [after, before ?? today]
    if (from !== null && from <= to)
      for (const { row, month, day } of waiting) {
        const fitting: number[] = []
        for (let year = Math.floor(from / 10_000); year <= Math.floor(to / 10_000); year++) {
          const number = dayNumber({ year, month, day })
          if (number >= from && number <= to) fitting.push(year)
        }
        if (fitting.length === 1) settle(row, fitting[0]!)
      }
    waiting = []
  }

  return {
    add(row: string, cell: string): void {
      const found = withoutYear.exec(cell.normalize('NFKC').trim())
      if (found === null) {
        const day = datedDay(cell, dateOrder)
        if (day === null) return
        settleBetween(day)
        before = day
        return
      }
      const [one, other] = [Number(found[1]), Number(found[2])]
      const isDayFirst = dateOrder === 'dmy' && !cell.includes('月')
      waiting.push(isDayFirst ? { row, month: other, day: one } : { row, month: one, day: other })
    },
    finish: (): void => settleBetween(null),
  }
}
