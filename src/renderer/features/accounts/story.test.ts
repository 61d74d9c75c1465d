import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '../../../shared/contract/accounts.ts'
import { byDepartment, gathered } from './story.ts'

const line = (key: string, kind: TimelineItem['kind']) => ({ key, kind }) as TimelineItem

describe("a record's story", () => {
  it('shows a line once although two pages hold it', () => {
    const pages = [
      [line('a', 'activity'), line('b', 'price')],
      [line('b', 'price'), line('c', 'activity')],
    ]
    expect(gathered(pages, 'all').map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect(gathered(pages, 'activity').map(({ key }) => key)).toEqual(['a', 'c'])
  })
})

describe('people by department', () => {
  it('keeps who has left behind their colleagues, and the undivided last', () => {
    const people = [
      { name: '钱', department: null, leftAt: null },
      { name: '周岚', department: '设备科', leftAt: 5 },
      { name: '陈砚', department: '超声医学科', leftAt: null },
      { name: '林', department: '设备科 ', leftAt: null },
    ]
    expect(
      byDepartment(people).map((group) => [group.department, group.people.map(({ name }) => name)]),
    ).toEqual([
      ['设备科', ['林', '周岚']],
      ['超声医学科', ['陈砚']],
      ['', ['钱']],
    ])
  })
})
