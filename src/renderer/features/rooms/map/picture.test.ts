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
const words = {
  blind: '盲区',
  unknown: '不详',
  outside: '外部信号',
  signalNote: ({ note }: { note: string }) => `10月1日 · ${note}`,
  legend: {
    key: '关键节点',
    blind: '盲区',
    sourced: '有依据',
    inferred: '推断',
    expected: '预计',
    influence: '影响',
    conflict: '冲突',
    stale: '触达超过 30 天',
  },
}
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
    words,
  })
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('\u0000')
  expect(svg).not.toContain('var(')
  // Once as a line and once in the legend.
  expect(svg.match(/stroke-dasharray="5 4"/g)).toHaveLength(2)
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

test('a picture says by shapes and marks what the screen does: kinds, conflicts, what was long ago, what came from outside', () => {
  const nodes = new Map([
    ['who', node({})],
    ['when', node({ kind: 'milestone', title: '挂网', order: 1 })],
    ['what', node({ kind: 'question', title: '谁付维保', order: 2 })],
    ['skipped', node({ title: '公示', order: 3, notApplicable: '不走招标' })],
    ['ahead', node({ title: '验收', order: 4, at: 900 })],
  ])
  const read = (id: string, some: Partial<MapReading['nodes'][number]>) => ({
    ...{ id, touches: 0, lastTouchAt: null, dwellMs: null, dwellOf: 0, state: 'other' as const },
    ...some,
  })
  const draw = (signals: Parameters<typeof mapPicture>[0]['signals']) =>
    mapPicture({
      ...{ title: '决策地图', subtitle: '', trace: '', nodes, signals, words },
      layout: layoutMap(nodes, new Map(), new Map()),
      edges: new Map([
        ['a', { from: 'who', to: 'what', kind: 'conflict', basis: 'sourced', note: '', author: '', at: 0 }],
        ['b', { from: 'who', to: 'when', kind: 'influence', basis: 'sourced', note: '', author: '', at: 0 }],
      ]),
      reading: {
        ...{ asOf: 500, coverage, before: coverage, blind: ['when'], halfLifeDays: 30, staleDays: 30 },
        tags: { current: 0, expired: 0 },
        nodes: [
          read('who', { touches: 1, state: 'stale' }),
          read('when', { state: 'blind' }),
          read('what', {}),
          read('skipped', { state: 'notApplicable' }),
          read('ahead', {}),
        ],
      },
      color: (token) => token,
    }).svg
  const svg = draw([['s', { title: '集采公告', note: '省里', node: 'who', inferred: true, at: 1, by: '' }]])
  const count = (pattern: RegExp) => svg.match(pattern)?.length ?? 0
  // Each mark once on the map and once in the legend.
  expect([count(/data-mark="conflict"/g), count(/data-mark="stale"/g)]).toEqual([2, 2])
  expect(count(/<rect [^>]*rx="10" fill="url\(#hatch\)"/g)).toBe(1)
  expect(svg).toContain('marker-end="url(#arrow-influence)"')
  expect(count(/<g opacity="0.5">/g)).toBe(1)
  for (const said of ['—', '外部信号', '10月1日 · 省里', ...Object.values(words.legend)])
    expect(svg).toContain(said)
  // The signal's own line, which a map without one lacks.
  const lines = (text: string) => text.match(/fill="none" stroke="--div-p3"/g)?.length ?? 0
  expect(lines(svg) - lines(draw([]))).toBe(1)
})
