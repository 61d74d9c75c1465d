import type { FormatReader, ReadBatch, ReadLimits, ReadProblem, RowItem, TableHeader } from '../format.ts'
import {
  type CalendarEvent,
  declinedBy,
  isMarkedPrivate,
  mostDaysLookedAt,
  occurrencesOf,
  peopleOf,
  readCalendarEvent,
} from './calendarEvent.ts'
import { createCalendarZones, lineOf } from './calendarZones.ts'
import { textValue } from './contentLines.ts'
import { beginsWithRecord, type ContentRecord, readContentRecords } from './contentRecords.ts'
import { formerSlotOf, type Slot } from './formerSlots.ts'
import { createWallText } from './wallText.ts'

/** What took place: columns that are recognised as an activity's fields. */
const past = {
  sheet: '已发生 · Past',
  recordKind: 'activities',
  columns: ['Date', 'Type', 'Subject', 'Details', 'Minutes', 'Attendees', 'Location', 'Calendar', 'Repeats'],
} as const

/** What is to come: columns that are recognised as a planned visit's fields. */
const planned = {
  sheet: '计划 · Planned',
  recordKind: 'visitPlans',
  columns: [
    'Planned date',
    'Planned end',
    'Former date',
    'Time zone',
    'Purpose',
    'Attendees',
    'Location',
    'Remark',
    'Calendar',
    'Repeats',
  ],
} as const

/**
 * Calendars (iCalendar 2.0 and the older vCalendar) as two tables: what took place is an activity, what is to come a
 * planned visit, because those are what the product counts from; a to-do is planned until it is done. What was called
 * off is told and left out: it is neither; nor is what somebody marked as private and invited nobody to. Series are told meeting by meeting about the present day.
 */
