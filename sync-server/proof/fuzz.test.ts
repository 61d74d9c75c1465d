import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'

test('[M1] 20,000 spoilt messages: offenders are closed with one line each, honest people notice nothing', async () => {
  const { frames, connections, closed, logLines } = await fuzz(20_000, 20261122)
  expect(frames).toBeGreaterThanOrEqual(20_000)
  expect(closed[4400] ?? 0).toBe(connections)
  expect(logLines).toBe(connections)
}, 120_000)
