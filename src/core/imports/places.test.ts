import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Two customers of one first word, told apart by where they are and by who works there. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22) })
  await desk.drop(
    [
      '客户.csv',
      '单位全称,地盘\nNorthgate Cartons Ltd,Leeds UK\nNorthgate Labels Pty Ltd,Melbourne\n恒昱包装有限公司,江门',
    ],
    [
      '联系人.csv',
      '姓名,单位,职务\nDoug Fenwick,Northgate Cartons Ltd,Press Hall Manager\nPriya Nandakumar,Northgate Cartons Ltd,Technical Manager\nKaren Pike,Northgate Labels Pty Ltd,Owner',
    ],
  )
})
afterEach(() => desk.close())

const calendar = (summary: string) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:3',
    'DTSTART:20261126T093000Z',
    `SUMMARY:${summary}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n')
const planned = () =>
  desk.rows('SELECT a.name FROM visit_plans p JOIN accounts a ON a.id = p.account_id').map(({ name }) => name)

describe('an appointment', () => {
  it('with a short name and a place is with the customer there', async () => {
    await desk.drop(['日历.ics', calendar('Northgate Leeds Teams – buffer stock')])
    expect(planned()).toEqual(['Northgate Cartons Ltd'])
  })

  it('with the short name alone is with nobody', async () => {
    await desk.drop(['日历.ics', calendar('Northgate Teams – buffer stock')])
    expect(planned()).toEqual([])
  })
})

it('a note is about whom its people tell, and not whom it warns of', async () => {
  await desk.drop([
    'visit.md',
    '# Leeds, 16–17 Sept\n\n- saw the hall w/ Doug F.\n- Priya N. is sharp\n- don’t mix up with Northgate Labels Pty Ltd in Melbourne!! nothing to do w/ each other',
  ])
  expect(
    desk.rows(
      "SELECT a.name FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'note'",
    ),
  ).toEqual([{ name: 'Northgate Cartons Ltd' }])
})
