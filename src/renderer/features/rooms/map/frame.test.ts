import { describe, expect, test } from 'vitest'
import { frameOf, viewportOf } from './frame.ts'

const whole = { width: 2000, height: 1000 }
const laptop = { width: 1000, height: 600 }

describe('what is seen of a map', () => {
  test('is the same again on a screen of the same size', () => {
    const view = { x: -300, y: -120, zoom: 0.8 }
    const back = viewportOf(frameOf(view, laptop, whole), laptop, whole)
    expect(back.zoom).toBeCloseTo(0.8, 3)
    expect(back.x).toBeCloseTo(-300, 0)
    expect(back.y).toBeCloseTo(-120, 0)
  })

  test('has the same middle, and all of it in view, on a screen of another size', () => {
    const frame = frameOf({ x: -300, y: -120, zoom: 0.8 }, laptop, whole)
    const wall = { width: 1920, height: 1080 }
    const there = frameOf(viewportOf(frame, wall, whole), wall, whole)
    expect(there.x).toBeCloseTo(frame.x, 3)
    expect(there.y).toBeCloseTo(frame.y, 3)
    expect(there.width).toBeGreaterThanOrEqual(frame.width - 0.001)
    expect(there.height).toBeGreaterThanOrEqual(frame.height - 0.001)
  })

  test('never leaves the zooms that the map allows', () => {
    const speck = { x: 0.5, y: 0.5, width: 0.001, height: 0.001 }
    expect(viewportOf(speck, laptop, whole).zoom).toBe(2)
    expect(viewportOf({ ...speck, width: 100, height: 100 }, laptop, whole).zoom).toBe(0.1)
  })
})
