import { describe, expect, it } from 'vitest'
import { lexiconOf } from './lexicon.ts'

const lexicon = lexiconOf(['停机 ERP | crash* "went down"', 'ledger "at all" crash', '"off the record" went'])
const listsIn = (text: string) => lexicon.listsIn(text, text.match(/[a-z][a-z'&-]*/g) ?? [])

describe('the lists that a text holds words of', () => {
  it.each([
    ['an ending stands for any', 'it crashes again', [0]],
    ['a word without a star is the word alone', 'the ledgers', []],
    ['a word may stand in several lists', 'another crash', [0, 1]],
    ['a phrase counts with all of its words in order', 'that is off the record', [2]],
    ['and not with some of them', 'off the old record', []],
    ['Chinese words stand anywhere', '昨天又停机了', [0]],
    ['a Latin abbreviation among them stands alone', 'the kerpow of it', []],
  ])('%s', (_, text, lists) => {
    expect(listsIn(text)).toEqual(lists)
  })

  it('are each told once, rising', () => {
    expect(listsIn('it went down, at all times off the record, crash after crash')).toEqual([0, 1, 2])
  })
})
