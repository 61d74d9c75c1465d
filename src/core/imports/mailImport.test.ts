import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { ownWords } from './take/ownWords.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers =
  '客户名称,客户编号,行业,网站\n仁济医院,RJ,医疗,www.renji.example\n瑞金医院,RUI,医疗,https://ruijin.example/\n'
const people =
  '姓名,客户,科室,职务,邮箱\n周岚,仁济医院,超声科,主任,zhou.lan@renji.example\n林安,瑞金医院,设备科,科长,lin@qq.com\n'
const deals =
  '商机编号,商机名称,客户名称,阶段,金额,创建日期\nRJ-1,超声采购,仁济医院,方案报价,120万,2026-02-01\nRJ-2,监护仪更新,仁济医院,需求分析,30万,2026-03-01\n'

const mail = (headers: Record<string, string>, body: string): string =>
  `${Object.entries({ Date: 'Thu, 2 Apr 2026 10:00:00 +0800', ...headers })
    .map(([key, value]) => `${key}: ${value}`)
    .join('\r\n')}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`

const records: TestFile[] = [
  ['客户.csv', customers],
  ['联系人.csv', people],
  ['商机.csv', deals],
]

const said = () =>
  desk.rows(
    `SELECT a.kind, a.direction, ac.name AS account, c.name AS contact, d.code AS deal FROM activities a
     JOIN accounts ac ON ac.id = a.account_id LEFT JOIN contacts c ON c.id = a.contact_id
     LEFT JOIN deals d ON d.id = a.deal_id ORDER BY a.occurred_at, a.id`,
  )

