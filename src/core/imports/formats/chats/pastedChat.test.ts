import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const read = async (name: string, text: string) => {
  const { format, items } = await previewImport(
    bytesSource(name, Buffer.from(text)),
    readOptions({ zone: 'Asia/Shanghai' }),
  )
  const said = (items as MessageItem[]).map(({ sender, text, sentAt }) => [
    sender,
    text,
    sentAt === null ? null : new Date(sentAt).toISOString().slice(0, 16),
  ])
  return { format, said }
}

describe('a chat as clients copy it', () => {
  it('has a line of its own for the time, and names before the words', async () => {
    const chat =
      '2026-11-13 17:02\nGareth Lloyd: V3 is only a draft\n2026-11-13 17:06\n韩雪: 收到，V3 288万先不发\n工艺那边我去说\n2026-11-16 09:30\n韩雪: 还没招到\n'
    expect(await read('内部群.txt', chat)).toEqual({
      format: 'pastedChat',
      said: [
        ['Gareth Lloyd', 'V3 is only a draft', '2026-11-13T09:02'],
        ['韩雪', '收到，V3 288万先不发\n工艺那边我去说', '2026-11-13T09:06'],
        ['韩雪', '还没招到', '2026-11-16T01:30'],
      ],
    })
  })
  it('has names with the time of day, and the day under whoever spoke first on it', async () => {
    const chat =
      '#aldgate-l4 (private)\n\nMaya Lindqvist  9:02 AM\nNovember 18th, 2026\nmorning all\nTom Birch  9:11 AM\nthe drawing goes out on Tuesday\nMaya Lindqvist  9:31 AM\nNovember 20th, 2026\nwho is going to the visit?\n'
    expect(await read('slack aldgate.txt', chat)).toEqual({
      format: 'pastedChat',
      said: [
        ['Maya Lindqvist', 'morning all', '2026-11-18T01:02'],
        ['Tom Birch', 'the drawing goes out on Tuesday', '2026-11-18T01:11'],
        ['Maya Lindqvist', 'who is going to the visit?', '2026-11-20T01:31'],
      ],
    })
  })
})
