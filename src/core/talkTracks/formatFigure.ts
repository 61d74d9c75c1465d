import { minorUnits } from '../../shared/money.ts'
import type { Lang } from '../atoms/library/index.ts'
import type { FactFigure } from './types.ts'

/** Units as people write them, to the word of each language; `[singular, plural]` in English. */
const units: { pattern: RegExp; zh: string; en: readonly [string, string] }[] = [
  { pattern: /^(个)?小时$|^钟头$|^hours?$|^hrs?$|^h$/i, zh: '小时', en: ['hour', 'hours'] },
  { pattern: /^分钟?$|^minutes?$|^mins?$/i, zh: '分钟', en: ['minute', 'minutes'] },
  { pattern: /^秒$|^seconds?$|^s$/i, zh: '秒', en: ['second', 'seconds'] },
  {
    pattern: /^(个)?工作日$|^(working|business) days?$/i,
    zh: '个工作日',
    en: ['working day', 'working days'],
  },
  { pattern: /^[天日]$|^days?$/i, zh: '天', en: ['day', 'days'] },
  { pattern: /^周$|^weeks?$/i, zh: '周', en: ['week', 'weeks'] },
  { pattern: /^(个)?月$|^months?$/i, zh: '个月', en: ['month', 'months'] },
  { pattern: /^年$|^years?$/i, zh: '年', en: ['year', 'years'] },
  { pattern: /^[个单条张]$|^(个)?工单$|^tickets?$|^issues?$/i, zh: '个', en: ['ticket', 'tickets'] },
  { pattern: /^[人位名]$|^(个)?(用户|账号)$|^people$|^users?$/i, zh: '人', en: ['user', 'users'] },
  { pattern: /^例$|^cases?$/i, zh: '例', en: ['case', 'cases'] },
  { pattern: /^家$|^sites?$/i, zh: '家', en: ['site', 'sites'] },
  { pattern: /^台$|^machines?$|^units?$/i, zh: '台', en: ['unit', 'units'] },
  { pattern: /^件$|^pieces?$/i, zh: '件', en: ['piece', 'pieces'] },
  { pattern: /^次$|^times?$/i, zh: '次', en: ['time', 'times'] },
]

const currencyWords: Record<string, { zh: string; en: string }> = {
  CNY: { zh: '元', en: '¥' },
  USD: { zh: '美元', en: '$' },
  EUR: { zh: '欧元', en: '€' },
  GBP: { zh: '英镑', en: '£' },
  AUD: { zh: '澳元', en: 'A$' },
  NZD: { zh: '新西兰元', en: 'NZ$' },
  CAD: { zh: '加元', en: 'C$' },
  SGD: { zh: '新加坡元', en: 'S$' },
  HKD: { zh: '港元', en: 'HK$' },
  JPY: { zh: '日元', en: 'JPY ' },
  CHF: { zh: '瑞士法郎', en: 'CHF ' },
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function grouped(value: number): string {
  const [whole, fraction] = String(Math.abs(value)).split('.')
  const digits = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${fraction === undefined ? digits : `${digits}.${fraction}`}`
}

/**
 * A quantity as each language writes it, never rounded. A unit that isn't known stays as it was written when it is
 * in the script of the language; otherwise there is no way to say it: null.
 */
export function formatQuantity(figure: FactFigure, lang: Lang): string | null {
  if (typeof figure.value !== 'number' || figure.currency !== undefined) return null
  const written = figure.unit.trim()
  if (/^(%|％|percent|个百分点)$/i.test(written)) {
    const points = written === '个百分点'
    if (points) return lang === 'zh' ? `${grouped(figure.value)}个百分点` : `${grouped(figure.value)} points`
    return `${grouped(figure.value)}%`
  }
  const unit = units.find(({ pattern }) => pattern.test(written))
  const foreign = lang === 'zh' ? /[A-Za-z]{3,}/ : /\p{Script=Han}/u
  if (!unit && foreign.test(written)) return null
  if (lang === 'zh') return `${grouped(figure.value)}${unit?.zh ?? written}`
  const word = unit ? unit.en[figure.value === 1 ? 0 : 1] : written
  return `${grouped(figure.value)} ${word}`
}

/** An amount of money, never rounded: 万元 from ten thousand up for whole amounts. */
export function formatMoney(figure: FactFigure, lang: Lang): string | null {
  if (typeof figure.value !== 'number') return null
  const currency = figure.currency ?? (/^[A-Z]{3}$/.test(figure.unit) ? figure.unit : undefined)
  if (currency === undefined) return null
  const amount = figure.unit === 'minor' ? figure.value / minorUnits(currency) : figure.value
  const words = currencyWords[currency]
  if (lang === 'en') return words ? `${words.en}${grouped(amount)}` : `${currency} ${grouped(amount)}`
  const tenThousands = Math.round(amount) / 10_000
  const exact = Number.isInteger(amount) && Math.abs(amount) >= 10_000
  const word = words?.zh ?? currency
  return exact ? `${grouped(tenThousands)}万${word}` : `${grouped(amount)}${word}`
}

/** An ISO period (`2026`, `2026-Q3`, `2026-09`, `2026-09-15`) in the words of the language. */
export function formatDate(figure: FactFigure, lang: Lang): string | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(String(figure.value))
  if (!match) return null
  const [, year, quarter, month, day] = match
  if (quarter)
    return lang === 'zh' ? `${year}年${'一二三四'[Number(quarter) - 1]}季度` : `Q${quarter} ${year}`
  if (!month) return lang === 'zh' ? `${year}年` : year!
  const monthName = months[Number(month) - 1]
  if (monthName === undefined) return null
  if (!day) return lang === 'zh' ? `${year}年${Number(month)}月` : `${monthName} ${year}`
  return lang === 'zh' ? `${year}年${Number(month)}月${Number(day)}日` : `${Number(day)} ${monthName} ${year}`
}
