import { wordClasses } from './wordClasses.ts'
import { wordFields } from './wordFields.ts'

/** FNV-1a (Fowler, Noll, Vo), a step for each letter. */
const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193)
/** A step of its own for the kind: only mixed into the first letter, one kind's "cat" would be another's "fat". */
const begin = (kind: number): number => step(0x811c9dc5, kind)

const kinds = { run: 1, word: 2, two: 3, class: 4, start: 5, sign: 6, part: 7, field: 8, stem: 9 } as const
/** What sort of thing a feature is; a class or a field is a list that was put together by hand. */
export type FeatureSort = 'word' | 'part' | 'class' | 'field'

/** Letters that the stem of an English word keeps, so that forms of a word meet. */
const stemLength = 6
const longestRun = 4
const parts = { shortest: 3, longest: 5 }
/** English words that stand anywhere: no part of them tells anything. */
const everyday = new Set(
  (
    'the a an and or but to of in on for is are was were be been it its this that with as at by from we you i they ' +
    'he she our your my their not no do does did have has had will would can could if so just me us them what which ' +
    'who when there here than then all any some one out up about get got more'
  ).split(' '),
)

/** One case, one form of letters, and every number alike. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\d+(?:[.,]\d+)*/g, '0')

/** What an English word has in common with most of its forms; the commonest endings are cut off. */
function stemOf(word: string): string {
  let stem = word.replace(/'s?$/, '')
  if (stem.length > 4)
    stem = stem
      .replace(/sses$/, 'ss')
      .replace(/ies$/, 'y')
      .replace(/([^s])s$/, '$1')
  if (stem.length > 5)
    stem = stem
      .replace(/ied$/, 'y')
      .replace(/(?:ing|ed|ly|er|est)$/, '')
      .replace(/([bdfglmnprt])\1$/, '$1')
  if (stem.length > 6) stem = stem.replace(/(?:ations?|ments?|ness|able|ible|ance|ence|ity|ive|al|ion)$/, '')
  return stem.length > 3 ? stem.replace(/e$/, '') : stem
}

function hashOf(kind: number, text: string, hash = begin(kind)): number {
  let sum = hash
  for (let at = 0; at < text.length; at += 1) sum = step(sum, text.charCodeAt(at))
  return sum
}

/**
 * The features of a text as 32-bit hashes, and of what sort each is: what its words are about, its runs of two to four
 * Han letters and single ones, and its English words, their beginnings and parts, and two words together.
 */
export function featuresOf(text: string): Map<number, FeatureSort> {
  const plain = folded(text)
  const found = new Map<number, FeatureSort>()
  for (const [run] of plain.matchAll(/[\u3400-\u9fff0]+/g))
    for (let at = 0; at < run.length; at += 1)
      for (let length = 1; length <= longestRun && at + length <= run.length; length += 1)
        found.set(hashOf(kinds.run, run.slice(at, at + length)), 'word')
  const words = plain.match(/[a-z][a-z'&-]*/g) ?? []
  for (const [at, word] of words.entries()) {
    found.set(hashOf(kinds.word, word), 'word')
    if (at > 0) found.set(hashOf(kinds.two, `${words[at - 1]} ${word}`), 'word')
    if (everyday.has(word)) continue
    found.set(hashOf(kinds.stem, stemOf(word)), 'word')
    if (word.length > stemLength) found.set(hashOf(kinds.start, word.slice(0, stemLength)), 'word')
    const marked = `_${word}_`
    for (let length = parts.shortest; length <= parts.longest; length += 1)
      for (let from = 0; from + length <= marked.length; from += 1)
        found.set(hashOf(kinds.part, marked.slice(from, from + length)), 'part')
  }
  for (const of of wordClasses.listsIn(plain, words)) found.set(step(begin(kinds.class), of), 'class')
  for (const of of wordFields.listsIn(plain, words)) found.set(step(begin(kinds.field), of), 'field')
  for (const sign of plain.match(/[?？!！]/g) ?? [])
    found.set(hashOf(kinds.sign, sign.normalize('NFKC')), 'word')
  return found
}
