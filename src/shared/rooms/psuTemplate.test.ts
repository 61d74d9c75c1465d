import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { milestones, tasks } from './psu.ts'
import { beginWith, changesFrom, structureOf, templates, theTemplate } from './psuTemplate.ts'
import { patchRow, putRow, readRows, removeRow } from './records.ts'

function unit() {
  const doc = new Y.Doc()
  beginWith(doc, {
    name: '明州内镜',
    milestones: [
      { id: 'm1', title: '论证会', isCustomers: true },
      { id: 'm2', title: '样机到位', isCustomers: false },
    ],
    tasks: [
      { id: 't1', title: '备参数表', milestone: 'm1' },
      { id: 't2', title: '约场地', milestone: 'm2' },
    ],
    by: '钱越',
    at: 5,
  })
  const changes = () =>
    changesFrom(
      readRows(doc, templates).rows.get(theTemplate)!,
      readRows(doc, milestones).rows,
      readRows(doc, tasks).rows,
    ).map(({ kind, change, title }) => [kind, change, title])
  return { doc, changes }
}

describe('a unit that began with another’s structure', () => {
  test('has nobody’s name and no date in it, and is the same as its template at first', () => {
    const { doc, changes } = unit()
    expect(readRows(doc, milestones).rows.get('m1')).toEqual({
      ...{ title: '论证会', isCustomers: true, owner: null, dueAt: null, doneAt: null, order: 0 },
    })
    expect(readRows(doc, tasks).rows.get('t2')).toMatchObject({ milestone: 'm2', owner: null, by: '钱越' })
    expect(changes()).toEqual([])
    expect(structureOf(doc).milestones.map(({ id }) => id)).toEqual(['m1', 'm2'])
  })

  test('says what was renamed, moved, taken out and added; owners, dates and what is done are no changes', () => {
    const { doc, changes } = unit()
    patchRow(doc, milestones, 'm1', { owner: '何经理', dueAt: 9, doneAt: 9 })
    patchRow(doc, tasks, 't1', { order: 7 })
    expect(changes()).toEqual([])
    patchRow(doc, milestones, 'm1', { title: '院内论证会', isCustomers: false })
    patchRow(doc, tasks, 't1', { milestone: null })
    removeRow(doc, tasks, 't2')
    putRow(doc, milestones, 'm3', {
      ...{ title: '签约', isCustomers: true, owner: null, dueAt: null, doneAt: null, order: 3 },
    })
    expect(changes()).toEqual([
      ['milestone', 'renamed', '院内论证会'],
      ['milestone', 'moved', '院内论证会'],
      ['milestone', 'added', '签约'],
      ['task', 'moved', '备参数表'],
      ['task', 'removed', '约场地'],
    ])
  })
})
