import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { createCatchUp } from './catchUp.ts'
import { createCommits } from './commits.ts'
import { type Compactor, createCompactor } from './compactor.ts'
import { type Connection, createConnection } from './connection.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import {
  acknowledgedFrame,
  awarenessFrame,
  type ClientMessage,
  closeCodes,
  decodeMessage,
  keepAliveFrame,
  type Presence,
  syncStep1Frame,
  updateFrame,
} from './protocol.ts'
import { compactionBound, holdsAlready, noteStored, openRoom, type Room, roomBytes } from './room.ts'
import { encodeStateVector } from './stateVector.ts'
import type { Storage } from './storage.ts'
import type { UpdateShape } from './updateShape.ts'
import { readTarget } from './upgrade.ts'

export type Relay = {
  /** Serves WebSocket upgrades of this server. */
  attach(server: Server): void
  /** Stores what has arrived, says goodbye to everybody and closes the store. */
  close(): Promise<void>
}

type Part = { connection: Connection; room: Room; update: Uint8Array; shape: UpdateShape; isKnown: boolean }

/**
 * A relay over a store. It owns the store from here on and closes it.
 *
 * @param now UTC milliseconds
 */
export function createRelay(options: {
  storage: Storage
  limits: Limits
  now: () => number
  log: Log
  compactor?: Compactor
}): Relay {
  const { storage, limits, now, log } = options
  const compactor = options.compactor ?? createCompactor()
  const rooms = new Map<string, Room>()
  const connections = new Set<Connection>()
  const catchUp = createCatchUp(storage, limits.cacheBytes)
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
  })
  let isClosing = false

  const roomNamed = (name: string): Room => {
    const open = rooms.get(name)
    if (open) return open
    const room = openRoom(name, storage, limits, now)
    rooms.set(name, room)
    return room
  }

  /** Refused connections say so once: what else they send is not read. */
  const refuse = (connection: Connection, reason: 'malformed' | 'roomFull', why: string) => {
    log({ level: 'warn', event: 'connectionRefused', room: connection.room.name, reason, why })
    connection.close(reason)
  }

  /** What we can't do, most likely because the store can't be read, ends one connection and not the relay. */
  const fail = (connection: Connection, error: unknown) => {
    log({ level: 'error', event: 'connectionFailed', room: connection.room.name, why: String(error) })
    connection.close('failed')
  }

  const startCompaction = async (room: Room) => {
    room.isCompacting = true
    try {
      const snapshot = storage.readSnapshot(room.name)
      const tail = storage.readTail(room.name)
      const throughSeq = tail.at(-1)?.seq ?? 0
      const tailBytes = tail.reduce((sum, { update }) => sum + update.length, 0)
      const updates = tail.map(({ update }) => update)
      const compacted = await compactor.compact(snapshot ? [snapshot.update, ...updates] : updates)
      if (isClosing) return
      storage.replaceWithSnapshot(room.name, { throughSeq, ...compacted })
      room.snapshotThroughSeq = throughSeq
      room.snapshotBytes = compacted.update.length
      room.tailBytes -= tailBytes
      room.compactAtBytes = compactionBound(room, limits.compactAfterBytes)
    } catch (error) {
      // The log stays as it is: nothing is lost but speed. The next try waits until it is twice as long.
      room.compactAtBytes = room.tailBytes * 2
      if (!isClosing) log({ level: 'error', event: 'compactionFailed', room: room.name, why: String(error) })
    } finally {
      room.isCompacting = false
      closeIfEmpty(room)
    }
  }

  const closeIfEmpty = (room: Room) => {
    if (room.connections.size === 0 && room.pendingUpdates === 0 && !room.isCompacting)
      rooms.delete(room.name)
  }

  /** Sends a room's new updates to everybody but a sole author, whose own they are. */
  const broadcast = (room: Room, parts: readonly Part[]) => {
    const frames = parts.map(({ update }) => updateFrame(update))
    const all = frames.length === 1 ? frames[0]! : Buffer.concat(frames)
    const [first] = parts
    const soleAuthor = parts.every(({ connection }) => connection === first?.connection) ? first : undefined
    for (const reader of room.connections) if (reader !== soleAuthor?.connection) reader.write(all)
  }

  const acknowledge = (parts: readonly Part[]) => {
    const counts = new Map<Connection, number>()
    for (const { connection } of parts)
      if (connection.wantsAcknowledgements) counts.set(connection, (counts.get(connection) ?? 0) + 1)
    for (const [connection, count] of counts)
      connection.write(Buffer.concat(Array.from({ length: count }, () => acknowledgedFrame)))
  }

  const leavePending = ({ room, update }: Part) => {
    room.pendingUpdates--
    room.pendingBytes -= update.length
  }

  const commits = createCommits<Part>((parts) => {
    parts.forEach(leavePending)
    const fresh = parts.filter(({ isKnown }) => !isKnown)
    let seqs: number[]
    try {
      seqs =
        fresh.length > 0 ? storage.append(fresh.map(({ room, update }) => ({ room: room.name, update }))) : []
    } catch (error) {
      log({ level: 'error', event: 'notStored', updates: fresh.length, why: String(error) })
      for (const { connection, room } of parts) {
        connection.close('failed')
        closeIfEmpty(room)
      }
      return
    }
    const byRoom = new Map<Room, Part[]>()
    fresh.forEach((part, index) => {
      noteStored(part.room, part.shape, part.update.length, seqs[index]!)
      const list = byRoom.get(part.room)
      if (list) list.push(part)
      else byRoom.set(part.room, [part])
    })
    for (const [room, list] of byRoom) broadcast(room, list)
    acknowledge(parts)
    for (const room of byRoom.keys())
      if (!room.isCompacting && room.tailBytes > room.compactAtBytes) void startCompaction(room)
    for (const { room } of parts) closeIfEmpty(room)
  }, limits.commitEveryMs)

  const tellPresences = (room: Room, presences: readonly Presence[]) => {
    if (presences.length === 0) return
    const frame = awarenessFrame(presences)
    for (const reader of room.connections) reader.write(frame)
  }

  const receive = (connection: Connection, message: ClientMessage) => {
    const { room } = connection
    if (message.type === 'syncStep1') {
      connection.answer(catchUp.framesFor(room, message.stateVector, message.vector))
    } else if (message.type === 'update') {
      const { update, shape } = message
      const isKnown = holdsAlready(room, shape)
      if (!isKnown && roomBytes(room) + update.length > limits.roomBytes)
        return refuse(connection, 'roomFull', `${roomBytes(room)} bytes`)
      room.pendingUpdates++
      room.pendingBytes += update.length
      commits.add({ connection, room, update, shape, isKnown })
    } else if (message.type === 'awareness') {
      const accepted = room.presences.accept(message.presences, connection, limits.presencesPerConnection)
      if (!accepted) return refuse(connection, 'malformed', 'too many presences')
      tellPresences(room, accepted)
    } else {
      const present = room.presences.list()
      if (present.length > 0) connection.write(awarenessFrame(present))
    }
  }

  const readFrame = (connection: Connection, data: Buffer, isBinary: boolean) => {
    if (!connection.isOpen() || isClosing) return
    const decoded = isBinary ? decodeMessage(data, limits) : { ok: false as const, why: 'text' }
    if (!decoded.ok) return refuse(connection, 'malformed', decoded.why)
    try {
      receive(connection, decoded.message)
    } catch (error) {
      fail(connection, error)
    }
  }

  const serve = (webSocket: WebSocket, socket: Duplex, name: string, wantsAcknowledgements: boolean) => {
    let room: Room
    try {
      room = roomNamed(name)
    } catch (error) {
      log({ level: 'error', event: 'roomNotRead', room: name, why: String(error) })
      webSocket.close(closeCodes.failed, 'failed')
      return
    }
    const connection = createConnection({
      room,
      wantsAcknowledgements,
      webSocket,
      socket,
      unsentBytes: limits.unsentBytes,
      closeMs: limits.closeMs,
      onCutOff: () => log({ level: 'warn', event: 'readerCutOff', room: name }),
    })
    room.connections.add(connection)
    connections.add(connection)
    webSocket.on('message', (data: Buffer, isBinary) => readFrame(connection, data, isBinary))
    webSocket.on('pong', () => {
      connection.isAlive = true
    })
    webSocket.on('error', (error: Error & { code?: string }) => {
      if (error.code?.startsWith('WS_ERR_'))
        log({ level: 'warn', event: 'connectionRefused', room: name, reason: 'framing', why: error.code })
    })
    webSocket.on('close', () => {
      room.connections.delete(connection)
      connections.delete(connection)
      tellPresences(room, room.presences.leave(connection))
      closeIfEmpty(room)
    })
    connection.write(syncStep1Frame(encodeStateVector(room.vector)))
    const present = room.presences.list()
    if (present.length > 0) connection.write(awarenessFrame(present))
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const target = isClosing
      ? ({ ok: false, status: 503 } as const)
      : readTarget(request, {
          isFull: connections.size >= limits.connections,
          roomNameBytes: limits.roomNameBytes,
        })
    if (!target.ok) {
      socket.on('error', () => {})
      socket.end(`HTTP/1.1 ${target.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) =>
      serve(webSocket, socket, target.room, target.wantsAcknowledgements),
    )
  }

  const heartbeat = setInterval(() => {
    for (const connection of connections) {
      if (!connection.isAlive) {
        connection.terminate()
        continue
      }
      connection.isAlive = false
      connection.ping()
      connection.write(keepAliveFrame)
    }
  }, limits.heartbeatMs)
  heartbeat.unref()

  const allGone = async () => {
    const deadline = Date.now() + limits.closeMs
    while (connections.size > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10))
    for (const connection of connections) connection.terminate()
  }

  return {
    attach: (server) => void server.on('upgrade', upgrade),
    async close() {
      if (isClosing) return
      clearInterval(heartbeat)
      commits.flush()
      isClosing = true
      for (const connection of connections) connection.close('goingAway')
      await allGone()
      await compactor.close()
      storage.close()
    },
  }
}
