import { describe, expect, it } from 'vitest'
import type { OutputSchema } from '../../core/llm/llm.ts'
import { bytesOf } from './bytes.ts'
import { advance, beginningOf, forcedFrom, mayEnd, textsFrom } from './form.ts'

const begin = (schema: OutputSchema) => {
  const place = beginningOf(schema)
  if (!place) throw new Error('impossible')
  return place
}
/** Whether an answer is one of this form, and how far it gets. */
function read(schema: OutputSchema, answer: string): 'whole' | 'begun' | 'refused' {
  const place = advance(begin(schema), bytesOf(answer))
  if (!place) return 'refused'
  return mayEnd(place) ? 'whole' : 'begun'
}

const track: OutputSchema = {
  type: 'object',
  properties: {
    order: { type: 'array', items: { enum: ['1.a', '1.b'] }, minItems: 1, maxItems: 2 },
    text: { type: 'string', minLength: 2, maxLength: 4 },
    sure: { type: 'boolean' },
    share: { type: 'number' },
    count: { type: 'integer' },
  },
}
const answered = { order: ['1.b', '1.a'], text: '停机"', sure: true, share: -0.25, count: 12 }

describe('the form of an answer', () => {
  it('is what JSON.stringify writes of such a value', () => {
    const answer = JSON.stringify(answered)
    expect(read(track, answer)).toBe('whole')
    for (let length = 0; length < answer.length; length += 1) {
      // Half of an escaped sign is no answer begun: no token may end there.
      if (answer[length - 1] === '\\') continue
      expect(read(track, answer.slice(0, length))).toBe('begun')
    }
    expect(read(track, `${answer} `)).toBe('refused')
  })

  it.each([
    ['a space', '{ "order"'],
    ['an item that is not offered', '{"order":["1.c"'],
    ['one item too many', '{"order":["1.a","1.a","1.a"'],
    ['none', '{"order":[]'],
    ['a text too short', '{"order":["1.a"],"text":"a"'],
    ['one too long', '{"order":["1.a"],"text":"abcde'],
    ['a new line in it', '{"order":["1.a"],"text":"a\n'],
    ['a whole number with a fraction', '{"order":["1.a"],"text":"ab","sure":true,"share":1,"count":1.'],
    ['a number that begins with nought', '{"order":["1.a"],"text":"ab","sure":true,"share":01'],
  ])('has no room for %s', (_, answer) => {
    expect(read(track, answer)).toBe('refused')
  })

  it('counts letters, whatever bytes they take, and may be cut within one', () => {
    const place = advance(begin({ type: 'string', maxLength: 2 }), bytesOf('"停机').slice(0, -1))
    expect(place).toMatchObject({ kind: 'string', letters: 2, awaited: { bytes: 1 } })
    expect(read({ type: 'string', maxLength: 2 }, '"停机价')).toBe('refused')
  })

  it.each([
    ['half of a letter', 'ed a0'],
    ['a letter in too many bytes', 'e0 80'],
    ['one beyond the last', 'f4 90'],
    ['the end of none', '80'],
    ['a quote within one', 'e5 22'],
  ])('has no room for %s', (_, hex) => {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('latin1')
    expect(advance(begin({ type: 'string', maxLength: 9 }), `"${bytes}`)).toBeNull()
  })

  it('tells what must follow, and what may', () => {
    expect(forcedFrom(begin(track))).toMatchObject({ bytes: '{"order":["', next: { kind: 'fork' } })
    expect(textsFrom(begin(track), 99)).toEqual(['{"order":["1.a"', '{"order":["1.b"'])
    const afterItem = advance(begin(track), '{"order":["1.a"')!
    expect(textsFrom(afterItem, 99)).toEqual(['],"text":"', ',"'])
    expect(textsFrom(afterItem, 4)).toEqual(['],"t', ',"'])
    const full = advance(afterItem, '],"text":"abcd')!
    expect(forcedFrom(full)).toMatchObject({ bytes: '","sure":' })
  })

  it('is none where a list must be longer than it may be', () => {
    expect(beginningOf({ type: 'array', items: { enum: ['a'] }, minItems: 2, maxItems: 1 })).toBeNull()
    expect(beginningOf({ enum: [] })).toBeNull()
  })

  it('may be an empty list', () => {
    const list: OutputSchema = { type: 'array', items: { type: 'integer' }, minItems: 0, maxItems: 2 }
    expect(read(list, '[]')).toBe('whole')
    expect(read(list, '[7,-12]')).toBe('whole')
    expect(read(list, '[7,')).toBe('begun')
    expect(read({ type: 'integer' }, '7')).toBe('whole')
  })
})
