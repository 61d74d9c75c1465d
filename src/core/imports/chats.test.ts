import * as xlsx from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const accounts = 'Account,City\nAcme Clinics,Leeds\n'
const contacts = 'Name,Account,Email\nAnn Lee,Acme Clinics,ann@acme.example\n'

function workbook(): Uint8Array {
  const book = xlsx.utils.book_new()
  const add = (name: string, rows: unknown[][]) =>
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name)
  add('Accounts', [
    ['Account', 'City'],
    ['Acme Clinics', 'Leeds'],
  ])
  add('Acme Clinics', [
    ['Sender', 'Sent at', 'Message'],
    ['Ann Lee', '2026-03-01 17:02', 'We need 8% off'],
    ['', '2026-03-01 17:03', 'Bob joined'],
  ])
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}

describe('a chat in a workbook', () => {
  it('is a part of its own beside the tables', async () => {
    const parts = await desk.inspect(['acme.xlsx', workbook()])
    expect(parts.map(({ part, shape, recordKind }) => ({ part, shape, recordKind }))).toEqual([
      { part: 'Accounts', shape: 'table', recordKind: 'accounts' },
      { part: 'Acme Clinics', shape: 'messages', recordKind: 'messages' },
    ])
  })

  it('is taken once, and what nobody said is no activity', async () => {
    await desk.drop(['accounts.csv', accounts], ['contacts.csv', contacts])
    const report = await desk.drop(['acme.xlsx', workbook()])
    expect(report.files.map(({ kind, accepted, rejected }) => [kind, accepted, rejected])).toContainEqual([
      'messages',
      2,
      0,
    ])
    expect(desk.rows("SELECT author, text FROM evidence WHERE kind = 'message' ORDER BY text")).toEqual([
      { author: null, text: 'Bob joined' },
      { author: 'Ann Lee', text: 'We need 8% off' },
    ])
    expect(desk.rows('SELECT summary, direction FROM activities')).toEqual([
      { summary: 'We need 8% off', direction: 'inbound' },
    ])
  })

  it('stays a table where somebody mapped its columns', async () => {
    const [planned] = await desk.plan([
      ['chat.csv', 'sender,time,message\nAnn,2026-03-01 10:00,x\nBob,2026-03-01 10:01,y\n'],
    ])
    const mapping = [{ column: 'sender', field: 'name', confidence: 1, options: {} }]
    const report = await desk.run([{ ...planned!, recordKind: 'accounts', mapping }])
    expect(report.files).toMatchObject([{ kind: 'accounts', accepted: 2 }])
  })
})

describe('a WeChat talk of two', () => {
  const message = (createTime: number, isSend: number, content: string) => ({
    createTime,
    localType: 1,
    isSend,
    senderUsername: isSend ? 'wxid_me' : 'wxid_zhou',
    senderDisplayName: isSend ? '罗宁' : '岚',
    content,
  })
  const talk = JSON.stringify({
    session: { wxid: 'wxid_zhou', displayName: '岚', type: '私聊' },
    messages: [message(1772355731, 0, '报价收到了'), message(1772355800, 1, '好的，下午再谈')],
  })

  it('is linked to the contact by WeChat id in both directions', async () => {
    await desk.drop(
      ['客户.csv', '客户名称,城市\n明州大学附属第二医院,宁波\n'],
      ['联系人.csv', '姓名,客户名称,微信\n周岚,明州大学附属第二医院,wxid_zhou\n'],
    )
    await desk.drop(['私聊.json', talk])
    expect(
      desk.rows(
        `SELECT v.summary, v.direction, c.name FROM activities v JOIN contacts c ON c.id = v.contact_id
         ORDER BY v.occurred_at`,
      ),
    ).toEqual([
      { summary: '报价收到了', direction: 'inbound', name: '周岚' },
      { summary: '好的，下午再谈', direction: 'outbound', name: '周岚' },
    ])
  })

  it('pasted twice is the same talk', async () => {
    const text = '周岚 2026-03-01 17:02\n报价收到了\n'
    await desk.drop(['粘贴的内容 2026-03-02 09.00.00.txt', text])
    const again = await desk.drop([
      '粘贴的内容 2026-03-02 09.05.11.txt',
      `${text}林青 2026-03-01 17:05\n好的\n`,
    ])
    expect(again.files).toMatchObject([{ accepted: 1, duplicates: 1 }])
  })
})

describe('a chat of which no message can be read', () => {
  it('is told as a file without content, not passed over', async () => {
    const broken = '{"msgid":1,"action":"send","msgtime":1,"tolist":[]}\n{"msgid":2,"msgtime":1}\n'
    expect(await desk.inspect(['chat.jsonl', broken])).toMatchObject([
      { name: 'chat.jsonl', error: { code: 'import.unreadable', reason: 'allLeftOut' } },
    ])
  })
})
