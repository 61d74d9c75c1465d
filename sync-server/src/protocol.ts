import {
  isAtEnd,
  MalformedBytes,
  type Reader,
  readerOf,
  readVarBytes,
  readVarString,
  readVarUint,
  varUintLength,
  writeVarUint,
} from '../client/bytes.ts'
import { frame } from './frames.ts'
import { decodeStateVector, type StateVector } from './stateVector.ts'
import { readUpdateShape, type UpdateShape } from './updateShape.ts'

/** One person's presence as it travels; `state` is JSON text, null once the person has left. */
export type Presence = { client: number; clock: number; state: string | null }

export type ClientMessage =
  | { type: 'syncStep1'; stateVector: Uint8Array; vector: StateVector }
  | { type: 'update'; update: Uint8Array; shape: UpdateShape; isStep2: boolean }
  | { type: 'awareness'; presences: Presence[] }
  | { type: 'queryAwareness' }

/** Bounds on whole messages, checked before anything of them is read. */
export type MessageLimits = { awarenessBytes: number; stateVectorBytes: number }

const messageTypes = { sync: 0, awareness: 1, queryAwareness: 3, acknowledged: 8 } as const
const syncTypes = { step1: 0, step2: 1, update: 2 } as const

function readSync(reader: Reader): ClientMessage {
  const type = readVarUint(reader)
  const payload = readVarBytes(reader)
  if (type === syncTypes.step1)
    return { type: 'syncStep1', stateVector: payload, vector: decodeStateVector(payload) }
  if (type === syncTypes.step2 || type === syncTypes.update)
    return {
      type: 'update',
      update: payload,
      shape: readUpdateShape(payload),
      isStep2: type === syncTypes.step2,
    }
  throw new MalformedBytes('unknown sync message')
}

/** @throws MalformedBytes unless the bytes are one awareness update whose states are JSON */
export function readPresences(bytes: Uint8Array): Presence[] {
  const reader = readerOf(bytes)
  const presences: Presence[] = []
  for (let left = readVarUint(reader); left > 0; left--) {
    const client = readVarUint(reader)
    const clock = readVarUint(reader)
    const text = readVarString(reader)
    let state: unknown
    try {
      state = JSON.parse(text)
    } catch {
      throw new MalformedBytes('presence is no JSON')
    }
    presences.push({ client, clock, state: state === null ? null : text })
  }
  if (!isAtEnd(reader)) throw new MalformedBytes('bytes after the end')
  return presences
}

function readMessage(reader: Reader): ClientMessage {
  const type = readVarUint(reader)
  if (type === messageTypes.sync) return readSync(reader)
  if (type === messageTypes.awareness)
    return { type: 'awareness', presences: readPresences(readVarBytes(reader)) }
  if (type === messageTypes.queryAwareness) return { type: 'queryAwareness' }
  throw new MalformedBytes('unknown message')
}

/** One binary message of a client, checked to its last byte, or why it is none. Never throws. */
export function decodeMessage(
  bytes: Uint8Array,
  { awarenessBytes, stateVectorBytes }: MessageLimits,
): { ok: true; message: ClientMessage } | { ok: false; why: string } {
  if (bytes[0] === messageTypes.awareness && bytes.length > awarenessBytes)
    return { ok: false, why: 'presence too large' }
  if (bytes[0] === messageTypes.sync && bytes[1] === syncTypes.step1 && bytes.length > stateVectorBytes)
    return { ok: false, why: 'state vector too large' }
  const reader = readerOf(bytes)
  try {
    const message = readMessage(reader)
    return isAtEnd(reader) ? { ok: true, message } : { ok: false, why: 'bytes after the end' }
  } catch (error) {
    if (error instanceof MalformedBytes) return { ok: false, why: error.message }
    // JSON.parse and the value reader recurse: a frame can exhaust the stack, and that is the frame's fault.
    if (error instanceof RangeError) return { ok: false, why: 'nested too deeply' }
    throw error
  }
}

export const syncStep1Frame = (stateVector: Uint8Array): Uint8Array =>
  frame([messageTypes.sync, syncTypes.step1, stateVector])
export const syncStep2Frame = (update: Uint8Array): Uint8Array =>
  frame([messageTypes.sync, syncTypes.step2, update])
export const updateFrame = (update: Uint8Array): Uint8Array =>
  frame([messageTypes.sync, syncTypes.update, update])

/** "One more of your updates is kept": only on the path that asks for it. */
export const acknowledgedFrame: Uint8Array = frame([messageTypes.acknowledged, 1])

export function encodePresences(presences: readonly Presence[]): Uint8Array {
  const parts = presences.map(({ client, clock, state }) => ({
    client,
    clock,
    text: Buffer.from(state ?? 'null'),
  }))
  const length = parts.reduce(
    (sum, { client, clock, text }) =>
      sum + varUintLength(client) + varUintLength(clock) + varUintLength(text.length) + text.length,
    varUintLength(parts.length),
  )
  const bytes = new Uint8Array(length)
  let at = writeVarUint(bytes, 0, parts.length)
  for (const { client, clock, text } of parts) {
    at = writeVarUint(bytes, writeVarUint(bytes, at, client), clock)
    at = writeVarUint(bytes, at, text.length)
    bytes.set(text, at)
    at += text.length
  }
  return bytes
}

export const awarenessFrame = (presences: readonly Presence[]): Uint8Array =>
  frame([messageTypes.awareness, encodePresences(presences)])

/** An awareness message about nobody: a stock client hangs up after 30 s in which it received nothing. */
export const keepAliveFrame: Uint8Array = awarenessFrame([])
