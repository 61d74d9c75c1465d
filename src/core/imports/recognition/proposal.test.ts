import { describe, expect, it } from 'vitest'
import { conversionContext, createRowConverter } from './convert.ts'
import { ImportProfile } from './profile.ts'
import { type ProposalContext, profileOf, proposeKinds, proposeMapping } from './proposal.ts'
import { recordKind, recordKinds } from './recordKinds.ts'

const context: ProposalContext = { zone: 'Asia/Shanghai', currency: 'CNY', dateOrder: 'dmy', year: 2026 }

function tableOf(columns: string[], ...rows: string[][]) {
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']))),
  }
}

function fieldsOf(
  columns: readonly { column: string; field: string | null }[],
): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ column, field }) => [column, field]))
}

const deals = tableOf(
  ['客户名称', '商机名称', '预计成交日期', '金额（万元）', '赢单状态', '销售负责人', '销售阶段'],
  ['仁济医院', '仁济 监护仪更新', '2026年3月5日', '120.5', '赢单', '李伟', '合同'],
  ['瑞金医院', '瑞金 呼吸机', '2026-04-10', '80', '进行中', '王芳', '报价'],
)

describe('recognising a table', () => {
  it('knows a Chinese deal export and reads its units from the header', () => {
    const [best] = proposeKinds(deals, context)
    expect(best).toMatchObject({ kind: 'deals' })
    expect(best!.score).toBeGreaterThan(0.8)
    expect(fieldsOf(best!.columns)).toEqual({
      客户名称: 'account',
      商机名称: 'name',
      预计成交日期: 'expectedCloseAt',
      '金额（万元）': 'amount',
      赢单状态: 'outcome',
      销售负责人: 'ownerName',
      销售阶段: 'stage',
    })
    expect(best!.columns[3]!.conversion.multiplier).toBe(10_000)
  })

  it('knows the same words in traditional characters', () => {
    const [best] = proposeKinds(
      tableOf(['客戶名稱', '商機名稱', '預計成交日期', '階段'], ['臺大醫院', 'A', '2026/3/5', '報價']),
      context,
    )
    expect(best!.kind).toBe('deals')
    expect(best!.columns.map(({ field }) => field)).toEqual(['account', 'name', 'expectedCloseAt', 'stage'])
  })

  const others: [string, string[], string[]][] = [
    [
      'contacts',
      ['姓名', '客户名称', '科室', '职务', '手机', '决策角色'],
      ['王建国', '仁济医院', '设备科', '主任', '13800000000', '决策者'],
    ],
    [
      'accounts',
      ['Account Name', 'Industry', 'Employees', 'Annual Revenue', 'Website'],
      ['Acme', 'Steel', '1200', '$5.4M', 'acme.example'],
    ],
    [
      'dealStageHistory',
      ['商机编号', '变更前阶段', '变更后阶段', '变更时间'],
      ['D-1', '初步接触', '报价', '2026-03-01 10:00'],
    ],
    [
      'products',
      ['产品名称', '产品编号', '规格型号', '产品系列', '单位'],
      ['监护仪', 'P-1', 'N12', 'N', '台'],
    ],
    [
      'priceList',
      ['产品', '目录价', '最低价', '生效日期', '失效日期'],
      ['监护仪 N12', '52,000', '41,000', '2026-01-01', '2026-12-31'],
    ],
    [
      'quotes',
      ['报价单号', '客户', '产品', '数量', '报价单价', '折扣', '报价日期'],
      ['Q-1', '仁济医院', '监护仪', '3', '43000', '8.5折', '2026-02-01'],
    ],
    [
      'orders',
      ['订单编号', '客户名称', '产品名称', '数量', '单价', '金额', '下单日期', '发货日期'],
      ['S-1', '仁济医院', '监护仪', '2', '100', '200', '2026-02-01', '2026-02-20'],
    ],
    ['stock', ['物料名称', '仓库', '库存数量', '可用数量', '批号'], ['监护仪', '上海仓', '12', '10', 'B1']],
    [
      'competitorPrices',
      ['竞争对手', '竞品型号', '竞品价格', '区域', '获知日期'],
      ['迈通', 'M9', '39,800元', '浙江', '2026-02-11'],
    ],
    [
      'policyEvents',
      ['政策名称', '发布机构', '发布日期', '生效日期', '影响'],
      ['集采第三批', '省医保局', '2026-01-10', '2026-03-01', '降价'],
    ],
    [
      'tenderFeedback',
      ['招标项目', '投标价', '中标价', '中标单位', '是否中标', '专家意见'],
      ['监护仪采购', '40万', '38万', '迈通', '否', '服务分低'],
    ],
    [
      'returns',
      ['退货单号', '订单号', '产品', '退货数量', '退货原因', '退货日期'],
      ['R-1', 'S-1', '监护仪', '1', '屏幕故障', '2026-03-02'],
    ],
    [
      'activities',
      ['跟进时间', '跟进方式', '客户名称', '联系人', '跟进内容', '下一步计划'],
      ['2026-03-01 09:30', '电话', '仁济医院', '王主任', '谈价格', '寄样'],
    ],
    [
      'visitPlans',
      ['计划拜访日期', '客户', '联系人', '拜访目的', '完成情况'],
      ['2026-03-10', '仁济医院', '王主任', '演示', '未完成'],
    ],
    [
      'atoms',
      ['触发条件', '话术', '证据包', '风险提示', '适用阶段'],
      ['嫌贵', '先谈总成本', '案例三', '不承诺疗效', '报价'],
    ],
  ]

  it.each(others)('knows %s by its columns alone, every column mapped', (kind, columns, row) => {
    const [best] = proposeKinds(tableOf(columns, row), context)
    expect(best!.kind).toBe(kind)
    expect(best!.score).toBeGreaterThan(0.6)
    expect(best!.columns.filter(({ recognised }) => recognised === null)).toEqual([])
  })

  it('lets the file name decide what columns leave open', () => {
    const open = tableOf(['product', 'price'], ['GTX Pro', '4821'])
    expect(proposeKinds({ ...open, fileName: 'price list 2026.csv' }, context)[0]!.kind).toBe('priceList')
    expect(proposeKinds({ ...open, fileName: 'products.csv' }, context)[0]!.kind).toBe('products')
  })

  it('is not sure of a table about something else', () => {
    const [best] = proposeKinds(
      tableOf(['sepal_length', 'petal_width', 'species'], ['5.1', '0.2', 'setosa']),
      context,
    )
    expect(best?.score ?? 0).toBeLessThan(0.5)
  })

  it('decides the order of day and month on the whole column', () => {
    const rows = ['03/04/2026', '05/04/2026', '17/04/2026'].map((date) => ['A', 'Won', date])
    const [best] = proposeKinds(tableOf(['Account', 'Stage', 'Close Date'], ...rows), {
      ...context,
      dateOrder: 'mdy',
    })
    expect(best!.columns[2]!.conversion.dateOrder).toBe('dmy')
  })

  it('takes the price that times the quantity gives the total', () => {
    const columns = ['Item', 'Quantity', 'Pack Price', 'Unit Price', 'Line Total', 'Order Date']
    const rows = Array.from({ length: 8 }, (_, index) => [
      'HIV test',
      String(index + 2),
      '29',
      '0.97',
      String(29 * (index + 2)),
      '2026-01-02',
    ])
    const mapping = proposeMapping(tableOf(columns, ...rows), recordKind('orders'), context)
    expect(fieldsOf(mapping.columns)).toMatchObject({ 'Pack Price': 'unitPrice', 'Unit Price': null })
  })
})

