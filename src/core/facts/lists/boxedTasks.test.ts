import { describe, expect, it } from 'vitest'
import { rivalPattern } from '../rivals/rivals.ts'
import { tasksIn } from './boxedTasks.ts'

const sideOf = Object.assign(() => null, {})
const told = (line: string) =>
  tasksIn(`- [ ] ${line}`, Date.UTC(2026, 10, 20), sideOf, rivalPattern(['北冠', 'Larkin'])).map(
    ({ kind }) => kind,
  )

describe('a line with an open box', () => {
  it.each(['准备北冠的对比表', '北冠的报价打听一下', 'compare Larkin line by line', 'print the drawings'])(
    'is something to be done: %s',
    (line) => expect(told(line)).toEqual(['openTask']),
  )
  it.each(['北冠 35.8 现在的价 今年停过两次机', 'Larkin: two weeks from Leeds, no night cover'])(
    'is a note on a rival where it names what is so of them: %s',
    (line) => expect(told(line)).toEqual(['competitorNews']),
  )
  it.each(['Dana: one lot or two? nobody knows', '预算归哪个部门？没打听到', 'second shift from May? tbc'])(
    'is no task where nobody could answer it: %s',
    (line) => expect(told(line)).toEqual([]),
  )
})
