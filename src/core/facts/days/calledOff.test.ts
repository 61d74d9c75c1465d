import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const november = Date.UTC(2026, 10, 18)
const days = (text: string, at = november, by: 'customer' | 'note' = 'customer') =>
  extractFacts(text, at, by).flatMap(({ kind, figures, stance }) =>
    figures.some(({ unit }) => unit === 'date') ? [`${kind} ${figures[0]!.value} ${stance}`] : [],
  )

describe('a day that is called off', () => {
  it.each([
    ['20号的定标会开不了了，贺总去德国', 'decisionDate 2026-11-20 negated'],
    ['原定11月27日的评审会取消', 'decisionDate 2026-11-27 negated'],
    ['The 27 November board meeting is off.', 'decisionDate 2026-11-27 negated'],
    ['The board has cancelled the award meeting on 27 November.', 'decisionDate 2026-11-27 negated'],
  ])('%s', (text, day) => {
    expect(days(text)).toEqual([day])
  })
  it('one that is moved in the same breath is the new day', () => {
    expect(days('11月20号的定标会改到12月4号')).toEqual(['decisionDate 2026-12-04 stated'])
    expect(
      days("The board's been pushed back, it was the 27th, it's now Wednesday the 9th of December."),
    ).toEqual(['decisionDate 2026-12-09 stated'])
  })
  it('where something would be said is no day', () => {
    expect(days('行吧，二十七号，再晚定标会上我没法交代')).toEqual([])
  })
})

describe('a year of two digits', () => {
  const june = Date.UTC(2026, 5, 11)
  it('is read, and the day that takes its place lies near it', () => {
    expect(days('投产原计划 27年2月，现在说 3月中（3/15）', june, 'note')).toEqual([
      'goLiveDate 2027-03-15 stated',
    ])
    expect(days('合同28年6月30日到期', june)).toEqual(['contractEndDate 2028-06-30 stated'])
  })
})

it('the day on which goods came broken is no delivery to come', () => {
  expect(days('Leaking drums from 14 Oct delivery – raised again.', november, 'note')).toEqual([])
  expect(days('Delivery is planned for 14 December.', november, 'note')).toEqual([
    'deliveryDate 2026-12-14 stated',
  ])
})
