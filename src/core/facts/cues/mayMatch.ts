import { alternativesOf } from './alternatives.ts'
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
/**
 * Lists of strings beside the first of a pattern, of each of which it needs one as well, one behind the other: how many lists,
 * of each how many numbers it takes, and of each string how many bits it has and these. Where those of a pattern begin.
 */
const further: number[] = []
const furtherAt: number[] = []
/** The number of the group that a pattern is one of; its own where it is of none. */
const groupOf: number[] = []
let patterns = 0

interface Looked {
  text: string
  held: Uint32Array
  /** How many patterns were known when it was looked at. */
  patterns: number
  /** Of each of them, whether the text holds what it needs; of a group, whether it does of one of its patterns. */
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
function look(text: string): Looked {
  if (latest.text === text) return latest
  for (let at = 0; at < remembered.length; at += 1) {
    const one = remembered[at]!
    if (one.text === text) {
      latest = one
      return one
    }
  }
  next = (next + 1) % remembered.length
  latest = remembered[next]!
  latest.text = text
  latest.patterns = patterns
  if (latest.mayMatch.length < patterns) latest.mayMatch = new Uint8Array(patterns + 256)
  else latest.mayMatch.fill(0)
  latest.held.fill(0)
  tellPatterns(setBits(text, latest.held), latest)
  return latest
}

/** The letters of ASCII as the lists know them. */
const foldedAscii = Uint8Array.from({ length: 128 }, (_, unit) => foldLetter(unit))

/** The bits of a text, each once, and how many there are. */
let room = new Uint16Array(3 * 256)
/** Sets the bits of a text, writes each of them once into `room`, and tells how many there are. */
function setBits(text: string, held: Uint32Array): number {
  if (room.length < text.length * 3) room = new Uint16Array(text.length * 6)
  const found = room
  let count = 0
  let before = 0
  let last = 0
  for (let at = 0; at < text.length; at += 1) {
    const written = text.charCodeAt(at)
    const unit = written < 128 ? foldedAscii[written]! : foldLetter(written)
    const one = single(unit)
    if (!hasBit(held, one)) {
      held[one >>> 5]! |= 1 << (one & 31)
      found[count++] = one
    }
    if (at > 0) {
      const two = pair(last, unit)
      if (!hasBit(held, two)) {
        held[two >>> 5]! |= 1 << (two & 31)
        found[count++] = two
      }
      if (at > 1) {
        const three = triple(before, last, unit)
        if (!hasBit(held, three)) {
          held[three >>> 5]! |= 1 << (three & 31)
          found[count++] = three
        }
      }
    }
    before = last
    last = unit
  }
  return count
}

function tellPatterns(count: number, { held, mayMatch }: Looked): void {
  for (let found = 0; found < count; found += 1) {
    const waiting = awaited[room[found]!]
    if (waiting === undefined) continue
    for (let at = 0; at < waiting.length; ) {
      const pattern = waiting[at]!
      const end = at + 2 + waiting[at + 1]!
      if (mayMatch[pattern] === 0) {
        let from = at + 2
        while (from < end && hasBit(held, waiting[from]!)) from += 1
        if (from === end && hasFurther(pattern, held)) {
          mayMatch[pattern] = 1
          mayMatch[groupOf[pattern]!] = 1
        }
      }
      at = end
    }
  }
}

function hasFurther(pattern: number, held: Uint32Array): boolean {
  let at = furtherAt[pattern]!
  for (let lists = further[at++]!; lists > 0; lists -= 1) {
    const end = at + 1 + further[at]!
    at += 1
    let isThere = false
    while (at < end && !isThere) {
      const stop = at + 1 + further[at]!
      at += 1
      while (at < stop && hasBit(held, further[at]!)) at += 1
      isThere = at === stop
      at = stop
    }
    if (!isThere) return false
    at = end
  }
  return true
}

/** Notes what a pattern needs of each further list. */
function noteFurther(lists: readonly (readonly (readonly Bit[])[])[]): void {
  furtherAt.push(further.length)
  further.push(lists.length)
  for (const list of lists) {
    further.push(list.reduce((sum, wanted) => sum + 1 + wanted.length, 0))
    for (const wanted of list) {
      further.push(wanted.length)
      for (const { bit } of wanted) further.push(bit)
    }
  }
}

/** Notes what a pattern needs, on its own or as one of a group; null where nothing is known of it. */
function note(pattern: Pick<RegExp, 'source' | 'flags'>, group?: number): number | null {
  const [first, ...others] = requiredLetters(pattern).map((list) => list.map(bitsOf))
  if (first === undefined) return null
  for (const wanted of first) {
    const rarest = wanted.reduce((one, other) => (other.share < one.share ? other : one)).bit
    const more = wanted.map(({ bit }) => bit).filter((bit) => bit !== rarest)
    awaited[rarest] ??= []
    awaited[rarest].push(patterns, more.length, ...more)
  }
  noteFurther(others)
  groupOf.push(group ?? patterns)
  patterns += 1
  return patterns - 1
}

/** A number for some patterns together. */
function noteGroup(): number {
  noteFurther([])
  groupOf.push(patterns)
  patterns += 1
  return patterns - 1
}

/** Whether a text may match a pattern that was noted under a number; of one noted since it was looked at nothing is known. */
const mayMatchNoted = (number: number, { mayMatch, patterns: known }: Looked): boolean =>
  number >= known || mayMatch[number] === 1

/** What matches nowhere. */
const never = '(?!)'

/**
 * Tells whether one of some patterns matches a text, of which those are not tried whose letters it lacks. `isFor` tells of
 * one that is left whether it is for the text at all.
 */
export function createAnyMatches(
  sources: readonly string[],
  flags: string,
  isFor: (source: string, text: string) => boolean = () => true,
): (text: string) => boolean {
  const group = noteGroup()
  const tried = sources.filter((source) => source !== never)
  const numbers = tried.map((source) => note({ source, flags }, group))
  const isOpen = numbers.includes(null)
  // Most are never asked of any text.
  const each: (RegExp | undefined)[] = tried.map(() => undefined)
  return (text) => {
    const looked = look(text)
    if (!isOpen && !mayMatchNoted(group, looked)) return false
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at]!
      if ((number !== null && !mayMatchNoted(number, looked)) || !isFor(tried[at]!, text)) continue
      each[at] ??= new RegExp(tried[at]!, flags)
      if (each[at]!.test(text)) return true
    }
    return false
  }
}

