import { exact } from './numerals.ts'

/**
 * What a number counts. `dimension` is comparable text; `factor` brings the number to the base of the dimension
 * (seconds, calendar months, ratio as a fraction, metres …). `nouns` are what a plain count is of.
 */
export type Unit = { dimension: string; factor: number; nouns?: readonly string[] }

const unit = (dimension: string, factor = 1): Unit => ({ dimension, factor })
const count = (...nouns: string[]): Unit => ({ dimension: 'count', factor: 1, nouns })

/**
 * Declared conversions: seconds to weeks are exact, months to years are exact; nothing converts days into months,
 * working days into days, or percent into percentage points.
 */
const hanUnits: Record<string, Unit> = {
  毫秒: unit('seconds', 1e-3),
  秒钟: unit('seconds'),
  秒: unit('seconds'),
  分钟: unit('seconds', 60),
  个小时: unit('seconds', 3600),
  小时: unit('seconds', 3600),
  钟头: unit('seconds', 3600),
  个钟头: unit('seconds', 3600),
  个工作日: unit('workingDays'),
  工作日: unit('workingDays'),
  个自然日: unit('seconds', 86400),
  自然日: unit('seconds', 86400),
  天: unit('seconds', 86400),
  日: unit('seconds', 86400),
  个星期: unit('seconds', 604800),
  星期: unit('seconds', 604800),
  个礼拜: unit('seconds', 604800),
  周: unit('seconds', 604800),
  个月: unit('months'),
  个季度: unit('months', 3),
  季度: unit('months', 3),
  年: unit('months', 12),
  周年: unit('months', 12),
  元: unit('money:CNY'),
  块钱: unit('money:CNY'),
  块: unit('money:CNY'),
  人民币: unit('money:CNY'),
  美元: unit('money:USD'),
  美金: unit('money:USD'),
  欧元: unit('money:EUR'),
  港元: unit('money:HKD'),
  港币: unit('money:HKD'),
  日元: unit('money:JPY'),
  英镑: unit('money:GBP'),
  个百分点: unit('points', 0.01),
  百分点: unit('points', 0.01),
  个基点: unit('basisPoints', 1e-4),
  基点: unit('basisPoints', 1e-4),
  倍: unit('multiple'),
  公里: unit('metres', 1e3),
  千米: unit('metres', 1e3),
  米: unit('metres'),
  厘米: unit('metres', 1e-2),
  毫米: unit('metres', 1e-3),
  微米: unit('metres', 1e-6),
  平方米: unit('squareMetres'),
  平米: unit('squareMetres'),
  吨: unit('kilograms', 1e3),
  公斤: unit('kilograms'),
  千克: unit('kilograms'),
  克: unit('kilograms', 1e-3),
  毫克: unit('kilograms', 1e-6),
  升: unit('litres'),
  毫升: unit('litres', 1e-3),
  微升: unit('litres', 1e-6),
  度电: unit('kilowattHours'),
  千瓦时: unit('kilowattHours'),
  千瓦: unit('watts', 1e3),
  瓦: unit('watts'),
  摄氏度: unit('celsius'),
  分贝: unit('decibels'),
  转: unit('rpm'),
}

const hanCounts =
  '学时 课时 人次 人天 管 床位 席位 用户 账号 许可证 许可 工位 点位 站点 科室 门店 节点 品规 产线 测试 并发 个 台 套 件 支 盒 箱 家 位 名 人 例 张 条 次 批 项 款 份 页 间 所 座 辆 瓶 袋 包 片 组 对 根 颗 层 轮 代 期 版 岁 单 笔 票 分 级 门 场 篇 路 床 类 回 趟 处 段 束 步 点 种 遍 只 块屏 幅 名次 折 层楼 区 院 线 省 市 国 步骤 号'.split(
    ' ',
  )

/** Classifiers that count the same thing. */
const hanSynonyms: Record<string, string> = {
  名: '位',
  人: '位',
  许可证: '许可',
  回: '次',
  趟: '次',
  遍: '次',
  床位: '床',
}

