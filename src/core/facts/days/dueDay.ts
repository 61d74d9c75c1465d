import { findFigures } from '../figures.ts'

const dayMs = 86_400_000
/** 25/11, 11.25, "11/25前", "by 3/12": two numbers and no year, with nothing that counts beside them. */
const twoNumbers = /^\D*?(?<first>\d{1,2})\s*[-/.]\s*(?<second>\d{1,2})(?!\s*[-/.\d])\D*$/
const withYear = /^\D*?(?<first>\d{1,2})\s*[-/.]\s*(?<second>\d{1,2})\s*[-/.]\s*(?<year>20\d\d|\d\d)\D*$/

function dayOf(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day)
  const read = new Date(at)
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? at : null
}

/**
 * The day by which a list of what is to be done wants it, `YYYY-MM-DD`, as people type it; null where the cell names
 * none. A list is of these weeks: of what a day without a year, or one whose month may stand first or last, can mean,
 * the one nearest to `now` (UTC ms) is meant.
 */
export function dueDay(cell: string, now: number): string | null {
  const text = cell.normalize('NFKC').trim()
  const found = withYear.exec(text) ?? twoNumbers.exec(text)
  if (found?.groups) {
    const [first, second] = [Number(found.groups.first), Number(found.groups.second)]
    const said = found.groups.year
    const here = new Date(now).getUTCFullYear()
    const years = said === undefined ? [here - 1, here, here + 1] : [Number(said.padStart(4, '20'))]
    const meant = years
      .flatMap((year) => [dayOf(year, first, second), dayOf(year, second, first)])
      .filter((at) => at !== null)
      .sort((left, right) => Math.abs(left - now) - Math.abs(right - now))[0]
    return meant === undefined ? null : new Date(meant).toISOString().slice(0, 10)
  }
  const day = findFigures(text, now).find(({ kind }) => kind === 'date')?.figure.value
  return typeof day === 'string' && day.length === 10 ? nearest(day, text, now) : null
}

/** A day of which the words give no year (20 Nov, 11月20日) lies near: whatever is overdue by days is not due in a year. */
function nearest(day: string, text: string, now: number): string {
  const at = Date.parse(day)
  const yearBefore = dayOf(Number(day.slice(0, 4)) - 1, Number(day.slice(5, 7)), Number(day.slice(8)))
  const isNearer =
    yearBefore !== null && !/20\d\d/.test(text) && Math.abs(yearBefore - now) < Math.abs(at - now) - dayMs
  return isNearer ? new Date(yearBefore).toISOString().slice(0, 10) : day
}
