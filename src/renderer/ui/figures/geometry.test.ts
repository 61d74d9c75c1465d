import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ladder,
  lanes,
  linear,
  scaleStep,
  segments,
  signedBars,
  ticks,
  waterfall,
  whisker,
} from './geometry.ts'

describe('a probability', () => {
  it('stands on its track where it says', () => {
    expect(whisker({ value: 0.5, low: 0.25, high: 0.75 }, 100)).toEqual({ low: 25, dot: 50, high: 75 })
  })

  it('takes a step of the scale by its size, monotone from 1 to 7', () => {
    expect([0, 0.2, 0.5, 0.62, 0.81, 1].map(scaleStep)).toEqual([1, 2, 4, 5, 6, 7])
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => (a <= b ? scaleStep(a) <= scaleStep(b) : scaleStep(a) >= scaleStep(b)),
      ),
    )
  })
})

describe('a rank', () => {
  it('puts first place at the right end and the last at the left', () => {
    const own = (position: number, of: number) => ladder(position, of, 20).findIndex((rung) => rung.own)
    expect([own(1, 41), own(41, 41), own(1, 1), own(3, 6)]).toEqual([19, 0, 0, 3])
  })

  it('has exactly one own rung, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (a, b) => {
        const rungs = ladder(Math.min(a, b), Math.max(a, b), 20)
        return rungs.filter((rung) => rung.own).length === 1 && rungs.length <= 20
      }),
    )
  })
})

describe('a rule score', () => {
  it('fills segments up to its points', () => {
    expect(segments(74.2, 10).map((full) => Math.round(full * 100))).toEqual([
      100, 100, 100, 100, 100, 100, 100, 42, 0, 0,
    ])
  })
})

describe('contributions', () => {
  it('start from one zero, scaled together', () => {
    expect(signedBars([10, -10], 40)).toEqual({
      zero: 20,
      bars: [
        { x: 20, width: 20 },
        { x: 0, width: 20 },
      ],
    })
  })

  it('lead from the start to the end of a waterfall', () => {
    expect(waterfall(130, [-3, 2])).toEqual([
      { from: 130, to: 127 },
      { from: 127, to: 129 },
    ])
  })
})

describe('an axis', () => {
  it('has round ticks inside its domain, no more than asked for', () => {
    expect(ticks(116.4, 150.2, 4)).toEqual([120, 130, 140, 150])
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (low, span, count) => {
          const found = ticks(low, low + span, count)
          return (
            found.length <= count + 1 &&
            found.every((tick) => tick >= low - span * 1e-6 && tick <= low + span * (1 + 1e-6))
          )
        },
      ),
    )
  })

  it('clamps what lies outside', () => {
    const x = linear([100, 200], [0, 50])
    expect([x(50), x(150), x(300)]).toEqual([0, 25, 50])
  })
})

describe('dots that would overlap', () => {
  it('take the first free lane', () => {
    expect(lanes([0, 4, 30, 33, 36], 11, 3)).toEqual([0, 1, 0, 1, 2])
  })
})
