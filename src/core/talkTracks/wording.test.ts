import { describe, expect, it } from 'vitest'
import { addressOf } from './address.ts'
import { formatDate, formatMoney, formatQuantity } from './formatFigure.ts'

describe('addressing a person', () => {
  it.each([
    ['周岚', '设备科主任', '周主任'],
    ['何建国', '副院长', '何院长'],
    ['欧阳静', '护士长', '欧阳护士长'],
    ['陈砚', '总经理', '陈总'],
    ['许哲', '信息科工程师', '许工'],
    ['林予安', '麻醉科', '林予安'],
    ['Anna Keller', '总监', 'Anna Keller'],
  ])('%s, %s → %s', (name, title, address) => {
    expect(addressOf({ name, title }, 'zh')).toBe(address)
  })

  it('greets where nobody is named', () => {
    expect(addressOf(null, 'zh')).toBe('您好')
    expect(addressOf(null, 'en')).toBe('Hello')
  })

  it('keeps to the name in English', () => {
    expect(addressOf({ name: 'Zhou Lan', title: 'Head of Equipment' }, 'en')).toBe('Zhou Lan')
  })
})

describe('figures as each language writes them, never rounded', () => {
  it.each([
    [{ value: 41, unit: '小时' }, '41小时', '41 hours'],
    [{ value: 1, unit: 'hour' }, '1小时', '1 hour'],
    [{ value: 95, unit: 'minutes' }, '95分钟', '95 minutes'],
    [{ value: 4.2, unit: '%' }, '4.2%', '4.2%'],
    [{ value: 3, unit: '个百分点' }, '3个百分点', '3 points'],
    [{ value: 1200, unit: '例' }, '1,200例', '1,200 cases'],
    [{ value: 7, unit: '个' }, '7个', '7 tickets'],
    [{ value: 12, unit: '条线' }, '12条线', null],
    [{ value: 12, unit: 'pallets' }, null, '12 pallets'],
    [{ value: 60, unit: 'kW' }, '60kW', '60 kW'],
  ])('%o', (figure, zh, en) => {
    expect(formatQuantity(figure, 'zh')).toBe(zh)
    expect(formatQuantity(figure, 'en')).toBe(en)
  })

  it.each([
    [{ value: 64_000, unit: '元', currency: 'CNY' }, '6.4万元', '¥64,000'],
    [{ value: 6_000_000, unit: 'CNY' }, '600万元', '¥6,000,000'],
    [{ value: 12_345_678, unit: 'minor', currency: 'CNY' }, '123,456.78元', '¥123,456.78'],
    [{ value: 250_000, unit: 'USD' }, '25万美元', '$250,000'],
    [{ value: 5000, unit: 'minor', currency: 'JPY' }, '5,000日元', 'JPY 5,000'],
    [{ value: 380, unit: '元', currency: 'CNY' }, '380元', '¥380'],
  ])('%o', (figure, zh, en) => {
    expect(formatMoney(figure, 'zh')).toBe(zh)
    expect(formatMoney(figure, 'en')).toBe(en)
  })

  it('takes no amount of money for a quantity, and no quantity for money', () => {
    expect(formatQuantity({ value: 5, unit: '元', currency: 'CNY' }, 'zh')).toBeNull()
    expect(formatMoney({ value: 5, unit: '小时' }, 'zh')).toBeNull()
  })

  it.each([
    ['2026-09-15', '2026年9月15日', '15 September 2026'],
    ['2026-09', '2026年9月', 'September 2026'],
    ['2026-Q3', '2026年三季度', 'Q3 2026'],
    ['2026', '2026年', '2026'],
    ['2026-13-01', null, null],
    ['soon', null, null],
  ])('%s', (value, zh, en) => {
    expect(formatDate({ value, unit: 'date' }, 'zh')).toBe(zh)
    expect(formatDate({ value, unit: 'date' }, 'en')).toBe(en)
  })
})
