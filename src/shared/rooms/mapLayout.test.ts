import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MapNode } from './map.ts'
import { cellAt, layoutMap, mapSizes } from './mapLayout.ts'

const named = (names: string[]) => new Map(names.map((name, order) => [name, { name, order }]))
const node = (step: string, lane: string, some: Partial<MapNode> = {}): MapNode => ({
  kind: 'role',
  title: '节点',
  who: '',
  step,
  lane,
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

describe('the layout of a map', () => {
  test('puts each node in the cell of its step and lane, and none on another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('需求', '论证', '签约'), fc.constantFrom('临床', '设备')), {
          maxLength: 60,
        }),
        (cells) => {
          const nodes = new Map(
            cells.map(([step, lane], at) => [`n${String(at).padStart(2, '0')}`, node(step, lane)]),
          )
          const layout = layoutMap(nodes, named(['需求', '论证', '签约']), named(['临床', '设备']))
          const places = [...layout.places]
          expect(places).toHaveLength(cells.length)
          for (const [id, place] of places) {
            const { step, lane } = nodes.get(id)!
            expect(cellAt(layout, place)).toEqual({ step, lane })
            for (const [other, { x, y }] of places)
              if (other < id)
                expect(Math.hypot(x - place.x, y - place.y)).toBeGreaterThan(mapSizes.node * 1.2)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('leaves what was placed by hand, and is the same whatever the order of arrival', () => {
    const nodes = new Map([
      ['b', node('签约', '临床', { x: 7, y: 9 })],
      ['a', node('gone', 'gone')],
    ])
    const layout = layoutMap(nodes, named(['需求', '签约']), named(['临床']))
    expect(layout.places.get('b')).toEqual({ x: 7, y: 9, isByHand: true })
    expect(cellAt(layout, layout.places.get('a')!)).toEqual({ step: '需求', lane: '临床' })
    expect(layoutMap(new Map([...nodes].reverse()), named(['需求', '签约']), named(['临床']))).toEqual(layout)
    expect(cellAt(layout, { x: -1, y: 60 })).toBeNull()
  })

  test('of 2,000 nodes takes no time worth a thought', () => {
    const nodes = new Map(
      Array.from({ length: 2_000 }, (_, at) => [`n${at}`, node('需求', '临床', { order: at })]),
    )
    const began = performance.now()
    expect(layoutMap(nodes, named(['需求']), named(['临床'])).places.size).toBe(2_000)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
