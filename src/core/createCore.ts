import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { RPCHandler } from '@orpc/server/websocket'
import type { Connection, CoreStart, Keychain } from '../shared/connection.ts'
import { accountsProcedures } from './accounts/procedures.ts'
import { createChanges } from './app/changes.ts'
import { workspaceProcedures } from './app/workspaceProcedures.ts'
import { createWorkspaces } from './app/workspaces.ts'
import { dealsProcedures } from './deals/procedures.ts'
import { logProcedures } from './log/procedures.ts'

export interface CoreParts {
  start: CoreStart
  keychain: Keychain
  /** UTC ms. */
  now: () => number
}

/** Makes the core: all wiring is here, and a new module is one line of it. */
export async function createCore({ start, keychain, now }: CoreParts) {
  const changes = createChanges()
  const workspaces = createWorkspaces({
    homeDirectory: start.homeDirectory,
    keychain: {
      available: () => keychain.available(),
      get: (id) => keychain.get(id),
      set: (id, key) => keychain.set(id, key),
      delete: (id) => keychain.remove(id),
    },
    now,
    changes,
    fillSample: async () => {},
    onOpen: () => {},
  })
  const { sessions } = workspaces

  const router = {
    workspace: workspaceProcedures(workspaces, changes, join(start.homeDirectory, 'preferences.json')),
    accounts: accountsProcedures(sessions),
    deals: dealsProcedures(sessions, () => null),
    log: logProcedures(sessions),
  }
  const handler = new RPCHandler(router)

  if (start.open?.sample) await workspaces.openSample(start.open.directory, () => {})
  else if (start.open) await workspaces.openAt(start.open.directory, start.open.passphrase)

  return {
    /** Serves one screen until its line closes. */
    connect(connection: Connection): void {
      // The handler wants a WebSocket and uses of it only `send`: it keys its state by this object.
      const socket = {
        send: (data: string | Uint8Array<ArrayBuffer>) => connection.send(data),
      }
      const peer = socket as unknown as Parameters<typeof handler.message>[0]
      connection.onMessage((data) => void handler.message(peer, data as string))
      connection.onClose(() => handler.close(peer))
    },
    /** The same procedures without a line: for the command line and for tests. */
    client: createRouterClient(router),
    sessions,
    async close(): Promise<void> {
      workspaces.close()
    },
  }
}
export type Core = Awaited<ReturnType<typeof createCore>>
