import { describe, expect, it } from 'vitest'
import type { MessageItem, NoteItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Shanghai', yearHint: 2026 })

async function read(name: string, text: string) {
  const { format, items } = await previewImport(bytesSource(name, Buffer.from(text)), options)
  return { format, notes: items as NoteItem[], messages: items as MessageItem[] }
}

describe('notes', () => {
  it('cuts a visit diary at its dated headings and keeps the lines', async () => {
    const { format, notes } = await read(
      '仁济.md',
      '---\ntitle: 仁济跟进\n客户: 仁济医院\n---\n总体情况良好\n\n## 2026-03-05 拜访设备科\n张主任关心售后。\n### 问题\n价格偏高\n\n## 3月12日 电话\n预算批了\n',
    )
    expect(format).toBe('notes')
    expect(notes.map(({ title, date, at }) => ({ title, date, at }))).toEqual([
      { title: '仁济跟进', date: null, at: { lineStart: 5, lineEnd: 5 } },
      { title: '2026-03-05 拜访设备科', date: '2026-03-05', at: { lineStart: 7, lineEnd: 10 } },
      { title: '3月12日 电话', date: '2026-03-12', at: { lineStart: 12, lineEnd: 13 } },
    ])
    expect(notes[1]!.text).toContain('价格偏高')
    expect(notes[1]!.properties).toEqual({ title: '仁济跟进', 客户: '仁济医院' })
  })

  it('is cut at days between rules or in heavy brackets, and at no sum there', async () => {
    const { notes } = await read(
      '本子.txt',
      '2026年11月20日\n汇总\n\n——10.15 去现场——\n预算还没定\n\n== 11/5 电话 ==\n改口了\n\n【11月9日 例会】\n定了\n\n——3.5万的事——\n另说\n',
    )
    expect(notes.map(({ title, date }) => [title, date])).toEqual([
      ['2026年11月20日', '2026-11-20'],
      ['10.15 去现场', '2026-10-15'],
      ['11/5 电话', '2026-11-05'],
      ['11月9日 例会', '2026-11-09'],
    ])
  })

  it('dates the entries of a diary by its weekdays, and minutes by the day in their first line', async () => {
    const { notes } = await read(
      'diary.txt',
      'Mon 16 Nov\nAldgate rang about the belt.\nWeds 18 Nov\nThe Fri 20 Nov visit stands.\n',
    )
    expect(notes.map(({ title, date }) => [title, date])).toEqual([
      ['Mon 16 Nov', '2026-11-16'],
      ['Weds 18 Nov', '2026-11-18'],
    ])
    const minutes = await read(
      'minutes.txt',
      'Call Aldgate Works - 17 Nov 2026, 11:00, Teams\nPresent: Clara Haas\n\n1. layout agreed\n',
    )
    expect(minutes.notes.map(({ date }) => date)).toEqual(['2026-11-17'])
  })

  it('dates the entries of a diary that leaves the year out', async () => {
    const { notes } = await read(
      '拜访.md',
      '## 2026-07-02 A\n见面\n## 8/20\n整理\n## Nov 2\n换人\n## 待办(11/24)\n- 报价\n',
    )
    expect(notes.map(({ date }) => date)).toEqual(['2026-07-02', '2026-08-20', '2026-11-02', '2026-11-24'])
  })

  it('cuts plain text at lines that begin with a day', async () => {
    const { notes } = await read(
      'diary.txt',
      '2026/3/1 周一\n见了王主任\n\n3月2日：寄样品\n2026.3.4 报价\n含税 12 万\n',
    )
    expect(notes.map(({ date, at }) => [date, at.lineStart])).toEqual([
      ['2026-03-01', 1],
      ['2026-03-02', 4],
      ['2026-03-04', 5],
    ])
  })

  it('cuts at titles that end with a day', async () => {
    const { notes } = await read(
      'calls.txt',
      'Call with Acme, 5 March 2026\nThey want a trial by 1 May 2026\n\nCall with Acme, Mar 9, 2026\nTrial agreed.\n',
    )
    expect(notes.map(({ date, at }) => [date, at.lineStart, at.lineEnd])).toEqual([
      ['2026-03-05', 1, 2],
      ['2026-03-09', 4, 5],
    ])
  })

  it('keeps an undated text whole, dated by its file name', async () => {
    const { notes } = await read(
      '2026-04-01 call with Acme.txt',
      'They asked for a trial.\nBudget is approved.\n',
    )
    expect(notes).toMatchObject([
      { date: '2026-04-01', title: '2026-04-01 call with Acme', at: { lineStart: 1, lineEnd: 2 } },
    ])
  })

  it('is not dated by a day to come of which its first lines speak', async () => {
    const { items } = await previewImport(
      bytesSource('周报_W47.txt', Buffer.from('周报 第47周\n云港二期：定标改12月4号，预算295。\n')),
      { ...options, now: Date.UTC(2026, 10, 22) },
    )
    expect(items).toMatchObject([{ date: null }])
  })

  it('begins an entry at a day that stands alone, year left out', async () => {
    const { notes } = await read(
      '日记2026.txt',
      '10月26日 周一\n开会\n\n11.12\n报价发了\n\n11.18 周三\nJens 来电\n规格 3.5\n厚的那种\n',
    )
    expect(notes.map(({ date }) => date)).toEqual(['2026-10-26', '2026-11-12', '2026-11-18'])
  })

  it('cuts undated Markdown at its first two heading levels, not inside code', async () => {
    const { notes } = await read('a.md', '# One\ntext\n```\n# not a heading\n```\n## Two\nmore\n')
    expect(notes.map(({ title }) => title)).toEqual(['a › One', 'a › One › Two'])
  })
})

describe('pasted chat', () => {
  it('reads name and time lines as messages in the zone of the workspace', async () => {
    const { format, messages } = await read(
      '群聊.txt',
      '张三 2026-03-01 10:22:11\n报价能再低点吗？\n李四 2026-03-01 10:25:00\n我问下经理\n第二行\n',
    )
    expect(format).toBe('pastedChat')
    expect(messages).toMatchObject([
      {
        sender: '张三',
        sentAt: Date.UTC(2026, 2, 1, 2, 22, 11),
        text: '报价能再低点吗？',
        conversation: '群聊',
        at: { line: 1, lineEnd: 2 },
      },
      { sender: '李四', text: '我问下经理\n第二行', at: { line: 3, lineEnd: 5 } },
    ])
  })

  it.each([
    ['[2026/3/1 10:22] 张三: 你好\n[2026/3/1 10:23] 李四: 在\n', '张三', '你好'],
    ['2026-03-01 10:22:11 张三\n你好\n2026-03-01 10:23:00 李四\n在\n', '张三', '你好'],
    ['3/1/26, 10:22 - Ann: hello\n3/1/26, 10:23 - Bob: hi\n', 'Ann', 'hello'],
    ['张三(zhangsan) 3月1日 上午10:22\n你好\n李四 3月1日 下午2:00\n在\n', '张三', '你好'],
  ])('knows the usual variants: %s', async (text, sender, first) => {
    const { messages } = await read('chat.txt', text)
    expect(messages[0]).toMatchObject({ kind: 'message', sender, text: first })
    expect(messages).toHaveLength(2)
  })

  it('reads the chat that WeChat sends by mail: a line with the day, then names with times', async () => {
    const text =
      '—————  2026-03-05  —————\n\n王主任  10:22\n\n价格还能再谈吗？\n\n李伟  10:25\n\n我去申请一下\n\n—————  2026-03-06  —————\n\n王主任  9:01\n\n有结果了吗\n'
    const { format, messages } = await read('群聊记录.txt', text)
    expect(format).toBe('pastedChat')
    expect(messages.map(({ sender, sentAt, text: said }) => [sender, sentAt, said])).toEqual([
      ['王主任', Date.UTC(2026, 2, 5, 2, 22), '价格还能再谈吗？'],
      ['李伟', Date.UTC(2026, 2, 5, 2, 25), '我去申请一下'],
      ['王主任', Date.UTC(2026, 2, 6, 1, 1), '有结果了吗'],
    ])
  })

  it('does not take notes with a time here and there for a chat', async () => {
    const { format } = await read(
      'n.txt',
      '周会纪要\n下午 3:00 开会\n讨论了价格\n大家同意\n下周再议\n还有一个问题\n没有了\n',
    )
    expect(format).toBe('notes')
  })
})
