import { describe, expect, it } from 'vitest'
import { withChinese } from '../chinese/chineseRules.ts'
import { figureWordings } from '../english/figureWordings.ts'
import { nameWordings } from '../english/nameWordings.ts'
import { textWordings } from '../english/textWordings.ts'
import { extractFacts } from '../extract.ts'
import { factRules } from '../factKinds.ts'
import { labelledMessages } from '../measure/labelled.ts'
import { allMatches, createAnyMatches, matches, matchOf, mayMatch } from './mayMatch.ts'
import { requiredLetters } from './requiredLetters.ts'

describe('what a pattern cannot match without', () => {
  const required = (pattern: RegExp) => requiredLetters(pattern)

  it('is its words, in small letters, with every digit alike', () => {
    expect(required(/Budget 2026/i)).toEqual([['budget 0000']])
    expect(required(/预算\d+万/)).toEqual([['预算0'], ['0万']])
  })

  it('is one of the words between which it chooses', () => {
    expect(required(/\b(?:quote|offer)s? from\b/)).toEqual([
      ['quote from', 'quotes from', 'offer from', 'offers from'],
    ])
    expect(required(/报价(?:单|表)?|标书/)).toEqual([['报价', '标书']])
  })

  it('is what is looked for ahead or behind, and nothing that must not be there', () => {
    expect(required(/(?<=贵司)[^，]{0,4}(?!已经)报价/)).toEqual([['贵司'], ['报价']])
  })

  it('is nothing where a part may be left out or anything may stand', () => {
    expect(required(/(?:budget)?/)).toEqual([])
    expect(required(/budget|\p{L}+/u)).toEqual([])
    expect(required(/[^，。]{1,8}/)).toEqual([])
  })

  it('is no letter that another one stands for beyond ASCII', () => {
    expect(required(/Zürich/iu)).toEqual([['rich'], ['z']])
  })
})

describe('passing over patterns by the letters of a text', () => {
  it('says no where the letters are missing, and then nothing is tried', () => {
    expect(mayMatch(/\bdelivery\b/i, 'The budget is approved')).toBe(false)
    expect(mayMatch(/\bdelivery\b/i, 'DELIVERY by May')).toBe(true)
    expect([...allMatches(/预算(\d+)万/g, '预算30万，不是预算50万')].map(([all]) => all)).toEqual([
      '预算30万',
      '预算50万',
    ])
    expect([...allMatches(/预算(\d+)万/g, '没有定论')]).toEqual([])
    expect(matchOf(/停机(\d+)小时/, '设备停机41小时')?.[1]).toBe('41')
  })

  it('knows the long s and the Kelvin sign, which a pattern takes for s and k', () => {
    expect(matches(/risk/iu, 'RIſ\u212A')).toBe(/risk/iu.test('RIſ\u212A'))
  })

  it('answers anew for a text that is asked for between others, and for a pattern made later', () => {
    const texts = Array.from({ length: 40 }, (_, at) => `Talk no. ${at}, ${at % 2 ? 'quote' : 'trial'}`)
    for (const text of [...texts, ...texts]) expect(matches(/quote/, text)).toBe(text.includes('quote'))
    const later = createAnyMatches(['trial', '试用'], 'i')
    for (const text of texts) expect(later(text)).toBe(text.includes('trial'))
  })

  it('passes over no wording of a rule that a labelled message matches', () => {
    const patterns = [
      ...textWordings.flatMap(({ wordings }) => wordings),
      ...figureWordings.flatMap(({ wordings }) => wordings),
      ...nameWordings.flatMap(({ wordings, small }) => [...wordings, ...(small ?? [])]),
      ...withChinese(factRules).map(({ cue }) => cue),
    ]
    const texts = (['zh', 'en'] as const).flatMap((lang) =>
      labelledMessages(lang, 'facts').map(({ text }) => text),
    )
    // The readings come first, as they do wherever a text is read: the engine compiles a pattern for the first text it meets.
    for (const text of texts) extractFacts(text, Date.UTC(2026, 5, 1))
    const passedOver = texts.flatMap((text) =>
      patterns.filter((pattern) => !mayMatch(pattern, text) && text.search(pattern) >= 0),
    )
    expect(passedOver).toEqual([])
    // Or nothing would be gained.
    const tried = texts.flatMap((text) => patterns.filter((pattern) => mayMatch(pattern, text)))
    expect(tried.length / texts.length / patterns.length).toBeLessThan(0.2)
  }, 120_000)
})
