import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { keepsSource } from './sourceKept.ts'

const told = (text: string): string[] =>
  extractFacts(text, Date.UTC(2026, 9, 12), 'team')
    .filter(({ kind }) => kind === 'keepQuiet')
    .map((fact) => fact.text)

describe('who told us something, by what would come of it', () => {
  it.each([
    'she’d be shot for that',
    'He would get into trouble if that ever got out',
    'Rona could lose her job if anyone heard',
    'this must never be traced back to Piers',
    '说出去他会被处分的',
    '传出去，他饭碗就没了',
    '她叮嘱我千万别往外说',
    'he made me promise not to tell',
  ])('is kept: %s', (words) => expect(keepsSource(words)).toBe(true))

  it.each([
    'He would be in trouble without the second pump',
    'They would lose their job at the quay',
    'She asked me to send the drawings',
    '他要我们别发错货',
    '设备会被检查',
    'We can use it from Monday',
  ])('and not: %s', (words) => expect(keepsSource(words)).toBe(false))

  it('covers what the same line tells before', () => {
    expect(told('Piers rang. Halden quoted 4.15 a head. He’d be in hot water if it came out')).toEqual([
      'Piers rang. Halden quoted 4.15 a head. He’d be in hot water if it came out',
    ])
    expect(
      told(
        'Rona called. She says the depot will close in May, Piers tells everybody in March. She asked me not to breathe a word',
      ),
    ).toEqual([
      'Rona called. She says the depot will close in May, Piers tells everybody in March. She asked me not to breathe a word',
    ])
  })
})
