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
  it('has a name with its firm behind a blank, which stands but once', async () => {
    const chat =
      '群名:泵站改造(4)\n\n2026-11-12 19:20  钱越\n纪要明天发\n\n2026-11-13 09:02  罗晓燕-瀚原\n图还没看到\n\n2026-11-13 09:15  钱越\n周四给您\n\n2026-11-16 10:00  冯宁 衡岭\n图发您邮箱了\n\n2026-11-16 10:40  罗晓燕-瀚原\n收到\n2026-11-16 11:00  泵站 巡检\n'
    const { said } = await read('泵站群.txt', chat)
    expect(said.map(([sender, text]) => `${sender}: ${text}`)).toEqual([
      '钱越: 纪要明天发',
      '罗晓燕-瀚原: 图还没看到',
      '钱越: 周四给您',
      '冯宁 衡岭: 图发您邮箱了',
      '罗晓燕-瀚原: 收到\n2026-11-16 11:00  泵站 巡检',
    ])
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
  it('has names with the time of day, and the day behind the first time of it', async () => {
    const chat =
      '#ext-kestrel (copied)\n\nMaya Lindqvist  9:12 AM  Monday, November 9th\nthe pump is here\nTom Birch  9:20 AM\ngreat\n\n--- direct message ---\nMaya Lindqvist  2:31 PM  Friday, November 20th\nnobody knows yet\nTom Birch  2:40 PM\nthanks\n'
    expect(await read('slack kestrel.txt', chat)).toMatchObject({
      said: [
        ['Maya Lindqvist', 'the pump is here', '2026-11-09T01:12'],
        ['Tom Birch', expect.stringContaining('great'), '2026-11-09T01:20'],
        ['Maya Lindqvist', 'nobody knows yet', '2026-11-20T06:31'],
        ['Tom Birch', 'thanks', '2026-11-20T06:40'],
      ],
    })
  })
})

describe('a chat that names its room and its days only', () => {
  const now = Date.UTC(2026, 10, 22, 4)
  const open = async (name: string, text: string) => {
    const { format, items } = await previewImport(
      bytesSource(name, Buffer.from(text)),
      readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, now }),
    )
    return { format, items: items as MessageItem[] }
  }

  it('is read with a time, a name and words on one line, more than a space between', async () => {
    const { format, items } = await open(
      '方敏.txt',
      '方敏(恒越 质量)  ——微信复制\n\n11/10 11:20 方敏  检验记录我让车间报，19号给你\n11/10 11:22 我  谢谢方经理\n11/19 16:55 方敏  一车间 21 份；二车间的还没报上来\n',
    )
    expect(format).toBe('pastedChat')
    expect(
      items.map(({ sender, text, sentAt }) => [sender, text, new Date(sentAt!).toISOString().slice(0, 16)]),
    ).toEqual([
      ['方敏', '检验记录我让车间报，19号给你', '2026-11-10T03:20'],
      ['我', '谢谢方经理', '2026-11-10T03:22'],
      ['方敏', '一车间 21 份；二车间的还没报上来', '2026-11-19T08:55'],
    ])
  })

  it('is read as WeChat sends it by mail, under a greeting', async () => {
    const { format, items } = await open(
      '新建文本文档.txt',
      '亲爱的同事：\n\n  你好！\n\n  这是"瑞穹二期（内部）"的聊天记录。\n\n—————  2026-08-28  —————\n\n钱越  18:02\n\n坏消息，秦部长今天最后一天\n\n罗宁  18:05\n\n[流泪]\n\n—————  2026-11-19  —————\n\n罗宁  10:12\n\n报告周一能到\n',
    )
    expect(format).toBe('pastedChat')
    expect(
      items.map(({ conversation, sender, sentAt }) => [
        conversation,
        sender,
        new Date(sentAt!).toISOString(),
      ]),
    ).toEqual([
      ['瑞穹二期（内部）', '钱越', '2026-08-28T10:02:00.000Z'],
      ['瑞穹二期（内部）', '罗宁', '2026-08-28T10:05:00.000Z'],
      ['瑞穹二期（内部）', '罗宁', '2026-11-19T02:12:00.000Z'],
    ])
  })

  it('is read as it was copied out of a channel, its days by their weekdays', async () => {
    const { format, items } = await open(
      'copy.txt',
      '#acct-orchard\n\nTuesday, November 10th\n\nTom Hale  9:14 AM\nthey came back with 268k\nAnn Lee  9:16 AM\nugh\n\nWednesday, November 18th\n\nTom Hale  2:10 PM\nMia is away from 7 Dec\n',
    )
    expect(format).toBe('pastedChat')
    expect(
      items.map(({ conversation, isTeamTool, sentAt, text }) => [
        conversation,
        isTeamTool,
        new Date(sentAt!).toISOString(),
        text,
      ]),
    ).toEqual([
      ['acct-orchard', true, '2026-11-10T01:14:00.000Z', 'they came back with 268k'],
      ['acct-orchard', true, '2026-11-10T01:16:00.000Z', 'ugh'],
      ['acct-orchard', true, '2026-11-18T06:10:00.000Z', 'Mia is away from 7 Dec'],
    ])
  })

  it('is never of days to come: 12/28 on the fifth of January was last year', async () => {
    const { items } = await previewImport(
      bytesSource('秦部长.txt', Buffer.from('秦部长 12/28 16:20\n数据我看了\n钱越 1/4 09:00\n好的\n')),
      readOptions({ zone: 'Asia/Shanghai', yearHint: 2027, now: Date.UTC(2027, 0, 5) }),
    )
    expect(
      (items as MessageItem[]).map(({ sentAt }) => new Date(sentAt!).toISOString().slice(0, 10)),
    ).toEqual(['2026-12-28', '2027-01-04'])
  })
})
