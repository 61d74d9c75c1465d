import { isSavedPerson, isToldAsChange } from './changes.ts'
import { cutClauses } from './context.ts'
import { exact, hanValue, type ReadNumber, readNumber } from './numerals.ts'
import { articleOfTime, isClaimedSpan, isPointInTime, spansOfTime } from './oneOfTime.ts'
import { type Period, readPeriods } from './periods.ts'
import { type TimeBase, timeBasesOf } from './rates.ts'
import { currencyEndingAt, readUnit, toBase, type Unit } from './units.ts'

/** One way to understand a figure; "八五折" and "15% off" share the reading `discount 0.15`. */
export type Reading = { dimension: string; low: number; high: number; nouns?: readonly string[] }

export type Bound = 'atLeast' | 'atMost' | 'before' | 'after'
export type Role = 'from' | 'to' | 'by'

export type Figure = {
  start: number
  end: number
  /** Where the number itself begins and ends, without unit and bound words. */
  readings: Reading[]
  period?: Period
  /** A date counted forward from today; it may be a proposal rather than a claim. */
  open?: boolean
  code?: string
  bound: Bound | null
  role: Role | null
  /** Told as the distance from something else: 比原来多 28 天, "12 days longer than before". */
  difference: boolean
  /** Told as the amount of a change: 减少 41 小时, "saves 41 hours". */
  change: boolean
  /** The stretches of time that it is told for: 每月, "a year". */
  rate: readonly TimeBase[]
  /** "per seat per year": every base that the figure is divided by. */
  per: readonly string[]
  /** Structure ("三个问题") is no claim; an article ("一台", "one") is one only where the evidence counts the same. */
  soft: 'structure' | 'article' | null
  /** "dozens of", 数十: a quantity that nobody can check. */
  vague: boolean
}

const figure = (start: number, end: number, readings: Reading[], extra: Partial<Figure> = {}): Figure => ({
  start,
  end,
  readings,
  bound: null,
  role: null,
  difference: false,
  change: false,
  rate: [],
  per: [],
  soft: null,
  vague: false,
  ...extra,
})

const point = (dimension: string, value: number, nouns?: readonly string[]): Reading => ({
  dimension,
  low: exact(value),
  high: exact(value),
  ...(nouns ? { nouns } : {}),
})

// Numerals that are words: never figures.
const idioms =
  /一(?:些|样|起|直|定|般|旦|致|体化?|线城市|线|边|旁|切|向|贯|流|律|方面|时间|手|步到位|次性|站式|把手|同|并|再|经|键|系列|目了然|如既往|对一|块儿|来|方|级|共|道|年四季|年一度|会儿|半天|举|路|味|眼)|统一|唯一|万一|(?<!分)之一|逐一|进一步|同一|单一|十分(?!之|钟)|千万(?=别|不|要|注意|记)|三方|双方|四方|多方|第三方|第一时间|三甲|三级(?:甲等|医院|综合)|[一二三]级(?:甲等|医院|防护|等保|经销)|二甲|二手|两地|两票制|三包|四川|九江|三亚|十堰|五官|四肢|两者|两边|二者|两头|一二线|零(?:风险|故障|距离|缺陷|部件|售|件|星|碎|停机)|百分百|万(?:能|物|全|分)|千方百计|半(?:成品|自动|导体|夜|封闭)|百(?:姓|强|忙)|三维|二维码?|一维|十二指肠|心三联|十[三四五六]五|24\s?\/\s?7|7\s?[×x*]\s?24|24\s?[×x*]\s?7|(?<![A-Za-z0-9])(?:[2345][DG]|[248]K|B2[BCG]|O2O|HL7|CO2|PM2\.5|A[34])(?![A-Za-z0-9])/gi
const listMark =
  /(?:^|\n|[。.;；!！?？]\s)\s*(?:\(?\d{1,2}\s?[.)、:](?!\d)|[一二三四五六七八九十]{1,2}[、.]|\([一二三四五六七八九十]{1,2}\)|第[一二三四五六][,，、:])|(?:^|\n|[。.;；!！?？])\s*(?:Step|Option|Track|步骤|方案|话术|选项)\s?(?:\d|[一二三四五六])(?=[\s:.：、，]|$)|第[一二三四五六](?:步|点|条|部分|阶段|方面|环节|个问题|件事|种|套|组话术|,|，|是)/gi
const standards =
  /(?<![A-Za-z])(?:ISO|IEC|EN|GB\/?T?|YY\/?T?|ASTM|IP|USB|RFC|IEEE|NIST|SOC|FDA|UL)\s?[-/]?\s?\d[\d.:/-]*(?<![.:/-])/g
