import { describe, expect, it } from 'vitest'
import { handWrittenLines } from '../../llm/handWrittenLines.ts'
import { namesStrangers } from './strangers.ts'

describe('a name that no record holds', () => {
  it.each([
    ['zh', '张伟强那边我去说。'],
    ['zh', '这事您找欧阳志远就行，李国栋也知道。'],
    ['zh', '王总那边我去打招呼。'],
    ['zh', '昨天跟老邵碰过了。'],
    ['zh', '你们在用的 Mindex 也行。'],
    ['en', 'I will square that with Karen before lunch.'],
    ['en', 'Ask Mr Holloway about the seal.'],
  ] as const)('is found (%s): %s', (lang, text) => expect(namesStrangers(text, lang)).toBe(true))

  it.each([
    ['zh', '{person}，价格咱们不急着谈，先把五年的账摊开算一算。'],
    ['zh', '贵方审价的时候先看哪几项花销？'],
    ['zh', '明细明天发您，高峰时段的安排也写在方案里。'],
    ['en', 'I’ll send the TCO sheet by Friday, {person}, and call you in March.'],
  ] as const)('is not seen in (%s): %s', (lang, text) => expect(namesStrangers(text, lang)).toBe(false))

  it('is hardly ever seen in sentences that people wrote without any', () => {
    const lines = handWrittenLines()
    const seen = lines.filter(({ text, lang }) => namesStrangers(text, lang))
    expect(seen.length / lines.length).toBeLessThan(0.01)
  })
})
