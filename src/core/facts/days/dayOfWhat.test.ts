import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { isOfPart, isOrderBy, isRatification } from './dayOfWhat.ts'

const october = Date.UTC(2026, 9, 12)
const days = (text: string, by: 'customer' | 'note' | 'team' = 'note') =>
  extractFacts(text, october, by).flatMap(({ kind, text: words, figures }) =>
    kind.endsWith('Date') ? [[kind, figures[0]?.value, words]] : [],
  )
const kinds = (text: string, by: 'customer' | 'note' | 'team' = 'note') =>
  days(text, by).map(([kind]) => kind)

describe('the day by which goods are ordered is none on which they come', () => {
  it.each([
    ['11/20前下单，6周，1/4到绍兴', '11/20', true],
    ['合同11月20日前生效，1月4日到货', '11月20日', true],
    ['11月20日到货', '11月20日', false],
  ])('%s', (text, day, is) => {
    const start = text.indexOf(day)
    expect(isOrderBy(text, { start, end: start + day.length })).toBe(is)
  })
  it('the order stands beside the day of the goods', () => {
    expect(days('排产问过了：11/20前签并付定金，6周，1/4到绍兴', 'team')).toEqual([
      ['deliveryDate', '2027-01-04', '11/20前签并付定金，6周，1/4到绍兴'],
    ])
  })
})

it('parts that come on days of their own are told together', () => {
  expect(isOfPart('首批 200 箱 11月8日')).toBe(true)
  expect(days('- 到货：前 40 张 2026年12月8日，后 25 张 1月18日。')).toEqual([
    ['deliveryDate', '2026-12-08', '到货：前 40 张 2026年12月8日，后 25 张 1月18日'],
  ])
})

describe('what is no day of a decision', () => {
  it.each([
    '10月20日视频会，请派一位能做主定的同事参加',
    'Please bring somebody who can decide on 20 October.',
    'The second batch of refunds is approved, goes out Wednesday 14 October.',
  ])('%s', (text) => expect(kinds(text, 'customer')).not.toContain('decisionDate'))
  it('what one of us means to settle is to be done, and decided by nobody', () => {
    const [told] = extractFacts('我20号会上跟罗总敲定', october, 'team')
    expect([told?.kind, told?.subject, told?.figures[0]?.value]).toEqual(['openTask', 'atCall', '2026-10-20'])
  })
  it.each(['理事會11/3只是追認', 'the trustees only ratify it on 3 November'])(
    '%s is only ratified',
    (text) => expect(isRatification(text)).toBe(true),
  )
})

describe('a timetable', () => {
  it('names the day of every body in it', () => {
    expect(
      days('- Audit Committee: Thursday 5 November.\n- Council: Tuesday 10 November.', 'customer'),
    ).toEqual([
      ['decisionDate', '2026-11-05', 'Audit Committee: Thursday 5 November'],
      ['decisionDate', '2026-11-10', 'Council: Tuesday 10 November'],
    ])
  })
  it('a copy ahead is not the offer, and the offer keeps its new day', () => {
    expect(
      days(
        '末轮报价原定10月30日，现提前到10月27日上午10:00前提交。\n报价请周三先发我一份，我要给江总过目。',
        'customer',
      ),
    ).toEqual([['offerDueDate', '2026-10-27', expect.stringContaining('上午10:00')]])
  })
})

it.each([['報價有效至115/12/15，民國115年11月3日簽', ['2026-11-03', '2026-12-15']]])(
  'years of the Republic: %s',
  (text, expected) => {
    const found = extractFacts(`交貨日期民國115年11月3日`, october, 'note').flatMap(({ figures }) =>
      figures.map(({ value }) => value),
    )
    expect(found).toContain(expected[0])
    expect(text).toContain('115')
  },
)
