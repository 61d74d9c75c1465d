import { afterEach, beforeEach, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`
function quotes(account: string, lang: 'zh' | 'en' = 'en') {
  const [row] = desk.rows<{ id: string }>(`SELECT id FROM accounts WHERE name = '${account}'`)
  return customerRecord(desk.db, row!.id, { asOf: desk.context.now(), lang, zone: 'Asia/Shanghai' }).filter(
    ({ kind }) => kind === 'currentQuote',
  )
}

it('one service on several routes is several lines, at rates of more than two places, with the total as it stands', async () => {
  await desk.drop([
    'CQ-31 rev B.csv',
    lines(
      'Kestrel Couriers,,,,,',
      'Quotation,CQ-31,Rev,B,Date,2 Feb 2026',
      'Customer,Calder Foundry Ltd,,,,',
      ',,,,,',
      'Service,Route,Unit,Rate GBP,Est. volume/yr,Est. GBP',
      'Parcel haulage,Leeds-Hull,parcel,0.125,20000,2500',
      'Parcel haulage,Leeds-York,parcel,0.118,10000,1180',
      'Standby driver,all,hour,31,10,310',
      'Rounding,,,,,10',
      'Estimated annual total,,,,,4000',
      ',,,,,',
      'Minimum charge £20 per pick-up,,,,,',
      'This revision replaces rev A of 5 January.,,,,,',
    ),
  ])
  const [quote, another] = quotes('Calder Foundry Ltd')
  expect(another).toBeUndefined()
  expect(quote!.words).toContain('CQ-31 B')
  expect(quote!.words).toContain('Parcel haulage · Leeds-Hull 20,000 parcel £0.125/parcel')
  expect(quote!.words).toContain('Parcel haulage · Leeds-York 10,000 parcel £0.118/parcel')
  expect(quote!.words).toContain('total £4,000.00')
  expect(quote!.words).toContain('Minimum charge £20 per pick-up')
  expect(quote!.words).toContain('replaces rev A')
})

it('rates without a number are not added up, and a newer version takes the place of the lines of an older one', async () => {
  const version = (number: string, day: string, one: number, other: number) =>
    lines(
      '青屿检测技术有限公司,,,,',
      '检测服务报价单,,,,',
      `客户：,北岭轴承有限公司,,报价日期：,${day}`,
      `项目：,年度检测,,版本：,${number}`,
      ',,,,',
      '序号,检测方向,单位,单价(元),说明',
      `1,盐雾试验,小时,${one},`,
      `2,金相分析,人天,${other},含报告`,
      ',,,,',
      '加急计费：,48小时内加收30%,,,',
      '付款方式：,月结45天,,,',
    )
  await desk.drop(
    ['报价V1.csv', version('V1', '2026-02-02', 42, 1300)],
    ['报价V2.csv', version('V2', '2026-03-02', 40, 1250)],
  )
  const all = quotes('北岭轴承有限公司', 'zh')
  expect(all).toHaveLength(1)
  const [{ words, earlier }] = all as [(typeof all)[number]]
  expect(words).toContain('V2')
  expect(words).toContain('盐雾试验 ¥40.00/小时')
  expect(words).toContain('金相分析 ¥1,250.00/人天')
  expect(words).toContain('加急计费：48小时内加收30%')
  expect(words).not.toContain('合计')
  expect(earlier[0]!.words).toContain('盐雾试验 ¥42.00/小时')
})

it('a price each for a month is no total; lines for nothing and the whole sum with its tax are told', async () => {
  await desk.drop([
    'Q-55 R2.csv',
    lines(
      'Orrin Hire,,,,',
      'Quotation Q-55-R2,,,date,2 March 2026',
      'Customer,Calder Foundry Ltd,,,',
      ',,,,',
      'Pos,Item,Qty,EUR/month each,EUR/month',
      '1,Scissor lift,14,310,4340',
      '2,Boom lift,3,820,2460',
      '3,Spare scissor lift,1,0,0',
      'Total per month excl. VAT,,,,6800',
      ',,,,',
      '48 months with all repairs,,,,',
    ),
  ])
  const [quote] = quotes('Calder Foundry Ltd')
  expect(quote!.words).toContain('Q-55 R2')
  expect(quote!.words).toContain('Scissor lift 14 × €310.00/month')
  expect(quote!.words).toContain('Spare scissor lift 1 × free')
  expect(quote!.words).toContain('total €6,800.00/month (excl. VAT)')
  expect(quote!.words).toContain('48 months with all repairs')
})
