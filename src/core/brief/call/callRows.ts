import type { ReadableDb } from '../../db/open.ts'
import { comingWeekdays, type FoundFigure, findFigures, weekdaysOfMonth } from '../../facts/figures.ts'

const dayMs = 86_400_000
/** A call is moved by days and not by weeks, and whoever moves it writes shortly before. */
const lately = 21

/** A message of a customer or to one, as far as a call may be told by it. */
export interface CallMessage {
  id: string
  text: string
  /** The subject of a mail, the name of a chat. */
  title: string | null
  at: number
  /** The zone that a mail states, by name; the workspace's where it states none. */
  zone: string
  /** How the file is written that the message came in: `eml`, `wechat`; null for what was typed in. */
  format?: string | null
  sourceId: string
  direction: 'inbound' | 'outbound' | 'internal'
  contactId: string | null
  /** Who wrote it, by the name in the file. */
  author?: string | null
}

/** The messages of a customer's last weeks, newest first. */
export const messagesAround = (db: ReadableDb, accountId: string, asOf: number): CallMessage[] =>
  db
    .read(
      `SELECT e.id, e.text, e.title, e.occurred_at AS at, e.zone, e.source_id AS sourceId, e.author, a.direction,
        a.contact_id AS contactId, (SELECT s.format FROM sources s WHERE s.id = e.source_id) AS format FROM evidence e
        JOIN activities a ON a.evidence_id = e.id AND a.deleted_at IS NULL
       WHERE e.account_id = ? AND e.kind = 'message' AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.known_at <= ?
        AND e.occurred_at BETWEEN ? AND ? ORDER BY e.key DESC LIMIT 80`,
    )
    .all(accountId, asOf, asOf - lately * dayMs, asOf) as CallMessage[]

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const englishDay = /\b(?<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|s|r|rs)?\b/g

/** English weekdays of what is agreed: the next such day after that of writing, "next" or not. */
export const comingEnglishDays = (text: string, at: number): FoundFigure[] =>
  [...text.matchAll(englishDay)].map((match) => {
    const wanted = weekdays.indexOf(match.groups!.day!.toLowerCase())
    const ahead = ((wanted - new Date(at).getUTCDay() + 6) % 7) + 1
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date' as const,
      figure: { value: new Date(at + ahead * dayMs).toISOString().slice(0, 10), unit: 'date' },
    }
  })

/** "the 24th call", "our meeting on the 24th": the day of the month, of this one or the next, whichever is nearer. */
const ordinalOfCall =
  /\b(?:the )(?<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)(?= (?:call|meeting|visit|demo|session|review)\b)|(?<=\b(?:call|meeting|visit|demo|session|review|slot) on )the (?<day2>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b(?! of\b)/gi
const ordinalDays = (text: string, at: number): FoundFigure[] =>
  [...text.matchAll(ordinalOfCall)].map((match) => {
    const wanted = Number(match.groups!.day ?? match.groups!.day2)
    const written = new Date(at)
    const months = [0, 1].map((ahead) =>
      Date.UTC(written.getUTCFullYear(), written.getUTCMonth() + ahead, wanted),
    )
    const day = months.find((one) => one + 2 * dayMs >= at) ?? months[1]!
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date' as const,
      figure: { value: new Date(day).toISOString().slice(0, 10), unit: 'date' },
    }
  })

export interface ToldDay {
  /** `YYYY-MM-DD`. */
  value: string
  start: number
  end: number
}

/** The days that a text on a call names, told in full or as the next such weekday, in their order. */
export function daysIn(text: string, at: number): ToldDay[] {
  const found: ToldDay[] = []
  for (const { kind, figure, start, end } of [
    ...findFigures(text, at),
    ...weekdaysOfMonth(text, at),
    ...comingWeekdays(text, at),
    ...comingEnglishDays(text, at),
    ...ordinalDays(text, at),
  ]) {
    const value = String(figure.value)
    if (kind !== 'date' || value.length !== 10) continue
    // "Wednesday 25 November" is the day that stands in full, not the Wednesday to come.
    if (found.some((one) => start < one.end + 3 && end > one.start - 3)) continue
    found.push({ value, start, end })
  }
  return found.toSorted((one, other) => one.start - other.start)
}
