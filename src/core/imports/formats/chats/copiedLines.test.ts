import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

/** Sunday, noon in China. */
const now = Date.UTC(2026, 10, 22, 4)

const open = async (name: string, text: string, savedAt?: number) => {
  const { format, items } = await previewImport(
    bytesSource(name, Buffer.from(text)),
    readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, now, ...(savedAt && { savedAt }) }),
  )
  return { format, items: items as MessageItem[] }
}
const said = async (name: string, text: string, savedAt?: number) => {
  const { format, items } = await open(name, text, savedAt)
  return [
    format,
    ...items.map(({ sender, sentAt, text: words }) => [
      sender,
      sentAt === null ? null : new Date(sentAt + 8 * 3_600_000).toISOString().slice(0, 16),
      words,
    ]),
  ]
}

describe('a chat of which each message stands under its name and its time', () => {
  const asCopied = [
    ['戚雨 岭晟采购', '2026年4月16日 11:02', '小唐，今年这块想整体招一家', '四色一起'],
    ['唐雯', '2026年4月16日 11:05', '肯定有！', '', '戚雨'],
    ['戚雨 岭晟采购', '2026年11月10日 18:40', '[语音] 12"', '(转文字) 收到先'],
    ['唐雯', '2026年11月10日 18:41', '[图片]'],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')

  it('gives each its speaker, whose remark stays with the name, and its lines', async () => {
    expect(await said('微信_岭晟_戚姐.txt', asCopied)).toEqual([
      'pastedChat',
      ['戚雨 岭晟采购', '2026-04-16T11:02', '小唐，今年这块想整体招一家\n四色一起'],
      ['唐雯', '2026-04-16T11:05', '肯定有！\n\n戚雨'],
      ['戚雨 岭晟采购', '2026-11-10T18:40', '[语音] 12"\n(转文字) 收到先'],
      ['唐雯', '2026-11-10T18:41', '[图片]'],
    ])
  })

  it('says on which lines of the file each stands', async () => {
    const { items } = await open('微信_岭晟_戚姐.txt', asCopied)
    expect(items.map(({ at }) => [at.line, at.textLine, at.lineEnd])).toEqual([
      [2, 3, 4],
      [7, 8, 10],
      [13, 14, 15],
      [18, 19, 19],
    ])
  })

  it('needs no blank line between, and takes a time of half a day', async () => {
    const chat =
      '戚雨\n2026/11/13 下午2:20\n最终价2号前封好\n唐雯\n2026/11/13 下午2:22\n好\n戚雨\n2026/11/13 下午2:31\n下周给你\n唐雯\n2026/11/13 下午2:35\n一定\n'
    expect(await said('戚姐.txt', chat)).toEqual([
      'pastedChat',
      ['戚雨', '2026-11-13T14:20', '最终价2号前封好'],
      ['唐雯', '2026-11-13T14:22', '好'],
      ['戚雨', '2026-11-13T14:31', '下周给你'],
      ['唐雯', '2026-11-13T14:35', '一定'],
    ])
  })

  it('takes days as the screen showed them when the file was saved', async () => {
    const saved = Date.UTC(2026, 10, 19, 12)
    const chat =
      'Ann Lee\nMonday 9:12 AM\nhello\n\nTom Hale\nTuesday 2:20 PM\nhi\n\nAnn Lee\nYesterday 14:20\nsend it\n\nTom Hale\nToday 8:05 AM\ndone\n'
    expect(await said('chat Ann.txt', chat, saved)).toEqual([
      'pastedChat',
      ['Ann Lee', '2026-11-16T09:12', 'hello'],
      ['Tom Hale', '2026-11-17T14:20', 'hi'],
      ['Ann Lee', '2026-11-18T14:20', 'send it'],
      ['Tom Hale', '2026-11-19T08:05', 'done'],
    ])
  })

  it('puts what was taken back apart from what was said, and marks what an answer quotes', async () => {
    const chat =
      '戚雨\n2026年11月13日 14:20\n预算385万\n"戚雨" 撤回了一条消息\n\n唐雯\n2026年11月13日 14:22\n「戚雨：预算385万」\n- - - - - - - - - - - - - - -\n压力好大\n'
    const { items } = await open('戚姐.txt', chat)
    expect(items.map(({ sender, messageType, text }) => [sender, messageType, text])).toEqual([
      ['戚雨', 'text', '预算385万'],
      ['戚雨', 'recall', '"戚雨" 撤回了一条消息'],
      ['唐雯', 'text', '> 戚雨：预算385万\n>\n压力好大'],
    ])
  })
})

describe('other copies of a chat', () => {
  it('has the time first and the name below it', async () => {
    const chat =
      '2026年11月13日 14:20\n戚雨 岭晟采购\n最终价2号前封好\n\n2026年11月13日 14:22\n唐雯\n好的\n戚雨\n\n2026年11月14日 09:00\n戚雨 岭晟采购\n早\n\n2026年11月14日 09:01\n唐雯\n早\n'
    expect(await said('戚姐.txt', chat)).toEqual([
      'pastedChat',
      ['戚雨 岭晟采购', '2026-11-13T14:20', '最终价2号前封好'],
      ['唐雯', '2026-11-13T14:22', '好的\n戚雨'],
      ['戚雨 岭晟采购', '2026-11-14T09:00', '早'],
      ['唐雯', '2026-11-14T09:01', '早'],
    ])
  })

  it('has name and time on one line, in either order, with days of the screen too', async () => {
    expect(
      await said(
        '戚姐.txt',
        '戚雨 岭晟采购 2026/4/16 11:02\n早\n唐雯 2026/4/16 11:05\n早姐\n戚雨 岭晟采购 昨天 14:20\n给我\n唐雯 星期三 14:25\n好\n',
      ),
    ).toEqual([
      'pastedChat',
      ['戚雨 岭晟采购', '2026-04-16T11:02', '早'],
      ['唐雯', '2026-04-16T11:05', '早姐'],
      ['戚雨 岭晟采购', '2026-11-21T14:20', '给我'],
      ['唐雯', '2026-11-18T14:25', '好'],
    ])
    expect(
      await said(
        '戚姐.txt',
        '2026/4/16 11:02:33 戚雨 岭晟采购\n早\n2026/4/16 11:05:10 唐雯\n早姐\n2026/4/16 11:06:00 戚雨 岭晟采购\n给我\n',
      ),
    ).toEqual([
      'pastedChat',
      ['戚雨 岭晟采购', '2026-04-16T11:02', '早'],
      ['唐雯', '2026-04-16T11:05', '早姐'],
      ['戚雨 岭晟采购', '2026-04-16T11:06', '给我'],
    ])
  })

  it('has days above and a name before each line of words', async () => {
    const group =
      '大客户一组(6)\n\n2026-06-26 周五\n冯姐(财务): 那单可以关了吧？\n阿雯: 关了\n回执放共享盘\n\n2026-11-12 周四\n豪哥: 底线松到20.9，他们不开口别给\n阿雯: 明白\n欧阳倩: 24号前必须给到：8D\n'
    expect(await said('群聊-大客户一组（内部）.txt', group)).toEqual([
      'pastedChat',
      ['冯姐(财务)', '2026-06-26T09:00', '那单可以关了吧？'],
      ['阿雯', '2026-06-26T09:00', '关了\n回执放共享盘'],
      ['豪哥', '2026-11-12T09:00', '底线松到20.9，他们不开口别给'],
      ['阿雯', '2026-11-12T09:00', '明白'],
      ['欧阳倩', '2026-11-12T09:00', '24号前必须给到：8D'],
    ])
  })
})

describe('a channel copied with its days in words', () => {
  const channel =
    '#estuary   (copied from Slack)\n\nMia Ford  9 Nov 2026 at 10:14\nRev B is out\n\nOwen Price  10:20\nthey will ask for more\n\nOwen Price  16 Nov 2026 at 09:02\nstuck at the port\n\nMia Ford  09:05\nnew date?\n'
  it('gives the day of the first message to those that follow with only a time', async () => {
    expect(await said('estuary.txt', channel)).toEqual([
      'pastedChat',
      ['Mia Ford', '2026-11-09T10:14', 'Rev B is out'],
      ['Owen Price', '2026-11-09T10:20', 'they will ask for more'],
      ['Owen Price', '2026-11-16T09:02', 'stuck at the port'],
      ['Mia Ford', '2026-11-16T09:05', 'new date?'],
    ])
  })
})

describe('what is no chat', () => {
  it.each([
    [
      'minutes',
      '周会纪要.txt',
      '2026-06-26 周五\n何总: 不停机\n戚经理: 看单价\n何总: 现金紧\n戚经理: 90天\n',
    ],
    [
      'a form',
      '拜访.txt',
      '2026-06-26 周五\n客户: 岭晟\n议题: 价格\n下一步: 报价\n\n2026-06-30 周二\n客户: 恒川\n议题: 交期\n下一步: 样品\n',
    ],
    [
      'a diary',
      '随手记.txt',
      '拜访岭晟\n2026年4月16日 11:02\n谈了价格\n\n电话恒川\n2026年4月17日 10:00\n问交期\n',
    ],
    ['a reminder', '备忘.txt', '岭晟腾讯会议 周三 10:00\n谈价\n带样品\n'],
  ])('%s stays notes', async (_what, name, text) => {
    expect((await open(name, text)).format).toBe('notes')
  })

  it('a recording written down under days and names waits for consent', async () => {
    const written =
      '逐字稿\n2026-06-26 周五\n何总: 不停机\n戚经理: 看单价\n何总: 现金紧\n戚经理: 90天\n何总: 好\n戚经理: 好\n'
    expect((await open('碰头.txt', written)).format).toBe('transcript')
  })
})

it('Slack puts the time in brackets: each line of it begins a message of its speaker', async () => {
  expect(
    await said(
      'slack fell-quarry.txt',
      '#fell-quarry\n\nAda Quill  [Nov 13th at 10:02 AM]\npump ok, waiting for the other four\n\nben.marlow  [Nov 13th at 2:40 PM]\nreissued today\n\nTomas (Rill Services)  [Nov 18th at 5:02 PM]\nwe could cover Mon-Fri\n\nAda Quill  [Nov 20th at 9:15 AM]\nsorry, next week\n',
    ),
  ).toEqual([
    'pastedChat',
    ['Ada Quill', '2026-11-13T10:02', 'pump ok, waiting for the other four'],
    ['ben.marlow', '2026-11-13T14:40', 'reissued today'],
    ['Tomas (Rill Services)', '2026-11-18T17:02', 'we could cover Mon-Fri'],
    ['Ada Quill', '2026-11-20T09:15', 'sorry, next week'],
  ])
})

describe('a channel of which each name stands over a time of the day alone', () => {
  const days = ['Wednesday, November 4th', 'Tuesday, November 17th']
  const channel = (dayLines: readonly string[], times: readonly string[]) =>
    `#quarry-belts  (shared channel)

${dayLines[0]}

Ada Quill
  ${times[0]}
Drum samples held 14 months
old ones did 5

Ben Marlow
  ${times[1]}
may we quote that?
${times[2]}
or only the months

${dayLines[1]}

Ada Quill
  ${times[3]}
where is the wear report??
`
  const told = (first: string, second: string) => [
    'pastedChat',
    ['Ada Quill', `${first}T09:41`, 'Drum samples held 14 months\nold ones did 5'],
    ['Ben Marlow', `${first}T09:55`, 'may we quote that?'],
    ['Ben Marlow', `${first}T09:58`, 'or only the months'],
    ['Ada Quill', `${second}T14:03`, 'where is the wear report??'],
  ]

  it.each([
    [days, ['9:41 AM', '9:55 AM', '9:58 AM', '2:03 PM']],
    [days, ['09:41', '09:55', '09:58', '14:03']],
    [
      ['—— 2026-11-04 ——', '—— 2026-11-17 ——'],
      ['上午9:41', '上午9:55', '上午9:58', '下午2:03'],
    ],
    [
      ['2026年11月4日 周三', '2026年11月17日 周二'],
      ['[09:41]', '[09:55]', '[09:58]', '[14:03]'],
    ],
  ])('under %s at %s', async (dayLines, times) => {
    expect(await said('slack quarry.txt', channel(dayLines, times))).toEqual(told('2026-11-04', '2026-11-17'))
  })

  it('knows names with small words in them', async () => {
    const copied = `Monday, November 9th

Joris van der Linde
  9:41 AM
ok

Siti binti Rahim
  9:55 AM
fine

Joris van der Linde
  9:58 AM
bye
`
    expect(await said('quarry.txt', copied)).toEqual([
      'pastedChat',
      ['Joris van der Linde', '2026-11-09T09:41', 'ok'],
      ['Siti binti Rahim', '2026-11-09T09:55', 'fine'],
      ['Joris van der Linde', '2026-11-09T09:58', 'bye'],
    ])
  })

  it('takes the days of the screen by when the file was saved', async () => {
    const copied = channel(['Yesterday', 'Today'], ['9:41 AM', '9:55 AM', '9:58 AM', '2:03 PM'])
    expect(await said('quarry.txt', copied, Date.UTC(2026, 10, 19, 12))).toEqual(
      told('2026-11-18', '2026-11-19'),
    )
  })

  it('leaves a recording that counts from its beginning alone, and a plan of a day', async () => {
    const recorded = channel(['2026-11-04', ''], ['00:05', '00:41', '00:58', '14:03'])
    expect((await open('call.txt', recorded)).format).not.toBe('pastedChat')
    const plan =
      '2026-11-04\n\nStart\n9:00 AM\nTour of the hall\nLunch\n12:30 PM\nCanteen\nGoodbye\n3:00 PM\nbus\n'
    expect((await open('plan.txt', plan)).format).not.toBe('pastedChat')
  })
})

it.each([
  '华东组(6人)  导出 2026-11-20 08:50',
  '与 罗建国（采购） 的聊天记录    导出时间 2026-11-20 08:40',
  'Chat with Tom Hale, exported on 20/11/2026 08:50',
  'Bid room | Exported: 2026-11-20 08:50',
])('what heads an export is no message: %s', async (head) => {
  expect(
    await said('组.txt', `${head}\n\n钱越 2026/11/16 09:03\n样板到了\n罗建国 2026/11/16 09:04\n好\n`),
  ).toEqual(['pastedChat', ['钱越', '2026-11-16T09:03', '样板到了'], ['罗建国', '2026-11-16T09:04', '好']])
})
