import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import type { Speaker } from './whoSays/stance.ts'

/** What a later message puts right in a few words, in chats and mails that name no unit and no month. */

const november = Date.UTC(2026, 10, 17, 9)
const valuesOf = (kind: string, text: string, by: Speaker = 'customer') =>
  extractFacts(text, november, by).flatMap((fact) =>
    fact.kind === kind ? fact.figures.map(({ value, unit }) => `${value}${unit ? ` ${unit}` : ''}`) : [],
  )

describe('a budget that was cut', () => {
  it.each([
    ['集团上周又砍预算,年框从150砍到110', ['110']],
    ['今年盘子压到86了', ['86']],
    ['The 2027 line for repairs has been taken down from 95 to 80k a year.', ['80000']],
    ['Our budget was cut to 240k last week', ['240000']],
    ['预算砍到95万', ['950000 CNY']],
    ['这个标现在按312控,原来那个别提了', ['312']],
    ['预算目前就按86走', ['86']],
    ['Budget: forget the 210, we are at 185 now', ['185']],
    [
      'Please reckon with 30 t a month instead of 24, and the steam budget goes from GBP 1.2m to 1.35m a year.',
      ['1350000 GBP'],
    ],
  ])('%s', (text, values) => expect(valuesOf('budgetAmount', text)).toEqual(values))

  it.each([
    '预算砍到3个人',
    '单价预算压到86',
    'the line went down to 40 percent',
    'budget was cut to 3 days',
    '现在按每吨1020元算',
    '现在按60天走',
    'ignore the 40 pages, it is 12 pages now',
  ])('no sum in: %s', (text) => expect(valuesOf('budgetAmount', text)).toEqual([]))
})

describe('a day that slipped', () => {
  it.each([
    ["The panel has slipped a week, it's Friday the 11th now.", ['2026-12-11 date']],
    ['The panel has slipped a week, we now score on Friday 11 December, not the 4th.', ['2026-12-11 date']],
    ['The board was pushed back, so it is now on 15 December', ['2026-12-15 date']],
    ['定标也改了,不是8号,15号', ['2026-12-15 date']],
    ['评审会推了,不是25号,是28号', ['2026-11-28 date']],
  ])('%s', (text, values) => expect(valuesOf('decisionDate', text)).toEqual(values))
})

describe('what they ask of us', () => {
  it.each([
    ['新滤芯要先免费试用两个月', '新滤芯要先免费试用两个月'],
    ['宁波仓要常备易损件,24小时到厂', '宁波仓要常备易损件,24小时到厂'],
    [
      'could we get a spare pump for two weeks free, as a trial, before signing?',
      'could we get a spare pump for two weeks free, as a trial, before signing',
    ],
    [
      'he wants 6 hours on site, weekends included, in writing.',
      'he wants 6 hours on site, weekends included, in writing',
    ],
    [
      "I'd need to see 88 from you, and 60 days instead of 30, which is what Larkin gave us.",
      "I'd need to see 88 from you, and 60 days instead of 30, which is what Larkin gave us",
    ],
  ])('%s', (text, ask) =>
    expect(
      extractFacts(text, november, 'customer', /Larkin/i).flatMap((fact) =>
        fact.kind === 'customerAsk' ? [fact.text] : [],
      ),
    ).toEqual([ask]),
  )
  it('what another gives them is asked of us, and no news of that other', () => {
    const text = "I'd need to see 88 from you, and 60 days instead of 30, which is what Larkin gave us."
    const found = extractFacts(text, november, 'customer', /Larkin/i)
    expect(found.map(({ kind }) => kind)).not.toContain('competitorNews')
    expect(valuesOf('paymentTerm', text)).toEqual(['60 days'])
  })
  it('and no wish is read from what we have left over or from a call', () => {
    const asks = (text: string) =>
      extractFacts(text, november, 'customer').filter(({ kind }) => kind === 'customerAsk')
    expect(asks('我们自己要留一点余量')).toEqual([])
    expect(asks('could we have a quick call on Monday?')).toEqual([])
  })
})

