import {
  codes,
  may,
  personRoles,
  type Reason,
  type Right,
  type Role,
  roles,
  roomOf,
} from '../client/words.ts'
import type { Access, Who } from './auth/access.ts'
import {
  type Change,
  changeRoom,
  createRoom,
  deleteRoom,
  grantRole,
  inviteDevice,
  invitePerson,
  isName,
  maxInvitationHours,
  removePerson,
  restoreRoom,
  revokeDevice,
} from './auth/changes.ts'
import {
  type Directory,
  grantId,
  isActive,
  type Person,
  roleOf,
  sealedWorkspaceOf,
  type Workspace,
} from './auth/directory.ts'
import { offerAgreement, takeMembership, verifyMembership } from './auth/sealed.ts'
import type { Statements } from './statements.ts'
import type { Storage } from './storage.ts'
import type { Versions } from './versions.ts'

export type Answer = { code: number; value: unknown; content?: Uint8Array }
type Argument = Record<string, unknown>

/** Thrown inside a method and answered: it never leaves this file. */
class Refusal extends Error {
  readonly reason: Reason
  constructor(reason: Reason, why: string) {
    super(why)
    this.reason = reason
  }
}

const good = (value: unknown, content?: Uint8Array): Answer => ({
  code: 0,
  value,
  ...(content ? { content } : {}),
})

const maxIdLength = 300
/** What the product says of a room beside its title (K4). */
const maxAboutLength = 2_000
/** A members' entry holds a wrapped key for each device. */
const maxEntryLength = 1024 * 1024

const isHere = (directory: Directory, device: string, person: string): boolean =>
  directory.device.get(device)?.revokedAt === null && isActive(directory.person.get(person))

function text(argument: Argument, name: string): string {
  const value = argument[name]
  if (typeof value !== 'string' || value === '' || value.length > maxIdLength)
    throw new Refusal('malformed', `${name}: text expected`)
  return value
}
function name(argument: Argument, field: string): string {
  const value = argument[field]
  if (!isName(value)) throw new Refusal('malformed', `${field}: a name expected, at most 200 characters`)
  return value
}
function oneOf<T extends string>(argument: Argument, field: string, list: readonly T[]): T {
  const value = argument[field]
  if (!list.includes(value as T))
    throw new Refusal('malformed', `${field}: one of ${list.join(', ')} expected`)
  return value as T
}
function time(argument: Argument, field: string): number | null {
  const value = argument[field] ?? null
  if (value !== null && !Number.isSafeInteger(value))
    throw new Refusal('malformed', `${field}: time or null expected`)
  return value as number | null
}
function hours(argument: Argument): number {
  const value = argument.hours ?? 1
  if (typeof value !== 'number' || !(value > 0 && value <= maxInvitationHours))
    throw new Refusal('malformed', `hours: more than 0, at most ${maxInvitationHours}`)
  return value
}

