import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import { findFigures } from './figures.ts'

/** What people change in passing, in the words in which they do. */

const at = Date.UTC(2026, 10, 13)
const told = (text: string, by: 'customer' | 'ours' | 'note' = 'customer', rivals: RegExp | null = null) =>
  extractFacts(text, at, by, rivals).map(({ kind, figures }) => [kind, figures[0]?.value ?? null])

describe('a budget that was cut', () => {
  it.each([
    ['集团砍费用，原来说那420没了，现在385万，一分不多', 3_850_000],
    ['The pot has been lifted accordingly, we now work with £435k a year instead of £410k.', 435_000],
    ['Pot for it is £410k a year.', 410_000],
  ])('%s', (text, value) => expect(told(text)).toContainEqual(['budgetAmount', value]))
})

describe('somebody who has gone', () => {
  it('is no return of goods', () => {
    const kinds = told('跟你讲个事，谭总上个月底退了').map(([kind]) => kind)
    expect(kinds).toContain('peopleChange')
    expect(kinds).not.toContain('returnReason')
  })

  it('goods that were sent back are', () => {
    const kinds = told('那批货我们退了，因为有异味').map(([kind]) => kind)
    expect(kinds).toContain('returnReason')
    expect(kinds).not.toContain('peopleChange')
  })

  it('leaves the signing to somebody', () => {
    expect(told('水墨这个以后直接到何总那里签，超过300万的都要他').map(([kind]) => kind)).toContain(
      'decisionRole',
    )
  })
})

describe('a day is what it is for', () => {
  it('when the last price is due is no day of deciding', () => {
    expect(told('最终价你们12月2号下午5点前封好发我，过时不收')).toContainEqual([
      'offerDueDate',
      '2026-12-02',
    ])
    const own = told('**12/1 前给最终报价**（我来发）', 'note').map(([kind]) => kind)
    expect(own).not.toContain('decisionDate')
  })

  it('when bids are judged it is decided', () => {
    expect(told('评标会改到12月4号了')).toContainEqual(['decisionDate', '2026-12-04'])
    expect(told('11 Dec - Helen signs')).toContainEqual(['decisionDate', '2026-12-11'])
  })

  it('when pails arrived nothing is to be delivered', () => {
    const kinds = told('two 20kg pails arrived via DHL on Friday the 6th, thank you').map(([kind]) => kind)
    expect(kinds).not.toContain('deliveryDate')
  })

  it('"will do" makes it the day by which we said it', () => {
    expect(told('will do, ships from Felixstowe 25 Nov latest', 'ours')).toEqual([
      ['openPromise', '2026-11-25'],
    ])
  })
})

describe('a list of what is to be done', () => {
  const due = (line: string) =>
    extractFacts(line, Date.UTC(2026, 10, 22), 'note').map(({ figures }) => figures.map(({ value }) => value))

  it.each([
    ['[ ] VOC报告 20号没给到 要27号先有，25号会上讲清楚', ['2026-11-27', '2026-11-25']],
    ['[ ] 8D 起泡 24/11', ['2026-11-24']],
    ['[ ] LC draft 3/12', ['2026-12-03']],
    ['[ ] 终版报价 12/1', ['2026-12-01']],
    ['[ ] 备库存 1.5吨', []],
    ['[ ] 损耗表 Rob 催 (18号就该给)', ['2026-11-18']],
    ['[ ] spares list -> Sanjay, was due Fri 20th!! chase Priya', ['2026-11-20']],
  ])('%s', (line, days) => expect(due(line)).toEqual([days]))
})

describe('a rival’s price among others', () => {
  it('is told with the sentence, whatever is taken back in it', () => {
    const news = extractFacts(
      '上次讲错，我见到张纸了，彩盛系20.2，唔系20.8。东洲22.5，但佢送配墨系统送足三年',
      at,
      'customer',
      /彩盛|东洲/,
    ).filter(({ kind }) => kind === 'competitorNews')
    expect(news.map(({ text }) => text)).toEqual([
      '上次讲错，我见到张纸了，彩盛系20.2，唔系20.8',
      '东洲22.5，但佢送配墨系统送足三年',
    ])
  })
})

describe('who is for us and who is against', () => {
  it.each([
    '钟敏话会上要提起泡件事，佢一直撑彩盛',
    '得。其实我想转你们的，彩盛那个专色次次色差',
    '他们设备部长不太支持换',
    '李工还是倾向于用海拓',
    '- Tom is a fan, ran VX-90 in his test kitchen already.',
    'I’ll be straight with you. I’d stay with Halberd.',
    'Doug is dead against the switch',
    'Karen leans towards Voltara',
  ])('%s', (text) => expect(told(text, 'customer').map(([kind]) => kind)).toContain('attitude'))

  it.each([
    '你们的系统支持Modbus吗',
    '支持你们的接口协议',
    '麻烦帮我们查一下',
    '帮我们把图纸发一下',
    '挺好的',
    'Do you prefer Teams?',
    'We prefer to pay in 60 days',
    'fans are noisy',
  ])('not in: %s', (text) => expect(told(text, 'note').map(([kind]) => kind)).not.toContain('attitude'))
})

describe('how people write figures', () => {
  it.each([
    ['他们要2万6千5的停机损失', 26_500],
    ['赔3万5', 35_000],
  ])('%s', (text, value) => expect(findFigures(text, at).map(({ figure }) => figure.value)).toContain(value))

  it('a day of the month in brackets is the one that was looked up', () => {
    expect(findFigures('下周一(23号)前给你', at).map(({ figure }) => figure.value)).toEqual(['2026-11-23'])
  })
})

it('an award that can’t be on a day is off', () => {
  const facts = extractFacts('we can’t award on the 27th of November any more', at, 'customer')
  expect(facts.filter(({ kind, stance }) => kind === 'decisionDate' && stance !== 'negated')).toEqual([])
})

it('what they say was agreed to be given is ours to give', () => {
  expect(told('你那个低VOC的SGS报告呢？说好20号给的').map(([kind]) => kind)).not.toContain('customerPromise')
})

describe('when a price is due', () => {
  it('is no day until which ours stands', () => {
    expect(told('Offer stands until 18 December 2026.', 'note')).toEqual([])
    expect(told('4 Dec, 12:00 our time - your last and best number')).toContainEqual([
      'offerDueDate',
      '2026-12-04',
    ])
  })
})

it('who signs is told by a line of a timetable', () => {
  expect(
    told('2 Dec - technical panel\n11 Dec - Helen signs\n1 March - first live job').map(([kind]) => kind),
  ).toContain('decisionRole')
})

describe('what nobody may say', () => {
  it.each([
    'Brackley VX-90 最低 38.20，再低亏运费。not to be shared with customer',
    'NOT to be used with Helen or anyone.',
    '钱总提到徐州厂明年二季度要关，还没对外宣布，让我们别传',
  ])('%s', (text) => expect(told(text, 'note').map(([kind]) => kind)).toContain('keepQuiet'))

  it('is what they ask us not to name them for, in their own tongue too', () => {
    expect(told('唔好话我讲嘅').map(([kind]) => kind)).toContain('keepQuiet')
  })

  it('a to-do whose day has gone by was due then', () => {
    const [fact] = extractFacts('[ ] 催老许 局放报告！！已经过了20号', Date.UTC(2026, 10, 22), 'note')
    expect(fact?.figures.map(({ value }) => value)).toEqual(['2026-11-20'])
  })
})
