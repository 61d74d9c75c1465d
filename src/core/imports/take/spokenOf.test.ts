import { expect, it } from 'vitest'
import type { Side } from '../../facts/whoSays/sides.ts'
import { sidesInTalk } from './talkSides.ts'

/** A chief who speaks of his own people to the other side is no seller for calling them by their titles. */

it('who is to do something for the other side is spoken of', () => {
  const known = new Map<string, Side>([
    ['林知夏', 'ours'],
    ['钱立', 'theirs'],
    ['邵平', 'theirs'],
  ])
  const said = [
    { sender: '林知夏', text: '方案大家看过了吧' },
    { sender: '钱立', text: '表在我那里' },
    { sender: '邵平', text: '没过我不签' },
    { sender: '葛一鸣', text: '邵工说得对' },
    { sender: '林知夏', text: '好' },
    { sender: '葛一鸣', text: '具体的表钱经理给你们' },
  ]
  expect(sidesInTalk(said, known).get('葛一鸣')).not.toBe('ours')
  const seller = [
    { sender: '钱立', text: '表在我那里' },
    { sender: '邵平', text: '没过我不签' },
    { sender: '许行', text: '邵工，我们明天补' },
    { sender: '许行', text: '钱经理，资料发了' },
  ]
  expect(sidesInTalk(seller, known).get('许行')).toBe('ours')
})
