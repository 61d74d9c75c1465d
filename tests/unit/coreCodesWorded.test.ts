import { describe, expect, it } from 'vitest'
import { problemCodes, refusalCodes } from '../../src/core/imports/formats/format.ts'
import { matchReasons } from '../../src/core/imports/matching/score.ts'
import { completionFailureCodes, phrasingFaultCodes } from '../../src/core/llm/index.ts'
import { logKinds } from '../../src/core/log/entry.ts'
import { redLineClauses } from '../../src/core/redLines/rules.ts'
import { knownCodes, wordCode } from '../../src/renderer/features/data/codes.ts'
import { logMessages } from '../../src/renderer/features/log/messages.ts'
import { words } from '../../src/renderer/i18n/words.ts'

describe('codes that the core sends are worded by the screens, in both languages', () => {
  it.each([...problemCodes, ...refusalCodes, ...matchReasons])('of the importer: %s', (code) => {
    expect(knownCodes).toContain(code)
    expect(wordCode(code, 'zh')).toMatch(/[\u4e00-\u9fff]/)
    expect(wordCode(code, 'en')).not.toBe(code)
  })
  it.each(logKinds)('of the log: %s', (kind) => {
    expect(logMessages.zh.kinds[kind]).toMatch(/[\u4e00-\u9fff]/)
    expect(logMessages.en.kinds[kind]).toMatch(/^[A-Z]/)
  })
  it.each([...phrasingFaultCodes, ...completionFailureCodes, 'output.noLine', 'blocked'])(
    'of wording: %s',
    (code) => {
      expect(words.zh.wordingFaults[code]).toMatch(/[\u4e00-\u9fff]/)
      expect(words.en.wordingFaults[code]).toMatch(/^[a-z]/)
    },
  )
  it.each(redLineClauses)('of the red lines: %s', (clause) => {
    expect(words.zh.clauses[clause]).toMatch(/[\u4e00-\u9fff]/)
    expect(words.en.clauses[clause]).toMatch(/^[A-Z]/)
  })
})
