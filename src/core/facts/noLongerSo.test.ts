import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import { unheardRivals } from './rivals/rivalCandidates.ts'
import { rivalPattern } from './rivals/rivals.ts'
import type { Speaker } from './whoSays/stance.ts'

/** Days that no longer hold, figures that are no prices, and promises, deliveries and rivals that only look like some. */

const at = Date.UTC(2026, 4, 11)
const rivals = rivalPattern(['Veltora', '恒启'])
const read = (text: string, by: Speaker = 'customer') => extractFacts(text, at, by, rivals)
const kinds = (text: string, by?: Speaker) => read(text, by).map(({ kind }) => kind)
const valuesOf = (kind: string, text: string, by?: Speaker) =>
  read(text, by).flatMap((fact) => (fact.kind === kind ? fact.figures.map(({ value }) => value) : []))

it.each([
  ['The board is no longer on 9 June, it is now Tuesday 2 June.', '2026-06-02'],
  ['The board no longer meets on Tuesday 9 June; it decides on 16 June.', '2026-06-16'],
])('%s', (text, day) => expect(valuesOf('decisionDate', text)).toEqual([day]))
it('a day that is still on holds', () =>
  expect(valuesOf('decisionDate', 'The board decides on 9 June.')).toEqual(['2026-06-09']))

describe('what they mean to make is no price', () => {
  it.each(['年产量现在8万件，后年要做到12万', '日均单量3万，双十一想冲到做到5万', '月销2.1万，希望做到3万'])(
    '%s',
    (text) => expect(kinds(text)).not.toContain('askedPrice'),
  )
  it('while a price is one', () => expect(kinds('价格希望做到12万')).toContain('askedPrice'))
})

describe('a quote that went out is no budget', () => {
  it.each([
    ['新报价单发您了，86万，托盘从10个减到8个', 'ours'],
    ['Revised quote sent, £86,000, trays cut to 8', 'ours'],
  ] as const)('%s', (text, by) => expect(kinds(text, by)).not.toContain('budgetAmount'))
  it('while a budget that was cut is one', () =>
    expect(valuesOf('budgetAmount', '预算砍到86万')).toEqual([860_000]))
})

it.each(['18号上午再碰一下，把价格和交期、图纸一起敲定', '周五20号开会，付款、交货期都过一遍'])(
  'a day of talking is none of delivery: %s',
  (text) => expect(kinds(text)).not.toContain('deliveryDate'),
)
it('while a day of delivery is one', () =>
  expect(valuesOf('deliveryDate', '交货期定在6月20号')).toEqual(['2026-06-20']))

describe('what was promised by nobody named', () => {
  it.each([
    'TUV: lab is late, the test report comes 4 June. It was promised 15 May.',
    'The notified body is behind. They will give us an interim letter by 29 May.',
  ])('is no debt of theirs: %s', (text) => {
    expect(kinds(text, 'team')).not.toContain('customerPromise')
    expect(kinds(text, 'note')).not.toContain('customerPromise')
  })
  it('while what they promised is', () =>
    expect(kinds('Rachel promised to send us the drawings by 29 May', 'note')).toContain('customerPromise'))
})

describe('what went out to somebody by name', () => {
  it.each(['设备清单填完了，已盖章，传@宋工 了', 'The questionnaire is filled in, sent it to @Marc'])(
    '%s',
    (text) => expect(kinds(text)).toContain('handedOver'),
  )
  it.each(['王总昨天在车间发了火', '他又发了一顿脾气'])('%s: nothing', (text) =>
    expect(kinds(text, 'note')).not.toContain('handedOver'),
  )
})

describe('a rival in a breath with us', () => {
  it.each(['我一直支持你们，恒启那台上月趴了六天，人来得还慢'])(
    'what went wrong there is none of ours: %s',
    (text) => expect(kinds(text)).not.toContain('userComplaint'),
  )
  it('while ours that is measured by theirs stays ours', () =>
    expect(kinds('你们的机器比恒启的还吵，三天两头停')).toContain('userComplaint'))
  it.each([
    ['correcting myself, Veltora is at £88k, not 79', 88_000],
    ['correction on Veltora: Ann told me it’s £88k not 79', 88_000],
  ])('%s', (text, sum) => expect(valuesOf('competitorOffer', text, 'team')).toContain(sum))
  it.each([
    ['嘉诺便宜啊，上个月18.5，现在又降了一点', ['嘉诺']],
    ['嘉诺同类的才报18.5一台', []],
    ['嘉诺同类的报18.5一台', ['嘉诺']],
    ['这个便宜，才3.5', []],
  ])('%s', (text, names) => expect(unheardRivals(text, () => false)).toEqual(names))
  it('现在 is nobody', () =>
    expect(
      extractFacts('上个月27.5，现在又降了一点', at, 'customer').filter(
        ({ kind }) => kind === 'competitorName',
      ),
    ).toEqual([]))
})

it.each([
  'Hi Ann\n\nfrom my own email for obvious reasons. They have 210k put aside.',
  'They have 210k put aside. Dont say I told you.',
  'They have 210k put aside. Never let on that it came from me.',
])('is confided: %s', (text) => expect(kinds(text)).toContain('keepQuiet'))
it('and a change of address is not', () =>
  expect(kinds('Please write to me from now on at my own email, the old one is closed.')).not.toContain(
    'keepQuiet',
  ))
