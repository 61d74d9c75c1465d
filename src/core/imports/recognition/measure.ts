/** Units of measure of goods that are not counted in pieces: how people write them, and how many of the base each is. */
interface Measure {
  unit: string
  written: string
  dimension: 'mass' | 'volume' | 'length' | 'area'
  inBase: number
}

const measures: readonly Measure[] = [
  { unit: 'kg', written: '公斤|千克|kgs?|kilos?|kilograms?', dimension: 'mass', inBase: 1 },
  { unit: 't', written: '公?吨|mts?|tonnes?|tons?|t', dimension: 'mass', inBase: 1000 },
  { unit: 'g', written: '克|grams?|g', dimension: 'mass', inBase: 0.001 },
  { unit: 'lb', written: '磅|lbs?|pounds?', dimension: 'mass', inBase: 0.453_592_37 },
  { unit: 'L', written: '公?升|lit(?:re|er)s?|ltrs?|l', dimension: 'volume', inBase: 1 },
  { unit: 'mL', written: '毫升|ml', dimension: 'volume', inBase: 0.001 },
  { unit: 'm³', written: '立方米?|方|m3|m³|cbm', dimension: 'volume', inBase: 1000 },
  { unit: 'm²', written: '平方米?|平米|㎡|m2|m²|sqm', dimension: 'area', inBase: 1 },
  { unit: 'm', written: '米|met(?:re|er)s?|m', dimension: 'length', inBase: 1 },
  { unit: 'km', written: '公里|千米|km', dimension: 'length', inBase: 1000 },
]
const any = measures.map(({ written }) => written).join('|')

const measureOf = (written: string): string | null =>
  measures.find((one) => new RegExp(`^(?:${one.written})$`, 'i').test(written))?.unit ?? null

/** Letters that mean a measure only where a figure or a bracket stands before them: t, m, g, l. */
const long = any
  .split('|')
  .filter((one) => !/^[a-z]$/.test(one))
  .join('|')
const atEnd = (words: string) => new RegExp(`(?<![\\p{L}])(${words})$`, 'iu')
const inBrackets = new RegExp(`[(（【[]\\s*(${any})\\s*[)）】\\]]`, 'i')
const wholeHeading = new RegExp(
  `^(?:数量|重量|净重|总量|年量|用量|年用量|qty|quantity|weight|volume)?\\s*[-_,/]?\\s*(${long})(?:数)?$`,
  'i',
)
const afterWord = atEnd(long)
/** Tonnes are one letter behind a word for how much: Total t, 数量t, Qty t. */
const tonnesBehind =
  /^(?:(?:总|合计|年|月|订货|发货|采购)?(?:数量|用量|重量|总量|销量)|起订量|(?:total )?(?:qty|quantity|volume|weight)|total)\s*[-_,/]?\s*(t)$/i
const perUnit = new RegExp(
  `(?:[/／]|每|\\bper\\s+|\\ba\\s+)\\s?(${any}|台|套|件|个|只|支|盒|箱|桶|卷|瓶|包|把|根|片|条|组|pcs?|pieces?|units?|sets?|each|ea|drums?|rolls?|boxe?s?|packs?)(?![\\p{L}])`,
  'iu',
)

/** How many a price is for at once, behind /, 每 or "per": 千 of 元/千个, 1,000 of EUR/1000 pcs, 100 of £ per 100 m. */
const manyAtOnce = String.raw`(?:[/／]|每|\bper\s+(?:each\s+)?|\bje\s+)\s?(?<count>1,?0{2,5}|10,?0{3,4}|[百千万](?!元|瓦|伏|卡|帕|分|焦|赫)|hundred|thousand|mille|k(?=\s?(?:pcs|pieces|units)))\s?(?<of>(?!元)\p{Script=Han}{1,3}(?:[(（][^()（）]{1,6}[)）])?|${any}|[a-z]{2,12})?(?![\p{L}\d])`
const perMany = new RegExp(manyAtOnce, 'iu')
const countWords: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 10_000,
  hundred: 100,
  thousand: 1000,
  mille: 1000,
  k: 1000,
}
const countOfWord = (word: string): number =>
  countWords[word.toLowerCase()] ?? Number(word.replaceAll(',', ''))

/** The unit of a price for many at once, as it is shown: 千个, 1000 pcs, 100 m; null for a price of one. */
function pricedPerMany(text: string): string | null {
  const found = perMany.exec(text)?.groups
  if (found === undefined) return null
  const [count, of] = [found.count!, found.of ?? '']
  if (measureOf(`${count}${of}`) !== null) return null
  if (/\p{Script=Han}/u.test(count)) return `${count}${of}`
  return [String(countOfWord(count)), measureOf(of) ?? of].filter(Boolean).join(' ')
}

/** How many of what a unit of prices is: 1000 of 千个 and of 1000 pcs, 100 m of 100 m; null where it is one of something. */
export function countInUnit(unit: string): { count: number; of: string | null } | null {
  const found = /^(1,?0{2,5}|10,?0{3,4}|[百千万](?!元|瓦|伏|卡|帕|分|焦|赫))\s?(.*)$/u.exec(
    unit.normalize('NFKC').trim(),
  )
  if (found === null || measureOf(unit) !== null) return null
  return { count: countOfWord(found[1]!), of: found[2] === '' ? null : (measureOf(found[2]!) ?? found[2]!) }
}

/** A heading's words on money without what its prices are for: 元 of 元/千个. */
export const withoutPerMany = (text: string): string =>
  text
    .replace(new RegExp(manyAtOnce, 'giu'), ' ')
    .replace(/[/／]\s?[千兆](?:瓦|伏|卡|帕|焦|赫)\p{Script=Han}*/gu, ' ')

