import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import * as encoding from 'lib0/encoding'
import type { PublicKey } from '../device.ts'
import { saltBytes } from './envelope.ts'

/** Every use of a key, by WebCrypto alone: SHA-256, HKDF, AES-256-GCM, Ed25519, X25519. */

type Bytes = Uint8Array<ArrayBuffer>
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const utf8 = new TextEncoder()
const own = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes)
export const base64 = (bytes: Uint8Array): string => toBase64UrlEncoded(bytes)
export const fromBase64 = (text: string): Bytes => own(fromBase64UrlEncoded(text))
export const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

export const sha256 = async (bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)))

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

/** Parts with their lengths before them, so that no two lists of parts look the same. */
const joined = (...parts: (string | number | Uint8Array)[]): Bytes =>
  encoding.encode((encoder) => {
    for (const part of parts)
      if (typeof part === 'string') encoding.writeVarString(encoder, part)
      else if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else encoding.writeVarUint8Array(encoder, part)
  }) as Bytes

/** E3: of what an entry's hash is taken, chained to the one before. */
export const chained = (before: Uint8Array, number: number, envelope: Uint8Array): Bytes =>
  joined('sandtable log 1', before, number, envelope)

export const chainHash = (before: Uint8Array, number: number, envelope: Uint8Array): Promise<Bytes> =>
  sha256(chained(before, number, envelope))

async function derive(secret: Uint8Array, salt: Uint8Array, info: Bytes): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', own(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: own(salt), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** 96 bits, big end first. */
function nonceOf(index: number): Bytes {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setBigUint64(4, BigInt(index))
  return nonce
}

const encrypt = async (key: Key, index: number, bound: Uint8Array, plain: Uint8Array): Promise<Bytes> =>
  new Uint8Array(
    await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: nonceOf(index), additionalData: own(bound) },
      key,
      own(plain),
    ),
  )

/** Null when the bytes are not what was sealed. */
async function decrypt(
  key: Key,
  index: number,
  bound: Uint8Array,
  ciphertext: Uint8Array,
): Promise<Bytes | null> {
  try {
    const parameters = { name: 'AES-GCM', iv: nonceOf(index), additionalData: own(bound) }
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, own(ciphertext)))
  } catch {
    return null
  }
}

export type Purpose = 'update' | 'snapshot' | 'presence' | 'about'
export type Place = { workspace: string; document: string; epoch: number; device: string; purpose: Purpose }

const subkey = (epochKey: Uint8Array, salt: Uint8Array, place: Place): Promise<Key> =>
  derive(
    epochKey,
    salt,
    joined('sandtable sealed 1', place.purpose, place.workspace, place.document, place.epoch, place.device),
  )

/**
 * E2: seals for one place under a key of this moment's own, from the epoch's key and a random salt, with 0, 1, 2 … as
 * nonces: none is used twice, whatever was crashed or brought back from a backup.
 */
export type Sealer = {
  readonly salt: Bytes
  next(): number
  seal(index: number, bound: Uint8Array, plain: Uint8Array): Promise<Bytes>
}

export async function createSealer(epochKey: Uint8Array, place: Place): Promise<Sealer> {
  const salt = randomBytes(saltBytes)
  const key = await subkey(epochKey, salt, place)
  let count = 0
  return { salt, next: () => count++, seal: (index, bound, plain) => encrypt(key, index, bound, plain) }
}

const keptSubkeys = 512

/** Opens what sealers sealed. The subkeys of the last few salts are kept: an epoch has one key as long as this lives. */
export function createOpener() {
  const keys = new Map<string, Promise<Key>>()
  return async (
    epochKey: Uint8Array,
    place: Place,
    sealed: { salt: Uint8Array; index: number; bound: Uint8Array; ciphertext: Uint8Array },
  ): Promise<Bytes | null> => {
    const { purpose, document, epoch, device } = place
    const id = JSON.stringify([base64(sealed.salt), purpose, document, epoch, device])
    const key = keys.get(id) ?? subkey(epochKey, sealed.salt, place)
    keys.set(id, key)
    const [oldest] = keys.keys()
    if (keys.size > keptSubkeys && oldest !== undefined) keys.delete(oldest)
    return decrypt(await key, sealed.index, sealed.bound, sealed.ciphertext)
  }
}

/** What a device signs of an envelope: begins as no token or statement does. */
export const signedBytes = (body: Uint8Array): Bytes => joined('sandtable envelope 1', body)

