import { describe, expect, test } from 'vitest'
import { isInTime, mostInTime, planCores, type Step } from './nodesPlan.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, core) => core)

describe('the cores of two nodes', () => {
  test.each([5, 6, 7, 8, 16, 64])('with %i each has its own', (count) => {
    const { nodes, servers, load, isEnough } = planCores(upTo(count))
    expect(isEnough).toBe(true)
    const given = [...nodes.flat(), ...servers, ...load]
    expect(new Set(given).size).toBe(given.length)
    expect(nodes.map(({ length }) => length)).toEqual([1, 1])
    expect(load.length).toBeGreaterThan(0)
  })

  test.each([1, 2, 4])('with %i there are not enough, and both nodes share the same ones', (count) => {
    const { nodes, load, isEnough } = planCores(upTo(count))
    expect(isEnough).toBe(false)
    expect(nodes[0]).toEqual(nodes[1])
    expect(load).toEqual([count - 1])
  })
})

describe('a step', () => {
  const step = (changes: Partial<Step>): Step => ({
    ...{ nodes: 1, updatesPerSecond: 2, sent: 10, wanted: 40, delivered: 40, deliveredPerSecond: 100 },
    ...{ latencyP99Ms: 5, loadLagMs: 1, ...changes },
  })

  test('counts while everything comes, and soon', () => {
    expect(isInTime(step({}))).toBe(true)
    expect(isInTime(step({ delivered: 39 }))).toBe(false)
    expect(isInTime(step({ latencyP99Ms: 251 }))).toBe(false)
  })

  test('is the most that was passed on only if it was in time', () => {
    const late = step({ latencyP99Ms: 900, deliveredPerSecond: 900 })
    expect(mostInTime([step({}), step({ deliveredPerSecond: 300 }), late])).toBe(300)
    expect(mostInTime([late])).toBe(0)
  })
})
