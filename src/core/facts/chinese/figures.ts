import { allMatches } from '../cues/mayMatch.ts'
import type { FoundFigure } from '../figures.ts'

const digits: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const small = '[一二两三四五六七八九十]'
/** A count below a hundred in digits or numerals; null for anything else. */
function countOf(text: string): number | null {
  const [, hundreds, rest] = /^([一二两三四五六七八九])百零?([一二三四五六七八九十]*)$/.exec(text) ?? []
  if (hundreds !== undefined) return digits[hundreds]! * 100 + (rest ? (countOf(rest) ?? 0) : 0)
  if (/^\d+$/.test(text)) return Number(text)
  const [, tens, ones] = /^([一二两三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text) ?? []
  if (tens !== undefined) return (digits[tens] ?? 1) * 10 + (ones ? digits[ones]! : 0)
  return digits[text] ?? null
}

const halves = new RegExp(
  `(?<![\\d.])(?<count>\\d{1,3}|${small}{1,3})(?:个半(?<unit>小时|钟头|月|学时|课时)|(?<after>天|年|周)半(?!路|夜))`,
  'g',
)
const roundHalf = /半个?[多来](?<unit>小时|钟头)/g
/** 六个钟头, 四十来分钟, 7个钟: hours and minutes in the words of a talk. */
const spokenTime = new RegExp(
  `(?<![\\d.第])(?<count>\\d{1,4}|(?:[一二两三四五六七八九]百零?)?${small}{0,3}(?<=[一二两三四五六七八九十百]))(?:个[多来]?(?<hours>钟头|钟(?!头))|个[多来](?<whole>小时|月|星期)|[来多几余](?<unit>分钟|天|个小时|小时|年|周|台|例|人次|人|号人|件|单|批|份|张|箱|家|辆|车|吨|个(?=样|标本|件|订单|单|病人|人|客|包裹|零件|工件|点位|网点)))|(?<bare>\\d{1,4})(?<people>号人)`,
  'g',
)
/** 2.4万件, 三万单: a count in 万. */
const counted =
  /(?<![\d.])(?<count>\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九])\s*[万萬][多来几]?(?<unit>例|台次|人次|人|台|件|张|次|份|家|单(?![列独价算])|箱|袋|包|头|只|票|吨|辆|车|片|支|瓶|盒|颗|根)/g
/** 六万八, 一万二三, 十八万, 160来万: sums in numerals, or told roughly. */
const spokenSum =
  /(?<![\d.一二两三四五六七八九十百]|\d,)(?:(?<whole>[一二两三四五六七八九十]{1,3})万(?<rest>[一二三四五六七八九])(?![十百千零点个])[二三四五六七八九]?|(?<round>\d{1,4}|[一二两三四五六七八九]百[一二三四五六七八九十]*|[一二两三四五六七八九]?十?[一二三四五六七八九]?)[来多余](?<scale>[万萬亿])|(?<old>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,5}(?:\.\d+)?)\s*(?<oldScale>[萬億]))/g
const wide: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
/** 月结60, 账期90: a term that is told without its unit is in days. */
const bareTerm =
  /(?<!不是|并非|原来|以前|不要)(?:月结|[账帐]期|(?<![a-z])net)\s*(?:就?是|要|给|按|改成?|到)?\s*(?<count>\d{2,3})(?!\d|\.\d|\s*[-~～到至/／]\s*\d|\s*(?:[天日个月年万元%％号家台]|days?))/gi
/** 日活也就74: people are counted. */
const bareUsers = /[日月]活(?:也|就|才|只|大概|在|有|到)*(?<count>\d{1,6})(?!\d|\.\d|\s*[万%％人个])/g
/** 批了180，不是之前说的200: what is granted, where what it is not is told without its unit too, is in 万. */
const bareGrant =
  /(?:批|核)(?:了|下来|的是)\s*(?<count>[1-9]\d{1,3})(?=\s*[，,、]?\s*(?:而)?不(?:再)?是[^，。；\n\d]{0,8}[1-9]\d{1,3}(?!\d|\.\d|\s*[%％台套人个天]))/g
/** 预算砍到95: a budget that was cut to so much is told in 万, as all budgets of that size are. */
const bareBudget =
  /预算[^，。；\n\d]{0,6}(?:[砍削压减降调缩]|只剩|就剩|还剩)(?:到|成|至|为|了|剩|下)*\s*(?<count>[1-9]\d{1,2})(?!\d|\.\d|\s*[%％万亿元块千百个台套天月日年号wkWK])/g

/** 9块8, 三块五, 12块5毛: coins behind the dot. */
const coins =
  /(?<![\d.])(?<whole>\d{1,4}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)块(?<tenths>[1-9一二三四五六七八九])(?:(?<hundredths>[1-9])|[毛角])?(?![\d.多来几个十百千万]|\s*[%％])/g
/** 报3720一千个, 卖86/百张: a price without its coin, by what it is for. */
const priceOfMany =
  /(?<=(?:报(?:价|了|的)?|单?价格?|卖|开|要|给|降到|给到|做到|底线|底价)(?:是|才|只|就|到|了|在|也)*\s*)(?<price>\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?)\s*(?:一|每|[/／])\s?(?:[百千]\s?)?(?:[个只件套张枚片支条箱盒吨米把瓶桶卷本字斤升台]|公斤|平米?|平方)/g
