import type { Direction } from '../../../shared/vocabulary.ts'
import { classesIn } from './wordClasses.ts'

/** Features are numbered by hashes below this. */
export const featureCount = 8192

/** A clause taken apart once: its runs of letters, its words, and what they are about. */
export interface ClauseWords {
  plain: string
  words: readonly string[]
  /** Numbers of classes of words, rising. */
  classes: readonly number[]
}

const english = /[a-z][a-z'&-]*|%|\?/g
/** Anything but plain Latin, Han and the marks that stay as they are. */
const foldable = /[^\x20-\x7e\u3400-\u9fff，。、；：！\n]/
const letters = /[a-z%?]/
const none: readonly string[] = []
const number = /\d+(?:[.,]\d+)*/g

/** Takes a clause apart: one case, one form of marks, and every number alike. */
export function wordsOf(clause: string): ClauseWords {
  const folded = foldable.test(clause) ? clause.normalize('NFKC').replaceAll('’', "'") : clause
  const plain = folded.toLowerCase().replace(number, '0')
  const words = letters.test(plain) ? (plain.match(english) ?? []) : none
  return { plain, words, classes: classesIn(plain, words) }
}

/** FNV-1a (Fowler, Noll, Vo), a step for each letter. */
const begin = (kind: number): number => 0x811c9dc5 ^ kind
const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193)
const place = (hash: number): number => ((hash >>> 15) ^ hash) & (featureCount - 1)
const kindOfFeature = { run: 1, word: 2, class: 3, pair: 4, from: 5, around: 6, two: 7, fromClass: 8 }
const directionCode: Record<Direction, number> = { inbound: 1, outbound: 2, internal: 3 }

/** Which features were met last, so that each counts once; no text waits between two calls. */
const metAt = new Int32Array(featureCount)
let visit = 0
const found = new Int32Array(featureCount)

/**
 * The features of a clause: what it is about and which two of that together, who says it, its runs of one to three
 * Chinese letters, its English words alone and by twos, and what the clauses round it are about.
 */
export function featuresOf(clauses: readonly ClauseWords[], index: number, direction: Direction): Int32Array {
  const { plain, words, classes } = clauses[index]!
  const from = directionCode[direction]
  visit += 1
  let count = 0
  const add = (hash: number): void => {
    const at = place(hash)
    if (metAt[at] === visit) return
    metAt[at] = visit
    found[count] = at
    count += 1
  }
  add(step(begin(kindOfFeature.from), from))
  for (let one = 0; one < classes.length; one += 1) {
    const first = step(begin(kindOfFeature.class), classes[one]!)
    add(first)
    add(step(step(begin(kindOfFeature.fromClass), classes[one]!), from))
    const pair = step(begin(kindOfFeature.pair), classes[one]!)
    for (let two = one + 1; two < classes.length; two += 1) add(step(pair, classes[two]!))
  }
  for (let other = 0; other < clauses.length; other += 1)
    if (other !== index)
      for (const one of clauses[other]!.classes) add(step(begin(kindOfFeature.around), one))
  for (let at = 0; at < plain.length; at += 1) {
    let hash = begin(kindOfFeature.run)
    for (let length = 0; length < 3 && at + length < plain.length; length += 1) {
      const letter = plain.charCodeAt(at + length)
      // Han, and the nought that stands for every number.
      if (letter < 0x3400 && letter !== 0x30) break
      if (letter > 0x9fff) break
      hash = step(hash, letter)
      add(hash)
    }
  }
  let before = 0
  for (const word of words) {
    let hash = begin(kindOfFeature.word)
    for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at))
    add(hash)
    if (before !== 0) add(step(step(begin(kindOfFeature.two), before), hash))
    before = hash
  }
  return found.slice(0, count)
}
