import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import { amongOurselves } from './whoSays/amongOurselves.ts'

/** What a customer will do to us, and what another supplier has done to them, is nothing that they promise. */

const may = Date.UTC(2026, 4, 13, 3)
const kindsOf = (text: string) => extractFacts(text, may, 'customer').map(({ kind }) => kind)

describe('no promise of the customer', () => {
  it.each([
    'We will claim 4,300 for the two hours on 3 May',
    "we'll deduct the 2% penalty from invoice 118 on 20 May",
    'we are going to charge you back the freight on Friday',
    '3号那次停线我们要向你们索赔1.2万',
    '罚款5月20号从货款里扣',
    '康岳4月份给隔壁厂断供三天',
    '原来那家上个月20号给我们晚送了两车',
  ])('%s', (text) => {
    expect(kindsOf(text)).not.toContain('customerPromise')
    expect(kindsOf(text)).not.toContain('handedOver')
  })

  it.each([
    'We will send you the claim form by 20 May',
    '索赔单我们20号前发你们',
    '图纸我们20号前给你们',
    '那边掉链子了，图纸我们20号前给你们',
  ])('but one: %s', (text) => {
    expect(kindsOf(text)).toContain('customerPromise')
  })
})

it('a bare figure that answers is as quiet as what follows it', () => {
  const said = '415。6月起牌价要涨3%，先别跟客户讲'
  const quiet = amongOurselves(extractFacts(said, may, 'note'), said, may).filter(
    ({ kind }) => kind === 'keepQuiet',
  )
  expect(quiet.map(({ text }) => text)).toEqual([said])
})

it('a day that was promised before it went by is behind', () => {
  const day = (text: string) =>
    extractFacts(text, may, 'note').flatMap(({ figures }) => figures.map(({ value }) => value))
  expect(day('检测数据还没发Rachel（本来答应11号的）')).toEqual(['2026-05-11'])
  expect(day('图纸18号给刘工')).toEqual(['2026-05-18'])
})
