import { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Connection, createConnection } from './connection.ts'
import { createLateWrites } from './lateWrites.ts'

const bytes = (text: string) => Buffer.from(text)

/** A connection over a socket that remembers each call of the kernel that it would have been. */
function connected(late = createLateWrites(20)) {
  const written: string[] = []
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString())
      done()
    },
  })
  const webSocket = {
    readyState: WebSocket.OPEN as number,
    pause() {},
    resume() {},
    close() {
      written.push('goodbye')
      this.readyState = WebSocket.CLOSING
    },
    terminate() {},
  }
  const connection: Connection = createConnection({
    ...{ webSocket: webSocket as never, socket, late, unsentBytes: 1_000_000, closeMs: 10 },
    ...{ onCutOff() {}, onClose() {}, onRefused() {} },
  })
  return { connection, written, webSocket }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('[D1] small answers', () => {
  test('go along with what the reader gets next, before it, in one piece', () => {
    const { connection, written } = connected()
    connection.writeLate(bytes('a1 '))
    connection.writeLate(bytes('a2 '))
    expect(written).toEqual([])
    connection.write(bytes('shown'))
    expect(written).toEqual(['a1 a2 shown'])
    vi.advanceTimersByTime(100)
    expect(written).toEqual(['a1 a2 shown'])
  })

  test('go by themselves where nothing else comes, once for all readers of a moment', () => {
    const late = createLateWrites(20)
    const [one, other] = [connected(late), connected(late)]
    one.connection.writeLate(bytes('a1'))
    other.connection.writeLate(bytes('b1'))
    vi.advanceTimersByTime(19)
    expect([...one.written, ...other.written]).toEqual([])
    vi.advanceTimersByTime(1)
    expect([one.written, other.written]).toEqual([['a1'], ['b1']])
    one.connection.writeLate(bytes('a2'))
    vi.advanceTimersByTime(20)
    expect(one.written).toEqual(['a1', 'a2'])
  })

  test('are not copied together with what is large, and keep their place before it', () => {
    const { connection, written } = connected()
    const large = 'x'.repeat(5_000)
    connection.writeLate(bytes('a1'))
    connection.answer([bytes(large)])
    vi.advanceTimersByTime(20)
    expect(written).toEqual(['a1', large])
  })

  test('are told before the goodbye, and not after it', () => {
    const { connection, written } = connected()
    connection.writeLate(bytes('a1'))
    connection.close('goingAway')
    connection.writeLate(bytes('a2'))
    vi.advanceTimersByTime(5)
    expect(written).toEqual(['a1', 'goodbye'])
    vi.advanceTimersByTime(1_000)
    expect(written).toEqual(['a1', 'goodbye'])
  })
})
