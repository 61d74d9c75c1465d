import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const october = Date.UTC(2026, 9, 7)
const kinds = (text: string) =>
  extractFacts(text, october, 'customer', null, () => null)
    .map(({ kind }) => kind)
    .filter((kind) => kind === 'budgetDeadline' || kind === 'customerAsk')

it.each([
  '行，今年的专项资金必须在12月28日前用完',
  '预算380万元，必须在11月30日前执行完',
  '财务讲了，这块额度必须在年底前花掉，12月20日前用完最好',
  'The training budget has to be committed before 20 December',
  'Our grant needs to be spent by 30 November',
])('money to be spent by a day is no request: %s', (text) => {
  expect(kinds(text)).not.toContain('customerAsk')
})

it.each([
  '预算必须在12月28日前用完，另外必须提供三年备件',
  '设备必须在12月28日前到货',
  'The grant has to be spent by November and the probe has to be calibrated on site',
])('what is wanted of us beside it is one: %s', (text) => {
  expect(kinds(text)).toContain('customerAsk')
})
