import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../imports/importFixture.ts'
import { customerRecord } from './customerRecord.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const recordOf = (name: string, lang: 'zh' | 'en' = 'zh', at = asOf) => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)
  return customerRecord(desk.db, account!.id, { asOf: at, lang }).map(({ kind, about, words, earlier }) => ({
    kind,
    words: [about, words].filter(Boolean).join(': '),
    before: earlier.map((one) => one.words),
  }))
}
const orders = [
  '订单号,客户,产品,数量,单价,下单日期,备注',
  'SO-1,北仑轴承,RZ-5210,40,4980,2026-03-05,',
  'SO-2,北仑轴承,RZ-5210,48,4920,2026-09-03,量大优惠; 款未付',
  'SO-3,北仑轴承,RZ-R8,10,3260,2026-06-18,',
  'SO-4,慈溪阀门,RZ-5210,8,5200,2026-04-09,',
].join('\n')

describe('before a call the rep sees what this customer has bought', () => {
  it('the last order of each product with those before, at the prices of the store', async () => {
    await desk.drop(['订单.csv', orders])
    expect(recordOf('北仑轴承').filter(({ kind }) => kind === 'lastOrder')).toEqual([
      { kind: 'lastOrder', words: 'RZ-5210: 48 × ¥4,920.00 · 共2单', before: ['40 × ¥4,980.00'] },
      { kind: 'lastOrder', words: 'RZ-R8: 10 × ¥3,260.00 · 共1单', before: [] },
    ])
  })
  it('nothing that was ordered after the day that is asked about, and nothing of another customer', async () => {
    await desk.drop(['订单.csv', orders])
    expect(recordOf('北仑轴承', 'en', Date.parse('2026-05-01T00:00:00Z'))).toEqual([
      { kind: 'lastOrder', words: 'RZ-5210: 40 × CN¥4,980.00 · n 1', before: [] },
    ])
  })
  it('what is not paid: the order with what it came to, and the sum of the ledger as written', async () => {
    await desk.drop(
      ['订单.csv', orders],
      ['客户.csv', '客户全称,级别,逾期没付(元),说明\n北仑轴承,A,236160,9月那张\n慈溪阀门,B,0,'],
    )
    expect(recordOf('北仑轴承').flatMap(({ kind, words }) => (kind === 'unpaid' ? [words] : []))).toEqual(
      expect.arrayContaining(['¥236,160.00 (SO-2 · 48 × ¥4,920.00)', '逾期没付(元): 236160']),
    )
    expect(recordOf('慈溪阀门').filter(({ kind }) => kind === 'unpaid')).toEqual([])
  })
})

describe('what they complained of', () => {
  const complaints = [
    '工单号,日期,客户,问题,责任人,状态,关闭日期',
    'CMP-7,2026-04-22,北仑轴承,异味两周就臭,耿工,已关闭,2026-05-18',
    'CMP-21,2026-10-23,北仑轴承,二期锈斑312件,耿工,处理中 8D,',
  ].join('\n')
  it('stands with its state until it is closed', async () => {
    await desk.drop(['订单.csv', orders], ['投诉工单.csv', complaints])
    expect(
      recordOf('北仑轴承').flatMap(({ kind, words }) => (kind === 'openComplaint' ? [words] : [])),
    ).toEqual(['CMP-21 · 二期锈斑312件 · 处理中 8D'])
    expect(recordOf('慈溪阀门').filter(({ kind }) => kind === 'openComplaint')).toEqual([])
  })
})
