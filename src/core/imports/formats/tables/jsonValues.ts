import { decodeText } from '../encoding.ts'
import type { ImportSource, ProblemCode, ReadOptions, Refusal, SourceHead } from '../format.ts'

export type JsonShape = 'lines' | 'array' | 'wrapper' | 'members' | 'values'

export type JsonEvent =
  | {
      readonly kind: 'value'
      readonly value: unknown
      readonly line: number
      readonly list: string | undefined
      readonly bytesRead: number
    }
  | {
      readonly kind: 'problem'
      readonly code: ProblemCode
      readonly line: number
      readonly list: string | undefined
      readonly bytesRead: number
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly bytesRead: number }

/**
 * Values of one list that stand on one line, or one on each from it on, told together: telling each takes as long as
 * reading it. How deep they are nobody has looked yet.
 */
export type JsonRun = {
  readonly kind: 'run'
  readonly values: readonly unknown[]
  readonly line: number
  readonly linePerValue: 0 | 1
  readonly list: string | undefined
  readonly bytesRead: number
}

const shapes = new WeakMap<SourceHead, JsonShape | null>()

/**
 * How a JSON source is laid out, from its first characters; null where it does not begin like JSON. Found once for
 * all the readers that ask.
 */
export function sniffJson(head: SourceHead): JsonShape | null {
  if (head.encoding === null) return null
  const known = shapes.get(head)
  if (known !== undefined) return known
  const shape = layoutOf(head.text, head.complete)
  shapes.set(head, shape)
  return shape
}

