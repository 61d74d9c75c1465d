import { expect, it } from 'vitest'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'

const isOne = (one: string, other: string, names: RegExp | null = null) =>
  likenessOfThings(thingWords(one, names), thingWords(other, names)) >= isOneThing

it('a thing is known again by its words, whoever tells of it', () => {
  expect(isOne('The seam-sealing test report will be with you by 16 November', 'seam retest finished')).toBe(
    true,
  )
  expect(isOne('two demo units on loan', 'demo units are stuck in Felixstowe')).toBe(true)
  expect(isOne('噪声检测报告（第三方）11/20', '噪声报告检测所说要25号才出')).toBe(true)
  expect(isOne("women's fit samples 27 Nov", 'womens fit samples leave on the 23rd')).toBe(true)
})

it('what many things are called by makes no two of them one, nor do days and names', () => {
  expect(isOne('noise test report by 20 November', 'seam test report by 20 November')).toBe(false)
  expect(isOne('面料检测报告 11/18', '噪声检测报告 11/18')).toBe(false)
  expect(isOne('陆嘉禾 10月15日 报价', '陆嘉禾 10月15日 图纸', /陆嘉禾/gu)).toBe(false)
})

it('another version is another thing, however alike the words', () => {
  expect(isOne('Rev C with the mobile unit', 'rev B with the mobile unit attached')).toBe(false)
  expect(isOne('V2报价', '报价V2')).toBe(true)
})
