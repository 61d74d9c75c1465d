import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { undoImport } from './undoImport.ts'

/**
 * Who writes for a customer may be on file only by a list or by minutes that come in later. Whichever is read first, their mail
 * is theirs, and what it asks for is asked by them.
 */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const deals: TestFile = [
  '商机.csv',
  '商机名称,客户,阶段,金额\n青禾低温库二期,青禾冷链物流有限公司,报价,300万\nTarn depot,Tarnbeck Ferries Ltd,Proposal,90000\n',
]
const mailOf = (from: string, subject: string, body: string): string =>
  `From: ${from}\r\nTo: Lin <lin@us.example>\r\nSubject: ${subject}\r\nDate: Fri, 20 Nov 2026 15:26:00 +0800\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`
const mail: TestFile = [
  '冷库.eml',
  mailOf(
    '=?utf-8?b?6Z+p6Zuq?= <hanxue@post.example>',
    '=?utf-8?b?6Z2S56a+5Yag5bqT?=',
    '林经理：\r\n\r\n青禾低温库的报价看了，另外要求你们提供冷库的检测报告。\r\n',
  ),
]
const minutes: TestFile = [
  '青禾冷链纪要.md',
  '# 青禾冷链物流有限公司 低温库二期 交流会\n2026-11-12\n青禾冷链：韩雪（采购经理）、曹志刚（设备科长）\n我方：林岚\n',
]
const englishMail: TestFile = [
  'depot.eml',
  mailOf(
    'Rhona Blake <rb@post.example>',
    'Tarnbeck Ferries depot',
    'Hello,\r\n\r\nabout the Tarnbeck Ferries depot: please send us the test report by Friday.\r\n\r\nRhona\r\n',
  ),
]
const list: TestFile = [
  'people.csv',
  'Company,Name,Job title\nTarnbeck Ferries Ltd,Rhona Blake,Depot Manager\n',
]

const said = () =>
  desk.rows(
    `SELECT c.name AS contact, a.direction FROM evidence e JOIN activities a ON a.evidence_id = e.id AND a.deleted_at IS NULL
     LEFT JOIN contacts c ON c.id = e.contact_id WHERE e.kind = 'message' ORDER BY e.title`,
  )
const facts = () =>
  desk.rows(
    `SELECT f.kind, f.speaker, f.text, c.name AS contact FROM facts f LEFT JOIN contacts c ON c.id = f.contact_id
     JOIN evidence e ON e.id = f.evidence_id WHERE e.kind = 'message' AND f.retracted_at IS NULL ORDER BY f.kind, f.text`,
  )

describe.each([
  ['minutes', mail, minutes, '韩雪'],
  ['a list', englishMail, list, 'Rhona Blake'],
])('a mail, and %s that name its writer', (_, first, second, name) => {
  it('are read alike in either order, in one import or two', async () => {
    await desk.drop(deals, first, second)
    const [together, told] = [said(), facts()]
    expect(together).toEqual([{ contact: name, direction: 'inbound' }])
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'customerAsk', speaker: 'customer', contact: name }),
    )
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      desk.close()
      desk = openImportDesk()
      await desk.drop(deals)
      for (const file of order) await desk.drop(file!)
      expect(said()).toEqual(together)
      expect(facts()).toEqual(told)
    }
  })

  it('are apart again where the later import is undone', async () => {
    await desk.drop(deals)
    await desk.drop(first)
    const [before, told] = [said(), facts()]
    const { id } = await desk.drop(second)
    expect(said()).not.toEqual(before)
    undoImport(desk.db, desk.context.stamp(), id)
    expect(facts()).toEqual(told)
    expect(said()).toEqual(before)
  })
})
