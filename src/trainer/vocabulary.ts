import { controlTokens, spaceSign, type Vocabulary, vocabularyOf } from '../gguf/index.ts'

/** Where a piece may not reach across: words with the space before them, runs of Han, single digits and signs. */
const words = /▁?\p{Script=Latin}+|▁?\p{Script=Han}+|▁|[\s\S]/gu
/** A longer piece would be a phrase, and learned as one. */
const longestPiece = 8
/** A pair met less often is no pattern. */
const fewestPairs = 3
const byteCount = 256

type Word = { symbols: string[]; count: number }
type Candidate = { pair: string; count: number }

/** Highest count first; equal ones by code point, so that the same corpus gives the same vocabulary. */
const goesBefore = (left: Candidate, right: Candidate) =>
  left.count !== right.count ? left.count > right.count : left.pair < right.pair

/** A binary heap of candidates. */
function createQueue() {
  const heap: Candidate[] = []
  const swap = (a: number, b: number) => {
    const held = heap[a]!
    heap[a] = heap[b]!
    heap[b] = held
  }
  return {
    push(candidate: Candidate) {
      heap.push(candidate)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!goesBefore(heap[at]!, heap[parent]!)) break
        swap(at, parent)
        at = parent
      }
    },
    pop(): Candidate | undefined {
      const first = heap[0]
      const moved = heap.pop()
      if (heap.length === 0 || !moved) return first
      heap[0] = moved
      for (let at = 0; ; ) {
        const left = 2 * at + 1
        const right = left + 1
        let best = at
        if (left < heap.length && goesBefore(heap[left]!, heap[best]!)) best = left
        if (right < heap.length && goesBefore(heap[right]!, heap[best]!)) best = right
        if (best === at) return first
        swap(at, best)
        at = best
      }
    },
  }
}

const between = '\0'

/**
 * Learns a vocabulary of at most `size` tokens from texts: byte-pair encoding over characters (Sennrich et al. 2016),
 * most frequent pair first. llama.cpp merges by score, so pieces are scored by the order in which they were found;
 * characters that never became part of a piece are kept where they occur twice, the rest is written in bytes.
 */
export function learnVocabulary(texts: Iterable<string>, size: number): Vocabulary {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const marked = text.replaceAll(' ', spaceSign)
    for (const [word] of marked.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const all: Word[] = [...counts].map(([word, count]) => ({ symbols: [...word], count }))

  const characterCounts = new Map<string, number>()
  for (const { symbols, count } of all)
    for (const symbol of symbols) characterCounts.set(symbol, (characterCounts.get(symbol) ?? 0) + count)
  const characters = [...characterCounts]
    .filter(([, count]) => count >= 2)
    .sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1))
    .map(([character]) => character)

  const pairCounts = new Map<string, number>()
  const places = new Map<string, Set<Word>>()
  const queue = createQueue()
  const addPairs = (word: Word, sign: 1 | -1) => {
    for (let at = 0; at + 1 < word.symbols.length; at += 1) {
      const pair = word.symbols[at]! + between + word.symbols[at + 1]!
      const count = (pairCounts.get(pair) ?? 0) + sign * word.count
      pairCounts.set(pair, count)
      if (sign < 0) continue
      const holders = places.get(pair) ?? new Set()
      places.set(pair, holders.add(word))
      queue.push({ pair, count })
    }
  }
  for (const word of all) addPairs(word, 1)

  const pieces = new Set<string>()
  const room = size - controlTokens.length - byteCount - characters.length
  while (pieces.size < room) {
    const best = queue.pop()
    if (!best || best.count < fewestPairs) break
    // Counted anew since: the entry with its present count is in the queue too, or it has grown rarer.
    const count = pairCounts.get(best.pair)!
    if (count !== best.count) {
      if (count >= fewestPairs && count < best.count) queue.push({ pair: best.pair, count })
      continue
    }
    const [left, right] = best.pair.split(between) as [string, string]
    const joined = left + right
    if ([...joined].length > longestPiece) continue
    pieces.add(joined)
    for (const word of places.get(best.pair)!) {
      addPairs(word, -1)
      const merged: string[] = []
      for (let at = 0; at < word.symbols.length; at += 1) {
        const meets = word.symbols[at] === left && word.symbols[at + 1] === right
        merged.push(meets ? joined : word.symbols[at]!)
        if (meets) at += 1
      }
      word.symbols = merged
      addPairs(word, 1)
    }
    pairCounts.set(best.pair, 0)
    places.delete(best.pair)
  }
  return vocabularyOf([...pieces, ...characters.filter((character) => !pieces.has(character))])
}
