import { createHash, randomBytes, randomInt } from 'node:crypto'
import { isSealedAbout } from '../../client/sealed/aboutShape.ts'
import type { PersonRole, Reason, Role } from '../../client/words.ts'
import type { DirectoryChange, MembershipEntry } from '../storage.ts'
import { type Directory, grantId, isActive, type Person, type PublicKey, put, remove } from './directory.ts'

/** What an operation does to the directory, or the reason and words why it is refused. */
export type Change<Result> =
  | { ok: true; changes: DirectoryChange[]; memberships?: MembershipEntry[]; result: Result }
  | { ok: false; reason: Reason; why: string }

export const refused = (reason: Reason, why: string) => ({ ok: false, reason, why }) as const
const done = <Result>(changes: DirectoryChange[], result: Result) => ({ ok: true, changes, result }) as const

const newId = (prefix: string): string => `${prefix}${randomBytes(9).toString('base64url')}`

/** Crockford's base 32: no I, L, O or U, so that a code can be read out on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const newCode = (): string => Array.from({ length: 10 }, () => alphabet[randomInt(32)]).join('')

/** The hash under which a code is kept, however a person wrote it. */
export function hashOfCode(code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  return createHash('sha256').update(plain).digest('base64url')
}

const maxNameLength = 200
/** Names are shown to people: no control characters, something in it. */
export const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= maxNameLength && !/\p{Cc}/u.test(value)

export const maxInvitationHours = 72

function invitation(person: string, hours: number, now: number) {
  const code = newCode()
  const id = hashOfCode(code)
  const expiresAt = now + hours * 3_600_000
  const written = `${code.slice(0, 5)}-${code.slice(5)}`
  return { change: put('invitation', id, { id, person, expiresAt }), result: { code: written, expiresAt } }
}

export type Invited = { code: string; expiresAt: number; person: string }

/** A new workspace with its first admin, who gets in by the code. */
export function createWorkspace(
  name: string,
  adminName: string,
  hours: number,
  now: number,
  isSealed = false,
): Change<Invited & { workspace: string }> {
  const workspace = {
    ...{ id: newId('w'), name, createdAt: now },
    ...(isSealed ? { sealed: { members: null } } : {}),
  }
  const admin: Person = {
    id: newId('p'),
    workspace: workspace.id,
    name: adminName,
    role: 'admin',
    removedAt: null,
  }
  const { change, result } = invitation(admin.id, hours, now)
  return done([put('workspace', workspace.id, workspace), put('person', admin.id, admin), change], {
    ...result,
    person: admin.id,
    workspace: workspace.id,
  })
}

export function invitePerson(
  directory: Directory,
  { workspace, name, role, hours }: { workspace: string; name: string; role: PersonRole; hours: number },
  now: number,
): Change<Invited> {
  const found = directory.workspace.get(workspace)
  if (!found) return refused('notFound', 'no such workspace')
  if (found.sealed && role === 'guest')
    return refused('unsupported', 'keys are the whole workspace’s: a sealed one has no guests')
  const person: Person = { id: newId('p'), workspace, name, role, removedAt: null }
  const { change, result } = invitation(person.id, hours, now)
  return done([put('person', person.id, person), change], { ...result, person: person.id })
}

export function inviteDevice(
  directory: Directory,
  personId: string,
  hours: number,
  now: number,
): Change<Invited> {
  if (!isActive(directory.person.get(personId))) return refused('notFound', 'no such person')
  const { change, result } = invitation(personId, hours, now)
  return done([change], { ...result, person: personId })
}

/** Takes a code and makes the device that it brings; expired codes go with it. */
export function redeem(
  directory: Directory,
  { code, deviceName, key }: { code: string; deviceName: string; key: PublicKey },
  now: number,
): Change<{ device: string; person: Person }> {
  const found = directory.invitation.get(hashOfCode(code))
  const person = found && directory.person.get(found.person)
  if (!found || found.expiresAt <= now || !isActive(person))
    return refused('notFound', 'no such code, or it is used or too old')
  for (const device of directory.device.values())
    if (device.key.x === key.x) return refused('conflict', 'this key is known already')
  const device = {
    id: newId('d'),
    person: person.id,
    name: deviceName,
    key: { kty: key.kty, crv: key.crv, x: key.x },
    createdAt: now,
    revokedAt: null,
  }
  const old = [...directory.invitation.values()].filter(({ expiresAt }) => expiresAt <= now)
  return done(
    [
      put('device', device.id, device),
      remove('invitation', found.id),
      ...old.map(({ id }) => remove('invitation', id)),
    ],
    { device: device.id, person },
  )
}

export function revokeDevice(
  directory: Directory,
  deviceId: string,
  now: number,
): Change<{ person: string }> {
  const device = directory.device.get(deviceId)
  if (!device) return refused('notFound', 'no such device')
  if (device.revokedAt !== null) return done([], { person: device.person })
  return done([put('device', device.id, { ...device, revokedAt: now })], { person: device.person })
}