function layoutOf(text: string, complete: boolean): JsonShape | null {
  const start = text.trimStart()
  if (start.startsWith('[')) return /^\[\s*[[{"\]\d-]/.test(start) ? 'array' : null
  if (!start.startsWith('{')) return null
  const [first = '', second = ''] = start.split(/\r\n|\n|\r/).map((line) => line.trim())
  const firstIsWhole = isJson(first)
  if (firstIsWhole && (second !== '' || !complete)) return 'lines'
  const hasList = listAtTopLevel(start)
  if (hasList) return 'wrapper'
  if (firstIsWhole) return 'lines'
  return /^\{\s*["}]/.test(start) ? 'values' : null
}

/**
 * The records of a JSON source one by one, with bounded memory: each line of JSON Lines, each element of an
 * array, each element of the arrays of objects inside a wrapper object (`list` names them), each object or list that
 * is a member of one object (`list` is its key), or each of several values in a row.
 *
 * @param knownShape for a reader that knows the layout; sniffed where absent
 */
export async function* readJsonValues(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  knownShape?: JsonShape,
): AsyncGenerator<JsonEvent> {
  for await (const events of readJsonGroups(source, head, options, knownShape))
    for (const event of events) {
      if (event.kind !== 'run') yield event
      else
        for (const [at, value] of event.values.entries()) {
          const { list, bytesRead } = event
          const line = event.line + at * event.linePerValue
          yield isDeeper(value, options.limits.depth)
            ? { kind: 'problem', code: 'tooDeep', line, list, bytesRead }
            : { kind: 'value', value, line, list, bytesRead }
        }
    }
}

/** The same, as many at a time as a piece of the source has: waiting for each would take longer than reading it. */
export async function* readJsonGroups(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  knownShape?: JsonShape,
): AsyncGenerator<(JsonEvent | JsonRun)[]> {
  const shape = knownShape ?? sniffJson(head)
  if (shape === null) {
    yield [{ kind: 'refused', refusal: { code: 'damaged', at: { line: 1 } }, bytesRead: 0 }]
    return
  }
  const { limits } = options
  const found: (JsonEvent | JsonRun)[] = []
  let bytesRead = 0
  const tell = (value: unknown, line: number, list?: string): void => {
    found.push(
      isDeeper(value, limits.depth)
        ? { kind: 'problem', code: 'tooDeep', line, list, bytesRead }
        : { kind: 'value', value, line, list, bytesRead },
    )
  }
  const tellRun = (values: readonly unknown[], line: number, list?: string): void => {
    found.push({ kind: 'run', values, line, linePerValue: 0, list, bytesRead })
  }
  const tellLines = (values: readonly unknown[], line: number): void => {
    found.push({ kind: 'run', values, line, linePerValue: 1, list: undefined, bytesRead })
  }
  const emit = (text: string, line: number, list?: string): void => {
    if (text.length > pieceCharacters && depthOf(text, limits.depth) > limits.depth) {
      found.push({ kind: 'problem', code: 'tooDeep', line, list, bytesRead })
      return
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      const isDeep = depthOf(text, limits.depth) > limits.depth
      found.push({ kind: 'problem', code: isDeep ? 'tooDeep' : 'badJson', line, list, bytesRead })
      return
    }
    tell(value, line, list)
  }
  const tooLong = (line: number): void => {
    found.push({ kind: 'problem', code: 'rowTooLong', line, list: undefined, bytesRead })
  }
  const cutter =
    shape === 'lines'
      ? createLineCutter(limits.cellCharacters * 4, emit, tooLong, tellLines)
      : createValueCutter(shape, limits.cellCharacters * 4, emit, tooLong, tellRun)
  for await (const part of decodeText(source, head.encoding ?? 'utf-8')) {
    if (options.signal?.aborted) {
      yield [{ kind: 'refused', refusal: { code: 'cancelled' }, bytesRead }]
      return
    }
    bytesRead = part.bytesRead
    cutter.push(part.text)
    yield found.splice(0)
    if (bytesRead > limits.textBytes) {
      yield [{ kind: 'refused', refusal: { code: 'tooLarge', limit: limits.textBytes }, bytesRead }]
      return
    }
  }
  const unfinishedAt = cutter.end()
  yield found.splice(0)
  if (unfinishedAt !== null) {
    yield [{ kind: 'refused', refusal: { code: 'damaged', at: { line: unfinishedAt } }, bytesRead }]
  }
}

/** The first whole values in the beginning of a source, for recognition; at most `most`. */
export function headValues(head: SourceHead, shape: JsonShape | null, most = 5): unknown[] {
  const values: unknown[] = []
  const emit: Emit = (text) => {
    if (values.length >= most || depthOf(text, recognitionDepth) > recognitionDepth) return
    try {
      values.push(JSON.parse(text))
    } catch {
      // The last line of the head is cut off in the middle.
    }
  }
  if (shape === null) return values
  const cutter =
    shape === 'lines'
      ? createLineCutter(head.text.length, emit, () => {})
      : createValueCutter(shape, head.text.length, emit, () => {})
  for (let from = 0; from < head.text.length && values.length < most; from += headPiece)
    cutter.push(head.text.slice(from, from + headPiece))
  if (head.complete) cutter.end()
  return values
}

const headPiece = 8192

const recognitionDepth = 64

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function listAtTopLevel(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 92) at++
      else if (code === 34) inString = false
    } else if (code === 34) inString = true
    else if (code === 91 && depth === 1 && /^\[\s*\{/.test(text.slice(at, at + 200))) return true
    else if (code === 123 || code === 91) depth++
    else if (code === 125 || code === 93) depth--
  }
  return false
}

/** Whether a text has so few opening marks that it cannot be deep: seen far quicker than how deep it is. */
function isFlat(text: string, limit: number): boolean {
  let left = limit
  for (const mark of '{[')
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      left--
      if (left < 0) return false
    }
  return true
}

/** How deep lists and objects lie in each other; no more than `limit` + 1, and 0 for what is flat at a glance. */
function depthOf(text: string, limit: number): number {
  if (isFlat(text, limit)) return 0
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 92) at++
      else if (code === 34) inString = false
    } else if (code === 34) inString = true
    else if (code === 123 || code === 91) {
      depth++
      if (depth > deepest) deepest = depth
      if (deepest > limit) return deepest
    } else if (code === 125 || code === 93) depth--
  }
  return deepest
}

/** Behind the last object in a text that a comma and another object follow; `from` where there is none. */
function lastObjectEnd(text: string, from: number): number {
  for (let at = text.lastIndexOf('}'); at > from; at = text.lastIndexOf('}', at - 1)) {
    let next = skipSpaces(text, at + 1)
    if (text.charCodeAt(next) !== 44) continue
    next = skipSpaces(text, next + 1)
    if (text.charCodeAt(next) === 123) return at + 1
  }
  return from
}

function skipSpaces(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code === 32 || code === 9 || code === 13; code = text.charCodeAt(at))
    at++
  return at
}

