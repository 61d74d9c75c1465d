import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { chmodSync, existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { names, readJson, writeWhole } from './files.ts'

/** The operating system's keychain, as the host offers it. `available` is false for a back end that only obscures. */
export interface Keychain {
  /**
   * Whose it is: `app` seals for the desktop window, which alone can open it again; `system` is the user's own, which the
   * command line and the browser's cockpit reach as well. A key that lies in one is not in the other.
   */
  readonly store: KeychainStore
  available(): boolean | Promise<boolean>
  /** 64 hex digits, or null. */
  get(id: string): string | null | Promise<string | null>
  set(id: string, key: string): void | Promise<void>
  delete(id: string): void | Promise<void>
}

export const keychainStores = ['app', 'system'] as const
export type KeychainStore = (typeof keychainStores)[number]

/** How a workspace is opened: by the same means by which it was protected. */
export type Unlock =
  | { kind: 'passphrase'; passphrase: string }
  | { kind: 'keychain'; keychain: Keychain }
  | { kind: 'keyFile'; file: string }

export interface ScryptCost {
  N: number
  r: number
  p: number
}
/** About 0.4 s and 128 MB on a laptop of today. */
export const defaultCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }

const Slot = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('passphrase'),
    salt: z.base64url(),
    N: z
      .int()
      .min(2)
      .max(2 ** 22),
    r: z.int().min(1).max(64),
    p: z.int().min(1).max(64),
    sealed: z.base64url(),
  }),
  // Before there was another, it was the window's.
  z.object({ kind: z.literal('keychain'), id: z.string(), store: z.enum(keychainStores).default('app') }),
  z.object({ kind: z.literal('keyFile'), file: z.string() }),
])
type Slot = z.infer<typeof Slot>
const KeySlots = z.object({
  format: z.literal(1),
  /** HMAC of a fixed text under the data key, hex: tells a wrong key from a damaged file. */
  check: z.string(),
  slots: z.array(Slot).min(1),
})
export type KeySlots = z.infer<typeof KeySlots>

/** `unprotected`: whoever can read this computer's files can read the workspace. */
export type Protection = 'passphrase' | 'keychain' | 'unprotected'

const checkOf = (dataKey: Uint8Array) =>
  createHmac('sha256', dataKey).update('sandtable key check 1').digest('hex')

const isDataKey = (dataKey: Uint8Array, check: string): boolean => {
  const own = Buffer.from(checkOf(dataKey))
  const stored = Buffer.from(check)
  return own.length === stored.length && timingSafeEqual(own, stored)
}

/** scrypt off the main thread; the passphrase is normalised so that every keyboard types the same one. */
export function deriveKey(passphrase: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> {
  const { N, r, p } = cost
  return new Promise((done, failed) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? failed(error) : done(key),
    ),
  )
}

export const readKeySlots = (dir: string): KeySlots => readJson(dir, names.keys, KeySlots)
const writeKeySlots = (dir: string, slots: KeySlots): void =>
  writeWhole(join(dir, names.keys), `${JSON.stringify(slots, null, 2)}\n`, 0o600)

/** In which keychains a workspace's key lies. */
export const keychainStoresOf = (slots: KeySlots): KeychainStore[] =>
  slots.slots.flatMap((slot) => (slot.kind === 'keychain' ? slot.store : []))

export const protectionOf = (slots: KeySlots): Protection =>
  slots.slots.some((slot) => slot.kind === 'keyFile')
    ? 'unprotected'
    : slots.slots.some((slot) => slot.kind === 'passphrase')
      ? 'passphrase'
      : 'keychain'

async function passphraseSlot(dataKey: Uint8Array, passphrase: string, cost: ScryptCost): Promise<Slot> {
  if (passphrase.normalize('NFKC').length < 8) throw new AppError('key.passphraseTooShort', { atLeast: 8 })
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt, cost), nonce)
  const body = Buffer.concat([cipher.update(dataKey), cipher.final()])
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
  return { kind: 'passphrase', salt: salt.toString('base64url'), ...cost, sealed }
}

