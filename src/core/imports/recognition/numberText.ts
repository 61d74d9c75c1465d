import { toSimplified } from '../matching/simplified.ts'

export type NumberStyle = {
  /** Which character parts whole from fraction. */
  readonly decimal: '.' | ','
}

export type ReadNumber = {
  readonly value: number
  readonly currency: string | null
  /** `%`, `‰`, `折` or null. */
  readonly sign: '%' | '‰' | '折' | null
}

const currencyMarks: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z])(rmb|cny|cn¥)|元$|人民币/i, 'CNY'],
  [/(?:^|[^a-z])(hkd|hk\$)|港币|港元/i, 'HKD'],
  [/(?:^|[^a-z])(twd|ntd|nt\$)|新台币|台币/i, 'TWD'],
  [/^(usd|us\$)|\busd\b|美元|美金/i, 'USD'],
  [/^eur|€|欧元/i, 'EUR'],
  [/^gbp|£|镑/i, 'GBP'],
  [/(?:^|[^a-z])(jpy|jp¥)|日元|日圆/i, 'JPY'],
  [/(?:^|[^a-z])(aud|au\$|a\$)|澳元|澳币/i, 'AUD'],
  [/(?:^|[^a-z])(cad|ca\$|c\$)|加元|加币/i, 'CAD'],
  [/(?:^|[^a-z])(sgd|sg\$|s\$)|新加坡元|新元|坡币/i, 'SGD'],
  [/(?:^|[^a-z])nz(d|\$)/i, 'NZD'],
  [/^(chf|inr|krw)\b/i, ''],
  [/[¥￥]/, 'CNY'],
  [/\$/, 'USD'],
]

/** RM 46,200, 46,200 RM, or nothing but RM at the head of a column. */
const ringgit = /^\s*rm\s*$|(?:^|[^\p{L}])rm\s?(?=\d)|\d\s?rm\s*$/iu

/** The currency that a header or cell names, as an ISO 4217 code; null where none is named. */
export function findCurrency(said: string): string | null {
  const text = toSimplified(said)
  for (const [pattern, code] of currencyMarks) {
    const found = pattern.exec(text)
    if (found !== null) return code === '' ? found[0].toUpperCase() : code
  }
  const iso =
    /(?:^|[^a-z])(usd|cny|rmb|eur|gbp|jpy|hkd|twd|chf|aud|cad|sgd|nzd|inr|krw|myr|thb|vnd|idr|aed|sek|nok|dkk|pln|zar)(?![a-z])/i.exec(
      text,
    )
  if (iso === null) return ringgit.test(text) ? 'MYR' : null
  return iso[1]!.toUpperCase() === 'RMB' ? 'CNY' : iso[1]!.toUpperCase()
}

/** Whether a text is digits with at most a sign and a point, as nearly all cells of a number column are. */
export function isPlainNumber(text: string): boolean {
  return text.length <= 60 && /^-?\d+(?:\.\d+)?$/.test(text)
}

/**
 * Whether a cell with a currency of its own writes its amount out: in groups of three (USD 341,000) or with four digits
 * and more before the point. Such an amount is whole, whatever unit its heading states for the others.
 */
