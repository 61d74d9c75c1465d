import { createRouterClient } from '@orpc/server'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { RoomEvent } from '../../shared/contract/rooms.ts'
import { openOffice } from '../testOffice.ts'
import { createLiveRooms } from './liveRooms.ts'
import { roomsProcedures } from './procedures.ts'
import type { OpenRelaySocket } from './relayLink.ts'

/** For tests: time that passes only when told to. */
export function createTimers() {
  const due: { at: number; work: () => void }[] = []
  let now = 0
  return {
    later(work: () => void, milliseconds: number) {
      const timer = { at: now + milliseconds, work }
      due.push(timer)
      return () => {
        if (due.includes(timer)) due.splice(due.indexOf(timer), 1)
      }
    },
    pass(milliseconds: number): void {
      now += milliseconds
      for (const timer of due.filter(({ at }) => at <= now).sort((left, right) => left.at - right.at)) {
        if (!due.includes(timer)) continue
        due.splice(due.indexOf(timer), 1)
        timer.work()
      }
    },
  }
}

type Message = { kind: 'step1' | 'step2' | 'update' | 'awareness'; payload: Uint8Array }

/** For tests: a relay in memory that answers as protocol rules S1–S3 and D3 say, confirms when told to, and can be unplugged. */
export function createFakeRelay() {
  const docs = new Map<string, Y.Doc>()
  type Line = { url: string; on: Parameters<OpenRelaySocket>[1]; owed: number }
  let lines: Line[] = []
  let plugged = true
  let confirms = true
  const frame = (...parts: [number, number | null, Uint8Array?]) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, parts[0])
    if (parts[1] !== null) encoding.writeVarUint(encoder, parts[1])
    if (parts[2]) encoding.writeVarUint8Array(encoder, parts[2])
    return encoding.toUint8Array(encoder)
  }
  const docOf = (url: string) => {
    const doc = docs.get(url) ?? new Y.Doc()
    docs.set(url, doc)
    return doc
  }
  const read = (data: Uint8Array): Message => {
    const decoder = decoding.createDecoder(data)
    const isSync = decoding.readVarUint(decoder) === 0
    const kind = isSync
      ? (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)]!
      : 'awareness'
    return { kind, payload: decoding.readVarUint8Array(decoder) }
  }
  const confirm = (line: Line) => {
    for (; line.owed > 0; line.owed -= 1) line.on.message(frame(8, 1))
  }
  const open: OpenRelaySocket = (url, on) => {
    const line: Line = { url, on, owed: 0 }
    if (plugged) {
      lines.push(line)
      queueMicrotask(() => {
        if (!lines.includes(line)) return
        on.open()
        on.message(frame(0, 0, Y.encodeStateVector(docOf(url))))
      })
    } else queueMicrotask(() => on.close(1006))
    return {
      send(data) {
        if (!lines.includes(line)) return
        const { kind, payload } = read(data)
        const others = lines.filter((other) => other !== line && other.url === url)
        if (kind === 'awareness') for (const other of others) other.on.message(frame(1, null, payload))
        else if (kind === 'step1') on.message(frame(0, 1, Y.encodeStateAsUpdate(docOf(url), payload)))
        else {
          Y.applyUpdate(docOf(url), payload)
          for (const other of others) other.on.message(frame(0, 2, payload))
          line.owed += 1
          if (confirms) confirm(line)
        }
      },
      close: () => {
        lines = lines.filter((other) => other !== line)
      },
    }
  }
  return {
    open,
    docOf,
    lines: () => lines.length,
    /** Everybody's line breaks with this code; nobody can come back until it is plugged in again. */
    unplug(code = 1006) {
      plugged = false
      for (const line of lines.splice(0)) line.on.close(code)
    },
    plug: () => {
      plugged = true
    },
    /** From now on, or not, what is stored is said to be. */
    confirm(on: boolean) {
      confirms = on
      if (on) for (const line of lines) confirm(line)
    },
    /** Says something to all who listen to a room. */
    say(url: string, update: Uint8Array) {
      for (const line of lines.filter((each) => each.url === url)) line.on.message(frame(0, 2, update))
    },
    /** As after a restore from an older backup. */
    forget: () => docs.clear(),
  }
}

/** For tests: an office with rooms, and screens on them. */
export function openOfficeWithRooms(relay = createFakeRelay()) {
  const office = openOffice()
  const timers = createTimers()
  const live = createLiveRooms({ openSocket: relay.open, later: timers.later, random: () => 1 })
  const rooms = createRouterClient(roomsProcedures(office.sessions, live))
  let screens = 0
  live.attach(office.session)
  return {
    ...office,
    relay,
    timers,
    live,
    rooms,
    /** A screen with a room open: its own Y.Doc, in step with core as the renderer's is. */
    async screen(roomId: string, readOnly = false) {
      screens += 1
      const id = `screen-${String(screens).padStart(4, '0')}`
      const stop = new AbortController()
      const events: RoomEvent[] = []
      const doc = new Y.Doc()
      const stream = live.listen(office.session, roomId, { screen: id, readOnly }, stop.signal)
      const first = await stream.next()
      if (first.done || first.value.kind !== 'state') throw new Error('a room begins with its state')
      Y.applyUpdate(doc, Buffer.from(first.value.update, 'base64'), 'core')
      const ended = (async () => {
        for await (const event of stream) {
          events.push(event)
          if (event.kind === 'update') Y.applyUpdate(doc, Buffer.from(event.update, 'base64'), 'core')
        }
      })()
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'core') live.push(office.session, roomId, id, update)
      })
      return {
        id,
        doc,
        events,
        first: first.value,
        async close() {
          stop.abort()
          await ended
        },
      }
    },
  }
}
