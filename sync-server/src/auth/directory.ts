import type { MembershipState } from '../../client/sealed/membership.ts'
import type { PersonRole, Role } from '../../client/words.ts'
import { roles } from '../../client/words.ts'
import type { DirectoryChange, DirectoryEntry } from '../storage.ts'

/** A public Ed25519 key as RFC 8037 writes it. */
export type PublicKey = { kty: 'OKP'; crv: 'Ed25519'; x: string }

export type Workspace = {
  id: string
  name: string
  createdAt: number
  /** Of a sealed workspace, what its members' entries add up to; null until its first device has founded it. */
  sealed?: { members: MembershipState | null }
}
export type Person = {
  id: string
  workspace: string
  name: string
  role: PersonRole
  removedAt: number | null
}
export type Device = {
  id: string
  person: string
  name: string
  key: PublicKey
  createdAt: number
  revokedAt: number | null
  /** Its X25519 public key (`x`), once it has asked to be let into a sealed workspace. */
  agreement?: string
}
export type RoomEntry = {
  id: string
  workspace: string
  title: string
  /** What the product says of the room beside its title (K4); the relay never reads it. */
  about?: string
  createdAt: number
  deletedAt: number | null
}
/** `person` is an id, or `*` for everybody in the room's workspace. */
export type Grant = { room: string; person: string; role: Role; expiresAt: number | null }
/** What a code brings: a further device of `person`. `id` is the code's hash. */
export type Invitation = { id: string; person: string; expiresAt: number }

/** The kinds of entries, as they are stored. */
export type Entries = {
  workspace: Workspace
  person: Person
  device: Device
  room: RoomEntry
  grant: Grant
  invitation: Invitation
  /** The relay's own key pair as a JWK; its id is `relay`. */
  key: { id: string; jwk: Record<string, string> }
}
export type Kind = keyof Entries

/** Who is who and may do what: never changed in place. `version` rises with each change. */
export type Directory = { readonly version: number } & {
  readonly [K in Kind]: ReadonlyMap<string, Entries[K]>
}

const emptyDirectory = (version: number) => ({
  version,
  workspace: new Map<string, Workspace>(),
  person: new Map<string, Person>(),
  device: new Map<string, Device>(),
  room: new Map<string, RoomEntry>(),
  grant: new Map<string, Grant>(),
  invitation: new Map<string, Invitation>(),
  key: new Map<string, Entries['key']>(),
})

/** Entries of kinds that this version doesn't know stay in the store and are not read. */
export function readDirectory(version: number, entries: readonly DirectoryEntry[]): Directory {
  const directory = emptyDirectory(version)
  for (const { kind, id, body } of entries)
    (directory as unknown as Record<string, Map<string, unknown> | undefined>)[kind]?.set?.(
      id,
      JSON.parse(body),
    )
  return directory
}

export const put = <K extends Kind>(kind: K, id: string, entry: Entries[K]): DirectoryChange => ({
  kind,
  id,
  body: JSON.stringify(entry),
})
export const remove = (kind: Kind, id: string): DirectoryChange => ({ kind, id, body: null })

export const grantId = (room: string, person: string): string => `${room} ${person}`

export const isActive = (person: Person | undefined): person is Person =>
  person !== undefined && person.removedAt === null

/** The role that is given, null once it has expired. */
export const roleOf = (grant: Grant | undefined, now: number): Role | null =>
  grant !== undefined && (grant.expiresAt === null || grant.expiresAt > now) ? grant.role : null

const stronger = (a: Role, b: Role): Role => (roles.indexOf(a) <= roles.indexOf(b) ? a : b)

/**
 * The role that a person has in a room at `now` (UTC ms), null for none. Deleted rooms give none.
 */
export function roleIn(directory: Directory, personId: string, roomId: string, now: number): Role | null {
  const room = directory.room.get(roomId)
  const person = directory.person.get(personId)
  if (!room || room.deletedAt !== null || !isActive(person) || person.workspace !== room.workspace)
    return null
  const own = roleOf(directory.grant.get(grantId(roomId, personId)), now)
  const all = person.role === 'guest' ? null : roleOf(directory.grant.get(grantId(roomId, '*')), now)
  return own && all ? stronger(own, all) : (own ?? all)
}

/** The person that a device speaks for, or null when either has lost its rights. */
export function personOf(directory: Directory, deviceId: string): Person | null {
  const device = directory.device.get(deviceId)
  if (!device || device.revokedAt !== null) return null
  const person = directory.person.get(device.person)
  return isActive(person) ? person : null
}

/** The sealed workspace that a room belongs to, null for a room that the relay reads. */
export function sealedWorkspaceOf(directory: Directory, roomId: string): Workspace | null {
  const workspace = directory.workspace.get(directory.room.get(roomId)?.workspace ?? '')
  return workspace?.sealed ? workspace : null
}

/** When the next role ends by itself, in UTC milliseconds; Infinity for never. */
export function nextExpiry(directory: Directory, now: number): number {
  let next = Number.POSITIVE_INFINITY
  for (const { expiresAt } of directory.grant.values())
    if (expiresAt !== null && expiresAt > now && expiresAt < next) next = expiresAt
  return next
}
