import { expect, test } from 'vitest'
import type { Decision, Published, Resource } from './board.ts'
import { cardSubjects, riskKey } from './boardSubjects.ts'
import { Reference } from './fields.ts'

const said = (kind: Published['kind'], more: Partial<Published> = {}): Published => ({
  ...{ kind, title: '浙江', heat: null, short: null, risks: null, openDeals: null, openMinor: null },
  ...{ currency: null, stage: null, expectedCloseAt: null, owner: null, by: '钱越', at: 0 },
  hash: 'a'.repeat(64),
  ...more,
})
const resource: Resource = { name: '演示机', unit: '台', total: 4, note: '', order: 0 }
const decision: Decision = {
  ...{
    title: '样机周三送到',
    note: '',
    owner: '钱越',
    dueAt: null,
    state: 'agreed',
    reviewAt: null,
    zone: null,
  },
  ...{ author: '钱越', at: 0, logSeq: null, loggedBy: null },
}

test('a card can be about a deal, a light, a resource, its use and a decision, as they stand now', () => {
  const zone = `zone:${'0'.repeat(24)}`
  const subjects = cardSubjects({
    published: [
      ['deal:dea_1', said('deal', { title: '瑞金 · 二期' })],
      [zone, said('zone', { risks: { delivery: { light: 'stop', hits: 2, of: 4 } } })],
      [
        'use:visits',
        said('resource', { use: { measure: 'visits', days: 30, amount: 12, of: 12, parts: null } }),
      ],
    ],
    resources: [['resource:0', resource]],
    claims: [
      { resource: 'resource:0', amount: 2 },
      { resource: 'resource:0', amount: 1 },
    ],
    decisions: [['01K', decision]],
  })
  expect([...subjects].map(([key, { kind, title }]) => [key, kind, title])).toEqual([
    ['deal:dea_1', 'deal', '瑞金 · 二期'],
    [riskKey(zone, 'delivery'), 'risk', '浙江'],
    ['use:visits', 'use', '浙江'],
    ['resource:0', 'resource', '演示机'],
    ['decision:01K', 'decision', '样机周三送到'],
  ])
  for (const key of subjects.keys()) expect(Reference.safeParse(key).success).toBe(true)
  expect(subjects.get(riskKey(zone, 'delivery'))).toMatchObject({ light: 'stop', hits: 2, of: 4 })
  expect(subjects.get('resource:0')).toMatchObject({ used: 3 })
  // A light that was not published is nothing that a card could be about.
  expect(subjects.has(riskKey(zone, 'price'))).toBe(false)
})
