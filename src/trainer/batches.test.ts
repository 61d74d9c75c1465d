import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lotsOf, microBatchOf, paddedLength, stepsOfEpoch } from './batches.ts'
import { learningRateAt } from './schedule.ts'
import type { TokenizedExample } from './tokenizer.ts'

const examples: fc.Arbitrary<TokenizedExample[]> = fc
  .array(fc.tuple(fc.integer({ min: 2, max: 90 }), fc.integer({ min: 1, max: 1000 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((sizes) =>
    sizes.map(([length, from], at) => ({
      id: String(at),
      tokens: Int32Array.from({ length }, (_, place) => at * 100 + place),
      answerFrom: 1 + (from % (length - 1)),
    })),
  )
const idsOf = (groups: readonly TokenizedExample[][]) => groups.flat().map(({ id }) => id)
const byNumber = (left: string, right: string) => Number(left) - Number(right)

describe('the steps of an epoch', () => {
  it('hold every example once, in an order that seed and epoch decide', () => {
    fc.assert(
      fc.property(examples, fc.integer({ min: 1, max: 9 }), (all, perStep) => {
        const steps = stepsOfEpoch(all, perStep, 5, 2)
        expect(idsOf(steps).sort(byNumber)).toEqual(all.map(({ id }) => id))
        expect(steps.slice(0, -1).every((step) => step.length === perStep)).toBe(true)
        expect(idsOf(stepsOfEpoch(all, perStep, 5, 2))).toEqual(idsOf(steps))
      }),
    )
    const many = Array.from({ length: 30 }, (_, at) => ({
      id: String(at),
      tokens: new Int32Array(4),
      answerFrom: 1,
    }))
    const orders = [stepsOfEpoch(many, 4, 5, 2), stepsOfEpoch(many, 4, 5, 3), stepsOfEpoch(many, 4, 6, 2)]
    expect(new Set(orders.map((order) => idsOf(order).join())).size).toBe(3)
  })

  it('are computed in lots that stay within the tokens at once, one example never divided', () => {
    fc.assert(
      fc.property(examples, fc.integer({ min: 16, max: 400 }), (all, tokensAtOnce) => {
        const lots = lotsOf(all, tokensAtOnce)
        expect(idsOf(lots).sort(byNumber)).toEqual(all.map(({ id }) => id))
        for (const lot of lots.filter((each) => each.length > 1)) {
          const longest = Math.max(...lot.map(({ tokens }) => tokens.length))
          expect(lot.length * paddedLength(longest)).toBeLessThanOrEqual(tokensAtOnce)
        }
      }),
    )
  })

  it('ask for the tokens of the answers and for no others, each after the one before it', () => {
    fc.assert(
      fc.property(examples, (all) => {
        const { tokens, rows, targets, weights, length } = microBatchOf(all, 0.5)
        expect(length % 16).toBe(0)
        expect([...targets]).toEqual(all.flatMap((example) => [...example.tokens.slice(example.answerFrom)]))
        // Tokens were numbered in order.
        for (const [at, row] of rows.entries()) expect(tokens[row]).toBe(targets[at]! - 1)
        expect(new Set(weights)).toEqual(new Set([0.5]))
      }),
    )
  })
})

describe('the learning rate', () => {
  const course = { learningRate: 1e-3, warmUpShare: 0.1, finalShare: 0.1 }
  it('rises over the first steps and falls to what is left', () => {
    const rates = Array.from({ length: 100 }, (_, at) => learningRateAt(at + 1, 100, course))
    expect(rates[0]).toBeCloseTo(1e-4)
    expect(rates[9]).toBe(1e-3)
    expect(rates[99]).toBeCloseTo(1e-4)
    expect(rates.slice(10).every((rate, at) => rate < rates[at + 9]!)).toBe(true)
  })

  it('is a number for any course', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), share, share, (steps, warmUpShare, finalShare) => {
        for (let step = 1; step <= steps; step += 1) {
          const rate = learningRateAt(step, steps, { learningRate: 1, warmUpShare, finalShare })
          expect(rate >= 0 && rate <= 1).toBe(true)
        }
      }),
    )
  })
})
