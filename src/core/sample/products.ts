import type { SampleProduct } from './types.ts'

/** Our product names, competitors and price moves; prices in whole yuan (zh) and dollars (en). */
export const sampleProducts: readonly SampleProduct[] = [
  zh(
    'ZC-US-410',
    '术中超声平台 GTX Pro',
    '术中超声平台',
    'GTX',
    '超声',
    '台',
    1_450_000,
    1_085_000,
    1_160_000,
  ),
  zh('ZC-US-210', '便携超声 GTX Go', '便携超声', 'GTX', '超声', '台', 386_000, 262_000, 286_000),
  zh('ZC-PM-080', '病人监护仪 PM-8', '监护仪', 'PM', '监护', '台', 46_800, 29_500, 33_000),
  zh('ZC-PM-160', '中央监护站 PM-16', '中央监护站', 'PM', '监护', '套', 268_000, 176_000, 196_000),
  zh('ZC-EV-300', '高清内镜系统 EV-300', '高清内镜系统', 'EV', '内镜', '套', 982_000, 702_000, 760_000),
  zh('ZC-EV-120', '内镜清洗工作站 EV-W2', '内镜清洗工作站', 'EV', '内镜', '套', 158_000, 101_000, 114_000),
  zh('ZC-PX-500', '影像归档扩容包 PX-5', '影像归档扩容', 'PX', '信息', '套', 324_000, 205_000, 232_000),
  zh('ZC-NG-020', '穿刺引导套件 NG-20', '穿刺引导套件', 'NG', '耗材', '盒', 2_680, 1_520, 1_760, true),
  zh('ZC-EC-011', '内镜清洗耗材包 EC-11', '内镜耗材包', 'EC', '耗材', '箱', 1_860, 1_010, 1_180, true),
  zh('ZC-PA-007', '监护附件包 PA-7', '监护附件包', 'PA', '耗材', '箱', 3_240, 1_880, 2_150, true),
  en('FD-MES', 'FlowDeck MES', 'FlowDeck', 'FlowDeck', 'MES', 'line', 148_000, 71_000, 92_000),
  en('SL-SCADA', 'SightLine SCADA', 'SightLine', 'SightLine', 'SCADA', 'site', 96_000, 47_000, 61_000),
  en('TB-QMS', 'TraceBook Quality', 'TraceBook', 'TraceBook', 'Quality', 'site', 64_000, 29_000, 40_000),
  en('LV-OEE', 'LineView OEE', 'LineView', 'LineView', 'Analytics', 'line', 21_500, 9_400, 13_000),
  en(
    'HC-100',
    'Historian Connect',
    'Historian Connect',
    'FlowDeck',
    'Integration',
    'site',
    18_400,
    8_200,
    11_500,
    true,
  ),
  en('SG-YR', 'Support Gold', 'Support Gold', 'Services', 'Support', 'year', 12_600, 6_900, 8_300, true),
]

function zh(
  code: string,
  name: string,
  spoken: string,
  series: string,
  category: string,
  unit: string,
  list: number,
  cost: number,
  floor: number,
  recurring = false,
): SampleProduct {
  return {
    lang: 'zh',
    code,
    name,
    spoken,
    series,
    category,
    unit,
    list,
    cost,
    floor,
    currency: 'CNY',
    recurring,
  }
}

function en(
  ...[code, name, spoken, series, category, unit, list, cost, floor, recurring]: Parameters<typeof zh>
): SampleProduct {
  return {
    lang: 'en',
    code,
    name,
    spoken,
    series,
    category,
    unit,
    list,
    cost,
    floor,
    currency: 'USD',
    recurring: recurring ?? false,
  }
}

export const competitors = {
  zh: ['安澜', '迈川', '启衡'],
  en: ['Orrisdale', 'Kestmark', 'Plainfield Systems'],
} as const

/** Days from today at which the market moved. */
export const marketMoves = {
  /** 安澜 cut its platform's price in 浙江. */
  rivalCut: {
    day: -38,
    region: '浙江',
    product: '术中超声平台 GTX Pro',
    changeBps: -800,
    passThrough: -0.022,
  },
  /** An older cut, from which the effect of such moves can be learned. */
  earlierCuts: [
    { day: -520, region: '江苏', product: '术中超声平台 GTX Pro', changeBps: -700, passThrough: -0.02 },
    { day: -790, region: '浙江', product: '高清内镜系统 EV-300', changeBps: -600, passThrough: -0.018 },
    { day: -250, region: '浙江', product: '术中超声平台 GTX Pro', changeBps: -500, passThrough: -0.015 },
  ],
  /** Price linkage of the province. */
  policies: [
    { day: -54, region: '浙江', effect: -0.024 },
    { day: -610, region: '江苏', effect: -0.02 },
  ],
  /** The list price rose by so much on that day. */
  listRise: { day: -400, factor: 1.03 },
} as const