const mixedCode =
  /(?<![A-Za-z0-9.])(?:[A-Za-z]+[-–]?\d[A-Za-z0-9]*(?:[-.]\d*[A-Za-z0-9]+)*|\d+[A-Za-z]+\d[A-Za-z0-9-]*)(?![A-Za-z0-9])/g
const notCode =
  /^(?:Q[1-4]|H[12]|FY\d+|US\d|RMB\d|CNY\d|USD\d|HKD\d|EUR\d|GBP\d|m2|m3)|^(?:RMB|CNY|USD|EUR|GBP|HKD)\d/i
const vague =
  /(?:数|几|上|成)(?:十|百|千|万|亿)(?:个|家|台|名|位|万|例)?|十几|几(?:个|家|台|天|年|周|名|位|次|例)|(?:[好数成]|几)倍|翻几番|\b(?:many|several|multi)-?fold\b|\borders of magnitude\b|\ba fraction of (?=the|its|that|what)|\b(?:dozens|hundreds|thousands|millions|scores) of\b|\bseveral\b|\bdouble-digit\b/gi
const zhClock =
  /(?:(上午|下午|早上|晚上|中午|傍晚)\s?(\d{1,2}|[一二三四五六七八九十]{1,2}|两)\s?[点时](?:(半)|(\d{1,2}|[一二三四五六七八九十]{1,3})分?|整)?|(\d{1,2}|[一二三四五六七八九十]{1,2})\s?点(?:(半)|钟|整|(\d{2})分))/g
const enClock =
  /\b(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\b\.?|(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])/gi
const hanNum = '(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?)'
const partsOf = new RegExp(`(百|千|万|${hanNum})\\s?分之\\s?(百|${hanNum})`, 'g')
const tenths =
  /(?<![\d.])(\d(?:\.\d)?|[一二两三四五六七八九])成(半|[一二三四五六七八九](?![个天]))?(?![本交为功立果员品熟长像套])/g
const discountFold = new RegExp(`(${hanNum})\\s?折(?![叠旧算合返腾射])`, 'g')
const percentOff = /(\d+(?:\.\d+)?)\s?(?:%|percent)\s(?:off|discount)\b/gi
const foldOf: Record<string, number> = {
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
  thousand: 1000,
}
const fixedPhrases: [RegExp, (match: RegExpExecArray) => Reading[], Partial<Figure>?][] = [
  [/半价|对折(?!扣)|half[\s-]price/gi, () => [point('discount', 0.5)]],
  [/(?<!之)(?:一半|半数)(?!径)/g, () => [point('ratio', 0.5)]],
  [
    /减半|腰斩|对半(?=砍|降|减)|\bhalve[sd]?\b|\bhalving\b|\bby half\b|\bin half\b|\bhalf as (?:much|many|long)\b/gi,
    () => [point('ratio', 0.5)],
  ],
  [/\bhalf (?:a |the )?(?:price)\b/gi, () => [point('discount', 0.5)]],
  [/(?<!个)半年|\bhalf a year\b|\bhalf-year\b/gi, () => [point('months', 6)]],
  [/半个月|\bhalf a month\b/gi, () => [point('months', 0.5)]],
  [/(?<!个)半天|半日|\bhalf a day\b|\bhalf-day\b/gi, () => [point('seconds', 43200)]],
  [/(?<!个)半个?小时|(?<!个)半个钟头|\bhalf an hour\b|\bhalf-hour\b/gi, () => [point('seconds', 1800)]],
  [/一刻钟|\ba quarter of an hour\b/gi, () => [point('seconds', 900)]],
  [/\bhalf(?= (?:of|the|as|our|your|its|their|what)\b)/gi, () => [point('ratio', 0.5)]],
  [
    /翻(?:了)?(?:一番|一倍|倍|番)|\bdoubl(?:ed|es|ing|e)\b(?!-)|双倍|\btwofold\b/gi,
    () => [point('multiple', 2)],
  ],
  [/翻(?:了)?(?:两番|两倍)|\bquadrupl(?:ed|es|e)\b/gi, () => [point('multiple', 4)]],
  [/\btripl(?:ed|es|ing|e)\b|\bthrice\b/gi, () => [point('multiple', 3)]],
  [/\bquintupl(?:ed|es|ing|e)\b/gi, () => [point('multiple', 5)]],
  [/一个数量级|\ban? order of magnitude\b/gi, () => [point('multiple', 10)]],
  [
    /\b(three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|(?:a )?hundred|(?:a )?thousand)[\s-]?fold\b/gi,
    (match) => [point('multiple', foldOf[match[1]!.toLowerCase().replace('a ', '')]!)],
  ],
  [/\btwice\b/gi, () => [point('multiple', 2), point('count', 2, ['time'])]],
  [
    /\b(one|two|three|a)[\s-](third|quarter|fifth|tenth)s?(?= (?:of|less|lower|more|fewer|higher|cheaper|faster)\b)|\bby (a|one|two|three)[\s-](third|quarter|fifth|tenth)s?\b/gi,
    (match) => {
      const top = { a: 1, one: 1, two: 2, three: 3 }[(match[1] ?? match[3])!.toLowerCase() as 'a'] ?? 1
      const under =
        { third: 3, quarter: 4, fifth: 5, tenth: 10 }[(match[2] ?? match[4])!.toLowerCase() as 'third'] ?? 1
      return [point('ratio', top / under)]
    },
  ],
]
const ordinal =
  /第\s?(\d+|[一二三四五六七八九十百]+)(?=[^季]|$)|\b(\d+)(?:st|nd|rd|th)\b|\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:[\s-](largest|biggest|most|fastest|best))?\b/gi
