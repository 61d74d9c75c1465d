import type { ImportSource, ProblemCode, ReadOptions, Refusal, SourceHead } from '../format.ts'
import { createLineCutter, createValueCutter, type Emit, pieceCharacters } from './jsonCutters.ts'
import { readJsonPieces } from './jsonPieces.ts'

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
 * Values of one list told together: telling each takes as long as reading it. How deep they are nobody has looked yet.
 * `lineOffsets` tells on which line below `line` each of them begins, null where all do on it.
 */
export type JsonRun = {
  readonly kind: 'run'
  readonly values: readonly unknown[]
  readonly line: number
  readonly lineOffsets: ArrayLike<number> | null
  readonly list: string | undefined
  readonly bytesRead: number
}

/** What is told of a source before it ends or is refused. */
export type JsonTold = Exclude<JsonEvent, { readonly kind: 'refused' }> | JsonRun

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
  // A mark of time in brackets begins many transcripts, and no list of numbers.
  if (start.startsWith('['))
    return /^\[\s*(?:[[{"\]]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?\s*[,\]])/.test(start)
      ? 'array'
      : null
  if (!start.startsWith('{')) return null
  const [, first = '', second = ''] = /^([^\r\n]*)(?:\r\n|\n|\r)?([^\r\n]*)/.exec(start)!
  const goesOn = second.trim() !== '' || !complete
  if (goesOn && isWhole(first)) return 'lines'
  if (listAtTopLevel(start)) return 'wrapper'
  if (!goesOn && isWhole(first)) return 'lines'
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
          const line = event.line + (event.lineOffsets?.[at] ?? 0)
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
  const tellRun = (
    values: readonly unknown[],
    line: number,
    lineOffsets: ArrayLike<number> | null,
    list?: string,
  ): void => {
    found.push({ kind: 'run', values, line, lineOffsets, list, bytesRead })
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
      ? createLineCutter(limits.cellCharacters * 4, emit, tooLong, tellRun)
      : createValueCutter(shape, limits.cellCharacters * 4, emit, tooLong, tellRun)
  const isList = shape === 'array' || shape === 'wrapper'
  for await (const piece of readJsonPieces(source, head.encoding ?? 'utf-8', isList)) {
    if (options.signal?.aborted) {
      yield [{ kind: 'refused', refusal: { code: 'cancelled' }, bytesRead }]
      return
    }
    bytesRead = piece.bytesRead
    cutter.push(piece)
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

const valuesOfHeads = new WeakMap<SourceHead, Map<JsonShape, { most: number; values: unknown[] }>>()

/**
 * The first whole values in the beginning of a source, for recognition; at most `most`. Found once for all the readers
 * that ask.
 */
export function headValues(head: SourceHead, shape: JsonShape | null, most = 5): readonly unknown[] {
  if (shape === null) return []
  const ofShapes = valuesOfHeads.get(head) ?? new Map<JsonShape, { most: number; values: unknown[] }>()
  valuesOfHeads.set(head, ofShapes)
  const known = ofShapes.get(shape)
  if (known !== undefined && known.most >= most) return known.values.slice(0, most)
  const values = firstValues(head, shape, most)
  ofShapes.set(shape, { most, values })
  return values.slice()
}

function firstValues(head: SourceHead, shape: JsonShape, most: number): unknown[] {
  const values: unknown[] = []
  const emit: Emit = (text) => {
    if (values.length >= most || depthOf(text, recognitionDepth) > recognitionDepth) return
    try {
      values.push(JSON.parse(text))
    } catch {
      // The last line of the head is cut off in the middle.
    }
  }
  const cutter =
    shape === 'lines'
      ? createLineCutter(head.text.length, emit, () => {})
      : createValueCutter(shape, head.text.length, emit, () => {})
  for (let from = 0; from < head.text.length && values.length < most; from += headPiece)
    cutter.push({ text: head.text.slice(from, from + headPiece), bytesRead: 0, run: null })
  if (head.complete) cutter.end()
  return values
}

/**
 * The layout of a source whose records may hold lists of objects themselves: an object that is a record by what stands
 * beside its list wraps nothing, be it one or several in a row, however they are printed.
 */
export function sniffJsonRecords(head: SourceHead, isRecord: (value: unknown) => boolean): JsonShape | null {
  const shape = sniffJson(head)
  if (shape !== 'wrapper') return shape
  const [first] = headValues(head, 'values', 1)
  return first !== undefined && isRecord(first) ? 'values' : shape
}

const headPiece = 8192

const recognitionDepth = 64

/** Whether a line that begins an object also ends it: most that do not are seen from their last mark. */
function isWhole(line: string): boolean {
  const text = line.trimEnd()
  if (!text.endsWith('}')) return false
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
