import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { inSimplified } from './inSimplified.ts'

it('has as many letters as the text', () => {
  const text = '這週五給齊，還剩兩項沒補'
  expect([inSimplified(text), inSimplified(text).length]).toEqual(['这周五给齐，还剩两项没补', text.length])
})

it('what traditional characters say is read, and told in them', () => {
  const [told] = extractFacts('檢驗報告我25號給您', Date.UTC(2026, 9, 12), 'customer')
  expect([told?.kind, told?.text, told?.figures[0]?.value]).toEqual([
    'customerPromise',
    '檢驗報告我25號給您',
    '2026-10-25',
  ])
})
