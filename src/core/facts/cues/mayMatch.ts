import { foldLetter, requiredLetters } from './requiredLetters.ts'

/*
 * A sentence holds the letters of few of the many hundred wordings that facts are told in. One pass over it tells which, so
 * that the others are not tried: a pattern that is tried in vain costs many times as much. What a pattern needs is taken
 * from the pattern itself (`requiredLetters.ts`), and it is never passed over where it matches.
 */

/** A text's letters, pairs and triples of them, each as one bit of so many. */
const bits = 1 << 14
const single = (one: number): number => Math.imul(one + 0x2f35, 0xc2b2ae35) >>> 18
const pair = (one: number, two: number): number => Math.imul(one * 31 + two, 0x9e3779b1) >>> 18
const triple = (one: number, two: number, three: number): number =>
  Math.imul((one * 31 + two) * 37 + three + 0x51ed, 0x85ebca6b) >>> 18

/** Letters by how often they stand in a text; others are rarer. */
const common = ' etaoinsrhldcumfpgwybvk0xjqz'
/** Roughly how often a letter stands at a place of a text. */
const shareOf = (unit: number): number => {
  const rank = common.indexOf(String.fromCharCode(unit))
  return rank < 0 ? 0.005 : 0.17 * 0.88 ** rank
}

interface Bit {
  bit: number
  /** Roughly how often it is set by a place of a text. */
  share: number
}

/** The bits that a string sets in every text that holds it: of its triples, if it is as long. */
function bitsOf(string: string): Bit[] {
  const units = Array.from({ length: string.length }, (_, at) => string.charCodeAt(at))
  const [one = 0, two = 0] = units
  if (units.length === 1) return [{ bit: single(one), share: shareOf(one) }]
  if (units.length === 2) return [{ bit: pair(one, two), share: shareOf(one) * shareOf(two) }]
  return units.slice(2).map((unit, at) => ({
    bit: triple(units[at]!, units[at + 1]!, unit),
    share: shareOf(units[at]!) * shareOf(units[at + 1]!) * shareOf(unit),
  }))
}

/**
 * Strings of which patterns need one, each under the rarest of its bits: the number of the pattern, how many more bits it
 * has, and these.
 */
const awaited: (number[] | undefined)[] = Array.from({ length: bits })
/** Lists of strings beside the first of a pattern, of each of which it needs one as well. */
const further: (readonly (readonly (readonly number[])[])[])[] = []
let patterns = 0

interface Looked {
  text: string
  held: Uint32Array
  /** How many patterns were known when it was looked at. */
  patterns: number
  /** Of each of them, whether the text holds a string of its first list. */
  mayMatch: Uint8Array
}

/** The sentences and texts that were looked at last: one is asked for hundreds of wordings. */
const remembered: Looked[] = Array.from({ length: 8 }, () => ({
  text: '',
  held: new Uint32Array(bits / 32),
  patterns: 0,
  mayMatch: new Uint8Array(0),
}))
let latest = remembered[0]!
let next = 0

const hasBit = (held: Uint32Array, bit: number): boolean => ((held[bit >>> 5]! >>> (bit & 31)) & 1) === 1
function hasAll(held: Uint32Array, wanted: readonly number[]): boolean {
  for (const bit of wanted) if (!hasBit(held, bit)) return false
  return true
}

function hasOne(held: Uint32Array, list: readonly (readonly number[])[]): boolean {
  for (const wanted of list) if (hasAll(held, wanted)) return true
  return false
}

function look(text: string): Looked {
  if (latest.text === text && latest.patterns === patterns) return latest
  for (const one of remembered)
    if (one.text === text && one.patterns === patterns) {
      latest = one
      return one
    }
  next = (next + 1) % remembered.length
  latest = remembered[next]!
  latest.text = text
  latest.patterns = patterns
  if (latest.mayMatch.length < patterns) latest.mayMatch = new Uint8Array(patterns + 256)
  else latest.mayMatch.fill(0)
  latest.held.fill(0)
  const found = setBits(text, latest.held)
  tellPatterns(found, latest)
  return latest
}

