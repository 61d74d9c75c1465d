import { describe, expect, it } from 'vitest'
import { findPastDay, yearOfPastDay } from './pastDay.ts'

const now = Date.UTC(2026, 10, 22, 4)

describe('a day without a year', () => {
  it.each([
    ['Orchard call 17 Nov', '2026-11-17'],
    ['site_visit_22Sep', '2026-09-22'],
    ['Orchard - site visit 22/9  (TA + MR)', '2026-09-22'],
    ['Northgate (Derby) 28/10 phone w/ Ann Lee (buyer)', '2026-10-28'],
    ['Nov 3rd minutes', '2026-11-03'],
    ['瑞穹二期会议纪要1014', '2026-10-14'],
    ['11/6 瑞穹拜访', '2026-11-06'],
    ['10月31日 瑞穹电话', '2026-10-31'],
    ['电话 秦部长 1117', '2026-11-17'],
    ['1117 秦部长电话 大概15分钟', '2026-11-17'],
    ['6.11 瑞穹拜访', '2026-06-11'],
    ['钱越 待办（11.20晚）', '2026-11-20'],
    ['visit 28 Dec', null],
    ['year-end review 4 Apr', '2026-04-04'],
  ])('%s', (text, day) => {
    expect(findPastDay(text, now)).toBe(day)
  })

  it('is of last year where this year it is far ahead', () => {
    expect(findPastDay('visit 22 June', Date.UTC(2026, 0, 5))).toBe('2025-06-22')
  })

  it.each([
    'offer due 17 Nov',
    'samples by 5 Nov please',
    '11月15日之前要定下来',
    'between 3 Nov and 9 Nov',
    'support 24/7',
    'ratio 5/9 of all',
    'V2.1 draft',
    '预算（2.5万）',
    'room 12 Marketing',
    '色卡 1117',
    '1117 型 样本',
    '电话 预算 1350 元',
  ])('dates nothing in: %s', (text) => {
    expect(findPastDay(text, now)).toBe(null)
  })

  it('is of the year in which it fell on its weekday', () => {
    expect(yearOfPastDay({ month: 11, day: 10 }, now, 2)).toBe(2026)
    expect(yearOfPastDay({ month: 11, day: 10 }, now, 1)).toBe(2025)
    expect(yearOfPastDay({ month: 12, day: 28 }, Date.UTC(2026, 0, 5))).toBe(2025)
  })
})
