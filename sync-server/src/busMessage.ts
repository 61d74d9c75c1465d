import { Buffer } from 'node:buffer'
import {
  isAtEnd,
  MalformedBytes,
  readerOf,
  readVarBytes,
  readVarUint,
  varUintLength,
  writeVarUint,
} from '../client/bytes.ts'
import { encodePresences, type Presence, readPresences } from './protocol.ts'

/** What one node tells another about a document. */
export type BusMessage =
  | { type: 'log'; first: number; updates: Uint8Array[] }
  | { type: 'presences'; presences: Presence[] }
  /** A node that has just opened the document asks who is there. */
  | { type: 'whoIsThere' }
  /** A sealed document's snapshot was offered or confirmed. */
  | { type: 'snapshot'; through: number; isConfirmed: boolean }

const types = { log: 0, presences: 1, whoIsThere: 2, snapshot: 3 } as const

function encode(numbers: readonly number[], parts: readonly Uint8Array[] = []): Uint8Array {
  const length =
    numbers.reduce((sum, value) => sum + varUintLength(value), 0) +
    parts.reduce((sum, part) => sum + varUintLength(part.length) + part.length, 0)
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (const value of numbers) at = writeVarUint(bytes, at, value)
  for (const part of parts) {
    at = writeVarUint(bytes, at, part.length)
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

export function encodeBusMessage(message: BusMessage): Uint8Array {
  if (message.type === 'log')
    return encode([types.log, message.first, message.updates.length], message.updates)
  if (message.type === 'presences') return encode([types.presences], [encodePresences(message.presences)])
  if (message.type === 'snapshot')
    return encode([types.snapshot, message.through, message.isConfirmed ? 1 : 0])
  return encode([types.whoIsThere])
}

/** @throws MalformedBytes */
export function decodeBusMessage(bytes: Uint8Array): BusMessage {
  const reader = readerOf(bytes)
  const type = readVarUint(reader)
  let message: BusMessage
  if (type === types.log) {
    const first = readVarUint(reader)
    const updates: Uint8Array[] = []
    for (let left = readVarUint(reader); left > 0; left--) updates.push(readVarBytes(reader))
    message = { type: 'log', first, updates }
  } else if (type === types.presences)
    message = { type: 'presences', presences: readPresences(readVarBytes(reader)) }
  else if (type === types.whoIsThere) message = { type: 'whoIsThere' }
  else if (type === types.snapshot)
    message = { type: 'snapshot', through: readVarUint(reader), isConfirmed: readVarUint(reader) === 1 }
  else throw new MalformedBytes('unknown message of a node')
  if (!isAtEnd(reader)) throw new MalformedBytes('bytes after the end')
  return message
}
