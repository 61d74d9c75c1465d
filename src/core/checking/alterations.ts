import { type Claims, invented } from './fixtures/inventedClaims.ts'
import type { BaseSentence, Story } from './fixtures/story.ts'
import { type StrangeKind, type StrangeNames, strangeNames } from './fixtures/strangeNames.ts'

/** One altered sentence of the proof: what was done to it and whether it must be caught or must pass. */
export type Alteration = {
  operator: Operator
  /** `rewrite` keeps every value and must pass; everything else changes the meaning and must be blocked. */
  class: 'figure' | 'relation' | 'claim' | 'name' | 'rewrite'
  text: string
  from: BaseSentence
  /** Of class `name`: what was put in; caught means that this very name is said to be unknown. */
  strange?: Strange
}

export type Strange = { name: string; kind: StrangeKind }

export const operators = {
  digit: 'figure',
  tenfold: 'figure',
  scale: 'figure',
  decimalDropped: 'figure',
  unit: 'figure',
  percentOrPoints: 'figure',
  fold: 'figure',
  rangeEnd: 'figure',
  date: 'figure',
  added: 'figure',
  ratePeriod: 'figure',
  oneOfTime: 'claim',
  multipleInWords: 'claim',
  swappedFigures: 'relation',
  swappedSubject: 'relation',
  direction: 'relation',
  bound: 'relation',
  difference: 'relation',
  saving: 'claim',
  negation: 'relation',
  unknownName: 'name',
  unknownInClause: 'name',
  numeralSystem: 'rewrite',
  wideDigits: 'rewrite',
  separators: 'rewrite',
  conversion: 'rewrite',
} as const
export type Operator = keyof typeof operators

/** Deterministic choice: the proof must not depend on a random run. */
const pick = <T>(items: readonly T[], seed: number): T | undefined =>
  items.length === 0 ? undefined : items[seed % items.length]

const marks = /‹([^›]*)›/g
const plain = (text: string): string => text.replace(/[‹›]/g, '')
type Mark = { start: number; end: number; inner: string }

function marksOf(text: string): Mark[] {
  return [...text.matchAll(marks)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    inner: match[1]!,
  }))
}

const withMark = (text: string, mark: Mark, inner: string): string =>
  plain(text.slice(0, mark.start) + inner + text.slice(mark.end))

/** Every alteration of every sentence that an operator applies to. */
export function alter(
  story: Story,
  sentences: readonly BaseSentence[],
  set: 'development' | 'held out',
): Alteration[] {
  const strangers = strangeNames[story.lang][set === 'held out' ? 'heldOut' : 'development']
  const claims = invented[story.lang][set === 'held out' ? 'heldOut' : 'development']
  const made: Alteration[] = strangeClauses(strangers, sentences)
  sentences.forEach((from, seed) => {
    const add = (operator: Operator, text: string | null): void => {
      if (text !== null && text !== plain(from.text))
        made.push({ operator, class: operators[operator], text, from })
    }
    const figures = marksOf(from.text)
    figures.forEach((mark, index) => {
      const change = (operator: Operator, inner: string | null): void =>
        add(operator, inner === null ? null : withMark(from.text, mark, inner))
      change('digit', otherDigit(mark.inner, seed + index))
      change('tenfold', tenfold(mark.inner))
      change('scale', otherScale(mark.inner))
      change(
        'decimalDropped',
        /\d\.\d/.test(mark.inner) && !mark.inner.endsWith('折') ? mark.inner.replace('.', '') : null,
      )
      change('unit', otherUnit(mark.inner))
      change('percentOrPoints', percentOrPoints(mark.inner))
      change('fold', otherFold(mark.inner))
      change('rangeEnd', otherRangeEnd(mark.inner))
      change('date', otherDate(mark.inner, seed + index))
      add('difference', toldAsDifference(from.text, mark, story.lang))
      for (const text of toldAsSaving(from.text, mark, story.lang, claims, seed)) add('saving', text)
      change('numeralSystem', story.lang === 'zh' ? hanNumeral(mark.inner) : wordNumeral(mark.inner))
      change('wideDigits', /\d/.test(mark.inner) && story.lang === 'zh' ? wide(mark.inner) : null)
      change('separators', separators(mark.inner))
      change('conversion', converted(mark.inner))
    })
    if (seed % 2 === 0) add('added', addedTo(from.text, pick(story.inventions, seed / 2) ?? ''))
    if (seed % 2 === 1) add('oneOfTime', addedTo(from.text, pick(claims.oneOfTime, (seed - 1) / 2)!))
    if (seed % 3 === 0) add('multipleInWords', addedTo(from.text, pick(claims.multiples, seed / 3)!))
    for (const text of otherPeriods(from.text, figures, story.lang)) add('ratePeriod', text)
    add('swappedFigures', swapFigures(from.text, figures))
    for (const text of swapNames(from.text, story)) add('swappedSubject', text)
    add('direction', flip(from.text, directionPairs[story.lang]))
    add('bound', flip(from.text, boundPairs[story.lang]))
    add('negation', negate(from.text, story.lang))
    const strange = strangeName(from.text, story, strangers, seed)
    if (strange !== null) made.push({ operator: 'unknownName', class: 'name', from, ...strange })
  })
  return made
}

