import { expect, test } from 'vitest'
import type { MapReading } from '../../../../shared/contract/rooms.ts'
import type { MapNode } from '../../../../shared/rooms/map.ts'
import { layoutMap } from '../../../../shared/rooms/mapLayout.ts'
import { mapPicture, sharePoints, signalPlaces } from './picture.ts'

const node = (some: Partial<MapNode>): MapNode => ({
  kind: 'person',
  title: '设备科主任',
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
const coverage = { keyNodes: 2, touched: 1, share: 0.5, weightedShare: 0.5, decayedShare: 0.5 }

test('a picture of a map stands alone, says what it shows, and takes nothing that a peer wrote for markup', () => {
  const nodes = new Map([
    ['a', node({})],
    ['b', node({ title: '</text><script>alert(1)</script>', who: '"&<>\u0000' })],
  ])
  const layout = layoutMap(nodes, new Map(), new Map())
  const reading: MapReading = {
    asOf: 0,
    coverage,
    before: coverage,
    nodes: [
      { id: 'a', touches: 5, lastTouchAt: 0, dwellMs: null, dwellOf: 0, state: 'reached' },
      { id: 'b', touches: 0, lastTouchAt: null, dwellMs: null, dwellOf: 0, state: 'blind' },
    ],
    blind: ['b'],
    halfLifeDays: 30,
    staleDays: 30,
    tags: { current: 0, expired: 0 },
  }
  const { svg, width, height } = mapPicture({
    title: '决策地图 明州二院',
    subtitle: '50.0 %',
    trace: '日志第 7 条 abcd',
    layout,
    nodes,
    edges: new Map([
      ['e', { from: 'a', to: 'b', kind: 'sequence', basis: 'inferred', note: '', author: '钱越', at: 0 }],
      ['gone', { from: 'a', to: 'x', kind: 'sequence', basis: 'sourced', note: '', author: '钱越', at: 0 }],
    ]),
    signals: [],
    reading,
    color: (token) => `#${token.length}`,
    words: { blind: '盲区', unknown: '不详' },
  })
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('\u0000')
  expect(svg).not.toContain('var(')
  expect(svg.match(/stroke-dasharray="5 4"/g)).toHaveLength(1)
  for (const said of ['决策地图 明州二院', '周岚', '盲区', '日志第 7 条 abcd', '>5<'])
    expect(svg).toContain(said)
  expect(width > layout.width && height > layout.height).toBe(true)
})

test('signals stand in the order of time, none on another', () => {
  const layout = layoutMap(new Map(), new Map(), new Map())
  const places = signalPlaces(
    [
      ['late', { at: 9 }],
      ['soon', { at: 1 }],
    ],
    layout,
  )
  expect(places.map(({ id }) => id)).toEqual(['soon', 'late'])
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(2)
})

test('a share is told in points with one decimal, and an undefined one not at all', () => {
  expect([0.375, 0.625, 1, 0, null].map(sharePoints)).toEqual(['37.5', '62.5', '100.0', '0.0', null])
})
