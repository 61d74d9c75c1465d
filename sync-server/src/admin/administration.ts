import { closeSync, openSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type PersonRole, type Role, roomOf } from '../../client/words.ts'
import {
  type Change,
  createWorkspace,
  deleteRoom,
  grantRole,
  inviteDevice,
  invitePerson,
  nameOfCode,
  removePerson,
  restoreRoom,
  revokeDevice,
  uninvite,
} from '../auth/changes.ts'
import { type Directory, isActive, roleOf, sealedWorkspaceOf } from '../auth/directory.ts'
import type { Register } from '../auth/register.ts'
import { compact } from '../history.ts'
import { readWhole } from '../readWhole.ts'
import type { Statements } from '../statements.ts'
import type { Storage } from '../storage.ts'
import { verifyStore } from './verify.ts'

/** What the command line asks for; each becomes one line of JSON between two processes. */
export type AdminCommand =
  | { do: 'createWorkspace'; name: string; admin: string; hours: number; sealed?: boolean }
  | { do: 'invite'; workspace: string; name: string; role: PersonRole; hours: number }
  | { do: 'inviteDevice'; person: string; hours: number }
  | { do: 'uninvite'; code: string }
  | { do: 'grant'; room: string; person: string; role: Role | null; expiresAt: number | null }
  | { do: 'list' }
  | { do: 'revokePerson'; person: string }
  | { do: 'revokeDevice'; device: string }
  | { do: 'export'; document: string }
  | { do: 'delete'; room: string }
  | { do: 'restore'; room: string }
  | { do: 'backup'; file: string }
  | { do: 'restored' }
  | { do: 'verify' }

/** Which workspace, person, device, room or file a command is about, by its id; for the log. Names and codes stay out. */
export function targetOf(command: AdminCommand): Record<string, unknown> {
  const fields = ['workspace', 'person', 'device', 'room', 'document', 'file']
  return Object.fromEntries(Object.entries(command).filter(([field]) => fields.includes(field)))
}

export type AdminAnswer = { ok: true; result: unknown } | { ok: false; why: string }
export type Administration = (command: AdminCommand) => Promise<AdminAnswer>

function listDirectory(directory: Directory, now: number) {
  const people = [...directory.person.values()]
  const devices = [...directory.device.values()]
  return [...directory.workspace.values()].map(({ id, name, sealed }) => ({
    workspace: id,
    name,
    sealed: sealed ? { epoch: sealed.members?.epoch ?? 0, entries: sealed.members?.number ?? 0 } : null,
    people: people
      .filter(({ workspace }) => workspace === id)
      .map((person) => ({
        ...{ person: person.id, name: person.name, role: person.role, removedAt: person.removedAt },
        devices: devices
          .filter((device) => device.person === person.id)
          .map((device) => ({ device: device.id, name: device.name, revokedAt: device.revokedAt })),
        codes: [...directory.invitation.values()]
          .filter((invited) => invited.person === person.id && invited.expiresAt > now)
          .map((invited) => ({ code: nameOfCode(invited.id), expiresAt: invited.expiresAt })),
      })),
    rooms: [...directory.room.values()]
      .filter(({ workspace }) => workspace === id)
      .map((room) => ({
        room: room.id,
        title: room.title,
        deletedAt: room.deletedAt,
        roles: [...directory.grant.values()]
          .filter((grant) => grant.room === room.id && roleOf(grant, now) !== null)
          .filter(({ person }) => person === '*' || isActive(directory.person.get(person)))
          .map(({ person, role, expiresAt }) => ({ person, role, expiresAt })),
      })),
  }))
}

/** The administrator's operations on a store, wherever they come from. `now` in UTC milliseconds. */
export function createAdministration({
  storage,
  register,
  statements,
  isServing,
  now,
}: {
  storage: Storage
  register: Register
  statements: Pick<Statements, 'tellRevoked'>
  /** Whether people work with this store meanwhile: the relay has its documents open. */
  isServing: boolean
  now: () => number
}): Administration {
  async function change<Result>(operation: (directory: Directory) => Change<Result>): Promise<Result> {
    const outcome = await register.change(operation)
    if (!outcome.ok) throw new Refused(outcome.why)
    return outcome.result
  }

  const run = async (command: AdminCommand): Promise<unknown> => {
    switch (command.do) {
      case 'createWorkspace':
        return change(() =>
          createWorkspace(command.name, command.admin, command.hours, now(), command.sealed === true),
        )
      case 'invite':
        return change((directory) => invitePerson(directory, command, now()))
      case 'inviteDevice':
        return change((directory) => inviteDevice(directory, command.person, command.hours, now()))
      case 'uninvite':
        return change((directory) => uninvite(directory, command.code, now()))
      case 'grant':
        return change((directory) => grantRole(directory, command, now()))
      case 'list':
        return {
          relay: register.key.id,
          workspaces: listDirectory(register.current(), now()),
          documents: await storage.listDocuments(),
        }
      case 'revokePerson': {
        const { devices, workspace } = await change((directory) =>
          removePerson(directory, command.person, now()),
        )
        for (const device of devices) await statements.tellRevoked(workspace, device, command.person)
        return { devices }
      }
      case 'revokeDevice': {
        if ((register.current().device.get(command.device)?.revokedAt ?? null) !== null)
          throw new Refused('the device is revoked already')
        const { person } = await change((directory) => revokeDevice(directory, command.device, now()))
        const { workspace } = register.current().person.get(person)!
        await statements.tellRevoked(workspace, command.device, person)
        return { person }
      }
      case 'export': {
        if (sealedWorkspaceOf(register.current(), roomOf(command.document).room))
          throw new Refused('a sealed room: only its members’ devices can read it')
        const whole = await readWhole(storage, command.document)
        if (!whole) throw new Refused('nobody has written to this document')
        const { update } = compact(whole.updates)
        return { number: whole.number, update: Buffer.from(update).toString('base64') }
      }
      case 'delete':
        return change((directory) => deleteRoom(directory, roomNamed(command.room), now()))
      case 'restore':
        return change((directory) => restoreRoom(directory, roomNamed(command.room)))
      case 'backup': {
        if (!storage.backup) throw new Refused('use pg_dump: the store is PostgreSQL')
        const file = resolve(command.file)
        makeClosed(file)
        try {
          await storage.backup(file)
        } catch (error) {
          rmSync(file, { force: true })
          throw error
        }
        return { file }
      }
      case 'restored':
        // Open documents are told to whoever comes by the lineage with which they were opened.
        if (isServing)
          throw new Refused('stop the relay first: a backup is put back while nobody works with it')
        await storage.renewLineages()
        return {}
      case 'verify':
        return verifyStore(storage, register)
    }
  }

  return async (command) => {
    try {
      return { ok: true, result: await run(command) }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, why: error.message }
      throw error
    }
  }
}

/** Refuses the name of one of a room's documents where the room with all of them is meant. */
function roomNamed(name: string): string {
  const { room } = roomOf(name)
  if (room !== name) throw new Refused(`${name} is one of a room’s documents; the room is ${room}`)
  return room
}

/** Makes an empty file that only this account may read, before the store with the relay's key is copied into it. */
function makeClosed(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Refused(code === 'EEXIST' ? `${file} exists already` : message)
  }
}

/** An expected refusal, told to the administrator as it is. */
class Refused extends Error {}
