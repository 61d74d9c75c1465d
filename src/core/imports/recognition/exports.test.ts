import { describe, expect, it } from 'vitest'
import { confidentScore, proposeKinds } from './proposal.ts'

/** Headers as exports of CRM, ERP and hand-kept sheets have them, with a row of each. */
const exports: [string, string, string[], string[][]][] = [
  [
    'deals',
    '2026Q1商机跟进表.xlsx',
    ['序号', '客户名', '商机', '商机金额(万)', '当前阶段', '预计签约时间', '赢单概率', '销售代表', '备注'],
    [['1', '仁济医院', 'CT更新', '230', '方案', '2026/5/1', '60%', '李伟', '']],
  ],
  [
    'deals',
    'opps.csv',
    [
      'Opportunity Name',
      'Account Name',
      'Stage',
      'Amount',
      'Close Date',
      'Probability (%)',
      'Owner',
      'Created Date',
      'Lead Source',
      'Type',
    ],
    [['A', 'Acme', 'Closed Won', '$12,000', '3/5/2026', '100', 'Ann', '1/2/2026', 'Web', 'New']],
  ],
  [
    'deals',
    'hubspot-crm-exports-all-deals.csv',
    [
      'Record ID',
      'Deal Name',
      'Deal Stage',
      'Close Date',
      'Deal owner',
      'Amount',
      'Pipeline',
      'Associated Company',
      'Create Date',
    ],
    [['1', 'A', 'Closed lost', '2026-03-05 10:00', 'Ann', '1200', 'Default', 'Acme', '2026-01-01 09:00']],
  ],
  [
    'deals',
    'crm_export.csv',
    ['Cust', 'Opp', 'Stg', 'Amt', 'Curr', 'Prob', 'Close', 'Own', 'Next mtg', 'Desc', 'Crt Dt', 'Src', 'Rsn'],
    [
      [
        'Kestrel Bay Refining LLC',
        'Reel trucks',
        'Negotiation',
        '472800',
        'EUR',
        '60%',
        '2026-12-15',
        'Ann Lee',
        '2026-11-25',
        'Waiting for the CE papers',
        '2026-05-03',
        'Fair',
        '',
      ],
    ],
  ],
  [
    'orders',
    'sls_ord.csv',
    ['Ord Nbr', 'Ord Dt', 'Cust Nm', 'Prod', 'Qty', 'Unt Prc', 'Ttl Amt', 'Sls Rgn'],
    [['SO-1', '2026-03-05', 'Acme', 'X-100', '2', '52000', '104000', 'North']],
  ],
  [
    'orders',
    '销售出库明细.csv',
    [
      '日期',
      '单据编号',
      '购货单位',
      '产品名称',
      '规格型号',
      '单位',
      '数量',
      '含税单价',
      '价税合计',
      '业务员',
    ],
    [
      [
        '2026-01-05',
        'XSCK001',
        '上海仁济医院',
        '监护仪',
        'N12',
        '台',
        '2',
        '52,000.00',
        '104,000.00',
        '李伟',
      ],
    ],
  ],
  [
    'orders',
    'order_history.csv',
    [
      'Order ID',
      'Order Date',
      'Customer',
      'SKU',
      'Qty',
      'Unit Price (USD)',
      'Net Amount',
      'Ship Date',
      'Sales Rep',
    ],
    [['1', '2026-01-05', 'Acme', 'S-1', '2', '10', '20', '2026-01-10', 'Ann']],
  ],
  [
    'contacts',
    '通讯录.csv',
    ['姓名', '单位', '部门', '职务', '手机号码', '邮箱', '微信号', '态度'],
    [['王建国', '仁济医院', '设备科', '主任', '13800000000', 'a@b.cn', 'wx1', '支持']],
  ],
  [
    'contacts',
    'contacts.csv',
    ['First Name', 'Last Name', 'Email', 'Company', 'Job Title', 'Phone', 'Mobile'],
    [['A', 'B', 'a@b.com', 'Acme', 'CIO', '+1 555 123 4567', '']],
  ],
  [
    'accounts',
    '客户档案.csv',
    ['客户编号', '客户名称', '客户简称', '医院等级', '省份', '城市', '床位数', '负责人', '建档日期'],
    [['K001', '上海仁济医院', '仁济', '三甲', '上海', '上海', '1800', '李伟', '2024/3/1']],
  ],
  [
    'accounts',
    'companies.csv',
    ['Company ID', 'Company', 'Industry', 'Country', 'Employees', 'Account Owner'],
    [['1', 'Acme', 'Steel', 'US', '120', 'Ann']],
  ],
  [
    'activities',
    '拜访记录.csv',
    ['拜访日期', '医院', '科室', '拜访对象', '拜访人', '沟通内容', '客户反馈', '下步计划'],
    [['2026.3.5', '仁济医院', '设备科', '王主任', '李伟', '谈价格', '嫌贵', '寄方案']],
  ],
  [
    'activities',
    'calls_log.csv',
    ['Date', 'Type', 'Account', 'Contact', 'Notes', 'Rep'],
    [['2026-03-01', 'Call', 'Acme', 'Jo', 'talked', 'Ann']],
  ],
  [
    'quotes',
    '报价记录.csv',
    ['报价日期', '客户', '型号', '数量', '目录价', '折扣', '报价', '是否成交'],
    [['2026-02-01', '仁济', 'N12', '2', '60000', '85%', '51000', '是']],
  ],
  [
    'quotes',
    'quotes.csv',
    [
      'Quote #',
      'Customer',
      'Product',
      'Qty',
      'List Price',
      'Discount %',
      'Quoted Price',
      'Quote Date',
      'Status',
    ],
    [['1', 'Acme', 'X', '1', '100', '15', '85', '2026-02-01', 'Accepted']],
  ],
  [
    'competitorPrices',
    '竞品动态.csv',
    ['时间', '厂家', '型号', '报价(元)', '地区', '来源'],
    [['2026-02-01', '迈通', 'M9', '39800', '浙江', '王主任']],
  ],
  [
    'competitorPrices',
    'competitor_pricing.csv',
    ['Competitor', 'Product', 'Price', 'Date', 'Region'],
    [['R', 'X', '100', '2026-01-01', 'East']],
  ],
  [
    'priceList',
    '2026价格表.xlsx',
    ['产品编码', '产品名称', '规格', '标准价(元)', '最低限价(元)', '生效日期'],
    [['P1', '监护仪', 'N12', '60000', '45000', '2026-01-01']],
  ],
  [
    'products',
    'product_catalog.csv',
    ['SKU', 'Name', 'Category', 'List Price', 'Unit'],
    [['S1', 'X', 'A', '10', 'ea']],
  ],
  ['stock', 'inventory.csv', ['SKU', 'Warehouse', 'Quantity on Hand', 'Reserved'], [['S1', 'W', '10', '2']]],
  [
    'stock',
    '库存.csv',
    ['商品名称', '仓库名称', '现存量', '更新日期'],
    [['监护仪', '上海', '10', '2026-01-01']],
  ],
  [
    'returns',
    'returns.csv',
    ['RMA', 'Order ID', 'Product', 'Qty', 'Reason', 'Return Date'],
    [['1', '2', 'X', '1', 'broken', '2026-01-01']],
  ],
  [
    'visitPlans',
    '下周拜访计划.csv',
    ['日期', '客户', '拜访对象', '目的', '拜访人'],
    [['2026-03-10', '仁济', '王主任', '演示', '李伟']],
  ],
  [
    'dealStageHistory',
    'stage_history.csv',
    ['Opportunity ID', 'Old Value', 'New Value', 'Edit Date', 'Edited By'],
    [['1', 'A', 'B', '2026-01-01', 'Ann']],
  ],
  ['dealStageHistory', '商机阶段变更.csv', ['商机', '阶段', '进入日期'], [['仁济CT', '报价', '2026-01-05']]],
  [
    'policyEvents',
    '政策.csv',
    ['标题', '发文机关', '发文日期', '执行日期', '区域', '内容'],
    [['集采', '省医保局', '2026-01-01', '2026-03-01', '浙江', '降价']],
  ],
  [
    'tenderFeedback',
    'tenders.csv',
    ['Tender No', 'Customer', 'Our Price', 'Winning Price', 'Winner', 'Result', 'Comments'],
    [['T1', 'Acme', '100', '90', 'R', 'Lost', 'service']],
  ],
  [
    'atoms',
    '话术库.csv',
    ['客户问题', '标准话术', '支撑材料', '注意事项'],
    [['太贵', '先谈总成本', '案例', '不承诺']],
  ],
  [
    'atoms',
    'playbook.csv',
    ['Objection', 'Response', 'Role', 'Stage'],
    [['too expensive', 'talk TCO', 'purchaser', 'quote']],
  ],
]

