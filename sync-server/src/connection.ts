import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { codes, type Reason } from '../client/words.ts'

export type Connection = {
  /** Whether it answered since the last heartbeat. */
  isAlive: boolean
  /** Writes whole frames. A reader that has fallen too far behind is cut off instead. */
  write(frames: Uint8Array): void
  /** Writes at the end of this turn, together with what else is written so: for many small answers. */
  writeSoon(frame: Uint8Array): void
  /** Writes what the reader asked for, on top of what may wait for it otherwise: a document can be larger than that. */
  answer(frames: readonly Uint8Array[]): void
  /** Fulfilled once little waits for the reader, or it is gone. */
  hasRoom(): Promise<void>
  /** Reads nothing more from it for so long. */
  holdBack(milliseconds: number): void
  /** Reads nothing more from it while its last message is being worked on. */
  setBusy(isBusy: boolean): void
  /** Closes with a code of the list; what it sends afterwards is not read. */
  close(reason: Reason, why?: string): void
  /** Closes because of what it did, and tells the log so unless it was told before. */
  refuse(reason: Reason, why: string, words?: string): void
  /** Tells the log, once for a connection whatever else it does, why it is refused. */
  noteRefused(reason: string, why: string): void
  isOpen(): boolean
  ping(): void
  terminate(): void
}

/** More than this waiting, and the next piece of a long answer waits too. */
const comfortableBytes = 1024 * 1024

/**
 * A connection that writes ready-made frames past ws, which would frame them again for each reader. The two may
 * share the socket because ws, without compression, writes whole frames synchronously too.
 */
export function createConnection(options: {
  webSocket: WebSocket
  socket: Duplex
  unsentBytes: number
  closeMs: number
  onCutOff: () => void
  onClose: (reason: Reason) => void
  /** Called at most once. */
  onRefused: (reason: string, why: string) => void
}): Connection {
  const { webSocket, socket } = options
  const isOpen = () => webSocket.readyState === WebSocket.OPEN
  let answerBytes = 0
  let heldUntil = 0
  let heldTimer: NodeJS.Timeout | undefined
  let isBusy = false
  let isCorked = false
  let isNotedRefused = false

  const readOrPause = () => {
    if (!isOpen()) return
    const heldMs = heldUntil - performance.now()
    if (heldMs > 0) {
      clearTimeout(heldTimer)
      heldTimer = setTimeout(() => {
        // It could not answer a ping meanwhile.
        connection.isAlive = true
        readOrPause()
      }, Math.ceil(heldMs)).unref()
    }
    if (heldMs > 0 || isBusy) webSocket.pause()
    else webSocket.resume()
  }

  const isTooFarBehind = () => {
    if (socket.writableLength === 0) answerBytes = 0
    return socket.writableLength > options.unsentBytes + answerBytes
  }

  const connection: Connection = {
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
    writeSoon(frame) {
      if (!isCorked) {
        isCorked = true
        socket.cork()
        process.nextTick(() => {
          isCorked = false
          socket.uncork()
        })
      }
      connection.write(frame)
    },
    answer(frames) {
      socket.cork()
      for (const frame of frames) {
        connection.write(frame)
        answerBytes = Math.max(answerBytes, frame.length)
      }
      socket.uncork()
    },
    async hasRoom() {
      while (isOpen() && socket.writableLength > comfortableBytes)
        await new Promise<void>((resolve) => {
          const done = () => {
            socket.off('drain', done)
            socket.off('close', done)
            resolve()
          }
          socket.on('drain', done)
          socket.on('close', done)
        })
    },
    holdBack(milliseconds) {
      const until = performance.now() + milliseconds
      if (!isOpen() || until <= heldUntil) return
      heldUntil = until
      readOrPause()
    },
    setBusy(busy) {
      isBusy = busy
      readOrPause()
    },
    close(reason, why = reason) {
      if (!isOpen()) return
      options.onClose(reason)
      webSocket.resume()
      webSocket.close(codes[reason], why)
      setTimeout(() => webSocket.terminate(), options.closeMs).unref()
    },
    refuse(reason, why, words) {
      connection.noteRefused(reason, why)
      connection.close(reason, words)
    },
    noteRefused(reason, why) {
      if (isNotedRefused) return
      isNotedRefused = true
      options.onRefused(reason, why)
    },
    ping() {
      if (isOpen()) webSocket.ping()
    },
    terminate: () => webSocket.terminate(),
  }
  return connection
}
