import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

/** Sunday, noon in China. */
const now = Date.UTC(2026, 10, 22, 4)

const open = async (name: string, text: string) =>
  previewImport(
    bytesSource(name, Buffer.from(text)),
    readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, now }),
  )
const said = async (name: string, text: string) => {
  const { format, items } = await open(name, text)
  return [
    format,
    ...(items as MessageItem[]).map(({ sender, sentAt, text: words }) => [
      sender,
      sentAt == null ? null : new Date(sentAt + 8 * 3_600_000).toISOString().slice(0, 16),
      words,
    ]),
  ]
}
const twoDays = (first: string, second: string) => `和 罗建国 的聊天

${first}
[20:14] 罗建国: 样板什么时候到
[20:16] 我: 周四
${second}
[08:02] 罗建国: 收到样板了
第二行
[08:05] 我: 好
`

describe('a chat with days between and a time of the day before each name', () => {
  it.each([
    ['—— 11月3日 ——', '—— 11月17日 ——'],
    ['—— 2026-11-03 ——', '—— 2026-11-17 ——'],
    ['----- 2026/11/3 星期二 -----', '----- 2026/11/17 星期二 -----'],
    ['=== Tuesday, November 3 ===', '=== Tuesday, November 17 ==='],
    ['2026年11月3日 周二', '2026年11月17日 周二'],
    ['【11月3日】', '【11月17日】'],
    ['11/3', '11/17'],
    ['2026-11-03', '2026-11-17'],
  ])('%s', async (first, second) => {
    expect(await said('罗建国.txt', twoDays(first, second))).toEqual([
      'pastedChat',
      ['罗建国', '2026-11-03T20:14', '样板什么时候到'],
      ['我', '2026-11-03T20:16', '周四'],
      ['罗建国', '2026-11-17T08:02', '收到样板了\n第二行'],
      ['我', '2026-11-17T08:05', '好'],
    ])
  })

  it.each([
    '20:14 罗建国: 样板呢',
    '20:14 - 罗建国: 样板呢',
    '【20:14】罗建国：样板呢',
    '(20:14) 罗建国: 样板呢',
    '[下午8:14] 罗建国: 样板呢',
    '[8:14 PM] 罗建国: 样板呢',
    '罗建国 (20:14): 样板呢',
    '罗建国[20:14]：样板呢',
  ])('begins a message with “%s”', async (line) => {
    const chat = `—— 11月3日 ——\n${line}\n${line.replace('罗建国', 'Ann Lee').replace('样板呢', 'ok')}\n`
    expect(await said('罗建国.txt', chat)).toEqual([
      'pastedChat',
      ['罗建国', '2026-11-03T20:14', '样板呢'],
      ['Ann Lee', '2026-11-03T20:14', 'ok'],
    ])
  })

  it.each([
    [
      'a recording',
      '2026-11-03\n[00:04] Ann Lee: good morning\n[00:09] Tom Hale: hello\n[01:20] Ann Lee: so\n',
    ],
    [
      'a plan of a day',
      '2026-11-03 周二\n参观安排\n9:30 展厅: 罗总带\n10:00 车间: 小王带\n备注\n带伞\n签到\n午饭\n',
    ],
  ])('%s is none', async (_what, text) => {
    expect((await open('note.txt', text)).format).not.toBe('pastedChat')
  })
})

describe('a chat with one time above what several said', () => {
  const copied = `样板对接群(5)

2026年11月6日 10:12
罗建国
@钱越 停一天都不行
钱越
明白罗总
周五给方案
何工
老线能不能一起跑

2026年11月10日 09:05
罗建国
预算从65压到58
罗建国
按这个再看看
钱越
收到
区德明
价格再说 先讲漏油

2026年11月12日 17:33
钱越
V3 58.6万

2026年11月13日 18:02
钱越
图纸今天能给吗
何工
我催
`
  it('gives each their own words, who speaks but once too', async () => {
    expect(await said('微信_样板对接群.txt', copied)).toEqual([
      'pastedChat',
      ['罗建国', '2026-11-06T10:12', '@钱越 停一天都不行'],
      ['钱越', '2026-11-06T10:12', '明白罗总\n周五给方案'],
      ['何工', '2026-11-06T10:12', '老线能不能一起跑'],
      ['罗建国', '2026-11-10T09:05', '预算从65压到58'],
      ['罗建国', '2026-11-10T09:05', '按这个再看看'],
      ['钱越', '2026-11-10T09:05', '收到'],
      ['区德明', '2026-11-10T09:05', '价格再说 先讲漏油'],
      ['钱越', '2026-11-12T17:33', 'V3 58.6万'],
      ['钱越', '2026-11-13T18:02', '图纸今天能给吗'],
      ['何工', '2026-11-13T18:02', '我催'],
    ])
  })

  it('says on which line each stands', async () => {
    const { items } = await open('微信_样板对接群.txt', copied)
    expect((items as MessageItem[]).slice(0, 3).map(({ at }) => [at.line, at.textLine, at.lineEnd])).toEqual([
      [4, 5, 5],
      [6, 7, 8],
      [9, 10, 10],
    ])
  })

  it('a name that ends a block, or is the answer to a name, is words', async () => {
    const chat =
      '2026年11月6日 10:12\nAnn Lee\nwho takes it?\nTom Hale\nAnn Lee\n\n2026年11月7日 10:12\nTom Hale\nfine\nAnn Lee\nok\nTom Hale\n'
    expect(await said('chat Ann.txt', chat)).toEqual([
      'pastedChat',
      ['Ann Lee', '2026-11-06T10:12', 'who takes it?\nTom Hale\nAnn Lee'],
      ['Tom Hale', '2026-11-07T10:12', 'fine'],
      ['Ann Lee', '2026-11-07T10:12', 'ok\nTom Hale'],
    ])
  })
})

it('a day before its month without a year is known by a day above twelve', async () => {
  const chat =
    'bid room\n\n[9/11 6:55 PM] Ann Lee\nrev C is final\n[17/11 6:58 PM] Tom Hale\nok\n\n[17/11 7:01 PM] Ann Lee\nfloor is 38\n'
  expect(await said('Teams - bid room.txt', chat)).toEqual([
    'pastedChat',
    ['Ann Lee', '2026-11-09T18:55', 'rev C is final'],
    ['Tom Hale', '2026-11-17T18:58', 'ok'],
    ['Ann Lee', '2026-11-17T19:01', 'floor is 38'],
  ])
})