export function removePerson(
  directory: Directory,
  personId: string,
  now: number,
): Change<{ devices: string[]; workspace: string }> {
  const person = directory.person.get(personId)
  if (!person || !isActive(person)) return refused('notFound', 'no such person')
  const isOtherAdmin = (other: Person) =>
    other.id !== person.id &&
    other.workspace === person.workspace &&
    other.role === 'admin' &&
    isActive(other)
  if (person.role === 'admin' && ![...directory.person.values()].some(isOtherAdmin))
    return refused('conflict', 'the last admin of the workspace')
  const devices = [...directory.device.values()].filter(
    (device) => device.person === person.id && device.revokedAt === null,
  )
  const codes = [...directory.invitation.values()].filter((invited) => invited.person === person.id)
  return done(
    [
      put('person', person.id, { ...person, removedAt: now }),
      ...devices.map((device) => put('device', device.id, { ...device, revokedAt: now })),
      ...codes.map(({ id }) => remove('invitation', id)),
    ],
    { devices: devices.map(({ id }) => id), workspace: person.workspace },
  )
}

/** Refuses what would tell the relay something of a sealed workspace's room (E4, E10). */
function inTheClear(
  directory: Directory,
  workspace: string,
  { title, about }: { title?: string | undefined; about?: string | undefined },
) {
  if (!directory.workspace.get(workspace)?.sealed) return null
  if (title) return refused('malformed', 'title: empty in a sealed workspace, sealed in about')
  if (about && !isSealedAbout(about)) return refused('malformed', 'about: not sealed')
  return null
}

/** A new room that its maker owns. */
export function createRoom(
  directory: Directory,
  {
    room,
    workspace,
    title,
    about,
    owner,
  }: { room: string; workspace: string; title: string; about?: string | undefined; owner: string },
  now: number,
): Change<{ room: string }> {
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(room)) return refused('malformed', 'room: 16 to 64 of A–Z a–z 0–9 _ -')
  if (directory.room.has(room)) return refused('conflict', 'the room exists already')
  const clear = inTheClear(directory, workspace, { title, about })
  if (clear) return clear
  const entry = { id: room, workspace, title, ...(about && { about }), createdAt: now, deletedAt: null }
  return done(
    [
      put('room', room, entry),
      put('grant', grantId(room, owner), { room, person: owner, role: 'owner', expiresAt: null }),
    ],
    { room },
  )
}

/** Gives a person (`*`: everybody of the workspace) a role in a room; null takes it away. */
export function grantRole(
  directory: Directory,
  grant: { room: string; person: string; role: Role | null; expiresAt: number | null },
  now: number,
): Change<Record<string, never>> {
  const { room, person, role, expiresAt } = grant
  const entry = directory.room.get(room)
  if (!entry) return refused('notFound', 'no such room')
  const who = directory.person.get(person)
  if (person !== '*' && (!isActive(who) || who.workspace !== entry.workspace))
    return refused('notFound', 'no such person')
  if (role === 'guest' && expiresAt === null) return refused('malformed', 'a guest needs an expiry')
  if (role === 'owner' && (person === '*' || who?.role === 'guest' || expiresAt !== null))
    return refused('malformed', 'an owner is one person of the workspace, without an expiry')
  if (role !== null && expiresAt !== null && expiresAt <= now)
    return refused('malformed', 'expires in the past')
  const isOtherOwner = (other: { room: string; person: string; role: Role }) =>
    other.room === room &&
    other.role === 'owner' &&
    other.person !== person &&
    isActive(directory.person.get(other.person))
  const isOwner = directory.grant.get(grantId(room, person))?.role === 'owner'
  if (isOwner && role !== 'owner' && ![...directory.grant.values()].some(isOtherOwner))
    return refused('conflict', 'the last owner of the room')
  const id = grantId(room, person)
  return done([role === null ? remove('grant', id) : put('grant', id, { room, person, role, expiresAt })], {})
}

export function changeRoom(
  directory: Directory,
  room: string,
  change: { title?: string; about?: string; deletedAt?: number | null },
): Change<Record<string, never>> {
  const entry = directory.room.get(room)
  if (!entry) return refused('notFound', 'no such room')
  const clear = inTheClear(directory, entry.workspace, change)
  if (clear) return clear
  return done([put('room', room, { ...entry, ...change })], {})
}

/** Closes a room for everybody (R4). One that is deleted already is refused: its 30 days go on as they began. */
export function deleteRoom(directory: Directory, room: string, now: number): Change<Record<string, never>> {
  if ((directory.room.get(room)?.deletedAt ?? null) !== null)
    return refused('conflict', 'the room is deleted already')
  return changeRoom(directory, room, { deletedAt: now })
}

export function restoreRoom(directory: Directory, room: string): Change<Record<string, never>> {
  if (directory.room.get(room)?.deletedAt === null) return refused('conflict', 'the room is not deleted')
  return changeRoom(directory, room, { deletedAt: null })
}

/** How lists name a code that was given out: the code itself is kept nowhere. */
export const nameOfCode = (id: string): string => `c${id.slice(0, 12)}`

/** Takes a code back that nobody has used yet; named as in lists, or given as it was told to a person. */
export function uninvite(directory: Directory, code: string, now: number): Change<{ person: string }> {
  const found = [...directory.invitation.values()].find(
    ({ id }) => nameOfCode(id) === code || id === hashOfCode(code),
  )
  if (!found || found.expiresAt <= now) return refused('notFound', 'no such code, or it is used or too old')
  return done([remove('invitation', found.id)], { person: found.person })
}

/** Forgets a room and its roles for good. */
export function forgetRoom(directory: Directory, room: string): Change<Record<string, never>> {
  if (!directory.room.has(room)) return refused('notFound', 'no such room')
  const grants = [...directory.grant].filter(([, grant]) => grant.room === room)
  return done([remove('room', room), ...grants.map(([id]) => remove('grant', id))], {})
}
