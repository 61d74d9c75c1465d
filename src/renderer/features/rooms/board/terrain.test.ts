import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contour, placesOf, ringsOf, ringUnit } from './terrain.ts'

describe('the terrain of zones', () => {
  test('has rings of a round amount, at most seven for the largest', () => {
    expect(ringUnit(700)).toBe(100)
    expect(ringUnit(7_010_000_00)).toBe(1_500_000_00)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (largest) => {
        const unit = ringUnit(largest)
        expect(largest / unit).toBeLessThanOrEqual(7 + 1e-9)
        expect(Number.isInteger((2 * unit) / 10 ** Math.floor(Math.log10(unit)))).toBe(true)
      }),
    )
  })

  test('is solid to the low end, filled to the point, dashed to the high end', () => {
    const rings = ringsOf({ expectedMinor: 740, lowMinor: 570, highMinor: 890 }, 200)
    expect(rings.map(({ isSure, isFilled }) => [isSure, isFilled])).toEqual([
      [true, true],
      [true, true],
      [true, true],
      [false, true],
    ])
    expect(ringsOf({ expectedMinor: 1, lowMinor: 0, highMinor: 3 }, 200)).toHaveLength(1)
  })

  test('stands inside its field and looks the same each time', () => {
    expect(contour('zone:a', 0, 0, 10, 8)).toBe(contour('zone:a', 0, 0, 10, 8))
    expect(contour('zone:a', 0, 0, 10, 8)).not.toBe(contour('zone:b', 0, 0, 10, 8))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (n) => {
        const keys = Array.from({ length: n }, (_, at) => `zone:${at}`)
        for (const { x, y, radiusX, radiusY } of placesOf(
          keys,
          keys.map(() => 1),
          900,
          560,
        )) {
          expect(x - radiusX > -30 && x + radiusX < 930).toBe(true)
          expect(y - radiusY > -30 && y + radiusY < 590).toBe(true)
        }
      }),
    )
  })
})
