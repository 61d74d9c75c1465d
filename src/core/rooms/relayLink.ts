import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { RelayState } from '../../shared/contract/rooms.ts'

/** A WebSocket as the link needs it. The host decides what opens it; tests bring their own. */
export interface RelaySocket {
  send(data: Uint8Array): void
  close(): void
}
export type OpenRelaySocket = (
  url: string,
  on: { open(): void; message(data: Uint8Array): void; close(code: number): void },
) => RelaySocket

export interface RelayLinkParts {
  url: string
  open: OpenRelaySocket
  /** The room as the link reads it and adds to it. */
  room: {
    vector(): Uint8Array
    missing(vector: Uint8Array): Uint8Array
    /** Takes what the relay brought; throws on what can't be read. */
    receive(update: Uint8Array): void
    presences(): Uint8Array | null
    receivePresence(update: Uint8Array): void
    /** How many changes were made here so far. */
    localChanges(): number
    /** The relay has stored every change up to this count. */
    confirmed(localChanges: number): void
    /** The relay lacks something that it had confirmed: it was restored from an older state. */
    lacks(): void
  }
  onState(state: RelayState): void
  /** Runs `work` later; tests bring their own clock. Answers how to call it off. */
  later(work: () => void, milliseconds: number): () => void
  random(): number
}

// Messages of y-websocket 3; `acknowledged` comes on `/ack/` only (sync-server/docs/protocol.md, D3).
const messages = { sync: 0, awareness: 1, queryAwareness: 3, acknowledged: 8 } as const
const sync = { step1: 0, step2: 1, update: 2 } as const

/** Codes after which coming back would only be refused again, until a person changes something (the protocol's list). */
const finalCodes = new Set([4400, 4401, 4403, 4404, 4413, 4414, 4426])
const shortestPauseMs = 1_000
const longestPauseMs = 30_000
/** The relay says something every 15 s (A5); after this much silence the line is taken for dead. */
const silenceMs = 35_000

const framed = (type: number, kind: number | null, payload: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  if (kind !== null) encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** Whether the first state vector has something that the second lacks. Deletions don't show in one. */
function isAhead(vector: Uint8Array, other: Uint8Array): boolean {
  const theirs = Y.decodeStateVector(other)
  return [...Y.decodeStateVector(vector)].some(([client, clock]) => clock > (theirs.get(client) ?? 0))
}

/**
 * Keeps one room in step with its relay: exchanges what each lacks, then each change as it comes, and says which
 * changes the relay has confirmed to be on its disk. Comes back by itself with growing, random pauses.
 */
export function openRelayLink({ url, open, room, onState, later, random }: RelayLinkParts) {
  let socket: RelaySocket | null = null
  let isReady = false
  let closed = false
  let failures = 0
  let callOff = () => {}
  let silence = () => {}
  /** For each message that will be acknowledged, in order: the count of local changes that it covers. */
  let unconfirmed: number[] = []

  const hear = () => {
    silence()
    silence = later(() => lost(null), silenceMs)
  }
  const send = (update: Uint8Array, kind: number) => {
    unconfirmed.push(room.localChanges())
    socket?.send(framed(messages.sync, kind, update))
  }
  const lost = (code: number | null) => {
    if (!socket) return
    const lostSocket = socket
    socket = null
    isReady = false
    unconfirmed = []
    silence()
    lostSocket.close()
    if (closed) return
    if (code !== null && finalCodes.has(code)) {
      onState('refused')
      return
    }
    onState('offline')
    const pause = Math.min(longestPauseMs, shortestPauseMs * 2 ** failures)
    failures += 1
    callOff = later(connect, pause * (0.5 + random() / 2))
  }

  const receive = (data: Uint8Array) => {
    hear()
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case messages.sync: {
        const kind = decoding.readVarUint(decoder)
        const payload = decoding.readVarUint8Array(decoder)
        if (kind !== sync.step1) {
          room.receive(payload)
          return
        }
        if (isAhead(room.vector(), payload)) room.lacks()
        send(room.missing(payload), sync.step2)
        isReady = true
        failures = 0
        onState('connected')
        return
      }
      case messages.awareness:
        room.receivePresence(decoding.readVarUint8Array(decoder))
        return
      case messages.acknowledged: {
        const covered = unconfirmed.shift()
        if (covered !== undefined) room.confirmed(covered)
        return
      }
    }
  }

  function connect(): void {
    if (closed) return
    onState('connecting')
    let opened: RelaySocket | null = null
    const isCurrent = () => socket === opened && opened !== null
    opened = open(url, {
      open() {
        if (!isCurrent()) return
        hear()
        socket?.send(framed(messages.sync, sync.step1, room.vector()))
        const presences = room.presences()
        if (presences) socket?.send(framed(messages.awareness, null, presences))
      },
      message(data) {
        if (!isCurrent()) return
        try {
          receive(data)
        } catch {
          // What can't be read is not kept; the line is opened anew, later each time.
          lost(null)
        }
      },
      close: (code) => void (isCurrent() && lost(code)),
    })
    socket = opened
    hear()
  }
  connect()

  return {
    /** A change was made here and is on disk. */
    changed(update: Uint8Array): void {
      if (isReady) send(update, sync.update)
    },
    present(update: Uint8Array): void {
      if (isReady) socket?.send(framed(messages.awareness, null, update))
    },
    close(): void {
      closed = true
      callOff()
      silence()
      const open = socket
      socket = null
      open?.close()
    },
  }
}
export type RelayLink = ReturnType<typeof openRelayLink>
