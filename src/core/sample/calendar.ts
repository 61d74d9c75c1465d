const dayMs = 86_400_000
const minuteMs = 60_000
/** China keeps one zone without summer time, so plain arithmetic serves. */
const offsetMs = 8 * 3_600_000
export const sampleZone = 'Asia/Shanghai'

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * The days of the story, counted from the day on which the sample is made: day 0 is today in Shanghai, day −1
 * yesterday. Times are UTC ms.
 */
export function createCalendar(now: number) {
  const today = Math.floor((now + offsetMs) / dayMs)
  const local = (at: number) => new Date(at + offsetMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const at = (day: number, time = '10:00'): number => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return (today + day) * dayMs - offsetMs + (hour * 60 + minute) * minuteMs
  }
  const isoDay = (moment: number): string => {
    const date = local(moment)
    return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  }
  const zhDay = (moment: number) => `${local(moment).getUTCMonth() + 1}月${local(moment).getUTCDate()}日`
  const enDay = (moment: number) =>
    `${local(moment).getUTCDate()} ${englishMonths[local(moment).getUTCMonth()]}`
  return {
    at,
    isoDay,
    zhDay,
    enDay,
    /** `2026-05-27 14:30` as a Chinese CRM writes it. */
    isoMinute(moment: number): string {
      return `${isoDay(moment)} ${two(local(moment).getUTCHours())}:${two(local(moment).getUTCMinutes())}`
    },
    year: (moment: number) => local(moment).getUTCFullYear(),
    /** Days from today, fractions kept. */
    dayOf: (moment: number) => (moment + offsetMs) / dayMs - today,
    /** The working day at or before a day: offices do not write on Sundays. */
    workday(day: number): number {
      const weekday = (((today + day + 4) % 7) + 7) % 7
      return weekday === 0 ? day - 2 : weekday === 6 ? day - 1 : day
    },
    /** Fills `{+20}` (a day), `{m+20}` (its month) and `{y+20}` (its year) with dates of the story. */
    dated(text: string, lang: 'zh' | 'en'): string {
      return text.replace(/\{([my]?)([+-]\d+)\}/g, (_whole, part: string, days: string) => {
        const moment = at(Number(days))
        if (part === 'y') return String(local(moment).getUTCFullYear())
        const month = local(moment).getUTCMonth()
        if (part === 'm') return lang === 'zh' ? `${month + 1}月` : englishMonths[month]!
        return lang === 'zh' ? zhDay(moment) : enDay(moment)
      })
    },
  }
}
export type Calendar = ReturnType<typeof createCalendar>
