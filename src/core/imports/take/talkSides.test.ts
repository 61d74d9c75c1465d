import { describe, expect, it } from 'vitest'
import type { Side } from '../../facts/whoSays/sides.ts'
import { sidesInCustomersGroup, sidesInTalk } from './talkSides.ts'

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

describe('who in a customer’s group is on no list', () => {
  const ours = new Map<string, Side>([['罗宁', 'ours']])
  const said = talk(
    '卫敏：@小罗 试刷收到了 先给几个工地用',
    '罗宁：好的卫姐 有意见随时说',
    '邹丽：哑光那款好看',
    '卫敏：各位 我今天最后一天啦 后面由汤洁对接 @汤洁',
    '汤洁：大家好',
    '罗宁：@汤洁 报价在上面',
    '汤洁：分两批价格还能不能动',
    '罗宁：周三会上答复您',
    '贺国安：用量表我们20号前汇总给你们',
    '罗宁：好的贺总',
  )

  it('is theirs whom ours call by title or answer politely, and among most of theirs', () => {
    const sides = sidesInCustomersGroup(said, ours, '岭晟涂料项目群')
    expect(['卫敏', '汤洁', '贺国安', '邹丽', '罗宁'].map((name) => sides.get(name))).toEqual([
      'theirs',
      'theirs',
      'theirs',
      'theirs',
      'ours',
    ])
  })

  it('is nobody’s where as many of ours speak, and ours who says "you" to theirs', () => {
    const sides = sidesInCustomersGroup(
      talk('罗宁：卫姐您看', '卫敏：好', '毕航：色卡给你们寄了', '邹丽：收到'),
      ours,
      '岭晟涂料项目群',
    )
    expect(sides.get('卫敏')).toBe('theirs')
    expect(sides.get('邹丽')).toBeNull()
  })

  it.each([
    '卫敏：请罗经理和汤工周三过来一趟',
    '罗宁：好的，我和汤工准时到',
    '罗宁：我同事汤洁会把图发您',
    '罗宁：汤工跟我都在',
  ])('is ours who comes with one of us, though most there are theirs: %s', (line) => {
    const theirs = new Map<string, Side>([
      ['罗宁', 'ours'],
      ...['卫敏', '贺国安', '邹丽', '毕云'].map((name) => [name, 'theirs'] as const),
    ])
    const group = talk(
      '汤洁：贺部 流量大概多少？',
      '贺国安：350左右',
      '罗宁：收到',
      line,
      '邹丽：收到',
      '毕云：收到',
      '汤洁：好的',
    )
    expect(sidesInCustomersGroup(group, theirs, '岭晟涂料项目群').get('汤洁')).toBe('ours')
  })

  it('is theirs after whom a talk of two is called', () => {
    const sides = sidesInCustomersGroup(talk('邹丽：别说是我讲的', '罗宁：放心'), ours, '邹丽私聊')
    expect(sides.get('邹丽')).toBe('theirs')
  })

  it('is told by nothing where nobody is known to be ours', () => {
    const theirs = new Map<string, Side>([['邹丽', 'theirs']])
    expect(sidesInCustomersGroup(talk('邹丽：好', '阿越：好'), theirs, '岭晟').get('阿越')).toBeUndefined()
  })
})
