import type { Calendar } from './calendar.ts'
import {
  type Cell,
  createGb18030Encoder,
  type Table,
  toDelimited,
  toJsonLines,
  toWorkbook,
  utf8,
  utf8WithMark,
  utf16WithMark,
} from './encode.ts'
import { competitorTable, policyTable, returnsTable, stockTable, tenderTable } from './market.ts'
import { typeWords } from './phrases.ts'
import { marketMoves, sampleProducts } from './products.ts'
import type { SampleFile } from './sampleFile.ts'
import type { Story } from './story.ts'
import type { SampleActivity } from './types.ts'
import { outcomeWords, roleWords, stageWords, supportWords } from './words.ts'

const zh = <T extends { lang: string }>(records: readonly T[]): T[] =>
  records.filter((one) => one.lang === 'zh')

function accountsTable({ accounts, calendar }: Story): Table {
  const rows = zh(accounts).map((one): Cell[] => [
    one.name,
    one.shortName,
    one.code,
    one.industry,
    one.region,
    one.city,
    one.level,
    one.owner,
    calendar.isoDay(one.createdAt),
  ])
  return {
    header: [
      '客户名称',
      '客户简称',
      '客户编号',
      '所属行业',
      '省份',
      '城市',
      '客户级别',
      '负责人',
      '创建时间',
    ],
    // Somebody made a second record of the distributor, without its code.
    rows: [
      ...rows,
      [
        '华东瑞和医疗',
        null,
        null,
        '医疗器械流通',
        '江苏',
        '锦帆',
        null,
        '陆衡',
        calendar.isoDay(calendar.at(-380)),
      ],
    ],
  }
}

function contactsTable({ people, calendar }: Story): Table {
  const rows = zh(people).map((one, at): Cell[] => [
    one.name,
    one.account,
    // Gaps, as in life; never among the people of the key deals, who come first.
    at > 30 && at % 17 === 0 ? null : one.department,
    one.title,
    roleWords.zh[one.role],
    supportWords.zh[one.support],
    at > 30 && at % 5 === 0 ? null : `13${at % 10}****${String(1000 + at * 7).slice(-4)}`,
    one.wechat,
    one.email,
    calendar.isoDay(one.createdAt),
    one.leftAt === null ? null : calendar.isoDay(one.leftAt),
    null,
  ])
  return {
    header: [
      '姓名',
      '客户名称',
      '科室',
      '职务',
      '决策角色',
      '态度',
      '手机',
      '微信号',
      '邮箱',
      '录入时间',
      '离职日期',
      '备注',
    ],
    rows: [
      ...rows,
      [
        '周岚',
        '明州大学附属第二医院',
        null,
        '设备科主任',
        null,
        null,
        null,
        null,
        null,
        calendar.isoDay(calendar.at(-140)),
        null,
        '名片扫描录入',
      ],
      [
        '唐 默',
        '甬江总院',
        '设备科',
        '主任',
        null,
        null,
        null,
        null,
        null,
        calendar.isoDay(calendar.at(-100)),
        null,
        null,
      ],
    ],
  }
}

function dealsTable({ deals, calendar }: Story): Table {
  const rows = zh(deals).map((one, at): Cell[] => [
    one.code,
    one.name,
    one.account,
    one.product,
    one.quantity,
    one.amount,
    stageWords.zh[one.stage],
    outcomeWords.zh[one.outcome],
    calendar.isoDay(one.openedAt),
    at % 23 === 7 ? null : calendar.isoDay(one.expectedCloseAt),
    one.closedAt === null ? null : calendar.isoDay(one.closedAt),
    one.competitor,
    one.source,
    one.lossReason,
    one.region,
    one.contact,
    one.owner,
  ])
  const empty: Cell[] = Array.from({ length: 16 }, () => null)
  return {
    header: [
      '商机编号',
      '商机名称',
      '客户名称',
      '意向产品',
      '数量',
      '预计金额(元)',
      '销售阶段',
      '赢单状态',
      '创建日期',
      '预计成交日期',
      '关闭日期',
      '竞争对手',
      '商机来源',
      '输单原因',
      '省区',
      '联系人',
      '负责人',
    ],
    // A row that somebody began and never filled: refused on import.
    rows: [...rows, [...empty, '苏衍']],
  }
}

