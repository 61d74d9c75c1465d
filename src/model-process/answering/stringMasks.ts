import type { Token, TokenBias } from 'node-llama-cpp'
import type { Bytes } from './bytes.ts'
import { advance, type StringPlace, textsFrom, walkString } from './form.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A token that isn't plain, where it may stand in a string: its letters, and whether it closes the string. */
type Fitting = { token: Token; letters: number; closes: boolean }

/** Strings that differ in nothing but how full they are share their masks; more kinds than this are forgotten. */
const kindsKept = 32

/**
 * Which tokens may not come next within a string, as a bias that llama.cpp takes while it samples. Letters are free, so
 * what is forbidden is little, and the same from token to token but near the string's least and greatest length.
 */
export function stringMasks(
  vocabulary: Vocabulary,
  newBias: () => TokenBias,
): (place: StringPlace) => TokenBias {
  const longestMarked = Math.max(0, ...vocabulary.marked.map(({ bytes }) => bytes.length))
  const kinds = new Map<Bytes, { fitting: Fitting[]; masks: Map<string, TokenBias> }>()

  const kindOf = (place: StringPlace) => {
    const key = textsFrom(place.next, longestMarked).join('\n')
    let kind = kinds.get(key)
    if (!kind) {
      if (kinds.size >= kindsKept) kinds.clear()
      kind = { fitting: fittingTokens(place, vocabulary), masks: new Map() }
      kinds.set(key, kind)
    }
    return kind
  }

  let [lastNext, lastKind]: [unknown, ReturnType<typeof kindOf> | null] = [null, null]
  return (place) => {
    if (lastNext !== place.next || !lastKind) [lastNext, lastKind] = [place.next, kindOf(place)]
    const { fitting, masks } = lastKind
    const farthest = Math.max(vocabulary.longestPlain, longestMarked)
    const lacking = Math.min(Math.max(0, place.least - place.letters), farthest)
    const room = Math.min(place.most - place.letters, farthest)
    const key = `${lacking} ${room}`
    let mask = masks.get(key)
    if (!mask) {
      mask = newBias()
      const allowed = new Set<Token>()
      for (const { token, letters, closes } of fitting)
        if (letters <= room && (!closes || letters >= lacking)) allowed.add(token)
      const forbidden = [
        ...vocabulary.silent,
        ...vocabulary.continuing.map(({ token }) => token),
        ...vocabulary.marked.flatMap(({ token }) => (allowed.has(token) ? [] : token)),
        ...(room < vocabulary.longestPlain ? vocabulary.plainLongerThan(room) : []),
      ]
      for (const token of forbidden) forbid(mask, token)
      masks.set(key, mask)
    }
    return mask
  }
}

/**
 * Forbids a token. Those that end an answer are left out of a bias by the library, so they are put beside the others by
 * hand. Where a later release keeps its biases otherwise, one is drawn now and then, and another is asked for in its
 * place (`answerInForm`), which is slower.
 */
function forbid(mask: TokenBias, token: Token): void {
  mask.set(token, 'never')
  const { _biases: kept } = mask as unknown as { _biases?: unknown }
  if (kept instanceof Map) kept.set(token, Number.NEGATIVE_INFINITY)
}

function fittingTokens(place: StringPlace, { marked }: Vocabulary): Fitting[] {
  return marked.flatMap(({ token, bytes }) => {
    const walk = walkString(bytes, 0, null)
    if (walk === null) return []
    const closes = walk.closedAt !== null
    if (closes && advance(place.next, bytes, walk.closedAt!) === null) return []
    return { token, letters: walk.letters, closes }
  })
}