/** What is known of a pattern: its number, and those of its alternatives, which are tried by themselves where there are many. */
interface Known {
  number: number | null
  /** The same pattern, which bears nothing: V8 takes a slower way, several times as long, with patterns that have a property added. */
  bare: RegExp
  alternatives: { number: number | null; source: string; pattern: RegExp | null }[]
}
/** Under what a pattern bears what is known of it: hundreds are asked of each text, and a look into a map would cost more than the answer. */
const knownOf = Symbol('known')
type Noted = RegExp & { [knownOf]?: Known }

/** From how many alternatives on those of which the text holds the letters are tried by themselves, and how many at the most. */
const leastAlternatives = 5
const mostTried = 3
/**
 * What a pattern is tried whole for: a reference back counts the groups of all of it, and V8 reads alternatives beside a modifier,
 * `(?-i:…)`, otherwise than by themselves (`inEitherCase.ts`).
 */
const isOfWhole = /\\(?:[1-9]|k<)|\(\?[ims]*-?[ims]+:/

const asked: RegExp[] = []
/** The patterns of which something was asked so far: a test tries them all where they are passed over. */
export const patternsAsked = (): readonly RegExp[] => asked

function know(pattern: RegExp): Known {
  asked.push(pattern)
  const { source, flags } = pattern
  const bare = new RegExp(source, flags)
  const sources = alternativesOf(source)
  if (sources.length === 1) return { number: note(pattern), bare, alternatives: [] }
  const group = noteGroup()
  const alternatives = sources
    .filter((one) => one !== never)
    .map((one) => ({ number: note({ source: one, flags }, group), source: one, pattern: null }))
  const isOpen = alternatives.some(({ number }) => number === null)
  const isApart = alternatives.length >= leastAlternatives && !isOfWhole.test(source)
  return { number: isOpen ? null : group, bare, alternatives: isApart ? alternatives : [] }
}

/** What is known of a pattern that is made once. */
function known(pattern: Noted): Known {
  pattern[knownOf] ??= know(pattern)
  return pattern[knownOf]
}

const mayMatchKnown = ({ number }: Known, text: string): boolean =>
  number === null || mayMatchNoted(number, look(text))

/** Whether a pattern may match a text; false for sure where it cannot. Only for patterns that are made once. */
export const mayMatch = (pattern: RegExp, text: string): boolean => mayMatchKnown(known(pattern), text)

/** As `pattern.test(text)`, for a pattern that is made once and neither global nor sticky. */
export function matches(pattern: RegExp, text: string): boolean {
  const { number, bare, alternatives } = known(pattern)
  const looked = look(text)
  if (number !== null && !mayMatchNoted(number, looked)) return false
  if (alternatives.length === 0) return bare.test(text)
  let tried = 0
  for (const one of alternatives)
    if (one.number === null || mayMatchNoted(one.number, looked)) {
      tried += 1
      if (tried > mostTried) return bare.test(text)
    }
  for (const one of alternatives)
    if (one.number === null || mayMatchNoted(one.number, looked)) {
      one.pattern ??= new RegExp(one.source, bare.flags)
      if (one.pattern.test(text)) return true
    }
  return false
}

/** As `pattern.exec(text)`, for a pattern that is made once and neither global nor sticky. */
export function matchOf(pattern: RegExp, text: string): RegExpExecArray | null {
  const one = known(pattern)
  return mayMatchKnown(one, text) ? one.bare.exec(text) : null
}

/** The first match from a place on, of a global pattern that is made once. */
export function matchFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  const one = known(pattern)
  if (!mayMatchKnown(one, text)) return null
  one.bare.lastIndex = from
  return one.bare.exec(text)
}

/** As `text.split(pattern)`, for a pattern that is made once and has no groups. */
export function splitAt(pattern: RegExp, text: string): readonly string[] {
  const one = known(pattern)
  return mayMatchKnown(one, text) ? text.split(one.bare) : [text]
}

/** The text with blanks for what a global pattern finds, so that every other letter keeps its place. */
export function blanked(pattern: RegExp, text: string): string {
  const one = known(pattern)
  return mayMatchKnown(one, text) ? text.replaceAll(one.bare, (said) => ' '.repeat(said.length)) : text
}

const none: readonly RegExpExecArray[] = []
/** As `text.matchAll(pattern)`, for a global pattern that is made once; without a copy of it for each text. */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const one = known(pattern)
  if (!mayMatchKnown(one, text)) return none
  const { bare } = one
  bare.lastIndex = 0
  const found: RegExpExecArray[] = []
  for (let match = bare.exec(text); match; match = bare.exec(text)) {
    found.push(match)
    // Behind a match of nothing the next one is sought a letter further.
    if (match[0] === '')
      bare.lastIndex += bare.unicode && (text.codePointAt(bare.lastIndex) ?? 0) > 0xffff ? 2 : 1
  }
  return found
}
