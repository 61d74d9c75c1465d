import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'
import { fuzzInside } from './fuzzInside.ts'

test('[M1] 20,000 spoilt messages: offenders are closed with one line each, honest people notice nothing', async () => {
  const { frames, connections, closed, logLines } = await fuzz(20_000, 20261122)
  expect(frames).toBeGreaterThanOrEqual(20_000)
  // 1002 where everything before the broken frame was good, or was still being worked on.
  expect(Object.keys(closed).filter((code) => !['4400', '1002'].includes(code))).toEqual([])
  expect(closed[4400] ?? 0).toBeGreaterThan(connections * 0.9)
  expect(logLines).toBe(connections)
}, 120_000)

test('[M1] [E4] [W1] [G2] 4,000 messages of certified devices, spoilt and then signed, in an open and a sealed workspace: refused by code, and the store stays whole', async () => {
  const { frames, connections, closed, answered, notStored, stored, logLines } = await fuzzInside(
    4000,
    20261123,
  )
  expect(frames).toBeGreaterThanOrEqual(4000)
  expect(Object.keys(closed).sort()).toEqual(['4400', '4401'])
  expect(logLines).toBe(connections)
  // They got past the form, to who may do what, to what exists, and to what comes next; and what was good was done.
  for (const code of [0, 4400, 4403, 4404, 4409, 4426]) expect(answered[code], `${code}`).toBeGreaterThan(0)
  for (const code of [4400, 4403, 4409, 4426]) expect(notStored[code], `${code}`).toBeGreaterThan(0)
  expect(stored).toBeGreaterThan(0)
}, 120_000)
