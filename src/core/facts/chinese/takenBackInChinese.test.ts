import { describe, expect, it } from 'vitest'
import { weightsIn } from '../criteria/weights.ts'
import { extractFacts } from '../extract.ts'
import { findFigures } from '../figures.ts'
import { takenBackIn } from '../sums/takenBack.ts'

/** What a message puts right: the figure that it cancels is told as one that held before, and never with the new day. */

const at = Date.UTC(2026, 9, 28, 9)
const valuesOf = (kind: string, text: string) =>
  extractFacts(text, at, 'customer').flatMap((fact) =>
    fact.kind === kind ? fact.figures.map(({ value }) => value) : [],
  )
const before = (text: string) => takenBackIn(text, at).map(({ value }) => value)

describe('a budget whose old figure is cancelled', () => {
  it.each([
    ['说一声，明年预算动了，340万那个不作数了，现在295万一年', 2_950_000, 3_400_000],
    ['预算90万那版别看了，以76万为准', 760_000, 900_000],
    ['预算原来的500万作废，改按430万申报', 4_300_000, 5_000_000],
    ['明年预算从86万压到69万了 年初那个数作废', 690_000, 860_000],
    ['58万的预算取消，批下来是49万', 490_000, 580_000],
  ])('%s', (text, now, then) => {
    expect(valuesOf('budgetAmount', text)).toEqual([now])
    expect(before(text)).toEqual([then])
  })
})

describe('a day that is put in the place of another', () => {
  it.each([
    ['终版报价时间放宽到11月18日16点，原来11号的作废', 'offerDueDate', '2026-11-18'],
    ['报价截止时间延到11月20日中午，之前通知的11月12日无效', 'offerDueDate', '2026-11-20'],
    ['投标截止不是11月9号，改成11月16号了', 'tenderDate', '2026-11-16'],
    ['交货延到12月20号，原来的12月1号不算了', 'deliveryDate', '2026-12-20'],
    ['开标时间11月20日改到11月27日上午', 'tenderDate', '2026-11-27'],
    ['评标会11月20日顺延至11月27日，专家名单不变', 'decisionDate', '2026-11-27'],
  ])('%s', (text, kind, day) => expect(valuesOf(kind, text)).toEqual([day]))
})

it('the day that one step of a tender leaves is no former day of another step in the same message', () => {
  const text = '挂网时间11月20日推到11月25日，答疑随之顺延，递交截止12月16日下午2点'
  const days = extractFacts(text, at, 'customer').filter(({ kind }) => kind === 'tenderDate')
  expect(days.map(({ figures }) => figures[0]?.value)).toEqual(['2026-11-25', '2026-12-16'])
  expect(days.map((one) => takenBackIn(one.text, at, one.figures[0]!).length)).toEqual([1, 0])
})

it.each([
  '报价11月30日后作废',
  '预算300万可取消也可保留',
  '优惠到12月15日自动失效',
  '预算260万不算高',
  '订单3000元起取消费另计',
])('%s: nothing is cancelled that holds', (text) => expect(before(text)).toEqual([]))

it('a list of weights over lines may say in brackets what each is made up of', () => {
  const text = '上次的表有误，以此为准：\n价格 30 分\n方案（工期、人员、设备）45 分\n业绩 15 分\n信誉 10 分'
  expect(weightsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '价格 30 分\n方案（工期、人员、设备）45 分\n业绩 15 分\n信誉 10 分',
  ])
})

describe('the year of a plan', () => {
  const days = (text: string) => findFigures(text, at).map(({ figure }) => figure.value)
  it('holds for a later day of the same sentence that would else lie behind', () => {
    expect(days('设备2027年5月10日进场，6月30日投产')).toEqual(['2027-05-10', '2027-06-30'])
    expect(days('2027年2月1日开工，8月15日完工')).toEqual(['2027-02-01', '2027-08-15'])
  })
  it('but not for one that is to come this year, or of the past', () => {
    expect(days('合同2027年3月31日到期，12月8日评审')).toEqual(['2027-03-31', '2026-12-08'])
    expect(days('2025年3月上线，9月12日又坏过一次')).toEqual(['2025-03', '2026-09-12'])
  })
})
