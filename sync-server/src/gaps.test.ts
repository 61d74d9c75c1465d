import { expect, test } from 'vitest'
import { connectRaw, createWriter, openMemoryStorage, until } from './relayFixture.ts'
import { testScope } from './testScope.ts'

const room = 'psu-of-the-clinic'
const { cleanUps, relayWith } = testScope()

test('[N1][D3] what this node stores while it reads what another has stored is acknowledged too', async () => {
  const storage = openMemoryStorage()
  let reading = 0
  let release = () => {}
  let gate: Promise<void> | null = null
  const relay = await relayWith({
    storage: {
      ...storage,
      // As if another node had the same database.
      isShared: true,
      async readLog(document, after) {
        reading++
        await gate
        return storage.readLog(document, after)
      },
    },
    limits: { pollMs: 5, cutOffMs: 60_000 },
  })
  const writer = await connectRaw(relay.url, `ack/${room}`)
  cleanUps.push(() => writer.socket.terminate())
  const change = createWriter(1)
  writer.sendUpdate(change('first'))
  await until(() => writer.acknowledged() === 1, 'acknowledged')

  gate = new Promise((resolve) => {
    release = resolve
  })
  reading = 0
  await storage.append([
    { document: room, update: createWriter(2)('of the other node'), author: 'other', at: 1 },
  ])
  await until(() => reading > 0, 'this node reads what the other has stored')
  writer.sendUpdate(change('second'))
  await until(async () => (await storage.readHead(room))?.head === 3, 'stored')
  // The answer of the store has come, and the log is read only now: it holds what was just stored.
  await new Promise((resolve) => setTimeout(resolve, 20))
  release()
  await until(() => writer.acknowledged() === 2, 'acknowledged as well')
  expect((await storage.readLog(room, 0)).map(({ seq }) => seq)).toEqual([1, 2, 3])
})