describe('a mail among the records of a team', () => {
  it('is linked by the sender’s address, and to the deal that its subject names', async () => {
    const asked = mail(
      { From: 'ZL <Zhou.Lan@renji.example>', To: 'qian@us.example', Subject: 'Re: 超声采购' },
      '报价单能发我一份吗？\r\n',
    )
    await desk.drop(...records, ['询价.eml', asked])
    expect(said()).toEqual([
      { kind: 'priceAsked', direction: 'inbound', account: '仁济医院', contact: '周岚', deal: 'RJ-1' },
    ])
  })

  it('of somebody new is linked to the account by the domain that its people write from', async () => {
    const fromNurse = mail({ From: 'hu@icu.renji.example', To: 'qian@us.example', Subject: 'hello' }, '谢谢')
    const fromStranger = mail({ From: 'someone@qq.com', To: 'qian@us.example', Subject: 'hello' }, '谢谢')
    const toBuyer = mail(
      { From: '钱越 <qian@us.example>', To: 'caigou@ruijin.example', Subject: 'hi' },
      '见附件',
    )
    await desk.drop(...records, ['1.eml', fromNurse], ['2.eml', fromStranger], ['3.eml', toBuyer])
    expect(said()).toMatchObject([
      { kind: 'email', direction: 'inbound', account: '仁济医院', contact: null },
      { kind: 'email', direction: 'outbound', account: '瑞金医院', contact: null },
    ])
    expect(desk.rows("SELECT count(*) AS n FROM evidence WHERE kind = 'message'")).toEqual([{ n: 3 }])
  })

  it('that only mentions a customer is neither from nor to it', async () => {
    const news = mail(
      { From: 'news@paper.example', To: 'qian@us.example', Subject: '日报' },
      '仁济医院报价单已发布。',
    )
    const own = mail(
      { From: '罗宁 <luo@us.example>', To: 'qian@us.example', Subject: '仁济医院' },
      '方案已发给他们。',
    )
    await desk.drop(...records, ['1.eml', news], ['2.eml', own])
    expect(said()).toMatchObject([
      { kind: 'email', direction: 'internal', account: '仁济医院' },
      { kind: 'proposalSent', direction: 'outbound', account: '仁济医院' },
    ])
  })

  it('does not ask for what it only quotes', async () => {
    const body =
      '收到，谢谢。\r\n\r\n在 2026年4月1日，钱越 写道：\r\n> 合同能发我看一下吗？预算是30万元吗？\r\n'
    const from = { From: 'zhou.lan@renji.example', Subject: '回复：合同' }
    await desk.drop(...records, ['a.eml', mail(from, body)])
    expect(said()).toMatchObject([{ kind: 'email', direction: 'inbound' }])
    expect(desk.count('facts')).toBe(0)
    expect(desk.rows("SELECT text FROM evidence WHERE kind = 'message'")).toMatchObject([
      { text: expect.stringContaining('合同能发我看一下吗') },
    ])
  })

  it('written with Outlook in HTML quotes what stands under the sender and date of the mail before', async () => {
    const html =
      'From: zhou.lan@renji.example\r\nSubject: RE: offer\r\nDate: Thu, 2 Apr 2026 10:00:00 +0800\r\nContent-Type: text/html; charset=utf-8\r\n\r\n' +
      '<html><head><style>p{margin:0}</style></head><body><p>谢谢，收到。</p><div style="border-top:solid"><p><b>发件人:</b> 钱越 &lt;qian@us.example&gt;<br><b>发送时间:</b> 2026年4月1日<br><b>收件人:</b> 周岚<br><b>主题:</b> offer</p></div><p>合同能发我看一下吗？</p></body></html>'
    await desk.drop(...records, ['a.eml', html])
    expect(said()).toMatchObject([
      { kind: 'email', direction: 'outbound' },
      { kind: 'email', direction: 'inbound', contact: '周岚' },
    ])
  })

  it('that invites to a meeting brings the meeting', async () => {
    const invitation =
      'From: zhou.lan@renji.example\r\nSubject: 设备科碰头\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请参加\r\n' +
      '--b\r\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:设备科碰头\r\nDTSTART:20260610T060000Z\r\nORGANIZER:mailto:zhou.lan@renji.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n'
    const report = await desk.drop(...records, ['邀请.eml', invitation])
    expect(report.files.slice(3).map(({ kind, accepted }) => [kind, accepted])).toEqual([
      ['visitPlans', 1],
      ['messages', 1],
    ])
    expect(desk.rows('SELECT purpose FROM visit_plans')).toEqual([{ purpose: '设备科碰头' }])
  })

  it('comes once, be it saved by itself and in a mailbox', async () => {
    const one = mail(
      { From: 'zhou.lan@renji.example', Subject: 'A', 'Message-ID': '<1@renji.example>' },
      'words',
    )
    await desk.drop(...records, ['a.eml', one])
    const again = await desk.drop(['in.mbox', `From zhou Thu Apr  2 10:00:00 2026\n${one}\n\n`])
    expect(again.files).toMatchObject([{ accepted: 0, duplicates: 1 }])
  })

  it('brings the files attached to it, and tells of the one that cannot be read', async () => {
    const part = (name: string, content: string) =>
      `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`
    const withFiles = `From: zhou.lan@renji.example\r\nSubject: files\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee attached.\r\n${part('customers.csv', customers)}${part('logo.png', '\u0089PNG\u0000\u0001')}--b--\r\n`
    const inspected = await desk.inspect(['a.eml', withFiles])
    expect(inspected.map(({ name, recordKind }) => [name, recordKind])).toEqual([
      ['a.eml', 'messages'],
      ['customers.csv', 'accounts'],
      ['logo.png', null],
    ])
    const report = await desk.drop(['a.eml', withFiles])
    expect(report.files.map(({ name, accepted }) => [name, accepted])).toEqual([
      ['customers.csv', 2],
      ['logo.png', 0],
      ['a.eml', 1],
    ])
    expect(desk.rows("SELECT text FROM evidence WHERE kind = 'message'")).toEqual([
      { text: 'See attached.\n📎 customers.csv\n📎 logo.png' },
    ])
  })
})

describe('the own words of a mail', () => {
  it.each([
    ['Yes.\n\nOn Thu, 2 Apr 2026 at 10:00, Qian Yue\n<qian@us.example> wrote:\n> Trial?', 'Yes.'],
    ['好的\n\n------------------ 原始邮件 ------------------\n发件人: 钱越', '好的'],
    ['好的\n\n发件人: 钱越\n发送时间: 2026年4月2日\n收件人: 周岚\n主题: 试用\n\n试用吗', '好的'],
    ['> Trial?\nYes, in May.\n> Price?\nLater.', 'Yes, in May.\nLater.'],
    ['From: our side nothing changes.\nBest', 'From: our side nothing changes.\nBest'],
    [
      '---------- Forwarded message ----------\nFrom: lin',
      '---------- Forwarded message ----------\nFrom: lin',
    ],
  ])('of %j', (text, own) => {
    const words = ownWords(text)
    expect(words).toHaveLength(text.length)
    expect(
      words
        .split('\n')
        .filter((line) => line.trim() !== '')
        .join('\n'),
    ).toBe(own)
  })
})
