import { toSimplified } from '../matching/simplified.ts'
import { spelledOut } from './headingAbbreviations.ts'
import { inEnglish } from './headingLanguages.ts'
import { measureInHeading, pricedOf, pricedPer, withoutPerMany } from './measure.ts'
import { findCurrency } from './numberText.ts'

export type ReadHeader = {
  /** For comparing: simplified, lower case, without unit, brackets, marks and spaces at the ends. */
  readonly plain: string
  /** The same without any separators. */
  readonly joined: string
  readonly multiplier: number | null
  readonly currency: string | null
  /** What the figures below count, of goods that are weighed or measured: kg, t, L. */
  readonly measure: string | null
  /** What a price below is for: kg of 元/kg. */
  readonly per: string | null
  /** The same with for how long it is: 台/月, month. */
  readonly perTime: string | null
  readonly isPercent: boolean
  readonly hasChinese: boolean
  /** What it is compared by: pairs of characters in Chinese, words otherwise. */
  readonly pieces: readonly string[]
  /** The headers that one with several names (简称/别名, 省份·城市, Owner 负责人) is made of; empty for one with a single name. */
  readonly parts: readonly ReadHeader[]
  /** The same with its abbreviations written out, or in English; null where it has none and is. */
  readonly spelled: ReadHeader | null
}

