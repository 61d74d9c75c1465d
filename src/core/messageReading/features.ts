import { classesIn } from './wordClasses.ts'

/** FNV-1a (Fowler, Noll, Vo), a step for each letter. */
const begin = (kind: number): number => 0x811c9dc5 ^ kind
const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193)

const kinds = { run: 1, word: 2, two: 3, class: 4, start: 5, sign: 6, part: 7 } as const
/** A class counts as several features do: it was put together by hand, and stands for many words. */
const weightOfClass = 3

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

function hashOf(kind: number, text: string, hash = begin(kind)): number {
  let sum = hash
  for (let at = 0; at < text.length; at += 1) sum = step(sum, text.charCodeAt(at))
  return sum
}

/**
 * The features of a text as 32-bit hashes, none twice: what its words are about, its runs of two to four Han letters and
 * single ones, and its English words, their beginnings and parts, and two words together.
 */
export function featuresOf(text: string): number[] {
  const plain = folded(text)
  const found = new Set<number>()
  for (const [run] of plain.matchAll(/[\u3400-\u9fff0]+/g))
    for (let at = 0; at < run.length; at += 1)
      for (let length = 1; length <= longestRun && at + length <= run.length; length += 1)
        found.add(hashOf(kinds.run, run.slice(at, at + length)))
  const words = plain.match(/[a-z][a-z'&-]*/g) ?? []
  for (const [at, word] of words.entries()) {
    found.add(hashOf(kinds.word, word))
    if (at > 0) found.add(hashOf(kinds.two, `${words[at - 1]} ${word}`))
    if (everyday.has(word)) continue
    if (word.length > stemLength) found.add(hashOf(kinds.start, word.slice(0, stemLength)))
    const marked = `_${word}_`
    for (let length = parts.shortest; length <= parts.longest; length += 1)
      for (let from = 0; from + length <= marked.length; from += 1)
        found.add(hashOf(kinds.part, marked.slice(from, from + length)))
  }
  for (const of of classesIn(plain, words))
    for (let copy = 0; copy < weightOfClass; copy += 1) found.add(step(step(begin(kinds.class), of), copy))
  for (const sign of plain.match(/[?？!！]/g) ?? []) found.add(hashOf(kinds.sign, sign.normalize('NFKC')))
  return [...found]
}
