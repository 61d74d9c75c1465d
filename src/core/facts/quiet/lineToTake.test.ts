import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { isLineToTake } from './lineToTake.ts'

describe('what we agreed to say', () => {
  it.each([
    '问起来就说排产中，别的不讲',
    '原因只说港口拥堵',
    '價格問了不要認也不要否認',
    'If asked, say the slot list is full.',
    'We can say no layoffs in the first year',
  ])('%s', (text) => expect(isLineToTake(text.replace('認', '认').replace('認', '认'))).toBe(true))
  it.each(['客户就说太贵了', 'They just say it is too dear', '说明书只说到第三章'])('not: %s', (text) =>
    expect(isLineToTake(text)).toBe(false),
  )
  it.each([
    ['门店搬迁函没到之前先不公布', 'team'],
    ['- 送我们出来时说，罗总更怕断货', 'note'],
    ['On the way out he mentioned that the board is split on it', 'note'],
  ] as const)('is kept among us: %s', (text, by) => {
    const kinds = extractFacts(text, Date.UTC(2026, 9, 12), by).map(({ kind }) => kind)
    expect(kinds).toEqual(['keepQuiet'])
  })
})
