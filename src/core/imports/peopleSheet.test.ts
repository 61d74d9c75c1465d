import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** A rep keeps her people under headings of her own; nothing in the workbook says "contacts". */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers = [
  '客户.csv',
  '简称,客户全称,级别\n瑞穹,江苏瑞穹新材料股份有限公司,A\nOrchard,Orchard Labs Ltd,B\n',
] as const

describe('a sheet of people under headings of its own', () => {
  it('is known by its cells: names, titles and telephone numbers', async () => {
    await desk.drop(customers, [
      '跟谁打交道.csv',
      [
        '公司,人,干嘛的,电话,好不好说话 / 在乎啥',
        '瑞穹,孔令宇,生产副总,,只问停线。拍板的',
        '瑞穹,秦海燕,采购总监,13905550127,账期；人还行',
        '瑞穹,黄志远,工艺经理（已离职 5/20）,,去别家了',
        'Orchard,Mia Reed,Process Eng Lead,+44 1902 555 0142,our man. surface finish',
      ].join('\n'),
    ])
    expect(
      desk.rows(
        `SELECT c.name, c.title, c.phone, a.name AS account, c.left_at IS NOT NULL AS gone
         FROM contacts c JOIN accounts a ON a.id = c.account_id ORDER BY c.id`,
      ),
    ).toEqual([
      { name: '孔令宇', title: '生产副总', phone: null, account: '江苏瑞穹新材料股份有限公司', gone: 0 },
      {
        name: '秦海燕',
        title: '采购总监',
        phone: '13905550127',
        account: '江苏瑞穹新材料股份有限公司',
        gone: 0,
      },
      { name: '黄志远', title: '工艺经理', phone: null, account: '江苏瑞穹新材料股份有限公司', gone: 1 },
      {
        name: 'Mia Reed',
        title: 'Process Eng Lead',
        phone: '+44 1902 555 0142',
        account: 'Orchard Labs Ltd',
        gone: 0,
      },
    ])
    // What the team writes of somebody is no word of theirs: nobody says "you told us that".
    expect(desk.rows("SELECT text FROM facts WHERE kind = 'statedConcern'")).toEqual([])
    expect(desk.rows("SELECT buying_role AS role FROM contacts WHERE name = '孔令宇'")).toEqual([
      { role: 'economicBuyer' },
    ])
    expect(desk.rows('SELECT name, industry, phone FROM accounts ORDER BY id')).toEqual([
      { name: '江苏瑞穹新材料股份有限公司', industry: null, phone: null },
      { name: 'Orchard Labs Ltd', industry: null, phone: null },
    ])
  })

  it('is known in English as well, whatever stands above the columns', async () => {
    const [file] = await desk.inspect([
      'who is who.csv',
      [
        'Firm,Who,What they do,Mood',
        'Orchard,Mia Reed,Operations Director,scrap and nothing else',
        'Orchard,Tom Hale,Buyer,price',
        'Northgate,Ann Lee,H&S Manager,careful',
        'Northgate,Joe van Dam,Process Engineer,likes us',
      ].join('\n'),
    ])
    expect(file!.recordKind).toBe('contacts')
    expect(Object.fromEntries(file!.mapping.map(({ column, field }) => [column, field]))).toMatchObject({
      Firm: 'account',
      Who: 'name',
      'What they do': 'title',
      Mood: 'remark',
    })
  })
})

describe('a table that names each customer again and again', () => {
  it('is never merged into the customers, whatever it holds', async () => {
    const machines = [
      'machines.csv',
      [
        'Company,Phone,Sector',
        'Orchard Labs Ltd,100,grinding',
        'Orchard Labs Ltd,101,washing',
        'Orchard Labs Ltd,102,turning',
        'Northgate Mills Ltd,103,grinding',
        'Northgate Mills Ltd,104,milling',
      ].join('\n'),
    ] as const
    await desk.drop(['customers.csv', 'Company,Tier\nOrchard Labs Ltd,A\nNorthgate Mills Ltd,B\n'])
    const [file] = await desk.inspect(machines)
    expect(file!.recordKind).not.toBe('accounts')
    await desk.drop(machines)
    expect(desk.rows('SELECT DISTINCT phone, industry FROM accounts')).toEqual([
      { phone: null, industry: null },
    ])
  })
})

describe('a remark on somebody', () => {
  it('tells who was moved to another place, and not who changed the department or the prices', async () => {
    await desk.drop(customers, [
      '通讯录.csv',
      [
        '姓名,单位,职务,备注',
        '许文博,瑞穹,培训主管,已调苏州',
        '罗亦然,瑞穹,采购员,4月调去苏州公司了',
        '蒋思远,瑞穹,计划员,3月调到采购部',
        '田亮,瑞穹,会计,年初已调价',
      ].join('\n'),
    ])
    expect(
      desk.rows('SELECT name FROM contacts WHERE left_at IS NOT NULL ORDER BY id').map(({ name }) => name),
    ).toEqual(['许文博', '罗亦然'])
  })
})

it('a remark tells how others call somebody', async () => {
  const { nicknameInRemark } = await import('./personNames.ts')
  expect(nicknameInRemark('魏国平', '老魏，爱钓鱼')).toBe('老魏')
  expect(nicknameInRemark('魏国平', '人称魏老板')).toBe('魏老板')
  expect(nicknameInRemark('魏国平', '老王的同学')).toBeNull()
  expect(nicknameInRemark('Patrick Byrne', 'goes by Paddy, golf')).toBe('Paddy')
  expect(nicknameInRemark('Patrick Byrne', 'golf')).toBeNull()
})
