import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const records: TestFile[] = [
  ['客户.csv', '客户名称,客户编号,行业,网站\n仁济医院,RJ,医疗,www.renji.example\n瑞金医院,RUI,医疗,\n'],
  [
    '联系人.csv',
    '姓名,客户,科室,职务,邮箱\n周岚,仁济医院,超声科,主任,zhou.lan@renji.example\n林安,瑞金医院,设备科,科长,\n',
  ],
  [
    '商机.csv',
    '商机编号,商机名称,客户名称,阶段,金额,创建日期\nRJ-1,超声采购,仁济医院,方案报价,120万,2026-02-01\n',
  ],
]

const event = (lines: string): string => `BEGIN:VEVENT\n${lines}\nEND:VEVENT\n`
const meetings = `BEGIN:VCALENDAR\n${event(
  'SUMMARY:看设备\nDTSTART:20260310T060000Z\nDTEND:20260310T070000Z\nORGANIZER;CN=钱越:mailto:qian@us.example\nATTENDEE:mailto:zhou.lan@renji.example',
)}${event('SUMMARY:电话：瑞金医院 林安科长\nDTSTART:20260311T060000Z')}${event('SUMMARY:体检\nDTSTART:20260312T060000Z')}${event(
  'SUMMARY:采购科碰头\nDTSTART:20260610T060000Z\nLOCATION:行政楼\nATTENDEE:mailto:caigou@renji.example',
)}${event('SUMMARY:看牙\nDTSTART:20260611T060000Z')}END:VCALENDAR\n`

it('meetings link by who was invited or whom they name; a private appointment is no visit', async () => {
  const inspected = await desk.inspect(['日历.ics', meetings])
  expect(inspected.map(({ part, recordKind, confidence }) => [part, recordKind, confidence])).toEqual([
    ['已发生 · Past', 'activities', 1],
    ['计划 · Planned', 'visitPlans', 1],
  ])
  const mapped = inspected.map(({ mapping }) =>
    Object.fromEntries(mapping.map(({ column, field }) => [column, field])),
  )
  expect(mapped).toEqual([
    {
      Date: 'happenedAt',
      Type: 'activityType',
      Subject: 'subject',
      Details: 'text',
      Minutes: 'durationMinutes',
      Attendees: 'people',
      Location: 'location',
      Calendar: null,
      Repeats: null,
    },
    {
      'Planned date': 'plannedAt',
      'Planned end': null,
      'Former date': null,
      'Time zone': 'zone',
      Purpose: 'purpose',
      Attendees: 'people',
      Location: 'location',
      Remark: 'remark',
      Calendar: null,
      Repeats: null,
    },
  ])
  const report = await desk.drop(...records, ['日历.ics', meetings])
  expect(report.files.slice(3).map(({ kind, accepted, rejected }) => [kind, accepted, rejected])).toEqual([
    ['activities', 3, 0],
    ['visitPlans', 1, 1],
  ])
  expect(
    desk.rows(
      `SELECT v.kind, a.name AS account, c.name AS contact, d.code AS deal, v.duration_ms / 60000 AS minutes
       FROM activities v LEFT JOIN accounts a ON a.id = v.account_id LEFT JOIN contacts c ON c.id = v.contact_id
       LEFT JOIN deals d ON d.id = v.deal_id ORDER BY v.occurred_at`,
    ),
  ).toEqual([
    { kind: 'meeting', account: '仁济医院', contact: '周岚', deal: 'RJ-1', minutes: 60 },
    { kind: 'call', account: '瑞金医院', contact: '林安', deal: null, minutes: null },
    { kind: 'meeting', account: null, contact: null, deal: null, minutes: null },
  ])
  expect(
    desk.rows(
      'SELECT a.name AS account, v.purpose, v.place, v.attendees FROM visit_plans v JOIN accounts a ON a.id = v.account_id',
    ),
  ).toEqual([
    { account: '仁济医院', purpose: '采购科碰头', place: '行政楼', attendees: 'caigou@renji.example' },
  ])
})

it('a call to which several are invited stays with whom the deal is talked about', async () => {
  await desk.drop(
    [
      '联系人.csv',
      '姓名,客户,职务,邮箱\n周岚,仁济医院,主任,zhou.lan@renji.example\n何钧,仁济医院,院长,he.jun@renji.example\n',
    ],
    ['商机.csv', '商机名称,客户名称,阶段,关键人\n超声采购,仁济医院,方案报价,周岚/何钧\n'],
    [
      '日历.ics',
      `BEGIN:VCALENDAR\n${event('SUMMARY:仁济 超声采购 讲标\nDTSTART:20260610T060000Z\nATTENDEE;CN=何钧:mailto:he.jun@renji.example\nATTENDEE;CN=周岚:mailto:zhou.lan@renji.example')}END:VCALENDAR\n`,
    ],
  )
  expect(
    desk.rows(
      'SELECT c.name, d.next_call_at AS at FROM deals d JOIN contacts c ON c.id = d.next_call_contact_id',
    ),
  ).toEqual([{ name: '周岚', at: Date.parse('2026-06-10T06:00:00Z') }])
})

