import { afterEach } from 'vitest'
import type { RelayClient } from '../client/index.ts'
import { connectClient, isOnline, type Member, type RunningRelay, startRelay } from './relayFixture.ts'

/** What the tests of a file start, ended after each of them in the opposite order. */
export function testScope() {
  const cleanUps: (() => void | Promise<void>)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })
  return {
    cleanUps,
    async relayWith(options: Parameters<typeof startRelay>[0] = {}): Promise<RunningRelay> {
      const relay = await startRelay(options)
      cleanUps.push(() => relay.close())
      return relay
    },
    /** A member's client, connected. */
    async online(relay: RunningRelay, member: Member): Promise<RelayClient> {
      const client = connectClient(relay.url, member.device)
      cleanUps.push(() => client.close())
      await isOnline(client)
      return client
    },
  }
}