/** Whether lists and objects lie deeper in each other than `limit` in a value that was parsed. */
export function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  if (Array.isArray(value)) return value.some((entry) => isDeeper(entry, limit - 1))
  const members = value as Readonly<Record<string, unknown>>
  for (const key in members) {
    const member = members[key]
    if (typeof member === 'object' && isDeeper(member, limit - 1)) return true
  }
  return false
}

// Larger values are looked at before they are parsed: what is deep takes many times its text.
const pieceCharacters = 65_536

type Cutter = {
  push(text: string): void
  /** Line of an unfinished value, or null. */
  end(): number | null
}

/** Lets something be tried that mostly works: the more often it failed in a row, the longer it is left alone. */
function createPatience() {
  let failures = 0
  let waits = 0
  return {
    mayTry(): boolean {
      if (waits === 0) return true
      waits--
      return false
    },
    succeeded(): void {
      failures = 0
    },
    failed(): void {
      failures = Math.min(failures + 1, 8)
      waits = 2 ** failures
    },
  }
}

function countOf(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++
  return count
}

type Emit = (text: string, line: number, list?: string) => void

/** Values that were parsed together, one of each line from `line` on. */
type TellLines = (values: readonly unknown[], line: number) => void

/**
 * Hands over line by line.
 *
 * @param tell takes what was parsed many lines at a time, as the elements of one list; without it every line is handed
 *   over as text
 */
function createLineCutter(
  maxCharacters: number,
  emit: Emit,
  tooLong: (line: number) => void,
  tell?: TellLines,
): Cutter {
  const patience = createPatience()
  /** The values of whole lines, one of each; null where a line holds anything else. */
  const valuesOf = (lines: string): unknown[] | null => {
    if (lines.length > 2 * pieceCharacters || !patience.mayTry()) return null
    try {
      const values = JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as unknown[]
      if (values.length === countOf(lines, '\n') + 1) {
        patience.succeeded()
        return values
      }
    } catch {
      // Blank or broken: then each line is read by itself.
    }
    patience.failed()
    return null
  }
  let rest = ''
  let line = 1
  let skips = false
  const take = (text: string): void => {
    if (skips) skips = false
    else if (text.trim() !== '') emit(text, line)
    line++
  }
  return {
    push(text) {
      const buffer = rest + text
      let start = 0
      const end = tell === undefined || skips ? -1 : buffer.lastIndexOf('\n')
      const values = end < 0 ? null : valuesOf(buffer.slice(0, end))
      if (values !== null) {
        tell!(values, line)
        line += values.length
        start = end + 1
      }
      for (let stop = buffer.indexOf('\n', start); stop >= 0; stop = buffer.indexOf('\n', start)) {
        take(buffer.slice(start, stop))
        start = stop + 1
      }
      rest = buffer.slice(start)
      if (rest.length > maxCharacters) {
        if (!skips) tooLong(line)
        skips = true
        rest = ''
      }
    },
    end() {
      take(rest)
      return null
    },
  }
}

/**
 * Cuts the elements out of JSON text without building the whole: follows strings and depth, and hands over
 * each value that ends at the wanted depth. Of a list of objects without line ends it lets the parser find where each
 * ends, as many at a time as a piece of the text has.
 *
 * @param tell takes values of one line that were parsed already; without it every value is handed over as text
 */