export async function importVerifyKey(key: PublicKey): Promise<Key> {
  const { kty, crv, x } = key
  return crypto.subtle.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, ['verify'])
}

export const verifySignature = (key: Key, signature: Uint8Array, signed: Bytes): Promise<boolean> =>
  crypto.subtle.verify('Ed25519', key, own(signature), signed)

/** An X25519 key pair of a device; `d` is the secret half. */
export type AgreementKey = { x: string; d: string }

/** Browsers and Node type the pair differently. */
type KeyPair = { publicKey: Key; privateKey: Key }

const agreementPair = async (): Promise<KeyPair> =>
  (await crypto.subtle.generateKey({ name: 'X25519' }, true, ['deriveBits'])) as unknown as KeyPair
const exported = async (key: Key): Promise<{ x: string; d: string }> => {
  const { x, d } = (await crypto.subtle.exportKey('jwk', key)) as { x?: string; d?: string }
  return { x: x!, d: d! }
}
const publicAgreement = (x: string): Promise<Key> =>
  crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'X25519', x }, { name: 'X25519' }, true, [])

export const createAgreementKey = async (): Promise<AgreementKey> =>
  exported((await agreementPair()).privateKey)

type Wrapping = { workspace: string; epoch: number; device: string }

async function wrappingKey(
  secret: Key,
  others: string,
  ephemeral: string,
  recipient: string,
  { workspace, epoch, device }: Wrapping,
): Promise<Key> {
  const shared = await crypto.subtle.deriveBits(
    { name: 'X25519', public: await publicAgreement(others) },
    secret,
    256,
  )
  const info = joined('sandtable key 1', workspace, epoch, device, ephemeral, recipient)
  return derive(new Uint8Array(shared), new Uint8Array(32), info)
}

/** W5: an epoch's key for one device: a new X25519 pair for each, then HKDF and AES-256-GCM. */
export async function wrapKey(key: Uint8Array, recipient: string, to: Wrapping): Promise<string> {
  const pair = await agreementPair()
  const { x } = await exported(pair.privateKey)
  const wrapping = await wrappingKey(pair.privateKey, recipient, x, recipient, to)
  return `${x}.${base64(await encrypt(wrapping, 0, new Uint8Array(), key))}`
}

/** Null when it is not for this key. */
export async function unwrapKey(wrapped: string, key: AgreementKey, to: Wrapping): Promise<Bytes | null> {
  const [ephemeral = '', ciphertext = ''] = wrapped.split('.')
  try {
    const jwk = { kty: 'OKP', crv: 'X25519', ...key }
    const secret = await crypto.subtle.importKey('jwk', jwk, { name: 'X25519' }, false, ['deriveBits'])
    const wrapping = await wrappingKey(secret, ephemeral, ephemeral, key.x, to)
    return await decrypt(wrapping, 0, new Uint8Array(), fromBase64(ciphertext))
  } catch {
    return null
  }
}

const previousPlace = (workspace: string, epoch: number) => joined('sandtable previous 1', workspace, epoch)

/** W5: the key of the epoch before under this epoch's, so that who is let in can read what is kept. */
export const sealPrevious = async (key: Uint8Array, previous: Uint8Array, workspace: string, epoch: number) =>
  base64(
    await encrypt(
      await derive(key, new Uint8Array(32), previousPlace(workspace, epoch)),
      0,
      new Uint8Array(),
      previous,
    ),
  )

export const openPrevious = async (key: Uint8Array, sealed: string, workspace: string, epoch: number) =>
  decrypt(
    await derive(key, new Uint8Array(32), previousPlace(workspace, epoch)),
    0,
    new Uint8Array(),
    fromBase64(sealed),
  )

/** Tells whether a key is the one that everybody got, and nothing else about it. */
export const commitmentOf = async (key: Uint8Array, workspace: string, epoch: number): Promise<string> =>
  base64(await sha256(joined('sandtable epoch 1', workspace, epoch, key)))

/** W6: five groups of five digits (83 bits) that two people compare by phone. */
export async function fingerprintOf(...parts: string[]): Promise<string> {
  const hash = await sha256(joined('sandtable fingerprint 1', ...parts))
  const view = new DataView(hash.buffer)
  return [0, 1, 2, 3, 4]
    .map((group) => String(view.getUint32(group * 4) % 100_000).padStart(5, '0'))
    .join(' ')
}

export const textBytes = (text: string): Bytes => utf8.encode(text) as Bytes
