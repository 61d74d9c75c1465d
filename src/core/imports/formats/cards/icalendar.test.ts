import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { durationOf } from './calendarEvent.ts'

const now = Date.UTC(2026, 5, 1, 2)
const options = readOptions({ zone: 'Asia/Shanghai', now })

const calendar = (...parts: string[]): string =>
  `BEGIN:VCALENDAR\nVERSION:2.0\n${parts.join('')}END:VCALENDAR\n`
const event = (lines: string, name = 'VEVENT'): string => `BEGIN:${name}\nUID:u1\n${lines}\nEND:${name}\n`

async function readCalendar(text: string, more: Partial<typeof options> = {}) {
  const preview = await previewImport(bytesSource('日历.ics', Buffer.from(text)), { ...options, ...more })
  const rows = preview.items.map((item) =>
    item.kind === 'row'
      ? {
          in: item.at.sheet?.split(' ').at(-1),
          ...Object.fromEntries(Object.entries(item.cells).filter(([, cell]) => cell !== '')),
        }
      : {},
  )
  return { ...preview, rows }
}

const days = (rows: readonly Record<string, string | undefined>[]) =>
  rows.map((row) => `${row.in} ${row.Date ?? row['Planned date']}`)

describe('a calendar', () => {
  it('tells what took place as activities and what is to come as planned visits', async () => {
    const { format, tables, rows, problems } = await readCalendar(
      calendar(
        'X-WR-CALNAME:工作\n',
        event(
          'SUMMARY:拜访仁济医院\nDTSTART;TZID=Asia/Shanghai:20260310T140000\nDTEND;TZID=Asia/Shanghai:20260310T153000\nLOCATION:浦建路\\, 5楼\nDESCRIPTION:带样机\\n谈价格\nORGANIZER;CN=钱越:mailto:qian@us.example\nATTENDEE;CN="周岚";PARTSTAT=ACCEPTED:mailto:zhou.lan@renji.example\nATTENDEE:mailto:lin@ruijin.example\nBEGIN:VALARM\nDESCRIPTION:ring\nEND:VALARM',
        ),
        event('SUMMARY:方案演示\nDTSTART:20260605T020000Z\nDURATION:PT1H'),
        event('SUMMARY:医博会\nDTSTART;VALUE=DATE:20260620\nDTEND;VALUE=DATE:20260622'),
      ),
    )
    expect([format, problems]).toEqual(['icalendar', []])
    expect(tables.map(({ sheet, recordKind }) => [sheet, recordKind])).toEqual([
      ['已发生 · Past', 'activities'],
      ['计划 · Planned', 'visitPlans'],
    ])
    expect(rows).toEqual([
      {
        in: 'Past',
        Date: '2026-03-10 14:00',
        Type: 'Visit',
        Subject: '拜访仁济医院',
        Details: '带样机\n谈价格',
        Minutes: '90',
        Attendees: '钱越 <qian@us.example>; 周岚 <zhou.lan@renji.example>; lin@ruijin.example',
        Location: '浦建路, 5楼',
        Calendar: '工作',
      },
      {
        in: 'Planned',
        'Planned date': '2026-06-05 10:00',
        'Planned end': '2026-06-05 11:00',
        Purpose: '方案演示',
        Calendar: '工作',
      },
      { in: 'Planned', 'Planned date': '2026-06-20', Purpose: '医博会', Calendar: '工作' },
    ])
  })

  it('reads the zones it names, describes or borrows from Outlook, and its own where it says none', async () => {
    const zone = (id: string) =>
      `BEGIN:VTIMEZONE\nTZID:${id}\nBEGIN:STANDARD\nDTSTART:16011104T020000\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010311T020000\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\nEND:VTIMEZONE\n`
    const at = (start: string): string => event(`SUMMARY:x\nDTSTART${start}`)
    const { rows } = await readCalendar(
      calendar(
        at(';TZID=America/New_York:20260115T090000'),
        at(';TZID="Our office":20260115T090000'),
        at(';TZID="Our office":20260415T090000'),
        at(';TZID=/mozilla.org/20070129_1/Europe/Berlin:20260115T090000'),
        at(';TZID=China Standard Time:20260115T090000'),
        at(';TZID=Nowhere:20260115T090000'),
        at(';TZID=constructor:20260115T090000'),
        at(':20260115T090000'),
        zone('Our office'),
      ),
    )
    expect(rows.map((row) => days([row])[0]?.replace('Past ', ''))).toEqual([
      '2026-01-15 22:00',
      '2026-01-15 22:00',
      '2026-04-15 21:00',
      '2026-01-15 16:00',
      '2026-01-15 09:00',
      '2026-01-15 09:00',
      '2026-01-15 09:00',
      '2026-01-15 09:00',
    ])
  })

  it('tells a series meeting by meeting, without those left out or moved', async () => {
    const { rows } = await readCalendar(
      calendar(
        event(
          'SUMMARY:周会\nDTSTART;TZID=Asia/Shanghai:20260504T090000\nRRULE:FREQ=WEEKLY;UNTIL=20260622T010000Z\nEXDATE;TZID=Asia/Shanghai:20260511T090000',
        ),
        event(
          'SUMMARY:周会（改期）\nRECURRENCE-ID;TZID=Asia/Shanghai:20260608T090000\nDTSTART:20260609T010000Z',
        ),
      ),
    )
    expect(days(rows)).toEqual([
      'Past 2026-05-04 09:00',
      'Past 2026-05-18 09:00',
      'Past 2026-05-25 09:00',
      'Past 2026-06-01 09:00',
      'Planned 2026-06-15 09:00',
      'Planned 2026-06-22 09:00',
      'Planned 2026-06-09 09:00',
    ])
  })

  it('tells a meeting that was moved once, as its last version plans it, and not at all where that calls it off', async () => {
    const plan = (lines: string): string => `BEGIN:VEVENT\n${lines}\nEND:VEVENT\n`
    const { rows, problems } = await readCalendar(
      calendar(
        plan('UID:m1\nSUMMARY:Handover\nDTSTART:20260601T010000Z'),
        plan('UID:m1\nSEQUENCE:2\nSUMMARY:Handover\nDTSTART:20260603T010000Z'),
        plan('UID:m2\nSEQUENCE:1\nSTATUS:CANCELLED\nSUMMARY:Audit\nDTSTART:20260604T010000Z'),
        plan('UID:m2\nSUMMARY:Audit\nDTSTART:20260604T010000Z'),
        // Nothing says which of these is the later: both stay.
        plan('UID:m3\nSUMMARY:Tour\nDTSTART:20260605T010000Z'),
        plan('UID:m3\nSUMMARY:Tour\nDTSTART:20260606T010000Z'),
      ),
    )
    expect(days(rows)).toEqual([
      'Planned 2026-06-03 09:00',
      'Planned 2026-06-05 09:00',
      'Planned 2026-06-06 09:00',
    ])
    expect(problems.map(({ code }) => code)).toEqual(['calledOff', 'calledOff', 'calledOff'])
  })

  it('leaves out what is marked as private, unless others were invited to it', async () => {
    const { rows, problems } = await readCalendar(
      calendar(
        event('SUMMARY:School\nCLASS:PRIVATE\nDTSTART:20260310T010000Z'),
        event('SUMMARY:Interview\nCLASS:confidential\nDTSTART:20260610T010000Z\nRRULE:FREQ=DAILY;COUNT=3'),
        event('SUMMARY:Price talk\nCLASS:PRIVATE\nATTENDEE:mailto:ann@x.example\nDTSTART:20260311T010000Z'),
        event('SUMMARY:Tour\nCLASS:PUBLIC\nDTSTART:20260312T010000Z'),
        'BEGIN:VTODO\nSUMMARY:Gift\nCLASS:PRIVATE\nDUE:20260710T010000Z\nEND:VTODO\n',
        event('SUMMARY:Visit\nDTSTART:20260313T010000Z'),
      ),
    )
    expect(rows.map((row) => ('Subject' in row ? row.Subject : ''))).toEqual(['Price talk', 'Tour', 'Visit'])
    expect(problems.map(({ code, kept }) => [code, kept])).toEqual([
      ['markedPrivate', false],
      ['markedPrivate', false],
      ['markedPrivate', false],
    ])
  })

  it('takes no heed of a mark that a program puts on all that it keeps', async () => {
    const all = ['Visit', 'Price talk', 'Tour'].map((summary, at) =>
      event(`SUMMARY:${summary}\nCLASS:PRIVATE\nDTSTART:2026031${at}T010000Z`),
    )
    const { rows, problems } = await readCalendar(calendar(...all))
    expect([rows.length, problems]).toEqual([3, []])
  })

  it('tells no more of a series than a year either way and a hundred times, and of an old one its first', async () => {
    const daily = await readCalendar(calendar(event('SUMMARY:x\nDTSTART:20200101T010000Z\nRRULE:FREQ=DAILY')))
    expect(daily.rows).toHaveLength(100)
    expect([days(daily.rows)[0], days(daily.rows).at(-1)]).toEqual([
      'Past 2026-04-13 09:00',
      'Planned 2026-07-21 09:00',
    ])
    const yearly = await readCalendar(
      calendar(event('SUMMARY:x\nDTSTART;VALUE=DATE:18000601\nRRULE:FREQ=YEARLY')),
    )
    expect(days(yearly.rows)).toEqual(['Past 2025-06-01', 'Past 2026-06-01', 'Planned 2027-06-01'])
    const old = await readCalendar(
      calendar(event('SUMMARY:x\nDTSTART:20100101T010000Z\nRRULE:FREQ=WEEKLY;COUNT=3')),
    )
    expect(days(old.rows)).toEqual(['Past 2010-01-01 09:00'])
  })

  it('tells what is called off, what has no date and what rule it does not understand', async () => {
    const { rows, problems } = await readCalendar(
      calendar(
        event('SUMMARY:a\nSTATUS:CANCELLED\nDTSTART:20260310T010000Z'),
        event('SUMMARY:b\nDTSTART:sometime'),
        event('SUMMARY:c\nDTSTART:20260310T010000Z\nRRULE:FREQ=SECONDLY'),
        'BEGIN:VEVENT\nSUMMARY:d\nDTSTART:20260311T010000Z\n',
      ),
    )
    expect(rows.map((row) => ('Subject' in row ? row.Subject : ''))).toEqual(['c', 'd'])
    expect(problems.map(({ at, code, kept }) => [at.line, code, kept])).toEqual([
      [3, 'calledOff', false],
      [9, 'withoutDate', false],
      [14, 'badRepeat', true],
      [20, 'unterminatedRecord', true],
    ])
    const sentAway = await readCalendar(calendar('METHOD:CANCEL\n', event('DTSTART:20260310T010000Z')))
    expect(sentAway).toMatchObject({
      items: [],
      problems: [{ code: 'calledOff' }],
      refusal: { code: 'empty' },
    })
  })

  it('takes a to-do as planned until it is done', async () => {
    const { rows } = await readCalendar(
      calendar(
        event('SUMMARY:给周主任打电话\nDUE:20260610T080000Z', 'VTODO'),
        event('SUMMARY:寄样本\nDUE:20260310T080000Z\nCOMPLETED:20260312T080000Z\nSTATUS:COMPLETED', 'VTODO'),
      ),
    )
    expect(rows).toEqual([
      { in: 'Planned', 'Planned date': '2026-06-10 16:00', Purpose: '给周主任打电话' },
      { in: 'Past', Date: '2026-03-12 16:00', Type: 'Note', Subject: '寄样本' },
    ])
  })

  it('that never ends does not take for ever', async () => {
    const hopeless = event('DTSTART:19000101T010000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000000')
    // Processor time: what else the machine does is no fault of the reader.
    const started = process.cpuUsage()
    const { refusal, problems } = await readCalendar(calendar(hopeless.repeat(600)))
    expect(refusal).toBeNull()
    expect(problems.some(({ code }) => code === 'badRepeat')).toBe(true)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000)
  })

  it('is refused where it is too large, and ends where it has too many rows', async () => {
    const text = calendar(event('SUMMARY:x\nDTSTART:20260101T010000Z').repeat(20))
    const small = { ...options.limits, textBytes: 100 }
    expect((await readCalendar(text, { limits: small })).refusal).toMatchObject({ code: 'tooLarge' })
    const few = { ...options.limits, rows: 5 }
    expect((await readCalendar(text, { limits: few })).refusal).toMatchObject({
      code: 'tooManyRows',
      limit: 5,
    })
  })
})

describe('durations', () => {
  it.each([
    ['PT1H30M', 5_400_000],
    ['P1W', 604_800_000],
    ['P1DT2H', 93_600_000],
    ['-PT5M', null],
    ['an hour', null],
  ])('%s', (text, expected) => {
    expect(durationOf(text)).toBe(expected)
  })
})
