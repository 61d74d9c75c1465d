import {
  isAtEnd,
  MalformedBytes,
  type Reader,
  readerOf,
  readVarBytes,
  readVarString,
  readVarUint,
} from '../client/bytes.ts'
import { type Envelope, type EnvelopeOf, readEnvelope } from '../client/sealed/envelope.ts'
import { codes, fromClient, fromRelay, type Reason, type Role, roles } from '../client/words.ts'
import { type Field, frame, passingFrame } from './frames.ts'
import type { LogPiece } from './logCache.ts'
import { encodePresences, type MessageLimits, type Presence, readPresences } from './protocol.ts'
import { decodeStateVector, type StateVector } from './stateVector.ts'
import type { StatementEntry } from './storage.ts'
import { readUpdateShape, type UpdateShape } from './updateShape.ts'

export type OwnMessage =
  | { type: 'hello'; versions: number[]; token: string; program: string }
  | { type: 'token'; token: string }
  | {
      type: 'open'
      request: number
      document: string
      lineage: string
      cursor: number
      wantsVector: boolean
      vector: StateVector
    }
  | { type: 'leave'; channel: number }
  | { type: 'update'; channel: number; id: number; update: Uint8Array; shape: UpdateShape }
  | { type: 'awareness'; channel: number; presences: Presence[] }
  | { type: 'call'; request: number; method: string; argument: Record<string, unknown> }
  | { type: 'statements'; request: number; workspace: string; after: number }
  | { type: 'statement'; request: number; workspace: string; statement: string }
  | { type: 'openSealed'; request: number; document: string; lineage: string; cursor: number }
  | { type: 'sealed'; channel: number; id: number; bytes: Uint8Array; envelope: EnvelopeOf<'update'> }
  | {
      type: 'offerSnapshot'
      request: number
      channel: number
      bytes: Uint8Array
      envelope: EnvelopeOf<'snapshot'>
    }
  | {
      type: 'confirmSnapshot'
      request: number
      channel: number
      bytes: Uint8Array
      envelope: EnvelopeOf<'confirmation'>
    }
  | { type: 'join'; request: number; code: string; argument: Record<string, unknown> }

const maxVersions = 16
const maxProgramBytes = 100

function readFlag(reader: Reader): boolean {
  const value = readVarUint(reader)
  if (value > 1) throw new MalformedBytes('no flag')
  return value === 1
}

/** JSON that is an object: what methods take. */
function readArgument(reader: Reader): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(readVarString(reader))
  } catch (error) {
    if (error instanceof SyntaxError) throw new MalformedBytes('not JSON')
    throw error
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MalformedBytes('argument is no object')
  return value as Record<string, unknown>
}

function readVersions(reader: Reader): number[] {
  const count = readVarUint(reader)
  if (count > maxVersions) throw new MalformedBytes('too many versions')
  return Array.from({ length: count }, () => readVarUint(reader))
}

function readHello(reader: Reader): OwnMessage {
  const versions = readVersions(reader)
  const token = readVarString(reader)
  const program = readVarString(reader)
  if (Buffer.byteLength(program) > maxProgramBytes) throw new MalformedBytes('program too long')
  return { type: 'hello', versions, token, program }
}

function readOpen(reader: Reader, { stateVectorBytes }: MessageLimits): OwnMessage {
  const request = readVarUint(reader)
  const document = readVarString(reader)
  const lineage = readVarString(reader)
  const cursor = readVarUint(reader)
  const wantsVector = readFlag(reader)
  const vector = readVarBytes(reader)
  if (vector.length > stateVectorBytes) throw new MalformedBytes('state vector too large')
  return {
    type: 'open',
    request,
    document,
    lineage,
    cursor,
    wantsVector,
    vector: vector.length === 0 ? new Map() : decodeStateVector(vector),
  }
}

function readAwareness(reader: Reader, { awarenessBytes }: MessageLimits): OwnMessage {
  const channel = readVarUint(reader)
  const bytes = readVarBytes(reader)
  if (bytes.length > awarenessBytes) throw new MalformedBytes('presence too large')
  return { type: 'awareness', channel, presences: readPresences(bytes) }
}

function readUpdate(reader: Reader): OwnMessage {
  const channel = readVarUint(reader)
  const id = readVarUint(reader)
  const update = readVarBytes(reader)
  return { type: 'update', channel, id, update, shape: readUpdateShape(update) }
}

/** Two numbers and an envelope of one kind. */
function readSealed<K extends Envelope['kind']>(reader: Reader, kind: K) {
  const first = readVarUint(reader)
  const second = readVarUint(reader)
  const bytes = readVarBytes(reader)
  const envelope = readEnvelope(bytes)
  if (envelope.kind !== kind) throw new MalformedBytes('another kind of envelope')
  return { first, second, bytes, envelope: envelope as EnvelopeOf<K> }
}