const ordinalWords = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

const structureNoun =
  /^\s?[个套点种条步件项份]?(?:[^\s，,。.；;]{0,4})?(?:话术|问题|要点|建议|方案|选项|选择|步骤|方面|原因|理由|话题|事情|事|部分|思路|角度|切入点|打法|可能|办法|重点|点建议|点)|^[\s-](?:[a-z]+\s)?(?:talk tracks?|tracks|questions?|points|options?|steps?|reasons?|things?|topics?|ways?|ideas?|approaches|angles?|parts|versions|messages|concerns|priorities|goals|risks|scenarios|examples|next steps|people|teams|sentences|slides)\b/i

const boundBefore: [RegExp, Bound][] = [
  [/(?:至少|最少|起码)[\u4e00-\u9fff]{1,4}\s?$/, 'atLeast'],
  [/(?:最多|至多)[\u4e00-\u9fff]{1,4}\s?$/, 'atMost'],
  [
    /(?:至少|不少于|不低于|不小于|不得少于|不得低于|最少|起码|不短于|最低|(?<!不|不得|未|没有)(?:超过|超|高于|大于|多于|逾|突破|高出))\s?(?:了|为|是|要|约)?$/,
    'atLeast',
  ],
  [
    /(?:最多|至多|不超过|不得超过|不高于|不大于|不多于|最长|最高|上限为?|不长于|控制在|不到|(?<!不|不得)(?:低于|少于|小于|短于)|不足|未超过|没有超过)\s?(?:了|为|是)?$/,
    'atMost',
  ],
  [
    /\b(?:at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum|(?<!no |not |never )(?:more than|over|above|exceed(?:s|ed|ing)?|greater than|upwards of|higher than|longer than|older than|beyond))\s(?:of\s|the\s|a\s|an\s)?$/i,
    'atLeast',
  ],
  [
    /\b(?:at most|no more than|not more than|up to|a maximum of|maximum of|maximum|not exceeding|(?<!no |not )(?:less than|fewer than|lower than)|under|below|within|inside|no longer than|capped at|in under|shorter than|not exceed|never exceeds?|as little as)\s(?:of\s|the\s|a\s|an\s)?$/i,
    'atMost',
  ],
  [/\b(?:before|by|until|no later than|not later than|ahead of)\s(?:the\s|end of\s)?$/i, 'before'],
  [/\b(?:after|since|no earlier than|not before|from)\s(?:the\s)?$/i, 'after'],
]
const boundAfter: [RegExp, Bound][] = [
  [
    /^\s?(?:以上|起(?![来步初码草])|\+|多(?=[家台个名元万年天])|余(?![额])|or (?:more|higher|above|longer)\b|and above\b|minimum\b|plus\b)/,
    'atLeast',
  ],
  [
    /^\s?(?:以内|之内|内(?![部容科存镜窥外])|以下|封顶|or (?:less|fewer|below|lower|under)\b|maximum\b|at most\b)/,
    'atMost',
  ],
  [/^\s?(?:之前|以前|前(?![后期台来往面沿置])|ahead\b)/, 'before'],
  [/^\s?(?:之后|以后|后(?![台续来期勤])|later\b|after\b)/, 'after'],
]
const periodOnly = new Set<RegExp>([boundBefore[6]![0], boundBefore[7]![0]])
const roleBefore: [RegExp, Role][] = [
  [/(?:从|由|自|原来的?|原先的?|\bfrom)\s?(?:the\s|about\s|大?约)?\s?$/i, 'from'],
  [
    /(?:到|至|为|成|达|达到|\bto|\breach(?:ed|es|ing)?|\bstands at|\bstood at|\bnow)\s?(?:了|the\s|about\s|大?约)?\s?$/i,
    'to',
  ],
  [/(?:此前|之前|以前|原先|\bpreviously)\s?(?:是|为|在|at\s)?\s?$/i, 'from'],
  [/(?:现在|目前|如今|\bnow)\s?(?:是|为|在|at\s|is\s)?\s?$/i, 'to'],
  [/(?:了|\bby)\s?(?:the\s|about\s|大?约)?\s?$/i, 'by'],
]
const differenceBefore =
  /(?:比|较|相比)[^，,。；;\d]{0,16}?(?:[多少长短高低贵慢快晚早增减涨降延缩省]|便宜|提前|推迟|节省|节约|超出)(?:加|少|长|短|停机|停线|[停用花等跑占付装排做耗费卖买订])?[了出]?\s?(?:大?约|近|将近|差不多|整整|足足)?\s?[¥$€£]?$|(?:[多少高低长超]出|多[停用花等跑占付装排做耗费卖买订]了|差额|差价|价差|相差|差距)(?:了|来|是|为|有)?\s?(?:大?约|近|将近|整整|足足)?\s?[¥$€£]?$/
