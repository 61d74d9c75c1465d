import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** In a room of our own each line is of the customer whom it names; who writes from a customer's domain is of the customer. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 24, 2) })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const customers: TestFile = [
  '我的客户.csv',
  lines(
    '客户,地区,项目,联系人,阶段,金额',
    '澄屿水产有限公司,舟山,澄屿冷链箱,姜霖 品控主管,报价,300000',
    'Fjordmat AS,挪威 卑尔根,Fjordmat 20kg box,Bjarne Moe,方案,500000',
    '沐润海产有限公司,宁波,沐润虾箱,刘屿,报价,90000',
  ),
]
const whose = () =>
  desk
    .rows<{ text: string; name: string | null }>(
      "SELECT e.text, a.name FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'message' ORDER BY e.key",
    )
    .map(({ text, name }) => [text.split('\n')[0], name])

describe('a room of our own that is called after a customer', () => {
  it('keeps what names another of ours out of that customer’s records', async () => {
    await desk.drop(customers, [
      '内部群-澄屿挪威项目.txt',
      lines(
        '2026-11-19 08:31 钱越: 澄屿样箱明天必须走',
        '2026-11-19 08:45 罗宁: 刀模没回来，我变不出来',
        '2026-11-20 09:10 罗宁: 挪威200只样品粘好了',
        '2026-11-20 09:20 钱越: Bjarne要看24小时漏水',
        '2026-11-21 10:00 罗宁: 8D我写好了，25号交姜霖',
        '2026-11-21 15:30 钱越: 沐润那边丢了就丢了，别再降',
      ),
    ])
    expect(whose()).toEqual([
      ['澄屿样箱明天必须走', '澄屿水产有限公司'],
      ['刀模没回来，我变不出来', '澄屿水产有限公司'],
      ['挪威200只样品粘好了', 'Fjordmat AS'],
      ['Bjarne要看24小时漏水', 'Fjordmat AS'],
      ['8D我写好了，25号交姜霖', '澄屿水产有限公司'],
      ['沐润那边丢了就丢了，别再降', '沐润海产有限公司'],
    ])
  })
})

describe('a short name', () => {
  it('stands by itself where it begins what is said, though its last letter makes a word with the next', async () => {
    await desk.drop(
      ['商机.csv', lines('商机名称,客户,阶段,金额', '沐湖二期,宁波沐湖水泵有限公司,方案,200000')],
      [
        '浙江组-内部.txt',
        lines('2026-11-13 09:05 钱越: 沐湖底价408,再低要我批', '2026-11-13 09:20 罗宁: 收到'),
      ],
    )
    expect(whose()[0]).toEqual(['沐湖底价408,再低要我批', '宁波沐湖水泵有限公司'])
  })
})

describe('a mail', () => {
  const mail = (from: string, subject: string, text: string) =>
    lines(
      `From: ${from}`,
      'To: qian@ours.example',
      `Subject: ${subject}`,
      'Date: Wed, 18 Nov 2026 11:00:00 +0100',
      '',
      text,
    )
  it('by somebody unknown from the domain of one on file is the customer’s', async () => {
    await desk.drop(
      customers,
      ['a.eml', mail('Bjarne Moe <bjarne.moe@fjordmat.example>', 'boxes', 'The trial boxes leaked.')],
      ['b.eml', mail('Marit Dahl <marit.dahl@fjordmat.example>', 'credit note', 'I still do not have it.')],
    )
    expect(whose().map(([, name]) => name)).toEqual(['Fjordmat AS', 'Fjordmat AS'])
    expect(desk.rows("SELECT email FROM contacts WHERE name = 'Bjarne Moe'")).toEqual([
      { email: 'bjarne.moe@fjordmat.example' },
    ])
  })
})
