import { expect, it } from 'vitest'
import type { Brief, QuoteView } from '../../../shared/contract/brief.ts'
import { quoteLines } from './priceLines.ts'
import { words } from './printedWords.ts'

const quote = (over: Partial<QuoteView>): QuoteView =>
  ({
    currency: 'EUR',
    productName: 'Dryer DR-2',
    quantity: 6,
    unit: null,
    quantityFrom: 'openQuote',
    prediction: { kind: 'notEnoughInformation', n: 0, missing: [] },
    advice: { floorMinor: 100_000, targetMinor: 120_000, stretchMinor: 130_000, moves: [] },
    listMinor: 150_000,
    draftMinor: 125_000,
    setApart: [],
    guardrails: [{ status: 'caution', code: 'noCostFloor', params: {}, ruleId: 'noCostFloor' }],
    wonWithoutQuantity: null,
    ...over,
  }) as unknown as QuoteView
const printed = (over: Partial<QuoteView>, lang: 'zh' | 'en' = 'en') =>
  quoteLines({ lang, situation: [] } as unknown as Brief, quote(over), words[lang]).join('\n')

it('says on what the advised prices rest, what we asked last, the list price and how many it is of', () => {
  const told = printed({})
  expect(told).toContain('these prices rest on closed deals alone')
  expect(told).toContain('our open quote €1,250.00')
  expect(told).toContain('list price €1,500.00')
  expect(told).toContain('quantity 6')
  expect(printed({}, 'zh')).toContain('没有成本价')
})

it('says nothing of costs that are on file or of prices that are not, and of a count that nobody told', () => {
  expect(printed({ guardrails: [] })).not.toContain('closed deals alone')
  expect(printed({ advice: null })).not.toContain('closed deals alone')
  const bare = printed({ advice: null, listMinor: null, draftMinor: null, quantityFrom: 'unknown' })
  expect(bare).not.toMatch(/list price|open quote|quantity/)
})
