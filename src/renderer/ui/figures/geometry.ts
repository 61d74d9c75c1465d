/** Where things of a figure stand, in pixels. Pure, so that what a picture claims can be tested. */

/** A linear scale from a domain to pixels; values outside are clamped. */
export function linear(domain: readonly [number, number], range: readonly [number, number]) {
  const [from, to] = domain
  const [start, end] = range
  return (value: number): number => {
    if (to === from) return (start + end) / 2
    const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
    return start + share * (end - start)
  }
}

/** Dot and whisker of a probability on a track of `width` pixels. */
export function whisker(reading: { value: number; low: number; high: number }, width: number) {
  const x = linear([0, 1], [0, width])
  return { low: x(reading.low), dot: x(reading.value), high: x(reading.high) }
}

/** Step of the data scale, 1–7, for a share in 0–1. */
export const scaleStep = (share: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 =>
  (Math.min(6, Math.max(0, Math.floor(share * 7))) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Rungs of a rank ladder: low ranks left, first place at the right; one rung is the record's own. */
export function ladder(
  position: number,
  of: number,
  rungs: number,
): { index: number; height: number; own: boolean }[] {
  const count = Math.max(1, Math.min(rungs, of))
  const own = of === 1 ? count - 1 : Math.round(((of - position) / (of - 1)) * (count - 1))
  return Array.from({ length: count }, (_, index) => ({
    index,
    height: count === 1 ? 1 : 0.25 + (0.75 * index) / (count - 1),
    own: index === own,
  }))
}

/** Square segments of a rule score out of 100: how full each is, 0–1. */
export const segments = (score: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.min(1, Math.max(0, (score / 100) * count - index)))

/**
 * Bars of signed contributions around a common zero, scaled by the largest in size.
 * Positive bars go right, negative ones left; `zero` is where both start.
 */
export function signedBars(
  values: readonly number[],
  width: number,
): { zero: number; bars: { x: number; width: number }[] } {
  const most = Math.max(0, ...values)
  const least = Math.min(0, ...values)
  const span = most - least || 1
  const zero = (-least / span) * width
  return {
    zero,
    bars: values.map((value) => {
      const size = (Math.abs(value) / span) * width
      return { x: value < 0 ? zero - size : zero, width: size }
    }),
  }
}

/** A waterfall from `start` through `deltas`: where each bar begins and ends, and the domain that holds all. */
export function waterfall(start: number, deltas: readonly number[]): { from: number; to: number }[] {
  let at = start
  return deltas.map((delta) => {
    const from = at
    at += delta
    return { from, to: at }
  })
}

/** Round ticks that cover a domain: 1, 2 or 5 × a power of ten apart, at most `count` of them. */
export function ticks(low: number, high: number, count: number): number[] {
  const span = high - low
  if (!(span > 0) || count < 1) return [low]
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => span / each <= count) ?? 10 * power
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}

/**
 * Lanes for dots that would overlap: each takes the first lane whose last dot is far enough to the left.
 * Input positions in pixels, any order; output lane per input.
 */
export function lanes(positions: readonly number[], apart: number, most: number): number[] {
  const lastInLane: number[] = []
  const result = new Array<number>(positions.length).fill(0)
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]!)
  for (const index of order) {
    const x = positions[index]!
    let lane = lastInLane.findIndex((last) => x - last >= apart)
    if (lane === -1) lane = lastInLane.length < most ? lastInLane.length : index % most
    lastInLane[lane] = x
    result[index] = lane
  }
  return result
}
