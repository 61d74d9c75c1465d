import type { Calendar } from './calendar.ts'
import type { Cell, Table } from './encode.ts'
import { listPriceOn } from './priceProcess.ts'
import { marketMoves, sampleProducts } from './products.ts'
import type { Lang } from './types.ts'

/** Shares of our list price at which rivals are seen, by rival and our product; before the cuts below. */
const rivals: readonly (readonly [Lang, string, string, string, number, readonly string[]])[] = [
  ['zh', '安澜', '安澜术中平台 AL-9', '术中超声平台 GTX Pro', 0.885, ['浙江', '江苏', '上海', '安徽']],
  ['zh', '迈川', '迈川内镜 MC-600', '高清内镜系统 EV-300', 0.9, ['浙江', '江苏', '上海']],
  ['zh', '启衡', '启衡监护 QH-12', '病人监护仪 PM-8', 0.87, ['浙江', '江苏', '安徽']],
  ['en', 'Orrisdale', 'Orrisdale PlantOne', 'FlowDeck MES', 0.9, ['Great Lakes', 'Midwest', 'Gulf']],
  ['en', 'Kestmark', 'Kestmark QualityHub', 'TraceBook Quality', 0.86, ['Midwest', 'Appalachia']],
]

/** What the team noted of rivals' prices: every quarter, and on the days on which one moved. */
export function competitorRows(lang: Lang, calendar: Calendar): Cell[][] {
  const rows: { day: number; cells: Cell[] }[] = []
  const moves = [marketMoves.rivalCut, ...marketMoves.earlierCuts]
  for (const [rivalLang, rival, theirs, ours, share, regions] of rivals) {
    if (rivalLang !== lang) continue
    const product = sampleProducts.find((one) => one.name === ours)!
    for (const region of regions) {
      const own = moves
        .filter((move) => move.product === ours && move.region === region)
        .sort((a, b) => a.day - b.day)
      const priceOn = (day: number) =>
        own
          .filter((move) => move.day <= day)
          .reduce((price, move) => price * (1 + move.changeBps / 10_000), listPriceOn(product, day) * share)
      const days = [...Array.from({ length: 11 }, (_, at) => -1010 + at * 96), ...own.map(({ day }) => day)]
      for (const day of days.sort((a, b) => a - b)) {
        const price = Math.round(priceOn(day) / 100) * 100
        const source = own.some((move) => move.day === day)
          ? { zh: '竞品公开报价单', en: 'Public price sheet' }[lang]
          : { zh: '中标公示', en: 'Award notice' }[lang]
        rows.push({
          day,
          cells: [rival, theirs, ours, region, price, calendar.isoDay(calendar.at(day)), source],
        })
      }
    }
  }
  return rows.sort((a, b) => a.day - b.day).map(({ cells }) => cells)
}

export const competitorTable = (calendar: Calendar): Table => ({
  header: ['竞争对手', '竞品型号', '我方产品', '省份', '竞品价格(元)', '获知日期', '信息来源'],
  rows: competitorRows('zh', calendar),
})

export const policyTable = (calendar: Calendar): Table => {
  const row = (
    title: string,
    number: string,
    issuer: string,
    region: string,
    published: number,
    effective: number,
    category: string,
    product: string | null,
    change: string | null,
    text: string,
  ): Cell[] => [
    title,
    number,
    issuer,
    region,
    calendar.isoDay(calendar.at(published)),
    calendar.isoDay(calendar.at(effective)),
    category,
    product,
    change,
    text,
  ]
  return {
    header: [
      '政策名称',
      '文号',
      '发布机构',
      '省份',
      '发布日期',
      '执行日期',
      '政策类型',
      '涉及产品',
      '价格变动',
      '摘要',
    ],
    rows: [
      row(
        '大型医用设备省级价格联动公告',
        '浙示采〔2〕14号',
        '省级采购平台',
        '浙江',
        -61,
        -54,
        '价格联动',
        null,
        '-3%',
        '同型号成交价按省内近十二个月最低价联动，新签合同执行。',
      ),
      row(
        '医用设备价格联动试行通知',
        '苏示采〔1〕9号',
        '省级采购平台',
        '江苏',
        -622,
        -610,
        '价格联动',
        null,
        '-2%',
        '首批试行超声与内镜，按季度公布参考价。',
      ),
      row(
        '重点监护设备联合采购意向公告',
        '越示联〔3〕2号',
        '地区采购联盟',
        '浙江',
        -9,
        80,
        '联合采购',
        '病人监护仪 PM-8',
        null,
        '越城等两地拟联合采购监护设备，数量以各院填报为准。',
      ),
      row(
        '医疗设备维保服务采购规范',
        '示规〔1〕31号',
        '卫生主管部门',
        '上海',
        -300,
        -270,
        '采购规范',
        null,
        null,
        '维保须单列报价，不得与设备捆绑让利。',
      ),
    ],
  }
}

