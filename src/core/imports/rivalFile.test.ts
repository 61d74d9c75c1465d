import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Files on rivals, and mails among ourselves that name a customer by one of its people alone. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 4) })
})
afterEach(() => desk.close())

const people = [
  'contacts.csv',
  [
    'Name,Company,Title,Email',
    'Orla Byrne,Kelbrook Dairies,Engineering manager,orla@kelbrook.example',
    '温宁,安徽云栖食品有限公司,设备经理,wen@yunqi.example',
  ].join('\n'),
] as const
const facts = (kind: string) =>
  desk.rows<{ name: string; text: string; unsure: string | null }>(
    `SELECT a.name, f.text, f.unsure FROM facts f JOIN accounts a ON a.id = f.account_id WHERE f.kind = '${kind}' ORDER BY f.id`,
  )

describe('the headings of a file on rivals', () => {
  const chat = [
    '温宁 微信.txt',
    '2026-11-14 20:16:10 温宁\n恒丰66万，老牌子，不过交期150天，赶不上\n',
  ] as const
  it('name the rivals of whom the talks tell, whichever file comes first', async () => {
    await desk.drop(people, chat, ['竞品笔记.md', '## 恒丰\n- 价格高\n## 价格对比\n- 见表\n'])
    expect(facts('competitorNews').map(({ name, text }) => [name, text.slice(0, 5)])).toEqual([
      ['安徽云栖食品有限公司', '恒丰66万'],
    ])
  })
  it('of another file name nobody', async () => {
    await desk.drop(people, chat, ['设备笔记.md', '## 恒丰\n- 老型号\n'])
    expect(facts('competitorNews')).toEqual([])
  })
})

describe('a mail among ourselves', () => {
  const mail = (...body: string[]) =>
    [
      'From: 钱越 <yue@own.example>',
      'To: Nick Ash <nick@own.example>',
      'Subject: FW: seals',
      'Date: Thu, 19 Nov 2026 18:22:00 +0000',
      'Message-ID: <seals@own.example>',
      'Content-Type: text/plain; charset=utf-8',
      '',
      ...body,
    ].join('\r\n')
  it('that calls one of their people by the first name is theirs, and what it keeps quiet is known', async () => {
    await desk.drop(people, [
      'seals.eml',
      mail('Report is still not out. Not told Orla yet.', 'Yue says the floor is 79k, not a cent below.'),
    ])
    expect(facts('keepQuiet').map(({ name }) => name)).toEqual(['Kelbrook Dairies'])
  })
  it('is one by whoever has written to a customer for us', async () => {
    const ofBram = (text: string) => text.replaceAll('钱越 <yue@', 'Bram Vos <bram@')
    const sent = ofBram(mail('The seals are on their way.')).replace(
      /To: .*/,
      'To: Orla Byrne <orla@kelbrook.example>',
    )
    await desk.drop(
      people,
      ['sent.eml', sent.replace('seals@own', 'sent@own')],
      ['seals.eml', ofBram(mail('Not told Orla yet.', 'Yue says the floor is 79k, not a cent below.'))],
    )
    expect(facts('keepQuiet').map(({ name }) => name)).toEqual(['Kelbrook Dairies'])
  })
  it('that calls nobody of theirs is nobody’s', async () => {
    await desk.drop(people, ['seals.eml', mail('Report is still not out.', 'The floor is 79k.')])
    expect(facts('keepQuiet')).toEqual([])
  })
})

it('where a rival is weak, by a list of their prices, is told with the customer whose deal it is', async () => {
  const { id } = await desk.drop(people, [
    '竞品价格.csv',
    '竞品,型号,厂家报价,客户,日期,弱点\n恒丰,HF-2,660000,安徽云栖食品有限公司,2026-11-04,交期150天;无本地服务\n恒丰,HF-1,360000,,2026-11-05,老型号\n',
  ])
  expect(
    desk.rows(
      `SELECT a.name, f.subject, f.text FROM facts f JOIN accounts a ON a.id = f.account_id WHERE f.kind = 'competitorNews'`,
    ),
  ).toEqual([{ name: '安徽云栖食品有限公司', subject: '恒丰', text: '交期150天;无本地服务' }])
  expect(desk.rows('SELECT code FROM import_rejections WHERE import_id = ?', id)).toEqual([])
})