let room = new Uint16Array(3 * 256)
/** Sets the bits of a text, and gives each of them once. */
function setBits(text: string, held: Uint32Array): Uint16Array {
  if (room.length < text.length * 3) room = new Uint16Array(text.length * 6)
  let count = 0
  const set = (bit: number): void => {
    if (hasBit(held, bit)) return
    held[bit >>> 5]! |= 1 << (bit & 31)
    room[count] = bit
    count += 1
  }
  let before = 0
  let last = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = foldLetter(text.charCodeAt(at))
    set(single(unit))
    if (at > 0) set(pair(last, unit))
    if (at > 1) set(triple(before, last, unit))
    before = last
    last = unit
  }
  return room.subarray(0, count)
}

function tellPatterns(found: Uint16Array, { held, mayMatch }: Looked): void {
  for (const bit of found) {
    const waiting = awaited[bit]
    if (waiting === undefined) continue
    for (let at = 0; at < waiting.length; ) {
      const end = at + 2 + waiting[at + 1]!
      let from = mayMatch[waiting[at]!] === 1 ? end + 1 : at + 2
      while (from < end && hasBit(held, waiting[from]!)) from += 1
      if (from === end) mayMatch[waiting[at]!] = 1
      at = end
    }
  }
}

/** Notes what a pattern needs; null where nothing is known of it. */
function note(pattern: Pick<RegExp, 'source' | 'flags'>): number | null {
  const [first, ...others] = requiredLetters(pattern).map((list) => list.map(bitsOf))
  if (first === undefined) return null
  for (const wanted of first) {
    const rarest = wanted.reduce((one, other) => (other.share < one.share ? other : one)).bit
    const more = wanted.map(({ bit }) => bit).filter((bit) => bit !== rarest)
    awaited[rarest] ??= []
    awaited[rarest].push(patterns, more.length, ...more)
  }
  further.push(others.map((list) => list.map((wanted) => wanted.map(({ bit }) => bit))))
  patterns += 1
  return patterns - 1
}

/** Whether a text may match a pattern that was noted under a number. */
function mayMatchNoted(number: number, looked: Looked): boolean {
  if (looked.mayMatch[number] === 0) return false
  for (const list of further[number]!) if (!hasOne(looked.held, list)) return false
  return true
}

/** Tells whether one of some patterns matches a text, of which those are not tried whose letters it lacks. */
export function createAnyMatches(sources: readonly string[], flags: string): (text: string) => boolean {
  const numbers = sources.map((source) => note({ source, flags }))
  const each = sources.map((source) => new RegExp(source, flags))
  return (text) => {
    const looked = look(text)
    for (let at = 0; at < each.length; at += 1) {
      const number = numbers[at]!
      if ((number === null || mayMatchNoted(number, looked)) && each[at]!.test(text)) return true
    }
    return false
  }
}

/** Under what a pattern bears its number: hundreds are asked of each text, and a look into a map would cost more than the answer. */
const numberOf = Symbol('number')
type Noted = RegExp & { [numberOf]?: number | null }
/** Whether a pattern may match a text; false for sure where it cannot. Only for patterns that are made once. */
export function mayMatch(pattern: RegExp, text: string): boolean {
  let number = (pattern as Noted)[numberOf]
  if (number === undefined) {
    number = note(pattern)
    ;(pattern as Noted)[numberOf] = number
  }
  return number === null || mayMatchNoted(number, look(text))
}

/** As `pattern.test(text)`, for a pattern that is made once and neither global nor sticky. */
export const matches = (pattern: RegExp, text: string): boolean =>
  mayMatch(pattern, text) && pattern.test(text)

/** As `pattern.exec(text)`, for a pattern that is made once and neither global nor sticky. */
export const matchOf = (pattern: RegExp, text: string): RegExpExecArray | null =>
  mayMatch(pattern, text) ? pattern.exec(text) : null

const none: readonly RegExpExecArray[] = []
/** As `text.matchAll(pattern)`, for a global pattern that is made once; without a copy of it for each text. */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  if (!mayMatch(pattern, text)) return none
  pattern.lastIndex = 0
  const found: RegExpExecArray[] = []
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    // Behind a match of nothing the next one is sought a letter further.
    if (match[0] === '')
      pattern.lastIndex += pattern.unicode && (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1
  }
  return found
}
