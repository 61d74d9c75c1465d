import { describe, expect, it } from 'vitest'
import { isBesideTotal, type Offer } from './offers.ts'
import { addedUp, linesText } from './paperTotal.ts'

/** What may be ordered besides, by the remark of its own row, is in no total. */

describe('a remark that sets a line beside the total', () => {
  it.each([
    '名称: 输送段\n数量: 2\n备注: 可加购，不计入总价',
    'Item: Spare rotor\nQty: 1\nRemarks: optional, not included in the total',
    'Item: Spare rotor\nNote: excluded from total',
  ])('%s', (text) => expect(isBesideTotal(text)).toBe(true))
  it.each([
    '名称: 输送段\n备注: 首批，含税',
    'Item: Rotor\nRemarks: freight included in the total',
    '名称: 输送段\n附注 1: 培训不计入总价',
  ])('not: %s', (text) => expect(isBesideTotal(text)).toBe(false))
})

const line = (name: string, sumMinor: number, isOption: boolean) =>
  ({
    name,
    sumMinor,
    isOption,
    stated: null,
    aside: null,
    price: '¥1',
    volume: '2 ×',
    currency: 'CNY',
  }) as unknown as Offer

it('is told beside the others and not added to them', () => {
  const lines = [line('主线', 500_00, false), line('输送段', 200_00, true)]
  expect(addedUp(lines)).toBe(500_00)
  expect(linesText(lines, 'zh')).toBe('主线 2 × ¥1；输送段 2 × ¥1（选项，不在合计内）')
  expect(linesText(lines, 'en')).toContain('(option, not in the total)')
})