/** What a heading says that its figures count, of goods that are weighed or measured: 公斤, 数量(kg), Qty kg. */
export function measureInHeading(heading: string): string | null {
  const text = heading.normalize('NFKC').trim()
  if (perUnit.test(text) || perMany.test(text)) return null
  const found =
    inBrackets.exec(text) ?? wholeHeading.exec(text) ?? tonnesBehind.exec(text) ?? afterWord.exec(text)
  return found === null ? null : measureOf(found[1]!)
}

/** What a price is for by its heading or by the cell itself: 单价(元/kg), £ per tonne, 27.5/kg; null where none is named. */
export function pricedPer(text: string): string | null {
  const clean = text.normalize('NFKC')
  const many = pricedPerMany(clean)
  if (many !== null) return many
  const found = perUnit.exec(clean)
  return found === null ? null : (measureOf(found[1]!) ?? found[1]!.toLowerCase())
}

const perPeriod =
  /(?:[/／]|每|\bper\s+(?:calendar\s+)?|\ba\s+)\s?(个?月|季度?|年度?|周|months?|mth|mo|quarter|qtr|years?|yr|annum|weeks?|wk)(?![\p{L}])|(月|年|季|周)(?:租|费|付|薪|保费)|\b(monthly|quarterly|yearly|annual|weekly)\b/iu
const periods: readonly { written: RegExp; zh: string; en: string }[] = [
  { written: /月|^mo|^mth/i, zh: '月', en: 'month' },
  { written: /季|^q/i, zh: '季', en: 'quarter' },
  { written: /年|^y|^an/i, zh: '年', en: 'year' },
  { written: /周|^w/i, zh: '周', en: 'week' },
]

/** For how long a price is by its heading or its cell: 单价(月租/台) is of a month, EUR/month each is too; null where it is once. */
export function pricedFor(text: string): string | null {
  const clean = text.normalize('NFKC')
  const found = perPeriod.exec(clean)
  if (found === null) return null
  const said = found[1] ?? found[2] ?? found[3]!
  const period = periods.find(({ written }) => written.test(said.trim()))
  return period === undefined ? null : /\p{Script=Han}/u.test(clean) ? period.zh : period.en
}

/** What one price is of: a truck for a month (台/月), a kg, a month; null where nothing says. */
export function pricedOf(text: string): string | null {
  const per = pricedPer(text)
  const period = pricedFor(text)
  // What is priced each needs no unit of its own: EUR/month each is so much a month.
  const unit = per === 'each' || per === 'ea' ? null : per
  return [unit, period].filter(Boolean).join('/') || per
}

/** A price without what it is for: 27.5/kg is 27.5. */
export const withoutPer = (text: string): string => {
  const clean = text.normalize('NFKC').trim()
  const found = [perMany, perUnit, perPeriod]
    .map((one) => one.exec(clean))
    .find((one) => one != null && one.index > 0 && one.index + one[0].length === clean.length)
  return found ? clean.slice(0, found.index).trim() : text
}

const measured = new RegExp(`^(.*\\d\\s*[万千k]?)\\s*(${any})\\.?$`, 'i')

/** A quantity with its measure taken off: 1,200 kg, 1.2吨; null for one that names none. */
export function measuredQuantity(text: string): { count: string; unit: string } | null {
  const found = measured.exec(text.normalize('NFKC').trim())
  const unit = found === null ? null : measureOf(found[2]!)
  return unit === null ? null : { count: found![1]!.trim(), unit }
}

/** A unit as one writes it: kg of 公斤 and KGS; a unit that is no measure as it stands. */
export const unitForm = (written: string): string => {
  const unit = written.trim().replace(ofMoney, '')
  return measureOf(unit.normalize('NFKC')) ?? unit
}
/** 元/人/天 under 单位 says in which money as well. */
const ofMoney = /^(?:元|人民币|rmb|cny|usd|eur|gbp|aud|[¥￥$€£])\s*[/／]\s*(?=\S)/i

/** How many of `to` one `from` is, where both measure the same; null where they don't. */
export function factorBetween(from: string, to: string): number | null {
  const [one, other] = [from, to].map((unit) => {
    const many = countInUnit(unit)
    const measure = measures.find((each) => each.unit === (many?.of ?? unit))
    return measure && { dimension: measure.dimension, inBase: measure.inBase * (many?.count ?? 1) }
  })
  return one === undefined || other === undefined || one.dimension !== other.dimension
    ? null
    : one.inBase / other.inBase
}

const volumeBehind =
  /^(.*\S)\s+(\d[\d,.]*)\s*(公?吨|mts?|tonnes?|tons?|t|公斤|千克|kgs?)(?=$|\s*[+＋(（,，;；/])/i
/** From so many kg on a weight behind a name is how much of it, and no size of a pack. */
const leastVolumeKg = 1000

/**
 * What goods a cell names where how much of them stands behind: `四色均价 180t + 配墨机借用` is 180 t of 四色均价. Null for a
 * name alone, and for one with the size of its pack.
 */
export function goodsWithVolume(cell: string): { name: string; quantity: number; unit: string } | null {
  const found = volumeBehind.exec(cell.normalize('NFKC').trim())
  const unit = found === null ? null : measureOf(found[3]!)
  const quantity = found === null ? Number.NaN : Number(found[2]!.replaceAll(',', ''))
  if (unit === null || !(quantity > 0)) return null
  return quantity * factorBetween(unit, 'kg')! < leastVolumeKg ? null : { name: found![1]!, quantity, unit }
}