const stageHistoryTable = ({ deals, stageChanges, calendar }: Story): Table => {
  const own = new Set(zh(deals).map(({ code }) => code))
  return {
    header: ['商机编号', '原阶段', '新阶段', '变更时间', '操作人'],
    rows: stageChanges
      .filter(({ deal, to }) => own.has(deal) && to !== 'won' && to !== 'lost')
      .map((one): Cell[] => [
        one.deal,
        one.from === null ? null : stageWords.zh[one.from],
        stageWords.zh[one.to],
        calendar.isoMinute(one.at),
        one.by,
      ]),
  }
}

const productsTable = (): Table => ({
  header: ['产品编号', '产品名称', '产品系列', '产品分类', '计量单位', '生产厂家'],
  rows: [
    ...sampleProducts
      .filter((one) => one.lang === 'zh')
      .map((one): Cell[] => [one.code, one.name, one.series, one.category, one.unit, '澄明医疗']),
    // The same platform under another spelling, entered by a branch office.
    [null, '术中超声平台 GTXPro', 'GTX', '超声', '台', '澄明医疗'],
  ],
})

export function priceListRows(lang: 'zh' | 'en', calendar: Calendar): Cell[][] {
  const { day, factor } = marketMoves.listRise
  const first = calendar.isoDay(calendar.at(-1500))
  const rise = calendar.isoDay(calendar.at(day))
  return sampleProducts
    .filter((one) => one.lang === lang)
    .flatMap((one): Cell[][] => [
      [
        one.name,
        Math.round(one.list / factor / 10) * 10,
        Math.round((one.floor * 0.98) / 10) * 10,
        first,
        rise,
      ],
      [one.name, one.list, one.floor, rise, null],
    ])
}

const quotesTable = ({ prices, calendar }: Story): Table => {
  const rows = zh(prices)
    .filter(({ kind }) => kind === 'quote')
    .map((one, at): Cell[] => [
      one.number,
      one.account,
      one.deal,
      at % 19 === 3 ? one.product.replace('GTX Pro', 'GTXPro') : one.product,
      one.quantity,
      one.unitPrice,
      one.list,
      calendar.isoDay(one.at),
      outcomeWords.zh[one.outcome],
      one.region,
      one.owner,
    ])
  const note: Cell[] = [
    'BJ-草稿',
    '沧浦医院',
    null,
    '便携超声 GTX Go',
    2,
    '面议',
    386_000,
    calendar.isoDay(calendar.at(-15)),
    '进行中',
    '上海',
    '陆衡',
  ]
  return {
    header: [
      '报价单号',
      '客户名称',
      '商机编号',
      '产品名称',
      '数量',
      '报价单价(元)',
      '目录价(元)',
      '报价日期',
      '结果',
      '省区',
      '销售',
    ],
    rows: [...rows, note],
  }
}

const ordersTable = ({ prices, calendar }: Story): Table => {
  const rows = zh(prices)
    .filter(({ kind }) => kind === 'order')
    .map((one, at): Cell[] => [
      one.number,
      // A clerk writes the distributor's short name now and then.
      one.account === '华东瑞和医疗器械有限公司' && at % 3 === 0 ? '华东瑞和医疗' : one.account,
      one.deal,
      at % 29 === 11 ? one.product.replace('GTX Pro', 'GTXPro') : one.product,
      one.quantity,
      one.unitPrice,
      one.list,
      calendar.isoDay(one.at),
      one.region,
      one.owner,
    ])
  const day = calendar.isoDay(calendar.at(-12))
  return {
    header: [
      '订单号',
      '客户名称',
      '商机编号',
      '产品名称',
      '数量',
      '成交单价',
      '目录价',
      '订单日期',
      '省区',
      '销售',
    ],
    rows: [
      ...rows,
      [
        null,
        '柳汀医院',
        null,
        '监护附件包 PA-7',
        20,
        2_980,
        3_240,
        `${calendar.year(calendar.at(0))}-13-45`,
        '江苏',
        '罗宁',
      ],
      ['DD-补录', '柳汀医院', null, '穿刺引导套件 NG-20', -3, 2_480, 2_680, day, '江苏', '罗宁'],
    ],
  }
}

