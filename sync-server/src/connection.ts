import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { type CloseReason, closeCodes } from './protocol.ts'
import type { Room } from './room.ts'

export type Connection = {
  readonly room: Room
  readonly wantsAcknowledgements: boolean
  /** Whether it answered since the last heartbeat. */
  isAlive: boolean
  /** Writes whole frames. A reader that has fallen too far behind is cut off instead. */
  write(frames: Uint8Array): void
  /** Writes what the reader asked for, on top of what may wait for it otherwise: a room can be larger than that. */
  answer(frames: readonly Uint8Array[]): void
  /** Closes with a code of the list; what it sends afterwards is not read. */
  close(reason: CloseReason): void
  isOpen(): boolean
  ping(): void
  terminate(): void
}

/**
 * A connection that writes ready-made frames past ws, which would frame them again for each reader. The two may
 * share the socket because ws, without compression, writes whole frames synchronously too.
 */
export function createConnection(options: {
  room: Room
  wantsAcknowledgements: boolean
  webSocket: WebSocket
  socket: Duplex
  unsentBytes: number
  closeMs: number
  onCutOff: () => void
}): Connection {
  const { webSocket, socket } = options
  const isOpen = () => webSocket.readyState === WebSocket.OPEN
  let answerBytes = 0

  const isTooFarBehind = () => {
    if (socket.writableLength === 0) answerBytes = 0
    return socket.writableLength > options.unsentBytes + answerBytes
  }

  const connection: Connection = {
    room: options.room,
    wantsAcknowledgements: options.wantsAcknowledgements,
    isAlive: true,
    isOpen,
    write(frames) {
      if (!isOpen()) return
      if (isTooFarBehind()) {
        options.onCutOff()
        connection.close('tooSlow')
        return
      }
      socket.write(frames)
    },
    answer(frames) {
      for (const frame of frames) {
        connection.write(frame)
        answerBytes = Math.max(answerBytes, frame.length)
      }
    },
    close(reason) {
      if (!isOpen()) return
      webSocket.close(closeCodes[reason], reason)
      setTimeout(() => webSocket.terminate(), options.closeMs).unref()
    },
    ping() {
      if (isOpen()) webSocket.ping()
    },
    terminate: () => webSocket.terminate(),
  }
  return connection
}
