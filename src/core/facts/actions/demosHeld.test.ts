import { expect, it } from 'vitest'
import type { Direction } from '../../../shared/vocabulary.ts'
import { readActions } from './actions.ts'

const demoIn = (text: string, direction: Direction): boolean =>
  readActions(text, Date.parse('2026-06-01T09:00:00Z'), direction, [], []).some(({ kind }) => kind === 'demo')

it.each([
  '演示改到周四，您看行吗',
  '现场演示还要再准备两天',
  '演示机坏了，演示做不成',
  '远程演示链接稍后发您',
  '我们可以现场演示一遍',
  '上次说的演示还没做',
  '没做过演示',
  '不用演示，看视频就行',
  'we could give a demo on site',
  'we have not held the demo',
  'good time for a demo?',
  'demo yesterday had to be called off',
  'after the demo we will send the quote',
])('a demonstration to come, or none: %s', (text) => {
  expect(demoIn(text, 'outbound')).toBe(false)
})

it.each([
  ['昨天的演示很顺利', 'outbound'],
  ['感谢参加今天的演示', 'outbound'],
  ['演示那天看着是挺溜', 'inbound'],
  ['我方演示了排产模块，计划科提了五个问题', 'internal'],
  ['the demo yesterday went well', 'outbound'],
  ['thanks for joining the demo', 'outbound'],
  ['what you guys showed us yesterday was neat', 'inbound'],
] as const)('a demonstration that was held: %s', (text, direction) => {
  expect(demoIn(text, direction)).toBe(true)
})
