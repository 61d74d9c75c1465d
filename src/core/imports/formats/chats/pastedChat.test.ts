import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const read = async (text: string) => {
  const options = readOptions({ zone: 'Asia/Shanghai', yearHint: 2026 })
  const { items } = await previewImport(bytesSource('微信群 清禾贴标机.txt', Buffer.from(text)), options, 100)
  return items.map((item) => [(item as MessageItem).sender, (item as MessageItem).text])
}

describe('what an export says of itself', () => {
  const said = '孟雪 2026-11-20 17:26:30\n2027排产计划27号给你们\n先别催\n'
  const both = [
    ['沈佳怡', '好的孟经理'],
    ['孟雪', '2027排产计划27号给你们\n先别催'],
  ]
  const first = '沈佳怡 2026-11-20 17:25:09\n好的孟经理\n\n'

  it.each([
    ['导出时间 2026-11-21 20:14\n\n', ''],
    ['', '\n导出时间 2026-11-21 20:14\n共 128 条消息\n'],
    ['', '\n————————\n共128条聊天记录，导出时间：2026-11-21 20:14\n'],
    ['聊天记录：清禾贴标机(6)\n导出时间：2026-11-21 20:14\n\n', '\n—— 以上为全部聊天记录 ——\n'],
    ['', '\nExported on 2026-11-21 20:14\nTotal: 128 messages\n'],
  ])('is nobody’s message: %j … %j', async (above, below) => {
    expect(await read(`${above}${first}${said}${below}`)).toEqual(both)
  })

  it('is a message where somebody writes it among others', async () => {
    expect(
      await read('孟雪 2026-11-20 17:26:30\n共3条消息没回\n再看看\n\n沈佳怡 2026-11-20 17:27:09\n好'),
    ).toEqual([
      ['孟雪', '共3条消息没回\n再看看'],
      ['沈佳怡', '好'],
    ])
  })
})
