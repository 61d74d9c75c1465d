import { afterAll, expect, test } from 'vitest'
import { sayMissing } from '../src/storageFixture.ts'
import { simulate } from './convergence.ts'
import { startServers, twoNodesOn } from './nodesWorld.ts'

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

const servers = await startServers()
afterAll(() => servers?.end())
if (!servers) sayMissing('PostgreSQL or Redis', 'postgresql, redis-server')

test.runIf(servers).each(seeds.slice(0, 4))(
  '[D1][N1][N2][N3][T4] simulated day %i with two nodes of one PostgreSQL: ways break, nodes are killed, and nothing acknowledged is lost',
  async (seed) => {
    const { edits, acknowledged } = await simulate(seed, { makeWorld: twoNodesOn(servers!) })
    expect(edits).toBeGreaterThan(20)
    expect(acknowledged).toBeGreaterThan(0)
  },
)