const isDate = (inner: string): boolean =>
  /年(?!$)|\d年|20\d\d ?年|季度|月(?!$)?.*[日号]|^\d+ ?月|Q[1-4]|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|^20\d\d$/.test(
    inner,
  ) && !/个月|个季度/.test(inner)

const hanDigits = '一二三四五六七八九'

function otherDigit(inner: string, seed: number): string | null {
  if (isDate(inner)) return null
  const places = [...inner.matchAll(/\d|[一二三四五六七八九](?!分之)/g)].map((match) => match.index)
  const at = pick(places, seed)
  if (at === undefined) return wordDigit(inner, seed)
  const digit = inner[at]!
  const next = /\d/.test(digit)
    ? String(((Number(digit) + 1 + (seed % 7)) % 9) + (at === places[0] ? 1 : 0)).slice(-1)
    : hanDigits[(hanDigits.indexOf(digit) + 1 + (seed % 7)) % 9]!
  return next === digit ? null : inner.slice(0, at) + next + inner.slice(at + 1)
}

const wordDigits = ['two', 'three', 'four', 'five', 'six', 'seven', 'nine', 'eleven']
function wordDigit(inner: string, seed: number): string | null {
  const match = /\b(?:two|three|four|five|six|seven|nine|eleven)\b/i.exec(inner)
  if (match === null) return null
  const next = wordDigits[(wordDigits.indexOf(match[0].toLowerCase()) + 1 + (seed % 6)) % wordDigits.length]!
  return inner.replace(match[0], next)
}

const tenfold = (inner: string): string | null =>
  isDate(inner) || !/\d/.test(inner) || /[–到]|between| and /.test(inner) || /\d折/.test(inner)
    ? null
    : inner.replace(/(\d[\d,]*)(\.\d+)?/, (_, whole: string, rest = '') => {
        const digits = whole.replaceAll(',', '')
        return `${Number(digits) * 10}${rest}`
      })

function otherScale(inner: string): string | null {
  if (inner.includes('万')) return inner.replace('万', inner.includes('.') ? '千' : '亿')
  if (/元$/.test(inner)) return inner.replace(/ ?元$/, '万元')
  if (/\dk\b/.test(inner)) return inner.replace(/k\b/, 'm')
  return /^\$[\d,]+$/.test(inner) ? `${inner}k` : null
}

const unitPairs: [RegExp, string][] = [
  [/个?工作日$/, '周'],
  [/小时$/, '天'],
  [/分钟$/, '小时'],
  [/个月$/, '年'],
  [/天$/, '周'],
  [/台$/, '套'],
  [/万元$/, '万美元'],
  [/元$/, '美元'],
  [/家$/, '台'],
  [/次$/, '天'],
  [/管$/, '升'],
  [/人$/, '天'],
  [/份$/, '升'],
  [/平方米$/, '米'],
  [/升$/, '毫升'],
  [/分$/, '%'],
  [/ hours$/, ' days'],
  [/ minutes$/, ' hours'],
  [/ days$/, ' weeks'],
  [/ weeks$/, ' months'],
  [/ months$/, ' years'],
  [/ ms$/, ' s'],
  [/^\$/, '€'],
  [/ gateways$/, ' licences'],
  [/ plants$/, ' seats'],
  [/ countries$/, ' plants'],
  [/ sessions$/, ' weeks'],
]