function readMessage(reader: Reader, limits: MessageLimits): OwnMessage {
  const type = readVarUint(reader)
  switch (type) {
    case fromClient.hello:
      return readHello(reader)
    case fromClient.token:
      return { type: 'token', token: readVarString(reader) }
    case fromClient.open:
      return readOpen(reader, limits)
    case fromClient.leave:
      return { type: 'leave', channel: readVarUint(reader) }
    case fromClient.update:
      return readUpdate(reader)
    case fromClient.awareness:
      return readAwareness(reader, limits)
    case fromClient.call:
      return {
        type: 'call',
        request: readVarUint(reader),
        method: readVarString(reader),
        argument: readArgument(reader),
      }
    case fromClient.statements:
      return {
        type: 'statements',
        request: readVarUint(reader),
        workspace: readVarString(reader),
        after: readVarUint(reader),
      }
    case fromClient.statement:
      return {
        type: 'statement',
        request: readVarUint(reader),
        workspace: readVarString(reader),
        statement: readVarString(reader),
      }
    case fromClient.join:
      return {
        type: 'join',
        request: readVarUint(reader),
        code: readVarString(reader),
        argument: readArgument(reader),
      }
    case fromClient.openSealed:
      return {
        type: 'openSealed',
        request: readVarUint(reader),
        document: readVarString(reader),
        lineage: readVarString(reader),
        cursor: readVarUint(reader),
      }
    case fromClient.sealed: {
      const { first, second, ...sealed } = readSealed(reader, 'update')
      return { type: 'sealed', channel: first, id: second, ...sealed }
    }
    case fromClient.offerSnapshot: {
      const { first, second, ...sealed } = readSealed(reader, 'snapshot')
      return { type: 'offerSnapshot', request: first, channel: second, ...sealed }
    }
    case fromClient.confirmSnapshot: {
      const { first, second, ...sealed } = readSealed(reader, 'confirmation')
      return { type: 'confirmSnapshot', request: first, channel: second, ...sealed }
    }
    default:
      throw new MalformedBytes('unknown message')
  }
}

/** One binary message of our own path, checked to its last byte, or why it is none. Never throws. */
export function decodeOwnMessage(
  bytes: Uint8Array,
  limits: MessageLimits,
): { ok: true; message: OwnMessage } | { ok: false; why: string } {
  const reader = readerOf(bytes)
  try {
    const message = readMessage(reader, limits)
    return isAtEnd(reader) ? { ok: true, message } : { ok: false, why: 'bytes after the end' }
  } catch (error) {
    if (error instanceof MalformedBytes) return { ok: false, why: error.message }
    if (error instanceof RangeError) return { ok: false, why: 'nested too deeply' }
    throw error
  }
}

const roleNumber = (role: Role): number => roles.indexOf(role) + 1
const empty = new Uint8Array()

export const hereFrame: Uint8Array = frame([fromRelay.here])
export const welcomeFrame = (version: number, now: number, expiresAt: number, about: object): Uint8Array =>
  frame([fromRelay.welcome, version, now, expiresAt, JSON.stringify(about)])
export const tokenFrame = (expiresAt: number): Uint8Array => frame([fromRelay.token, expiresAt])
export const openedFrame = (opened: {
  request: number
  channel: number
  role: Role
  lineage: string
  head: number
  isState: boolean
  stateVector: Uint8Array | null
}): Uint8Array =>
  frame([
    fromRelay.opened,
    opened.request,
    opened.channel,
    roleNumber(opened.role),
    opened.lineage,
    opened.head,
    opened.isState ? 1 : 0,
    opened.stateVector ?? empty,
  ])
export const logFrame = (channel: number, first: number, updates: readonly Uint8Array[]): Uint8Array =>
  frame([fromRelay.log, channel, first, updates.length, ...updates])
export const logPieceFrame = (channel: number, { first, count, bytes }: LogPiece): Uint8Array =>
  frame([fromRelay.log, channel, first, count, { raw: bytes }])
export const shownFrame = (channel: number, throughSeq: number, updates: readonly Uint8Array[]): Uint8Array =>
  passingFrame([fromRelay.shown, channel, throughSeq, updates.length, ...updates])
export const storedFrame = (channel: number, throughSeq: number): Uint8Array =>
  frame([fromRelay.stored, channel, throughSeq])
export const stateFrame = (
  channel: number,
  throughSeq: number,
  isLast: boolean,
  piece: Uint8Array,
): Uint8Array => frame([fromRelay.state, channel, throughSeq, isLast ? 1 : 0, piece])
export const ackFrame = (channel: number, id: number, seq: number): Uint8Array =>
  passingFrame([fromRelay.ack, channel, id, seq])
export const notStoredFrame = (channel: number, id: number, reason: Reason, why: string): Uint8Array =>
  frame([fromRelay.notStored, channel, id, codes[reason], why])
export const ownAwarenessFrame = (channel: number, presences: readonly Presence[]): Uint8Array =>
  frame([fromRelay.awareness, channel, encodePresences(presences)])
export const roleFrame = (channel: number, role: Role): Uint8Array =>
  frame([fromRelay.role, channel, roleNumber(role)])
export const closedFrame = (channel: number, reason: Reason, why: string): Uint8Array =>
  frame([fromRelay.closed, channel, codes[reason], why])
export const answerFrame = (
  request: number,
  code: number,
  value: unknown,
  content: Uint8Array = empty,
): Uint8Array => frame([fromRelay.answer, request, code, JSON.stringify(value), content])
export const statementsFrame = (workspace: string, entries: readonly StatementEntry[]): Uint8Array =>
  frame([
    fromRelay.statements,
    workspace,
    entries[0]?.number ?? 0,
    entries.length,
    ...entries.flatMap(({ at, statement, hash }): Field[] => [at, statement, hash]),
  ])
export const membershipFrame = (number: number): Uint8Array => frame([fromRelay.membership, number])
export const mayOpenFrame = (document: string): Uint8Array => frame([fromRelay.mayOpen, document])
export const snapshotFrame = (channel: number, through: number, isConfirmed: boolean): Uint8Array =>
  frame([fromRelay.snapshot, channel, through, isConfirmed ? 1 : 0])
