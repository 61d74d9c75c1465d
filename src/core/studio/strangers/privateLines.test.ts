import { describe, expect, it } from 'vitest'
import { handWrittenLines } from '../../llm/handWrittenLines.ts'
import { speaksOfSomebody } from './ofSomebody.ts'
import { createNamesAnybody } from './onFile.ts'
import { tellsPrivately } from './privateMatters.ts'
import { namesStrangers } from './strangers.ts'
import { labelledLines, type PrivateKind } from './testing/labelledLines.ts'

/** Of the labelled lines of a kind that no rule was made from: how many are found, and how many there are. */
function found(lang: 'zh' | 'en', kind: PrivateKind, finds: (text: string) => boolean) {
  const lines = labelledLines.filter(
    (one) => one.set === 'measured' && one.lang === lang && one.kind === kind,
  )
  return { n: lines.length, found: lines.filter(({ text }) => finds(text)).length }
}

/** As measured, and as docs/decisions/0203 states it: whoever changes a rule states what became of these. */
describe('labelled lines that no rule was made from', () => {
  it.each([
    ['zh', 'names', 20, 12],
    ['en', 'names', 20, 20],
  ] as const)('whoever is named in them (%s)', (lang, kind, n, least) => {
    const measured = found(lang, kind, (text) => namesStrangers(text, lang))
    expect(measured.n).toBe(n)
    expect(measured.found).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['zh', 20, 13],
    ['en', 20, 11],
  ] as const)('what is private in them is kept out (%s)', (lang, n, least) => {
    const measured = found(
      lang,
      'sensitive',
      (text) => tellsPrivately(text, lang) || namesStrangers(text, lang),
    )
    expect(measured.n).toBe(n)
    expect(measured.found).toBeGreaterThanOrEqual(least)
  })

  it.each(['zh', 'en'] as const)('hardly any that is neither is kept out (%s)', (lang) => {
    const { n, found: wrongly } = found(
      lang,
      'clean',
      (text) => tellsPrivately(text, lang) || namesStrangers(text, lang),
    )
    expect(n).toBe(30)
    expect(wrongly).toBeLessThanOrEqual(2)
  })

  it.each([
    ['zh', 0.6],
    ['en', 0.6],
  ] as const)(
    'most of what words do not tell speaks of a third person and stays where it is (%s)',
    (lang, share) => {
      const { n, found: kept } = found(
        lang,
        'sensitive',
        (text) => tellsPrivately(text, lang) || namesStrangers(text, lang) || speaksOfSomebody(text, lang),
      )
      expect(kept / n).toBeGreaterThan(share)
    },
  )
})

describe('sentences that people wrote for anybody', () => {
  it.each(['zh', 'en'] as const)('are hardly ever taken for private ones (%s)', (lang) => {
    const lines = handWrittenLines().filter((line) => line.lang === lang)
    expect(lines.filter(({ text }) => tellsPrivately(text, lang)).length / lines.length).toBeLessThan(0.005)
  })
})

describe('somebody on file at another customer', () => {
  const namesAnybody = createNamesAnybody(['钱伟志', '申岚', '高明', 'Rita Mossberg', 'Ng'])

  it.each([
    ['这件事钱伟志讲过一遍。', true],
    ['申岚那边有先例。', true],
    ['As Rita Mossberg found, it saves a shift.', true],
    ['高明的做法是先试一个月。', false],
    ['Nothing is pending here.', false],
  ])('%s: %s', (text, expected) => expect(namesAnybody(text)).toBe(expected))
})
