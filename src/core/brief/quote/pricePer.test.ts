import { expect, it } from 'vitest'
import { pricePer } from './pricePer.ts'

it.each([
  ['顺达报4120一千只，起订3万', 4120, 'zh', '/千只'],
  ['顺达报4120一千只', 4120, 'en', ' per 1000'],
  ['他们卖9块8一个', 9.8, 'zh', '/个'],
  ['Larkin is at EUR 1,720 per thousand', 1720, 'en', ' per thousand'],
  ['Larkin is at EUR 1,720 per thousand', 1720, 'zh', '/千'],
  ['顺达那边报1330一个人', 1330, 'zh', '/人'],
  ['顺达报332万', 3_320_000, 'zh', ''],
] as const)('%s', (text, sum, lang, per) => expect(pricePer(text, sum, lang)).toBe(per))