const differenceAfter =
  /^\s(?:[a-z]+\s){0,2}?(?:longer|shorter|more|less|fewer|higher|lower|later|earlier|sooner|cheaper|dearer|slower|faster|extra|above|below|over|under|behind|ahead of)\s(?:[a-z]+\s){0,3}?(?:than|before|last|usual|normal|plan(?:ned)?|the|what)\b/i
const differenceLead =
  /\b(?:an? (?:extra|additional|further)|longer by|shorter by|higher by|lower by|exceed(?:s|ed)? (?:it|that|them|the [a-z]+) by)\s(?:about\s|some\s)?[¥$€£]?$/i

const perAfter =
  /^\s?(?:\/\s?|per\s|an?\s(?=(?:year|month|week|day|hour|quarter|unit|seat|user)\b)|each\s|every\s|每)(年|月|季度?|周|天|日|小时|台|套|个|次|人|例|测试|[a-z]+)/i
const perBefore = /每(年|月|季度?|周|天|日|小时|台|套|个|次|人|例)(?:[^，,。；;]{0,4})$/
const perWords: Record<string, string> = {
  年: 'year',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  周: 'week',
  天: 'day',
  日: 'day',
  小时: 'hour',
  annum: 'year',
  yr: 'year',
  mo: 'month',
}
const gap = /^\s?(?:到|至|-|–|—|~|～|to\s|or\s|and\s)\s?/i
const discountNear = /(?:优惠|让利|折扣|discount|off|降价|rebate)\D{0,8}$/i
const discountAfter = /^\s?(?:的?(?:折扣|优惠|让利)|discount|off\b)/i

/**
 * Finds every figure of a text in compatibility form: quantities, dates, clock times, ordinals, codes of standards
 * and models. `masked` marks places that belong to known names. Result in order, without overlaps.
 */
