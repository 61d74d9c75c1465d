import { describe, expect, it } from 'vitest'
import { readBps } from './percent.ts'

describe('a discount as typed', () => {
  it('is read as basis points', () => {
    expect(readBps('12.5')).toBe(1250)
    expect(readBps('8 %')).toBe(800)
    expect(readBps('−2')).toBe(-200)
    expect(readBps('0')).toBe(0)
  })
  it('is refused where it is no percentage', () => {
    expect(readBps('twelve')).toBeNull()
    expect(readBps('101')).toBeNull()
    expect(readBps('')).toBeNull()
    expect(readBps('1.234')).toBeNull()
  })
})
