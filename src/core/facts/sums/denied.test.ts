import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { takenBackIn } from './takenBack.ts'

const november = Date.UTC(2026, 10, 10)
const budgets = (text: string, by: Speaker = 'customer') =>
  extractFacts(text, november, by).flatMap(({ kind, figures }) =>
    kind === 'budgetAmount' ? figures.map(({ value, currency }) => `${value} ${currency}`) : [],
  )

describe('a purchaser puts a sum right', () => {
  it('what was never approved is no budget, what was approved is', () => {
    const said = '曹总更正：老潘以前讲的240万没有批过，批下来是210万/年，含滤纸。'
    expect(budgets(`2、预算。${said}`, 'note')).toEqual(['2100000 CNY'])
    expect(takenBackIn(said, november).map(({ value }) => value)).toEqual([2_400_000])
  })
  it('in English too', () => {
    expect(budgets('The £310k was never approved. We only got £285k.')).toEqual(['285000 GBP'])
    expect(budgets('Budget of £310k was turned down by the board.')).toEqual([])
    expect(budgets('budget is now £285k for the 12 months, not £310k')).toEqual(['285000 GBP'])
  })
})

describe('our price is above what they have', () => {
  it('the price is no budget; the budget without its unit has that of the price', () => {
    expect(budgets('217.8万超了，预算就是210。')).toEqual(['2100000 CNY'])
    expect(budgets('Your £298k is over, the budget is 285.')).toEqual(['285000 GBP'])
  })
  it('nor where only the next sentence says so', () => {
    expect(budgets('预算你们写的是240万？没有批过。')).toEqual([])
    expect(budgets('你们按预算报的是240万。超了。')).toEqual([])
  })
  it('a bare number of another size, or with a unit of its own, is none', () => {
    expect(budgets('217.8万超了，预算就是12台。')).toEqual([])
    expect(budgets('217.8万超了，预算是2026年的。')).toEqual([])
    expect(budgets('预算就是210。')).toEqual([])
  })
})

it('a budget that is simply said stays one', () => {
  expect(budgets('今年预算600万元，必须12月20日前用完。')).toEqual(['6000000 CNY'])
  expect(budgets('£285k is the ceiling and Fiona knows it.')).toEqual(['285000 GBP'])
})
