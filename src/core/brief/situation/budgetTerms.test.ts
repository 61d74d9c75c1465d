import { expect, it } from 'vitest'
import { budgetTerms } from './budgetTerms.ts'

it.each([
  ['现在235万一年，含税的', '（每年，含税）'],
  ['预算每月12万，不含税', '（每月，不含税）'],
  ['预算降到480万', ''],
])('%s', (text, terms) => expect(budgetTerms(text, 'zh')).toBe(terms))
it.each([
  ['We have £4.4m p.a. for this', ' (a year)'],
  ['the annual budget is €90,000 excl. VAT', ' (a year, before tax)'],
  ['We have £180k all in', ''],
])('%s', (text, terms) => expect(budgetTerms(text, 'en')).toBe(terms))