export const tenderTable = (calendar: Calendar): Table => {
  const day = (offset: number) => calendar.isoDay(calendar.at(offset))
  return {
    header: [
      '招标项目',
      '客户名称',
      '产品名称',
      '开标日期',
      '我方报价(元)',
      '中标价(元)',
      '中标单位',
      '结果',
      '综合得分',
      '排名',
      '评标意见',
    ],
    rows: [
      [
        '丹霖妇幼术中超声采购',
        '丹霖市妇幼保健院',
        '术中超声平台 GTX Pro',
        day(-47),
        1_296_000,
        1_252_000,
        '安澜',
        '未中标',
        86.4,
        2,
        '技术分第一，价格分落后；建议下次把维保单列。',
      ],
      [
        '望潮中心内镜系统项目',
        '望潮市中心医院',
        '高清内镜系统 EV-300',
        day(-71),
        896_000,
        896_000,
        '我司',
        '中标',
        91.2,
        1,
        '培训方案得分高。',
      ],
      [
        '云渚肿瘤监护设备采购',
        '云渚市肿瘤医院',
        '病人监护仪 PM-8',
        day(-26),
        43_200,
        40_600,
        '启衡',
        '未中标',
        79.5,
        3,
        '交货期不满足，样机演示未到场。',
      ],
      [
        '静湾医院影像归档扩容',
        '静湾医院',
        '影像归档扩容包 PX-5',
        day(-88),
        291_000,
        291_000,
        '我司',
        '中标',
        88,
        1,
        '接口文档完整。',
      ],
    ],
  }
}

export const returnsTable = (calendar: Calendar): Table => {
  const day = (offset: number) => calendar.isoDay(calendar.at(offset))
  return {
    header: ['退货单号', '客户名称', '产品名称', '退货数量', '退货日期', '退货原因', '处理结果'],
    rows: [
      ['TH0031', '枫浦市中医院', '内镜清洗耗材包 EC-11', 6, day(-33), '接口尺寸与现用清洗机不符', '已换货'],
      ['TH0032', '越城人民医院', '监护附件包 PA-7', 10, day(-58), '导联线批次接触不良', '已退款并复检'],
      ['TH0033', '柳汀医院', '穿刺引导套件 NG-20', 4, day(-120), '效期不足六个月', '已换货'],
      [
        'TH0034',
        '枫浦市中医院',
        '高清内镜系统 EV-300',
        1,
        day(-24),
        '摄像头图像偏色，两次维修未解决',
        '返厂检测中',
      ],
      ['TH0035', '芦汀县人民医院', '便携超声 GTX Go', 1, day(-210), '探头配错型号', '已补发'],
    ],
  }
}

export const stockTable = (calendar: Calendar): Table => ({
  header: ['产品名称', '仓库', '库存数量', '可用数量', '在途数量', '盘点日期'],
  rows: sampleProducts
    .filter((one) => one.lang === 'zh')
    .flatMap((product, at): Cell[][] => {
      const counted = calendar.isoDay(calendar.at(-2))
      const many = product.recurring ? 180 : 6
      return [
        [product.name, '明州中心库', many + at, many + at - 2, product.recurring ? 0 : 4, counted],
        ...(at % 2 === 0
          ? [[product.name, '锦帆分库', Math.ceil(many / 3), Math.ceil(many / 4), 0, counted]]
          : []),
      ]
    }),
})
