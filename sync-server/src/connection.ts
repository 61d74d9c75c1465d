import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { codes, type Reason } from '../client/words.ts'
import type { LateWrites } from './lateWrites.ts'

export type Connection = {
  /** Whether it answered since the last heartbeat. */
  isAlive: boolean
  /** Writes whole frames. A reader that has fallen too far behind is cut off instead. */
  write(frames: Uint8Array): void
  /**
   * Writes together with what goes to this reader next, before it, and soon at the latest: a call of the kernel for
   * each small answer would cost more than the answer.
   */
  writeLate(frame: Uint8Array): void
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

const nothing = new Uint8Array()
/** Up to here copying is cheaper than one more call of the kernel. */
const copiedBytes = 4096

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
  late: LateWrites
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
  /** Frames that wait for what goes to this reader next. */
  let waiting: Uint8Array[] | null = null
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
    const unsent = socket.writableLength
    if (unsent === 0) {
      answerBytes = 0
      return false
    }
    return unsent > options.unsentBytes + answerBytes
  }
  /** What waits, and then this. */
  const withWaiting = (frames: Uint8Array): Uint8Array => {
    if (!waiting) return frames
    const before = waiting
    waiting = null
    if (frames.length <= copiedBytes) return Buffer.concat([...before, frames])
    socket.write(Buffer.concat(before))
    return frames
  }
  const writeWaiting = () => {
    if (waiting && isOpen()) socket.write(withWaiting(nothing))
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
      socket.write(withWaiting(frames))
    },
    writeLate(frame) {
      if (waiting) waiting.push(frame)
      else {
        waiting = [frame]
        options.late.add(writeWaiting)
      }
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
      // What was promised is told, also to one who goes.
      writeWaiting()
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