describe('what went out and what will be paid', () => {
  it('is told among ourselves as handed over', () =>
    expect(
      extractFacts('The certs and a sample record went to Orla @ Alder just now', november, 'team').map(
        ({ kind }) => kind,
      ),
    ).toEqual(['handedOver']))
  it('is promised by a customer who has agreed already', () =>
    expect(valuesOf('customerPromise', '这笔款压了一下,我已同意放行,27日前付。')).toEqual([
      '2026-11-27 date',
    ]))
  it('is a paper that somebody brings along', () =>
    expect(
      extractFacts('Orla will bring the 2025 breakdown log to the call.', november, 'customer').map(
        ({ kind }) => kind,
      ),
    ).toEqual(['customerPromise']))
})

it('an appointment on a list of things to do is none of them', () => {
  const tasks = (text: string) =>
    extractFacts(text, november, 'note').flatMap((fact) => (fact.kind === 'openTask' ? [fact.text] : []))
  expect(tasks('- [ ] Thu early 8.30 Alder w/ Nick\n- [ ] Thu 9:00 send the list to Alder')).toEqual([
    'Thu 9:00 send the list to Alder',
  ])
  expect(tasks('- [ ] 周三9点和恒越见\n- [ ] 周三9点前把清单发恒越')).toEqual(['周三9点前把清单发恒越'])
})

it('a long confidence is told in pieces, and what they promise us in it is none', () => {
  const mail = [
    'Nick, from home, and you didn’t get this from me.',
    '',
    'They have shown your price to Larkin Doors, who came in at 88 after that. Larkin have nobody with a gas ticket among them, so they would have to buy that in, and our safety people will never have it.',
    '',
    'Also, hall 2 may be closed in spring. Not announced, please don’t mention it.',
    '',
    'I’ll send you the drawings by Friday 27 November.',
  ].join('\n')
  expect(
    extractFacts(mail, november, 'customer').flatMap((fact) =>
      fact.kind === 'keepQuiet' ? [fact.text.replaceAll(/\s+/g, ' ').slice(0, 34)] : [],
    ),
  ).toEqual([
    'Nick, from home, and you didn’t ge',
    'Larkin have nobody with a gas tick',
    'Also, hall 2 may be closed in spri',
  ])
})

describe('who comes and what another did', () => {
  it('a successor is told with the name, and whoever left in the same sentence', () => {
    const changes = (text: string) =>
      extractFacts(text, november, 'note').flatMap((fact) =>
        fact.kind === 'peopleChange' ? [fact.text] : [],
      )
    expect(changes('New site manager starts Monday, a Karin Moss, coming from Tarn Foods.')).toEqual([
      'New site manager starts Monday, a Karin Moss, coming from Tarn Foods',
    ])
    expect(changes('孙静11月1日起调集团总部,采购经理由何雯接任,以后都找她。')).toEqual([
      '孙静11月1日起调集团总部,采购经理由何雯接任,以后都找她',
    ])
    expect(changes('a new software release is out')).toEqual([])
  })
  it('days lost by waiting for a rival are no worry about us', () => {
    const kinds = extractFacts(
      'Larkin are at 171k, 48 hours at best. Orla: "last winter we lost two days waiting on them".',
      november,
      'note',
      /Larkin/i,
    ).map(({ kind }) => kind)
    expect(kinds).toContain('competitorNews')
    expect(kinds).not.toContain('waitingTime')
  })
})

it('what a rival is at may be said as a bare number, at the end of what is said', () => {
  const news = (text: string) =>
    extractFacts(text, november, 'team', /Larkin/i).flatMap((fact) =>
      fact.kind === 'competitorNews' ? [fact.text] : [],
    )
  expect(news('forget 145. Larkin is 138. no gas ticket')).toEqual(['Larkin is 138. no gas ticket'])
  expect(news('Larkin is 12 miles from here')).toEqual([])
})

it('days of delivery right behind a word of payment are no payment term', () => {
  expect(valuesOf('paymentTerm', '澄海V3发了 88万 4/5/1付款 30天交货', 'note')).toEqual([])
  expect(valuesOf('paymentTerm', '付款 60天内发货', 'note')).toEqual([])
  expect(valuesOf('paymentTerm', '验收后付款60天', 'note')).toEqual(['60 天'])
})
