import { describe, expect, it } from 'vitest'
import type { Side } from '../../facts/sides.ts'
import { sidesInTalk } from './talkSides.ts'

const talk = (...lines: string[]) =>
  lines.map((line) => {
    const [, sender = '', text = ''] = /^([^:：]+)[:：]\s*(.*)$/.exec(line)!
    return { sender, text }
  })
const known = new Map<string, Side>([
  ['罗宁', 'ours'],
  ['戚小玲', 'theirs'],
])

describe('who in a group of two sides is on no list', () => {
  it('is theirs whom ours call by title and who says what they give us', () => {
    const sides = sidesInTalk(
      talk(
        '罗宁：@葛青 葛主任，色样周五到',
        '葛青：好',
        '罗宁：纸样也麻烦您',
        '葛青：18号前给你们',
        '戚小玲：收到',
      ),
      known,
    )
    expect(sides.get('葛青')).toBe('theirs')
  })

  it('is ours who is polite to whom is theirs', () => {
    const sides = sidesInTalk(
      talk(
        '戚小玲：什么时候到',
        '毕航：戚经理，麻烦您给一下图',
        '戚小玲：好',
        '毕航：戚经理 图收到了吗，您看看',
      ),
      known,
    )
    expect(sides.get('毕航')).toBe('ours')
  })

  it('is theirs who tells one of ours what is wrong with yours', () => {
    const sides = sidesInTalk(
      talk(
        'Ada Quill: The new driver is better.',
        'Nora Best: I have had trouble with your presses. You would have to convince me.',
        'Ada Quill: That is fair.',
        'Nora Best: And I will send you the list by Friday.',
        'Tom Ashby: Fine.',
      ),
      new Map<string, Side>([
        ['Ada Quill', 'ours'],
        ['Tom Ashby', 'theirs'],
      ]),
    )
    expect(sides.get('Nora Best')).toBe('theirs')
  })

  it('is nobody’s who says too little, and where only one side is known', () => {
    expect(sidesInTalk(talk('罗宁：好', '戚小玲：好', '葛青：好'), known).get('葛青')).toBeUndefined()
    expect(
      sidesInTalk(talk('罗宁：葛主任您好', '葛青：给你们'), new Map<string, Side>([['罗宁', 'ours']])).get(
        '葛青',
      ),
    ).toBeUndefined()
  })
})
