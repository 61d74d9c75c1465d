import { describe, expect, it } from 'vitest'
import { type LabelledMessage, measure, precisionOf, recallOf, scoreAct, scoreFacts } from './score.ts'

const message = (more: Partial<LabelledMessage>): LabelledMessage => ({
  id: 'one',
  part: 'tune',
  from: 'customer',
  at: '2026-10-14',
  text: '今年预算120万元，担心停机影响门诊。',
  acts: [],
  facts: [],
  ...more,
})

describe('facts of one message against its labels', () => {
  it('count as found by kind and figure, quoted ones by what is common to both', () => {
    const { tallies, strays } = scoreFacts(
      message({
        facts: [
          { kind: 'budgetAmount', value: 1_200_000, unit: 'CNY' },
          { kind: 'statedConcern', quote: '担心停机影响门诊' },
        ],
      }),
    )
    expect(strays).toEqual([])
    expect(tallies.money).toEqual({ hits: 1, extra: 0, missed: 0 })
    expect(tallies.text).toEqual({ hits: 1, extra: 0, missed: 0 })
  })
  it('another figure is both missed and too much', () => {
    const { tallies } = scoreFacts(
      message({ facts: [{ kind: 'budgetAmount', value: 1_300_000, unit: 'CNY' }] }),
    )
    expect(tallies.money).toEqual({ hits: 0, extra: 1, missed: 1 })
    expect([precisionOf(tallies.money), recallOf(tallies.money)]).toEqual([0, 0])
  })
})

describe('the act of a message', () => {
  it('is right when it is one of those labelled', () => {
    const asked = message({ text: '麻烦发一份报价过来', acts: ['priceAsked', 'nextStep'] })
    expect(scoreAct(asked)).toEqual({
      kind: { hits: 1, extra: 0, missed: 0 },
      buyingStep: { hits: 1, extra: 0, missed: 0 },
      found: 'priceAsked',
    })
  })
  it('of small talk is none, and a step not seen is missed', () => {
    expect(scoreAct(message({ text: '周末愉快' })).kind).toEqual({ hits: 0, extra: 0, missed: 0 })
    expect(scoreAct(message({ text: '周末愉快', acts: ['objection'] })).buyingStep.missed).toBe(1)
  })
})

it('a part is measured by itself', () => {
  const messages = [message({}), message({ part: 'held' })]
  expect(measure('zh', 'held', messages)).toMatchObject({
    part: 'held',
    messages: 1,
    allFacts: { hits: 0, extra: 2 },
  })
})
