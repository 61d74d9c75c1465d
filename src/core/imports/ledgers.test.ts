import * as xlsx from '@e965/xlsx'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk } from './importFixture.ts'

/** Ledgers as small firms keep them: a complaint under 内容, an offer that is void on its own sheet, terms below the lines. */

const now = Date.UTC(2026, 10, 22, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const recordOf = (name: string, kind: string, lang: 'zh' | 'en') => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)[0]!
  return customerRecord(desk.db, id, { asOf: now, lang, zone: 'Asia/Shanghai' }).filter(
    (point) => point.kind === kind,
  )
}
const book = (sheets: Record<string, (string | number)[][]>): Uint8Array => {
  const made = xlsx.utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(made, xlsx.utils.aoa_to_sheet(rows), name)
  return xlsx.write(made, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}

it('a complaint is told with what it is of and by when it is to be answered, in either language', async () => {
  await desk.drop(
    ['客户.csv', '客户名称\n北辰水务集团有限公司\n'],
    [
      '投诉台账.csv',
      '编号,登记日期,客户,投诉人,内容,责任人,要求完成,状态,备注\nTS-1,2026/10/20,北辰水务,毛小满,三台表读数漂移,田大川,2026/11/20,处理中,换表\nTS-2,2026/11/5,北辰水务,毛小满,证书少盖一个章,田大川,2026/11/27,处理中,\nTS-3,2026/7/5,北辰水务,毛小满,发票开错,何一,2026/7/9,已关闭,重开\n',
    ],
  )
  expect(
    recordOf('北辰水务集团有限公司', 'openComplaint', 'zh').map(({ words, overdueSince }) => [
      words,
      overdueSince,
    ]),
  ).toEqual([
    ['TS-2 · 证书少盖一个章 · 处理中 · 田大川 · 到期 2026-11-27', null],
    ['TS-1 · 三台表读数漂移 · 处理中 · 田大川', '2026-11-20'],
  ])
  expect(recordOf('北辰水务集团有限公司', 'openComplaint', 'en')[0]!.words).toBe(
    'TS-2 · 证书少盖一个章 · in progress · 田大川 · due 2026-11-27',
  )
})

it('a sheet that is called void gives nothing, and says so; the terms below the lines hold for each', async () => {
  const report = await desk.drop(
    ['customers.csv', 'Customer\nHollin Tea Rooms Ltd\n'],
    [
      'Q-77 rev B.xlsx',
      book({
        Quotation: [
          ['Hollin quotation'],
          ['Quotation no.', 'Q-77', 'Revision', 'B', 'Date', '2026-11-12'],
          ['Customer', 'Hollin Tea Rooms Ltd'],
          [],
          ['Item', 'Description', 'Model', 'Qty', 'Unit price GBP', 'Amount GBP'],
          [1, 'Urn, 20 litre', 'U20', 2, 700, 1400],
          [2, 'Fitting', 'SV-1', 1, 300, 300],
          ['', 'Total', '', '', '', 1700],
          [],
          ['Terms', '30 days net'],
          ['Validity', '11 January 2027'],
          ['Replaces', 'rev A of 2 Nov, GBP 1,900'],
        ],
        'rev A (superseded)': [
          ['Item', 'Description', 'Qty', 'Unit price', 'Amount'],
          [1, 'Urn', 2, 800, 1600],
          [2, 'Fitting', 1, 300, 300],
        ],
      }),
    ],
  )
  expect(recordOf('Hollin Tea Rooms Ltd', 'currentQuote', 'en')[0]!.words).toBe(
    'Q-77 B · Urn, 20 litre 2 × £700.00; Fitting £300.00 · total £1,700.00 · 30 days net · replaces rev A of 2 Nov, GBP 1,900 · valid until 2027-01-11',
  )
  const rejected = desk.rows<{ code: string }>('SELECT code FROM import_rejections').map(({ code }) => code)
  expect(rejected.filter((code) => code === 'sheetVoid')).toHaveLength(2)
  expect(rejected).not.toContain('missingRequired')
  expect(report).toBeDefined()
})

it('a complaint is told with who made it and what was last said of it by its number', async () => {
  await desk.drop(
    ['customers.csv', 'Customer\nHollin Tea Rooms Ltd\n'],
    [
      'complaints.csv',
      'Complaint no,Date,Customer,Raised by,Details,Due,Status\nCMP-118,2026-10-30,Hollin Tea Rooms Ltd,Orla Byrne,urn drips,2026-11-20,in progress\nCMP-101,2026-07-02,Hollin Tea Rooms Ltd,Orla Byrne,wrong invoice,2026-07-09,closed\nCMP-119,2026-11-02,Hollin Tea Rooms Ltd,Orla Byrne,no manual,2026-11-30,in progress\n',
    ],
    [
      'internal chat.txt',
      '2026-11-16 16:31 Ann Poole\nHollin Tea Rooms: new tap shipped. CMP-118 stays open till Orla confirms\n\n2026-11-16 16:40 Tom Reed\nok\n',
    ],
  )
  expect(
    recordOf('Hollin Tea Rooms Ltd', 'openComplaint', 'en').map(({ about, words, overdueSince }) => [
      about,
      words,
      overdueSince,
    ]),
  ).toEqual([
    ['Orla Byrne', 'CMP-119 · no manual · in progress · due 2026-11-30', null],
    [
      'Orla Byrne',
      'CMP-118 · urn drips · in progress · Hollin Tea Rooms: new tap shipped. CMP-118 stays open till Orla confirms',
      '2026-11-20',
    ],
  ])
})

it('a mere form of address is nobody’s nickname', async () => {
  await desk.drop([
    '联系人.csv',
    '客户,姓名,称呼,职务\n北辰水务集团有限公司,施晴,女士,IT主管\n北辰水务集团有限公司,丁佳文,小丁,采购专员\n',
  ])
  expect(
    desk.rows<{ name: string; nickname: string | null }>('SELECT name, nickname FROM contacts ORDER BY name'),
  ).toEqual([
    { name: '丁佳文', nickname: '小丁' },
    { name: '施晴', nickname: null },
  ])
})
