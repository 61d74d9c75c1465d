import { comingWeekdays, findFigures, weekdaysOfMonth } from '../figures.ts'

/** A day that a text names, with where it stands. */
export interface NamedDay {
  /** `YYYY-MM-DD`. */
  day: string
  start: number
  end: number
}

const dayMs = 86_400_000
const han = '一二三四五六日'
/** 下周一二, 周三或周四 written short: the later one is the one to rely on. */
const orLater = /^(?:[、，,或到至~～-]|或者)?(?<later>[一二三四五六日])(?![\p{Script=Han}\d]{0,2}[号点])/u
const english = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
/** "I'll push for Tuesday", "lab says Friday": a weekday by itself, of what is still to come. */
const aheadOf =
  /\b(?:by|for|until|says?|said|expects?|expected|due|promised|promises|ready|will|won['’]t be until|comes?|coming|next)\s+(?:on |it |us |me )?(?:next )?(?<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!\s*(?:the )?\d)/gi

/** Every whole day that a text names, also by its weekday, as it is read from `at` (UTC ms) on; in order. */
export function daysNamed(text: string, at: number): NamedDay[] {
  const found = [...findFigures(text, at), ...weekdaysOfMonth(text, at), ...comingWeekdays(text, at)].flatMap(
    ({ kind, figure, start, end }): NamedDay[] => {
      const day = String(figure.value)
      if (kind !== 'date' || !/^\d{4}-\d\d-\d\d$/.test(day)) return []
      return [{ day: laterOf(day, text.slice(start, end), text.slice(end)), start, end }]
    },
  )
  for (const match of text.matchAll(aheadOf)) {
    const wanted = english.indexOf(match.groups!.day!.toLowerCase())
    const today = (new Date(at).getUTCDay() + 6) % 7
    const day = new Date(at + (((wanted - today + 6) % 7) + 1) * dayMs).toISOString().slice(0, 10)
    found.push({ day, start: match.index, end: match.index + match[0].length })
  }
  return found
    .filter(
      (one, index) =>
        !found.some((other, before) => before < index && other.start < one.end && one.start < other.end),
    )
    .sort((one, other) => one.start - other.start)
}

/** The later of two weekdays that stand side by side; the day itself where only one does. */
function laterOf(day: string, said: string, behind: string): string {
  const first = /(?:周|星期|礼拜)([一二三四五六日天])$/.exec(said)?.[1]?.replace('天', '日')
  const later = orLater.exec(behind)?.groups?.later
  if (first === undefined || later === undefined) return day
  const apart = han.indexOf(later) - han.indexOf(first)
  return apart > 0 ? new Date(Date.parse(day) + apart * dayMs).toISOString().slice(0, 10) : day
}
