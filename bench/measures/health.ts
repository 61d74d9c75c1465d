import { performance } from 'node:perf_hooks'
import { createHealthRuns } from '../../src/core/dataHealth/healthRuns.ts'
import { latency, timeEach } from '../figure.ts'
import type { Measure } from './measure.ts'

/** What a measuring of the whole workspace takes, and how long a screen waits that asks in its midst. */
export const health: Measure = async ({ core }) => {
  const session = core.sessions.require()
  const runs = createHealthRuns()
  const startedAt = performance.now()
  const first = await timeEach([1], () => runs.look(session))
  await runs.settled(session)
  const wholeMs = performance.now() - startedAt
  const { measured } = runs.look(session)
  if (!measured) throw new Error('the measuring did not end')
  const { tookMs, longestHoldMs, rows } = measured.health
  return [
    latency(`health: measuring ${rows.toLocaleString('en')} rows, its own time`, [tookMs], {}),
    latency('health: the same from start to end, beside nothing else', [wholeMs], {}),
    latency('health: longest that it holds the core', [longestHoldMs], { p99: 100 }),
    latency('health: the page while it measures', first, { p99: 50 }),
    latency(
      'health: the page afterwards',
      await timeEach(Array.from({ length: 50 }), () => runs.look(session)),
      { p99: 50 },
    ),
  ]
}
