import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { weightsIn } from './weights.ts'

const told = (text: string) => weightsIn(text).map(({ start, end }) => text.slice(start, end))

describe('a list of criteria is told by weights that make 100', () => {
  it.each([
    ['评分改了：价格 35、感官 35、稳定性 20、服务 10，研发争取来的', '价格 35、感官 35、稳定性 20、服务 10'],
    [
      '- Scoring per Helen: bake stability 40, price 30, lead time 20, label 10',
      'bake stability 40, price 30, lead time 20, label 10',
    ],
    ['技术60分，商务30分，售后10分', '技术60分，商务30分，售后10分'],
    [
      'They score price 50%, delivery 30% and service 20%.',
      'They score price 50%, delivery 30% and service 20%',
    ],
    ['40% price, 30% quality, 30% service', '40% price, 30% quality, 30% service'],
    ['权重（价格40/技术40/服务20）', '价格40/技术40/服务20'],
    [
      'Forget the old split (price 60). Agreed: noise and vibration 40, price 35, delivery and fitting 25.',
      'noise and vibration 40, price 35, delivery and fitting 25',
    ],
    [
      'b) Award weights are now Price 45%, Service 30%, Safety 25%. (Was 50/25/25.)',
      'Price 45%, Service 30%, Safety 25%',
    ],
  ])('%s', (text, list) => expect(told(text)).toEqual([list]))

  it('also where each stands in a line of its own, with the old split given up', () => {
    const text = [
      'b) How we mark it. Forget the split in the July pack (cost 40 / compliance 30 / press 20 / supply 10). Now it is:',
      '   migration & compliance 35',
      '   total cost 30',
      '   security of supply incl. UK stock 20',
      '   performance on press 15',
      '',
      'Regards',
    ].join('\n')
    expect(told(text).map((list) => list.replaceAll(/\s*\n\s*/g, '; '))).toEqual([
      'migration & compliance 35; total cost 30; security of supply incl. UK stock 20; performance on press 15',
    ])
    const table =
      '评标办法：\n\n    综合单价             40\n    试机（过稿适性）     30\n    服务及驻厂          15\n    付款账期            10\n    环保（低VOC报告）   5\n\n满分100'
    expect(told(table).map((list) => list.replaceAll(/\s+/g, ' '))).toEqual([
      '综合单价 40 试机（过稿适性） 30 服务及驻厂 15 付款账期 10 环保（低VOC报告） 5',
    ])
  })

  it.each([
    '周一 20，周二 30，周三 40',
    '首付30%，到货60%，质保金10%',
    '3. 付款：签约20%，设计确认30%，上线40%，一年后10%',
    '分期：开工30%，中期30%，完工40%',
    'Payment: order 30%, design freeze 30%, go-live 40%',
    'Milestones: kick-off 20, blueprint 30, UAT 50',
    '30 pumps, 40 valves and 20 seals',
    '5 days, 3 people',
    '2026年11月22日，12月5日',
  ])('%s is none', (text) => expect(told(text)).toEqual([]))
})

describe('weights as people write them in passing', () => {
  const text = (words: string) => weightsIn(words).map(({ start, end }) => words.slice(start, end))
  it('beside names that hold figures themselves', () => {
    expect(
      text(
        "- How they'll score it (Orla shared screen): drift below 10% = 40, Part 11 software 25, response in Kerry 20, price 15\n",
      ),
    ).toEqual(['drift below 10% = 40, Part 11 software 25, response in Kerry 20, price 15'])
  })
  it('with what each was before, and those that stay', () => {
    expect(text('评分表调整如下:价格35分(原40),资质范围30分(原25),周转时间20、系统对接15不变。')).toEqual([
      '价格35分(原40),资质范围30分(原25),周转时间20、系统对接15不变',
    ])
    expect(text('New split: price 35 (was 40), drift 30 (was 25), response 20, terms 15 unchanged.')).toEqual(
      ['price 35 (was 40), drift 30 (was 25), response 20, terms 15 unchanged'],
    )
  })
  it('beside a short name in brackets, and two standards in one', () => {
    expect(
      text(
        'ISO9001/IATF16949 compliance 30%\nCost of ownership 25%\nFit with our ERP (SAP) 25%\nReferences 20%\n',
      ).map((list) => list.replaceAll('\n', '; ')),
    ).toEqual([
      'ISO9001/IATF16949 compliance 30%; Cost of ownership 25%; Fit with our ERP (SAP) 25%; References 20%',
    ])
    expect(text('The split (cost 40, quality 30, service 30)')).toEqual(['cost 40, quality 30, service 30'])
    expect(text('价格40/技术30/服务30')).toEqual(['价格40/技术30/服务30'])
  })
})

it.each([
  [
    '上次发的打分表作废，领导定的：价格30、样品(强度、外观)40、交期20、账期10。',
    '价格30、样品(强度、外观)40、交期20、账期10',
  ],
  ['旧表不算了，现在：价格 45 质量 35 服务 20', '价格 45 质量 35 服务 20'],
  [
    'Forget the old sheet, it is now price 45 / quality 35 / service 20',
    'price 45 / quality 35 / service 20',
  ],
])('%s', (text, list) => {
  expect(weightsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([list])
})

describe('a number in a list of weights is a weight', () => {
  const terms = (text: string, by: 'customer' | 'ours' = 'customer') =>
    extractFacts(text, Date.UTC(2026, 10, 19), by)
      .filter(({ kind }) => kind !== 'awardCriteria')
      .flatMap(({ kind, figures }) => figures.map(({ value }) => `${kind} ${value}`))
  it.each([
    '旧的打分表不用了，刘总定的：价格45、打样质量25、交期20、账期10。',
    '评分：价格45、打样质量25、交期20、账期10。账期那10分你们别丢。',
    'Scoring: price 45, print quality 25, delivery 15, payment terms 15.',
  ])('and no term: %s', (text) => {
    expect(terms(text)).toEqual([])
    expect(terms(text, 'ours')).toEqual([])
  })
  it('and a term beside the list is still one', () => {
    expect(terms('评分：价格45、打样质量25、交期20、账期10。付款要月结60天。')).toContain('paymentTerm 60')
  })
})
