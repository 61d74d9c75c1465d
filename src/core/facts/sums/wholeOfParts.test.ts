import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { takenBackIn } from './takenBack.ts'

/** A budget that is told with its parts, beside how much is bought, and after the one that is gone. */

const november = Date.UTC(2026, 10, 17, 9)
const budgets = (text: string) =>
  extractFacts(text, november, 'customer').flatMap(({ kind, figures }) =>
    kind === 'budgetAmount' ? [figures[0]?.value] : [],
  )

describe('a budget with its parts', () => {
  it.each([
    ['The sum I may put to the board is 260k all told, 190k capex and 70k opex.', [260_000]],
    ['They released 1.2m overall: 0.8m for machines, 0.4m reserved for the building.', [1_200_000]],
    ['Approved: 95k, of which 20k is for training.', [95_000]],
    ['预算一共300万，其中设备240万，安装60万。', [3_000_000]],
    ['预算190k镑，报价204.5k，超14.5k', [190_000]],
    ['The budget is £190k, our offer £204k, £14k over.', [190_000]],
    ['190k capex and 70k opex, 260k in total, is what the board approved', [260_000]],
    ['The budget went from 400k to 350k.', [350_000]],
  ])('%s is one of the whole', (text, values) => expect(budgets(text)).toEqual(values))
})

describe('the sum by which they go now', () => {
  it.each([
    ['预算这事定了,集团卡得紧,520没有了,按470来', [470]],
    ['原来的预算260批不下来，只有230', [230]],
    ['盘子又缩了，480没戏了，只剩415万', [4_150_000]],
  ])('%s', (text, values) => expect(budgets(text)).toEqual(values))
  it.each([
    '这批80件没有了，按60件发',
    '单价28没有了，按26来',
    '集团的380有了没有？',
    '预算380没有了吗，按原来的走',
  ])('none of it: %s', (text) => expect(budgets(text).filter((value) => value !== 380)).toEqual([]))
})

describe('how much is bought', () => {
  const kept = { value: 90_000, unit: 'EUR', currency: 'EUR' }
  it.each([
    'We take 60 t not 80 next year, and the budget is EUR 90k.',
    'Volumes go down from 95 to 70 t and the budget is EUR 90k.',
    'Quantities from 80, as planned, to 60; the budget is EUR 90k.',
    'We need 60 seats instead of 75, budget EUR 90k.',
  ])('is no budget that was: %s', (text) => expect(takenBackIn(text, november, kept)).toEqual([]))
  it('and a bare sum beside the one that holds is', () =>
    expect(takenBackIn('The budget is EUR 90k, not the 120 I wrote', november, kept)).toMatchObject([
      { value: 120_000 },
    ]))
})
