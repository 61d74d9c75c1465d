import { calendarDay } from '../../calendarDay.ts'
import { findHeadingDay } from '../formats/documents/dateText.ts'
import { zoneClock } from '../formats/zonedTime.ts'

const until =
  /(?:有效期|报价有效|价格有效|有效)\s*(?:到|至|截止到?|截至|[:：])+\s*|(?:有效期|报价)?(?:截止到?|截至)\s*[:：]?\s*|\b(?:valid|good|open|holds?)\s*(?:until|till|through|thru|to|by)\s*|\bexpires?\s*(?:on)?\s*/i
const period =
  /(?:有效期|有效)\s*[:：为]?\s*(\d{1,3})\s*(?:个)?(天|日|周|月)|(\d{1,3})\s*(?:个)?(天|日|周|月)(?:内)?有效|\bvalid\s*(?:for)?\s*(\d{1,3})\s*(days?|weeks?|months?)/i

const dayMs = 86_400_000
const daysOf = (unit: string): number => (/周|week/i.test(unit) ? 7 : /月|month/i.test(unit) ? 30 : 1)

/**
 * The last day on which a quote holds by what remarks say of it (有效期到12月5日, valid until 31 Dec, 30天有效), as UTC ms of
 * its midnight in the zone; null where none says it. A day without a year is the first one after the quote.
 */
export function dayOfValidity(
  remarks: readonly (string | null)[],
  quotedAt: number,
  zone: string,
): number | null {
  const quotedDay = calendarDay(zone)(quotedAt)
  const year = Number(quotedDay.slice(0, 4))
  for (const remark of remarks) {
    if (remark === null) continue
    const lasts = period.exec(remark)
    if (lasts !== null) {
      const [count, unit] = [lasts[1] ?? lasts[3] ?? lasts[5]!, lasts[2] ?? lasts[4] ?? lasts[6]!]
      return midnight(calendarDay(zone)(quotedAt + Number(count) * daysOf(unit) * dayMs), zone)
    }
    const cue = until.exec(remark)
    const rest = cue === null ? '' : remark.slice(cue.index + cue[0].length, cue.index + cue[0].length + 40)
    const day = findHeadingDay(rest, year)
    if (day === null) continue
    return midnight(day >= quotedDay ? day : (findHeadingDay(rest, year + 1) ?? day), zone)
  }
  return null
}

function midnight(day: string, zone: string): number {
  const [year, month, date] = day.split('-').map(Number)
  return zoneClock(zone)({ year: year!, month: month!, day: date! })
}