const latinUnits: Record<string, Unit> = {
  ms: unit('seconds', 1e-3),
  millisecond: unit('seconds', 1e-3),
  s: unit('seconds'),
  sec: unit('seconds'),
  second: unit('seconds'),
  min: unit('seconds', 60),
  minute: unit('seconds', 60),
  h: unit('seconds', 3600),
  hr: unit('seconds', 3600),
  hour: unit('seconds', 3600),
  d: unit('seconds', 86400),
  day: unit('seconds', 86400),
  'calendar day': unit('seconds', 86400),
  'working day': unit('workingDays'),
  'business day': unit('workingDays'),
  workday: unit('workingDays'),
  week: unit('seconds', 604800),
  wk: unit('seconds', 604800),
  month: unit('months'),
  mo: unit('months'),
  quarter: unit('months', 3),
  year: unit('months', 12),
  yr: unit('months', 12),
  yuan: unit('money:CNY'),
  rmb: unit('money:CNY'),
  cny: unit('money:CNY'),
  dollar: unit('money:USD'),
  'us dollar': unit('money:USD'),
  usd: unit('money:USD'),
  euro: unit('money:EUR'),
  eur: unit('money:EUR'),
  pound: unit('money:GBP'),
  gbp: unit('money:GBP'),
  hkd: unit('money:HKD'),
  jpy: unit('money:JPY'),
  percent: unit('ratio', 0.01),
  'per cent': unit('ratio', 0.01),
  pct: unit('ratio', 0.01),
  'percentage point': unit('points', 0.01),
  pp: unit('points', 0.01),
  ppt: unit('points', 0.01),
  bp: unit('basisPoints', 1e-4),
  bps: unit('basisPoints', 1e-4),
  'basis point': unit('basisPoints', 1e-4),
  x: unit('multiple'),
  fold: unit('multiple'),
  times: unit('multiple'),
  km: unit('metres', 1e3),
  m: unit('metres'),
  metre: unit('metres'),
  meter: unit('metres'),
  cm: unit('metres', 1e-2),
  mm: unit('metres', 1e-3),
  um: unit('metres', 1e-6),
  m2: unit('squareMetres'),
  t: unit('kilograms', 1e3),
  ton: unit('kilograms', 1e3),
  tonne: unit('kilograms', 1e3),
  kg: unit('kilograms'),
  g: unit('kilograms', 1e-3),
  mg: unit('kilograms', 1e-6),
  l: unit('litres'),
  litre: unit('litres'),
  liter: unit('litres'),
  ml: unit('litres', 1e-3),
  kw: unit('watts', 1e3),
  w: unit('watts'),
  kwh: unit('kilowattHours'),
  hz: unit('hertz'),
  khz: unit('hertz', 1e3),
  mhz: unit('hertz', 1e6),
  ghz: unit('hertz', 1e9),
  db: unit('decibels'),
  rpm: unit('rpm'),
  v: unit('volts'),
  kb: unit('bytes', 1e3),
  mb: unit('bytes', 1e6),
  gb: unit('bytes', 1e9),
  tb: unit('bytes', 1e12),
  mmhg: unit('mmHg'),
  kpa: unit('pascals', 1e3),
  fps: unit('fps'),
  mbps: unit('bitsPerSecond', 1e6),
  gbps: unit('bitsPerSecond', 1e9),
  '°c': unit('celsius'),
  u: unit('internationalUnits'),
}

/** English nouns that a Chinese classifier may count, so that evidence in one language serves text in the other. */
const bridge: Record<string, string> = {
  unit: '台套件支个',
  device: '台套件个',
  machine: '台个',
  system: '台套个',
  set: '套组个',
  kit: '套盒个',
  license: '套个许可',
  licence: '套个许可',
  seat: '席位个',
  site: '家个处站点',
  hospital: '家所个',
  company: '家个',
  customer: '家位个',
  plant: '家个座',
  people: '位',
  person: '位',
  engineer: '位个',
  user: '位个用户',
  doctor: '位个',
  nurse: '位个',
  case: '例个',
  patient: '例位个',
  visit: '次',
  time: '次',
  call: '次个',
  box: '盒箱',
  bed: '张床个',
  line: '条个产线',
  item: '项件个条',
  department: '个科室',
}

const hanUnitPattern = new RegExp(
  `\\s?(?:(${[...Object.keys(hanUnits), ...hanCounts].sort((a, b) => b.length - a.length).join('|')}))`,
  'y',
)
const symbol = /\s?(%|‰|°C|×|x(?![A-Za-z]))/y
const latinPhrase =
  /(?:\s|-|\s-)?([A-Za-z°][A-Za-z0-9°]*)(?:[\s-]([A-Za-z][A-Za-z]*))?(?:[\s-]([A-Za-z]+))?(?:[\s-]([A-Za-z]+))?/y

const stopNouns = new Set(
  'of in on at to for from by with and or the a an per is are was were be been has have had will would that which than as since before after during between within over under across into onto it its their our your his her we you they this these those each every more less fewer higher lower faster slower later earlier when while if but so not no only also all both last next until via up down out off about versus vs against among because though once can could should may might must do does did off ago then now here there today already still just again together please'.split(
    ' ',
  ),
)

