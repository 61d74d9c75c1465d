import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextStore } from './textStore.ts'

describe('a store of texts', () => {
  it('gives each text by its number, however many came since', () => {
    const store = createTextStore()
    const texts = Array.from({ length: 2500 }, (_, at) => (at % 3 === 0 ? '' : `第${at}人民医院 𠮷 é ${at}`))
    for (const text of texts) store.add(text)
    expect(texts.map((_, at) => store.at(at))).toEqual(texts)
    expect([store.at(2500), store.at(-1), store.at(Number.NaN), store.at(99_999)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('keeps any text as it was (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (texts) => {
        const store = createTextStore()
        for (let copy = 0; copy < 60; copy++) for (const text of texts) store.add(text)
        expect(texts.map((_, at) => store.at(at + 50 * texts.length))).toEqual(texts)
      }),
      { numRuns: 30 },
    )
  })
})