export function readFigures(text: string, masked: Uint8Array, today: string): Figure[] {
  const taken = Uint8Array.from(masked)
  const found: Figure[] = []
  const claim = (start: number, end: number, made: Figure | null): void => {
    taken.fill(1, start, end)
    if (made !== null) found.push(made)
  }
  const sweep = (pattern: RegExp, make: (match: RegExpExecArray) => Figure | null | undefined): void => {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const start = match.index
      const end = start + match[0].length
      if (end === start) {
        pattern.lastIndex++
        continue
      }
      if (taken[start] === 1 || taken[end - 1] === 1) continue
      const made = make(match)
      if (made !== undefined) claim(start, end, made)
    }
  }
  const span = (match: RegExpExecArray, readings: Reading[], extra: Partial<Figure> = {}): Figure =>
    figure(match.index, match.index + match[0].length, readings, extra)

  sweep(listMark, (match) => span(match, [], { soft: 'structure' }))
  sweep(idioms, (match) => {
    const around = /^(?:24\s?\/|7\s?[×x*]|24\s?[×x*])/.test(match[0])
    return around ? span(match, [], { code: 'aroundtheclock' }) : null
  })
  for (const date of readPeriods(text, taken, today)) {
    found.push(figure(date.start, date.end, [], { period: date.period, open: date.open }))
  }
  sweep(standards, (match) => span(match, [], { code: compactCode(match[0]) }))
  sweep(mixedCode, (match) =>
    notCode.test(match[0]) ? undefined : span(match, [], { code: compactCode(match[0]) }),
  )
  sweep(zhClock, (match) => span(match, [point('clock', zhMinutes(match))]))
  sweep(enClock, (match) => span(match, [point('clock', enMinutes(match))]))
  for (const [pattern, readings, extra] of fixedPhrases)
    sweep(pattern, (match) => span(match, readings(match), extra))
  sweep(articleOfTime, (match) => {
    const { dimension, value } = spansOfTime[match[1]!.toLowerCase()]!
    return span(match, [point(dimension, value)])
  })
  sweep(partsOf, (match) => {
    const under = { 百: 100, 千: 1000, 万: 10000 }[match[1]! as '百'] ?? hanOrArabic(match[1]!)
    const top = match[2] === '百' ? 100 : hanOrArabic(match[2]!)
    if (under === null || top === null || under === 0) return undefined
    const points = /^\s?点/.test(text.slice(match.index + match[0].length))
    return span(match, withDiscount(text, match.index, match.index + match[0].length, top / under, points))
  })
  sweep(tenths, (match) => {
    const whole = hanOrArabic(match[1]!) ?? 0
    const rest = match[2] === '半' ? 0.5 : match[2] ? (hanOrArabic(match[2]) ?? 0) / 10 : 0
    return span(match, [point('ratio', (whole + rest) / 10)])
  })
  sweep(discountFold, (match) => {
    const value = hanOrArabic(match[1]!)
    if (value === null || value <= 0) return undefined
    return span(match, [point('discount', 1 - (value >= 10 ? value / 100 : value / 10))])
  })
  sweep(percentOff, (match) => {
    const value = Number(match[1]) / 100
    return span(match, [point('discount', value), point('ratio', value)])
  })
  sweep(vague, (match) => span(match, [], { vague: true }))
  sweep(ordinal, (match) => {
    const digits = match[1] ?? match[2]
    const value = digits ? (hanOrArabic(digits) ?? 0) : ordinalWords.indexOf(match[3]!.toLowerCase())
    return span(match, [point('ordinal', value)], {
      soft: match[3] !== undefined && match[4] === undefined ? 'article' : null,
    })
  })
  readQuantities(text, taken, masked, claim)

  found.sort((a, b) => a.start - b.start)
  lendUnits(text, found)
  for (const one of found) addSurroundings(text, one)
  addRates(text, found)
  return found
}

export const compactCode = (code: string): string => code.toLowerCase().replace(/[\s/:–-]/g, '')

const hanOrArabic = (text: string): number | null => (/^\d/.test(text) ? Number(text) : hanValue(text))

function zhMinutes(match: RegExpExecArray): number {
  const spoken = hanOrArabic((match[2] ?? match[5])!) ?? 0
  const half = match[3] !== undefined || match[6] !== undefined
  const minutes = half ? 30 : (hanOrArabic(match[4] ?? match[7] ?? '0') ?? 0)
  const afternoon = match[1] !== undefined && /下午|晚上|傍晚/.test(match[1])
  return ((afternoon && spoken < 12 ? spoken + 12 : spoken) % 24) * 60 + minutes
}

function enMinutes(match: RegExpExecArray): number {
  const hours = Number(match[1] ?? match[4])
  const minutes = Number(match[2] ?? match[5] ?? 0)
  const half = match[3]?.toLowerCase()
  if (half === undefined) return hours * 60 + minutes
  return ((hours % 12) + (half === 'p' ? 12 : 0)) * 60 + minutes
}

function withDiscount(text: string, start: number, end: number, value: number, points = false): Reading[] {
  if (points) return [point('points', value)]
  const discount =
    discountNear.test(text.slice(Math.max(0, start - 12), start)) ||
    discountAfter.test(text.slice(end, end + 10))
  return discount ? [point('ratio', value), point('discount', value)] : [point('ratio', value)]
}

const numberStart =
  /[\d零〇一二两兩三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]|(?<![A-Za-z])(?:a (?=dozen|hundred|thousand|million)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen)(?![A-Za-z]))/gi