/** Singular form, good enough to compare counted nouns. */
export const singular = (noun: string): string => {
  const lower = noun.toLowerCase()
  if (lower.length <= 3 || lower.endsWith('ss')) return lower
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`
  if (/(?:ches|shes|xes|sses)$/.test(lower)) return lower.slice(0, -2)
  return lower.endsWith('s') && !lower.endsWith('us') && !lower.endsWith('is') ? lower.slice(0, -1) : lower
}

export type ReadUnit = { unit: Unit; end: number; text: string }

/** Reads the unit that follows a number which ended at `at`; null when nothing that counts follows. */
export function readUnit(text: string, at: number): ReadUnit | null {
  symbol.lastIndex = at
  const sign = symbol.exec(text)
  if (sign !== null) {
    const end = at + sign[0].length
    if (sign[1] === '%' && /^\s?(?:points?\b|pts?\b)/.test(text.slice(end, end + 8))) {
      const points = /^\s?(?:points?|pts?)/.exec(text.slice(end, end + 8))!
      return { unit: unit('points', 0.01), end: end + points[0].length, text: '% points' }
    }
    if (sign[1] === '%') return { unit: unit('ratio', 0.01), end, text: '%' }
    if (sign[1] === '‰') return { unit: unit('ratio', 0.001), end, text: '‰' }
    if (sign[1] === '°C') return { unit: unit('celsius'), end, text: '°C' }
    return { unit: unit('multiple'), end, text: '×' }
  }
  hanUnitPattern.lastIndex = at
  const han = hanUnitPattern.exec(text)
  if (han !== null) {
    const name = han[1]!
    return { unit: hanUnits[name] ?? count(hanSynonyms[name] ?? name), end: at + han[0].length, text: name }
  }
  return readLatinUnit(text, at)
}

function readLatinUnit(text: string, at: number): ReadUnit | null {
  latinPhrase.lastIndex = at
  const phrase = latinPhrase.exec(text)
  if (phrase === null) return null
  const words = phrase.slice(1).filter((piece): piece is string => piece !== undefined)
  // A line break or sentence end inside the phrase cannot be matched by the pattern, so words are adjacent.
  const two = words.length > 1 ? `${words[0]!.toLowerCase()} ${singular(words[1]!)}` : ''
  const pairUnit = latinUnits[two]
  if (pairUnit !== undefined) {
    const end = at + text.slice(at).indexOf(words[1]!, text.slice(at).indexOf(words[0]!) + words[0]!.length)
    return { unit: pairUnit, end: end + words[1]!.length, text: two }
  }
  const first = words[0]!
  const lower = first.toLowerCase()
  const single = latinUnits[lower] ?? latinUnits[singular(lower)]
  const start = at + text.slice(at).indexOf(first)
  if (single !== undefined && !(first.length === 1 && first === 'T')) {
    return { unit: single, end: start + first.length, text: lower }
  }
  const nouns: string[] = []
  let end = at
  let place = at
  for (const piece of words) {
    if (stopNouns.has(piece.toLowerCase()) || /^[A-Z][a-z]/.test(piece)) break
    place = text.indexOf(piece, place) + piece.length
    // "40 spare gateways": the plural is what is counted.
    if (singular(piece) !== piece.toLowerCase()) {
      nouns.splice(0, nouns.length, singular(piece))
      end = place
      break
    }
    nouns.push(singular(piece))
    if (nouns.length === 1) end = place
  }
  if (nouns.length === 0) return null
  return { unit: count(...nouns), end, text: nouns.join(' ') }
}

/** The unit of a declared value, as people write it: `台`, `%`, `hours`, `折`, `bps`, `points`; '' is a bare number. */
export function parseUnit(name: string): Unit {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed === 'number' || trimmed === 'score') return unit('bare')
  if (trimmed === 'ratio' || trimmed === 'fraction') return unit('ratio')
  if (trimmed === 'points') return unit('points', 0.01)
  const read = readUnit(` ${trimmed}`, 0)
  return read?.unit ?? count(trimmed.toLowerCase())
}

const isHan = (text: string): boolean => /[\u3400-\u9fff]/.test(text)

/** Whether two counts are of the same thing, within a language or across the two. */
export function sameCount(one: readonly string[], other: readonly string[]): boolean {
  const oneHan = isHan(one[0] ?? '')
  const otherHan = isHan(other[0] ?? '')
  if (oneHan === otherHan) return one.some((noun) => other.includes(noun))
  const [han, latin] = oneHan ? [one, other] : [other, one]
  const known = latin.filter((noun) => noun in bridge)
  return known.length === 0 || known.some((noun) => bridge[noun]!.includes(han[0]!))
}

export const toBase = (value: number, of: Unit): number => exact(value * of.factor)

const currencySigns: Record<string, string> = {
  '¥': 'CNY',
  RMB: 'CNY',
  CNY: 'CNY',
  人民币: 'CNY',
  US$: 'USD',
  USD: 'USD',
  $: 'USD',
  HK$: 'HKD',
  HKD: 'HKD',
  '€': 'EUR',
  EUR: 'EUR',
  '£': 'GBP',
  GBP: 'GBP',
}
const currencyBefore = /(US\$|HK\$|RMB|CNY|USD|HKD|EUR|GBP|人民币|[¥$€£])\s?$/

/** A currency sign that ends right before `at`: its code and where it starts. */
export function currencyEndingAt(text: string, at: number): { currency: string; start: number } | null {
  const match = currencyBefore.exec(text.slice(Math.max(0, at - 5), at))
  if (match === null) return null
  return { currency: currencySigns[match[1]!]!, start: at - match[0].length }
}
