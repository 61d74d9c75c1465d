import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { listRejections } from './report.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const event = (uid: string, lines: string) => `BEGIN:VEVENT\r\nUID:${uid}\r\n${lines}\r\nEND:VEVENT\r\n`
const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`
const held = event('1', 'SUMMARY:Plant walk\r\nDTSTART:20260512T020000Z')
const coming = event('2', 'SUMMARY:Budget talk\r\nDTSTART:20260612T020000Z')
const cancelled = event('3', 'SUMMARY:Lunch\r\nDTSTART:20260613T020000Z\r\nSTATUS:CANCELLED')
const undated = event('4', 'SUMMARY:Some day')

const left = (importId: string) =>
  listRejections(desk.db, importId, 0, -1).rows.map(({ file, code, place }) => [file, code, place.line])

describe('what is wrong with a file and stands on none of its parts', () => {
  it('is told once, with the first of them: a calendar’s cancelled and undated events', async () => {
    const report = await desk.drop(['team.ics', calendar(held, cancelled, coming, undated)])
    const ofCalendar = left(report.id).filter(([, code]) => code === 'calledOff' || code === 'withoutDate')
    expect(ofCalendar).toEqual([
      [report.files[0]!.name, 'calledOff', 8],
      [report.files[0]!.name, 'withoutDate', 19],
    ])
    expect(report.files[0]).toMatchObject({ accepted: 1, rejected: 2, items: 3 })
  })

  it('is told of a file of which nothing else is left, which is not called empty', async () => {
    const [inspected] = await desk.inspect(['off.ics', calendar(cancelled, undated)])
    expect(inspected?.error).toMatchObject({ reason: 'allLeftOut', detail: '2' })
    const planned = await desk.plan([['off.ics', calendar(cancelled, undated)]])
    // As the wizard plans what cannot be read: for the report alone.
    const report = await desk.run(planned.map((file) => ({ ...file, recordKind: '' })))
    expect(report.files).toMatchObject([
      { rejected: 2, accepted: 0, error: { details: { reason: 'allLeftOut', detail: '2' } } },
    ])
    expect(left(report.id)).toHaveLength(2)
  })

  it('leaves an empty file empty', async () => {
    const [inspected] = await desk.inspect(['none.ics', calendar()])
    expect(inspected?.error?.reason).toBe('empty')
  })
})
