import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromClient, fromRelay, type Role, roles } from './words.ts'

/** What the relay says; see docs/protocol.md for each. Times in UTC milliseconds. */
export type RelayMessage =
  | { type: 'here' }
  | { type: 'welcome'; version: number; now: number; expiresAt: number; about: Welcome }
  | { type: 'token'; expiresAt: number }
  | {
      type: 'opened'
      request: number
      channel: number
      role: Role
      lineage: string
      head: number
      isState: boolean
      stateVector: Uint8Array
    }
  | { type: 'log'; channel: number; first: number; updates: Uint8Array[] }
  | { type: 'state'; channel: number; through: number; isLast: boolean; piece: Uint8Array }
  | { type: 'ack'; channel: number; id: number; number: number }
  | { type: 'notStored'; channel: number; id: number; code: number; why: string }
  | { type: 'awareness'; channel: number; update: Uint8Array }
  | { type: 'role'; channel: number; role: Role }
  | { type: 'closed'; channel: number; code: number; why: string }
  | { type: 'answer'; request: number; code: number; value: unknown; content: Uint8Array }
  | { type: 'statements'; workspace: string; entries: StatementEntry[] }
  | { type: 'membership'; number: number }
  | { type: 'shown'; channel: number; through: number; updates: Uint8Array[] }
  | { type: 'stored'; channel: number; through: number }
  | { type: 'mayOpen'; document: string }
  | { type: 'snapshot'; channel: number; through: number; isConfirmed: boolean }

export type Welcome = {
  relay: string
  device: string
  person: string
  limits: { messageBytes: number; roomBytes: number; awarenessBytes: number; statementBytes: number }
}

export type StatementEntry = { number: number; at: number; statement: string; hash: Uint8Array }

const readRole = (decoder: decoding.Decoder): Role => {
  const role = roles[decoding.readVarUint(decoder) - 1]
  if (!role) throw new Error('unknown role')
  return role
}

const readTimes = <T>(decoder: decoding.Decoder, read: (index: number) => T): T[] =>
  Array.from({ length: decoding.readVarUint(decoder) }, (_, index) => read(index))

/** One message of the relay; null for one that this version doesn't know (H3). */
export function decodeRelayMessage(bytes: Uint8Array): RelayMessage | null {
  const decoder = decoding.createDecoder(bytes)
  const number = () => decoding.readVarUint(decoder)
  const text = () => decoding.readVarString(decoder)
  const content = () => decoding.readVarUint8Array(decoder)
  switch (number()) {
    case fromRelay.here:
      return { type: 'here' }
    case fromRelay.welcome:
      return {
        ...{ type: 'welcome', version: number(), now: number(), expiresAt: number() },
        about: JSON.parse(text()) as Welcome,
      }
    case fromRelay.token:
      return { type: 'token', expiresAt: number() }
    case fromRelay.opened:
      return {
        ...{ type: 'opened', request: number(), channel: number(), role: readRole(decoder) },
        ...{ lineage: text(), head: number(), isState: number() === 1, stateVector: content() },
      }
    case fromRelay.log:
      return { type: 'log', channel: number(), first: number(), updates: readTimes(decoder, content) }
    case fromRelay.state:
      return {
        ...{ type: 'state', channel: number(), through: number() },
        ...{ isLast: number() === 1, piece: content() },
      }
    case fromRelay.ack:
      return { type: 'ack', channel: number(), id: number(), number: number() }
    case fromRelay.notStored:
      return { type: 'notStored', channel: number(), id: number(), code: number(), why: text() }
    case fromRelay.awareness:
      return { type: 'awareness', channel: number(), update: content() }
    case fromRelay.role:
      return { type: 'role', channel: number(), role: readRole(decoder) }
    case fromRelay.closed:
      return { type: 'closed', channel: number(), code: number(), why: text() }
    case fromRelay.answer:
      return {
        ...{ type: 'answer', request: number(), code: number() },
        ...{ value: JSON.parse(text()) as unknown, content: content() },
      }
    case fromRelay.statements: {
      const workspace = text()
      const first = number()
      const entries = readTimes(decoder, (index) => ({
        ...{ number: first + index, at: number(), statement: text(), hash: content() },
      }))
      return { type: 'statements', workspace, entries }
    }
    case fromRelay.membership:
      return { type: 'membership', number: number() }
    case fromRelay.shown:
      return { type: 'shown', channel: number(), through: number(), updates: readTimes(decoder, content) }
    case fromRelay.stored:
      return { type: 'stored', channel: number(), through: number() }
    case fromRelay.snapshot:
      return { type: 'snapshot', channel: number(), through: number(), isConfirmed: number() === 1 }
    case fromRelay.mayOpen:
      return { type: 'mayOpen', document: text() }
    default:
      return null
  }
}

type Field = number | string | Uint8Array

function message(type: number, ...fields: Field[]): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    for (const field of fields)
      if (typeof field === 'number') encoding.writeVarUint(encoder, field)
      else if (typeof field === 'string') encoding.writeVarString(encoder, field)
      else encoding.writeVarUint8Array(encoder, field)
  }) as Uint8Array<ArrayBuffer>
}

export const helloMessage = (versions: readonly number[], token: string, program: string) =>
  message(fromClient.hello, versions.length, ...versions, token, program)
export const tokenMessage = (token: string) => message(fromClient.token, token)
export const openMessage = (open: {
  request: number
  document: string
  lineage: string
  cursor: number
  wantsVector: boolean
  stateVector: Uint8Array
}) =>
  message(
    fromClient.open,
    open.request,
    open.document,
    open.lineage,
    open.cursor,
    open.wantsVector ? 1 : 0,
    open.stateVector,
  )
export const leaveMessage = (channel: number) => message(fromClient.leave, channel)
export const updateMessage = (channel: number, id: number, update: Uint8Array) =>
  message(fromClient.update, channel, id, update)
export const awarenessMessage = (channel: number, update: Uint8Array) =>
  message(fromClient.awareness, channel, update)
export const callMessage = (request: number, method: string, argument: object) =>
  message(fromClient.call, request, method, JSON.stringify(argument))
export const statementsMessage = (request: number, workspace: string, after: number) =>
  message(fromClient.statements, request, workspace, after)
export const statementMessage = (request: number, workspace: string, statement: string) =>
  message(fromClient.statement, request, workspace, statement)
export const joinMessage = (request: number, code: string, argument: object) =>
  message(fromClient.join, request, code, JSON.stringify(argument))
export const openSealedMessage = (request: number, document: string, lineage: string, cursor: number) =>
  message(fromClient.openSealed, request, document, lineage, cursor)
export const sealedMessage = (channel: number, id: number, envelope: Uint8Array) =>
  message(fromClient.sealed, channel, id, envelope)
export const offerSnapshotMessage = (request: number, channel: number, envelope: Uint8Array) =>
  message(fromClient.offerSnapshot, request, channel, envelope)
export const confirmSnapshotMessage = (request: number, channel: number, envelope: Uint8Array) =>
  message(fromClient.confirmSnapshot, request, channel, envelope)
