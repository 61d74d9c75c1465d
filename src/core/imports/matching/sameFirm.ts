import { spelledInLatin } from './latinNames.ts'
import { exactForm, legalLatin, nameForm } from './nameForm.ts'
import { cities, districts, latinPlaces, moreCities, provinces } from './placeNames.ts'
import { isTellingWord, wordClassOf } from './plainWords.ts'
import { endsInTrade } from './shortNames.ts'
import { toSimplified } from './simplified.ts'

/** A firm's name taken apart into what is its own and what any firm may add to its name. */
export interface FirmName {
  /** What is left without legal form, place, article and joining word, in each way in which its letters are written. */
  readonly brands: readonly string[]
  readonly isChinese: boolean
  /** Where it says to be, in small Latin letters. */
  readonly places: readonly string[]
  /** Whether it says to be the whole of several: Group, Holdings, 集团. */
  readonly isGroup: boolean
  /** Under whose law it is registered, as far as its legal form tells; none where it has no legal form. */
  readonly law: string | null
  readonly numbers: string
  readonly directions: string
  readonly isBranch: boolean
}

/** Legal forms that one law knows. A form of two laws (co) tells nothing. */
const laws: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['pty', 'pty'],
      ['pte', 'pte'],
      ['sdn bhd', 'sdn'],
      ['gmbh mbh ag kg kgaa ohg ug', 'de'],
      ['inc incorporated corp corporation llc', 'us'],
      ['bv nv', 'nl'],
      ['sa sas sarl srl spa', 'fr'],
      ['ab asa as oy oyj aps', 'nordic'],
      ['kk kabushiki kaisha', 'jp'],
      ['se', 'se'],
      ['ltd limited plc llp lp', 'ltd'],
    ] as const
  ).flatMap(([forms, law]) => forms.split(' ').map((form) => [form, law])),
)
/** What tells most comes first: Pte Ltd is of Singapore. */
const tellingLaws = ['pty', 'pte', 'sdn', 'de', 'us', 'nl', 'fr', 'nordic', 'jp', 'se', 'ltd']
const groupWords = new Set(['group', 'grp', 'groups', 'holding', 'holdings'])
const joiningWords = new Set(['the', 'and', 'und', 'et', 'y', 'en'])
const hanPlaces = new Set([...provinces, ...cities, ...moreCities, ...districts])
const hanLegal = /^(?:集团|控股|股份|有限公司|公司|中国)$/
const hanGroup = /(?:集团|控股)/
const hanRegistered = /公司$/
const shortestHan = 2
/** Chinese letters that a name without its last trade words has at least. */
const tellingHan = 4
/** 华东医疗 may be short of many a firm there, and is asked about; 锦川医疗 of one. */
const isOwnWord = (word: string): boolean => isTellingWord(word) && !hanPlaces.has(word)

/** Takes a firm's name apart; null for one whose brackets say something else, and for one that is nothing but a place. */
export function firmName(name: string): FirmName | null {
  const simple = toSimplified(exactForm(name))
  const places: string[] = []
  let isStrange = false
  let isGroup = false
  const base = simple.replace(/\s*\(([^()]*)\)/g, (bracket, inner: string) => {
    const told = inner.trim()
    const words = told.split(/[\s,，、]+/).filter(Boolean)
    if (words.every((word) => legalLatin.has(word.replace(/\./g, '')) || hanLegal.test(word))) {
      isGroup ||= words.some((word) => groupWords.has(word) || hanGroup.test(word))
      return ' '
    }
    if (words.length <= 2 && words.every(isPlaceName)) {
      places.push(...words.map(placeForm))
      return ' '
    }
    isStrange = true
    return bracket
  })
  if (isStrange) return null
  const form = nameForm(base)
  const shared = { numbers: form.numbers, directions: form.directions, isBranch: form.isBranch }
  if (form.isChinese) {
    // What stands behind a gap may be a place or a thing of theirs.
    if (/\p{Script=Han}\s+\p{Script=Han}/u.test(simple)) return null
    if (/(?!\p{Script=Han})\p{L}/u.test(base) || !/^\p{Script=Han}+$/u.test(form.core)) return null
    if (form.core.length < shortestHan || form.core === form.region || hanPlaces.has(form.core)) return null
    if (form.region !== null) places.push(placeForm(form.region))
    const trimmed = base.trim()
    return {
      ...shared,
      brands: [form.core],
      isChinese: true,
      places,
      isGroup: isGroup || hanGroup.test(trimmed),
      law: hanRegistered.test(trimmed) ? 'cn' : null,
    }
  }
  const words = base
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const told = words.filter((word) => legalLatin.has(word) && !joiningWords.has(word))
  const own = words.filter((word) => !legalLatin.has(word) && !joiningWords.has(word))
  while (own.length > 1 && latinPlaces.has(own.at(-1)!)) places.push(own.pop()!)
  if (own.length === 0 || (own.length === 1 && !isTelling(own[0]!))) return null
  const law = tellingLaws.find((one) => told.some((word) => laws[word] === one)) ?? null
  return {
    ...shared,
    brands: spelledPlainly(own).map((spelled) => spelled.join(' ')),
    isChinese: false,
    places,
    isGroup: isGroup || told.some((word) => groupWords.has(word)),
    law: law ?? (told.some((word) => word === 'co' || word === 'company') ? 'co' : null),
  }
}