describe('a profile', () => {
  it('is plain JSON and converts rows', () => {
    const profile = ImportProfile.parse(
      JSON.parse(JSON.stringify(profileOf(proposeKinds(deals, context)[0]!, 'CRM 导出'))),
    )
    const convert = createRowConverter(profile, conversionContext('Asia/Shanghai', 'CNY'))
    expect(convert(deals.rows[0]!)).toEqual({
      values: {
        account: '仁济医院',
        name: '仁济 监护仪更新',
        expectedCloseAt: Date.UTC(2026, 2, 4, 16),
        amount: { amountMinor: 120_500_000, currency: 'CNY' },
        outcome: 'won',
        ownerName: '李伟',
        stage: '合同',
      },
      rejections: [],
      told: [],
      isUsable: true,
    })
  })

  it('names every cell that it cannot read, and keeps the row where it can', () => {
    const convert = createRowConverter(
      profileOf(proposeKinds(deals, context)[0]!),
      conversionContext('Asia/Shanghai', 'CNY'),
    )
    const bad = convert({
      客户名称: '',
      商机名称: '',
      预计成交日期: '明年',
      '金额（万元）': '很多',
      赢单状态: '？？',
      销售阶段: '报价',
    })
    expect(bad.rejections.map(({ code, column }) => [code, column])).toEqual([
      ['notADate', '预计成交日期'],
      ['notANumber', '金额（万元）'],
      ['missingRequired', '客户名称'],
    ])
    expect(bad.isUsable).toBe(false)
  })

  it('reads the outcome of a deal from its stage where there is no column for it', () => {
    const profile: ImportProfile = {
      version: 1,
      recordKind: 'deals',
      columns: [
        { column: 'id', field: 'code' },
        { column: 'stage', field: 'stage' },
      ],
    }
    const convert = createRowConverter(profile, conversionContext('UTC', 'USD'))
    expect(convert({ id: '1', stage: 'Won' }).values).toMatchObject({ stage: 'Won', outcome: 'won' })
    expect(convert({ id: '2', stage: 'Engaging' }).values).toEqual({ code: '2', stage: 'Engaging' })
  })

  it('takes the currency of each row where a column states it', () => {
    const profile: ImportProfile = {
      version: 1,
      recordKind: 'deals',
      columns: [
        { column: 'n', field: 'name' },
        { column: 'a', field: 'amount' },
        { column: 'c', field: 'currency' },
      ],
    }
    const convert = createRowConverter(profile, conversionContext('UTC', 'CNY'))
    expect(convert({ n: 'x', a: '1,000', c: 'usd' }).values.amount).toEqual({
      amountMinor: 100_000,
      currency: 'USD',
    })
    expect(convert({ n: 'x', a: '1,000', c: '' }).values.amount).toEqual({
      amountMinor: 100_000,
      currency: 'CNY',
    })
  })
})

