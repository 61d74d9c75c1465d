import { describe, expect, it } from 'vitest'
import { isJottedDown, jottedLine, jottedOrder } from './jotted.ts'

const now = Date.UTC(2026, 10, 24)
const daysOf = (text: string) => {
  const order = jottedOrder(text)
  return text.split('\n').map((line) => jottedLine(line, now, order)?.date ?? null)
}

describe('what is jotted down day by day', () => {
  it('has its days in the order that they tell', () => {
    expect(
      daysOf('03/10 Brodie - rang back\n08/10 Fearn - wants drawings\n23/10 Brodie - pump is in'),
    ).toEqual(['2026-10-03', '2026-10-08', '2026-10-23'])
    expect(daysOf('10/03 Brodie - rang back\n10/08 Fearn - wants drawings\n10/23 Brodie - pump')).toEqual([
      '2026-10-03',
      '2026-10-08',
      '2026-10-23',
    ])
    expect(daysOf('03/11 Brodie - rang\n06/11 Fearn - drawings\n09/11 Brodie - pump is in')).toEqual([
      '2026-11-03',
      '2026-11-06',
      '2026-11-09',
    ])
  })

  it('has the month first in Chinese', () => {
    expect(daysOf('11.3 岭晟 来电\n11.5 海宸 催图纸\n11.9 岭晟 泵到了')).toEqual([
      '2026-11-03',
      '2026-11-05',
      '2026-11-09',
    ])
  })

  it('has no days where they may be either', () => {
    const text = '03/05 Brodie - rang\n04/04 Fearn - drawings\n05/03 Brodie - pump is in'
    expect(daysOf(text)).toEqual([null, '2026-04-04', null])
    expect(isJottedDown(text, now)).toBe(false)
  })
})
