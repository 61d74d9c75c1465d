import { afterEach, beforeEach, expect, it } from 'vitest'
import { lineOfSpan } from '../../shared/evidenceLine.ts'
import { openImportDesk } from './importFixture.ts'

/** Whoever doubts a sentence opens the source at the very line on which it stands. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk()
  await desk.drop(['客户.csv', '客户名称,客户编号\n宁波瑞禾日化股份有限公司,C1\nHalvorsen Paper AS,C2'])
  await desk.drop([
    '联系人.csv',
    '姓名,客户名称,邮箱\n顾海涛,宁波瑞禾日化股份有限公司,gu@ruihe.example\nLars Bakken,Halvorsen Paper AS,lars@halvorsen.example',
  ])
})
afterEach(() => desk.close())

/** What a source says on the lines to which its facts point, and what the facts say. */
async function pointedAt(name: string, content: string) {
  await desk.drop([name, content])
  const lines = content.split(/\r?\n/)
  return desk
    .rows<{ kind: string; locator: string; text: string; start: number; fact: string }>(
      `SELECT e.kind, e.locator, e.text, f.span_start AS start, f.text AS fact FROM facts f
       JOIN evidence e ON e.id = f.evidence_id JOIN sources s ON s.id = e.source_id
       WHERE s.name = ? ORDER BY e.key, f.span_start`,
      name,
    )
    .map(({ fact, start, ...evidence }) => {
      const line = lineOfSpan({ ...evidence, locator: JSON.parse(evidence.locator) }, start)
      return { fact, line, says: lines[line! - 1]! }
    })
}

const expectEach = (found: readonly { fact: string; says: string }[]) => {
  expect(found.length).toBeGreaterThan(0)
  for (const { fact, says } of found) expect(says).toContain(fact.split('\n')[0])
}

it('of a note with headings and blank lines', async () => {
  const found = await pointedAt(
    '拜访记录_20260506_瑞禾日化.md',
    '# 拜访记录 宁波瑞禾日化股份有限公司\n\n时间：2026年5月6日\n对方：顾海涛\n\n\n## 情况\n\n- 成品仓2.1万平\n- 顾海涛：预算批了 430 万\n- 他们要求 6 月 15 日前交货\n',
  )
  expectEach(found)
  expect(found.map(({ line }) => line)).toEqual(expect.arrayContaining([10, 11]))
})

it('of a mail below its headers, whichever line ends it has', async () => {
  const mail = (end: string) =>
    [
      'From: Lars Bakken <lars@halvorsen.example>',
      'To: qian@us.example',
      'Subject: Reel trucks',
      'Date: Tue, 12 May 2026 10:00:00 +0200',
      `Message-ID: <${end.length}@halvorsen.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Hi Qian,',
      '',
      'thanks for the visit.',
      `Our budget is EUR ${400 + end.length},000.`,
      'We need delivery by 15 September 2026.',
      '',
      'Lars',
    ].join(end)
  for (const end of ['\n', '\r\n']) {
    const found = await pointedAt(`reel trucks ${end.length}.eml`, mail(end))
    expectEach(found)
    expect(found.map(({ line }) => line)).toContain(11)
  }
})

it('of a chat, under the line with its sender', async () => {
  const found = await pointedAt(
    '顾海涛.txt',
    '顾海涛 2026-05-06 10:22:11\n在吗\n\n顾海涛 2026-05-06 10:24:11\n陆经理\n我们预算批了 430 万\n\n顾海涛 2026-05-06 10:25:11\n好的\n',
  )
  expectEach(found)
  expect(new Set(found.map(({ line }) => line))).toEqual(new Set([6]))
})

it('of a mail in base64 it is the mail, whose text has lines of its own', async () => {
  const body = Buffer.from('陆经理：\n\n我们预算批了 430 万。\n').toString('base64')
  const found = await pointedAt(
    '答复.eml',
    `From: gu@ruihe.example\nTo: qian@us.example\nSubject: x\nDate: Tue, 12 May 2026 10:00:00 +0800\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${body}\n`,
  )
  expect(new Set(found.map(({ line }) => line))).toEqual(new Set([1]))
})
