import type { OutputSchema } from '../../core/llm/llm.ts'
import { type Awaited, afterByte, type Bytes, bytesOf } from './bytes.ts'

/**
 * How far an answer in a schema's form has come, and what may follow. The form is JSON as `JSON.stringify` writes it:
 * without spaces, properties in their order, so that a place where letters are free is a string or a number, and all
 * between is a choice or no question at all.
 */
export type Place =
  | { kind: 'text'; bytes: Bytes; at: number; next: Place }
  /** One of several ways; no two of them begin alike for long. */
  | { kind: 'fork'; ways: readonly Place[] }
  | StringPlace
  | { kind: 'number'; written: string; isWhole: boolean; next: Place }
  | { kind: 'later'; reach: () => Place }
  | { kind: 'end' }

/** Within a string, before its closing quote, and perhaps within a letter. */
export type StringPlace = {
  kind: 'string'
  least: number
  most: number
  letters: number
  awaited: Awaited
  next: Place
}

const end: Place = { kind: 'end' }
const quote = '"'
const backslash = 0x5c
const mostDigits = 16

/** Where an answer in this form begins; null where nothing can have the form. */
export function beginningOf(schema: OutputSchema): Place | null {
  return isPossible(schema) ? placeOf(schema, end) : null
}

function isPossible(schema: OutputSchema): boolean {
  if ('enum' in schema) return schema.enum.length > 0
  if (schema.type === 'object') return Object.values(schema.properties).every(isPossible)
  if (schema.type === 'array')
    return schema.minItems <= schema.maxItems && (schema.maxItems === 0 || isPossible(schema.items))
  if (schema.type === 'string') return (schema.minLength ?? 0) <= schema.maxLength
  return true
}

function placeOf(schema: OutputSchema, next: Place): Place {
  if ('enum' in schema) {
    const options = [...new Set(schema.enum)].map((option) => bytesOf(JSON.stringify(option)).slice(1))
    return text(quote, fork(options.map((option) => text(option, next))))
  }
  switch (schema.type) {
    case 'object': {
      const properties = Object.entries(schema.properties)
      let place = text('}', next)
      for (const [at, [name, value]] of [...properties.entries()].reverse())
        place = text(`${at === 0 ? '' : ','}${bytesOf(JSON.stringify(name))}:`, placeOf(value, place))
      return text('{', place)
    }
    case 'array':
      return text('[', furtherItems(schema, 0, next))
    case 'string':
      return text(quote, {
        kind: 'string',
        least: schema.minLength ?? 0,
        most: schema.maxLength,
        letters: 0,
        awaited: null,
        next,
      })
    case 'boolean':
      return fork([text('true', next), text('false', next)])
    default:
      return { kind: 'number', written: '', isWhole: schema.type === 'integer', next }
  }
}

function furtherItems(schema: Extract<OutputSchema, { type: 'array' }>, done: number, next: Place): Place {
  const ways: Place[] = []
  if (done >= schema.minItems) ways.push(text(']', next))
  if (done < schema.maxItems) {
    const item = placeOf(
      schema.items,
      lazily(() => furtherItems(schema, done + 1, next)),
    )
    ways.push(done === 0 ? item : text(',', item))
  }
  return fork(ways)
}

/** What may follow an item is made when it is reached: it is as long as the longest list. */
function lazily(make: () => Place): Place {
  let made: Place | null = null
  return { kind: 'later', reach: () => (made ??= make()) }
}

function text(bytes: Bytes, next: Place): Place {
  if (bytes === '') return next
  return { kind: 'text', bytes, at: 0, next }
}

function fork(ways: readonly Place[]): Place {
  return ways.length === 1 ? ways[0]! : { kind: 'fork', ways }
}

/** The same place, reached. */
export function reached(place: Place): Exclude<Place, { kind: 'later' }> {
  let here = place
  while (here.kind === 'later') here = here.reach()
  return here
}

