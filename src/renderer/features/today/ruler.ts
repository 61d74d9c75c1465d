import { linear } from '../../ui/figures/geometry.ts'

const hourMs = 3_600_000

export interface RulerCall {
  key: string
  at: number
  label: string
}

export interface RulerPlan {
  hours: { at: number; x: number; named: boolean }[]
  calls: { key: string; x: number; width: number; lane: number }[]
  now: number | null
}

/** Hours shown around a day's calls and the moment, at least from 8 to 18 o'clock, in whole hours of the zone. */
function rulerHours(calls: readonly number[], now: number, dayStart: number): [number, number] {
  const hours = [...calls, now]
    .map((at) => (at - dayStart) / hourMs)
    .filter((hour) => hour >= 0 && hour <= 24)
  return [
    Math.max(0, Math.min(8, ...hours.map((hour) => Math.floor(hour)))),
    Math.min(24, Math.max(19, ...hours.map((hour) => Math.ceil(hour + 0.5)))),
  ]
}

/** About how wide a label is at 12 pixels: a Chinese character is twice as wide as a Latin letter. */
const textWidth = (label: string): number =>
  [...label].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 12.5 : 6.8), 0)

/** Lanes for bars that would overlap, in order of time; the last lane takes what fits nowhere. */
function stack(starts: readonly number[], widths: readonly number[], most: number): number[] {
  const ends: number[] = []
  return starts.map((start, index) => {
    const free = ends.findIndex((end) => start >= end + 4)
    const lane = free === -1 ? Math.min(ends.length, most - 1) : free
    ends[lane] = start + widths[index]!
    return lane
  })
}

/** Places the hours, calls and the moment along `width` pixels. */
export function planRuler(
  calls: readonly RulerCall[],
  now: number,
  dayStart: number,
  width: number,
): RulerPlan {
  const [first, last] = rulerHours(
    calls.map((call) => call.at),
    now,
    dayStart,
  )
  const x = linear([dayStart + first * hourMs, dayStart + last * hourMs], [16, width - 16])
  const widths = calls.map((call) => Math.max(40, 20 + textWidth(call.label)))
  const starts = calls.map((call, index) => Math.min(x(call.at), width - widths[index]! - 2))
  const lane = stack(starts, widths, 2)
  return {
    hours: Array.from({ length: last - first + 1 }, (_, index) => {
      const at = dayStart + (first + index) * hourMs
      return { at, x: x(at), named: (first + index) % 2 === 0 }
    }),
    calls: calls.map((call, index) => ({
      key: call.key,
      x: starts[index]!,
      width: widths[index]!,
      lane: lane[index]!,
    })),
    now: now >= dayStart && now < dayStart + 24 * hourMs ? x(now) : null,
  }
}

/** Start of the day, in UTC ms, that holds `at` in a zone. */
export function startOfDay(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return Math.floor(at / 1000) * 1000 - ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000
}
