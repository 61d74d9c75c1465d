/**
 * Wire adapters. One object per protocol; everything else in the harness is protocol-agnostic.
 *
 * An adapter has:
 *   url(base, doc, token)        address to open
 *   hello(client)                called on socket open; sends whatever the protocol wants first
 *   sync(doc, syncPayload)       wraps a y-protocols sync payload ([subtype][bytes]) into one frame
 *   parse(frame)                 -> {kind:'step1'|'step2'|'update'|'ack'|'authed'|'ping'|'other', data, ok}
 *   pong(doc)                    optional answer to an application-level ping
 *
 * To add a server with its own acknowledgement, return {kind:'ack', ok:true, n:<updates acked>} from parse().
 */

import * as dec from 'lib0/decoding'
import * as enc from 'lib0/encoding'

const frame = (f) => {
  const e = enc.createEncoder()
  f(e)
  return enc.toUint8Array(e)
}

/** y-protocols sync payloads */
export const step1 = (sv) =>
  frame((e) => {
    enc.writeVarUint(e, 0)
    enc.writeVarUint8Array(e, sv)
  })
export const step2 = (u) =>
  frame((e) => {
    enc.writeVarUint(e, 1)
    enc.writeVarUint8Array(e, u)
  })
export const update = (u) =>
  frame((e) => {
    enc.writeVarUint(e, 2)
    enc.writeVarUint8Array(e, u)
  })

const parseSync = (d) => {
  const kind = ['step1', 'step2', 'update'][dec.readVarUint(d)] ?? 'other'
  return { kind, data: dec.readVarUint8Array(d) }
}

/** The stock y-websocket protocol: [0 sync | 1 awareness | 2 auth | 3 query-awareness]; no acknowledgement. */
const yWebsocket = {
  hasAck: false,
  url: (base, doc, token) =>
    `${base.replace(/\/$/, '')}/${doc}${token ? `?yauth=${encodeURIComponent(token)}` : ''}`,
  hello: (c) => c.sendStep1(),
  sync: (_doc, p) =>
    frame((e) => {
      enc.writeVarUint(e, 0)
      enc.writeUint8Array(e, p)
    }),
  parse: (buf) => {
    const d = dec.createDecoder(buf)
    return dec.readVarUint(d) === 0 ? parseSync(d) : { kind: 'other' }
  },
}

/**
 * A y-websocket server that answers every update with message type 8 (varUint ok), the way Hocuspocus's SyncStatus
 * does, but without the document name. Point it at a relay that acknowledges; servers that never ack just score 0.
 */
const yWebsocketAck = {
  ...yWebsocket,
  hasAck: true,
  parse: (buf) => {
    const d = dec.createDecoder(buf)
    const t = dec.readVarUint(d)
    if (t === 0) return parseSync(d)
    if (t === 8) return { kind: 'ack', ok: dec.readVarUint(d) === 1, n: 1 }
    return { kind: 'other' }
  },
}

/** Hocuspocus: document name before every message, mandatory auth message, SyncStatus (8) as acknowledgement. */
const hocuspocus = {
  hasAck: true,
  url: (base) => base,
  hello: (c) => {
    c.raw(
      frame((e) => {
        enc.writeVarString(e, c.doc)
        enc.writeVarUint(e, 2)
        enc.writeVarUint(e, 0)
        enc.writeVarString(e, c.token || 'bench')
        enc.writeVarString(e, '4.7.0')
      }),
    )
    c.sendStep1()
  },
  sync: (doc, p) =>
    frame((e) => {
      enc.writeVarString(e, doc)
      enc.writeVarUint(e, 0)
      enc.writeUint8Array(e, p)
    }),
  parse: (buf) => {
    const d = dec.createDecoder(buf)
    dec.readVarString(d)
    const t = dec.readVarUint(d)
    if (t === 0 || t === 4) return parseSync(d)
    if (t === 8) return { kind: 'ack', ok: dec.readVarUint(d) === 1, n: 1 }
    if (t === 9) return { kind: 'ping' }
    return { kind: t === 2 ? 'authed' : 'other' }
  },
  pong: (doc) =>
    frame((e) => {
      enc.writeVarString(e, doc)
      enc.writeVarUint(e, 10)
    }),
}

const nextUpdateId = (c) => {
  c.updateId = (c.updateId ?? 0) + 1
  return c.updateId
}

/**
 * Sandtable's own path (docs/protocol.md): hello and open on connecting, a cursor in place of a state vector where a
 * scenario has one, numbered updates. `receive` reads what comes until the first sync is done.
 */
const sandtable = {
  hasAck: true,
  url: (base) => `${base.replace(/\/$/, '')}/sandtable/rooms`,
  hello: (c) => {
    c.raw(
      frame((e) => {
        enc.writeVarUint(e, 1)
        enc.writeVarUint(e, 1)
        enc.writeVarUint(e, 2)
        enc.writeVarString(e, '')
        enc.writeVarString(e, 'bench')
      }),
    )
    c.raw(
      frame((e) => {
        enc.writeVarUint(e, 3)
        enc.writeVarUint(e, 1)
        enc.writeVarString(e, c.doc)
        enc.writeVarString(e, c.lineage ?? '')
        enc.writeVarUint(e, c.cursor ?? 0)
        enc.writeVarUint(e, 0)
        enc.writeVarUint8Array(e, c.sv)
      }),
    )
  },
  update: (c, u) =>
    frame((e) => {
      enc.writeVarUint(e, 5)
      enc.writeVarUint(e, c.channel)
      enc.writeVarUint(e, nextUpdateId(c))
      enc.writeVarUint8Array(e, u)
    }),
  parse: (buf) => (buf[0] === 6 ? { kind: 'ack', ok: true, n: 1 } : { kind: 'other' }),
  /** @returns {{ updates: Uint8Array[], isSynced: boolean }} */
  receive: (c, buf) => {
    const d = dec.createDecoder(buf)
    const updates = []
    const type = dec.readVarUint(d)
    if (type === 3) {
      dec.readVarUint(d)
      c.channel = dec.readVarUint(d)
      dec.readVarUint(d)
      c.lineage = dec.readVarString(d)
      c.head = dec.readVarUint(d)
      c.at = dec.readVarUint(d) === 1 ? 0 : (c.cursor ?? 0)
      if (c.local.length > 2) c.raw(sandtable.update(c, c.local))
    } else if (type === 4) {
      dec.readVarUint(d)
      const first = dec.readVarUint(d)
      const count = dec.readVarUint(d)
      for (let i = 0; i < count; i++) updates.push(dec.readVarUint8Array(d))
      c.at = Math.max(c.at, first + count - 1)
    } else if (type === 5) {
      dec.readVarUint(d)
      const through = dec.readVarUint(d)
      const last = dec.readVarUint(d)
      c.pieces = [...(c.pieces ?? []), dec.readVarUint8Array(d)]
      if (last === 1) {
        updates.push(Buffer.concat(c.pieces))
        c.pieces = []
        c.at = Math.max(c.at, through)
      }
    } else if (type === 15) {
      dec.readVarUint(d)
      const through = dec.readVarUint(d)
      for (let left = dec.readVarUint(d); left > 0; left--) updates.push(dec.readVarUint8Array(d))
      c.at = Math.max(c.at, through)
    } else if (type === 6) c.onAck?.({ ok: true, n: 1 })
    return { updates, isSynced: c.channel !== undefined && c.at >= c.head }
  },
}

export const adapters = {
  sandtable,
  'y-websocket': yWebsocket,
  'y-websocket-ack': yWebsocketAck,
  hocuspocus,
}
