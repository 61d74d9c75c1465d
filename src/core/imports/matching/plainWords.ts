import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { commonSimplified } from '../formats/commonHan.ts'
import { toSimplified } from './simplified.ts'

/**
 * What a word is besides a name: `plain` any text may hold it (光明, summit), `proper` a place or person of that name is
 * known to everybody (London, Martin), `own` no dictionary has it (禾田, Brackley).
 */
export type WordClass = 'plain' | 'proper' | 'own'

let segmenter: Intl.Segmenter | null = null
/** Without a dictionary a segmenter cuts letter by letter, and any two letters would look like a name. */
let hasDictionary = false

/** The places at which words of a Chinese text begin, and its end; null where this machine has no dictionary. */
export function wordBoundaries(text: string): ReadonlySet<number> | null {
  if (segmenter === null) {
    segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
    hasDictionary = [...segmenter.segment('光明')].length === 1
  }
  if (!hasDictionary) return null
  const starts = new Set([text.length])
  for (const { index } of segmenter.segment(text)) starts.add(index)
  return starts
}

let english: { plain: ReadonlySet<string>; proper: ReadonlySet<string> } | null = null

/** The words of the English spelling dictionary, read when the first Latin name asks. */
function englishWords(): { plain: ReadonlySet<string>; proper: ReadonlySet<string> } {
  if (english !== null) return english
  const file = join(dirname(createRequire(import.meta.url).resolve('dictionary-en')), 'index.dic')
  const plain = new Set<string>()
  const proper = new Set<string>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const end = line.indexOf('/')
    const word = end < 0 ? line : line.slice(0, end)
    const small = word.toLowerCase()
    if (word === small) plain.add(small)
    else proper.add(small)
  }
  english = { plain, proper }
  return english
}

/** Forms that the dictionary derives from a word that it has. */
const stems = (word: string): string[] => [
  word,
  ...[/s$/, /es$/, /ed$/, /ing$/, /er$/, /ly$/].flatMap((end) =>
    end.test(word) ? [word.replace(end, ''), word.replace(end, 'e')] : [],
  ),
]

const classes = new Map<string, WordClass>()
const mostKept = 20_000

/** What a short name, in small letters, is besides. One of several words is as plain as its plainest. */
export function wordClassOf(name: string): WordClass {
  const before = classes.get(name)
  if (before !== undefined) return before
  if (classes.size >= mostKept) classes.clear()
  const found = /\p{Script=Han}/u.test(name) ? classOfChinese(name) : classOfLatin(name)
  classes.set(name, found)
  return found
}

function classOfChinese(name: string): WordClass {
  const starts = wordBoundaries(name)
  if (starts === null) return 'plain'
  // 光明 is one word, 东方明珠 two; 禾田 falls into letters.
  const cuts = [...starts].sort((left, right) => left - right)
  return cuts.every((at, index) => index === 0 || at - cuts[index - 1]! > 1) ? 'plain' : 'own'
}

/**
 * Whether a word means its bearer where one is looked for, as a cell for customers does: no dictionary has it, or a Chinese one that
 * a dictionary has is written with a letter that few texts hold (宏泰, 卓越; not 东方, 联合).
 */
export const isTellingWord = (word: string): boolean =>
  wordClassOf(word) === 'own' ||
  (/^\p{Script=Han}+$/u.test(word) &&
    wordBoundaries(word) !== null &&
    [...toSimplified(word)].some((letter) => !commonSimplified.has(letter)))

function classOfLatin(name: string): WordClass {
  const { plain, proper } = englishWords()
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const kinds = words.map(
    (word): WordClass =>
      // Target is a shop too, and a word first of all.
      stems(word).some((stem) => plain.has(stem)) ? 'plain' : proper.has(word) ? 'proper' : 'own',
  )
  // Harrow & Pike is a name though pikes are fish: of several words one that is no plain one tells.
  return kinds.includes('own') ? 'own' : kinds.length > 1 || kinds.includes('proper') ? 'proper' : 'plain'
}
