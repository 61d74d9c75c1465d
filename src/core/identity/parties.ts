import type { ReadableDb, WritableDb } from '../db/open.ts'
import { idOfKey, type KeyPair, newKeyPair } from '../log/signed.ts'
import type { KeyRing } from './keyRing.ts'
import * as store from './store.ts'

export interface Party {
  id: string
  name: string
  /** base64url of the Ed25519 public key. */
  publicKey: string
}

/** A party whose private key is held here and can therefore sign. */
export interface Signer extends Party {
  keys: KeyPair
}

function make(db: WritableDb, ring: KeyRing, prefix: 'dev' | 'per', name: string, now: number): Signer {
  const keys = newKeyPair()
  const id = idOfKey(prefix, keys.publicKey)
  const row = { id, name, publicKey: keys.publicKey, createdAt: now }
  if (prefix === 'dev') store.insertDevice(db, row)
  else store.insertPerson(db, row)
  store.insertPrivateKey(db, id, ring.seal(id, keys.privateKey))
  return { id, name, publicKey: keys.publicKey, keys }
}

/** Gives this machine a key pair of its own and retires whatever device the copy belonged to. */
export function newDevice(db: WritableDb, ring: KeyRing, name: string, now: number): Signer {
  store.retireDevices(db, now)
  store.deleteDeviceKeys(db)
  return make(db, ring, 'dev', name, now)
}

/** The device that this copy belongs to, or null when its private key is not here (a restored copy). */
export function getDevice(db: ReadableDb, ring: KeyRing): Signer | null {
  const row = store.devices(db).find((device) => device.retiredAt === null)
  return row ? withKey(db, ring, row) : null
}

/** A person with a key pair of their own, held in this workspace. */
export const newPerson = (db: WritableDb, ring: KeyRing, name: string, now: number): Signer =>
  make(db, ring, 'per', name, now)

/** A person whose key pair is elsewhere: known here by name and public key. Returns the id. */
export function addPerson(db: WritableDb, party: { name: string; publicKey: string }, now: number): string {
  const id = idOfKey('per', party.publicKey)
  store.insertPerson(db, { id, ...party, createdAt: now })
  return id
}

/** The person ready to sign, or null when unknown or their private key is not here. */
export function getSigner(db: ReadableDb, ring: KeyRing, personId: string): Signer | null {
  const row = store.person(db, personId)
  return row ? withKey(db, ring, row) : null
}

function withKey(db: ReadableDb, ring: KeyRing, row: store.PartyRow): Signer | null {
  const sealed = store.privateKey(db, row.id)
  if (!sealed) return null
  const keys = { publicKey: row.publicKey, privateKey: ring.unseal(row.id, sealed) }
  return { id: row.id, name: row.name, publicKey: row.publicKey, keys }
}

export interface Owner {
  workspaceId: string
  personId: string
  publicKey: string
}

/** Founds a workspace: its owner is a new person. Happens once. */
export function foundWorkspace(
  db: WritableDb,
  ring: KeyRing,
  workspaceId: string,
  ownerName: string,
  now: number,
): Signer {
  const person = newPerson(db, ring, ownerName, now)
  store.insertOwner(db, workspaceId, person.id, person.publicKey)
  return person
}

/** Whose workspace this is. Throws when none was founded (a bug). */
export function requireOwner(db: ReadableDb): Owner {
  const row = store.owner(db)
  if (!row) throw new Error('the workspace has no owner')
  return row
}

export const listPeople = (db: ReadableDb): Party[] =>
  store.people(db).map(({ id, name, publicKey }) => ({ id, name, publicKey }))

export interface KnownDevice extends Party {
  createdAt: number
  retiredAt: number | null
}
export const listDevices = (db: ReadableDb): KnownDevice[] => store.devices(db)

/**
 * Keeps a private key that is this device's own for one purpose, sealed; it goes with the device when a copy leaves this
 * machine. `purpose` is unique among them.
 */
export const keepDeviceKey = (db: WritableDb, ring: KeyRing, purpose: string, privateKey: string): void =>
  store.insertPrivateKey(db, `dev_${purpose}`, ring.seal(`dev_${purpose}`, privateKey))

/** The same for a secret that changes: the one from before is gone. */
export const replaceDeviceKey = (db: WritableDb, ring: KeyRing, purpose: string, secret: string): void =>
  store.replacePrivateKey(db, `dev_${purpose}`, ring.seal(`dev_${purpose}`, secret))

/** Forgets such a key. */
export const forgetDeviceKey = (db: WritableDb, purpose: string): void =>
  store.deletePrivateKey(db, `dev_${purpose}`)

/** Such a key; null on a copy that belongs to another device. */
export function readDeviceKey(db: ReadableDb, ring: KeyRing, purpose: string): string | null {
  const sealed = store.privateKey(db, `dev_${purpose}`)
  return sealed ? ring.unseal(`dev_${purpose}`, sealed) : null
}

/** Takes the device's private keys out of a copy that leaves this machine. */
export const stripDeviceKeys = (db: WritableDb): void => store.deleteDeviceKeys(db)
