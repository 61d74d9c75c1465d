import { describe, expect, it } from 'vitest'
import { wholeThought } from './wholeThought.ts'

const told = (kind: string, text: string, words: string) => {
  const start = text.indexOf(words)
  return wholeThought(kind, text, { start, end: start + words.length }, words)
}

describe('the words of a point', () => {
  it('go on with the sentence that takes them back', () => {
    expect(
      told('handedOver', 'Drawings sent to Ann. Only the ground floor. Rest later', 'Drawings sent to Ann'),
    ).toBe('Drawings sent to Ann. Only the ground floor')
    expect(told('handedOver', '检测报告已发给孙工。但只是初稿，终稿下周', '检测报告已发给孙工')).toBe(
      '检测报告已发给孙工。但只是初稿，终稿下周',
    )
    expect(told('handedOver', 'Drawings sent to Ann. Lunch was good', 'Drawings sent to Ann')).toBeNull()
  })
  it('go to the end of their sentence where they break off within it', () => {
    const mail =
      'Tom,\n\nI will not recommend a yard whose night shift cannot read a\nloading plan. What I need is training.'
    expect(told('statedConcern', mail, 'I will not recommend a yard whose night shift cannot read a')).toBe(
      'I will not recommend a yard whose night shift cannot read a loading plan',
    )
    expect(told('statedConcern', 'Price is a worry, and Ann agrees', 'Price is a worry')).toBeNull()
    expect(told('userComplaint', mail, 'I will not recommend')).toBeNull()
  })
})
