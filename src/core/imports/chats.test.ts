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

describe('a chat of which no message can be read', () => {
  it('is told as a file without content, not passed over', async () => {
    const broken = '{"msgid":1,"action":"send","msgtime":1,"tolist":[]}\n{"msgid":2,"msgtime":1}\n'
    expect(await desk.inspect(['chat.jsonl', broken])).toMatchObject([
      { name: 'chat.jsonl', error: { code: 'import.empty', reason: 'empty' } },
    ])
  })
})
