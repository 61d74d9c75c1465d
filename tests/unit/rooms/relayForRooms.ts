import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { documentsOf } from '../../../sync-server/client/index.ts'
import { readEnvelope } from '../../../sync-server/client/sealed/envelope.ts'
import { createWorkspace } from '../../../sync-server/src/auth/changes.ts'
import { defaultLimits } from '../../../sync-server/src/limits.ts'
import { createRelay, type Relay } from '../../../sync-server/src/relay.ts'
import { openMemoryStorage, until } from '../../../sync-server/src/relayFixture.ts'
import { openSqliteStorage } from '../../../sync-server/src/storage/sqlite.ts'
import type { Storage } from '../../../sync-server/src/storage.ts'

export { until }

/** For tests: a real relay in this process that can stop and come back at the same address, with the same store or a new one. */
export async function startRelayForRooms(authentication: 'devices' | 'none') {
  let storage: Storage = openMemoryStorage()
  let relay: Relay
  let server: Server
  let port = 0
  let asks = authentication
  const start = async () => {
    relay = await createRelay({
      ...{ storage, authentication: asks, limits: defaultLimits, now: Date.now, log() {} },
    })
    server = createServer()
    relay.attach(server)
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const keep = (kept: Storage): Storage => ({ ...kept, close: async () => {} })
  storage = keep(storage)
  await start()
  return {
    url: `ws://127.0.0.1:${port}`,
    async stop() {
      const gone = new Promise((resolve) => server.close(resolve))
      await relay.close()
      await gone
    },
    start,
    /** As after a restore from a backup that is older than everything. */
    forget(next: 'devices' | 'none' = authentication) {
      storage = keep(openMemoryStorage())
      asks = next
    },
    /** The store as it is now, to be put back with `restore`. */
    async backup(): Promise<string> {
      const file = join(mkdtempSync(join(tmpdir(), 'relay-')), 'backup.db')
      await storage.backup!(file)
      return file
    },
    async restore(file: string): Promise<void> {
      storage = keep(openSqliteStorage(file))
      await storage.renewLineages()
    },
    /** Every byte that the store holds of a room, and of what its directory says of it. */
    async everythingOf(room: string): Promise<Buffer> {
      const documents = documentsOf(room)
      const parts = await Promise.all(
        documents.map(async (document) => [
          (await storage.readSnapshot(document))?.update ?? new Uint8Array(),
          ...(await storage.readLog(document, 0)).map(({ update }) => update),
        ]),
      )
      const { entries } = await storage.readDirectory()
      const said = entries.filter(({ id, body }) => `${id} ${body}`.includes(room))
      return Buffer.concat([...parts.flat(), ...said.map(({ body }) => Buffer.from(body))])
    },
    /** Epochs of what is in a sealed document's log. */
    epochsOf: async (document: string): Promise<number[]> =>
      (await storage.readLog(document, 0)).map(({ update }) => readEnvelope(update).epoch),
    /** A workspace with its first admin's code. */
    async foundWorkspace(isSealed = false): Promise<string> {
      const made = await relay.register.change(() =>
        createWorkspace('华东大客户', '钱越', 1, Date.now(), isSealed),
      )
      if (!made.ok) throw new Error(made.why)
      return made.result.code
    },
  }
}

export type Office = ReturnType<typeof openOfficeWithRooms>

/** How a room stands in an office. */
export const statusOf = async (office: Office, roomId: string) =>
  (await office.rooms.list()).find(({ id }) => id === roomId)!.status
