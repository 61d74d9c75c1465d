import { describe, expect, it } from 'vitest'
import { replaces } from './replaces.ts'

const paper = (version: string | null, file = 'a.xlsx', number: string | null = null) => ({
  version,
  file,
  number,
})
const later = (says: string[], version: string | null = 'V3') => ({ ...paper(version, 'b.xlsx'), says })

describe('a later paper', () => {
  it.each([
    '此前报价（10月22日第二版）作废',
    '本报价取代V2',
    '以前所有报价同时失效',
    '以本版为准，之前的报价不再有效',
    'This offer replaces rev B, please bin it.',
    'All previous quotations are hereby withdrawn.',
    'Supersedes our version 2 of 3 November',
  ])('takes the place of the one before where it says so: %s', (says) => {
    expect(replaces(later([says]), paper('V2'))).toBe(true)
  })

  it.each([
    '价格自签订之日起三年不变',
    '逾期报价作废',
    '报价超过30天自动失效',
    'Replacement filters are quoted apart',
    'Cancellation free of charge up to 5 days before',
  ])('takes nobody’s place by %s', (says) => {
    expect(replaces(later([says]), paper('V2'))).toBe(false)
  })

  it('does so by its name as well: the same file, a version further', () => {
    const of = (file: string, version: string) => ({ ...paper(version, file), says: [] })
    expect(replaces(of('沐岭_报价_V3_1116.xlsx', 'V3'), paper('V2', '沐岭_报价_V2_1105.xlsx'))).toBe(true)
    expect(replaces(of('Corvan quote rev C.xlsx', 'C'), paper('rev B', 'Corvan quote rev B.pdf'))).toBe(true)
    expect(replaces(of('沐岭_备件报价_V3.xlsx', 'V3'), paper('V2', '沐岭_药剂报价_V2.xlsx'))).toBe(false)
  })

  it('leaves a paper with another number and a version that it does not name', () => {
    expect(
      replaces({ ...paper('V3', 'b.xlsx', 'Q-2'), says: ['此前报价作废'] }, paper('V1', 'a.xlsx', 'Q-1')),
    ).toBe(false)
    expect(replaces(later(['本报价取代第一版']), paper('V2'))).toBe(false)
  })
})