/** A place in a bracket: a known one, or a word that no dictionary has and that stands there by itself: (Taicang). */
const isPlaceName = (word: string): boolean =>
  /\p{Script=Han}/u.test(word)
    ? hanPlaces.has(word.replace(/[省市区县]$/, ''))
    : latinPlaces.has(word) || (/^\p{L}{3,}$/u.test(word) && wordClassOf(word) !== 'plain')

const placeForm = (place: string): string => {
  const bare = place.replace(/(?<=..)[省市区县]$/, '')
  return /\p{Script=Han}/u.test(bare) ? spelledInLatin(bare) : bare
}

const isTelling = (word: string): boolean => word.length >= 4 && wordClassOf(word) === 'own'

const written: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'oe',
  å: 'aa',
  æ: 'ae',
}
/** A word with its marks left out, and with the letters that stand for them where there are none: grunfeld, gruenfeld. */
export function withoutMarks(word: string): string[] {
  const bare = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
  const spelled = word
    .normalize('NFC')
    .replace(/[äöüßøåæ]/g, (letter) => written[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return [...new Set([bare, spelled])]
}

function spelledPlainly(words: readonly string[]): string[][] {
  const each = words.map(withoutMarks)
  const isMarked = each.some(({ length }) => length > 1)
  return isMarked
    ? [each.map(([bare]) => bare!), each.map((forms) => forms.at(-1)!)]
    : [each.map(([bare]) => bare!)]
}

/** How two names of firms stand to each other. */
export type FirmRelation = 'same' | 'perhaps' | 'other'

/**
 * Whether two names are one firm's: equal but for legal form, place, article, joining word and marks over letters, and a Chinese
 * one that begins with a word of its own also but for the trade at its end (锦川医疗 of 锦川医疗器械有限公司). Two that are registered under two laws or told apart as a
 * group and one of its firms are one perhaps; two at different places, or with different numbers, are two.
 */
export function relationOf(one: FirmName, other: FirmName): FirmRelation {
  if (one.isChinese !== other.isChinese) return 'other'
  if (one.numbers !== other.numbers || one.directions !== other.directions) return 'other'
  if (one.isBranch !== other.isBranch) return 'other'
  const isEqual = one.brands.some((brand) => other.brands.includes(brand))
  if (!isEqual && !isByTrade(one, other) && !isByTrade(other, one)) return 'other'
  const areElsewhere =
    one.places.length > 0 &&
    other.places.length > 0 &&
    !one.places.some((place) => other.places.includes(place))
  if (areElsewhere) return 'other'
  const areTwoLaws =
    one.law !== null && other.law !== null && one.law !== other.law && one.law !== 'co' && other.law !== 'co'
  // A group and a firm of it are two; the bare name may mean either.
  const areWholeAndPart =
    one.isGroup !== other.isGroup && (one.isGroup ? other.law !== null : one.law !== null)
  return areTwoLaws || areWholeAndPart ? 'perhaps' : 'same'
}

/** Whether a Chinese name lacks nothing of another but the trade at its end, and has no legal form that would end it. */
function isByTrade(short: FirmName, long: FirmName): boolean {
  const [one = '', other = ''] = [short.brands[0], long.brands[0]]
  return (
    long.isChinese &&
    short.law === null &&
    !short.isGroup &&
    one.length >= tellingHan &&
    isOwnWord(one.slice(0, shortestHan)) &&
    other.startsWith(one) &&
    endsInTrade(other, one)
  )
}

/** Under what a name is looked up among many: what all that may be one with it have too. */
export const firmKeys = ({ brands, isChinese }: FirmName): string[] =>
  isChinese ? [brands[0]!.slice(0, shortestHan)] : [...brands]