const unitFactors: readonly (readonly [RegExp, number])[] = [
  [/亿/, 1e8],
  [/千万/, 1e7],
  [/百万|millions?|\bmn\b|\bmm\b|[$€£¥ ]m$/i, 1e6],
  [/万/, 1e4],
  [/千元|千|thousands?|\bk\b|['’]000|000s/i, 1e3],
]

/** A column header taken apart: its words, and what it says about unit, currency and percent. */
export function readHeader(heading: string): ReadHeader {
  // Each column of a list of notes says so of itself: Note - Person.
  const header = heading.replace(/^notes?\s+-\s+(?=\S)/i, '')
  const whole = readSpelled(header)
  const names = header
    .normalize('NFKC')
    .split(
      /[/、·|&+\\]|\s-\s|或|和(?=[一-鿿]{2})|(?<=[A-Za-z]{3})\s+(?=[一-鿿]{2})|(?<=[一-鿿]{2})\s+(?=[A-Za-z]{3})/,
    )
    .map((name) => name.trim())
    .filter((name) => name.replace(/[^\p{L}]/gu, '').length >= (/[一-鿿]/.test(name) ? 2 : 3))
  return names.length < 2 ? whole : { ...whole, parts: names.map(readSpelled) }
}

function readSpelled(header: string): ReadHeader {
  const read = readOne(header)
  const spelled = read.hasChinese ? null : (inEnglish(read.plain) ?? spelledOut(read.plain))
  if (spelled === null) return read
  const { plain, joined, pieces } = readOne(spelled)
  return { ...read, spelled: { ...read, plain, joined, pieces } }
}

function readOne(header: string): ReadHeader {
  const text = toSimplified(header.normalize('NFKC')).replace(/\s+/g, ' ').trim()
  const brackets = [...text.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].map((found) => found[1]!)
  const afterSlash =
    /[/_-]\s*((?:百万|千万|万|亿|千)?元|rmb|cny|usd)$/i.exec(text) ??
    /\s((?:百万|千万|万|亿|千)元|万|百万|千万|亿)$/.exec(text)
  const unit = afterSlash === null ? brackets.join(' ') : afterSlash[1]!
  // 元/千个 says for how many a price is, and not that it stands in thousands.
  const money = withoutPerMany(unit)
  const factor = unitFactors.find(([pattern]) => pattern.test(money))
  const without = text
    .replace(/[([【][^)\]】]*[)\]】]/g, ' ')
    .replace(/[/_-]\s*((?:百万|千万|万|亿|千)?元|rmb|cny)$/i, ' ')
    .replace(/\s(?:(?:百万|千万|万|亿|千)元|万|百万|千万|亿)$/, ' ')
  const named = without.trim() === '' ? text : without
  const whole = named
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[*＊:：?？!"'“”]/g, ' ')
    .replace(/[_\-.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const plain = whole.replace(behindMoney, '').replace(perPeriod, '').replace(behindCount, '')
  const joined = plain
    .replace(/[\s/\\,#&、·|()]+/g, '')
    // 创建时间 and 创建日期 head the same column.
    .replaceAll('时间', '日期')
    // 生效日 and 生效日期 too; a birthday is no date of anything else.
    .replace(/(?<=[一-鿿])(?<!生|节|假|工作|平|今|昨|次|每)日$/, '日期')
  const hasChinese = /[一-鿿]/.test(text)
  return {
    plain,
    joined,
    multiplier: factor === undefined ? null : factor[1],
    currency: currencyIn(unit) ?? findCurrency(whole),
    measure: measureInHeading(text),
    per: pricedPer(text),
    perTime: pricedOf(text),
    isPercent: /%|percent|百分/i.test(text),
    hasChinese,
    pieces: hasChinese ? pairsOf(joined) : wordsOf(plain),
    parts: [],
    spelled: null,
  }
}

/** Amount GBP is an amount: the currency behind a word for money is read apart. */
const behindMoney =
  /(?<=(?:^|\s)(?:amount|total|value|sum|balance|outstanding|price|rate|cost|net|gross|paid|open|due|fee|betrag|summe|wert|preis|offen|umsatz|volumen|nettowert))\s+(?:in\s+)?(?:gbp|eur|usd|cny|rmb|aud|hkd|sgd|jpy|chf|myr|cad|nzd|twd|sek|nok|dkk|pln|inr|zar|aed|rm|(?:us|hk|nt|nz|a|c|s)?\$|[£€¥])(?:\s*(?:\/|per )\s*(?:yr|year|annum|month|mo|mth|week|wk|day)|\s+p ?[am])?$/

/** 数量kg, 起订量t and Qty t are how much: in what it is measured is read apart. */
const behindCount =
  /(?<=^.{0,4}(?:重量|净重|总重|采购|发货|交货|到货|出货|qty|quantity|volume|weight|tonnage))\s?(?:kgs?|公斤|千克|公?吨|t|mt|tonnes?|tons?|lbs?|公?升|l|lit(?:re|er)s?|ml|克|g)$|(?<=[量数存])\s*(?:kgs?|千克|公斤|公?吨|[tgl]|mt|tonnes?|tons?|公?升|克|平方米|立方米|[m米]|件|台|套|箱|桶|袋|支|盒|个|pcs|ea)$/

/** 数量/月 and Qty/yr are how many, 年金额 and monthly total how much: for how long is read apart. */
const perPeriod =
  /(?<=^(?:.{0,6}数量?|.{0,4}用量|台数|人数|金额|小计|合计|qty|quantity|units?|volume|no of units|amount|total|line total|subtotal))\s*(?:[/／]\s*(?:每?(?:个?月|季度?|年度?|周|天|日)|months?|mth|mo|quarters?|qtr|years?|yr|annum|weeks?|wk|day|a)|\s(?:per|each|a)\s(?:month|quarter|year|annum|week|day)|\sp ?[am])$|^(?:每?(?:月|季|年)度?|monthly |yearly |annual |quarterly )(?=(?:金额|小计|合计|数量|用量|amount|total|line total|subtotal|qty|quantity|volume)$)/

/** The currency among what brackets of a heading say: 元,含税. */
const currencyIn = (unit: string): string | null =>
  findCurrency(unit) ??
  unit
    .split(/[,，、;；/\s]+/)
    .map(findCurrency)
    .find((found) => found !== null) ??
  null

/** How alike two headers are, 0–1: Dice over characters pairs in Chinese, over words otherwise. */
export function headerSimilarity(left: ReadHeader, right: ReadHeader): number {
  if (left.joined === right.joined) return 1
  if (left.hasChinese !== right.hasChinese) return 0
  const { pieces: one } = left
  const { pieces: other } = right
  if (one.length === 0 || other.length === 0) return 0
  if (!one.some((piece) => other.includes(piece))) return 0
  const rest = [...other]
  let shared = 0
  for (const piece of one) {
    const at = rest.indexOf(piece)
    if (at < 0) continue
    shared++
    rest.splice(at, 1)
  }
  return (2 * shared) / (one.length + other.length)
}

function pairsOf(text: string): string[] {
  if (text.length < 2) return [text]
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2))
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\s/\\,#&]+/)
    .filter((word) => word !== '' && !['the', 'of', 'a', 'an', 'to', 'in'].includes(word))
}
