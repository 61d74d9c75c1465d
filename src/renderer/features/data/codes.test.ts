import { describe, expect, it } from 'vitest'
import { problemCodes, refusalCodes } from '../../../core/imports/formats/format.ts'
import { matchReasons } from '../../../core/imports/matching/score.ts'
import { knownCodes, wordCode } from './codes.ts'

describe("the importer's codes", () => {
  it('are worded in both languages, every one', () => {
    for (const code of [...problemCodes, ...refusalCodes, ...matchReasons]) {
      expect(knownCodes).toContain(code)
      expect(wordCode(code, 'zh')).toMatch(/[\u4e00-\u9fff]|JSON/)
      expect(wordCode(code, 'en')).toMatch(/^[a-zA-Z-]+( |$)/)
    }
  })
  it('stand for themselves when a newer core sends one that we do not know', () => {
    expect(wordCode('somethingNew', 'zh')).toBe('somethingNew')
  })
})
