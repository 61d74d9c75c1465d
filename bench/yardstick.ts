import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const bytes = Buffer.alloc(1 << 20, 7)

/** One fixed piece of work of sorting, hashing and parsing; milliseconds. */
function once(): number {
  const startedAt = performance.now()
  const numbers = Float64Array.from({ length: 200_000 }, (_, at) => (at * 2_654_435_761) % 4_294_967_296)
  numbers.sort()
  for (let round = 0; round < 16; round += 1) createHash('sha256').update(bytes).digest()
  JSON.parse(JSON.stringify(Array.from({ length: 20_000 }, (_, at) => ({ at, text: `row ${at}` }))))
  return performance.now() - startedAt
}

/**
 * Tells how much slower than its best this machine is right now: 1 is undisturbed. The best is kept between runs,
 * because a machine may be busy throughout one.
 */
export function createYardstick(): () => number {
  const file = resolve('.cache/bench/yardstick')
  let best = Number.POSITIVE_INFINITY
  try {
    best = Number(readFileSync(file, 'utf8')) || best
  } catch {
    // The first run here has nothing to compare with.
  }
  for (let warm = 0; warm < 5; warm += 1) once()
  return () => {
    const rounds = Array.from({ length: 9 }, once).sort((left, right) => left - right)
    if (rounds[0]! < best) {
      best = rounds[0]!
      writeFileSync(file, String(best))
    }
    return rounds[4]! / best
  }
}
