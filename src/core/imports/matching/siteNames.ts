import { spelledInLatin } from './latinNames.ts'
import { exactForm, legalLatin, nameForm, withoutLegalForm } from './nameForm.ts'
import { cities, districts, latinPlaces, moreCities, provinces } from './placeNames.ts'
import { isTellingWord, wordClassOf } from './plainWords.ts'
import { toSimplified } from './simplified.ts'

/** A name that says nothing but a firm's distinctive word and where, or as what, it stands there. */
export interface SiteName {
  /** The distinctive word or words, in small letters: halvorsen, 禾田. */
  brand: string
  /** Where it says to be, spelled in small Latin letters. */
  places: readonly string[]
  /** Whether it is the whole of which the customer is a part. */
  isGroup: boolean
  /** Whether it has a legal form: such a bearer is somebody by law. */
  isRegistered: boolean
}

const hanPlaces = [...provinces, ...cities, ...moreCities, ...districts].sort(
  (one, other) => other.length - one.length,
)
const hanPlaceAtEnd = new RegExp(
  `(${hanPlaces.join('|')})(?:[省市区县]|新区|开发区|高新区|工业园|园区)?$`,
  'u',
)
const hanPlaceAtStart = new RegExp(`^(${hanPlaces.join('|')})[省市]?(?=[\\s·-]*\\p{L}{2})`, 'u')
const hanGroup = /(?:集团(?:公司|总部|本部)?|总公司|总部|本部|控股)$/u
const hanBranch =
  /(?:第?[一二三四五六七八九十\d]{1,2}[号#]?(?:分?厂|工厂|厂区|基地|车间)|分公司|子公司|有限责任公司|股份有限公司|有限公司|公司|办事处|事业部|分部|项目部|营业部|分厂|工厂|基地|车间|仓库|分店|门店|[总本分新老]院|院区|[东南西北]院|总[厂店校部]|分[校局所行社]|校区|研发中心|技术中心|那边|方面|厂区|厂|店)$/u
/** A house with what its site is called behind a gap: 皖岭 鸣沙, 皖岭医疗集团·鸣沙. */
const hanSiteBehind = /^(\p{Script=Han}{2,10})[\s·・—–-]+\p{Script=Han}{1,5}$/u
const latinGroup = new Set(
  'group groups holding holdings headquarters hq head central corporate parent'.split(' '),
)
const latinBranch = new Set(
  'branch plant plants site sites works factory mill depot warehouse store stores shop yard farm hub terminal lab laboratory clinic hospital refinery quarry centre center dc office offices division unit campus facility sales service operations north south east west northern southern eastern western greater region regional'.split(
    ' ',
  ),
)
const shortestLatinBrand = 4
const longestHanBrand = 6
/** Of a Chinese name behind a foreign brand: what it makes, and its legal form. */
const longestHanTail = 16

/** How a place is told in both scripts alike. */
const spelled = (place: string): string =>
  /\p{Script=Han}/u.test(place) ? spelledInLatin(place) : place.toLowerCase()

/** The places that a name says its bearer to be at. */
export function placesIn(name: string): string[] {
  const simple = toSimplified(exactForm(name))
  const han = [...simple.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => [
    ...(new RegExp(`^(${hanPlaces.join('|')})`, 'u').exec(run)?.slice(1) ?? []),
    ...(hanPlaceAtEnd.exec(run)?.slice(1) ?? []),
  ])
  const { region } = nameForm(name)
  const words = simple.match(/(?:(?!\p{Script=Han})\p{L})+/gu) ?? []
  const bracketed = [...simple.matchAll(/\(([^()]*)\)/g)].flatMap(([, inner]) => inner!.split(/[\s,]+/))
  const latin = words.filter((word) => latinPlaces.has(word) || bracketed.includes(word))
  return [...new Set([...han, ...(region === null ? [] : [region]), ...latin].map(spelled))].filter(
    (place) => place !== '' && !legalLatin.has(place),
  )
}

/**
 * Reads a name as that of a site, a branch or the group of a firm: Halvorsen太仓, Corvan Group, Bergen, 禾田乳业太仓厂. Null
 * for one that says more, and for one whose distinctive word any text may hold.
 */
export function siteOf(name: string): SiteName | null {
  let rest = toSimplified(name.normalize('NFKC').replace(/\s+/g, ' ').trim())
  let isGroup = false
  let isSite = false
  const before = hanPlaceAtStart.exec(rest)
  if (before !== null && /^[\s·-]*(?!\p{Script=Han})\p{L}/u.test(rest.slice(before[0].length))) {
    rest = rest.slice(before[0].length).replace(/^[\s·-]+/, '')
    isSite = true
  }
  // A foreign brand with Chinese behind it is how people here call the firm, or how it is registered here.
  const mixed =
    /^((?:(?!\p{Script=Han})[\p{L}&'’. -])+?)[\s·-]*[(（]?(\p{Script=Han}[\p{Script=Han}()（）]*)$/u.exec(
      rest,
    )
  if (mixed !== null && mixed[2]!.length <= longestHanTail) {
    isGroup ||= hanGroup.test(mixed[2]!)
    isSite = true
    rest = mixed[1]!.trim()
  }
  for (let cut = peeled(rest); cut !== null; cut = peeled(rest)) {
    isGroup ||= cut.isGroup
    isSite ||= !cut.isLegal
    rest = cut.rest
    // 皖岭 鸣沙分院: what stands behind the gap is what the site is called, of whichever town.
    const named = cut.isLegal || isGroup ? null : hanSiteBehind.exec(rest)
    if (named !== null) rest = named[1]!.replace(hanGroup, '')
  }
  const brand = rest.toLowerCase()
  if (!isSite || !isBrand(brand)) return null
  return { brand, places: placesIn(name), isGroup, isRegistered: isRegistered(name) }
}

const isRegistered = (name: string): boolean => {
  const exact = exactForm(name)
  return /(?<!分|子)公司$/.test(exact) || withoutLegalForm(exact) !== exact
}

/** Whether a word or two are no words of a language: they mean their bearer. */
function isBrand(brand: string): boolean {
  if (/^\p{Script=Han}+$/u.test(brand))
    return brand.length >= 2 && brand.length <= longestHanBrand && isTellingWord(brand.slice(0, 2))
  const words = brand.split(' ')
  return (
    words.length <= 3 &&
    words.every((word) => /^(?:(?!\p{Script=Han})[\p{L}&'’-])+$/u.test(word)) &&
    words[0]!.length >= shortestLatinBrand &&
    wordClassOf(words[0]!) === 'own'
  )
}

/** One of several that a firm numbers: plant 1, Site B, Works No. 2. */
const numberedSite =
  /^(.*\S)[\s,]+(?:plant|site|factory|mill|works|unit|fab|hall|depot|warehouse|line)\s+(?:no\.?\s*)?(?:\d{1,2}|[A-D]|I{1,3})$/iu

interface Peeled {
  rest: string
  isGroup: boolean
  isLegal: boolean
}

/** A name without the last of what only says where or as what it stands there; null where nothing of that kind is last. */
function peeled(text: string): Peeled | null {
  const bracket = /^(.*\S)\s*\(([^()]+)\)$/u.exec(text)
  const part = bracket ?? /^(.*[^\s,，-])\s*(?:[,，]|\s[-–—])\s*([^,，]+)$/u.exec(text)
  if (part !== null) {
    const told = part[2]!.trim()
    const words = told
      .toLowerCase()
      .split(/[\s.]+/)
      .filter(Boolean)
    const isLegal = words.every((word) => legalLatin.has(word))
    const isHan = hanPlaceAtEnd.exec(told)?.[0] === told || hanGroup.test(told) || hanBranch.test(told)
    const isSiting = words.every((word) => isSitingWord(word))
    const isPlace = /^\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+)?$/u.test(told) && !isPersonal(words)
    if (!isLegal && !isHan && !isSiting && !isPlace) return null
    return {
      rest: part[1]!,
      isLegal,
      isGroup: hanGroup.test(told) || words.some((word) => latinGroup.has(word)),
    }
  }
  const numbered = numberedSite.exec(text)
  if (numbered !== null) return { rest: numbered[1]!, isGroup: false, isLegal: false }
  const word = /^(.*\S) ((?:(?!\p{Script=Han})[\p{L}.&])+)$/u.exec(text)
  if (word !== null) {
    const last = word[2]!.toLowerCase().replace(/\./g, '')
    if (!legalLatin.has(last) && !isSitingWord(last)) return null
    const isGroup = latinGroup.has(last)
    return { rest: word[1]!, isGroup, isLegal: !isGroup && legalLatin.has(last) }
  }
  const han = /^(.+?)[\s·-]*(\p{Script=Han}+)$/u.exec(text)
  if (han === null) return null
  for (const [end, isGroup] of [
    [hanGroup, true],
    [hanBranch, false],
    [hanPlaceAtEnd, false],
  ] as const) {
    const cut = text.replace(end, '').replace(/[\s·-]+$/, '')
    if (cut !== text && cut.length >= 2)
      return { rest: cut, isGroup, isLegal: /公司$/.test(text) && !/(?:分|子)公司$/.test(text) }
  }
  return null
}

/** Whether a few words tell a site of a firm and nothing else: 二厂, 昆山仓库, Leeds plant, Plant 2. */
export const isSiteWord = (told: string): boolean => {
  const text = told.normalize('NFKC').trim()
  if (/\p{Script=Han}/u.test(text))
    return text.length <= longestHanSite && hanSite.test(text) && !/公司$/.test(text)
  const words = text
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(Boolean)
  return (
    numberedSite.test(`of ${text}`) ||
    (words.length > 0 &&
      words.length <= 4 &&
      words.some((word) => latinBranch.has(word) && word !== 'sales' && word !== 'service') &&
      words.every((word) => isSitingWord(word) || wordClassOf(word) !== 'plain'))
  )
}
const longestHanSite = 8
/** What a site of a firm is called: a plant, yard or shop, with its number or place before it perhaps. */
const hanSite =
  /^(?:第?[一二三四五六七八九十\d]{1,2}[号#]?|[东南西北新老总分]|\p{Script=Han}{2,4})?(?:分?厂|工厂|厂区|基地|车间|园区|仓库?|分店|门店|店|[总分新老]院|院区|校区|办事处|分公司|分部|营业部|项目部|工地|码头|电站|场站)$/u

const isSitingWord = (word: string): boolean =>
  latinPlaces.has(word) || latinBranch.has(word) || latinGroup.has(word)

/** Two words behind a comma may be a person's name, one may be a first name: Oslo and Bergen are neither. */
const isPersonal = (words: readonly string[]): boolean =>
  words.some((word) => wordClassOf(word) === 'plain') ||
  (words.length > 1 && !words.some((word) => latinPlaces.has(word)))

/** Whether a firm's name begins with the distinctive word of a site. */
export function beginsWithBrand(name: string, { brand }: SiteName): boolean {
  if (/\p{Script=Han}/u.test(brand)) {
    const { core } = nameForm(name)
    return core.startsWith(brand) && core.length >= brand.length
  }
  const words = (exactForm(name).match(/(?:(?!\p{Script=Han})[\p{L}&'’-])+/gu) ?? []).join(' ')
  if (words === brand || words.startsWith(`${brand} `)) return true
  const [place = '', ...behind] = words.split(' ')
  return latinPlaces.has(place) && behind.length > 1 && behind.join(' ').startsWith(`${brand} `)
}

/** Whether two sites of one word are two firms by law, each at its own place. */
export const areTwo = (one: SiteName, other: SiteName): boolean =>
  one.brand === other.brand &&
  one.isRegistered &&
  other.isRegistered &&
  one.places.length > 0 &&
  other.places.length > 0 &&
  !one.places.some((place) => other.places.includes(place))

/** Whether a site lies elsewhere than where a name says its bearer to be. */
export function isElsewhere(site: SiteName, name: string): boolean {
  if (site.isGroup || site.places.length === 0) return false
  const there = placesIn(name)
  return there.length > 0 && !site.places.some((place) => there.includes(place))
}
