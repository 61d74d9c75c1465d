import { isContraction } from './contractions.ts'
import type { NameForm } from './nameForm.ts'
import { editDistance, isSubsequence, jaroWinkler, pairSimilarity, wordSimilarity } from './similarity.ts'
import { isDesignation } from './unlikeNames.ts'

export const matchReasons = [
  'sameCode',
  'sameName',
  'sameLetters',
  'sameCore',
  'containedName',
  'abbreviation',
  'initials',
  'similarSpelling',
  'sharedWords',
  'honorific',
  'samePhone',
  'sameEmail',
  'sameWebsite',
  'differentNumbers',
  'differentDirections',
  'differentRegions',
  'differentCodes',
  'differentCities',
  'branch',
  'severalWithThisName',
] as const
export type MatchReason = (typeof matchReasons)[number]

export type MatchKind = 'account' | 'contact' | 'deal' | 'product'

export type NameScore = { readonly score: number; readonly reasons: readonly MatchReason[] }

/**
 * How likely two names mean the same record, 0–1, and why. A declared rule score, not a probability: the
 * strongest ground counts, and a contradiction (numbers, compass words, regions that differ) caps it below
 * every proposal, because 第一人民医院 and 第二人民医院 differ in one character and in everything.
 */
export function scoreNames(left: NameForm, right: NameForm, kind: MatchKind): NameScore {
  if (left.exact === right.exact) return { score: 1, reasons: ['sameName'] }
  const ground = strongestGround(left, right, kind)
  const contradictions = contradictionsOf(left, right, kind, ground.reason)
  const cap = contradictions.length === 0 ? 1 : Math.min(...contradictions.map((found) => caps[found]))
  const score = Math.min(ground.score, cap)
  const reasons = ground.reason === null ? contradictions : [ground.reason, ...contradictions]
  return { score: Math.round(score * 1000) / 1000, reasons }
}

const caps: Readonly<
  Record<'differentNumbers' | 'differentDirections' | 'differentRegions' | 'branch', number>
> = {
  differentNumbers: 0.3,
  differentDirections: 0.35,
  differentRegions: 0.3,
  branch: 0.65,
}

type Contradiction = keyof typeof caps

function contradictionsOf(
  left: NameForm,
  right: NameForm,
  kind: MatchKind,
  reason: MatchReason | null,
): Contradiction[] {
  const found: Contradiction[] = []
  if (left.numbers !== right.numbers && reason !== 'sameLetters') found.push('differentNumbers')
  if (left.directions !== right.directions && left.directions !== '' && right.directions !== '') {
    found.push('differentDirections')
  }
  if (left.region !== null && right.region !== null && left.region !== right.region && kind === 'account') {
    found.push('differentRegions')
  }
  if (left.isBranch !== right.isBranch) found.push('branch')
  return found
}

function strongestGround(
  left: NameForm,
  right: NameForm,
  kind: MatchKind,
): { score: number; reason: MatchReason | null } {
  if (left.letters === right.letters) return { score: 0.98, reason: 'sameLetters' }
  if (kind === 'contact') return scorePeople(left, right)
  if (left.core === right.core && left.core.length >= 2) {
    return { score: left.region === right.region || kind !== 'account' ? 0.95 : 0.88, reason: 'sameCore' }
  }
  if (left.isChinese !== right.isChinese) return { score: 0, reason: null }
  // Customers that stand under their numbers: a letter more or less is another number.
  if (kind === 'account' && isDesignation(left) && isDesignation(right)) return { score: 0, reason: null }
  if (kind === 'product') return scoreProducts(left, right)
  const isShort = kind === 'account' && (isContraction(left, right) || isContraction(right, left))
  const named = left.isChinese ? scoreChinese(left, right) : scoreLatin(left, right)
  if (isShort && named.score < 0.76) return { score: 0.76, reason: 'abbreviation' }
  return named
}

const generic =
  /(医院|大学|学院|医学院|中心|科技|技术|实业|贸易|商贸|医疗器械|医疗|器械|药业|生物|信息|电子|软件|机械|设备|股份|集团|公司)+$/

function scoreChinese(left: NameForm, right: NameForm): { score: number; reason: MatchReason | null } {
  const [short, long] =
    left.core.length <= right.core.length ? [left.core, right.core] : [right.core, left.core]
  const named = short.replace(generic, '')
  const isNameOnly = named.length >= 2
  if (isNameOnly && long.startsWith(short))
    return { score: share(0.78, 0.12, short, long), reason: 'containedName' }
  if (isNameOnly && (long.endsWith(short) || long.replace(generic, '').endsWith(short))) {
    return { score: share(0.74, 0.12, short, long), reason: 'containedName' }
  }
  if (isNameOnly && short.length >= 3 && long.includes(short)) {
    return { score: share(0.68, 0.12, short, long), reason: 'containedName' }
  }
  // 仁济医院 in 交通大学医学院附属仁济医院 with its own suffix changed: the proper part must still stand there.
  if (named.length >= 2 && named.length < short.length && long.includes(named)) {
    const rest = long.replace(named, '')
    if (rest !== '' && pairSimilarity(short, long) >= 0.5) return { score: 0.7, reason: 'containedName' }
  }
  const shortName = left.letters.length <= right.letters.length ? left.letters : right.letters
  const longName = shortName === left.letters ? right.letters : left.letters
  const isAbbreviation =
    shortName.length >= 3 &&
    shortName.length <= 6 &&
    longName.length >= shortName.length * 1.8 &&
    shortName[0] === longName[0] &&
    shortName.at(-1) === longName.at(-1) &&
    isSubsequence(shortName, longName)
  if (isAbbreviation) return { score: 0.68, reason: 'abbreviation' }
  const alike = pairSimilarity(left.core, right.core)
  const spelling = jaroWinkler(left.core, right.core)
  const edits = editDistance(left.core, right.core, 2)
  if (short.length >= 5 && edits === 1) {
    return { score: short.length === long.length ? 0.66 : 0.72, reason: 'similarSpelling' }
  }
  return { score: Math.min(0.72, 0.6 * alike + 0.2 * spelling), reason: alike >= 0.5 ? 'sharedWords' : null }
}

