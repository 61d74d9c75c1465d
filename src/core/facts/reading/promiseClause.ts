import { lastSuch } from '../days/daysAsSaid.ts'
import { comingWeekdays, type FoundFigure } from '../figures.ts'
import type { FactFigure } from '../proposedFact.ts'
import type { Span } from '../sentences/clauseBreaks.ts'
import { isPromiseOf, namesDeliverable, type Speaker } from '../whoSays/stance.ts'

/** The clause of a promise that says what will be given; where it only says when, all of the sentence. */
export function promiseIn(sentence: string, by: Speaker): Span {
  const clauses: Span[] = []
  for (const match of sentence.matchAll(/[^，,]+/g))
    clauses.push({ start: match.index, end: match.index + match[0].length })
  const at = clauses.findLastIndex(({ start, end }) => isPromiseOf(by, sentence.slice(start, end), true))
  const clause = clauses[at]
  const says = clause !== undefined && namesDeliverable(sentence.slice(clause.start, clause.end))
  let { start, end } = says ? clause : { start: 0, end: sentence.length }
  while (/\s/.test(sentence[start] ?? '')) start += 1
  while (end > start && /[。！？!?；;.，,\s]/.test(sentence[end - 1]!)) end -= 1
  return { start, end }
}

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )
const sayOrdinal = new RegExp(
  `(?:\\b(?:by|on|before|until|week|month),? )the (?<day>${ordinals.toReversed().join('|')})(?![\\w-]| (?:time|one|of (?:january|february|march|april|may|june|july|august|september|october|november|december)))`,
  'i',
)

/** "by the end of next week, the twentieth": the day of the month as people say it, the next one of that number. */
export function spokenDay(sentence: string, occurredAt: number): FoundFigure[] {
  const match = sayOrdinal.exec(sentence)
  if (match === null) return []
  const wanted = ordinals.indexOf(match.groups!.day!.toLowerCase()) + 1
  const day = new Date(occurredAt)
  for (let ahead = 0; ahead < 62 && day.getUTCDate() !== wanted; ahead += 1)
    day.setUTCDate(day.getUTCDate() + 1)
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      figure: { value: day.toISOString().slice(0, 10), unit: 'date' },
    },
  ]
}

/** A clause up to the day behind it: "I'll send you the list, by the end of next week, the twentieth". */
export function withSpokenDay(sentence: string, { start, end }: Span): Span {
  const match = sayOrdinal.exec(sentence)
  const until = match === null ? end : match.index + match[0].length
  return { start, end: until > end && until - end <= 48 ? until : end }
}

/** An answer by a day of the week is promised, though nothing is handed over: 周三会上答复您. */
export const answering =
  /(?:答复|回复|回)(?:您|你|贵)|\b(?:come|get) back to you\b|\bgive you an answer\b|\blet you know\b/i

/** Only when something comes that stands before. */
export const isItsDay =
  /^(?:you(?:['’]ll| will) (?:have|get) (?:it|them|that)|it(?:['’]ll| will) be with you|(?:i|we)(?:['’]ll| will) (?:send|get|let you have) (?:it|them)|(?:周|下周|明天|后天|\d{1,2}[号日])[^，。]{0,6}给(?:你|您))/i

/** A day further ahead than this was not agreed for then: 说好30号, asked for on the second, lies behind. */
const agreedAheadMs = 14 * 86_400_000

/** "today was the date for it": what is asked for was due on the day of writing. */
const dueToday =
  /\b(?:was|were|is|are) due today\b|\btoday (?:was|is) (?:the|your|our) (?:agreed )?(?:date|day|deadline)\b|今天(?:是|就是|到)(?:了)?(?:说好|约好|答应|讲好|约定|应该?)?[^，。；\n]{0,8}(?:的?日子|的?期限|交期|到期)/i

/** The day for which something awaited was agreed: 周二之前能给吧 one to come, 说好18号前给 one that may lie behind. */
export function awaitedDays(sentence: string, own: readonly FoundFigure[], occurredAt: number): FactFigure[] {
  const days = own.filter(({ kind }) => kind === 'date')
  if (dueToday.test(sentence))
    return [{ value: new Date(occurredAt).toISOString().slice(0, 10), unit: 'date' }]
  if (/\byesterday (?:was|is) (?:the|your|our)|昨天(?:是|就是|到)/i.test(sentence))
    return days.map(({ figure }) => figure)
  if (/说好|讲好|约好|原定|本来|说的|定的|答应|不是说/.test(sentence))
    return days.map(({ figure: { value } }) => ({
      value:
        String(value).length === 10 && Date.parse(String(value)) > occurredAt + agreedAheadMs
          ? lastSuch(String(value), occurredAt)
          : value,
      unit: 'date',
    }))
  if (!/能(给|发|出)吧/.test(sentence)) return []
  return [...days, ...comingWeekdays(sentence, occurredAt)].map(({ figure }) => figure)
}