function readQuantities(
  text: string,
  taken: Uint8Array,
  masked: Uint8Array,
  claim: (start: number, end: number, made: Figure | null) => void,
): void {
  const places = new RegExp(numberStart)
  for (let match = places.exec(text); match !== null; match = places.exec(text)) {
    const at = match.index
    if (taken[at] === 1) continue
    const number = readNumber(text, at)
    if (number === null) continue
    const read = readQuantity(text, at, number, masked)
    const blocked = read === null ? -1 : taken.subarray(at, read.end).indexOf(1)
    if (read !== null && blocked === -1) {
      claim(read.start, read.end, read)
      places.lastIndex = read.end
    } else {
      places.lastIndex = Math.max(number.end, at + 1)
    }
  }
}

function readQuantity(text: string, at: number, first: ReadNumber, masked: Uint8Array): Figure | null {
  const before = currencyEndingAt(text, at)
  const start = before?.start ?? at
  let low = first.value
  let high = first.high
  let end = first.end
  const million = (from: number): boolean =>
    before !== null && /^m(?![A-Za-z])/.test(text.slice(from, from + 2))
  let lowUnit = readUnit(text, end)
  let scaled = first.scale > 1
  if (million(end)) {
    low = exact(low * 1e6)
    high = low
    end += 1
    lowUnit = null
    scaled = true
  }
  // "100/150" is a fraction only below one: 1/3.
  const slash = /^\/(\d+)(?![\d/])/.exec(text.slice(end, end + 6))
  if (slash !== null && lowUnit === null && first.script === 'arabic' && low < Number(slash[1]) && low > 0) {
    return figure(start, end + slash[0].length, [point('ratio', low / Number(slash[1]))])
  }
  let unit = lowUnit
  let unitEnd = lowUnit?.end ?? end
  let numberEnd = first.end
  if (first.high === first.value) {
    const range = readRangeEnd(text, at, end, lowUnit, before !== null)
    if (range !== null && (range.number.value > low || range.number.value > low * range.number.scale)) {
      high = range.million ? exact(range.number.value * 1e6) : range.number.value
      const lent = range.million ? 1e6 : range.number.scale
      if (!scaled && lent > 1 && lowUnit === null && low * lent < high) low = exact(low * lent)
      scaled = scaled || lent > 1
      unit = range.unit ?? lowUnit
      unitEnd = range.end
      end = range.end
      numberEnd = range.number.end
    }
  }
  const half = /^(?:个)?半(?=年|个月|月|小时|钟头|天|周)|^(年|个月|个?小时|天|周)半(?![个天年])/.exec(
    text.slice(first.end, first.end + 5),
  )
  if (half !== null && low === high) {
    // 两年半 and 一个半小时
    const tail =
      half[1] === undefined ? readUnit(text, first.end + half[0].length) : readUnit(text, first.end)
    const finish = half[1] === undefined ? tail?.end : first.end + half[0].length
    if (tail !== null && finish !== undefined) {
      return figure(start, finish, [point(tail.unit.dimension, toBase(low + 0.5, tail.unit))])
    }
  }
  const halfWords = /^ and a half(?: |-)/i.exec(text.slice(first.end, first.end + 12))
  if (halfWords !== null) {
    const tail = readUnit(text, first.end + halfWords[0].length - 1)
    if (tail !== null)
      return figure(start, tail.end, [point(tail.unit.dimension, toBase(low + 0.5, tail.unit))])
  }
  const moreAfter =
    unit === null ? /^\s?(?:多|余|来)(?=[个家台万元年天名位人例套])/.exec(text.slice(end, end + 3)) : null
  if (moreAfter !== null) {
    unit = readUnit(text, end + moreAfter[0].length)
    unitEnd = unit?.end ?? end
  }
  // "14 LineSight Edge gateways": what is counted stands behind the name.
  if (unit === null && before === null && !scaled && masked[end + 1] === 1) {
    let behind = end + 1
    while (masked[behind] === 1) behind++
    const counted = readUnit(text, behind)
    if (counted?.unit.dimension === 'count' && /^[\s-]?[a-z]/.test(text.slice(behind, behind + 2))) {
      unit = counted
      unitEnd = end
    }
  }
  const readings: Reading[] = []
  const add = (of: Unit): void => {
    readings.push({
      dimension: of.dimension,
      low: toBase(low, of),
      high: toBase(high, of),
      ...(of.nouns ? { nouns: of.nouns } : {}),
    })
  }
  if (before !== null) {
    add({ dimension: `money:${before.currency}`, factor: 1 })
    if (unit?.unit.dimension.startsWith('money:')) end = unitEnd
  } else if (unit !== null) {
    add(unit.unit)
    end = Math.max(end, unitEnd)
    if (unit.unit.dimension === 'ratio') readings.push(...discountReadings(text, start, end, readings[0]!))
    if (unit.unit.dimension === 'multiple' && unit.text === 'times') {
      readings.push({ dimension: 'count', low, high, nouns: ['time'] })
    }
  } else {
    if (first.script === 'han' && (first.small || (low < 20 && first.value === first.high && !scaled)))
      return null
    add({ dimension: 'bare', factor: 1 })
    if (first.script === 'han' || /[万亿]/.test(text.slice(at, end))) {
      if (low >= 1e4) add({ dimension: 'money:CNY', factor: 1 })
    }
  }
  const measured = unit !== null && unit.unit.dimension !== 'count'
  const oneSpan = measured && low === 1 && first.small && /seconds|months|money/.test(unit!.unit.dimension)
  const soft = oneSpan
    ? isClaimedSpan(text, start, end)
      ? null
      : 'article'
    : measured || before !== null
      ? null
      : softness(text, at, first, numberEnd, low)
  return figure(start, end, readings, { soft, ...(moreAfter === null ? {} : { bound: 'atLeast' }) })
}

