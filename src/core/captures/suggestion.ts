import type { Suggestion } from '../../shared/contract/captures.ts'
import { type Stage, stages } from '../../shared/vocabulary.ts'
import { hanValue } from '../checking/numerals.ts'
import type { Deal } from '../deals/store.ts'
import { zoneClock } from '../imports/formats/zonedTime.ts'
import { workBeginsHour } from '../workday.ts'

const isDeadline =
  /(前|之前|以前|内|截止)[^，,。;；]{0,8}(给|发|交|寄|送|出|提供|回复|答复|补|传)|(最晚|不晚于|截止)|\b(by|before|no later than|until)\b/i

/** The stage in which a deal is, at the least, once this has happened. */
const stageAfter: Record<string, Stage> = {
  demo: 'evaluate',
  trialAsked: 'evaluate',
  proposalSent: 'propose',
  quoteSent: 'propose',
  contractAsked: 'negotiate',
}
/** What names the day of the next conversation. */
const planning: ReadonlySet<string> = new Set(['nextStep', 'openPromise', 'openTask', 'customerPromise'])

const hanClock =
  /(?<part>上午|早上|中午|下午|傍晚|晚上)?\s*(?<hour>\d{1,2}|十[一二]?|[一二两三四五六七八九])\s*点(?<half>半)?(?:(?<minute>[0-5]?\d)分?)?(?!位|工|儿|\d)/
const digitClock =
  /(?<part>上午|早上|中午|下午|傍晚|晚上)?\s*(?<![\d.])(?<hour>[01]?\d|2[0-3])[:：](?<minute>[0-5]\d)(?!\d)\s*(?<half>am|pm)?/i
const englishClock = /\b(?:at\s+)?(?<hour>1[0-2]|[1-9])\s*(?<half>am|pm)\b|\b(?<word>noon)\b/i

/** The time of day that a text names, `{hour, minute}`; null where it names none. */
export function clockIn(text: string): { hour: number; minute: number } | null {
  const later = (hour: number, isLate: boolean) => (isLate && hour < 12 ? hour + 12 : hour)
  const han = hanClock.exec(text)?.groups
  if (han) {
    const said = /\d/.test(han.hour!) ? Number(han.hour) : hanValue(han.hour!)!
    const hour = later(
      said,
      /中午|下午|傍晚|晚上/.test(han.part ?? '') && !(han.part === '中午' && said > 10),
    )
    return hour > 23 ? null : { hour, minute: han.half ? 30 : Number(han.minute ?? 0) }
  }
  const digits = digitClock.exec(text)?.groups
  if (digits)
    return {
      hour: later(
        Number(digits.hour),
        /pm|中午|下午|傍晚|晚上/i.test(`${digits.part ?? ''}${digits.half ?? ''}`),
      ),
      minute: Number(digits.minute),
    }
  const english = englishClock.exec(text)?.groups
  if (!english) return null
  if (english.word) return { hour: 12, minute: 0 }
  const hour = Number(english.hour) % 12
  return { hour: /pm/i.test(english.half!) ? hour + 12 : hour, minute: 0 }
}

/**
 * What a capture would change of its deal: a stage that it has not reached, or the day of the next call. Nothing of
 * what only was thought, of a closed deal, of a day gone by, or where the deal says so already.
 */
export function suggestionOf(
  capture: {
    kind: string
    stance: string
    text: string
    figures: readonly { value: number | string; unit: string }[]
  },
  deal: Pick<Deal, 'stage' | 'outcome' | 'nextCallAt' | 'zone'> | null,
  now: number,
): Suggestion | null {
  if (
    deal === null ||
    deal.outcome !== 'open' ||
    capture.stance === 'thought' ||
    capture.stance === 'negated'
  )
    return null
  const stage = stageAfter[capture.kind]
  if (stage !== undefined)
    return stages.indexOf(deal.stage) < stages.indexOf(stage)
      ? { field: 'stage', from: deal.stage, to: stage }
      : null
  if (!planning.has(capture.kind)) return null
  // By when something is to be given is no day on which anybody talks.
  if (capture.kind !== 'nextStep' && isDeadline.test(capture.text)) return null
  const day = capture.figures.find(
    ({ unit, value }) => unit === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value)),
  )
  if (!day) return null
  const [year, month, date] = String(day.value).split('-').map(Number)
  const clock = zoneClock(deal.zone)
  const time = clockIn(capture.text)
  const to = clock({
    year: year!,
    month: month!,
    day: date!,
    ...(time ?? { hour: workBeginsHour, minute: 0 }),
  })
  if (to < now) return null
  if (deal.nextCallAt !== null) {
    // A call on that very day is the one that was agreed.
    const from = clock({ year: year!, month: month!, day: date! })
    if (deal.nextCallAt >= from && deal.nextCallAt < from + 86_400_000) return null
    // A call that comes sooner stays; it is the next one.
    if (deal.nextCallAt > now && deal.nextCallAt < to) return null
  }
  return { field: 'nextCall', from: deal.nextCallAt, to }
}
