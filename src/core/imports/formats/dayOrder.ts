export type DayOrder = 'dmy' | 'mdy'

/** Fewest times that the days have to lie closer together in one order for it to be the writer's. */
const fewestTimes = 4

const dayOf = (month: number, day: number): number => (month - 1) * 31 + day
const spread = (days: readonly number[]): number => Math.max(...days) - Math.min(...days)
const goesOneWay = (days: readonly number[]): boolean =>
  days.every((day, at) => at === 0 || day >= days[at - 1]!) ||
  days.every((day, at) => at === 0 || day <= days[at - 1]!)

/**
 * Whether 9/11 is in September or November, by the other days that a text writes so, in the order in which it does: a figure
 * above twelve tells, then that they go one way in one order alone, then that in one they lie far closer together, as what
 * somebody keeps day by day does. Null where they may be either.
 */
export function dayOrderOf(days: readonly (readonly [first: number, second: number])[]): DayOrder | null {
  const isDayFirst = days.some(([first]) => first > 12)
  const isMonthFirst = days.some(([, second]) => second > 12)
  if (isDayFirst || isMonthFirst) return isDayFirst === isMonthFirst ? null : isDayFirst ? 'dmy' : 'mdy'
  if (new Set(days.map(String)).size < 2) return null
  const as = {
    dmy: days.map(([first, second]) => dayOf(second, first)),
    mdy: days.map(([first, second]) => dayOf(first, second)),
  }
  const [dmy, mdy] = [goesOneWay(as.dmy), goesOneWay(as.mdy)]
  if (days.length > 2 && dmy !== mdy) return dmy ? 'dmy' : 'mdy'
  if (spread(as.dmy) * fewestTimes <= spread(as.mdy)) return 'dmy'
  return spread(as.mdy) * fewestTimes <= spread(as.dmy) ? 'mdy' : null
}

/** The days of a text that are written in figures with the year behind them: 04/08/2026. */
export const numericDaysIn = (text: string): (readonly [number, number])[] =>
  [...text.matchAll(/(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)/g)].map((found) => [
    Number(found[1]),
    Number(found[3]),
  ])
