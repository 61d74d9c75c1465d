/** The time axis of a map: pure geometry over UTC ms. */

const dayMs = 86_400_000

export interface TimeAxis {
  fromAt: number
  toAt: number
  /** Share of the axis at which an instant lies, 0–1 within it. */
  at(instant: number): number
  instantAt(share: number): number
}

/** From a little before the first thing that happened to four weeks past now; at least twelve weeks. */
export function timeAxis(happened: readonly number[], now: number): TimeAxis {
  const first = happened.reduce((least, at) => Math.min(least, at), now - 56 * dayMs)
  const fromAt = Math.max(first - 3 * dayMs, now - 730 * dayMs)
  const toAt = now + 28 * dayMs
  return {
    fromAt,
    toAt,
    at: (instant) => (instant - fromAt) / (toAt - fromAt),
    instantAt: (share) => Math.round(fromAt + share * (toAt - fromAt)),
  }
}

/** How many of `happened` fall into each of `count` equal parts of the axis. */
export function barsOf(happened: readonly number[], axis: TimeAxis, count: number): number[] {
  const bars = new Array<number>(count).fill(0)
  for (const at of happened) {
    const place = Math.floor(axis.at(at) * count)
    if (place >= 0 && place < count) bars[place]! += 1
  }
  return bars
}

/** First instants of the months within the axis, by UTC: marks, not calendar days of a zone. */
export function monthsOf({ fromAt, toAt }: TimeAxis): number[] {
  const first = new Date(fromAt)
  const months: number[] = []
  for (let month = 1; ; month += 1) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)
    if (at >= toAt) return months
    months.push(at)
  }
}
