import * as encoding from 'lib0/encoding'
import {
  isAtEnd,
  MalformedBytes,
  readBytes,
  readerOf,
  readVarBytes,
  readVarString,
  readVarUint,
} from '../bytes.ts'

/**
 * What travels of a sealed document (E1): a header that the relay checks, ciphertext that it can't read, and the
 * device's signature over both. `seen` and `seenHash` say what the device knew of the log when it wrote.
 */
type Header = {
  document: string
  epoch: number
  device: string
  seen: number
  /** 32 bytes: the chained hash of the log through `seen`. */
  seenHash: Uint8Array
}
export type UpdateEnvelope = Header & { kind: 'update'; counter: number }
/** A snapshot of the log through `seen`, and how many updates of each device that holds. */
export type SnapshotEnvelope = Header & { kind: 'snapshot'; counters: ReadonlyMap<string, number> }
/** Says that the snapshot through `seen` with this SHA-256 holds what the log held. */
export type ConfirmationEnvelope = Header & { kind: 'confirmation'; digest: Uint8Array }

export type Sealed = { salt: Uint8Array; index: number; ciphertext: Uint8Array }
type Signed = {
  /** Everything but the signature. */
  body: Uint8Array
  signature: Uint8Array
}
export type Envelope = Signed &
  ((UpdateEnvelope & Sealed & Bound) | (SnapshotEnvelope & Sealed & Bound) | ConfirmationEnvelope)
/** The bytes before the ciphertext, which its authentication covers. */
type Bound = { bound: Uint8Array }
export type EnvelopeOf<K extends Envelope['kind']> = Envelope & { kind: K }

const format = 1
const kinds = ['update', 'snapshot', 'confirmation'] as const
const hashBytes = 32
export const saltBytes = 16
const signatureBytes = 64
const tagBytes = 16
const maxNameBytes = 300
const maxDevices = 65_536

/** The unsigned, unsealed beginning of an envelope: what the ciphertext is bound to. */
export function encodeHead(
  head: (UpdateEnvelope | SnapshotEnvelope | ConfirmationEnvelope) & Partial<Pick<Sealed, 'salt' | 'index'>>,
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, format)
    encoding.writeVarUint(encoder, kinds.indexOf(head.kind))
    encoding.writeVarString(encoder, head.document)
    encoding.writeVarUint(encoder, head.epoch)
    encoding.writeVarString(encoder, head.device)
    encoding.writeVarUint(encoder, head.seen)
    encoding.writeUint8Array(encoder, head.seenHash)
    if (head.kind === 'update') encoding.writeVarUint(encoder, head.counter)
    else if (head.kind === 'snapshot') {
      encoding.writeVarUint(encoder, head.counters.size)
      for (const [device, counter] of head.counters) {
        encoding.writeVarString(encoder, device)
        encoding.writeVarUint(encoder, counter)
      }
    } else encoding.writeUint8Array(encoder, head.digest)
    if (head.kind !== 'confirmation') {
      encoding.writeUint8Array(encoder, head.salt!)
      encoding.writeVarUint(encoder, head.index!)
    }
  })
}

/** What is signed: the head and, unless it is a confirmation, the ciphertext with its length. */
export const bodyOf = (head: Uint8Array, ciphertext: Uint8Array | null): Uint8Array<ArrayBuffer> =>
  encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, head)
    if (ciphertext) encoding.writeVarUint8Array(encoder, ciphertext)
  }) as Uint8Array<ArrayBuffer>

/**
 * Reads one envelope to its last byte. Checks its form, neither signature nor ciphertext.
 *
 * @throws MalformedBytes
 */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const reader = readerOf(bytes)
  const name = () => {
    const text = readVarString(reader)
    if (text === '' || text.length > maxNameBytes) throw new MalformedBytes('a name is empty or too long')
    return text
  }
  if (readVarUint(reader) !== format) throw new MalformedBytes('unknown format')
  const kind = kinds[readVarUint(reader)]
  if (!kind) throw new MalformedBytes('unknown kind')
  const header: Header = {
    document: name(),
    epoch: readVarUint(reader),
    device: name(),
    seen: readVarUint(reader),
    seenHash: readBytes(reader, hashBytes),
  }
  if (header.epoch === 0) throw new MalformedBytes('epoch 0')
  const sealed = (): Sealed & Bound => {
    const salt = readBytes(reader, saltBytes)
    const index = readVarUint(reader)
    const bound = bytes.subarray(0, reader.at)
    const ciphertext = readVarBytes(reader)
    if (ciphertext.length < tagBytes) throw new MalformedBytes('ciphertext too short')
    return { salt, index, bound, ciphertext }
  }
  const signed = (): Signed => {
    const body = bytes.subarray(0, reader.at)
    const signature = readBytes(reader, signatureBytes)
    if (!isAtEnd(reader)) throw new MalformedBytes('bytes after the end')
    return { body, signature }
  }
  if (kind === 'update') {
    const counter = readVarUint(reader)
    if (counter === 0) throw new MalformedBytes('counter 0')
    return { kind, ...header, counter, ...sealed(), ...signed() }
  }
  if (kind === 'snapshot') {
    const counters = new Map<string, number>()
    const count = readVarUint(reader)
    if (count > maxDevices) throw new MalformedBytes('too many devices')
    for (let left = count; left > 0; left--) counters.set(name(), readVarUint(reader))
    if (counters.size !== count) throw new MalformedBytes('a device twice')
    return { kind, ...header, counters, ...sealed(), ...signed() }
  }
  return { kind, ...header, digest: readBytes(reader, hashBytes), ...signed() }
}

/** A confirmed snapshot as it is stored and sent: the snapshot's envelope and its confirmation's (E8). */
export const encodeConfirmed = (snapshot: Uint8Array, confirmation: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint8Array(encoder, snapshot)
    encoding.writeVarUint8Array(encoder, confirmation)
  })

/** @throws MalformedBytes */
export function readConfirmed(bytes: Uint8Array): { snapshot: Uint8Array; confirmation: Uint8Array } {
  const reader = readerOf(bytes)
  const snapshot = readVarBytes(reader)
  const confirmation = readVarBytes(reader)
  if (!isAtEnd(reader)) throw new MalformedBytes('bytes after the end')
  return { snapshot, confirmation }
}
