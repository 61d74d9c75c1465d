import { expect, test } from 'vitest'
import type { Limits } from './limits.ts'
import { connectRaw, createWriter, openMemoryStorage, tailOf, until } from './relayFixture.ts'
import { testScope } from './testScope.ts'

const room = 'psu'
const never = 3_600_000
const { cleanUps, relayWith } = testScope()

async function writerIn(limits: Partial<Limits>) {
  const storage = openMemoryStorage()
  const relay = await relayWith({ storage, limits: { compactAfterBytes: 2000, ...limits } })
  const client = await connectRaw(relay.url, `ack/${room}`)
  cleanUps.push(() => client.socket.terminate())
  const write = createWriter(1)
  let sent = 0
  return {
    client,
    /** Fulfilled once that many bytes more, and a little beside each thousand, are stored. */
    async store(bytes: number) {
      for (let left = bytes; left > 0; left -= 1000) {
        client.sendUpdate(write('x'.repeat(1000)))
        sent++
      }
      await until(() => client.acknowledged() === sent, 'stored')
    },
    hasSnapshot: async () => (await tailOf(storage, room)).hasSnapshot,
  }
}

test('[D4] while there is no time for it, a document is left alone until four times as much has come', async () => {
  const { store, hasSnapshot } = await writerIn({ compactLookMs: never })
  await store(7000)
  expect(await hasSnapshot()).toBe(false)
  await store(2000)
  await until(hasSnapshot, 'compacted')
})

test('[D4] once the event loop has time, it is compacted while people look at it', async () => {
  const { client, store, hasSnapshot } = await writerIn({ compactLookMs: 30 })
  await store(3000)
  await until(hasSnapshot, 'compacted')
  expect(client.socket.readyState).toBe(client.socket.OPEN)
})

test('[D4] one that everybody has left is compacted at once', async () => {
  const { client, store, hasSnapshot } = await writerIn({ compactLookMs: never })
  await store(3000)
  expect(await hasSnapshot()).toBe(false)
  client.socket.terminate()
  await until(hasSnapshot, 'compacted')
})

test('[D4] below the bound nothing is compacted, also when everybody has left', async () => {
  const { client, store, hasSnapshot } = await writerIn({ compactLookMs: 0 })
  await store(1000)
  client.socket.terminate()
  await client.closed
  expect(await hasSnapshot()).toBe(false)
})
