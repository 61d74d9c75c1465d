import { setFlagsFromString } from 'node:v8'
import { afterEach, describe, expect, it } from 'vitest'
import { figureWordings } from '../english/figureWordings.ts'
import { nameWordings } from '../english/nameWordings.ts'
import { textWordings } from '../english/textWordings.ts'
import { inEitherCase } from './inEitherCase.ts'

describe('a pattern in either case', () => {
  const pattern = (source: string) => new RegExp(`^(?:${inEitherCase(source)})$`, 'u')

  it('matches its letters in either case, and its groups of one case in that alone', () => {
    const offer = pattern('(?:testing|trialling) (?-i:[A-Z][a-z]+(?:-[A-Z])?) again')
    expect(offer.test('Testing Voltara AGAIN')).toBe(true)
    expect(offer.test('tRialling Voltara-B again')).toBe(true)
    expect(offer.test('testing voltara again')).toBe(false)
    expect(offer.test('testing Voltara-b again')).toBe(false)
  })

  it('leaves counts, escapes, names of groups and what stands in braces as they are', () => {
    expect(inEitherCase('(?<name>\\d{2,3}\\b\\p{L}\\u00e9)')).toBe('(?<name>\\d{2,3}\\b\\p{L}\\u00e9)')
    expect(inEitherCase('(?<!x)(?=y)(?:z)')).toBe('(?<![xX])(?=[yY])(?:[zZ])')
  })

  it('writes both cases into classes, whatever stands at their edges', () => {
    expect(pattern('[a-f\\w-]').test('-')).toBe(true)
    expect(pattern('[-a]+').test('A-a')).toBe(true)
    expect(pattern('[a-]+').test('A-a')).toBe(true)
    expect(pattern('[^a-c]').test('B')).toBe(false)
    expect(pattern('[^.;]').test('B')).toBe(true)
  })

  it('refuses sets of one case, which mean both', () => {
    expect(() => inEitherCase('\\p{Lu}')).toThrow()
    expect(() => inEitherCase('[\\p{Ll}x]')).toThrow()
    expect(inEitherCase('(?-i:\\p{Lu})')).toBe('(?:\\p{Lu})')
  })
})

describe('the wordings', () => {
  const wordings = [
    ...textWordings.flatMap((one) => one.wordings),
    ...figureWordings.flatMap((one) => one.wordings),
    ...nameWordings.flatMap(({ wordings, small }) => [...wordings, ...(small ?? [])]),
  ]
  afterEach(() => setFlagsFromString('--regexp-optimization'))

  it('have no modifiers, which the engine takes one way or the other as it has compiled much or little', () => {
    expect(
      wordings.filter(({ source }) => /\(\?[ims]*-?[ims]*:/.test(source.replaceAll('(?:', '('))),
    ).toEqual([])
  })

  it('fit in the same places when the engine no longer optimises', () => {
    const text = 'e | Testing takes place annually, Competitor: Krohnfeld'
    const places = () =>
      wordings.map(({ source, flags }) => new RegExp(source, flags).exec(text)?.index ?? null)
    const before = places()
    setFlagsFromString('--no-regexp-optimization')
    // The engine keeps what it has compiled by source and flags.
    const again = wordings.map(
      ({ source, flags }) => new RegExp(`(?:)${source}`, flags).exec(text)?.index ?? null,
    )
    expect(again).toEqual(before)
    expect(before.some((place) => place !== null)).toBe(true)
  })
})
