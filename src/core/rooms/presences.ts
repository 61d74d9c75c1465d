import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Presence } from '../../shared/rooms/presence.ts'

/** Presences that one message may bring. */
const mostEntries = 64

/**
 * Reads an awareness update (y-protocols 1) and writes it again with only what is a presence, or says that one left.
 * Null where nothing of it is left, or it can't be read.
 */
export function cleanPresences(update: Uint8Array): Uint8Array | null {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > mostEntries) return null
    const kept: [number, number, string][] = []
    for (let at = 0; at < count; at += 1) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      const parsed = state === null ? null : Presence.safeParse(state)
      if (parsed === null) kept.push([client, clock, 'null'])
      else if (parsed.success) kept.push([client, clock, JSON.stringify(parsed.data)])
    }
    if (kept.length === 0) return null
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, kept.length)
    for (const [client, clock, state] of kept) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
    return encoding.toUint8Array(encoder)
  } catch {
    return null
  }
}
