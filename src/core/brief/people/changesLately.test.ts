import { describe, expect, it } from 'vitest'
import type { Brief, SituationPoint } from '../../../shared/contract/brief.ts'
import { changesLately, withoutToldChanges } from './changesLately.ts'
import { leftOnFile } from './leftOnFile.ts'

const day = 86_400_000
const asOf = Date.UTC(2026, 10, 23)
const point = (kind: string, words: string, more: { before?: string; at?: number | null } = {}) =>
  ({
    kind,
    words,
    state: 'holds',
    at: more.at === undefined ? asOf - 3 * day : more.at,
    earlier: more.before === undefined ? [] : [{ words: more.before }],
  }) as unknown as SituationPoint
const groups = (...own: [Brief['situation'][number]['group'], SituationPoint[]][]): Brief['situation'] =>
  own.map(([group, points]) => ({ group, points }))
const told = (...own: Parameters<typeof groups>) =>
  changesLately(groups(...own), asOf).flatMap(({ points }) =>
    points.map(({ words, earlier }) => [earlier[0]?.words ?? null, words]),
  )

describe('what changed of late', () => {
  it('is money and days of which something else held before, and people', () => {
    expect(
      told(
        ['money', [point('budgetAmount', '285万元', { before: '300万元' })]],
        ['dates', [point('decisionDate', '12月11日', { before: '11月30日' }), point('goLiveDate', '2月1日')]],
        [
          'people',
          [
            point('peopleChange', '房立（总经理）、谈月（主任，接替马国）'),
            point('decisionRole', '房总拍板'),
          ],
        ],
      ),
    ).toEqual([
      ['300万元', '285万元'],
      ['11月30日', '12月11日'],
      [null, '谈月（主任，接替马国）'],
    ])
  })

  it('is nothing that was only said again, but what held before that', () => {
    const again = point('maintenanceWindow', '大修窗口3月第二周', {
      before: '大修窗口3月第二周，过了就得等一年',
    })
    expect(told(['dates', [again]])).toEqual([])
    const moved = {
      ...again,
      earlier: [...again.earlier, { words: '大修窗口2月第一周' }],
    } as unknown as SituationPoint
    expect(told(['dates', [moved]])).toEqual([['大修窗口2月第一周', '大修窗口3月第二周']])
  })

  it('is nothing of long ago or without a day', () => {
    const before = '90万元'
    expect(told(['money', [point('budgetAmount', '72万元', { before, at: asOf - 60 * day })]])).toEqual([])
    expect(told(['money', [point('budgetAmount', '72万元', { before, at: null })]])).toEqual([])
  })
})

it('who has left by a list is told unless somebody said so', () => {
  const people = [
    {
      id: 'tom',
      name: 'Tom Beat',
      nickname: null,
      title: 'Buyer',
      leftAt: asOf - 50 * day,
      evidenceId: 'evi_list',
    },
    {
      id: 'ann',
      name: 'Ann Lyle',
      nickname: null,
      title: null,
      leftAt: asOf - 900 * day,
      evidenceId: 'evi_list',
    },
    { id: 'bo', name: 'Bo Carr', nickname: null, title: null, leftAt: null, evidenceId: 'evi_list' },
  ]
  const told = (changes: string[], deciding: string[] = []) =>
    leftOnFile(people, changes, { asOf, lang: 'en', zone: 'UTC', deciding: new Set(deciding) }).map(
      ({ words }) => words,
    )
  expect(told([])).toEqual(['Tom Beat, Buyer: has left, by the list of contacts (2026-10)'])
  expect(told(['Tom Beat has left us'])).toEqual([])
  // Whoever a list only marks as gone when it is taken in has no month.
  const marked = people.map((one) => ({ ...one, knownAt: one.leftAt ?? 0, updatedAt: asOf }))
  expect(
    leftOnFile(marked, [], { asOf, lang: 'en', zone: 'UTC', deciding: new Set() }).map(({ words }) => words),
  ).toEqual(['Tom Beat, Buyer: has left, by the list of contacts'])
  expect(told(['Tom Beat has left us'], ['ann'])).toEqual([
    'Ann Lyle: has left, by the list of contacts (2024-06)',
  ])
})

it('who left by a list is told with whoever took the place, and without a month that no record names', () => {
  const person = (id: string, name: string, more: object = {}) => ({
    ...{ id, name, nickname: null, title: null, leftAt: null, evidenceId: `row_${id}` },
    ...more,
  })
  const rows: Record<string, string> = {
    row_cleo: 'Name: Cleo Marr\nNote: replaces T. Beat since May',
    row_qin: '姓名: 秦舟\n备注: 接乌兰',
  }
  const told = (people: Parameters<typeof leftOnFile>[0]) =>
    leftOnFile(people, [], {
      ...{ asOf, lang: 'en', zone: 'UTC', deciding: new Set<string>() },
      rowOf: (id) => rows[id] ?? '',
    }).map(({ words }) => words)
  const left = asOf - 50 * day
  expect(told([person('tom', 'Tom Beat', { leftAt: left }), person('cleo', 'Cleo Marr')])).toEqual([
    'Tom Beat: has left, by the list of contacts (2026-10), succeeded by Cleo Marr',
  ])
  expect(told([person('wu', '乌兰', { leftAt: left, knownAt: left }), person('qin', '秦舟')])).toEqual([
    '乌兰: has left, by the list of contacts, succeeded by 秦舟',
  ])
})

it('a change of people that is told word for word stands once', () => {
  const change = (words: string, more: Partial<SituationPoint> = {}) =>
    ({
      ...point('peopleChange', words),
      mark: { evidenceId: 'ev_1' },
      since: [],
      answers: null,
      ...more,
    }) as unknown as SituationPoint
  const left = (own: SituationPoint[]) => {
    const held = groups(['people', own])
    return withoutToldChanges(held, changesLately(held, asOf)).flatMap(({ points }) =>
      points.map(({ words }) => words),
    )
  }
  expect(left([change('贺工接替孟工'), point('decisionRole', '贺工拍板')])).toEqual(['贺工拍板'])
  // A list of which only one is new stays whole.
  expect(left([change('房立（总经理）、谈月（主任，接替马国）')])).toEqual([
    '房立（总经理）、谈月（主任，接替马国）',
  ])
})
