/**
 * The day on which somebody left, in a few words that say so: 离职(10/15), LEFT 30/9, left 09/2026, ausgeschieden 30.09., left
 * 2026-10-01. UTC ms; null where no day or month is written in figures, and where it would be to come. In Chinese words the
 * month stands first, elsewhere the day, unless only the other can be.
 */
export function dayLeftIn(text: string, now: number): number | null {
  const written = text.normalize('NFKC')
  const thisYear = new Date(now).getUTCFullYear()
  const past = (year: number | null, month: number, day: number | null): number | null => {
    if (month < 1 || month > 12 || day === 0 || (day !== null && day > 31)) return null
    const of = (one: number) => (day === null ? Date.UTC(one, month, 0) : Date.UTC(one, month - 1, day))
    if (year !== null) return day === null ? Math.min(of(year), now) : of(year) <= now ? of(year) : null
    return of(thisYear) <= now ? of(thisYear) : of(thisYear - 1)
  }
  const whole = /(?<!\d)(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(written)
  if (whole) return past(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const monthOfYear =
    /(?<![\d/.-])(\d{1,2})[/.](20\d\d)(?!\d)/.exec(written) ??
    /(?<!\d)(20\d\d)[-/.年](\d{1,2})(?:月|(?![\d/.-]))/.exec(written)
  if (monthOfYear) {
    const [one, other] = [Number(monthOfYear[1]), Number(monthOfYear[2])]
    return one > 1900 ? past(one, other, null) : past(other, one, null)
  }
  const pair = /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})(?:[/.](20\d\d|\d\d)(?!\d)|\.?(?![\d/.-]))/.exec(written)
  if (pair === null) return null
  const [first, second] = [Number(pair[1]), Number(pair[2])]
  const year = pair[3] === undefined ? null : Number(pair[3]) + (pair[3].length === 2 ? 2000 : 0)
  const isMonthFirst = second > 12 || (first <= 12 && /\p{Script=Han}/u.test(written))
  return isMonthFirst ? past(year, first, second) : past(year, second, first)
}