/** The methods that people's clients call (K2). `now` in UTC milliseconds. */
export function createCalls({
  access,
  storage,
  versions,
  statements,
  now,
}: {
  access: Access
  storage: Storage
  versions: Versions
  statements: Statements
  now: () => number
}): (who: Who, method: string, argument: Argument) => Promise<Answer> {
  const { register } = access

  const asPerson = (who: Who): Person => {
    const person = access.personOf(who)
    if (!person) throw new Refusal('forbidden', 'without people (RELAY_AUTH=none), or revoked')
    return person
  }
  const isAdmin = (person: Person) => person.role === 'admin'
  const asAdmin = (who: Who): Person => {
    const person = asPerson(who)
    if (!isAdmin(person)) throw new Refusal('forbidden', 'admins only')
    return person
  }
  const need = (who: Who, room: string, right: Right): Role => {
    const role = access.roleIn(who, room)
    if (!role) throw new Refusal('notFound', 'no such room')
    if (!may(role, right)) throw new Refusal('forbidden', `not as ${role}`)
    return role
  }
  /** An owner of the room, or an admin of its workspace; also of a deleted one. */
  const administrating = (who: Who, room: string): Person => {
    const person = asPerson(who)
    const entry = register.current().room.get(room)
    if (!entry || entry.workspace !== person.workspace) throw new Refusal('notFound', 'no such room')
    const held = roleOf(register.current().grant.get(grantId(room, person.id)), now())
    if (!isAdmin(person) && held !== 'owner')
      throw new Refusal(held ? 'forbidden' : 'notFound', 'owners only')
    return person
  }
  const inWorkspace = (person: Person, other: string): Person => {
    const found = register.current().person.get(other)
    if (!found || found.workspace !== person.workspace) throw new Refusal('notFound', 'no such person')
    return found
  }
  async function change<Result>(operation: (directory: Directory) => Change<Result>): Promise<Result> {
    const outcome = await register.change(operation)
    if (!outcome.ok) throw new Refusal(outcome.reason, outcome.why)
    return outcome.result
  }

  const revoke = async (device: string, person: Person) => {
    await change((directory) => revokeDevice(directory, device, now()))
    await statements.tellRevoked(person.workspace, device, person.id)
  }

  const workspaceOf = (person: Person): Workspace => register.current().workspace.get(person.workspace)!
  const title = (argument: Argument, { sealed }: Workspace): string =>
    sealed && argument.title === '' ? '' : name(argument, 'title')
  const about = ({ about: said }: Argument): { about?: string } => {
    if (said === undefined) return {}
    if (typeof said !== 'string' || said.length > maxAboutLength)
      throw new Refusal('malformed', `about: text expected, at most ${maxAboutLength} characters`)
    return { about: said }
  }
  const asMember = (who: Who): { person: Person; workspace: Workspace } => {
    const person = asPerson(who)
    const workspace = workspaceOf(person)
    if (!workspace.sealed) throw new Refusal('unsupported', 'not a sealed workspace')
    if (person.role === 'guest') throw new Refusal('forbidden', 'not for guests')
    return { person, workspace }
  }
  /** Versions are marks in content: in a sealed room they are the members' own. */
  const readableRoom = (document: string): string => {
    const { room } = roomOf(document)
    if (sealedWorkspaceOf(register.current(), room))
      throw new Refusal('unsupported', 'a sealed room: the relay can’t read it')
    return room
  }

  const methods: Record<string, (who: Who, argument: Argument) => Promise<Answer>> = {
    async me(who) {
      const { id, name: called, role, workspace } = asPerson(who)
      const directory = register.current()
      const device = directory.device.get(who.device)!
      return good({
        person: { id, name: called, role },
        device: { id: device.id, name: device.name },
        workspace: { id: workspace, name: directory.workspace.get(workspace)!.name },
      })
    },

    async rooms(who) {
      const person = asPerson(who)
      const directory = register.current()
      const list = [...directory.room.values()]
        .filter(({ workspace }) => workspace === person.workspace)
        .map(({ id, title, about = '', deletedAt }) => {
          const grant = directory.grant.get(grantId(id, person.id))
          const role = deletedAt === null ? access.roleIn(who, id) : roleOf(grant, now())
          return { room: id, title, about, role, expiresAt: grant?.expiresAt ?? null, deletedAt }
        })
        .filter(
          ({ role, deletedAt }) =>
            isAdmin(person) || role === 'owner' || (role !== null && deletedAt === null),
        )
      return good(list)
    },

    async createRoom(who, argument) {
      const person = asPerson(who)
      if (person.role === 'guest') throw new Refusal('forbidden', 'guests make no rooms')
      const room = {
        room: text(argument, 'room'),
        title: title(argument, workspaceOf(person)),
        ...about(argument),
      }
      return good(
        await change((directory) =>
          createRoom(directory, { ...room, workspace: person.workspace, owner: person.id }, now()),
        ),
      )
    },

    async renameRoom(who, argument) {
      const room = text(argument, 'room')
      const named = { title: title(argument, workspaceOf(administrating(who, room))), ...about(argument) }
      return good(await change((directory) => changeRoom(directory, room, named)))
    },

    async deleteRoom(who, argument) {
      const room = text(argument, 'room')
      administrating(who, room)
      return good(await change((directory) => deleteRoom(directory, room, now())))
    },

    async undeleteRoom(who, argument) {
      const room = text(argument, 'room')
      administrating(who, room)
      return good(await change((directory) => restoreRoom(directory, room)))
    },

    async members(who, argument) {
      const room = text(argument, 'room')
      const person = asPerson(who)
      if (!isAdmin(person) || register.current().room.get(room)?.workspace !== person.workspace)
        need(who, room, 'seeMembers')
      const directory = register.current()
      return good(
        [...directory.grant.values()]
          .filter((grant) => grant.room === room && roleOf(grant, now()) !== null)
          .map(({ person: id, role, expiresAt }) => ({
            ...{ person: id, name: directory.person.get(id)?.name ?? '', role, expiresAt },
          }))
          .filter(({ person: id }) => id === '*' || directory.person.get(id)?.removedAt === null),
      )
    },

    async grant(who, argument) {
      const room = text(argument, 'room')
      administrating(who, room)
      const role = argument.role === null ? null : oneOf(argument, 'role', roles)
      const grant = { room, person: text(argument, 'person'), role, expiresAt: time(argument, 'expiresAt') }
      return good(await change((directory) => grantRole(directory, grant, now())))
    },

    async people(who) {
      const person = asPerson(who)
      if (person.role === 'guest') throw new Refusal('forbidden', 'not for guests')
      const directory = register.current()
      const devices = [...directory.device.values()]
      return good(
        [...directory.person.values()]
          .filter(({ workspace, removedAt }) => workspace === person.workspace && removedAt === null)
          .map(({ id, name: called, role }) => ({
            person: id,
            name: called,
            role,
            devices: devices
              .filter((device) => device.person === id)
              .map(({ id: device, name: label, createdAt, revokedAt }) => ({
                ...{ device, name: label, createdAt, revokedAt },
              })),
          })),
      )
    },

    async invite(who, argument) {
      const person = asPerson(who)
      const role = argument.role === undefined ? 'member' : oneOf(argument, 'role', personRoles)
      const room = argument.room === undefined ? null : text(argument, 'room')
      if (room) administrating(who, room)
      if (!isAdmin(person) && !(room && role === 'guest'))
        throw new Refusal('forbidden', 'admins invite anybody, owners guests to their room')
      const invited = {
        workspace: person.workspace,
        name: name(argument, 'name'),
        role,
        hours: hours(argument),
      }
      const roomRole = room ? oneOf(argument, 'roomRole', roles) : null
      const expiresAt = time(argument, 'roomExpiresAt')
      return good(
        await change((directory) => {
          const invitation = invitePerson(directory, invited, now())
          if (!invitation.ok || !room) return invitation
          const person = { ...invited, id: invitation.result.person, removedAt: null }
          const withPerson = { ...directory, person: new Map(directory.person).set(person.id, person) }
          const granted = grantRole(withPerson, { room, person: person.id, role: roomRole, expiresAt }, now())
          return granted.ok
            ? { ...invitation, changes: [...invitation.changes, ...granted.changes] }
            : granted
        }),
      )
    },

    async inviteDevice(who, argument) {
      const person = asPerson(who)
      const other = argument.person === undefined ? person.id : text(argument, 'person')
      if (other !== person.id) inWorkspace(asAdmin(who), other)
      return good(await change((directory) => inviteDevice(directory, other, hours(argument), now())))
    },

    async removePerson(who, argument) {
      const other = inWorkspace(asAdmin(who), text(argument, 'person'))
      const { devices } = await change((directory) => removePerson(directory, other.id, now()))
      for (const device of devices) await statements.tellRevoked(other.workspace, device, other.id)
      return good({})
    },

    async revokeDevice(who, argument) {
      const person = asPerson(who)
      const device = text(argument, 'device')
      const owner = register.current().device.get(device)?.person
      if (!owner) throw new Refusal('notFound', 'no such device')
      if (owner !== person.id) asAdmin(who)
      await revoke(device, inWorkspace(person, owner))
      return good({})
    },

    async membership(who) {
      const { workspace } = asMember(who)
      const { members } = workspace.sealed!
      const directory = register.current()
      const revoked = Object.values(members?.devices ?? {})
        .filter(({ id, person, until }) => until === null && !isHere(directory, id, person))
        .map(({ id }) => id)
      return good({
        entries: await storage.readMemberships(workspace.id),
        ...{ revoked, founded: members !== null },
      })
    },

    async offerAgreement(who, argument) {
      asMember(who)
      const agreement = text(argument, 'agreement')
      if (!/^[A-Za-z0-9_-]{43}$/.test(agreement))
        throw new Refusal('malformed', 'agreement: an X25519 public key expected')
      return good(await change((directory) => offerAgreement(directory, who.device, agreement)))
    },

    async changeMembership(who, argument) {
      const { workspace } = asMember(who)
      const { entry } = argument
      if (typeof entry !== 'string' || entry.length > maxEntryLength)
        throw new Refusal('malformed', `entry: text of at most ${maxEntryLength} expected`)
      // Another node may have taken the entry before, or let the device show its key.
      await register.refresh()
      const read = await verifyMembership(register.current(), workspace.id, who.device, entry)
      if (!read.ok) throw new Refusal(read.reason, read.why)
      asMember(who)
      const { number, revoked } = await change((directory) => takeMembership(directory, read.verified, now()))
      for (const { device, person } of revoked) await statements.tellRevoked(workspace.id, device, person)
      return good({ number })
    },

    async sealedDevices(who) {
      const { workspace } = asMember(who)
      const { device: devices, person: people } = register.current()
      return good(
        [...devices.values()]
          .filter((device) => people.get(device.person)?.workspace === workspace.id)
          .filter(({ id, person }) => isHere(register.current(), id, person))
          .map(({ id, name: label, person, key, agreement }) => ({
            ...{ device: id, name: label, person, key: key.x, agreement: agreement ?? null },
          })),
      )
    },

    async readSnapshot(who, argument) {
      const document = text(argument, 'document')
      if (!access.roleIn(who, roomOf(document).room)) throw new Refusal('notFound', 'no such room')
      const offer = await storage.readOffer(document)
      if (!offer || offer.throughSeq !== argument.through) throw new Refusal('notFound', 'no such snapshot')
      return good({ author: offer.author }, offer.envelope)
    },

    async versions(who, argument) {
      const document = text(argument, 'document')
      need(who, readableRoom(document), 'seeMembers')
      return good(
        (await versions.list(document)).map(({ id, number, name: called, at, by, kind }) => ({
          ...{ version: id, number, name: called, at, by, kind },
        })),
      )
    },

    async nameVersion(who, argument) {
      const document = text(argument, 'document')
      need(who, readableRoom(document), 'keepVersions')
      const kept = await versions.keep(document, name(argument, 'name'), who.person, 'named')
      if (!kept) throw new Refusal('notFound', 'nothing is written there yet')
      return good(kept)
    },

    async readVersion(who, argument) {
      const document = text(argument, 'document')
      need(who, readableRoom(document), 'seeMembers')
      const version = await versions.read(document, text(argument, 'version'))
      if (!version) throw new Refusal('notFound', 'no such version')
      return good({ number: version.number }, version.update)
    },

    async restoreVersion(who, argument) {
      const document = text(argument, 'document')
      need(who, readableRoom(document), 'keepVersions')
      const restored = await versions.restore(document, text(argument, 'version'), who)
      if (!restored) throw new Refusal('notFound', 'no such version')
      if (!restored.outcome.ok) throw new Refusal(restored.outcome.reason, restored.outcome.why)
      return good({ number: restored.outcome.seq, kept: restored.kept })
    },

    async deleteVersion(who, argument) {
      const document = text(argument, 'document')
      need(who, readableRoom(document), 'keepVersions')
      if (!(await versions.remove(document, text(argument, 'version'))))
        throw new Refusal('notFound', 'no such version')
      return good({})
    },
  }

  return async (who, method, argument) => {
    const found = Object.hasOwn(methods, method) ? methods[method] : undefined
    if (!found) return { code: codes.notFound, value: { why: 'no such method' } }
    try {
      return await found(who, argument)
    } catch (error) {
      if (error instanceof Refusal) return { code: codes[error.reason], value: { why: error.message } }
      throw error
    }
  }
}