function discountReadings(text: string, start: number, end: number, ratio: Reading): Reading[] {
  const discount =
    discountNear.test(text.slice(Math.max(0, start - 12), start)) ||
    discountAfter.test(text.slice(end, end + 10))
  return discount ? [{ dimension: 'discount', low: ratio.low, high: ratio.high }] : []
}

function softness(
  text: string,
  at: number,
  number: ReadNumber,
  numberEnd: number,
  value: number,
): Figure['soft'] {
  if (value > 10 || (number.script === 'arabic' && value > 5)) return null
  const after = text.slice(numberEnd, numberEnd + 24)
  if (structureNoun.test(after)) return 'structure'
  if (value !== 1 || !number.small) return null
  // 16.2 万元一台 and 每 6 个月校准一次 say "per".
  const before = text.slice(Math.max(0, at - 12), at)
  if (/[元块万]\s?$/.test(before) || /每[^，,。；;]*$/.test(before)) return 'structure'
  return 'article'
}

type RangeEnd = { number: ReadNumber; unit: ReturnType<typeof readUnit>; end: number; million: boolean }

function readRangeEnd(
  text: string,
  at: number,
  numberEnd: number,
  firstUnit: ReturnType<typeof readUnit>,
  money: boolean,
): RangeEnd | null {
  // A noun after the first number ("12 sites to 14 …") is a story, not a range; measures and money may repeat.
  const from = firstUnit !== null && firstUnit.unit.dimension !== 'count' ? firstUnit.end : numberEnd
  const candidates = from === numberEnd ? [numberEnd] : [from, numberEnd]
  for (const place of candidates) {
    const joint = gap.exec(text.slice(place, place + 6))
    if (joint === null) continue
    const and = /and/i.test(joint[0])
    if (and && !/between (?:[^\s]{0,5}\s?)?$/i.test(text.slice(Math.max(0, at - 14), at))) continue
    const lead = text.slice(Math.max(0, at - 6), at)
    const spoken = /到|至|to|or/i.test(joint[0])
    if (spoken && /(?:从|由|from )[¥$€£]?$/i.test(lead)) {
      const moved =
        /(?:grew|rose|risen|fell|fallen|rais|cut|drop|increas|decreas|reduc|improv|declin|went|go(?:es)?|mov|up|down|shorten|[升降涨跌增减提缩])\S*\s(?:\S+\s){0,3}from $/i
      if (place !== numberEnd || moved.test(text.slice(Math.max(0, at - 60), at))) continue
    }
    let next = place + joint[0].length
    const sign = /^(?:[¥$€£]|RMB\s?|CNY\s?|US\$|HK\$)/.exec(text.slice(next, next + 4))
    if (sign !== null) {
      if (!money) continue
      next += sign[0].length
    }
    const number = readNumber(text, next)
    if (number === null || number.high !== number.value) continue
    const million = money && /^m(?![A-Za-z])/.test(text.slice(number.end, number.end + 2))
    const unit = million ? null : readUnit(text, number.end)
    // 2025-09 style leftovers and phone numbers have neither unit nor money.
    if (unit === null && !money && number.scale === 1 && !and && !spoken) continue
    if (firstUnit !== null && place !== numberEnd && unit?.unit.dimension !== firstUnit.unit.dimension)
      continue
    const end = million ? number.end + 1 : (unit?.end ?? number.end)
    return {
      number,
      unit,
      end: money && !unit?.unit.dimension.startsWith('money') ? (million ? end : number.end) : end,
      million,
    }
  }
  return null
}

