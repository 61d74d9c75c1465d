import { readStatedTime } from './recordingTime.ts'

/** How a member of JSON says when something was said. */
export type JsonTime =
  /** Milliseconds from the beginning, as written: `PT5.1S`, `5.1s`, `{ "from": 5100 }`. */
  | { readonly kind: 'offset'; readonly ms: number }
  /** `00:00:05`: from the beginning or by the clock on the wall, which its neighbours tell. */
  | { readonly kind: 'clock'; readonly ms: number; readonly isFull: boolean }
  /** A bare number of seconds or milliseconds from the beginning, or of something else. */
  | { readonly kind: 'number'; readonly value: number }
  /** A moment in UTC ms, with its day. */
  | { readonly kind: 'moment'; readonly at: number }

const clockShape = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,:](\d{1,3}))?$/
const lengthShape = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/i
const unitShape = /^(\d+(?:\.\d+)?)\s*(ms|s|sec|秒|毫秒)$/i

/** Reads a time as services write it, whatever they write it as; null for everything else. */
export function readJsonTime(value: unknown, find: (text: string) => number | null): JsonTime | null {
  if (typeof value === 'number') return ofNumber(value)
  if (Array.isArray(value)) return value.length === 2 ? readJsonTime(value[0], find) : null
  if (typeof value === 'object' && value !== null) return ofObject(value as Record<string, unknown>, find)
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return ofNumber(Number(text))
  const clock = clockShape.exec(text)
  if (clock !== null) {
    const [hours, minutes, seconds] = [clock[1], clock[2], clock[3]].map((part) => Number(part ?? 0))
    const fraction = Number((clock[4] ?? '').padEnd(3, '0'))
    const ms = ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + fraction
    return { kind: 'clock', ms, isFull: clock[1] !== undefined }
  }
  const length = text === 'PT' ? null : lengthShape.exec(text)
  if (length !== null) {
    const [hours, minutes, seconds] = [length[1], length[2], length[3]].map((part) => Number(part ?? 0))
    return { kind: 'offset', ms: Math.round(((hours! * 60 + minutes!) * 60 + seconds!) * 1000) }
  }
  const unit = unitShape.exec(text)
  if (unit !== null) {
    const isMs = /^(ms|毫秒)$/i.test(unit[2]!)
    return { kind: 'offset', ms: Math.round(Number(unit[1]) * (isMs ? 1 : 1000)) }
  }
  const at = readStatedTime(text, find)
  return at === null ? null : { kind: 'moment', at }
}

/** An epoch after 2001 is a moment; below it nobody counts seconds, and of milliseconds it would be eleven days. */
function ofNumber(value: number): JsonTime | null {
  if (!Number.isFinite(value) || value < 0) return null
  if (value <= 1e9) return { kind: 'number', value }
  return { kind: 'moment', at: value > 1e11 ? value : value * 1000 }
}

/** A span (`from` and `to`), or seconds and billionths of one. */
function ofObject(value: Record<string, unknown>, find: (text: string) => number | null): JsonTime | null {
  if ('nanos' in value || 'seconds' in value) {
    const ms = Number(value.seconds ?? 0) * 1000 + Number(value.nanos ?? 0) / 1e6
    return Number.isFinite(ms) && ms >= 0 ? { kind: 'offset', ms: Math.round(ms) } : null
  }
  for (const key of ['from', 'start', 'begin']) if (key in value) return readJsonTime(value[key], find)
  return null
}

/** The other end of a span, in what its beginning is written in. */
export const endOfSpan = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 2 ? value[1] : undefined
  if (typeof value !== 'object' || value === null) return undefined
  const { to, end } = value as Record<string, unknown>
  return to ?? end
}

const latest = { shortMs: 120_000, fullMs: 600_000 }
/** No recording is that long; the day of a workbook as a number is beyond it. */
const longestSeconds = 36_000

/**
 * Whether times count from the beginning of something and are neither days nor the clock on the wall nor the numbers of
 * rows. `isPlain`: the key itself says that something starts there, so that a number is no number of anything else.
 */
export function countsFromBeginning(times: readonly JsonTime[], isPlain: boolean): boolean {
  const [first] = times
  if (first === undefined) return false
  const kinds = new Set(times.map(({ kind }) => kind))
  if (kinds.has('moment')) return false
  if (!isRising(times)) return false
  if (first.kind === 'clock') {
    const isNoHour = times.some((time) => time.kind === 'clock' && !time.isFull && time.ms >= 86_400_000 / 60)
    return isNoHour || first.ms < (first.isFull ? latest.fullMs : latest.shortMs)
  }
  if (first.kind === 'offset') return true
  const numbers = times.flatMap((time) => (time.kind === 'number' ? [time.value] : []))
  if (numbers.every(isDayAsNumber)) return false
  const isFraction = numbers.some((number) => !Number.isInteger(number))
  if (isFraction && numbers.every((number) => number > longestSeconds)) return false
  if (isPlain) return true
  const isCounted = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1)
  return !(isCounted && numbers.length > 1) && numbers[0]! <= longestSeconds
}

const isDayAsNumber = (number: number): boolean =>
  Number.isInteger(number) && /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(String(number))

const heightOf = (time: JsonTime): number =>
  time.kind === 'number' ? time.value : time.kind === 'moment' ? time.at : time.ms

/** Voices overlap here and there; four of five go on, or begin the next recording. */
function isRising(times: readonly JsonTime[]): boolean {
  const lowest = heightOf(times[0]!)
  const steps = times
    .slice(1)
    .filter((time, index) => heightOf(time) >= heightOf(times[index]!) || heightOf(time) <= lowest)
  return steps.length * 5 >= (times.length - 1) * 4
}
