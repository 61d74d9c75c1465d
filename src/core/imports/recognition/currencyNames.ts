import { toSimplified } from '../matching/simplified.ts'

/** What people write for a currency where a cell holds nothing else, by its ISO 4217 code; lower case. */
const names: Readonly<Record<string, string>> = {
  CNY: 'rmb|cnh|人民币|人民币元|元|¥|￥|cn¥|yuan|renminbi',
  USD: 'us$|$|us|美元|美金|美刀|刀|dollar|dollars|us dollar|us dollars',
  EUR: '€|欧元|欧|euro|euros',
  GBP: '£|stg|镑|英镑|pound|pounds|pound sterling|pounds sterling|sterling|uk£|£ sterling',
  HKD: 'hk$|港币|港元|港纸',
  TWD: 'nt$|ntd|新台币|台币',
  JPY: 'jp¥|yen|日元|日圆|日币|円',
  AUD: 'a$|au$|澳元|澳币|澳刀',
  CAD: 'c$|ca$|加元|加币|加拿大元',
  NZD: 'nz$|纽元|新西兰元',
  SGD: 's$|sg$|新元|坡币|新加坡元|新加坡币',
  CHF: 'sfr|瑞郎|瑞士法郎',
  KRW: '₩|韩元|韩币|won',
  INR: '₹|rs|卢比|印度卢比|rupee|rupees',
  VND: '₫|越南盾|dong',
  THB: '฿|泰铢|baht',
  MYR: 'rm|马币|令吉|林吉特|ringgit',
  IDR: 'rp|印尼盾|印尼卢比|rupiah',
  PHP: '₱|菲律宾比索',
  AED: 'dh|dhs|迪拉姆|dirham|dirhams',
  SAR: '里亚尔|沙特里亚尔',
  RUB: '₽|卢布',
  BRL: 'r$|雷亚尔',
  MXN: 'mx$|墨西哥比索',
  SEK: '瑞典克朗',
  NOK: '挪威克朗',
  DKK: '丹麦克朗',
  PLN: 'zł|兹罗提',
  TRY: '₺|里拉',
  ZAR: '兰特|rand',
}

const codeOf = new Map(
  Object.entries(names).flatMap(([code, words]) => words.split('|').map((word) => [word, code] as const)),
)
const codes = new Set(Intl.supportedValuesOf('currency'))

/** The currency that a cell names and nothing besides (GBP, 镑, 人民币, US$), as an ISO 4217 code; null for any other. */
export function currencyNamed(cell: string): string | null {
  const text = toSimplified(cell.normalize('NFKC'))
    .replace(/[()（）.。\s]+/g, ' ')
    .trim()
  // A code in letters of either case, but no word that happens to have three: ALL and TOP are currencies too.
  const code = text.toUpperCase()
  return (
    codeOf.get(text.toLowerCase()) ?? (usual.has(code) || (codes.has(text) && !word.has(text)) ? code : null)
  )
}

/** How long a price is for and what it holds, behind the currency of a cell: HKD p.a., EUR excl. VAT, 元/年, CNY（含税）. */
const basis =
  /\s*(?:[/／]\s*(?:yr|year|annum|a|month|mo|mth|week|wk|day|pc|pcs|unit|ea|each|年|月|周|天|台|件|个)|\b(?:per (?:\w+)|p\.?\s?[am]\.?|annual(?:ly)?|yearly|monthly|a year|each|net|gross|(?:ex|excl|excluding|inc|incl|including)\.?\s*(?:vat|gst|tax)?)|每年|每月|[（(]?(?:不?含税|未税|税前|税后)[)）]?)\s*$/i

/** The currency that a cell of currencies names, whatever it adds of time or tax; null where it names none, or several. */
export const currencyOfCell = (cell: string): string | null =>
  currencyNamed(cell) ?? currencyNamed(cell.normalize('NFKC').replace(basis, ''))

const usual = new Set(Object.keys(names))
const word = new Set(['ALL', 'TOP', 'TRY', 'CUP', 'LAK', 'MOP', 'PEN', 'RON', 'SOS', 'AMD', 'BAM', 'GEL'])