describe('columns that a team heads in its own way', () => {
  const recognised = (kind: 'priceList' | 'receivables' | 'serviceTickets' | 'contacts', columns: string[]) =>
    Object.fromEntries(
      proposeMapping(tableOf(columns), recordKind(kind), context).columns.map(({ column, recognised }) => [
        column,
        recognised,
      ]),
    )

  it('the items of a price list stand under 项目 beside their codes', () => {
    expect(recognised('priceList', ['编码', '收费项目', '单位', '面价'])).toMatchObject({
      编码: 'productCode',
      收费项目: 'product',
    })
    expect(recognised('priceList', ['项目', '单位', '单价', '最低折扣'])).toMatchObject({ 项目: 'product' })
  })

  it('a heading in two languages means what either half says', () => {
    expect(recognised('serviceTickets', ['客户', '登记日', '问题', 'Handler 经办'])).toMatchObject({
      'Handler 经办': 'ownerName',
    })
  })

  it('what an invoice is for, and when somebody was last in touch, are known columns', () => {
    expect(recognised('receivables', ['客户', '发票号', '事由', '未收'])).toMatchObject({ 事由: 'subject' })
    expect(recognised('receivables', ['Customer', 'Inv no', 'What for', 'Open'])).toMatchObject({
      'What for': 'subject',
    })
    expect(recognised('contacts', ['姓名', '客户', '上次联系'])).toMatchObject({ 上次联系: 'lastActivityAt' })
  })
})

describe('the record kinds', () => {
  it('require and tell by fields that they have, with words in both languages', () => {
    for (const kind of recordKinds) {
      const keys = kind.fields.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const key of [...kind.required.flat(), ...kind.telling]) expect(keys).toContain(key)
      for (const spec of kind.fields) expect([spec.zh === '', spec.en === '']).toEqual([false, false])
    }
  })
})
