import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { isBesideBudget } from './besideBudget.ts'

it('an amount that is kept apart from the budget is none', () => {
  for (const words of [
    'Tooling is limited to £40k and comes on top',
    'The €12,000 for training is budgeted separately.',
    '今年就这些，工装15万另算',
  ])
    expect([words, isBesideBudget(words)]).toEqual([words, true])
})

it('and a budget beside which something else is kept apart is one', () => {
  for (const words of [
    'The budget is 470k, installation comes on top',
    'Our budget of £300k is separate from the other site',
    '预算580万，土建另算',
    '总盘子580万含安装, 土建另算',
  ])
    expect([words, isBesideBudget(words)]).toEqual([words, false])
})

const kinds = (text: string) =>
  extractFacts(text, Date.UTC(2026, 10, 18), 'customer').map(({ kind, figures }) => [kind, figures[0]?.value])

it('a list of weights ends where the sentence on the former list begins', () => {
  expect(kinds('评分调整如下：商务25分、技术45分、业绩30分。原来的 40/30/30 作废。')).toEqual([
    ['awardCriteria', undefined],
  ])
  expect(kinds('Weights are now: price 30%, quality 40%, delivery 30%. (Was 50/30/20.)')).toEqual([
    ['awardCriteria', undefined],
  ])
})

it('the day that a deadline leaves is no day for anything, nor is a day of rules on signing one of deciding', () => {
  expect(kinds('投标文件提交时间由12月3日17:00延至12月8日10:00，逾期不收。')).not.toContainEqual([
    'openTask',
    '2026-12-03',
  ])
  expect(kinds('The approval limits changed on 2 November, so who signs is different now.')).toEqual([])
  expect(kinds('割接方案我们11月30号前给到')).not.toContainEqual(['goLiveDate', '2026-11-30'])
  expect(kinds('The budget of 300k was approved by Helen in May')).not.toContainEqual([
    'budgetDeadline',
    '2026-05',
  ])
})

it('a budget is what it was brought to from a sum, and what a note puts behind the word alone', () => {
  for (const [words, value] of [
    ['总部压投资，620压到540了', 540],
    ['财务把380砍成了350，领导也没办法', 350],
    ['上面重新批，150万的盘子减到120', 120],
    ['预算460', 460],
    ['老严电话：总预算大概460', 460],
  ] as const)
    expect([words, kinds(words).filter(([kind]) => kind === 'budgetAmount')]).toEqual([
      words,
      [['budgetAmount', value]],
    ])
})

it('no budget is a price, a share, a year or a count that came down', () => {
  for (const words of [
    '对手报价从380砍成350了，老板说的',
    '领导要求单价280压到255',
    '集团减员，人数280减到255',
    '预算2027年再说',
    '预算30%先付',
    '预算3月批',
  ])
    expect([words, kinds(words).filter(([kind]) => kind === 'budgetAmount')]).toEqual([words, []])
})

it('how far somebody may sign is neither asked for nor the end of a contract', () => {
  for (const words of [
    '10月起权限改了，毛总只到150万，超了要段董签',
    '新授权到80万，再高得总部批',
    '签批额度降到60万，以上上会',
  ])
    expect([words, kinds(words).map(([kind]) => kind)]).toEqual([
      words,
      expect.not.arrayContaining(['askedPrice', 'contractEndDate']),
    ])
  expect(kinds('你们做到95万才能签').map(([kind]) => kind)).toContain('askedPrice')
})

const budgets = (text: string) =>
  kinds(text).flatMap(([kind, value]) => (kind === 'budgetAmount' ? [value] : []))

it.each([
  [
    'The yearly budget drops from £90k to £80k. The new boiler is on a separate capex line of £240k.',
    [80_000],
  ],
  ['We have 300k for the line. There is a second budget of 50k for training', [300_000]],
  ['本年预算核减到85万。培训另有一笔经费12万', [850_000]],
  ['We were given a separate budget of £80k for this', [80_000]],
])('%s: what is told as another pot is no budget of the deal', (text, amounts) => {
  expect(budgets(text)).toEqual(amounts)
})

it('from where on the board decides is no budget, and what an outlay was cut to is one', () => {
  const budgets = (text: string) =>
    extractFacts(text, Date.UTC(2026, 10, 20), 'customer').flatMap(({ kind, figures }) =>
      kind === 'budgetAmount' ? [figures[0]!.value] : [],
    )
  expect(budgets('Any capex over €400k is decided by the holding')).toEqual([])
  expect(budgets('Anything above $2m capex has to go to the board')).toEqual([])
  expect(budgets('今年投资收紧了,一号线这块从900压到760万,看能不能分期')).toEqual([7_600_000])
  expect(budgets('spend for this project came down from 900k to EUR 840k')).toEqual([840_000])
})

describe('what came of what is owed', () => {
  it.each(['禾田今天到3万，还剩5.2', '上午到了12万，余款月底', '货款昨天到账8万'])(
    'is no price that anybody asks: %s',
    (text) => expect(kinds(text).map(([kind]) => kind)).not.toContain('askedPrice'),
  )
  it('and a price that is asked stays one', () =>
    expect(kinds('老板今天说要你们降到12万').map(([kind]) => kind)).toContain('askedPrice'))
})

it.each(['副總核決到800萬未稅 超過要送董事會', '廠長裁決權到300萬，再上去要總公司'])(
  'how far somebody may sign is a price that nobody asks: %s',
  (text) =>
    expect(extractFacts(text, Date.UTC(2026, 10, 20), 'customer').map(({ kind }) => kind)).not.toContain(
      'askedPrice',
    ),
)
