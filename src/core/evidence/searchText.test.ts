import { describe, expect, it } from 'vitest'
import { indexedText, readQuery, snippetOf } from './searchText.ts'

describe('what a person typed becomes a query', () => {
  it('takes a Chinese word of two characters as a phrase', () => {
    expect(readQuery('报价')).toEqual({ match: '"报 价"', words: ['报价'] })
  })
  it('asks for every word, and completes the last Latin one', () => {
    expect(readQuery('停机 log')?.match).toBe('"停 机" AND "log"*')
  })
  it('keeps a quoted phrase whole', () => {
    expect(readQuery('"service window" june')?.match).toBe('"service window" AND "june"*')
  })
  it('cannot be broken by the syntax of the index', () => {
    expect(readQuery('a" OR NEAR(b*) -c')?.match).not.toMatch(/NEAR\(|OR/)
    expect(readQuery('!!! ***')).toBeNull()
  })
  it('splits a mixed word at the script border', () => {
    expect(readQuery('GTX超声')?.match).toBe('"gtx" AND "超 声"')
  })
})

describe('a snippet', () => {
  it('starts near the first hit and marks every hit', () => {
    const text = `${'前文'.repeat(60)}上季度停机41小时，停机原因是探头`
    const { snippet, marks } = snippetOf(text, ['停机'])
    expect(marks.map((mark) => snippet.slice(mark.start, mark.end))).toEqual(['停机', '停机'])
  })
})

it('the index sees full-width Latin as Latin', () => {
  expect(indexedText('ＧＴＸ超声')).toBe('gtx 超  声 ')
})
