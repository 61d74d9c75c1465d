import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** The team is 钱越 (Jo Qian to customers abroad) and 罗宁; who writes under which name decides whose words they are. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk()
  await desk.drop(
    [
      '客户.csv',
      '客户名称,简称\n江门市岭晟包装有限公司,岭晟\n中山市恒川彩印有限公司,恒川\nAlder Cartons Ltd,Alder\n',
    ],
    [
      '通讯录.vcf',
      [
        ['戚小玲', '江门市岭晟包装有限公司', '采购经理'],
        ['卢伟强 强哥', '江门市岭晟包装有限公司', '车间主任'],
        ['钱炳坤（老钱）', '中山市恒川彩印有限公司', '老板'],
        ['Gareth Pike', 'Alder Cartons Ltd', 'Head of Procurement'],
        ['Priya Nandakumar', 'Alder Cartons Ltd', 'Technical'],
      ]
        .map(
          ([name, firm, title]) =>
            `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nN:${name};;;;\nORG:${firm}\nTITLE:${title}\nEND:VCARD\n`,
        )
        .join(''),
    ],
  )
})
afterEach(() => desk.close())

const told = () =>
  desk.rows<{ author: string; name: string | null; direction: string | null }>(
    `SELECT e.author, c.name, v.direction FROM evidence e LEFT JOIN contacts c ON c.id = e.contact_id
     LEFT JOIN activities v ON v.evidence_id = e.id WHERE e.kind = 'message' ORDER BY e.line, e.id`,
  )

describe('a person with a name and a nickname', () => {
  it('is on file under the name, with the nickname beside it', () => {
    expect(desk.rows('SELECT name, nickname FROM contacts WHERE nickname IS NOT NULL ORDER BY id')).toEqual([
      { name: '卢伟强', nickname: '强哥' },
      { name: '钱炳坤', nickname: '老钱' },
    ])
  })

  it('is found by either, and what they write is theirs', async () => {
    await desk.drop([
      '强哥聊天.txt',
      '强哥 2026-03-01 10:22:11\n数据下周给你\n阿越 2026-03-01 10:25:00\n好\n卢伟强 2026-03-01 10:26:00\n一定\n',
    ])
    expect(told()).toEqual([
      { author: '强哥', name: '卢伟强', direction: 'inbound' },
      { author: '阿越', name: null, direction: 'outbound' },
      { author: '卢伟强', name: '卢伟强', direction: 'inbound' },
    ])
  })

  it('is the same person when a table names them either way', async () => {
    await desk.drop([
      '拜访.csv',
      '客户名称,活动类型,时间,联系人,主题\n岭晟,拜访,2026-03-01,强哥,试机\n岭晟,拜访,2026-03-02,卢伟强（强哥）,试机\n',
    ])
    expect(
      desk.rows('SELECT DISTINCT name FROM contacts c JOIN activities a ON a.contact_id = c.id'),
    ).toEqual([{ name: '卢伟强' }])
  })

  it('comes to a call whose calendar entry calls them as friends do', async () => {
    await desk.drop([
      '日历.ics',
      'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260610T020000Z\nDTEND:20260610T030000Z\nSUMMARY:岭晟 谈价 (强哥)\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20260611T020000Z\nDTEND:20260611T030000Z\nSUMMARY:戚姐 岭晟 月结\nEND:VEVENT\nEND:VCALENDAR\n',
    ])
    expect(
      desk.rows(
        'SELECT c.name FROM visit_plans p JOIN contacts c ON c.id = p.contact_id ORDER BY p.planned_at',
      ),
    ).toEqual([{ name: '卢伟强' }, { name: '戚小玲' }])
  })
})

describe('who of us writes', () => {
  it('is told by a nickname of the owner, unless somebody of the customer is called so', async () => {
    await desk.drop([
      '微信_岭晟_戚姐.txt',
      '戚小玲 岭晟采购\n2026年4月16日 11:02\n明年分月的用量我下周给\n\n阿越\n2026年4月16日 11:05\n可以先给我一版吗\n\n戚小玲 岭晟采购\n2026年4月16日 11:06\n好\n\n钱越\n2026年4月16日 11:07\n谢谢\n',
    ])
    expect(told().map(({ name, direction }) => [name, direction])).toEqual([
      ['戚小玲', 'inbound'],
      [null, 'outbound'],
      ['戚小玲', 'inbound'],
      [null, 'outbound'],
    ])
  })

  it('is nobody who bears our surname at a customer', async () => {
    await desk.drop([
      '恒川-老钱.txt',
      '老钱（恒川彩印） 2026-03-01 10:22:11\n37行不行\n我 2026-03-01 10:25:00\n37.8\n',
    ])
    expect(told().map(({ name, direction }) => [name, direction])).toEqual([
      ['钱炳坤', 'inbound'],
      [null, 'outbound'],
    ])
  })
})

describe('a sender as mail programs write one', () => {
  const mail = (from: string, to: string, words: string) =>
    `From: ${from}\r\nTo: ${to}\r\nSubject: ${words}\r\nDate: Tue, 17 Mar 2026 14:06:31 +0000\r\n\r\n${words}\r\n`

  it.each([
    ['"Pike, Gareth" <gp@somewhere.example>', 'Gareth Pike'],
    ['"Pike, Gareth (Procurement)" <gp@somewhere.example>', 'Gareth Pike'],
    ['GARETH PIKE <gp@somewhere.example>', 'Gareth Pike'],
    ['"Gareth Pike | Alder Cartons" <gp@somewhere.example>', 'Gareth Pike'],
    ['"卢伟强(岭晟)" <lwq@somewhere.example>', '卢伟强'],
    ['"岭晟-戚小玲" <qxl@somewhere.example>', '戚小玲'],
  ])('%s is %s', async (from, name) => {
    await desk.drop(['mail.eml', mail(from, 'jo@ours.example', 'timetable')])
    expect(told().map(({ name: found, direction }) => [found, direction])).toEqual([[name, 'inbound']])
  })
})

describe('a room called by a name that only an order used', () => {
  it('is of those who speak in it, what we say there too', async () => {
    await desk.drop(['订单.csv', '订单号,客户名称,产品,数量,单价,日期\nS1,恒川彩印,光油,3,38.5,2026-02-01\n'])
    await desk.drop([
      '恒川彩印-老钱.txt',
      '老钱（恒川彩印） 2026-03-01 10:22:11\n37行不行\n我 2026-03-01 10:25:00\n37.8\n',
    ])
    expect(
      desk.rows(
        "SELECT a.name FROM evidence e JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'message' ORDER BY e.line",
      ),
    ).toEqual([{ name: '中山市恒川彩印有限公司' }, { name: '中山市恒川彩印有限公司' }])
  })
})
