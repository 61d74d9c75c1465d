import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { lastContact } from './lastContact.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk({ now: asOf - 60_000 })
  await desk.drop(
    ['客户.csv', '客户名称,城市\n北仑轴承有限公司,宁波\n慈溪阀门有限公司,慈溪'],
    ['联系人.csv', '姓名,单位,职务\n孟笛,北仑轴承有限公司,采购经理'],
    [
      '孟笛.txt',
      [
        '2026-11-18 10:02:11 孟笛',
        '报价收到了',
        '2026-11-20 16:53:04 孟笛',
        '8D什么时候给',
        '2026-11-20 17:01:30 钱越',
        '周三前一定给',
      ].join('\n'),
    ],
  )
})
afterEach(() => desk.close())

const told = (name: string, lang: 'zh' | 'en', at = asOf, quiet = false) => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)
  const last = lastContact(desk.db, account!.id, { asOf: at, lang, isQuiet: () => quiet })
  return last && [last.words, new Date(last.at!).toISOString().slice(0, 16), last.speaker ?? null]
}

it('the last contact says which side wrote, who and when, and quotes nothing', () => {
  expect(told('北仑轴承有限公司', 'zh')).toEqual(['我方发给对方', '2026-11-20T09:01', null])
  expect(told('北仑轴承有限公司', 'en', Date.parse('2026-11-20T09:00:00Z'))).toEqual([
    'message from 孟笛',
    '2026-11-20T08:53',
    null,
  ])
})

it('of what was said in confidence it is for the team alone; of nobody nothing is told', () => {
  expect(told('北仑轴承有限公司', 'zh', asOf, true)?.[2]).toBe('team')
  expect(told('慈溪阀门有限公司', 'zh')).toBeNull()
})

it('a slot of a calendar that has gone by is none: nobody says that it was held', async () => {
  await desk.drop([
    'calls.ics',
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:1@example',
      'DTSTART:20261121T020000Z',
      'DTEND:20261121T030000Z',
      'SUMMARY:北仑轴承有限公司 孟笛 电话',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n'),
  ])
  expect(desk.rows('SELECT 1 FROM activities WHERE occurred_at = ?', Date.UTC(2026, 10, 21, 2))).toHaveLength(
    1,
  )
  expect(told('北仑轴承有限公司', 'zh')?.[1]).toBe('2026-11-20T09:01')
})

it('words without a day of their own are none: the day of their file may be that of a copy', async () => {
  await desk.drop(['孟笛来电.txt', '孟笛：滚道尺寸再发一次\n钱越：好，今天发\n孟笛：谢谢\n钱越：不客气\n'])
  const undated = desk.rows(
    "SELECT 1 FROM evidence WHERE kind = 'message' AND json_extract(locator, '$.datedBy') IS NOT NULL",
  )
  expect(undated.length).toBeGreaterThan(0)
  expect(told('北仑轴承有限公司', 'zh')).toEqual(['我方发给对方', '2026-11-20T09:01', null])
})
