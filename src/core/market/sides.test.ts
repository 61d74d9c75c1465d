import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { openImportDesk } from '../imports/importFixture.ts'
import { sidesKnown } from './sides.ts'

/** 江苏衡锐电气 sells transformers to an English battery park and a data centre in Nanjing. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
  writeWorkspaceSettings(desk.db, desk.context.stamp(), {
    actorName: '陆一鸣',
    ownFirm: '江苏衡锐电气',
    ownOwners: ['许建国'],
  })
  desk.context.ownPeople = ['陆一鸣', '许建国']
})
afterEach(() => desk.close())

const people = [
  '联系人.csv',
  [
    '姓名,单位,职务,邮箱',
    'Rob Pickering,Fenmoor Storage Ltd,Engineer,rob.pickering@fenmoor.example',
    'Helen Ashworth,Fenmoor Storage Ltd,Procurement,helen@fenmoor.example',
    '秦卫东,南京金石数据有限公司,动力部主任,qinwd@jinshi.example',
    'Qian Wenjing,Hengrui Electric,Commercial,qian.wenjing@hengrui.example',
  ].join('\n'),
] as const
const facts = () =>
  desk.rows<{ kind: string; text: string }>(
    "SELECT kind, text FROM facts WHERE kind IN ('openTask', 'openPromise', 'customerPromise', 'customerAsk') ORDER BY rowid",
  )

describe('whoever is one of us', () => {
  it('is so in pinyin, by given name, by initials, and as people call each other', async () => {
    await desk.drop(people)
    const sideOf = sidesKnown(desk.db)
    for (const name of [
      'Lu Yiming',
      'Yiming Lu',
      'Yiming',
      'LYM',
      'Xu Jianguo',
      'XJG',
      '小陆',
      '老许',
      'Hengrui',
    ])
      expect([name, sideOf(name)]).toEqual([name, 'ours'])
    for (const name of ['Rob', 'Helen Ashworth', 'Qin Weidong', '老秦', 'Fenmoor Storage'])
      expect([name, sideOf(name)]).toEqual([name, 'theirs'])
    expect(sideOf('lym')).toBeNull()
    expect(sideOf('Anja')).toBeNull()
  })

  it('is no customer in an address book that lists our firm in Latin letters', async () => {
    await desk.drop(people)
    expect(sidesKnown(desk.db)('Qian Wenjing')).toBe('ours')
  })

  it('owes what the minutes of an English meeting put beside the name', async () => {
    await desk.drop(people, [
      'Fenmoor minutes 13 Nov.txt',
      [
        'Fenmoor Storage - technical meeting',
        'Date: 13 November 2025',
        '',
        'Actions',
        '- Xu Jianguo: capitalised loss sheet to Rob by 18 Nov',
        '- Yiming: bond wording to Helen by 27 Nov',
        '- Rob: harmonic study, Fri 27 Nov',
      ].join('\n'),
    ])
    expect(facts()).toMatchObject([
      { kind: 'openTask', text: expect.stringContaining('loss sheet') },
      { kind: 'openTask', text: expect.stringContaining('bond wording') },
      { kind: 'customerPromise', text: expect.stringContaining('harmonic study') },
    ])
  })

  it('writes from an address that spells the name out, and nothing in it is the customer’s', async () => {
    await desk.drop(people, [
      'Fenmoor pricing.eml',
      [
        'From: "Yiming" <lu.yiming@hengrui-group.example>',
        'To: Xu Jianguo <xujg@hengrui-group.example>',
        'Subject: Fenmoor Storage pricing',
        'Date: Wed, 19 Nov 2025 09:00:00 +0800',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Please send me the cost sheet by Friday, we need a lower price for Fenmoor Storage.',
      ].join('\n'),
    ])
    expect(facts().map(({ kind }) => kind)).not.toContain('customerAsk')
  })
})

describe('what one of them asks a colleague', () => {
  const chat = (...lines: string[]) => ['WhatsApp Chat with Fenmoor core.txt', lines.join('\n')] as const

  it('is the customer’s own affair, and no duty of ours', async () => {
    await desk.drop(
      people,
      chat(
        '[19/11/2025, 09:00:00] Helen Ashworth: Rob, still waiting for your drawings, please send the report to the board',
        '[19/11/2025, 09:05:00] Rob Pickering: Helen, I will send you the report by Friday 28 November',
        '[19/11/2025, 09:09:00] Helen Ashworth: Yiming, please send the test report by 27 November',
      ),
    )
    const toOurs = 'Yiming, please send the test report by 27 November'
    expect(new Set(facts().map(({ text }) => text))).toEqual(new Set([toOurs]))
  })

  it('also in Chinese, and with @', async () => {
    await desk.drop(
      [
        '联系人.csv',
        '姓名,单位,职务\n秦卫东,南京金石数据有限公司,动力部主任\n何静,南京金石数据有限公司,采购经理',
      ],
      [
        '微信群_金石数据变压器.txt',
        [
          '2025-11-18 09:13 何静',
          '秦主任，要求您这边把配电图纸发我，我要报批',
          '',
          '2025-11-18 09:20 何静',
          '要求质保写进合同 @秦卫东',
          '',
          '2025-11-18 09:30 何静',
          '陆经理，要求质保写进合同',
        ].join('\n'),
      ],
    )
    expect(facts().map(({ text }) => text)).toEqual([expect.stringContaining('陆经理')])
  })
})

it('a customer is theirs by the short name that the records give it', async () => {
  await desk.drop(['客户.csv', '客户名称,简称\nNorthlake Storage Holdings Ltd,Quarrel\n'])
  expect(sidesKnown(desk.db)('Quarrel')).toBe('theirs')
  expect(sidesKnown(desk.db).isCustomer?.('Quarrel')).toBe(true)
})
