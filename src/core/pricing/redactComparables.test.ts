import { describe, expect, it } from 'vitest'
import type { QuoteRange } from './quoteRange.ts'
import { redactComparables, redactQuoteRange } from './redactComparables.ts'

const of = (partyId: string | null, unitPriceMinor: number) => ({
  id: `${partyId}-${unitPriceMinor}`,
  partyId,
  unitPriceMinor,
  at: 1_700_000_000_000,
  won: true,
  own: partyId === 'huashan',
  weight: 0.1,
})

const others = [of('ruijin', 130), of('xiehe', 110), of('ruijin', 120), of('tongji', 100), of(null, 140)]

describe('redactComparables', () => {
  it('shows others only as unnamed dots, five or more together, in an order that tells nothing', () => {
    const redacted = redactComparables([of('huashan', 125), ...others], ['huashan'])
    expect(redacted).toEqual({
      named: [of('huashan', 125)],
      dots: [100, 110, 120, 130, 140].map((unitPriceMinor) => ({ kind: 'dot', unitPriceMinor })),
      withheld: 0,
    })
  })

  it('shows none of four', () => {
    expect(redactComparables(others.slice(0, 4), ['huashan'])).toEqual({ named: [], dots: [], withheld: 4 })
  })

  it('takes every trace of other accounts out of a range', () => {
    const used = [of('huashan', 125), ...others.slice(0, 4)]
    const range: QuoteRange = {
      kind: 'range',
      lowMinor: 100,
      pointMinor: 120,
      highMinor: 140,
      coverage: 0.8,
      n: 5,
      basis: 'product',
      calibration: { n: 50, coverage: 0.8, coverageByPeriod: [] },
      comparablesUsed: used,
      start: { code: 'productMedian', minor: 118, n: 5 },
      drivers: [{ code: 'recency', deltaMinor: 2, evidenceIds: used.map(({ id }) => id), n: 5 }],
    }
    const text = JSON.stringify(redactQuoteRange(range, ['huashan']))
    expect(text).toContain('huashan-125')
    for (const name of ['ruijin', 'xiehe', 'tongji']) expect(text).not.toContain(name)
  })
})
