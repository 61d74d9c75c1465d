import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { LineData } from '../core/process.ts'
import type { SupervisedCore } from '../core/superviseProcess.ts'
import { ownHost, ownOrigin } from './httpServer.ts'
import { type Session, wallPath } from './session.ts'

/** One message holds at most a slice of an upload or a whole backup file. */
const largestMessageBytes = 512 * 1024 * 1024
/** A screen that leaves this much unread loses its line instead of filling memory. */
const largestBacklogBytes = 64 * 1024 * 1024
/** While this much waits for the core to take it, the screen is not read. */
const largestUnsentBytes = 16 * 1024 * 1024

/** Close codes of RFC 6455 that a screen tells apart. */
export const closeCodes = { goingAway: 1001, tooSlow: 1013, coreRestarts: 1012, noCore: 1011 } as const

interface SocketParts {
  server: Server
  session: Session
  port: () => number
  core: () => SupervisedCore<never>
}

function toLineData(data: RawData, isBinary: boolean): LineData {
  const whole = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)
  return isBinary ? new Uint8Array(whole) : whole.toString('utf8')
}

function serve(socket: WebSocket, core: SupervisedCore<never>, wallRoom: string | null) {
  const screen = {
    deliver(data: LineData) {
      // A message larger than the bound may pass alone; a backlog on top of another may not.
      if (socket.bufferedAmount > largestBacklogBytes) socket.close(closeCodes.tooSlow)
      else socket.send(data)
    },
    lost: () => socket.close(closeCodes.coreRestarts),
  }
  const line = core.connect(screen, wallRoom)
  if (!line) {
    socket.close(closeCodes.noCore)
    return
  }
  let unsentBytes = 0
  socket.on('message', (data, isBinary) => {
    const message = toLineData(data, isBinary)
    unsentBytes += message.length
    if (unsentBytes > largestUnsentBytes) socket.pause()
    void line.send(message).then(() => {
      unsentBytes -= message.length
      if (unsentBytes <= largestUnsentBytes && socket.isPaused) socket.resume()
    })
  })
  socket.on('close', () => line.close())
  socket.on('error', () => socket.terminate())
}

/**
 * Forwards each WebSocket at `/rpc` to the core unread, and one at a wall's `/rpc` as a line that reads its room only. A socket is accepted only from a page of this very
 * origin that holds the session: browsers let any page open one, so `Origin` is what stops a foreign page.
 */
export function serveScreenSockets({ server, session, port, core }: SocketParts) {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: largestMessageBytes,
  })
  const isOwnPage = ({ headers }: IncomingMessage) =>
    headers.host === ownHost(port()) && headers.origin === ownOrigin(port())
  /** What a line may reach: everything (null), one room, or nothing (undefined). */
  const reachOf = ({ url, headers }: IncomingMessage): string | null | undefined => {
    if (url === '/rpc') return session.holds(headers.cookie) ? null : undefined
    const wallRoom = /^\/wall\/(roo_[0-9A-Z]{26})\/rpc$/.exec(url ?? '')?.[1]
    if (!wallRoom || url !== `${wallPath(wallRoom)}/rpc`) return undefined
    return session.wall.holds(headers.cookie, wallRoom) ? wallRoom : undefined
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const reach = isOwnPage(request) ? reachOf(request) : undefined
    if (reach === undefined) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    // A line that opened and closed at once would look like a working one that broke.
    if (!core().isUp()) {
      stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, core(), reach))
  })

  return {
    /** Tells every screen that the host goes away. */
    close() {
      for (const socket of sockets.clients) socket.close(closeCodes.goingAway)
      sockets.close()
    },
  }
}
