/** Times of single runs in milliseconds. */
export interface Spread {
  n: number
  p50: number
  p99: number
}

/** One line of the report. */
export interface Figure {
  name: string
  /** What the product promises, as text. */
  target: string
  measured: string
  /** The same in the same run as a multiple of something bare, as text; empty where nothing bare compares. */
  ratio: string
  /** Null where nothing was promised. */
  met: boolean | null
}

export const quantile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

export const spreadOf = (times: readonly number[]): Spread => ({
  n: times.length,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
})

const digits = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const inMs = ({ n, p50, p99 }: Spread): string =>
  `p50 ${digits(p50)} ms, p99 ${digits(p99)} ms (n = ${n})`

export const times = (value: number): string => `${digits(value)} ×`

/** Milliseconds of each run. `cpu` is the processor time of this process: on a busy machine it tells more. */
export interface Timed {
  wall: number[]
  cpu: number[]
}

/** Runs `work` for each item, one after the other. */
export async function timeEach<Item>(items: readonly Item[], work: (item: Item) => unknown): Promise<Timed> {
  const timed: Timed = { wall: [], cpu: [] }
  for (const item of items) {
    const before = process.cpuUsage()
    const startedAt = performance.now()
    await work(item)
    timed.wall.push(performance.now() - startedAt)
    const { user, system } = process.cpuUsage(before)
    timed.cpu.push((user + system) / 1000)
  }
  return timed
}

/** Several lots of runs as one. */
export const together = (lots: readonly Timed[]): Timed => ({
  wall: lots.flatMap(({ wall }) => wall),
  cpu: lots.flatMap(({ cpu }) => cpu),
})

/** A figure that promises a median, a 99th percentile, or both, in milliseconds. */
export function latency(
  name: string,
  measured: Timed | readonly number[],
  target: { p50?: number; p99?: number },
  baseline?: { name: string; p50: number },
): Figure {
  const timed = 'wall' in measured ? measured : null
  const spread = spreadOf(timed ? timed.wall : (measured as readonly number[]))
  const cpu = timed && spreadOf(timed.cpu)
  const parts = [
    target.p50 === undefined ? [] : [`p50 ≤ ${target.p50} ms`],
    target.p99 === undefined ? [] : [`p99 ≤ ${target.p99} ms`],
  ].flat()
  return {
    name,
    target: parts.join(', '),
    measured: `${inMs(spread)}${cpu ? `; CPU p50 ${digits(cpu.p50)} ms, p99 ${digits(cpu.p99)} ms` : ''}`,
    ratio: baseline ? `${times(spread.p50 / baseline.p50)} ${baseline.name}` : '',
    met:
      parts.length === 0
        ? null
        : spread.p50 <= (target.p50 ?? Number.POSITIVE_INFINITY) &&
          spread.p99 <= (target.p99 ?? Number.POSITIVE_INFINITY),
  }
}
