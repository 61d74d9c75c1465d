import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const november = Date.UTC(2026, 10, 17, 9)
const termsIn = (text: string) =>
  extractFacts(text, november, 'ours').flatMap((fact) =>
    fact.kind === 'paymentTerm' ? fact.figures.map(({ value, unit }) => `${value} ${unit}`) : [],
  )

describe('the terms of a paper whose place another takes', () => {
  it.each([
    'It replaces rev B (29 Oct, USD 331,750, payment net 30), please bin that one.',
    'This offer supersedes version 2 (payment 30 days).',
    '本版取代第二版（账期30天）。',
    '第二版（账期30天）作废。',
  ])('are nobody’s any more: %s', (text) => {
    expect(termsIn(text)).toEqual([])
  })

  it.each([
    ['Rev C attached, payment net 45. It replaces rev B (payment net 30).', ['45 days']],
    ['It replaces rev B, payment is now net 45.', ['45 days']],
    ['新版账期改为45天，取代第二版。', ['45 天']],
  ])('while those of the new one hold: %s', (text, terms) => {
    expect(termsIn(text)).toEqual(terms)
  })
})