export const isWrittenOut = (text: string): boolean =>
  /\d{1,3}(?:[,，.'’\s ]\d{3})+(?!\d)|\d{4,}/.test(text.normalize('NFKC'))

const rangeBetween =
  /^(\D*\d[\d,.]*\s*[^\d\s~～—–至到-]*)\s*(?:[~～〜—–-]+|至|到|\bto\b)\s*(\D*\d[\d,.]*\s*[^\d]*)$/i

/**
 * The two ends of an amount that somebody knows only roughly: 62~65, 62-65万, USD 60k to 65k. What stands at one end
 * (万, k, the currency) holds for both. Null where the text is no range, or one that does not rise.
 */
export function readRange(
  text: string,
  style: NumberStyle,
): { readonly low: ReadNumber; readonly high: ReadNumber } | null {
  const found = rangeBetween.exec(withoutAbout(text))
  if (found === null || /^\d{4}\s*[-–]\s*\d{1,2}$/.test(text.trim())) return null
  const [one, other] = [found[1]!.trim(), found[2]!.trim()]
  const unit = /[^\d\s.,]+$/.exec(other)?.[0] ?? ''
  const mark = /^[^\d\s.,+-]+/.exec(one)?.[0] ?? ''
  const high =
    readNumber(/\d$/.test(one) || mark === '' ? other : `${mark}${other}`, style) ?? readNumber(other, style)
  const low = readNumber(/\d$/.test(one) ? `${one}${unit}` : one, style) ?? readNumber(one, style)
  if (low === null || high === null || low.sign !== null || high.sign !== null) return null
  if (low.value <= 0 || low.value >= high.value) return null
  const currency = low.currency ?? high.currency
  return { low: { ...low, currency }, high: { ...high, currency } }
}

/** An amount that somebody gives roughly (约76万, 130万左右, about 450k, 100余万) without the words that say so. */
export function withoutAbout(text: string): string {
  if (isPlainNumber(text)) return text
  return text
    .normalize('NFKC')
    .trim()
    .replace(
      /^(大约|大概|约合|约|近|将近|接近|预计|估计|预估|暂估|暂定|不到|不超过|超过|超|逾|至少|最多|about|approximately|approx\.?|around|circa|ca\.?|roughly|nearly|almost|est\.?|up to|over|[~≈≤≥<>±])\s*[:：]?\s*/i,
      '',
    )
    .replace(/[余多来](?=[万亿千百元]|$)/, '')
    .replace(/\s*(左右|上下|以上|以内|以下|出头|不到|起|多|余|\+|or so|approx\.?|est\.?|-ish|ish)$/i, '')
    .replace(/[((](预估|估计|暂估|含税|不含税|约|est\.?|approx\.?|incl\.? vat|excl\.? vat)[))]$/i, '')
    .trim()
}

const chineseDigits = '零一二三四五六七八九'

/**
 * A written number with its currency and sign: `¥1,234.50`, `12.5万`, `1.2亿元`, `(300)`, `8.5折`, `九折`,
 * `15 %`, `1.234,5` in a column with decimal commas, `1.2M`, `300k`. Null where the text is no number.
 */
export function readNumber(text: string, style: NumberStyle): ReadNumber | null {
  if (style.decimal === '.' && isPlainNumber(text)) return { value: Number(text), currency: null, sign: null }
  let rest = toSimplified(text.normalize('NFKC'))
    .replace(/[\s ]+/g, '')
    .replace(/[−–]/g, '-')
  if (rest === '' || rest.length > 60) return null
  const currency = findCurrency(rest)
  rest = rest.replace(
    /人民币|美元|美金|欧元|英?镑|港币|港元|日元|新台币|台币|澳元|澳币|加元|加币|新加坡元|新元|坡币|元整?|圆整?|块/g,
    '',
  )
  rest = rest.replace(
    /cny|rmb|usd|eur|gbp|jpy|hkd|twd|ntd|chf|aud|cad|sgd|nzd|inr|krw|myr|thb|vnd|idr|aed|sek|nok|dkk|pln|zar|^rm(?=\d)|(?<=\d)rm$|hk\$|us\$|nt\$|nz\$|au?\$|ca?\$|sg?\$|cn¥/gi,
    '',
  )
  rest = rest.replace(/[¥￥$€£]/g, '')
  let factor = 1
  let sign: ReadNumber['sign'] = null
  const negative = /^\(.+\)$/.test(rest)
  if (negative) rest = rest.slice(1, -1)
  const suffix = /(%|‰|折|亿|千万|百万|十万|万|千|mn|bn|m|k|b|w)$/i.exec(rest)
  if (suffix !== null) {
    const unit = suffix[1]!.toLowerCase()
    if (unit === '%' || unit === '‰' || unit === '折') sign = unit
    else factor = units[unit]!
    rest = rest.slice(0, suffix.index)
  }
  const value = plainNumber(rest, style) ?? (sign === '折' ? chineseTenths(rest) : null)
  if (value === null) return null
  const scaled = Number((value * factor).toPrecision(15))
  return { value: negative ? -scaled : scaled, currency, sign }
}

const units: Readonly<Record<string, number>> = {
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  万: 1e4,
  w: 1e4,
  千: 1e3,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  b: 1e9,
  bn: 1e9,
}

function plainNumber(text: string, { decimal }: NumberStyle): number | null {
  const group = decimal === '.' ? ',' : '.'
  let plain = text.replace(/'/g, '')
  if (plain.includes(group)) {
    // Groups of three, or of two above the last three as in India; anything else is no grouping.
    const whole = plain.split(decimal)[0]!
    const groups = whole.replace(/^[-+]/, '').split(group)
    const isGrouped =
      groups[0]!.length <= 3 && groups.slice(1).every((part) => part.length === 3 || part.length === 2)
    if (!isGrouped || groups.at(-1)!.length !== 3 || groups[0] === '') return null
    plain = plain.replaceAll(group, '')
  }
  if (decimal === ',') plain = plain.replace(',', '.')
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(plain) ? Number(plain) : null
}

// 九折 is 9 tenths, 八五折 8.5.
function chineseTenths(text: string): number | null {
  const digits = [...text].map((character) => chineseDigits.indexOf(character))
  if (digits.length === 0 || digits.length > 2 || digits.some((digit) => digit < 0)) return null
  return digits.length === 1 ? digits[0]! : digits[0]! + digits[1]! / 10
}

/** Whether a column writes its fractions with a comma; decided on all of it, because `1,234` alone is open. */
export function decideDecimal(values: readonly string[]): '.' | ',' {
  let comma = 0
  let point = 0
  for (const value of values) {
    const text = value.replace(/[^\d.,-]/g, '')
    if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(text) || /^-?\d+,(\d{1,2}|\d{4,})$/.test(text)) comma++
    else if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) || /^-?\d+\.\d+$/.test(text)) point++
  }
  return comma > point ? ',' : '.'
}
