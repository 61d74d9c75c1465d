import type { JsonPiece } from './jsonPieces.ts'
import type { JsonShape } from './jsonValues.ts'

/** Longer values are looked at before they are parsed: what is deep takes many times its text. */
export const pieceCharacters = 65_536

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

type Cutter = {
  push(piece: JsonPiece): void
  /** Line of an unfinished value, or null. */
  end(): number | null
}

type Patience = { mayTry(): boolean; succeeded(): void; failed(): void }

/** Lets something be tried that mostly works: the more often it failed in a row, the longer it is left alone. */
function createPatience(): Patience {
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

export type Emit = (text: string, line: number, list?: string) => void

/** Values that were parsed together; `lineOffsets` tells on which line below `line` each begins, null where all do on it. */
type TellRun = (
  values: readonly unknown[],
  line: number,
  lineOffsets: ArrayLike<number> | null,
  list?: string,
) => void

/**
 * Hands over line by line.
 *
 * @param tell takes what was parsed many lines at a time, as the elements of one list; without it every line is handed
 *   over as text
 */
export function createLineCutter(
  maxCharacters: number,
  emit: Emit,
  tooLong: (line: number) => void,
  tell?: TellRun,
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
    push({ text }) {
      const buffer = rest + text
      let start = 0
      const end = tell === undefined || skips ? -1 : buffer.lastIndexOf('\n')
      const values = end < 0 ? null : valuesOf(buffer.slice(0, end))
      if (values !== null) {
        tell!(
          values,
          line,
          values.map((_, index) => index),
        )
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
 * each value that ends at the wanted depth. Of a list of objects it lets the parser find where each ends, as many at a time as
 * a piece of the text has.
 *
 * @param tell takes values that were parsed together; without it every value is handed over as text
 */
export function createValueCutter(
  shape: Exclude<JsonShape, 'lines'>,
  maxCharacters: number,
  emit: Emit,
  tooLong: (line: number) => void,
  tell?: TellRun,
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
  const patienceWithPieces = createPatience()
  const patienceWithin = createPatience()

  /** Takes a run of whole values, where it can be parsed together and has as many as are known to begin in it. */
  function takeRun(text: string, lineOffsets: ArrayLike<number> | null, patience: Patience): boolean {
    try {
      const values = JSON.parse(text) as unknown[]
      if (lineOffsets === null || lineOffsets.length === values.length) {
        tell!(values, line, lineOffsets, list)
        patience.succeeded()
        return true
      }
    } catch {
      // Broken, or not all of one list: then each is found by itself.
    }
    patience.failed()
    return false
  }

  /** Takes the whole objects of a text from `from` on, where they can be parsed together; the place behind them, else `from`. */
  function takeObjects(text: string, from: number): number {
    // The rest of a piece, in which nothing ends.
    if (!patienceWithin.mayTry() || text.lastIndexOf('}') < from) return from
    const stop = lastObjectEnd(text, from)
    const objects = text.slice(from, stop)
    // A line end would leave it open on which line each of them stands.
    if (stop > from && !objects.includes('\n'))
      return takeRun(`[${objects}]`, null, patienceWithin) ? stop : from
    patienceWithin.failed()
    return from
  }

  return {
    push({ text, run }) {
      if (run !== null) {
        const isBetween = inList && depth === wanted && valueStart < 0 && !inString
        const mayTake = mayTakeRuns && isBetween && patienceWithPieces.mayTry()
        if (mayTake && takeRun(text, run.lineOffsets, patienceWithPieces)) {
          line += run.lineEnds
          return
        }
      }
      const buffer = held + (run === null ? text : `,${text.slice(1, -1)}`)
      let at = held.length
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
                const stop = takeObjects(buffer, at)
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
