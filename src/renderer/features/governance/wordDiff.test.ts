import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDiff } from './wordDiff.ts'

describe('what changed in a rule', () => {
  it('is told by the word in English', () => {
    expect(wordDiff('at most 12 percent', 'at most 15 percent')).toEqual([
      { kind: 'same', text: 'at most ' },
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '15' },
      { kind: 'same', text: ' percent' },
    ])
  })
  it('is told by the character in Chinese', () => {
    expect(wordDiff('每季度核对一次', '每月核对一次').filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '季度' },
      { kind: 'added', text: '月' },
    ])
  })
  it('keeps both wordings whole', () => {
    const wording = fc
      .array(fc.constantFrom('rule ', 'price ', '折', '扣', ' '), { maxLength: 24 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(wording, wording, (before, after) => {
        const parts = wordDiff(before, after)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })
})
