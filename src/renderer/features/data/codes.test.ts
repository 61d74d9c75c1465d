import { describe, expect, it } from 'vitest'
import { waitingReasons } from '../../../shared/contract/watchedFolders.ts'
import { knownCodes, wordCode } from './codes.ts'

describe("the importer's codes", () => {
  it('are worded in the language of the reader', () => {
    expect(wordCode('totalRow', 'zh')).toBe('合计行，不是数据')
    expect(wordCode('totalRow', 'en')).toBe('row of totals, not data')
  })
  it('word every reason for which a file of a watched folder waits', () => {
    expect(waitingReasons.filter((reason) => !knownCodes.includes(reason))).toEqual([])
  })
  it('stand for themselves when a newer core sends one that we do not know', () => {
    expect(wordCode('somethingNew', 'zh')).toBe('somethingNew')
  })
})
