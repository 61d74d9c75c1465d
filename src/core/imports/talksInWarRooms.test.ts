import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** A team's own room, in which customers are called in short. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 4) })
})
afterEach(() => desk.close())

const whose = (name: string) =>
  desk
    .rows<{ account: string | null; text: string }>(
      `SELECT a.name AS account, e.text FROM evidence e JOIN sources s ON s.id = e.source_id
       LEFT JOIN accounts a ON a.id = e.account_id
       WHERE s.name LIKE ? AND e.kind IN ('message', 'note') ORDER BY e.line, e.key`,
      `%${name}%`,
    )
    .map(({ account, text }) => [account?.slice(0, 10) ?? null, text.slice(0, 14)])

it('in Traditional Chinese is told by the names over what is said, and by who asked', async () => {
  await desk.drop(
    [
      'contacts.csv',
      [
        'Name,Company,Title',
        '呂佩君,泓昇塑膠股份有限公司,採購副理',
        '簡志明,晶碩包裝股份有限公司,廠長',
        '葉國強,鼎泰豐收食品股份有限公司,廠務',
        '林宜,泓昇國際貿易股份有限公司,助理',
      ].join('\n'),
    ],
    [
      'deals.csv',
      [
        'Deal name,Account,Stage,Amount,Close date,Owner',
        '泓昇射出機汰換,泓昇塑膠股份有限公司,方案报价,900000,2026-12-20,游家豪',
        '晶碩封膜機 6台,晶碩包裝股份有限公司,方案报价,900000,2026-12-20,游家豪',
        '鼎泰豐收保養,鼎泰豐收食品股份有限公司,方案报价,90000,2026-12-20,游家豪',
      ].join('\n'),
    ],
    [
      '[LINE]南部戰情室(內部).txt',
      [
        '[LINE] 南部戰情室(3)的聊天記錄',
        '儲存日期：2026/11/22 21:05',
        '',
        '2026/11/20（週五）',
        '10:00\t游家豪\t泓昇：底是820萬，訂金三成',
        '10:04\t范雅惠\t運費算誰的？',
        '10:05\t游家豪\t算我們的',
        '15:22\t游家豪\t晶碩：試車前價格都不談',
        '18:10\t范雅惠\t保險那家說要看泓昇財報才出單',
        '19:40\t范雅惠\t晶碩簡廠長問能不能先借一台嗎',
        '20:15\t游家豪\t鼎泰豐收那台下個月退，整理好給晶碩',
        '20:58\t游家豪\t鼎泰豐收的折扣，晶碩面前提都別提',
      ].join('\n'),
    ],
  )
  expect(whose('戰情室')).toEqual([
    ['泓昇塑膠股份有限公司', '泓昇：底是820萬，訂金三成'],
    ['泓昇塑膠股份有限公司', '運費算誰的？'],
    ['泓昇塑膠股份有限公司', '算我們的'],
    ['晶碩包裝股份有限公司', '晶碩：試車前價格都不談'],
    ['泓昇塑膠股份有限公司', '保險那家說要看泓昇財報才出單'],
    ['晶碩包裝股份有限公司', '晶碩簡廠長問能不能先借一台嗎'],
    ['晶碩包裝股份有限公司', '鼎泰豐收那台下個月退，整理好'],
    ['晶碩包裝股份有限公司', '鼎泰豐收的折扣，晶碩面前提都'],
  ])
})

it('in English is told by initials that stand over the customer’s mails, and by what its deal is called', async () => {
  await desk.drop(
    [
      'contacts.csv',
      [
        'Name,Company,Title,Email',
        'Ines Prowse,Tavy Moor NHS Partnership Trust,Buyer,ines@tavymoor.example',
        'Olive Reece,St Aldan’s Care Group,Buyer,olive@aldans.example',
        'Piers Knott,St Aldan’s Bakery,Owner,piers@bakery.example',
      ].join('\n'),
    ],
    [
      'deals.csv',
      [
        'Deal name,Account,Stage,Amount,Close date,Owner',
        'Tavy Moor linen 2027,Tavy Moor NHS Partnership Trust,Proposal,90000,2026-12-20,Rhys Cole',
        'St Aldan’s - Laundry 2027,St Aldan’s Care Group,Proposal,60000,2026-12-20,Rhys Cole',
      ].join('\n'),
    ],
    [
      'RE TMPT.eml',
      [
        'From: Ines Prowse <ines@tavymoor.example>',
        'To: Rhys Cole <rhys@ourlinen.example>',
        'Subject: RE: TMPT linen timetable',
        'Date: Mon, 16 Nov 2026 09:00:00 +0000',
        '',
        'Bids close on the 30th.',
      ].join('\n'),
    ],
    [
      'war room.txt',
      [
        'Rhys Cole 2026/11/17 09:02\nTMPT have moved the bid to the 27th\n',
        'Nia Wynn 2026/11/17 13:05\nSt Aldan’s paid the September invoice\n',
        'Rhys Cole 2026/11/18 13:05\nSt A tomorrow 15:00\n',
      ].join('\n'),
    ],
  )
  expect(whose('war room').map(([account]) => account)).toEqual(['Tavy Moor ', 'St Aldan’s', 'St Aldan’s'])
})

it('is not of the firm to which one of the team has gone over since', async () => {
  await desk.drop(
    [
      'contacts.csv',
      'Name,Company,Title\n沈兆丰,澄波环境股份有限公司,区域经理\n柳青,禾川乳业有限公司,设备经理\n石磊,金岭造纸有限公司,采购\n',
    ],
    [
      'deals.csv',
      'Deal name,Account,Stage,Amount,Close date,Owner\n禾川软水站,禾川乳业有限公司,方案报价,900000,2026-12-20,韩冬\n金岭中水,金岭造纸有限公司,方案报价,800000,2026-12-20,韩冬\n',
    ],
    [
      '污水组作战群.txt',
      [
        '2026年8月6日 09:12',
        '沈兆丰',
        '禾川软水站又报警了，柳青在电话里拍桌子',
        '韩冬',
        '下午我去看',
        '2026年11月20日 10:02',
        '韩冬',
        '今天车谁开走了',
        '汤敏',
        '我，去机场接人',
        '韩冬',
        '金岭那边的图纸发了没有',
        '汤敏',
        '早上发了',
      ].join('\n'),
    ],
  )
  const accounts = whose('作战群').map(([account]) => account)
  expect(accounts).not.toContain('澄波环境股份有限公司')
  expect(accounts).toContain('禾川乳业有限公司')
  expect(accounts).toContain('金岭造纸有限公司')
})
