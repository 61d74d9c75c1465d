import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Talks and mails that somebody copied into text files: whose each line is, and who said it to whom. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk()
  await desk.drop(
    [
      '客户.csv',
      '客户名称,简称\n江门市岭晟包装有限公司,岭晟\n中山市恒川彩印有限公司,恒川\nAlder Cartons Ltd,Alder UK\nAlder Labels Pty Ltd,Alder AU\n',
    ],
    [
      '联系人.csv',
      '姓名,客户名称,职务\n戚小玲,江门市岭晟包装有限公司,采购经理\nGareth Pike,Alder Cartons Ltd,Head of Procurement\nPriya Nand,Alder Cartons Ltd,Technical\n',
    ],
  )
})
afterEach(() => desk.close())

const told = () =>
  desk
    .rows<{ text: string; account: string | null; direction: string | null }>(
      `SELECT e.text, a.name AS account, v.direction FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id
       LEFT JOIN activities v ON v.evidence_id = e.id WHERE e.kind = 'message' ORDER BY e.line`,
    )
    .map(({ text, account, direction }) => [text.split('\n')[0], account, direction])

describe('a group of our own, copied day by day', () => {
  it('gives each line to the customer it names, and with it what is answered', async () => {
    const report = await desk.drop([
      '群聊-大客户（内部）.txt',
      '2026-03-12 周四\n宁姐: 岭晟底线从21.2松到20.9\n阿越: 明白\n欧阳倩: 留样测了，8D还差措施\n阿越: 24号前要给到岭晟\n宁姐: 赔多少先别答应\n阿越: 哦\n\n2026-03-13 周五\n阿越: 谁带伞了\n宁姐: 恒川那笔还没到\n阿越: 岭晟也没到\n宁姐: 催下\n',
    ])
    const ling = '江门市岭晟包装有限公司'
    expect(told()).toEqual([
      ['岭晟底线从21.2松到20.9', ling, 'internal'],
      ['明白', ling, 'internal'],
      ['留样测了，8D还差措施', ling, 'internal'],
      ['24号前要给到岭晟', ling, 'internal'],
      ['赔多少先别答应', ling, 'internal'],
      ['哦', null, null],
      ['谁带伞了', null, null],
      ['恒川那笔还没到', '中山市恒川彩印有限公司', 'internal'],
      ['岭晟也没到', ling, 'internal'],
      ['催下', ling, 'internal'],
    ])
    expect(report.files).toMatchObject([{ kind: 'messages', items: 10, accepted: 10 }])
  })
})

describe('a chat that was copied without its times', () => {
  it('is a talk: what the customer said is theirs and what we said is ours', async () => {
    const report = await desk.drop([
      '微信选中.txt',
      '戚小玲: 预算批了420万\n钱越: 好的，周五给您报价\n戚小玲: 质保要五年\n钱越: 我确认一下\n',
    ])
    expect(report.files).toMatchObject([{ kind: 'messages', items: 4, accepted: 4 }])
    const ling = '江门市岭晟包装有限公司'
    expect(told()).toEqual([
      ['预算批了420万', ling, 'inbound'],
      ['好的，周五给您报价', ling, 'outbound'],
      ['质保要五年', ling, 'inbound'],
      ['我确认一下', ling, 'outbound'],
    ])
  })
})

describe('a pile of mails', () => {
  it('is of the customer whose people write there and after whom it is called; ours are ours', async () => {
    const mail = (from: string, to: string, sent: string, words: string) =>
      `From: ${from}\nTo: ${to}\nSent: ${sent}\nSubj: ink\n\n${words}\n\n${'-'.repeat(30)}\n`
    await desk.drop([
      'alder_mails.txt',
      [
        mail('Simon Fell', 'Jo Qian', '14 May 2026 09:41', 'The pot is 410k.'),
        mail('Jo Qian', 'Simon Fell', '14 May 2026 10:00', 'Thank you.'),
        mail('Gareth Pike', 'Jo Qian', '24 May 2026 16:10', 'Simon has left.'),
        mail('Jo Qian', 'Gareth Pike', '25 May 2026 10:02', 'Our second offer.'),
      ].join(''),
    ])
    expect(told()).toEqual([
      ['The pot is 410k.', 'Alder Cartons Ltd', 'internal'],
      ['Thank you.', 'Alder Cartons Ltd', 'outbound'],
      ['Simon has left.', 'Alder Cartons Ltd', 'inbound'],
      ['Our second offer.', 'Alder Cartons Ltd', 'outbound'],
    ])
  })
})

describe('an answer in a chat', () => {
  it('states nothing of what it quotes', async () => {
    await desk.drop([
      '微信_岭晟.txt',
      '戚小玲\n2026年3月13日 14:20\n预算是420万元\n\n钱越\n2026年3月13日 14:22\n「戚小玲：预算是420万元」\n- - - - - - - - - -\n收到\n',
    ])
    expect(
      desk.rows(
        "SELECT f.kind, c.name FROM facts f LEFT JOIN contacts c ON c.id = f.contact_id WHERE f.kind = 'budgetAmount'",
      ),
    ).toEqual([{ kind: 'budgetAmount', name: '戚小玲' }])
  })
})