async function openPassphraseSlot(
  slot: Extract<Slot, { kind: 'passphrase' }>,
  passphrase: string,
): Promise<Buffer | null> {
  const key = await deriveKey(passphrase, Buffer.from(slot.salt, 'base64url'), slot)
  const sealed = Buffer.from(slot.sealed, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(
      sealed.subarray(12, 28),
    )
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

/** Links resolved as far as the path exists, so that no link leads a key into the folder it opens. */
const real = (path: string): string =>
  existsSync(path) ? realpathSync(path) : join(real(dirname(path)), basename(path))
const isInside = (dir: string, file: string): boolean => {
  const way = relative(real(resolve(dir)), real(resolve(file)))
  return !way.startsWith('..') && !isAbsolute(way)
}

async function makeSlot(
  dir: string,
  finalDir: string,
  workspaceId: string,
  dataKey: Buffer,
  unlock: Unlock,
  cost: ScryptCost,
): Promise<Slot> {
  if (unlock.kind === 'passphrase') return passphraseSlot(dataKey, unlock.passphrase, cost)
  if (unlock.kind === 'keychain') {
    if (!(await unlock.keychain.available())) throw new AppError('key.keychainUnavailable')
    await unlock.keychain.set(workspaceId, dataKey.toString('hex'))
    return { kind: 'keychain', id: workspaceId, store: unlock.keychain.store }
  }
  if (isInside(dir, unlock.file) || isInside(finalDir, unlock.file)) throw new AppError('key.fileInside')
  if (existsSync(unlock.file)) throw new AppError('key.fileExists', { file: unlock.file })
  writeWhole(unlock.file, `${dataKey.toString('hex')}\n`, 0o600)
  chmodSync(unlock.file, 0o600)
  return { kind: 'keyFile', file: resolve(unlock.file) }
}

/**
 * Protects a data key by one means and writes the slots. Refuses with `key.passphraseTooShort` {atLeast},
 * `key.keychainUnavailable`, `key.fileInside` (a key file belongs outside the workspace), `key.fileExists`.
 */
export async function writeNewSlots(
  dir: string,
  finalDir: string,
  workspaceId: string,
  dataKey: Buffer,
  unlock: Unlock,
  cost: ScryptCost,
): Promise<KeySlots> {
  const slot = await makeSlot(dir, finalDir, workspaceId, dataKey, unlock, cost)
  const slots: KeySlots = { format: 1, check: checkOf(dataKey), slots: [slot] }
  writeKeySlots(dir, slots)
  return slots
}

function keyFromHex(text: string): Buffer | null {
  const hex = text.trim()
  return /^[0-9a-f]{64}$/.test(hex) ? Buffer.from(hex, 'hex') : null
}

function readKeyFile(file: string): Buffer | null {
  let mode: number
  let text: string
  try {
    mode = statSync(file).mode
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new AppError('key.fileMissing', { file }, error)
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new AppError('key.fileOpenToOthers', { file })
  return keyFromHex(text)
}

const isOfMeans = (slot: Slot, unlock: Unlock): boolean =>
  slot.kind === unlock.kind &&
  (slot.kind !== 'keychain' || unlock.kind !== 'keychain' || slot.store === unlock.keychain.store)

/**
 * Gives the data key, checked against the stored check value. Refuses with `key.wrongPassphrase`,
 * `key.fileMissing`, `key.fileOpenToOthers`, `key.fileWrong`, `key.keychainUnavailable`, `key.keychainEmpty`,
 * `key.keychainWrong`, those of the keychain itself, and `key.noSuchSlot` {kind} when the workspace is not protected by that means.
 */
export async function unlockKey(slots: KeySlots, unlock: Unlock): Promise<Buffer> {
  const slot = slots.slots.filter((candidate) => isOfMeans(candidate, unlock))
  if (!slot.length) throw new AppError('key.noSuchSlot', { kind: unlock.kind })
  if (unlock.kind === 'passphrase') {
    for (const candidate of slot) {
      if (candidate.kind !== 'passphrase') continue
      const key = await openPassphraseSlot(candidate, unlock.passphrase)
      if (key && isDataKey(key, slots.check)) return key
    }
    throw new AppError('key.wrongPassphrase')
  }
  if (unlock.kind === 'keyFile') {
    const key = readKeyFile(unlock.file)
    if (!key || !isDataKey(key, slots.check)) throw new AppError('key.fileWrong', { file: unlock.file })
    return key
  }
  if (!(await unlock.keychain.available())) throw new AppError('key.keychainUnavailable')
  for (const candidate of slot) {
    if (candidate.kind !== 'keychain') continue
    const stored = await unlock.keychain.get(candidate.id)
    if (stored === null) throw new AppError('key.keychainEmpty')
    const key = keyFromHex(stored)
    if (key && isDataKey(key, slots.check)) return key
  }
  throw new AppError('key.keychainWrong')
}

/**
 * Adds a means of opening the workspace, or replaces the one of the same kind (a changed passphrase); the data
 * key and the database stay as they are. `only` drops every other means. Refuses as unlocking and writing do.
 */
export async function protectWith(
  dir: string,
  workspaceId: string,
  current: Unlock,
  next: Unlock,
  options: { only?: boolean; cost?: ScryptCost } = {},
): Promise<Protection> {
  const slots = readKeySlots(dir)
  const dataKey = await unlockKey(slots, current)
  const slot = await makeSlot(dir, dir, workspaceId, dataKey, next, options.cost ?? defaultCost)
  const kept = options.only ? [] : slots.slots.filter((other) => !isOfMeans(other, next))
  const changed = { ...slots, slots: [...kept, slot] }
  writeKeySlots(dir, changed)
  return protectionOf(changed)
}

/** Lets a keychain open a workspace whose data key is at hand, beside what opens it already. Refuses as `writeNewSlots`. */
export async function addKeychain(
  dir: string,
  workspaceId: string,
  dataKey: Uint8Array,
  keychain: Keychain,
): Promise<void> {
  const slots = readKeySlots(dir)
  const unlock: Unlock = { kind: 'keychain', keychain }
  const slot = await makeSlot(dir, dir, workspaceId, Buffer.from(dataKey), unlock, defaultCost)
  writeKeySlots(dir, { ...slots, slots: [...slots.slots.filter((other) => !isOfMeans(other, unlock)), slot] })
}

/**
 * Takes a key out of a keychain again. Refuses with `key.noSuchSlot` where it is in none, and with `key.onlyMeans` where
 * nothing else would open the workspace.
 */
export async function removeKeychain(dir: string, workspaceId: string, keychain: Keychain): Promise<void> {
  const slots = readKeySlots(dir)
  const kept = slots.slots.filter((slot) => !isOfMeans(slot, { kind: 'keychain', keychain }))
  if (kept.length === slots.slots.length) throw new AppError('key.noSuchSlot', { kind: 'keychain' })
  if (kept.length === 0) throw new AppError('key.onlyMeans')
  // First what the workspace says: a key left behind in a keychain opens nothing that points to it.
  writeKeySlots(dir, { ...slots, slots: kept })
  await keychain.delete(workspaceId)
}
