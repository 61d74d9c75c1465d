import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { dayNumber, parseRecurrenceRule, recurringDays } from './recurrence.ts'

const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

function days(rule: string, first: string, last: string): string[] {
  const [from, to] = [first, last].map((day) => Math.floor(Date.parse(day) / 86_400_000)) as [number, number]
  return [...recurringDays(parseRecurrenceRule(rule)!, from, to)].map(iso)
}

describe('a recurrence rule', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=TU,TH', '2026-06-02', '2026-06-11', '2026-06-02 2026-06-04 2026-06-09 2026-06-11'],
    ['FREQ=WEEKLY;INTERVAL=2', '2026-06-02', '2026-07-01', '2026-06-02 2026-06-16 2026-06-30'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-06-26', '2026-08-31', '2026-06-26 2026-07-31 2026-08-28'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-05-29',
      '2026-07-31',
      '2026-05-29 2026-06-30 2026-07-31',
    ],
    ['FREQ=MONTHLY', '2026-01-31', '2026-06-01', '2026-01-31 2026-03-31 2026-05-31'],
    ['FREQ=YEARLY', '2024-02-29', '2033-01-01', '2024-02-29 2028-02-29 2032-02-29'],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2026-11-26', '2028-01-01', '2026-11-26 2027-11-25'],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', '2025-12-29', '2028-01-10', '2025-12-29 2027-01-04 2028-01-03'],
  ])('%s from %s', (rule, first, last, expected) => {
    expect(days(rule, first, last)).toEqual(expected.split(' '))
  })

  it('that fits no day ends all the same', () => {
    expect(days('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2000-01-01', '2030-01-01')).toEqual([])
    expect(days('FREQ=DAILY;INTERVAL=7;BYDAY=MO', '2026-06-02', '2030-01-01')).toEqual([])
  })

  it.each([
    '',
    'FREQ=HOURLY',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=x',
    'D1 #5',
  ])('"%s" is not taken', (text) => {
    expect(parseRecurrenceRule(text)).toBeNull()
  })

  it('gives the days that ical.js gives (property)', () => {
    const some = <Value>(value: fc.Arbitrary<Value>) => fc.uniqueArray(value, { minLength: 1, maxLength: 3 })
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
    const nth = fc.tuple(fc.constantFrom('', '1', '2', '-1'), weekday).map((pair) => pair.join(''))
    const rule = fc.oneof(
      fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=DAILY;INTERVAL=3',
        'FREQ=MONTHLY',
        'FREQ=YEARLY',
        'FREQ=YEARLY;INTERVAL=2',
      ),
      some(weekday).map((on) => `FREQ=WEEKLY;BYDAY=${on}`),
      fc
        .tuple(some(weekday), fc.integer({ min: 1, max: 4 }))
        .map(([on, every]) => `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${on}`),
      some(nth).map((on) => `FREQ=MONTHLY;BYDAY=${on}`),
      some(fc.integer({ min: 1, max: 28 })).map((on) => `FREQ=MONTHLY;BYMONTHDAY=${on}`),
      some(fc.integer({ min: 1, max: 12 })).map((on) => `FREQ=YEARLY;BYMONTH=${on}`),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), nth)
        .map(([on, day]) => `FREQ=YEARLY;BYMONTH=${on};BYDAY=${day}`),
    )
    const starts = fc.record({
      year: fc.integer({ min: 2000, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(rule, starts, (text, { year, month, day }) => {
        const first = dayNumber(year, month, day)
        const start = ICAL.Time.fromData({ year, month, day, isDate: true })
        const iterator = ICAL.Recur.fromString(text).iterator(start)
        const theirs: string[] = []
        for (let next = iterator.next(); next && theirs.length < 10; next = iterator.next())
          theirs.push(next.toString())
        // It gives the event's own day first, whether the rule fits it or not.
        const ours: string[] = []
        for (const one of recurringDays(parseRecurrenceRule(text)!, first, first + 366 * 25)) {
          ours.push(iso(one))
          if (ours.length === 10) break
        }
        const fitting = theirs.filter((one) => one !== iso(first) || ours.includes(one))
        expect(ours.slice(0, 8)).toEqual(fitting.slice(0, Math.min(8, ours.length)))
      }),
      { numRuns: 300 },
    )
  })
})