/** "from 48 to 24 hours": the unit of the second figure is that of the first. */
function lendUnits(text: string, found: readonly Figure[]): void {
  for (let at = 0; at + 1 < found.length; at++) {
    const first = found[at]!
    const second = found[at + 1]!
    const [only] = first.readings
    if (only?.dimension !== 'bare' || first.readings.length > 1) continue
    if (!/^\s?(?:to|到|至)\s?$/.test(text.slice(first.end, second.start))) continue
    const raw = readNumber(text, second.start)?.value
    if (raw === undefined || raw === 0) continue
    first.readings = second.readings.map((reading) => {
      const value = exact((only.low * reading.low) / raw)
      return { ...reading, low: value, high: value }
    })
  }
}

function addSurroundings(text: string, one: Figure): void {
  const before = text.slice(Math.max(0, one.start - 18), one.start)
  const after = text.slice(one.end, one.end + 14)
  const isTime =
    one.period !== undefined ||
    one.readings.some((reading) => /seconds|months|workingDays|clock/.test(reading.dimension))
  if (one.bound === null) {
    for (const [pattern, bound] of boundBefore) {
      if (
        periodOnly.has(pattern) &&
        one.period === undefined &&
        !(isTime && /\b(?:after|before)\s$/i.test(before))
      )
        continue
      if (pattern.test(before)) {
        one.bound = bound
        break
      }
    }
  }
  if (one.bound === null) {
    for (const [pattern, bound] of boundAfter) {
      if ((bound === 'before' || bound === 'after') && !isTime) continue
      if (pattern.test(after)) {
        one.bound = bound
        break
      }
    }
  }
  for (const [pattern, role] of roleBefore) {
    if (pattern.test(before)) {
      // "up to 40" is a bound; nothing moved to 40.
      one.role = role === 'to' && /\bup to\s$/i.test(before) ? null : role
      break
    }
  }
  one.difference =
    one.period === undefined &&
    (differenceBefore.test(text.slice(Math.max(0, one.start - 30), one.start)) ||
      differenceLead.test(text.slice(Math.max(0, one.start - 40), one.start)) ||
      differenceAfter.test(text.slice(one.end, one.end + 60)))
  one.change = one.period === undefined && isToldAsChange(text, one.start, one.end)
  if (one.soft === 'article' && isSavedPerson(text, one.start, one.end)) one.soft = null
  if (one.period === undefined) one.per = basesOf(before, text.slice(one.end, one.end + 40))
}

const isOneOfTime = ({ soft, readings }: Figure): boolean =>
  soft === 'article' && readings.some(({ dimension }) => /seconds|months/.test(dimension))

/** 停机一小时约 2,400 元: what another figure of the clause is told for. 一年前 and "one week later" are days. */
function standsBesideAnother(text: string, one: Figure, found: readonly Figure[]): boolean {
  if (isPointInTime(text, one.start, one.end)) return true
  const [clause] = cutClauses(text, { start: 0, end: text.length }, found).filter(
    ({ start, end }) => one.start >= start && one.end <= end,
  )
  return found.some(
    (other) =>
      other !== one &&
      other.period === undefined &&
      other.soft === null &&
      !other.vague &&
      clause !== undefined &&
      other.start >= clause.start &&
      other.end <= clause.end,
  )
}

/** Dates, articles and vague amounts are told for no time of their own and end nothing. */
function addRates(text: string, found: readonly Figure[]): void {
  for (const one of found) if (isOneOfTime(one) && !standsBesideAnother(text, one, found)) one.soft = null
  const values = found.filter(
    (one) => one.period === undefined && one.soft === null && !one.vague && one.code === undefined,
  )
  values.forEach((one, at) => {
    one.rate = timeBasesOf(text, values, at)
    // "weekly users grew from 52 to 78": both ends are told for the same time.
    const from = values[at - 1]
    if (one.rate.length === 0 && one.role === 'to' && from?.role === 'from') one.rate = from.rate
  })
}

function basesOf(before: string, after: string): string[] {
  const bases: string[] = []
  let rest = after
  for (let per = perAfter.exec(rest); per !== null && bases.length < 3; per = perAfter.exec(rest)) {
    bases.push(per[1]!)
    rest = rest.slice(per[0].length)
  }
  const lead = perBefore.exec(before)
  if (lead !== null) bases.push(lead[1]!)
  return bases.map((base) => perWords[base.toLowerCase()] ?? base.toLowerCase())
}
