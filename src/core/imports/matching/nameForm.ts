import { cities, provinces } from './placeNames.ts'
import { toSimplified } from './simplified.ts'

/** A name taken apart for comparing. None of these forms is ever shown. */
export type NameForm = {
  /** Equal only where width, case and runs of spaces differ: the one form on which records link by themselves. */
  readonly exact: string
  /** Letters and digits alone, simplified: "GTX Pro" and "GTXPro" are the same here. */
  readonly letters: string
  /** `letters` without legal form, region and words in brackets that only locate. */
  readonly core: string
  /** Words of a Latin name without its legal form; empty for a Chinese name. */
  readonly words: readonly string[]
  /** Numbers and ordinals in the order of the name; names that differ in them are different things. */
  readonly numbers: string
  /** Compass words, as 东南西北. */
  readonly directions: string
  readonly region: string | null
  readonly isBranch: boolean
  readonly isChinese: boolean
}

const legalChinese =
  /(股份有限公司|有限责任公司|集团有限公司|控股有限公司|集团股份|有限公司|股份公司|总公司|责任公司|公司|集团|控股|股份|\(集团\)|\(控股\))$/
export const legalLatin: ReadonlySet<string> = new Set(
  'inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag kg kgaa mbh ohg ug se sa sas sarl srl spa bv nv ab as asa oy oyj aps pty pte sdn bhd kk kabushiki kaisha holdings holding group grp the und and & cie intl'.split(
    ' ',
  ),
)

const regionPrefix = new RegExp(
  `^(中国|中华人民共和国)?((?:${[...provinces, ...cities].join('|')})(?:特别行政区|自治区|省|市)?)((?:${cities.join('|')})市?)?([一-鿿]{2,3}[区县](?=[一-鿿]{2,}))?`,
)

/**
 * A town that calls itself one, whether or not we know it: 中山市宏泰电梯, 广东省云浮市澄岳石材, 嘉善县云岭木业. None where the letters end a
 * word of trade (超市, 城市), or where less than a name is left.
 */
const townPrefix = new RegExp(
  `^(?:中国)?(?:(?:${provinces.join('|')})(?:省|自治区)?)?((?:(?!市)\\p{Script=Han}){2,3}(?<![城都超股上夜花门集菜楼闹早开罢小大全本我贵])市|\\p{Script=Han}{2}(?<![全本我贵各])县)(?:\\p{Script=Han}{2}[区县镇])?(?=\\p{Script=Han}{4,})`,
  'u',
)

const generic =
  /^.?$|^(第?[一二三四五六七八九十\d]*(人民|中心|中医|妇幼|儿童|妇产|肿瘤|胸科|口腔)?(医院|大学|学院|中心)|(科技|技术|实业|贸易|商贸|医疗|器械|药业|医药|生物|信息|电子|软件|机械|设备|发展|投资|工业)*(股份|集团|有限|责任|公司|控股)*)$/

const digitOf: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
  甲: 'a',
  乙: 'b',
  丙: 'c',
  丁: 'd',
}
const ordinalWords: Readonly<Record<string, string>> = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
}
const directionWords: Readonly<Record<string, string>> = {
  north: '北',
  northern: '北',
  south: '南',
  southern: '南',
  east: '东',
  eastern: '东',
  west: '西',
  western: '西',
}

/** Width, case and spacing made uniform; nothing else. */
export function exactForm(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** An `exact` Latin name without the legal form at its end, its other words and signs as they are: moss & vale of Moss & Vale Ltd. */
export function withoutLegalForm(exact: string): string {
  const parts = exact.split(' ')
  const isLegal = (part: string) => legalLatin.has(part.replace(/[.,()]/g, '')) || /^[&+,-]+$/.test(part)
  while (parts.length > 1 && isLegal(parts.at(-1)!)) parts.pop()
  return parts.join(' ').replace(/[,\s]+$/, '')
}

/** Takes a name apart. Applying it to its own `exact` form changes nothing. */
export function nameForm(name: string): NameForm {
  const exact = exactForm(name)
  const simple = toSimplified(exact)
  const isChinese = /[一-鿿]/.test(simple)
  const letters = simple.replace(/[^\p{L}\p{N}]+/gu, '')
  const words = isChinese ? [] : wordsOf(simple)
  const { core, region } = isChinese ? chineseCore(simple) : { core: words.join(''), region: null }
  return {
    exact,
    letters,
    core: core === '' ? letters : core,
    words,
    numbers: numbersOf(simple, words),
    directions: directionsOf(simple, words, isChinese),
    region,
    isBranch: /分公司|分院|分店|办事处|营业部|事业部|分部|院区|[东南西北新老]院$|branch\b|division\b/.test(
      simple,
    ),
    isChinese,
  }
}

function wordsOf(simple: string): string[] {
  const words = simple
    .replace(/\b([a-z])\.(?=[a-z]\b|$|\s)/g, '$1')
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const meaningful = words.filter((word) => !legalLatin.has(word))
  return meaningful.length > 0 ? meaningful : words
}

function chineseCore(simple: string): { core: string; region: string | null } {
  const locating = [...simple.matchAll(/\(([^)]*)\)/g)]
    .map((found) => found[1]!)
    .find((inner) => [...provinces, ...cities].includes(inner.replace(/[省市]$/, '')))
  let core = simple.replace(/\([^)]*\)/g, '').replace(/[^\p{L}\p{N}]+/gu, '')
  let region = locating === undefined ? null : locating.replace(/[省市]$/, '')
  const found = regionPrefix.exec(core)
  const town = townPrefix.exec(core)
  if (town !== null && town[0].length >= (found?.[0].length ?? 0) && legalChinese.test(core)) {
    region = town[1]!.slice(0, -1)
    const rest = core.slice(town[0].length)
    core = generic.test(rest) ? `${region}${rest}` : rest
  } else if (found !== null && core.length > found[0].length) {
    region = (found[3] ?? found[2] ?? '').replace(/(特别行政区|自治区|省|市)$/, '') || region
    const rest = core.slice(found[0].length)
    // 北京医院 and 上海贸易公司 are nothing without their place.
    core = generic.test(rest) ? `${region ?? ''}${rest}` : rest
  }
  for (let stripped = core.replace(legalChinese, ''); stripped !== core && stripped.length >= 2; ) {
    core = stripped
    stripped = core.replace(legalChinese, '')
  }
  return { core, region }
}

function numbersOf(simple: string, words: readonly string[]): string {
  const found: string[] = []
  for (const match of simple.matchAll(/\d+(?:\.\d+)?|[零〇一二两三四五六七八九十甲乙丙丁]+/g)) {
    const text = match[0]
    found.push(
      /\d/.test(text) ? String(Number(text)) : [...text].map((character) => digitOf[character]).join(''),
    )
  }
  for (const [index, word] of words.entries()) {
    // A lone "i" or "v" is more often an initial than a number, unless it ends the name.
    const ordinal = word.length > 1 || index === words.length - 1 ? ordinalWords[word] : undefined
    if (ordinal !== undefined && words.length > 1) found.push(ordinal)
  }
  return found.join(' ')
}

function directionsOf(simple: string, words: readonly string[], isChinese: boolean): string {
  if (!isChinese) return words.flatMap((word) => directionWords[word] ?? []).join('')
  return (simple.match(/(?<=华|[一-鿿])[东南西北](?=[区院部厂门]|北|南|$)|(?<=华)[东南西北中]/g) ?? []).join(
    '',
  )
}