/** 说错了,是1350,不是1330: of two bare numbers the one that holds. */
const putRight =
  /(?<!不)(?:是|应该是|应为|改[成为])\s*(?<now>\d{2,6}(?:\.\d+)?)\s*[,，]?\s*(?:而|并)?不是\s*(?<was>\d{2,6}(?:\.\d+)?)(?=\s*(?:[。；;，,!！]|$))|不是\s*(?<before>\d{2,6}(?:\.\d+)?)\s*[,，]\s*(?:而)?是\s*(?<after>\d{2,6}(?:\.\d+)?)(?=\s*(?:[。；;，,!！]|$))/g

type Free = (start: number, end: number) => boolean

/**
 * Figures as people say them in Chinese talk: halves, rounded times and sums, counts in 万 and terms without a unit.
 * `free` tells whether a stretch is still without a figure.
 */
export function* spokenFigures(sentence: string, free: Free): Generator<FoundFigure> {
  const span = (match: RegExpExecArray, from = 0) => ({
    start: match.index + from,
    end: match.index + match[0].length,
  })
  const quantity = (at: { start: number; end: number }, value: number, unit: string): FoundFigure => ({
    ...at,
    kind: 'quantity',
    figure: { value, unit },
  })
  const money = (at: { start: number; end: number }, value: number): FoundFigure => ({
    ...at,
    kind: 'money',
    figure: { value, unit: 'CNY', currency: 'CNY' },
  })
  const isFree = ({ start, end }: { start: number; end: number }) => free(start, end)
  for (const match of allMatches(halves, sentence)) {
    const value = countOf(match.groups!.count!)
    const unit = match.groups!.unit ?? match.groups!.after!
    if (value !== null && isFree(span(match)))
      yield quantity(span(match), value + 0.5, unit === '月' ? '个月' : unit)
  }
  for (const match of allMatches(roundHalf, sentence))
    if (isFree(span(match))) yield quantity(span(match), 0.5, match.groups!.unit!)
  for (const match of allMatches(spokenTime, sentence)) {
    const { count, hours, whole, unit: told, bare, people } = match.groups!
    const value = countOf(count ?? bare!)
    const unit = hours
      ? '小时'
      : whole
        ? whole === '小时'
          ? whole
          : `个${whole}`
        : (told ?? people!).replace(/^个小/, '小')
    if (value !== null && isFree(span(match))) yield quantity(span(match), value, unit)
  }
  for (const match of allMatches(counted, sentence)) {
    const { count, unit } = match.groups!
    const value = digits[count!] ?? Number(count)
    if (isFree(span(match))) yield quantity(span(match), Number((value * 1e4).toPrecision(12)), unit!)
  }
  for (const match of allMatches(spokenSum, sentence)) {
    const { whole, rest, round, scale, old, oldScale } = match.groups!
    // HKD 80萬: the currency stands before it.
    const code = /(?<code>HKD|USD|TWD|MOP)\s*$/i.exec(sentence.slice(0, match.index))
    const start = code ? code.index - match.index : 0
    const base = countOf(whole ?? round ?? '')
    const value = old
      ? Number(old.replaceAll(',', '')) * wide[oldScale!]!
      : base === null
        ? null
        : whole
          ? base * 1e4 + digits[rest!]! * 1e3
          : base * wide[scale!]!
    if (value === null || !isFree(span(match, start))) continue
    const found = money(span(match, start), Number(value.toPrecision(12)))
    const currency = code?.[0].trim().toUpperCase()
    yield currency ? { ...found, figure: { value, unit: currency, currency } } : found
  }
  for (const match of allMatches(coins, sentence)) {
    const { whole, tenths, hundredths = '' } = match.groups!
    const [base, ...parts] = [whole!, tenths!, hundredths].map((one) => (one === '' ? 0 : countOf(one)))
    if (base === null || base === 0 || parts.includes(null) || !isFree(span(match))) continue
    yield money(span(match), Number(`${base}.${parts.join('')}`))
  }
  for (const match of allMatches(priceOfMany, sentence)) {
    const price = match.groups!.price!
    const at = { start: match.index, end: match.index + price.length }
    if (isFree(at)) yield money(at, Number(price.replaceAll(',', '')))
  }
  if (/说错|报错|记错|看错|听错|写错|口误|更正|纠正|[报开出]价|报的/.test(sentence))
    for (const match of allMatches(putRight, sentence)) {
      const { now, was, after, before } = match.groups!
      const [told, left] = [now ?? after!, was ?? before!]
      const start = match.index + match[0].lastIndexOf(told)
      const at = { start, end: start + told.length }
      if (Number(told) < 3 * Number(left) && Number(left) < 3 * Number(told) && isFree(at))
        yield money(at, Number(told))
    }
  const bare = (pattern: RegExp) =>
    [...allMatches(pattern, sentence)].map((match) => ({
      at: span(match, match[0].length - match.groups!.count!.length),
      value: Number(match.groups!.count),
    }))
  for (const { at, value } of bare(bareTerm)) if (isFree(at)) yield quantity(at, value, '天')
  for (const { at, value } of bare(bareUsers)) if (isFree(at)) yield quantity(at, value, '人')
  for (const { at, value } of [...bare(bareBudget), ...bare(bareGrant)])
    if (isFree(at)) yield money(at, value * 1e4)
}