function createValueCutter(
  shape: Exclude<JsonShape, 'lines'>,
  maxCharacters: number,
  emit: Emit,
  tooLong: (line: number) => void,
  tell?: (values: readonly unknown[], line: number, list?: string) => void,
): Cutter {
  const wanted = shape === 'values' ? 0 : shape === 'wrapper' ? 2 : 1
  let held = ''
  let depth = 0
  let inString = false
  let escaped = false
  let line = 1
  let valueStart = -1
  let valueLine = 1
  let overflown = false
  const hasKeys = shape === 'wrapper' || shape === 'members'
  let inList = shape !== 'wrapper'
  let key = ''
  let list: string | undefined
  let stringStart = -1
  let lastString = ''

  function finish(buffer: string, stop: number): void {
    const text = buffer.slice(valueStart, stop).trim()
    if (!overflown && text !== '') emit(text, valueLine, list)
    valueStart = -1
    overflown = false
  }

  const mayTakeRuns = tell !== undefined && (shape === 'array' || shape === 'wrapper')
  const patience = createPatience()

  /**
   * Takes the whole objects of a text from `from` on, where they can be parsed together; the place behind them, else
   * `from`. `before` is the beginning of the first, which is joined to them for the parser alone: joined to the whole
   * text, all of it would be copied twice.
   */
  function takeRun(text: string, from: number, before = ''): number {
    if (!patience.mayTry()) return from
    // The rest of a piece, in which nothing ends.
    if (text.lastIndexOf('}') < from) return from
    const stop = lastObjectEnd(text, from)
    if (stop > from) {
      const run = text.slice(from, stop)
      try {
        // A line end would leave it open on which line each of them stands.
        const isOneLine = !before.includes('\n') && !run.includes('\n')
        const values = isOneLine ? (JSON.parse(`[${before}${run}]`) as unknown[]) : null
        if (values !== null) {
          tell!(values, line, list)
          patience.succeeded()
          return stop
        }
      } catch {
        // Broken, or not all of one list: then each is found by itself.
      }
    }
    patience.failed()
    return from
  }

  return {
    push(text) {
      let buffer = held + text
      let at = held.length
      if (mayTakeRuns && valueStart === 0 && !overflown && held.charCodeAt(0) === 123) {
        const stop = held.length > pieceCharacters ? 0 : takeRun(text, 0, held)
        if (stop > 0) {
          buffer = text
          at = stop
          depth = wanted
          inString = false
          escaped = false
          valueStart = -1
          line = valueLine
        }
      }
      for (; at < buffer.length; at++) {
        let code = buffer.charCodeAt(at)
        if (inString) {
          if (!escaped)
            while (code !== 34 && code !== 92 && code !== 10 && ++at < buffer.length)
              code = buffer.charCodeAt(at)
          if (code === 10) line++
          if (at >= buffer.length) break
          if (escaped) escaped = false
          else if (code === 92) escaped = true
          else if (code === 34) {
            inString = false
            if (depth === 1 && stringStart >= 0) lastString = buffer.slice(stringStart, at)
            stringStart = -1
          }
          continue
        }
        if (code === 10) line++
        switch (code) {
          case 34:
            inString = true
            if (hasKeys && depth === 1) stringStart = at + 1
            if (inList && shape !== 'members' && depth === wanted && valueStart < 0) {
              valueStart = at
              valueLine = line
            }
            break
          case 58:
            if (depth === 1) key = lastString
            break
          case 123:
          case 91:
            if (inList && depth === wanted && valueStart < 0) {
              if (mayTakeRuns && code === 123) {
                const stop = takeRun(buffer, at)
                if (stop > at) {
                  at = stop - 1
                  break
                }
              }
              valueStart = at
              valueLine = line
            }
            if (shape === 'wrapper' && depth === 1) {
              inList = code === 91
              list = key
            }
            if (shape === 'members' && depth === 1) list = key
            depth++
            break
          case 125:
          case 93:
            if (valueStart >= 0 && depth === wanted) finish(buffer, at)
            depth--
            if (valueStart >= 0 && depth === wanted) finish(buffer, at + 1)
            if (shape === 'wrapper' && depth === 1) inList = false
            break
          case 44:
            if (valueStart >= 0 && depth === wanted) finish(buffer, at)
            break
          case 32:
          case 9:
          case 10:
          case 13:
            break
          default:
            if (inList && shape !== 'members' && depth === wanted && valueStart < 0 && wanted > 0) {
              valueStart = at
              valueLine = line
            }
        }
      }
      if (valueStart >= 0) {
        if (buffer.length - valueStart > maxCharacters) {
          if (!overflown) tooLong(valueLine)
          overflown = true
          held = ''
          valueStart = 0
        } else {
          held = buffer.slice(valueStart)
          valueStart = 0
        }
        stringStart = -1
      } else if (stringStart >= 0) {
        held = buffer.slice(stringStart).slice(-10_000)
        stringStart = 0
      } else held = ''
    },
    end() {
      return depth !== 0 || inString ? (valueStart >= 0 ? valueLine : line) : null
    },
  }
}
