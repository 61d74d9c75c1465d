import { describe, expect, it } from 'vitest'
import { readActions } from '../actions/actions.ts'
import { stepsIn } from '../actions/buyingStep.ts'
import { withChinese } from '../chinese/chineseRules.ts'
import { figureWordings } from '../english/figureWordings.ts'
import { nameWordings } from '../english/nameWordings.ts'
import { textWordings } from '../english/textWordings.ts'
import { extractFacts } from '../extract.ts'
import { factRules } from '../factKinds.ts'
import { labelledMessages } from '../measure/labelled.ts'
import {
  allMatches,
  blanked,
  createAnyMatches,
  matches,
  matchFrom,
  matchOf,
  mayMatch,
  patternsAsked,
  splitAt,
} from './mayMatch.ts'
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

  it('tries of many alternatives those whose letters are there, and finds what the whole pattern finds', () => {
    const many = /\bfreight\b|客户(?=很急)|pallets?|\d+\s?kg|(?<!no )warranty|保修/i
    for (const text of [
      '客户很急',
      '客户不急',
      '12 KG',
      'no warranty',
      'Warranty, freight',
      '保修 2 pallets',
      '',
    ])
      expect([text, matches(many, text)]).toEqual([text, many.test(text)])
    const twice = /(\w)\1 a|(\w)\2 b|(\w)\3 c|(\w)\4 d|(\w)\5 e/
    expect(matches(twice, 'xx e')).toBe(true)
    expect(matches(twice, 'xy e')).toBe(false)
  })

  it('splits, blanks and goes on from a place as the pattern itself does', () => {
    expect(splitAt(/;\s+/, 'now; later')).toEqual(['now', 'later'])
    expect(splitAt(/;\s+/, 'now, later')).toEqual(['now, later'])
    expect(blanked(/not \w+/g, 'we do not pay, not now')).toBe('we do        ,        ')
    expect(blanked(/not \w+/g, 'we pay')).toBe('we pay')
    expect(matchFrom(/pay/g, 'pay or repay', 1)?.index).toBe(9)
    expect(matchFrom(/pay/g, 'pay or go', 1)).toBeNull()
  })

  it('passes over no pattern that was asked of a text and matches one', () => {
    const texts = (['zh', 'en'] as const).flatMap((lang) =>
      (['facts', 'tune', 'said', 'dev'] as const).flatMap((part) =>
        labelledMessages(lang, part)
          .filter((_, at) => at % 3 === 0)
          .map(({ text }) => text),
      ),
    )
    for (const [at, text] of texts.entries()) {
      const by = (['note', 'customer', 'ours'] as const)[at % 3]!
      extractFacts(text, Date.UTC(2026, 5, 1), by)
      const direction = { note: 'internal', customer: 'inbound', ours: 'outbound' } as const
      readActions(text, Date.UTC(2026, 5, 1), direction[by], stepsIn(text, direction[by]), [])
    }
    const patterns = [...patternsAsked()]
    // Read from the pattern itself, without what it bears.
    const bare = patterns.map(({ source, flags }) => new RegExp(source, flags.replaceAll(/[gy]/g, '')))
    const isPlain = patterns.map(({ global, sticky }) => !global && !sticky)
    const wrong = texts.flatMap((text) =>
      patterns.filter((pattern, at) =>
        mayMatch(pattern, text)
          ? isPlain[at] && matches(pattern, text) !== bare[at]!.test(text)
          : bare[at]!.test(text),
      ),
    )
    expect(wrong.map(({ source }) => source)).toEqual([])
    expect(patterns.length).toBeGreaterThan(500)
  }, 240_000)

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
