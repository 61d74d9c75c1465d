import { loadavg } from 'node:os'
import { expect } from 'vitest'

/** Holds a journey against the time that is promised for it, and tells what it took and how busy the machine was. */
export function expectWithin(promised: string, beganAtMs: number, limitS: number): void {
  const tookS = (performance.now() - beganAtMs) / 1000
  console.info(`${promised}: ${tookS.toFixed(1)} s of ${limitS} s, load ${loadavg()[0]!.toFixed(1)}`)
  expect(tookS).toBeLessThan(limitS)
}
