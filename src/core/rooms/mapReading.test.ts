import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MapReading } from '../../shared/contract/rooms.ts'
import type { MapNode, PersonaTag, Touch } from '../../shared/rooms/map.ts'
import { coverageOf, readMap } from './mapReading.ts'

const day = 86_400_000
const now = Date.UTC(2026, 4, 31)

const node = (some: Partial<MapNode> = {}): MapNode => ({
  kind: 'role',
  title: '汇总论证',
  who: '周岚',
  step: 's',
  lane: 'l',
  order: 0,
  isKey: true,
  weight: 1,
  dueAt: null,
  notApplicable: null,
  x: null,
  y: null,
  contact: null,
  author: '钱越',
  at: 0,
  ...some,
})
const touch = (node: string, at: number, some: Partial<Touch> = {}): Touch => ({
  node,
  at,
  source: 'visit',
  interaction: 'none',
  dwellMs: null,
  title: '现场拜访',
  evidence: null,
  by: '钱越',
  ...some,
})
const content = (nodes: Record<string, MapNode>, touches: Touch[] = [], tags: PersonaTag[] = []) => ({
  nodes: new Map(Object.entries(nodes)),
  touches: new Map(touches.map((each, at) => [`t${at}`, each])),
  tags: new Map(tags.map((each, at) => [`g${at}`, each])),
})
const eight = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`n${at}`, node()]))

describe('decision-path coverage', () => {
  test('of 3 of 8 key nodes is 37.5 %', () => {
    const map = content(eight, [touch('n0', now), touch('n3', now), touch('n3', now - day), touch('n7', now)])
    expect(coverageOf(map, now)).toEqual({
      keyNodes: 8,
      touched: 3,
      share: 0.375,
      weightedShare: 0.375,
      decayedShare: 0.375,
    })
  })

  test('without a key node is undefined and not 100 %', () => {
    const undefined_ = { keyNodes: 0, touched: 0, share: null, weightedShare: null, decayedShare: null }
    expect(coverageOf(content({}), now)).toEqual(undefined_)
    expect(coverageOf(content({ a: node({ isKey: false }) }, [touch('a', now)]), now)).toEqual(undefined_)
    expect(coverageOf(content({ a: node({ notApplicable: '不走招标' }) }), now)).toEqual(undefined_)
  })

  test('weighted counts weights, decayed halves a node every 30 days since its last touch', () => {
    const map = content({ boss: node({ weight: 3 }), user: node(), law: node({ weight: 2 }) }, [
      touch('boss', now - 90 * day),
      touch('boss', now - 30 * day),
      touch('user', now),
    ])
    expect(coverageOf(map, now)).toEqual({
      keyNodes: 3,
      touched: 2,
      share: 2 / 3,
      weightedShare: 4 / 6,
      decayedShare: (3 * 0.5 + 1) / 6,
    })
  })

  test('as of a day knows nothing of later touches, and of nodes that are gone', () => {
    const map = content({ a: node(), b: node() }, [
      touch('a', now - 40 * day),
      touch('b', now),
      touch('x', 0),
    ])
    expect(coverageOf(map, now - day).share).toBe(0.5)
    expect(coverageOf(map, now - 41 * day).share).toBe(0)
    expect(readMap(map, now)).toMatchObject({ coverage: { touched: 2 }, before: { touched: 1 } })
  })

  test('is a share whatever the map holds, and never falls by one more touch', () => {
    const anyNode = fc.record({
      isKey: fc.boolean(),
      weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
      notApplicable: fc.constantFrom(null, '不适用'),
    })
    const anyTouch = fc.record({
      node: fc.constantFrom('n0', 'n1', 'n2', 'gone'),
      at: fc.integer({ min: now - 400 * day, max: now + 30 * day }),
    })
    fc.assert(
      fc.property(
        fc.array(anyNode, { maxLength: 3 }),
        fc.array(anyTouch, { maxLength: 8 }),
        anyTouch,
        (some, made, more) => {
          const nodes = Object.fromEntries(some.map((each, at) => [`n${at}`, node(each)]))
          const touches = made.map((each) => touch(each.node, each.at))
          const reading = readMap(content(nodes, touches), now)
          MapReading.parse(reading)
          const { keyNodes, ...shares } = reading.coverage
          for (const share of [shares.share, shares.weightedShare, shares.decayedShare]) {
            expect(share === null).toBe(keyNodes === 0)
            if (share !== null) expect(share >= 0 && share <= 1 + 1e-12).toBe(true)
          }
          if (keyNodes === 0) return
          expect(shares.decayedShare!).toBeLessThanOrEqual(shares.weightedShare! + 1e-12)
          const after = coverageOf(content(nodes, [...touches, touch(more.node, more.at)]), now)
          expect(after.share!).toBeGreaterThanOrEqual(shares.share!)
          expect(after.decayedShare!).toBeGreaterThanOrEqual(shares.decayedShare! - 1e-12)
        },
      ),
    )
  })
})

describe('the nodes of a map', () => {
  test('say how often, how long and when last; blind spots come by the nearest date', () => {
    const map = content(
      {
        sum: node(),
        old: node(),
        budget: node({ dueAt: now + 9 * day }),
        tender: node({ dueAt: now - 2 * day }),
        sign: node(),
        helper: node({ isKey: false }),
        none: node({ notApplicable: '本次不走' }),
      },
      [
        touch('sum', now - 5 * day, { dwellMs: 132_000, interaction: 'zoom' }),
        touch('sum', now - day, { dwellMs: 48_000 }),
        touch('sum', now - 2 * day),
        touch('old', now - 31 * day),
      ],
    )
    const reading = readMap(map, now)
    expect(reading.nodes.map(({ id, state }) => [id, state])).toEqual([
      ['sum', 'reached'],
      ['old', 'stale'],
      ['budget', 'blind'],
      ['tender', 'blind'],
      ['sign', 'blind'],
      ['helper', 'other'],
      ['none', 'notApplicable'],
    ])
    expect(reading.nodes[0]).toEqual({
      id: 'sum',
      touches: 3,
      lastTouchAt: now - day,
      dwellMs: 180_000,
      dwellOf: 2,
      state: 'reached',
    })
    expect(reading.blind).toEqual(['tender', 'budget', 'sign'])
  })

  test('carry persona tags until these expire', () => {
    const tag = { node: 'sum', label: '安全敏感', evidence: '05-21 会议纪要', record: null, by: '钱越' }
    const map = content(
      { sum: node() },
      [],
      [
        { ...tag, at: now - 50 * day, expiresAt: now },
        { ...tag, at: now - day, expiresAt: now + 1 },
        { ...tag, at: now + day, expiresAt: now + 9 * day },
      ],
    )
    expect(readMap(map, now).tags).toEqual({ current: 1, expired: 1 })
  })
})
