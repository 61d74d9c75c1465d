import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type CoreChild,
  type CoreState,
  type SuperviseOptions,
  superviseCore,
} from '../core/superviseProcess.ts'
import type { CoreStart, Keychain } from '../shared/connection.ts'
import { createHttpServer, ownOrigin } from './httpServer.ts'
import { serveScreenSockets } from './screenSockets.ts'
import { createSession } from './session.ts'
import { readStaticFiles } from './staticFiles.ts'

export interface WebHostParts {
  port: number
  rendererDirectory: string
  start: CoreStart
  startCore: () => CoreChild
  startEngine: SuperviseOptions<never>['startEngine']
  onState: (state: CoreState) => void
}

export interface WebHost {
  port: number
  /** A link that works once. */
  issueLink(): string
  close(): Promise<void>
}

const shutdownGraceMs = 10_000

/**
 * A web host has no keychain of its own, as the window has: the core reaches the user's by the system's own tools, and a
 * file next to the data would only look like one.
 */
export const noKeychain: Keychain = {
  available: async () => false,
  get: async () => null,
  set: async () => {
    throw new Error('this host has no keychain')
  },
  remove: async () => {},
}

/** Listens on 127.0.0.1 and starts the core; rejects with the listen error when the port is taken. */
export async function startWebHost(parts: WebHostParts): Promise<WebHost> {
  const files = readStaticFiles(parts.rendererDirectory)
  let port = 0
  const session = createSession(() => port)
  const server = createHttpServer({ files, session, port: () => port })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port
  const core = superviseCore({
    start: parts.start,
    keychain: noKeychain,
    startCore: parts.startCore,
    startEngine: parts.startEngine,
    now: Date.now,
    wait: async (milliseconds) => {
      await wait(milliseconds)
    },
    onState: parts.onState,
  })
  const sockets = serveScreenSockets({ server, session, port: () => port, core: () => core })
  return {
    port,
    issueLink: () => `${ownOrigin(port)}/?token=${session.issueToken()}`,
    async close() {
      sockets.close()
      server.close()
      server.closeAllConnections()
      await core.close(shutdownGraceMs)
    },
  }
}
