import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importDestinations } from './destinations.ts'
import { openImportDesk } from './importFixture.ts'

/**
 * Three customers, and a team that writes of them all: what belongs to one must never show beside another. A text is
 * whoever's its room, title or heading says; what several could claim is cut, or left to a person.
 */

let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk()
  await desk.drop(
    [
      '客户.csv',
      '简称,客户全称\n瑞穹,江苏瑞穹新材料股份有限公司\nNGW,Northgate Gear Works Ltd\nOrchard,Orchard Aero Components\n海霁,海霁船舶工程有限公司\n',
    ],
    [
      '人.csv',
      [
        '公司,姓名,职务',
        '瑞穹,曹丽娟,采购总监',
        '瑞穹,贺明,生产副总',
        '瑞穹,陶静,工艺经理',
        'NGW,Helen Moss,H&S Manager',
        'Orchard,Fiona Reed,Buyer',
      ].join('\n'),
    ],
  )
})
afterEach(() => desk.close())

/** Whose each piece of writing became: the first word of its text beside the account's short name. */
const whose = () =>
  desk.rows<{ account: string | null; text: string }>(
    `SELECT json_extract(a.aliases, '$[0]') AS account, e.text FROM evidence e
     LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind IN ('note', 'message') ORDER BY e.key`,
  )
const of = (account: string | null) => whose().flatMap((one) => (one.account === account ? [one.text] : []))

describe('a room of one customer', () => {
  it('keeps what is said in it, also where another customer is named as a reference', async () => {
    await desk.drop([
      'slack_acct-northgate.txt',
      [
        '#acct-northgate',
        '',
        'Tuesday, May 19th',
        '',
        'Tom Hale  2:10 PM',
        'data pack is 80% done',
        'Tom Hale  2:15 PM',
        'can we use Orchard as a ref? Helen asked for someone who had the same',
        'Ann Lee  2:22 PM',
        'No. Orchard asked not to be named. Fiona Reed was very clear',
      ].join('\n'),
    ])
    expect(of('Orchard')).toEqual([])
    expect(of('NGW')).toHaveLength(3)
    // What is said there of the other is no fact of the one.
    expect(desk.rows("SELECT text FROM facts WHERE text LIKE '%Orchard asked%'")).toEqual([])
  })
})

describe('a list of things to do for several customers', () => {
  it('is cut by line: each task is whoever it names, and what names nobody is nobody’s', async () => {
    await desk.drop([
      '待办.txt',
      [
        '钱越 待办（5.20晚）',
        '- V3!!!! 24下班前 曹丽娟',
        '- 老板 206/75天 批不批  周一早上问',
        '- 催陶静槽容量',
        '- Orchard 12月排期 问Tom',
        '- 牙医25',
      ].join('\n'),
    ])
    expect(of('Orchard')).toEqual(['- Orchard 12月排期 问Tom'])
    expect(of('瑞穹')).toEqual(['- V3!!!! 24下班前 曹丽娟', '- 催陶静槽容量'])
    expect(of(null)).toEqual(expect.arrayContaining(['- 老板 206/75天 批不批  周一早上问', '- 牙医25']))
  })

  it('is not the customer’s whom alone it names by a name that anybody knows', async () => {
    await desk.drop([
      '待办.txt',
      '钱越 待办\n- 魏总 206/75天 批不批\n- V3 24下班前 老沈\n- 催槽容量\n- 12.2 上午10点 总经理半小时\n- Orchard 12月排期\n- 牙医25\n',
    ])
    expect(of('Orchard')).toEqual(['- Orchard 12月排期'])
    expect(of(null).join('\n')).toContain('206/75天')
  })

  it('in English as well, where a number stands before each task', async () => {
    await desk.drop([
      'tom todo.txt',
      'To do this week\n1. split quote, Helen Moss, by noon Tuesday\n2. ask boss about the 4%\n3. samples to Orchard\n',
    ])
    expect(of('NGW')).toEqual(['1. split quote, Helen Moss, by noon Tuesday'])
    expect(of('Orchard')).toEqual(['3. samples to Orchard'])
    expect(of(null)).toEqual(expect.arrayContaining(['2. ask boss about the 4%']))
  })
})