function otherUnit(inner: string): string | null {
  if (isDate(inner)) return null
  for (const [pattern, next] of unitPairs) if (pattern.test(inner)) return inner.replace(pattern, next)
  return null
}

function percentOrPoints(inner: string): string | null {
  if (/\d%$/.test(inner)) return inner.replace('%', ' 个百分点')
  if (inner.endsWith('个百分点')) return inner.replace(/ ?个百分点/, '%')
  return inner.endsWith(' percentage points') ? inner.replace(' percentage points', '%') : null
}

const otherFold = (inner: string): string | null => {
  if (/^8\.8 折$/.test(inner)) return '8.5 折'
  return inner === '八八折' ? '八折' : null
}

function otherRangeEnd(inner: string): string | null {
  const range = /^(.*?)(\d+(?:,\d{3})*(?:\.\d+)?)(\D*)$/.exec(inner)
  if (!/–|到| and /.test(inner) || range === null) return null
  const end = Number(range[2]!.replaceAll(',', '')) + 2
  return `${range[1]}${range[2]!.includes(',') ? end.toLocaleString('en-US') : end}${range[3]}`
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

function otherDate(inner: string, seed: number): string | null {
  if (!isDate(inner)) return null
  const kinds: (() => string | null)[] = [
    () => (/20\d\d/.test(inner) ? inner.replace(/20\d\d/, (year) => String(Number(year) - 1)) : null),
    () => {
      const quarter = /([一二三四])季度|Q([1-4])/.exec(inner)
      if (quarter === null) return null
      if (quarter[1])
        return inner.replace(/[一二三四](?=季度)/, '一二三四'['一二三四'.indexOf(quarter[1]) === 3 ? 0 : 3]!)
      return inner.replace(/Q[1-4]/, quarter[2] === '4' ? 'Q1' : 'Q4')
    },
    () =>
      /\d+ ?月/.test(inner)
        ? inner.replace(/(\d+)( ?月)/, (_, m: string, unit: string) => `${(Number(m) % 12) + 1}${unit}`)
        : null,
    () =>
      /\d+ ?日/.test(inner)
        ? inner.replace(/(\d+)( ?日)/, (_, d: string, unit: string) => `${(Number(d) % 27) + 1}${unit}`)
        : null,
    () => {
      const month = months.find((name) => inner.includes(name))
      return month === undefined
        ? null
        : inner.replace(month, months[(months.indexOf(month) + 1 + (seed % 5)) % 12]!)
    },
    () =>
      /^\d{1,2} [A-Z]/.test(inner)
        ? inner.replace(/^\d{1,2}/, (day) => String((Number(day) % 27) + 1))
        : null,
  ]
  for (let step = 0; step < kinds.length; step++) {
    const changed = kinds[(seed + step) % kinds.length]!()
    if (changed !== null) return changed
  }
  return null
}

function addedTo(text: string, invention: string): string {
  const sentence = plain(text)
  return sentence.replace(/[。.？?]?$/, (stop) => `${invention}${stop}`)
}

const family = (inner: string): string =>
  inner.replace(/[\d.,一二三四五六七八九十百千]+/g, '#').replace(/\s/g, '')

/** Exchanges two figures of the same form in a sentence: each is in the evidence, neither is where it belongs. */
function swapFigures(text: string, figures: readonly Mark[]): string | null {
  for (let one = 0; one < figures.length; one++) {
    for (let other = one + 1; other < figures.length; other++) {
      const a = figures[one]!
      const b = figures[other]!
      if (a.inner === b.inner || family(a.inner) !== family(b.inner)) continue
      return plain(
        text.slice(0, a.start) + b.inner + text.slice(a.end, b.start) + a.inner + text.slice(b.end),
      )
    }
  }
  return null
}

/** Puts another known name of the same kind in the place of one that the facts are about. */
function* swapNames(text: string, story: Story): Generator<string> {
  const sentence = plain(text)
  for (const group of [story.known.products, story.known.organisations]) {
    const written = group.flatMap((known) =>
      [known.name, ...(known.aliases ?? [])].map((name) => ({ name, known })),
    )
    const present = written
      .filter(({ name }) => new RegExp(`${name}(?! Edge)`).test(sentence))
      .sort((a, b) => b.name.length - a.name.length)[0]
    if (present === undefined) continue
    const others = group.filter((known) => !sentence.includes(known.name) && known !== present.known)
    const other = others[0]
    if (other !== undefined) yield sentence.replace(present.name, other.name)
  }
}

const directionPairs: Record<'zh' | 'en', [string, string][]> = {
  zh: [
    ['下降', '上升'],
    ['缩短到', '延长到'],
    ['提高到', '降低到'],
    ['增加', '减少'],
    ['减少', '增加'],
    ['降价', '涨价'],
    ['下调', '上调'],
    [' 低 ', ' 高 '],
    ['能耗低', '能耗高'],
    ['多 ', '少 '],
  ],
  en: [
    ['raised', 'lowered'],
    ['raise ', 'lower '],
    ['fell by', 'rose by'],
    ['fell from', 'rose from'],
    ['rose by', 'fell by'],
    ['rose from', 'fell from'],
    ['grew', 'fell'],
    ['cut ', 'increased '],
    ['dropped by', 'rose by'],
    ['less energy', 'more energy'],
    ['lowered', 'raised'],
    ['lower', 'higher'],
    ['down from', 'up from'],
  ],
}
const boundPairs: Record<'zh' | 'en', [string, string][]> = {
  zh: [
    ['不超过', '至少'],
    ['内到位', '后到位'],
    ['内工程师', '后工程师'],
    ['内到场', '后到场'],
    ['内电话', '后电话'],
    ['›前完成', '›后完成'],
    ['至少', '最多'],
    ['满 ', '不超过 '],
  ],
  en: [
    ['at least', 'at most'],
    ['within', 'after'],
    ['until', 'after'],
  ],
}

function flip(text: string, pairs: readonly [string, string][]): string | null {
  for (const [from, to] of pairs) if (text.includes(from)) return plain(text.replace(from, to))
  return null
}

const ofChange = {
  zh: /[比较升降增减涨]|提[高前]|延|缩|节省|不超过|至少|差|折|每|第|多|少|翻|到/,
  en: /\bthan\b|\bby\b|r[oa]se|rais|fell|cut|drop|less|more|least|most|within|up |down|grew|sav|lower|higher|from|per |each|every|after|before|instead/i,
}
/** 保修 36 个月 → 保修比原来多 36 个月: a level told as the distance from another. */
function toldAsDifference(text: string, mark: Mark, lang: 'zh' | 'en'): string | null {
  if (isDate(mark.inner) || ofChange[lang].test(plain(text))) return null
  if (!/^\d[\d,.]*\s?(?:个月|天|小时|分钟|台|套|次|家|days|hours|minutes|weeks|months)$/.test(mark.inner))
    return null
  return withMark(text, mark, lang === 'zh' ? `比原来多 ${mark.inner}` : `${mark.inner} more than before`)
}

/** 停机 31 小时 → 停机减少了 31 小时, and "…, which saves 31 hours" behind the sentence: the cost told as the saving. */
function* toldAsSaving(
  text: string,
  mark: Mark,
  lang: 'zh' | 'en',
  claims: Claims,
  seed: number,
): Generator<string> {
  if (isDate(mark.inner) || ofChange[lang].test(plain(text))) return
  const isLevel =
    /^\d[\d,.]*\s?(?:个月|天|小时|分钟|台|套|次|家|元|万元|days|hours|minutes|weeks|months)$|^\$\d[\d,.]*k?$/
  if (!isLevel.test(mark.inner)) return
  yield withMark(text, mark, pick(claims.savings, seed)!.replace('{}', mark.inner))
  yield addedTo(text, pick(claims.savingClauses, seed)!.replace('{}', mark.inner))
}

const periods: Record<'zh' | 'en', [string, string][]> = {
  zh: [
    ['每小时', '每天'],
    ['每小时', '每分钟'],
    ['每天', '每周'],
    ['每月', '每年'],
    ['每年', '每月'],
    ['年费', '月费'],
    ['日均', '月均'],
    ['全年', '每月'],
    ['停机一小时', '停机一天'],
    ['一年 ', '一个月 '],
    ['一年升级', '一个月升级'],
    ['年化', '月化'],
  ],
  en: [
    ['per year', 'per month'],
    ['per day', 'per hour'],
    ['a day', 'a week'],
    ['a year', 'a quarter'],
    ['yearly', 'weekly'],
    ['every year', 'every month'],
    ['one hour of', 'one day of'],
    ['an hour of', 'a day of'],
    ['Each hour', 'Each day'],
    ['each hour', 'each shift'],
    ['weekly', 'daily'],
    ['Weekly', 'Daily'],
    ['annual', 'monthly'],
  ],
}
/** Another period of a rate: every fitting exchange, where the sentence has a figure that is told for it. */
function otherPeriods(text: string, figures: readonly Mark[], lang: 'zh' | 'en'): string[] {
  if (figures.every((mark) => isDate(mark.inner))) return []
  const sentence = plain(text)
  return periods[lang].flatMap(([from, to]) => (sentence.includes(from) ? sentence.replace(from, to) : []))
}

function negate(text: string, lang: 'zh' | 'en'): string | null {
  const verbs =
    lang === 'zh'
      ? ['采购了', '下降', '提高', '降价', '减少', '增加', '缩短', '可享', '附带', '保修', '停机 ']
      : ['ordered', 'raised', 'fell', 'rose', 'cut', 'confirmed', 'decides', 'listed', 'connects', 'takes']
  for (const verb of verbs) {
    if (!text.includes(verb)) continue
    return plain(text.replace(verb, lang === 'zh' ? `没有${verb}` : `never ${verb}`))
  }
  return null
}

const everyName = (names: StrangeNames['organisations']): Strange[] =>
  Object.entries(names).flatMap(([kind, own]) =>
    own.map((name): Strange => ({ name, kind: kind as StrangeKind })),
  )

/** Every strange name in every clause that was written for such names. */
function strangeClauses(strangers: StrangeNames, sentences: readonly BaseSentence[]): Alteration[] {
  const of = (names: Strange[], frames: readonly string[]) =>
    names.flatMap((strange, seed) =>
      frames.map(
        (frame, at): Alteration => ({
          operator: 'unknownInClause',
          class: 'name',
          text: frame.replace('{}', strange.name),
          from: pick(sentences, seed + at)!,
          strange,
        }),
      ),
    )
  return [
    ...of(everyName(strangers.organisations), strangers.frames),
    ...of(everyName(strangers.products), strangers.productFrames),
  ]
}

/** A strange name in the place of a known one; the names take turns. */
function strangeName(
  text: string,
  story: Story,
  strangers: StrangeNames,
  seed: number,
): { text: string; strange: Strange } | null {
  const sentence = plain(text)
  for (const [group, names] of [
    [story.known.products, strangers.products],
    [story.known.organisations, strangers.organisations],
  ] as const) {
    const strange = pick(everyName(names), seed)
    const present = group
      .flatMap((known) => [known.name, ...(known.aliases ?? [])])
      .filter((written) => sentence.includes(written))
      .sort((a, b) => b.length - a.length)[0]
    if (present !== undefined && strange !== undefined)
      return { text: sentence.replace(present, strange.name), strange }
  }
  return null
}

/** 12 → 十二, 186000 → 十八万六千: written here again, so that the reader of numerals is not its own judge. */
export function toHan(value: number): string {
  const digits = '零一二三四五六七八九'
  const below10000 = (number: number): string => {
    let out = ''
    let zero = false
    for (const [place, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(number / place) % 10
      if (digit === 0) {
        zero = out !== ''
        continue
      }
      out += `${zero ? '零' : ''}${digits[digit]}${name}`
      zero = false
    }
    return out
  }
  const [whole = '0', decimals] = String(value).split('.')
  const number = Number(whole)
  const tenThousands = Math.floor(number / 10000)
  const rest = number % 10000
  let text = tenThousands > 0 ? `${below10000(tenThousands)}万` : ''
  if (rest > 0) text += `${tenThousands > 0 && rest < 1000 ? '零' : ''}${below10000(rest)}`
  if (text === '') text = '零'
  if (/^一十/.test(text)) text = text.slice(1)
  return decimals === undefined
    ? text
    : `${text}点${[...decimals].map((digit) => digits[Number(digit)]).join('')}`
}

function hanNumeral(inner: string): string | null {
  if (isDate(inner) || /–|到/.test(inner)) return null
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(inner)
  if (percent) return `百分之${toHan(Number(percent[1]))}`
  const figure = /^(\d[\d,]*(?:\.\d+)?) ?(\D+)$/.exec(inner)
  if (figure === null || /折/.test(inner)) return null
  return `${toHan(Number(figure[1]!.replaceAll(',', '')))}${figure[2]!.trim()}`
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
export function toWords(value: number): string {
  if (value < 20) return ones[value]!
  if (value < 100) return `${tens[Math.floor(value / 10)]}${value % 10 ? `-${ones[value % 10]}` : ''}`
  if (value < 1000) {
    return `${ones[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${toWords(value % 100)}` : ''}`
  }
  return `${toWords(Math.floor(value / 1000))} thousand${value % 1000 ? ` ${toWords(value % 1000)}` : ''}`
}

function wordNumeral(inner: string): string | null {
  if (isDate(inner) || /–| and /.test(inner)) return null
  const percent = /^(\d+)%$/.exec(inner)
  if (percent) return `${toWords(Number(percent[1]))} percent`
  const money = /^\$([\d,]+)(k)?$/.exec(inner)
  if (money) {
    return `${toWords(Number(money[1]!.replaceAll(',', '')) * (money[2] ? 1000 : 1))} dollars`
  }
  const figure = /^(\d[\d,]*)( .+)?$/.exec(inner)
  return figure === null ? null : `${toWords(Number(figure[1]!.replaceAll(',', '')))}${figure[2] ?? ''}`
}

const wide = (inner: string): string =>
  inner.replace(/[\d.%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))

function separators(inner: string): string | null {
  if (/\d,\d{3}/.test(inner)) return inner.replaceAll(',', '')
  return null
}

/** The same value in another unit, by a declared conversion. */
function converted(inner: string): string | null {
  const tenThousands = /^(\d+(?:\.\d+)?) 万元$/.exec(inner)
  if (tenThousands) return `${Math.round(Number(tenThousands[1]) * 10000).toLocaleString('en-US')} 元`
  const days = /^(\d+) 小时$/.exec(inner)
  if (days && Number(days[1]) % 24 === 0) return `${Number(days[1]) / 24} 天`
  const years = /^(\d+) 个月$/.exec(inner)
  if (years && Number(years[1]) % 12 === 0) return `${Number(years[1]) / 12} 年`
  if (inner === '八八折') return '88 折'
  if (inner === '三成') return '30%'
  const hours = /^(\d+) hours$/.exec(inner)
  if (hours) return Number(hours[1]) % 24 === 0 ? `${Number(hours[1]) / 24} days` : `${hours[1]}h`
  const thousands = /^\$(\d+)k$/.exec(inner)
  if (thousands) return `$${(Number(thousands[1]) * 1000).toLocaleString('en-US')}`
  const dollars = /^\$(\d+),(\d)00$/.exec(inner)
  if (dollars) return `$${dollars[1]}.${dollars[2]}k`
  return null
}