it('short headings stand for the fields that they are short for', () => {
  const columns = ['Cust', 'Opp', 'Stg', 'Amt', 'Prob', 'Close', 'Own', 'Next mtg', 'Desc', 'Crt Dt']
  const cells = [
    'Acme Ltd',
    'Line 2',
    'Proposal',
    '80000',
    '10%',
    '2026-12-15',
    'Ann',
    '2026-11-25',
    'early',
    '2026-05-03',
  ]
  const row = Object.fromEntries(columns.map((column, index) => [column, cells[index]!]))
  const [best] = proposeKinds(
    { columns, rows: [row, row, row], fileName: 'crm.csv' },
    { zone: 'Asia/Shanghai', currency: 'CNY', dateOrder: 'mdy' },
  )
  expect(best!.columns.map(({ recognised }) => recognised)).toEqual([
    'account',
    'name',
    'stage',
    'amount',
    'winProbability',
    'closedAt',
    'ownerName',
    'nextCallAt',
    'remark',
    'openedAt',
  ])
})

it('the number of a row is no code of what it is about', () => {
  const columns = ['序号', '型号', '品名', '数量', '单价', '报价单号', '日期', '客户']
  const rows = ['HC-A14', 'RCS-B', ''].map((model, at) => ({
    序号: String(at + 1),
    型号: model,
    品名: `品${at}`,
    数量: '1',
    单价: '42800',
    报价单号: 'QT-118',
    日期: '2026-11-12',
    客户: '北汀风电股份有限公司',
  }))
  const [best] = proposeKinds(
    { columns, rows, fileName: '报价单.xlsx' },
    { zone: 'Asia/Shanghai', currency: 'CNY', dateOrder: 'mdy' },
  )
  const fieldOf = new Map(best!.columns.map(({ column, field }) => [column, field]))
  expect([best!.kind, fieldOf.get('序号'), fieldOf.get('型号'), fieldOf.get('品名')]).toEqual([
    'quotes',
    null,
    'specification',
    'product',
  ])
})

/** Columns that stand for nothing that we keep. */
const meaningless = ['序号', 'Pipeline']

describe('exports as they are', () => {
  it.each(exports)('%s: %s', (kind, fileName, columns, rows) => {
    const sample = rows.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])),
    )
    const [best] = proposeKinds(
      { columns, rows: [...sample, ...sample, ...sample], fileName },
      { zone: 'Asia/Shanghai', currency: 'CNY', dateOrder: 'mdy' },
    )
    expect(best!.kind).toBe(kind)
    expect(best!.score).toBeGreaterThanOrEqual(confidentScore)
    const unmapped = best!.columns.filter(({ recognised }) => recognised === null).map(({ column }) => column)
    expect(unmapped.filter((column) => !meaningless.includes(column))).toEqual([])
  })
})
