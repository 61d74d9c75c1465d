import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { previewPlanned } from './previewPlanned.ts'
import { listRejectionGroups } from './report.ts'

/** Cells that say a thing roughly, or in part: read as a colleague would read them, and told. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
const told = () => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM imports ORDER BY started_at DESC, id DESC')[0]!
  return listRejectionGroups(desk.db, id).map(({ column, code, kept, examples }) => ({
    column,
    code,
    kept,
    values: examples.map(({ value }) => value),
  }))
}
const preview = async (file: TestFile) => {
  const [planned] = await desk.plan([file])
  return previewPlanned(desk.session, desk.context, planned!)
}

describe('a day without a year', () => {
  const diary = (...rows: string[]) => ['走访登记.csv', lines('日期,客户,方式,内容', ...rows)] as const
  const happened = () =>
    desk.rows<{ at: number; summary: string }>(
      'SELECT occurred_at AS at, summary FROM activities ORDER BY occurred_at',
    )

  it('takes the year of the rows around it where the sheet runs by date', async () => {
    await desk.drop(
      diary(
        '2025-11-03,北辰水务,电话,问了泵的规格',
        '2025-12-20,北辰水务,拜访,看了泵房',
        '12月29日,北辰水务,电话,确认预算',
        '1月6日,北辰水务,电话,改到春节后',
        '2026-02-11,北辰水务,电话,约了演示',
        '2026/3/2,北辰水务,拜访,做了演示',
      ),
    )
    expect(happened().map(({ at }) => at)).toEqual(
      ['2025-11-03', '2025-12-20', '2025-12-29', '2026-01-06', '2026-02-11', '2026-03-02'].map(day),
    )
    expect(told()).toEqual([
      { column: '日期', code: 'yearInferred', kept: true, values: ['12月29日 → 2025', '1月6日 → 2026'] },
    ])
  })

  it('is read in a sheet with the newest row on top too', async () => {
    await desk.drop(
      diary(
        '5/20,北辰水务,电话,催了合同',
        '2026-05-01,北辰水务,电话,问了泵的规格',
        '4/2,北辰水务,拜访,看了泵房',
        '2026-03-20,北辰水务,电话,确认预算',
        '2026-01-11,北辰水务,电话,约了演示',
        '2025-10-30,北辰水务,拜访,做了演示',
      ),
    )
    expect(happened().map(({ at }) => at)).toEqual(
      ['2025-10-30', '2026-01-11', '2026-03-20', '2026-04-02', '2026-05-01', '2026-05-20'].map(day),
    )
  })

  it('is left out where its neighbours leave two years open, or the sheet runs in no order', async () => {
    await desk.drop(
      diary(
        '2023-05-03,北辰水务,电话,问了泵的规格',
        '2023-06-20,北辰水务,拜访,看了泵房',
        '7月1日,北辰水务,电话,确认预算',
        '2025-08-11,北辰水务,电话,约了演示',
        '2025-09-02,北辰水务,拜访,做了演示',
      ),
    )
    expect(told()).toEqual([{ column: '日期', code: 'dateWithoutYear', kept: false, values: ['7月1日'] }])
    await desk.drop([
      '走访登记二.csv',
      lines(
        '日期,客户,方式,内容',
        '2026-03-03,北辰水务,电话,问了管道',
        '2025-06-20,北辰水务,拜访,看了阀门',
        '7月1日,北辰水务,电话,确认了量',
        '2026-01-11,北辰水务,电话,约了厂验',
        '2025-12-02,北辰水务,拜访,做了厂验',
      ),
    ])
    expect(told()).toEqual([{ column: '日期', code: 'dateWithoutYear', kept: false, values: ['7月1日'] }])
  })

  it('is told in the preview', async () => {
    const { rows } = await preview(
      diary(
        '2026-01-03,北辰水务,电话,问了泵的规格',
        '2026-01-20,北辰水务,拜访,看了泵房',
        '2月6日,北辰水务,电话,改到春节后',
        '2026-02-11,北辰水务,电话,约了演示',
        '2026/3/2,北辰水务,拜访,做了演示',
      ),
    )
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ['yearInferred'],
      [],
      [],
    ])
  })
})

it('a pipeline with one date for the close: of an open deal it is still to come, of a closed one it was', async () => {
  desk.at(Date.UTC(2026, 10, 20))
  await desk.drop([
    'pipeline.csv',
    lines(
      'Cust,Opp,Stg,Amt,Close,Next mtg',
      'Norfield Foods Ltd,Cold store,Proposal,120000,Q1,12/2',
      'Harrow Castings Ltd,Line 2,Negotiation,80000,end of Jan,Jan 5',
      'Kestrel Bay Refining LLC,Trucks,Won,80000,2026-08-31,',
    ),
  ])
  expect(
    desk.rows('SELECT name, expected_close_at AS expected, closed_at AS closed FROM deals ORDER BY name'),
  ).toMatchObject([
    { name: 'Cold store', expected: day('2027-03-31'), closed: null },
    { name: 'Line 2', expected: day('2027-01-31'), closed: null },
    { name: 'Trucks', closed: day('2026-08-31') },
  ])
})

it('a kind of meeting in any of its names is a meeting', async () => {
  await desk.drop([
    '沟通记录.csv',
    lines(
      '日期,客户,沟通方式,内容',
      '2026-01-03,北辰水务,线上会,问了泵的规格',
      '2026-01-20,北辰水务,Teams,看了图纸',
      '2026-02-06,北辰水务,腾讯会议,对了参数',
      '2026-02-11,北辰水务,选型评审会,定了型号',
      '2026-03-02,北辰水务,对了暗号,什么也没说',
    ),
  ])
  expect(desk.rows('SELECT kind FROM activities ORDER BY occurred_at').map(({ kind }) => kind)).toEqual([
    'meeting',
    'meeting',
    'meeting',
    'meeting',
    'note',
  ])
})

it('a rival’s price that is known as a range counts with its middle, and is told', async () => {
  await desk.drop([
    '友商价格.csv',
    lines(
      '友商,型号,单价(万),获知日期',
      '海拓,HT-9,40~44,2026-03-01',
      '海拓,HT-7,30至32,2026-03-02',
      '凯旋,K1,USD 50k-60k,2026-03-04',
      '凯旋,K2,18.5,2026-03-05',
    ),
  ])
  expect(
    desk.rows('SELECT unit_price_minor AS minor, currency FROM competitor_prices ORDER BY seen_at'),
  ).toEqual([
    { minor: 42_000_000, currency: 'CNY' },
    { minor: 31_000_000, currency: 'CNY' },
    { minor: 5_500_000, currency: 'USD' },
    { minor: 18_500_000, currency: 'CNY' },
  ])
  expect(told()).toMatchObject([
    { code: 'middleOfRange', kept: true, values: ['40~44', '30至32', 'USD 50k-60k'] },
  ])
})

it('an amount written out in its own currency is not multiplied by the unit of its heading', async () => {
  await desk.drop([
    '订单.csv',
    lines(
      '订单号,客户,产品,数量,单价(万元),下单日期',
      'A1,北辰水务,循环泵,1,12.5,2026-03-01',
      'A2,Norfield Water,循环泵,1,"USD 18,400",2026-03-02',
      'A3,Norfield Water,循环泵,1,EUR 17500,2026-03-03',
      'A4,北辰水务,循环泵,1,¥12.8,2026-03-04',
    ),
  ])
  expect(desk.rows('SELECT unit_price_minor AS minor, currency FROM price_lines ORDER BY number')).toEqual([
    { minor: 12_500_000, currency: 'CNY' },
    { minor: 1_840_000, currency: 'USD' },
    { minor: 1_750_000, currency: 'EUR' },
    { minor: 12_800_000, currency: 'CNY' },
  ])
})

it('a history of stages knows the same words for an end as the list of deals', async () => {
  await desk.drop(
    [
      '商机.csv',
      lines('商机编号,客户,商机名称,阶段', 'P-1,北辰水务,泵房改造,签下来', 'P-2,北辰水务,阀门,黄了'),
    ],
    [
      '阶段变更.csv',
      lines('商机编号,变更前,变更后,变更日期', 'P-1,谈判,签下来,2026-02-03', 'P-2,方案,黄了,2026-03-04'),
    ],
  )
  expect(desk.rows('SELECT to_stage AS stage FROM deal_stage_changes ORDER BY changed_at')).toEqual([
    { stage: 'won' },
    { stage: 'lost' },
  ])
  expect(desk.rows('SELECT outcome, closed_at AS at FROM deals ORDER BY code')).toEqual([
    { outcome: 'won', at: day('2026-02-03') },
    { outcome: 'lost', at: day('2026-03-04') },
  ])
})

it('the preview tells of a row that the import would leave out', async () => {
  const { rows } = await preview([
    '库存盘点.csv',
    lines('产品,在库,盘点日期', '循环泵,3,2026-03-01', ',5,2026-03-01', '截止阀,7,2026-03-01'),
  ])
  expect(rows.map(({ problems }) => problems.length)).toEqual([0, 1, 0])
  const quotes = await preview([
    '报价单.csv',
    lines(
      '报价单号,客户,产品,数量,单价,报价日期',
      'Q1,北辰水务,循环泵,2,3000,2026-03-01',
      'Q2,北辰水务,,2,3000,2026-03-01',
    ),
  ])
  expect(quotes.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    ['productMissing'],
  ])
  expect(desk.count('products')).toBe(0)
  expect(desk.count('accounts')).toBe(0)
})

it('two rows of one file that differ about one account are told; the same thing twice is not', async () => {
  await desk.drop([
    '客户档案.csv',
    lines(
      '客户编号,客户名称,城市,级别,备注',
      'W1,北辰水务,济南,A,老客户',
      'W2,长泰泵业,青岛,B,',
      'W1,北辰水务,济南,C,又建了一遍',
      'W2,长泰泵业,青岛,,补一条',
    ),
  ])
  expect(told()).toEqual([{ column: '级别', code: 'conflictingRows', kept: true, values: ['C ≠ 2'] }])
})

describe('a service ticket', () => {
  it('is told at the account, as a complaint where the service was rated badly, and is no return', async () => {
    await desk.drop([
      '维修派工.csv',
      lines(
        '派工单号,报障时间,客户名称,设备,现象,师傅,修好时间,客户打分',
        'M-1,2026-03-02 09:00,北辰水务,循环泵,轴封漏水,老姜,2026-03-03 16:00,5',
        'M-2,2026-03-20 10:00,北辰水务,循环泵,又漏了,老姜,2026-03-24 11:00,1',
      ),
    ])
    expect(desk.count('product_returns')).toBe(0)
    expect(
      desk.rows('SELECT kind, direction, summary, occurred_at AS at FROM activities ORDER BY occurred_at'),
    ).toEqual([
      {
        kind: 'note',
        direction: 'inbound',
        summary: 'M-1 · 循环泵\n轴封漏水\n5',
        at: Date.parse('2026-03-02T09:00:00+08:00'),
      },
      {
        kind: 'complaint',
        direction: 'inbound',
        summary: 'M-2 · 循环泵\n又漏了\n1',
        at: Date.parse('2026-03-20T10:00:00+08:00'),
      },
    ])
  })

  it('is told from a return by what it asks', async () => {
    const kindOf = async (file: TestFile) => (await desk.inspect(file))[0]!.recordKind
    expect(
      await kindOf([
        'support cases.csv',
        lines(
          'Case no,Opened,Customer,Machine,Symptom,Technician,CSAT',
          'C1,2026-03-01,Norfield,Pump 3,leaks,Joe,4',
        ),
      ]),
    ).toBe('serviceTickets')
    expect(
      await kindOf([
        '售后退换.csv',
        lines('退货单号,退货日期,客户,产品,退货数量,退货原因', 'R1,2026-03-01,北辰水务,循环泵,1,轴封漏水'),
      ]),
    ).toBe('returns')
  })
})

it('what people do in a purchase and where they stand is known by the cells under headings of one’s own', async () => {
  await desk.drop([
    '熟人名单.csv',
    lines(
      '姓名,单位,职务,这事上他是啥,跟咱们处得咋样,手机',
      '顾江,北辰水务,总经理,拍板人,观望,13800000001',
      '柳青,北辰水务,设备主任,技术把关,支持,13800000002',
      '何平,北辰水务,采购主管,采购,反对,13800000003',
      '安然,北辰水务,会计,管钱,支持,13800000004',
    ),
  ])
  expect(desk.rows('SELECT name, buying_role AS role, support FROM contacts ORDER BY phone')).toEqual([
    { name: '顾江', role: 'economicBuyer', support: 'neutral' },
    { name: '柳青', role: 'technicalEvaluator', support: 'supporter' },
    { name: '何平', role: 'gatekeeper', support: 'enemy' },
    { name: '安然', role: 'approver', support: 'supporter' },
  ])
})

it('a column that says something in most rows and goes into no field is told, in the wizard and in the report', async () => {
  const file: TestFile = [
    '客户名册.csv',
    lines(
      '客户名称,城市,幸运颜色,备用',
      '北辰水务,济南,青,',
      '长泰泵业,青岛,蓝,',
      '鲁能管业,烟台,红,x',
      '东营阀门,东营,灰,',
    ),
  ]
  const [seen] = await desk.inspect(file)
  expect(seen!.columns.flatMap(({ name, isMissed }) => (isMissed ? [name] : []))).toEqual(['幸运颜色'])
  await desk.drop(file)
  expect(told()).toEqual([
    { column: '幸运颜色', code: 'columnNotTaken', kept: true, values: ['青 · 蓝 · 红'] },
  ])
})
