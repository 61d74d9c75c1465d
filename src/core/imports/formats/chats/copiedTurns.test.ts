import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const known = new Set(['钱越', 'Jo Qian'])
const read = (text: string, name = '岭晟.txt', isKnownPerson = (one: string) => known.has(one)) =>
  previewImport(bytesSource(name, Buffer.from(text)), readOptions({ zone: 'Asia/Shanghai', isKnownPerson }))
const talk =
  '戚小玲: 预算批了 130 万\n钱越: 好的，周五给您报价\n戚小玲: 质保要五年\n含上门\n钱越: 我确认一下\n'

describe('a chat copied as names and words, without a time', () => {
  it('is a talk where people take turns of whom one is known', async () => {
    const { format, items } = await read(talk)
    expect(format).toBe('copiedTurns')
    expect(items).toMatchObject([
      { sender: '戚小玲', text: '预算批了 130 万', at: { line: 1 }, sentAt: null, conversation: '岭晟' },
      { sender: '钱越', text: '好的，周五给您报价', at: { line: 2 } },
      { sender: '戚小玲', text: '质保要五年\n含上门', at: { line: 3, lineEnd: 4 } },
      { sender: '钱越', text: '我确认一下', at: { line: 5 } },
    ])
    const english = await read(
      'Gareth Pike: The pot is 410k.\nJo Qian: Thank you.\nGareth Pike: Send it by Friday.\nJo Qian: Will do.\n',
      'alder.txt',
    )
    expect([english.format, english.items.length]).toEqual(['copiedTurns', 4])
  })

  it.each([
    ['nobody in it is known', talk, '岭晟.txt', () => false],
    ['it is called minutes', talk, '岭晟 会议纪要.txt', undefined],
    [
      'each is named once',
      '钱越: 已回访\n戚小玲: 要报价\n区小玲: 出差\n郝明远: 待定\n',
      '岭晟.txt',
      undefined,
    ],
    ['it is a sheet of labels', '客户: 岭晟\n预算: 130 万\n客户: 恒川\n预算: 90 万\n', '岭晟.txt', undefined],
    ['one alone speaks', '钱越: 报价\n钱越: 合同\n钱越: 回访\n钱越: 打样\n', '岭晟.txt', undefined],
  ])('is a note where %s', async (_, text, name, isKnown) => {
    expect((await read(text, name, isKnown)).format).toBe('notes')
  })

  it('is a recording that was written down where its name says so', async () => {
    expect((await read(talk, '岭晟 逐字稿.txt')).format).toBe('transcript')
  })
})