export const icalendarReader: FormatReader = {
  format: 'icalendar',
  traits: { family: 'calendar', parts: 'apart' },
  recognise(head) {
    return beginsWithRecord(head.text, 'VCALENDAR') ? 0.97 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const now = options.now ?? Date.now()
    const encoding = head.encoding ?? 'utf-8'
    const zones = createCalendarZones(options.zone)
    const wallText = createWallText(options.zone)
    // Zones and replaced meetings may stand behind what needs them: they are looked up before anything is told.
    const replacing: ContentRecord[] = []
    const slotted: ContentRecord[] = []
    const versions = new Map<string, number>()
    const marked = { private: 0, others: 0 }
    for await (const event of readContentRecords(source, encoding, options, records)) {
      if (event.kind === 'refused') break
      if (event.kind === 'around') continue
      const { record } = event
      if (record.name === 'STANDARD' || record.name === 'DAYLIGHT') zones.describe(record)
      if (events.has(record.name)) marked[isMarkedPrivate(record) ? 'private' : 'others']++
      const named = record.lines.find(({ name }) => name === 'UID')?.value.trim() ?? ''
      if (named !== '' && versions.size < limits.rows) {
        const { sequence } = readCalendarEvent(
          { ...record, lines: record.lines.filter(({ name }) => name === 'SEQUENCE') },
          zones,
        )
        const version = versionOf(record, named)
        versions.set(version, Math.max(versions.get(version) ?? 0, sequence))
      }
      if (record.name === 'VEVENT' && slotted.length < mostSlots && !lineOf(record, 'RRULE'))
        slotted.push({ ...record, lines: record.lines.filter(({ name }) => ofSlot.has(name)) })
      const lines = record.lines.filter(({ name }) => name === 'UID' || name === 'RECURRENCE-ID')
      if (lines.length === 2 && replacing.length < limits.rows) replacing.push({ ...record, lines })
    }
    // Where a program marks all that it keeps, the mark is no word of a person.
    const isMarkOfPerson = marked.private <= marked.others
    const slots = slotted.flatMap((record) => slotOf(record, readCalendarEvent(record, zones)) ?? [])
    const replaced = new Map<string, Set<number>>()
    for (const { uid, replaces } of replacing.map((record) => readCalendarEvent(record, zones)))
      if (replaces !== null) replaced.set(uid, (replaced.get(uid) ?? new Set()).add(replaces.at))

    const told = new Set<string>()
    let tables: TableHeader[] = []
    let items: RowItem[] = []
    let problems: ReadProblem[] = []
    let bytesRead = 0
    let rows = 0
    const budget = { days: mostDaysLookedAt }
    let method = ''
    let calendar = ''
    let calendarZone: string | null = null
    const take = (): ReadBatch => {
      const batch = { tables, items, problems, bytesRead }
      tables = []
      items = []
      problems = []
      return batch
    }
    const put = (table: typeof past | typeof planned, record: ContentRecord, values: Row): void => {
      if (!told.has(table.sheet)) {
        const { sheet, columns, recordKind } = table
        tables.push({ sheet, columns, headerLine: null, recordKind })
        told.add(table.sheet)
      }
      const at = { sheet: table.sheet, line: record.line, lineEnd: record.lineEnd }
      const { cells, isCut } = bounded(table.columns, { ...values, Calendar: calendar }, limits)
      items.push({ kind: 'row', at, cells })
      if (isCut || record.isCut) problems.push({ at, code: 'recordTooLong', kept: true })
      if (!record.isEnded) problems.push({ at, code: 'unterminatedRecord', kept: true })
      rows++
    }

    for await (const event of readContentRecords(source, encoding, options, records)) {
      bytesRead = event.bytesRead
      if (event.kind === 'refused') return yield { ...take(), refusal: event.refusal }
      if (event.kind === 'around') {
        const { content } = event
        if (content.name === 'METHOD') method = content.value.trim().toUpperCase()
        if (content.name === 'X-WR-CALNAME') calendar = textValue(content)
        if (content.name === 'X-WR-TIMEZONE') calendarZone = zones.nameOf(textValue(content))
        continue
      }
      const { record } = event
      if (!events.has(record.name)) continue
      const read = readCalendarEvent(record, zones)
      const at = { line: record.line, lineEnd: record.lineEnd }
      const latest = read.uid === '' ? undefined : versions.get(versionOf(record, read.uid))
      // A meeting that was moved stands once for each version of its plan: only the last of them holds.
      const isOutdated = latest !== undefined && read.sequence < latest
      if (read.isCancelled || method === 'CANCEL' || isOutdated) {
        problems.push({ at, code: 'calledOff', kept: false })
      } else if (isMarkOfPerson && isMarkedPrivate(record)) {
        problems.push({ at, code: 'markedPrivate', kept: false })
      } else if (record.name === 'VTODO' || record.name === 'VJOURNAL') {
        const isDone = record.name === 'VJOURNAL' || read.completed !== null
        const when = isDone ? (read.completed ?? read.start) : (read.end ?? read.start)
        const day = when === null ? '' : wallText(when.at, when.isDay)
        if (isDone) put(past, record, { ...pastRow(read), Date: day, Type: 'Note', Minutes: '' })
        else put(planned, record, { ...plannedRow(read), 'Planned date': day })
      } else {
        const isReplacement = read.replaces !== null
        const { starts, isUnderstood } = occurrencesOf(
          read,
          zones,
          now,
          isReplacement ? none : (replaced.get(read.uid) ?? none),
          budget,
        )
        if (!isUnderstood) problems.push({ at, code: 'badRepeat', kept: true })
        const isMoved = read.start !== null && replaced.get(read.uid)?.has(read.start.at)
        if (starts.length === 0 && read.start !== null && !isMoved)
          problems.push({ at, code: 'calledOff', kept: false })
        if (read.start === null) problems.push({ at, code: 'withoutDate', kept: false })
        const lasts = read.end === null || read.start === null ? null : read.end.at - read.start.at
        for (const start of starts) {
          const { isDay } = read.start!
          const day = wallText(start, isDay)
          const ends = lasts === null || isDay || lasts < 0 ? '' : wallText(start + lasts, false)
          if (start <= now) put(past, record, { ...pastRow(read), Date: day })
          else {
            const slot = starts.length === 1 ? slotOf(record, read) : null
            const former = slot && formerSlotOf(slot, slots)
            put(planned, record, {
              ...plannedRow(read),
              'Planned date': day,
              'Planned end': ends,
              'Former date': former ? wallText(former.at, former.isDay) : '',
              // A moment told by no clock is one of the calendar's own.
              'Time zone': isDay
                ? ''
                : (zones.nameOf(lineOf(record, 'DTSTART')?.params.get('TZID')?.[0]) ?? calendarZone ?? ''),
            })
          }
        }
      }
      if (rows > limits.rows) return yield { ...take(), refusal: { code: 'tooManyRows', limit: limits.rows } }
      if (items.length + problems.length >= limits.batchItems) yield take()
    }
    // A file of free and busy times, say, holds nothing to import.
    yield rows > 0 ? take() : { ...take(), refusal: { code: 'empty' } }
  },
}

