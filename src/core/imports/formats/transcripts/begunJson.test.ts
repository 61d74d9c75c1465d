import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begunValue } from './begunJson.ts'

describe('JSON that breaks off', () => {
  it.each([
    ['{"a":[{"b":1},{"b":2},{"b', { a: [{ b: 1 }, { b: 2 }, {}] }],
    ['{"a":"x, y","c":[1,2', { a: 'x, y', c: [1] }],
    ['[{"a":"\\"]"},', [{ a: '"]' }]],
    ['{"a":1}\n{"a":2}', { a: 1 }],
    ['\ufeff[', []],
    ['words', undefined],
    ['[00:01] words, and more', undefined],
  ])('%s', (text, value) => {
    expect(begunValue(text)).toEqual(value)
  })

  it('is what it would have been, as far as it goes, wherever it breaks off (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.nat(400), (list, at) => {
        const text = JSON.stringify(list)
        const begun = begunValue(text.slice(0, at)) as unknown[] | undefined
        if (at === 0) expect(begun).toBeUndefined()
        else {
          const whole = begun!.slice(0, -1)
          expect(whole).toEqual(JSON.parse(text).slice(0, whole.length))
        }
      }),
    )
  })

  it('of no end of lists in lists is none', () => {
    expect(begunValue('['.repeat(1000))).toBeUndefined()
  })
})