const activitiesTable = (
  rows: readonly SampleActivity[],
  calendar: Calendar,
  extra: readonly Cell[][] = [],
): Table => ({
  header: ['跟进时间', '跟进方式', '方向', '客户名称', '商机编号', '联系人', '跟进内容', '跟进人'],
  rows: [
    ...rows.map((one): Cell[] => [
      calendar.isoMinute(one.at),
      typeWords.zh[one.kind],
      one.direction === 'inbound' ? '呼入' : '呼出',
      one.account,
      one.deal,
      one.contact,
      one.text,
      one.owner,
    ]),
    ...extra,
  ],
})

const visitPlansTable = (calendar: Calendar): Table => ({
  header: ['计划拜访时间', '客户名称', '联系人', '商机编号', '拜访目的', '计划状态', '完成时间', '负责人'],
  rows: [
    [
      calendar.isoMinute(calendar.at(calendar.workday(-6), '9:30')),
      '甬江总院',
      '宋知微',
      'SJ-YJZY-01',
      '内镜中心看装机场地',
      '已完成',
      calendar.isoMinute(calendar.at(calendar.workday(-6), '10:40')),
      '钱越',
    ],
    [
      calendar.isoMinute(calendar.at(calendar.workday(-3), '14:00')),
      '明州大学附属第二医院',
      '林予安',
      'SJ-MZ2Y-01',
      '了解穿刺引导等待情况',
      '已完成',
      calendar.isoMinute(calendar.at(calendar.workday(-3), '14:25')),
      '钱越',
    ],
    [
      calendar.isoMinute(calendar.at(3, '10:00')),
      '苏州湾中心医院',
      '梁以宁',
      'SJ-SZWZ-01',
      '影像科归档现状调研',
      '未开始',
      null,
      '钱越',
    ],
    [
      calendar.isoMinute(calendar.at(4, '15:00')),
      '枫浦市中医院',
      '柯敬',
      null,
      '偏色问题复检结果当面说明',
      '未开始',
      null,
      '罗宁',
    ],
  ],
})

/** The distributor's files, in the order in which a person would drop them: records first, what refers to them after. */
export function zhTables(story: Story): SampleFile[] {
  const { calendar } = story
  const gb18030 = createGb18030Encoder()
  const activities = zh(story.activities)
  const years = [...new Set(activities.map(({ at }) => calendar.year(at)))].sort()
  const csv = (table: Table) => toDelimited(table)
  return [
    { name: '客户名录.xlsx', bytes: toWorkbook('客户', accountsTable(story)) },
    { name: '联系人通讯录.csv', bytes: gb18030(csv(contactsTable(story))) },
    { name: '产品目录.csv', bytes: utf8WithMark(csv(productsTable())) },
    {
      name: '价目表.csv',
      bytes: utf8WithMark(
        csv({
          header: ['产品名称', '目录价(元)', '最低价(元)', '生效日期', '失效日期'],
          rows: priceListRows('zh', calendar),
        }),
      ),
    },
    { name: '商机导出.csv', bytes: utf8WithMark(csv(dealsTable(story))) },
    { name: '商机阶段变更记录.csv', bytes: utf8(csv(stageHistoryTable(story))) },
    { name: '报价记录.csv', bytes: utf16WithMark(toDelimited(quotesTable(story), '\t')) },
    { name: '订单明细.jsonl', bytes: utf8(toJsonLines(ordersTable(story))) },
    { name: '库存表.csv', bytes: gb18030(csv(stockTable(calendar))) },
    { name: '竞品价格.csv', bytes: utf8(csv(competitorTable(calendar))) },
    { name: '政策事件.csv', bytes: utf8(csv(policyTable(calendar))) },
    { name: '投标反馈.csv', bytes: gb18030(csv(tenderTable(calendar))) },
    { name: '退货记录.csv', bytes: gb18030(csv(returnsTable(calendar))) },
    ...years.map((year, at) => ({
      name: `跟进记录_${year}.csv`,
      bytes: utf8(
        csv(
          activitiesTable(
            activities.filter((one) => calendar.year(one.at) === year),
            calendar,
            at === years.length - 1
              ? [['上周三下午', '电话', '呼出', '沧浦医院', null, null, '补记：约了设备科，时间待定', '陆衡']]
              : [],
          ),
        ),
      ),
    })),
    { name: '拜访计划.csv', bytes: utf8WithMark(csv(visitPlansTable(calendar))) },
  ]
}
