import { toSimplified } from '../matching/simplified.ts'
import type { EnumValues } from './valueWords.ts'

/** What a cell may hold besides the choice itself: 内线,愿意在会上帮我们讲. Longer cells are no choice but a text. */
const longestChoice = 120

const tidy = (text: string): string =>
  toSimplified(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/^[\s\d.、()·*•-]*(?=[^\d\s.、()·*•-])/, '')
    .replace(/[\s!?。.!?~]+$/, '')
    .trim()

/** The key whose own name or one of whose words a text is, and nothing besides. */
export function readEnumExactly(text: string, values: EnumValues): string | null {
  for (const wanted of new Set([text.normalize('NFKC').trim().toLowerCase(), tidy(text)]))
    for (const [key, words] of Object.entries(values))
      if (key.toLowerCase() === wanted || words.includes(wanted)) return key
  return null
}

/**
 * The key of the value that a text names: exactly, or by the first known word in it. A word that is part of a longer
 * known one (成交 in 未成交) does not count, and neither does one that is denied (未赢单, not supportive).
 */
export function readEnum(text: string, values: EnumValues): string | null {
  if (text.length > longestChoice) return null
  const exact = readEnumExactly(text, values)
  if (exact !== null) return exact
  const whole = tidy(text)
  const pieces = whole.split(/[,，;；、。/|\\()\n:：+&]| - |—+|–/)
  for (const piece of pieces) {
    const named = piece.trim() === '' ? null : readEnumExactly(piece, values)
    if (named !== null) return named
    const first = firstWordIn(piece, values)
    if (first !== null) return first
  }
  for (const piece of pieces) {
    const ending = endingOf(piece.trim(), values)
    if (ending !== null) return ending
  }
  return null
}

/** Letters of a choice whose last word alone may tell it (选型评审会, 视频答疑会). */
const longestCompound = 10

/** The key of the known last word of a short compound. Such words are written with what goes before left out: `…会`. */
function endingOf(text: string, values: EnumValues): string | null {
  if (text.length > longestCompound) return null
  for (const [key, words] of Object.entries(values))
    for (const word of words)
      if (word.startsWith('…') && text.length >= word.length && text.endsWith(word.slice(1))) return key
  return null
}

interface Found {
  key: string
  start: number
  end: number
}

function firstWordIn(text: string, values: EnumValues): string | null {
  const found: Found[] = []
  for (const [key, words] of Object.entries(values))
    for (const word of words)
      for (const start of placesOf(word, text)) found.push({ key, start, end: start + word.length })
  const whole = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
      ),
  )
  const meant = whole.filter(({ start }) => !isDenied(text.slice(0, start)))
  meant.sort((a, b) => a.start - b.start || b.end - a.end)
  return meant[0]?.key ?? null
}

function placesOf(word: string, text: string): number[] {
  const isChinese = /[一-鿿]/.test(word)
  // A single character, or two letters, is in too many words to mean anything inside one.
  if (word.length < (isChinese ? 2 : 3)) return []
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole =
      isChinese || (!/[a-z0-9]/.test(text[at - 1] ?? '') && !/[a-z0-9]/.test(text[at + word.length] ?? ''))
    if (isWhole) places.push(at)
  }
  return places
}

const isDenied = (before: string): boolean =>
  /(未|不|没|没有|非|无|别|尚未|还没|并非|不是|不太|不算|not|not a|not an|not the|non-?|no|never|isn't|un)\s*$/.test(
    before,
  )
