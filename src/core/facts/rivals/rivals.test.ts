import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { learningNames } from './heardRivals.ts'
import { joinedNames, rivalNames, rivalPattern, shortRivalNames } from './rivals.ts'

describe('what people call a rival in talk', () => {
  it('is the name without its trade and place, or the first word that tells', () => {
    const names = ['北冠化工', '海泽涂料有限公司', 'Hammar Coatings', 'General Coatings', '博瑞', '烟台北凌']
    expect(shortRivalNames(names, [])).toEqual(['北冠', '海泽', 'Hammar', '北凌'])
  })

  it('is no piece of a customer, a person or a product', () => {
    expect(shortRivalNames(['北冠化工', 'Hammar Coatings'], ['北冠重工', 'Hammarby IF'])).toEqual([])
  })

  it('is the whole name where two are joined, and either of them where a field names two', () => {
    const fields = ['Harper & Lyle', 'Orban, Vasari & Keene Doors', 'A & B', '维德曼 & 海泽']
    expect(joinedNames(fields)).toEqual(['Harper & Lyle', 'Vasari & Keene Doors'])
    const pattern = rivalPattern([...joinedNames(fields), ...rivalNames(fields)])!
    expect(pattern.exec('Harper & Lyle are at 2.1')![0]).toBe('Harper & Lyle')
    expect(pattern.exec('Lyle came back')![0]).toBe('Lyle')
  })

  it('is found in a text, the longest name first', () => {
    const pattern = rivalPattern(['北冠化工', '北冠'])!
    expect(pattern.exec('听说北冠化工又降了')![0]).toBe('北冠化工')
    expect(pattern.exec('北冠上周又来了')![0]).toBe('北冠')
  })
})

it('a rival that was heard of is known by the first word of its name, where that is nobody else’s', () => {
  const names = learningNames({ rivals: null, isNoRival: (name) => name === 'Orban', sideOf: () => null })
  names.hear(['Larkin Doors', 'MidField Line Care', 'Northern Doors', 'Orban Lifts'])
  const found = (text: string) => names.current().rivals?.exec(text)?.[0] ?? null
  expect(found('Larkin is at 138 now')).toBe('Larkin')
  expect(found('MidField came in at 88')).toBe('MidField')
  expect(found('the northern route')).toBeNull()
  expect(found('Orban rang')).toBeNull()
})

describe('what a clause tells of a rival whom the one before it names', () => {
  const told = (text: string, ...names: string[]) =>
    extractFacts(text, Date.UTC(2026, 10, 20), 'note', rivalPattern(names)).flatMap(
      ({ kind, text: words }) => (kind === 'competitorNews' || kind === 'competitorGap' ? [words] : []),
    )
  it('is told with the name', () => {
    expect(
      told('Larkin sticks to the small lots; no export licence so cannot touch the rest', 'Larkin')[0],
    ).toMatch(/^Larkin sticks/)
  })
  it('and not where two are named', () => {
    expect(
      told(
        'Larkin and Norrvik split the lots; no export licence so cannot touch the rest',
        'Larkin',
        'Norrvik',
      ).every((words) => !words.startsWith('Larkin and')),
    ).toBe(true)
  })
  it('with a sum that came back', () => {
    expect(told('Norrvik came back at 2,340 to keep us', 'Norrvik')).toEqual([
      'Norrvik came back at 2,340 to keep us',
    ])
  })
})
