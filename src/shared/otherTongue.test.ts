import { expect, it } from 'vitest'
import { isInOtherTongue } from './otherTongue.ts'

it.each([
  ['检测所说报告周二才出', 'en', true],
  ['8D for Tomasz, 周五前', 'en', false],
  ['the lab says the report comes on Tuesday', 'zh', true],
  ['Rev C / DAP Limerick', 'zh', false],
  ['报告 rev C 周二出', 'zh', false],
] as const)('%s, read in %s: %s', (words, lang, expected) => {
  expect(isInOtherTongue(words, lang)).toBe(expected)
})
