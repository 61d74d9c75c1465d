import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { messageRoles } from './tableMessages.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

describe('a table of messages', () => {
  it('of any chat product becomes messages', async () => {
    const text =
      '群名称,发送人,发送人工号,发送时间,消息类型,内容\n' +
      '仁济采购群,周岚,zl01,2026-03-01 17:02:11,文本,总价压到两百万以内\n' +
      '仁济采购群,林青,lq02,2026-03-01 17:03:20,文件,报价单.xlsx\n' +
      '仁济采购群,,,2026-03-01 17:04:00,,周岚邀请了王主任\n' +
      '仁济采购群,,,2026-03-01 17:05:00,,\n'
    const { tables, items } = await previewImport(bytesSource('钉钉.csv', Buffer.from(text)), options)
    expect(tables).toEqual([])
    expect(items).toMatchObject([
      {
        kind: 'message',
        at: { line: 2 },
        sentAt: 1772355731000,
        zone: 'Asia/Shanghai',
        sender: '周岚',
        senderId: 'zl01',
        conversation: '仁济采购群',
        messageType: 'text',
        text: '总价压到两百万以内',
      },
      { sender: '林青', messageType: 'file' },
      { sender: '', messageType: 'system', text: '周岚邀请了王主任' },
    ])
  })

  it('ends before what its export says of itself', async () => {
    const text =
      '群名称,发送人,发送时间,内容\n' +
      '仁济采购群,周岚,2026-03-01 17:02:11,总价压到两百万以内\n' +
      '仁济采购群,林青,2026-03-01 17:03:20,好\n' +
      '共 2 条消息,,,\n导出时间：2026-03-02 09:00,,,\n'
    const { items, problems } = await previewImport(bytesSource('群聊.csv', Buffer.from(text)), options)
    expect(items.map((item) => (item as { text: string }).text)).toEqual(['总价压到两百万以内', '好'])
    expect(problems.map(({ code }) => code)).toEqual(['footRow', 'footRow'])
  })

  it('may be JSON', async () => {
    const rows = [
      {
        id: 'x1',
        sender: { name: 'Ann Lee', id: 'ann' },
        sent_at: '2026-03-01T17:02:11+08:00',
        message: '8% off?',
      },
      {
        id: 'x2',
        sender: { name: 'Bob Stone', id: 'bob' },
        sent_at: '2026-03-01T17:03:11+08:00',
        message: 'No',
      },
    ]
    const { format, items } = await previewImport(
      bytesSource('acme.json', Buffer.from(JSON.stringify(rows))),
      options,
    )
    expect(format).toBe('json')
    expect(items).toMatchObject([
      { sender: 'Ann Lee', senderId: 'ann', messageId: 'x1', conversation: 'acme', sentAt: 1772355731000 },
      { sender: 'Bob Stone', text: 'No' },
    ])
  })

  it('may be a channel of which somebody kept who wrote, when and what, each of them once', async () => {
    const said = (user: string, ts: string, date: string, text: string) => ({ user, ts, date, text })
    const rows = [
      said('nora.beck', '1772355731', '2026-03-02 09:02', 'Alder wants the drum price'),
      said('tom.hale', '1772355931', '2026-03-02 09:11', 'ask @ines'),
      said('ines.desk', '1772356000', '2026-03-02 09:30', 'not before Friday'),
    ]
    const json = (list: unknown, name: string) =>
      previewImport(bytesSource(name, Buffer.from(JSON.stringify(list))), options)
    const { tables, items } = await json(rows, 'slack_north-desk.json')
    expect(tables).toEqual([])
    // The written day holds: the count of seconds may have been made up by whoever cut the list.
    expect(items).toMatchObject([
      { sender: 'nora.beck', conversation: 'north-desk', sentAt: Date.parse('2026-03-02T09:02+08:00') },
      { sender: 'tom.hale', text: 'ask @ines' },
      { sender: 'ines.desk' },
    ])
    const lean = rows.map(({ user, date, text }) => ({ who: user, at: date, said: text }))
    expect((await json(lean, 'desk.json')).items).toMatchObject([
      { kind: 'message', sender: 'nora.beck' },
      {},
      {},
    ])
  })

  it('in a workbook lies beside tables that stay tables', async () => {
    const book = xlsx.utils.book_new()
    const sheet = (name: string, rows: unknown[][]) =>
      xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name)
    sheet('Accounts', [
      ['Account', 'City'],
      ['Acme', 'Leeds'],
    ])
    sheet('Acme buyers', [
      ['Time', 'SenderName', 'Sender', 'Content'],
      ['2026-03-01 17:02:11', 'Ann Lee', 'ann', 'We need 8% off'],
      ['2026-03-01 17:03:11', 'Bob Stone', 'bob', 'Let me ask'],
    ])
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
    const { tables, items } = await previewImport(bytesSource('acme.xlsx', bytes), options)
    expect(tables.map(({ sheet }) => sheet)).toEqual(['Accounts'])
    expect(items).toMatchObject([
      { kind: 'row', cells: { Account: 'Acme' } },
      {
        kind: 'message',
        at: { sheet: 'Acme buyers' },
        sender: 'Ann Lee',
        senderId: 'ann',
        conversation: 'Acme buyers',
      },
      { kind: 'message', sender: 'Bob Stone', text: 'Let me ask' },
    ])
    const kept = await previewImport(bytesSource('acme.xlsx', bytes), { ...options, keepsTables: true })
    expect(kept.tables).toHaveLength(2)
  })

  it.each([
    [['客户名称', '跟进人', '跟进时间', '跟进内容']],
    [['From', 'To', 'Date', 'Subject', 'Message']],
    [['author', 'date', 'content']],
    [['user', 'timestamp', 'text']],
    [['客户', '联系人', '电话']],
    [['deal', 'time', 'sender', 'message']],
  ])('is not seen in %j', (columns) => {
    expect(messageRoles(columns)).toBeNull()
  })

  it('needs times that are times', async () => {
    const text = 'sender,time,message\nAnn,often,x\nBob,rarely,y\nCarl,never,z\n'
    const { tables } = await previewImport(bytesSource('a.csv', Buffer.from(text)), options)
    expect(tables).toHaveLength(1)
  })
})

describe('a row that a comma in what was said cut too often', () => {
  const textsOf = async (...lines: string[]) => {
    const bytes = Buffer.from(`${lines.join('\n')}\n`)
    const { items } = await previewImport(
      bytesSource('chat.csv', bytes),
      readOptions({ zone: 'Asia/Shanghai' }),
    )
    return items.map((item) => item.kind === 'message' && [item.sender, item.messageType, item.text])
  }

  it('keeps all its words, also where no other row shows how wide they are', async () => {
    expect(
      await textsOf(
        '时间,发送人,内容',
        '2026-06-05 10:00:00,顾明远,招标参数,月底定',
        '2026-06-05 10:02:00,林晓,好,行,知道了,',
      ),
    ).toEqual([
      ['顾明远', 'text', '招标参数,月底定'],
      ['林晓', 'text', '好,行,知道了'],
    ])
  })

  it('keeps what stands behind them where it belongs', async () => {
    expect(
      await textsOf('时间,发送人,消息内容,消息类型', '2026-06-05 10:00:00,顾明远,招标参数,月底定,文本'),
    ).toEqual([['顾明远', 'text', '招标参数,月底定']])
    expect(await textsOf('消息内容,发送人,时间', '招标参数,月底定,顾明远,2026-06-05 10:00:00')).toEqual([
      ['顾明远', 'text', '招标参数,月底定'],
    ])
  })
})