/** Where one is after these bytes; null where they may not follow. */
export function advance(from: Place, bytes: Bytes, at = 0): Place | null {
  let place = reached(from)
  let here = at
  while (here < bytes.length) {
    switch (place.kind) {
      case 'end':
        return null
      case 'text': {
        const length = Math.min(place.bytes.length - place.at, bytes.length - here)
        for (let step = 0; step < length; step += 1)
          if (place.bytes.charCodeAt(place.at + step) !== bytes.charCodeAt(here + step)) return null
        here += length
        const next = place.at + length
        place = next === place.bytes.length ? reached(place.next) : { ...place, at: next }
        break
      }
      case 'fork': {
        const rest = here
        const ways = place.ways.flatMap((way) => advance(way, bytes, rest) ?? [])
        return ways.length === 0 ? null : fork(ways)
      }
      case 'string': {
        const walk = walkString(bytes, here, place.awaited)
        if (walk === null) return null
        const letters = place.letters + walk.letters
        if (letters > place.most) return null
        if (walk.closedAt === null) return { ...place, letters, awaited: walk.awaited }
        if (letters < place.least) return null
        here = walk.closedAt
        place = reached(place.next)
        break
      }
      case 'number': {
        const written = place.written + bytes[here]!
        if (isBegunNumber(written, place.isWhole)) {
          place = { ...place, written }
          here += 1
        } else if (isNumber(place.written)) place = reached(place.next)
        else return null
      }
    }
  }
  return place
}

export type StringWalk = {
  letters: number
  /** What is still to come of a letter. */
  awaited: Awaited
  /** Behind the closing quote, where there is one. */
  closedAt: number | null
}

/**
 * What bytes are within a string, from one of them on: how many letters, and whether they close it. Null for what
 * may not stand there. An escaped sign is one letter, and whole or not there.
 */
export function walkString(bytes: Bytes, from: number, awaitedBefore: Awaited): StringWalk | null {
  let letters = 0
  let awaited = awaitedBefore
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes.charCodeAt(at)
    if (!awaited) {
      if (bytes[at] === quote) return { letters, awaited, closedAt: at + 1 }
      if (byte < 0x20 || byte === 0x7f) return null
      letters += 1
      if (byte === backslash) {
        at += 1
        if (!/^["\\/bfnrt]$/.test(bytes[at] ?? '')) return null
        continue
      }
    }
    const after = afterByte(awaited, byte)
    if (after === undefined) return null
    awaited = after
  }
  return { letters, awaited, closedAt: null }
}

const isNumber = (written: string) => /\d$/.test(written)
const wholeNumber = new RegExp(`^-?(0|[1-9]\\d{0,${mostDigits - 1}})?$`)
const anyNumber = new RegExp(`^-?((0|[1-9]\\d{0,${mostDigits - 1}})(\\.\\d{0,${mostDigits}})?)?$`)
const isBegunNumber = (written: string, isWhole: boolean) => (isWhole ? wholeNumber : anyNumber).test(written)

/** True where nothing need follow. */
export function mayEnd(from: Place): boolean {
  const place = reached(from)
  if (place.kind === 'end') return true
  return place.kind === 'number' && isNumber(place.written) && reached(place.next).kind === 'end'
}

/** The one string that may be full, of which only the closing quote is left. */
const isFull = (place: StringPlace) => place.letters === place.most && place.awaited === null

/** Where any letter may follow. A full string only closes, and a letter that was begun has to be brought to its end. */
export const hasFreeLetters = ({ letters, most, awaited }: StringPlace): boolean =>
  letters < most && awaited === null

/** What must follow, as far as there is no question, and where one is then. */
export function forcedFrom(from: Place): { bytes: Bytes; next: Exclude<Place, { kind: 'later' }> } {
  let bytes = ''
  let place = reached(from)
  for (;;) {
    if (place.kind === 'text') bytes += place.bytes.slice(place.at)
    else if (place.kind === 'string' && isFull(place)) bytes += quote
    else return { bytes, next: place }
    place = reached(place.next)
  }
}

/**
 * Every text that may follow, over one question and as far as then all is decided, each cut at `longest` bytes. Empty
 * where letters or digits are free.
 */
export function textsFrom(from: Place, longest: number): Bytes[] {
  const { bytes, next } = forcedFrom(from)
  if (bytes.length >= longest) return [bytes.slice(0, longest)]
  if (next.kind !== 'fork') return [bytes]
  const behind = next.ways.map((way) => (bytes + forcedFrom(way).bytes).slice(0, longest))
  return [...new Set(behind)]
}
