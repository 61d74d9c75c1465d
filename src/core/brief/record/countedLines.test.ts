import { expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerRecord } from './customerRecord.ts'

it.each([
  ['订单号,客户,内容,金额,日期\nSO-1,北辰水务,阀门备件,42150,2026-09-24', '¥42,150.00 · 共1单'],
  ['订单号,客户,内容,数量,金额,日期\nSO-1,北辰水务,阀门,1,42150,2026-09-24', '1 × ¥42,150.00 · 共1单'],
  ['订单号,客户,内容,金额,日期\nSO-1,北辰水务,RX-3阀门 1台,42150,2026-09-24', '1 × ¥42,150.00 · 共1单'],
  ['序号,订单号,客户,内容,金额,日期\n1,SO-1,北辰水务,阀门备件,42150,2026-09-24', '¥42,150.00 · 共1单'],
])('an order is counted where its row counts: %s', async (table, words) => {
  const now = Date.UTC(2026, 10, 22, 2)
  const desk = openImportDesk({ now })
  await desk.drop(['客户.csv', '客户名称\n北辰水务\n'], ['订单.csv', `${table}\n`])
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts')
  const record = customerRecord(desk.db, account!.id, { asOf: now, lang: 'zh', zone: 'Asia/Shanghai' })
  expect(record.filter(({ kind }) => kind === 'lastOrder').map((one) => one.words)).toEqual([words])
  desk.close()
})