const events: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL'])
const records = {
  wanted: new Set([...events, 'VTIMEZONE', 'STANDARD', 'DAYLIGHT']),
  unread: new Set(['ATTACH', 'X-ALT-DESC', 'X-APPLE-STRUCTURED-LOCATION']),
}
/** Meetings of which it is looked up where they stood before. */
const mostSlots = 20_000
const ofSlot: ReadonlySet<string> = new Set([
  'UID',
  'RECURRENCE-ID',
  'SEQUENCE',
  'DTSTART',
  'SUMMARY',
  'STATUS',
])
const slotOf = (record: ContentRecord, { uid, start, sequence, isCancelled }: CalendarEvent): Slot | null =>
  start === null
    ? null
    : {
        key: uid === '' ? `${record.line}` : versionOf(record, uid),
        summary: textOf(record, 'SUMMARY'),
        at: start.at,
        isDay: start.isDay,
        sequence,
        isCancelled,
      }

/** What the versions of one plan have in common: the event, and of a series the meeting that they stand in for. */
const versionOf = (record: ContentRecord, uid: string): string =>
  `${record.name}\n${uid}\n${lineOf(record, 'RECURRENCE-ID')?.value.trim() ?? ''}`

const none: ReadonlySet<number> = new Set()

type Row = Partial<Record<(typeof past.columns)[number] | (typeof planned.columns)[number], string>>

/** What sort of meeting its subject speaks of; a meeting where it says nothing. */
const sorts: readonly (readonly [string, RegExp])[] = [
  ['Call', /电话|通话|致电|\b(phone|call)\b/i],
  ['Visit', /拜访|走访|上门|\b(visit|on-?site)\b/i],
  ['Demo', /演示|\bdemo\b/i],
]

function pastRow({ record, start, end }: CalendarEvent): Row {
  const subject = textOf(record, 'SUMMARY')
  const minutes = start === null || end === null || start.isDay ? 0 : Math.round((end.at - start.at) / 60_000)
  return {
    Type: sorts.find(([, cue]) => cue.test(subject))?.[0] ?? 'Meeting',
    Subject: subject,
    Details: textOf(record, 'DESCRIPTION'),
    Minutes: minutes > 0 && minutes < 7 * 24 * 60 ? String(minutes) : '',
    ...sharedCells(record),
  }
}

const plannedRow = ({ record }: CalendarEvent): Row => ({
  Purpose: textOf(record, 'SUMMARY'),
  Remark: [textOf(record, 'DESCRIPTION'), ...declinedBy(record)].filter(Boolean).join('\n'),
  ...sharedCells(record),
})

const sharedCells = (record: ContentRecord): Row => ({
  Attendees: peopleOf(record).join('; '),
  Location: textOf(record, 'LOCATION'),
  Repeats: lineOf(record, 'RRULE')?.value.trim() ?? '',
})

function textOf(record: ContentRecord, name: string): string {
  const line = lineOf(record, name)
  return line === null ? '' : textValue(line)
}

function bounded(
  columns: readonly string[],
  values: Readonly<Record<string, string>>,
  { cellCharacters }: ReadLimits,
): { cells: Record<string, string>; isCut: boolean } {
  const whole = columns.map((column) => [column, values[column] ?? ''] as const)
  return {
    cells: Object.fromEntries(whole.map(([column, text]) => [column, text.slice(0, cellCharacters)])),
    isCut: whole.some(([, text]) => text.length > cellCharacters),
  }
}
