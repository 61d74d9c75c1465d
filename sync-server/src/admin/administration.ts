import { closeSync, openSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type PersonRole, roomOf } from '../../client/words.ts'
import {
  type Change,
  changeRoom,
  createWorkspace,
  inviteDevice,
  invitePerson,
  refused,
  removePerson,
  revokeDevice,
} from '../auth/changes.ts'
import { type Directory, sealedWorkspaceOf } from '../auth/directory.ts'
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
  | { do: 'list' }
  | { do: 'revokePerson'; person: string }
  | { do: 'revokeDevice'; device: string }
  | { do: 'export'; document: string }
  | { do: 'delete'; room: string }
  | { do: 'restore'; room: string }
  | { do: 'backup'; file: string }
  | { do: 'restored' }
  | { do: 'verify' }

export type AdminAnswer = { ok: true; result: unknown } | { ok: false; why: string }
export type Administration = (command: AdminCommand) => Promise<AdminAnswer>

function listDirectory(directory: Directory) {
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
      })),
    rooms: [...directory.room.values()]
      .filter(({ workspace }) => workspace === id)
      .map((room) => ({ room: room.id, title: room.title, deletedAt: room.deletedAt })),
  }))
}

/** The administrator's operations on a store, wherever they come from. `now` in UTC milliseconds. */
export function createAdministration({
  storage,
  register,
  statements,
  now,
}: {
  storage: Storage
  register: Register
  statements: Pick<Statements, 'tellRevoked'>
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
      case 'list':
        return {
          relay: register.key.id,
          workspaces: listDirectory(register.current()),
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
      case 'delete': {
        const { room } = roomOf(command.room)
        if (register.current().room.has(room))
          return change((directory) => changeRoom(directory, room, { deletedAt: now() }))
        throw new Refused('no such room')
      }
      case 'restore':
        return change((directory) => {
          const room = directory.room.get(command.room)
          if (room?.deletedAt === null) return refused('conflict', 'the room is not deleted')
          return changeRoom(directory, command.room, { deletedAt: null })
        })
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
