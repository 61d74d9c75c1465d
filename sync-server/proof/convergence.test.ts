import { expect, test } from 'vitest'
import { simulate } from './convergence.ts'

const seeds = Array.from({ length: 10 }, (_, index) => 20261122 + index)

test.each(seeds)(
  '[D1][O1][O4][U3][T4] simulated day %i: replicas equal, everything acknowledged there, nothing from the removed',
  async (seed) => {
    const { edits, acknowledged } = await simulate(seed)
    expect(edits).toBeGreaterThan(20)
    expect(acknowledged).toBeGreaterThan(0)
  },
)

test.each(seeds.slice(0, 6))(
  '[E3][E6][E8][W4] simulated day %i in a sealed workspace: the same, and nobody takes the relay for a liar',
  async (seed) => {
    const { edits, acknowledged } = await simulate(seed, { isSealed: true })
    expect(edits).toBeGreaterThan(20)
    expect(acknowledged).toBeGreaterThan(0)
  },
)