function scoreLatin(left: NameForm, right: NameForm): { score: number; reason: MatchReason | null } {
  const one = left.words.join('')
  const other = right.words.join('')
  const [short, long] =
    left.words.length <= right.words.length ? [left.words, right.words] : [right.words, left.words]
  if (one === other) return { score: 0.95, reason: 'sameCore' }
  const sorted = (words: readonly string[]): string => [...words].sort().join(' ')
  if (sorted(left.words) === sorted(right.words)) return { score: 0.92, reason: 'sharedWords' }
  const length = Math.min(one.length, other.length)
  const edits = length >= 5 ? editDistance(one, other, length >= 10 ? 2 : 1) : 9
  if (edits === 1) return { score: 0.88, reason: 'similarSpelling' }
  if (edits === 2 && length >= 10) return { score: 0.8, reason: 'similarSpelling' }
  const begins = short.every((word, index) => long[index] === word)
  if (begins && short.join('').length >= 4) {
    return { score: share(0.72, 0.14, short.join(''), long.join('')), reason: 'containedName' }
  }
  if (short.length === 1 && short[0]!.length >= 3 && long.length >= 3) {
    const initials = long.map((word) => word[0]).join('')
    if (initials === short[0]) return { score: 0.74, reason: 'initials' }
  }
  if (abbreviates(short, long)) return { score: 0.76, reason: 'abbreviation' }
  const shared = wordSimilarity(left.words, right.words)
  const spelling = jaroWinkler(one, other)
  return {
    score: Math.min(0.75, 0.6 * shared + 0.2 * spelling),
    reason: shared >= 0.5 ? 'sharedWords' : null,
  }
}

/** `Int Bus Machines` for `International Business Machines`: each word begins the one at its place. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  return (
    short.length === long.length &&
    short.length >= 2 &&
    short.some((word, index) => word.length >= 4 && word === long[index]) &&
    short.every((word, index) => {
      const [one, other] = [word, long[index]!]
      return (
        one === other ||
        (Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one)))
      )
    })
  )
}

// A word more or less makes another product (Basic, Plus Basic); only spelling may differ.
function scoreProducts(left: NameForm, right: NameForm): { score: number; reason: MatchReason | null } {
  const length = Math.min(left.letters.length, right.letters.length)
  const edits = length >= 6 ? editDistance(left.letters, right.letters, 1) : 9
  const isOnlyLatin = /^[a-z\d]+$/.test(left.letters) && /^[a-z\d]+$/.test(right.letters)
  if (edits === 1 && isOnlyLatin) return { score: 0.8, reason: 'similarSpelling' }
  if (edits === 1 && length >= 8) return { score: 0.66, reason: 'similarSpelling' }
  const alike = left.isChinese
    ? pairSimilarity(left.core, right.core)
    : wordSimilarity(left.words, right.words)
  const contained =
    length >= 6 && (left.letters.includes(right.letters) || right.letters.includes(left.letters))
  // 迈瑞监护仪 N12 and 监护仪 N12 share their model, which tells a product better than its words do.
  if (contained && left.numbers !== '' && left.numbers === right.numbers)
    return { score: 0.74, reason: 'containedName' }
  return { score: Math.min(0.55, alike * 0.6), reason: alike >= 0.5 ? 'sharedWords' : null }
}

const honorifics =
  /(主任医师|副主任|主任|院长|科长|处长|部长|总监|经理|总经理|教授|医生|老师|先生|女士|小姐|总|工|护士长)$/
const titles = new Set(['mr', 'mrs', 'ms', 'dr', 'prof', 'sir', 'jr', 'sr'])

function scorePeople(left: NameForm, right: NameForm): { score: number; reason: MatchReason | null } {
  if (left.isChinese !== right.isChinese) return { score: 0, reason: null }
  if (left.isChinese) {
    const one = left.letters.replace(honorifics, '')
    const other = right.letters.replace(honorifics, '')
    if (one === other && one.length >= 2) return { score: 0.92, reason: 'honorific' }
    const [short, long] = one.length <= other.length ? [one, other] : [other, one]
    const hadHonorific = one !== left.letters || other !== right.letters
    if (hadHonorific && short.length === 1 && long.startsWith(short))
      return { score: 0.62, reason: 'honorific' }
    return { score: 0, reason: null }
  }
  const one = left.words.filter((word) => !titles.has(word))
  const other = right.words.filter((word) => !titles.has(word))
  const sorted = (words: readonly string[]): string => [...words].sort().join(' ')
  if (sorted(one) === sorted(other) && one.length > 0) return { score: 0.93, reason: 'sharedWords' }
  const lastSame = one.length >= 2 && other.length >= 2 && one.at(-1) === other.at(-1)
  if (lastSame && one[0]![0] === other[0]![0] && (one[0]!.length === 1 || other[0]!.length === 1)) {
    return { score: 0.72, reason: 'initials' }
  }
  const edits = editDistance(one.join(''), other.join(''), 1)
  if (edits === 1 && one.join('').length >= 7) return { score: 0.75, reason: 'similarSpelling' }
  return { score: 0, reason: null }
}

// The more of the longer name the shorter one covers, the surer.
function share(least: number, range: number, short: string, long: string): number {
  return least + range * (short.length / long.length)
}
