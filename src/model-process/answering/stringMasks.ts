import type { Token, TokenBias } from 'node-llama-cpp'
import type { Bytes } from './bytes.ts'
import { advance, type Place, type StringPlace, textsFrom, walkString } from './form.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A token that isn't plain, where it may stand in a string: its letters, and whether it closes the string. */
type Fitting = { token: Token; letters: number; closes: boolean }

/** Strings that differ in nothing but how full they are, and what they allow when. */
type Kind = { fitting: readonly Fitting[]; mostToClose: number; masks: Map<string, TokenBias> }

/**
 * What a model may be drawn to where a string must go on: closing it, a new line. Other control signs and halves of
 * letters are left out, since llama.cpp is told every token of a mask each time: one of those is taken back where it
 * does come (`answerInForm`).
 */
const mayTempt = /["\\\n\r\t]|^[\xc2-\xf4]/

/** More than this are forgotten: a mask of a large vocabulary takes some hundred kilobytes. */
const kept = 8

/**
 * Which tokens may not come next within a string, as a bias that llama.cpp takes while it samples. Letters are free, so
 * what is forbidden is little, and the same from token to token but near the string's least and greatest length.
 */
export function stringMasks(
  vocabulary: Vocabulary,
  newBias: () => TokenBias,
): (place: StringPlace) => TokenBias {
  const longestTail = most(vocabulary.marked.map(({ bytes }) => lengthBehindQuote(bytes)))
  const roomThatCounts = stepsOf(vocabulary)
  const kinds = new Map<Bytes, Kind>()
  const tempting = vocabulary.marked.flatMap(({ token, bytes }) => (mayTempt.test(bytes) ? token : []))

  const kindOf = ({ next }: StringPlace): Kind =>
    keptIn(kinds, textsFrom(next, longestTail).join('\n'), () => {
      const fitting = fittingTokens(next, vocabulary)
      const closing = fitting.filter(({ closes }) => closes)
      return { fitting, mostToClose: most(closing.map(({ letters }) => letters)), masks: new Map() }
    })

  let [lastNext, lastKind]: [unknown, Kind | null] = [null, null]
  return (place) => {
    if (lastNext !== place.next || !lastKind) [lastNext, lastKind] = [place.next, kindOf(place)]
    const { fitting, masks, mostToClose } = lastKind
    const lacking = Math.min(Math.max(0, place.least - place.letters), mostToClose + 1)
    const room = roomThatCounts(place.most - place.letters)
    return keptIn(masks, `${lacking} ${room}`, () => {
      const allowed = new Set<Token>()
      for (const { token, letters, closes } of fitting)
        if (letters <= room && (!closes || letters >= lacking)) allowed.add(token)
      return forbid(newBias(), [
        ...vocabulary.silent,
        ...tempting.filter((token) => !allowed.has(token)),
        ...vocabulary.plainLongerThan(room),
      ])
    })
  }
}

const most = (numbers: readonly number[]) => numbers.reduce((left, right) => Math.max(left, right), 0)

function keptIn<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const known = all.get(key)
  if (known !== undefined) return known
  if (all.size >= kept) all.clear()
  const made = make()
  all.set(key, made)
  return made
}

/** The greatest number of letters of any token that room for so many leaves: between those, nothing changes. */
function stepsOf({ plainLongerThan, longestPlain, marked }: Vocabulary): (room: number) => number {
  const lengths = new Set(marked.map(({ bytes }) => walkString(bytes, 0, null)?.letters ?? 0))
  let longer = 0
  for (let letters = longestPlain; letters > 0; letters -= 1) {
    const now = plainLongerThan(letters - 1).length
    if (now > longer) lengths.add(letters)
    longer = now
  }
  const steps: number[] = []
  const longest = most([...lengths])
  let step = 0
  for (let room = 0; room <= longest; room += 1) {
    if (lengths.has(room)) step = room
    steps.push(step)
  }
  return (room) => steps[Math.min(room, longest)]!
}

/** Bytes that a token writes behind the quote which closes a string, at most. */
function lengthBehindQuote(bytes: Bytes): number {
  const quote = bytes.indexOf('"')
  return quote < 0 ? 0 : bytes.length - quote - 1
}

/**
 * Forbids tokens. The library leaves those that end an answer out of a bias, so all are put where it keeps them, which
 * is quicker besides. Where a later release keeps its biases elsewhere, one that ends an answer is drawn now and then,
 * and another is asked for in its place (`answerInForm`), which is slower.
 */
function forbid(mask: TokenBias, tokens: readonly Token[]): TokenBias {
  const { _biases: biases } = mask as unknown as { _biases?: unknown }
  for (const token of tokens) {
    if (biases instanceof Map) biases.set(token, Number.NEGATIVE_INFINITY)
    else mask.set(token, 'never')
  }
  return mask
}

function fittingTokens(next: Place, { marked }: Vocabulary): Fitting[] {
  return marked.flatMap(({ token, bytes }) => {
    const walk = walkString(bytes, 0, null)
    if (walk === null) return []
    const closes = walk.closedAt !== null
    if (closes && advance(next, bytes, walk.closedAt!) === null) return []
    return { token, letters: walk.letters, closes }
  })
}