it('an appointment that tells nothing of which of several deals it is about is the next call of the one talked of', async () => {
  const office = 'ATTENDEE;CN=Ines Okafor:mailto:ines@harrow-mill.example'
  const calls = [
    `SUMMARY:Catch-up\nDTSTART:20260610T140000Z\n${office}`,
    `SUMMARY:Palletiser walk-through\nDTSTART:20260617T140000Z\n${office}`,
  ]
  await desk.drop(
    [
      'people.csv',
      'Name,Account,Title,Email\nInes Okafor,Harrow Mill,Plant manager,ines@harrow-mill.example\n',
    ],
    [
      'deals.csv',
      'Deal,Account,Stage,Amount,Currency\nLine 2 vision,Harrow Mill,Proposal,80000,GBP\nPalletiser,Harrow Mill,Proposal,210000,GBP\n',
    ],
    ['calendar.ics', `BEGIN:VCALENDAR\n${calls.map(event).join('')}END:VCALENDAR\n`],
  )
  expect(
    desk.rows(
      `SELECT v.purpose, d.name AS deal FROM visit_plans v LEFT JOIN deals d ON d.id = v.deal_id ORDER BY v.planned_at`,
    ),
  ).toEqual([
    { purpose: 'Catch-up', deal: null },
    { purpose: 'Palletiser walk-through', deal: 'Palletiser' },
  ])
  expect(desk.rows('SELECT name, next_call_at AS at FROM deals ORDER BY name')).toEqual([
    { name: 'Line 2 vision', at: null },
    { name: 'Palletiser', at: Date.parse('2026-06-10T14:00:00Z') },
  ])
})

it('a plan keeps who stays away of what its remark says, and nothing of why it was moved', async () => {
  const moved = `BEGIN:VCALENDAR\n${event(
    'SUMMARY:方案评审\nDTSTART:20260610T060000Z\nATTENDEE;CN=周岚;PARTSTAT=DECLINED:mailto:zhou.lan@renji.example\nDESCRIPTION:原定周二，林科长出差改到周三。带样机',
  )}END:VCALENDAR\n`
  await desk.drop(...records, ['日历.ics', moved])
  expect(desk.rows('SELECT purpose FROM visit_plans')).toEqual([{ purpose: '方案评审\n周岚 declined' }])
})

it('an appointment in short words is with whom business is open, or whose people it calls', async () => {
  await desk.drop(
    [
      '客户.csv',
      '客户名称,客户编号\n嘉和百货股份有限公司,J1\n嘉和青浦仓,J2\n嘉和国际物流,J3\n德澜电子有限公司,D1\n',
    ],
    [
      '联系人.csv',
      '姓名,客户,职务\n苏敏,嘉和百货股份有限公司,物流处处长\n洪伟,嘉和百货股份有限公司,采购副理\n黄杰,嘉和青浦仓,仓长\n欧文,德澜电子有限公司,工程师\n',
    ],
    [
      '商机.csv',
      '商机名称,客户名称,阶段,创建日期\n青浦堆高机汰换,嘉和百货股份有限公司,方案报价,2026-02-01\n点胶机,德澜电子有限公司,方案报价,2026-02-01\n',
    ],
    [
      '日历.ics',
      `BEGIN:VCALENDAR\nX-WR-TIMEZONE:Asia/Taipei\n${event('SUMMARY:嘉和青浦仓 堆高机 Teams\nDTSTART:20260610T080000Z\nDESCRIPTION:苏处长、洪副理、黄仓长')}${event('SUMMARY:嘉和董事会\nDTSTART:20260611T060000Z')}${event('SUMMARY:女儿钢琴检定\nDTSTART:20260612T060000Z')}END:VCALENDAR\n`,
    ],
  )
  expect(
    desk.rows(
      'SELECT a.name AS account, v.purpose, v.zone, d.name AS deal FROM visit_plans v JOIN accounts a ON a.id = v.account_id LEFT JOIN deals d ON d.id = v.deal_id ORDER BY v.planned_at',
    ),
  ).toEqual([
    {
      account: '嘉和百货股份有限公司',
      purpose: '嘉和青浦仓 堆高机 Teams',
      zone: 'Asia/Taipei',
      deal: '青浦堆高机汰换',
    },
    {
      account: '嘉和百货股份有限公司',
      purpose: '嘉和董事会',
      zone: 'Asia/Taipei',
      deal: '青浦堆高机汰换',
    },
  ])
})

it('a list of guests in the description is kept beside those invited', async () => {
  await desk.drop(...records, [
    '日历.ics',
    `BEGIN:VCALENDAR\n${event('SUMMARY:仁济 超声采购 视频会\nDTSTART;TZID=Asia/Shanghai:20260610T093000\nATTENDEE;CN=钱越:mailto:qian@us.example\nDESCRIPTION:周岚 林科长 汪平\\n带：样机报告')}END:VCALENDAR\n`,
  ])
  expect(desk.rows('SELECT attendees FROM visit_plans')).toEqual([
    { attendees: '钱越 <qian@us.example>\n周岚 林科长 汪平' },
  ])
})
