import { afterEach, beforeEach, expect, it } from 'vitest'
import { complaintsOpen } from '../brief/record/complaints.ts'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'

/** One list keeps what came back and what was wrong: of what was only wrong it says whether that is settled. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const list = (...rows: string[]): TestFile => [
  '退换货投诉台账.csv',
  `单号,日期,客户,产品,问题,处理,负责人,状态,关闭日期\n${rows.join('\n')}\n`,
]
const view = { asOf: importedAt, lang: 'zh', zone: 'Asia/Shanghai' } as const
const account = () => desk.rows<{ id: string }>('SELECT id FROM accounts')[0]!.id

it('what is open is an open complaint, what is settled a closed one, and what went back a return', async () => {
  const { id } = await desk.drop(
    list(
      'TS-01,2026-03-14,锦川医疗,耦合剂,缺货停了半天,补货,冯琳,已关闭,2026-03-20',
      'TS-02,2026-04-28,锦川医疗,凸阵探头,图像有伪影,返修,冯琳,处理中,',
      'TS-03,2026-05-02,锦川医疗,电源板,来料不良退货2件,换新,冯琳,处理中,',
    ),
  )
  expect(complaintsOpen(desk.db, account(), view).map(({ words }) => words)).toEqual([
    expect.stringMatching(/图像有伪影.*处理中/s),
  ])
  const told = customerRecord(desk.db, account(), view).map(({ kind, words }) => [
    kind,
    words.split(' · ').find((one) => /停|伪影|退货/.test(one)),
  ])
  expect(told).toEqual([
    ['openComplaint', '图像有伪影'],
    ['closedComplaint', '缺货停了半天'],
    ['goodsReturned', '来料不良退货2件'],
  ])
  expect(desk.rows('SELECT code FROM import_rejections WHERE import_id = ?', id)).toEqual([])
})

it('a list that counts what came back is one of returns, settled or not', async () => {
  await desk.drop([
    'returns.csv',
    'Return no,Date,Customer,Product,Qty,Issue,Status\nR-1,2026-04-14,Fellgate Dental,Probe,2,cracked,closed\n',
  ])
  expect(desk.count('product_returns')).toBe(1)
  expect(desk.count('activities')).toBe(0)
})