describe('a text whose heading names the customer', () => {
  it('by its first line', async () => {
    await desk.drop([
      'site_visit_19May.txt',
      'Northgate - site visit 19/5  (TH + AL)\n\nmet the ops director and the process lead\n- on other stuff since 2019\n- scrap 1.9%\n',
    ])
    expect(of('NGW')).toHaveLength(1)
    expect(
      desk.rows("SELECT date(occurred_at / 1000, 'unixepoch') AS day FROM evidence WHERE kind = 'note'"),
    ).toEqual([{ day: '2026-05-19' }])
  })

  it('by its file, over the days below it', async () => {
    await desk.drop([
      '瑞穹跟进.txt',
      '5月12日\n曹丽娟说价格还是高\n\n5月18日\n他们下周一给槽容量，海霁那种做法他们也问过\n',
    ])
    expect(of('瑞穹')).toHaveLength(2)
    expect(of('海霁')).toEqual([])
  })

  it('and goes on to another where news of that one comes in', async () => {
    await desk.drop([
      '瑞穹拜访.txt',
      '去看了二期现场。\n他们要看到槽液寿命。\n回来路上接到海霁电话，预算砍到550万。\n',
    ])
    expect(of('瑞穹').join('')).not.toContain('550万')
    expect(of('海霁')).toEqual(['回来路上接到海霁电话，预算砍到550万。'])
  })
})

describe('a customer who is named once, far down', () => {
  it('does not get what stands above', async () => {
    await desk.drop([
      'monday.txt',
      [
        'boss wants the forecast by Friday',
        'floor price is 282k at 30 days, do not share',
        'stock is down to 22 drums',
        'Priya is off from the 7th',
        'board moved to the 9th',
        'send samples to Orchard',
        'car to the garage',
      ].join('\n'),
    ])
    expect(of('Orchard')).toEqual(['send samples to Orchard'])
    expect(of(null).join('\n')).toContain('282k')
  })

  it('gets a letter that names it where letters name their customers: at the foot', async () => {
    await desk.drop([
      'letter.txt',
      [
        'Hello,',
        'thank you for the visit.',
        'We would like the price held for a year.',
        'Sixty days would help us.',
        'The drums leaked again.',
        'Kind regards',
        'Fiona Reed, Orchard Aero Components',
      ].join('\n'),
    ])
    expect(of('Orchard')).toHaveLength(1)
  })
})

describe('the report', () => {
  it('says of each file to which customers its items went, and how many to nobody', async () => {
    const report = await desk.drop(
      ['待办.txt', '钱越 待办\n- 催曹丽娟槽容量\n- Orchard 12月排期\n- 牙医25\n'],
      ['菜单.txt', '周一 红烧狮子头\n周二 咖喱鸡\n'],
    )
    const to = importDestinations(desk.db, report.id)
    const named = report.files.map(({ id, name }) => {
      const { customers, nobody } = to.find(({ fileId }) => fileId === id)!
      return [name, Object.fromEntries(customers.map((one) => [one.name, one.items])), nobody]
    })
    expect(named).toEqual([
      ['待办.txt', { 江苏瑞穹新材料股份有限公司: 1, 'Orchard Aero Components': 1 }, 2],
      ['菜单.txt', {}, 1],
    ])
  })
})

describe('our own firm in the address book', () => {
  it('is known by its people, who own the deals: their rooms are the customers’, not its own', async () => {
    await desk.drop(
      [
        '同事.csv',
        '公司,姓名,职务\n锐岭流体有限公司,钱越,销售\n锐岭流体有限公司,罗宁,应用工程师\n锐岭流体有限公司,许商,商务\n',
      ],
      [
        '商机.csv',
        '商机名称,客户,阶段,负责人\n瑞穹二期供液,江苏瑞穹新材料股份有限公司,方案/报价,钱越\nNorthgate Plant 2,Northgate Gear Works Ltd,方案/报价,罗宁\n',
      ],
    )
    await desk.drop([
      '内部_瑞穹二期.txt',
      '钱越 2026-05-20 16:02\n底线2.82m，先别发\n许商 2026-05-20 16:30\n我周一看\n',
    ])
    expect(of('瑞穹')).toEqual(['底线2.82m，先别发', '我周一看'])
  })
})

describe('a customer of whom an order makes a second, shorter name', () => {
  it('keeps its rooms: what may be the same decides nothing against it', async () => {
    await desk.drop(
      ['customers.csv', 'Customer\nFellmoor Foods Ltd\n'],
      [
        'orders.csv',
        'SO no,Customer,Product,Qty,Unit price,Order date\nSO-1,Fellmoor Foods,LX-90,4,1165,2026-02-01\n',
      ],
    )
    await desk.drop([
      'slack #fellmoor-l4.txt',
      'Tom Hale 2026-05-18 09:02\nfloor is 395, nothing below that\n',
    ])
    expect(
      desk.rows(
        "SELECT a.name FROM evidence e JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'message'",
      ),
    ).toEqual([{ name: 'Fellmoor Foods Ltd' }])
  })
})
