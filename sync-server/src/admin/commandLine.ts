import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { commentsOf, type PersonRole, personRoles, type Role, roles } from '../../client/words.ts'
import { createAccess } from '../auth/access.ts'
import { isName, maxInvitationHours } from '../auth/changes.ts'
import { openRegister } from '../auth/register.ts'
import { noBus } from '../bus.ts'
import { defaultLimits } from '../limits.ts'
import { createMetrics } from '../metrics.ts'
import { openStorage } from '../openStorage.ts'
import type { Settings } from '../settings.ts'
import { createStatements } from '../statements.ts'
import { StorageUnusable } from '../storage.ts'
import { type AdminAnswer, type AdminCommand, createAdministration } from './administration.ts'
import { askRunning } from './socket.ts'
import type { Verification } from './verify.ts'

const usage = `usage: relay [COMMAND]     without a command the relay starts

  create-workspace NAME --admin NAME [--hours N]   a workspace, and the code for its first admin
                   [--sealed]                      end-to-end encrypted, for ever: see docs/threat-model.md
  invite NAME --workspace ID [--role admin|member|guest] [--hours N]
  invite-device PERSON [--hours N]                 a code for one more device of a person
  uninvite CODE                                    takes a code back: as it was told, or as list names it
  grant ROOM PERSON|everybody ROLE [--until TIME]  owner, editor, commenter, viewer, guest (needs --until), none
  list [--json]                                    workspaces, people, devices, open codes, rooms with roles, documents
  revoke PERSON | revoke-device DEVICE             out within a second, everywhere
  export ROOM FILE [--comments]                    the document as a Yjs update
  delete ROOM | restore ROOM                       a deleted room is kept for 30 days
  backup FILE                                      a copy of the store, while it is in use (SQLite)
  restored                                         after putting a backup back: clients check everything
  verify                                           reads all that is stored; code 1 and words when something is wrong

  --help, --version        TIME is as in 2026-12-31 or 2026-12-31T18:00Z (UTC)
`

type Values = Record<string, string | boolean | undefined>

/** A command that can't be understood, told with the usage. */
class Misused extends Error {}

const one = (given: readonly string[], what: string): string => {
  if (given.length !== 1) throw new Misused(`one ${what} expected`)
  return given[0]!
}
const named = (value: unknown, what: string): string => {
  if (!isName(value)) throw new Misused(`${what}: a name expected`)
  return value
}
function hoursOf({ hours = '1' }: Values): number {
  const value = Number(hours)
  if (!(value > 0 && value <= maxInvitationHours))
    throw new Misused(`--hours: more than 0, at most ${maxInvitationHours}`)
  return value
}
function roleOf({ role = 'member' }: Values): PersonRole {
  if (!personRoles.includes(role as PersonRole)) throw new Misused(`--role: one of ${personRoles.join(', ')}`)
  return role as PersonRole
}

function untilOf({ until }: Values): number | null {
  if (until === undefined) return null
  const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(String(until))
  const at = isTime ? Date.parse(String(until)) : Number.NaN
  if (Number.isNaN(at)) throw new Misused('--until: a time like 2026-12-31 or 2026-12-31T18:00Z')
  return at
}
function grantOf(given: readonly string[], values: Values): AdminCommand {
  const [room, person, role] = given
  if (given.length !== 3) throw new Misused('a room, a person and a role expected')
  if (role !== 'none' && !roles.includes(role as Role))
    throw new Misused(`ROLE: one of ${roles.join(', ')}, none`)
  return {
    ...{ do: 'grant', room: room!, person: person === 'everybody' ? '*' : person! },
    ...{ role: role === 'none' ? null : (role as Role), expiresAt: untilOf(values) },
  }
}

function commandOf(name: string, given: readonly string[], values: Values): AdminCommand {
  switch (name) {
    case 'create-workspace': {
      const workspace = named(one(given, 'name'), 'NAME')
      return {
        do: 'createWorkspace',
        name: workspace,
        admin: named(values.admin, '--admin'),
        hours: hoursOf(values),
        sealed: values.sealed === true,
      }
    }
    case 'invite': {
      const person = named(one(given, 'name'), 'NAME')
      const workspace = named(values.workspace, '--workspace')
      return { do: 'invite', name: person, workspace, role: roleOf(values), hours: hoursOf(values) }
    }
    case 'invite-device':
      return { do: 'inviteDevice', person: one(given, 'person'), hours: hoursOf(values) }
    case 'uninvite':
      return { do: 'uninvite', code: one(given, 'code') }
    case 'grant':
      return grantOf(given, values)
    case 'list':
      return { do: 'list' }
    case 'revoke':
      return { do: 'revokePerson', person: one(given, 'person') }
    case 'revoke-device':
      return { do: 'revokeDevice', device: one(given, 'device') }
    case 'export': {
      if (given.length !== 2) throw new Misused('a room and a file expected')
      return { do: 'export', document: values.comments ? commentsOf(given[0]!) : given[0]! }
    }
    case 'delete':
      return { do: 'delete', room: one(given, 'room') }
    case 'restore':
      return { do: 'restore', room: one(given, 'room') }
    case 'backup':
      return { do: 'backup', file: one(given, 'file') }
    case 'restored':
      return { do: 'restored' }
    case 'verify':
      return { do: 'verify' }
    default:
      throw new Misused(`no such command: ${name}`)
  }
}

/** The version of this package, wherever it was compiled or copied to: its description lies above the program. */
function versionHere(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const file = new URL('package.json', folder)
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
    if (new URL('..', folder).href === folder.href) return 'of unknown version'
  }
}

/** Does a command on a store that no relay has open. */
async function doHere(command: AdminCommand, settings: Settings): Promise<AdminAnswer> {
  const storage = await openStorage(settings, () => {})
  try {
    const register = await openRegister(storage)
    const now = Date.now
    const statements = createStatements({
      ...{ storage, bus: noBus, limits: defaultLimits, now, log: () => {} },
      access: createAccess('devices', register, now),
      metrics: createMetrics({ connections: () => 0, documents: () => 0, isReady: () => true }),
    })
    return await createAdministration({ storage, register, statements, isServing: false, now })(command)
  } finally {
    await storage.close()
  }
}

/** In the running relay where there is one, else on the store itself. */
async function carryOut(command: AdminCommand, settings: Settings): Promise<AdminAnswer> {
  try {
    const running = settings.databaseUrl ? null : await askRunning(settings.dataFolder, command)
    return running ?? (await doHere(command, settings))
  } catch (error) {
    if (error instanceof StorageUnusable) return { ok: false, why: error.message }
    throw error
  }
}

type Listed = {
  relay: string
  workspaces: {
    workspace: string
    name: string
    sealed: { epoch: number; entries: number } | null
    people: {
      person: string
      name: string
      role: string
      removedAt: number | null
      devices: { device: string; name: string; revokedAt: number | null }[]
      codes: { code: string; expiresAt: number }[]
    }[]
    rooms: {
      room: string
      title: string
      deletedAt: number | null
      roles: { person: string; role: Role; expiresAt: number | null }[]
    }[]
  }[]
  documents: { name: string; head: number; bytes: number }[]
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

function listed({ relay, workspaces, documents }: Listed): string {
  const lines = [`relay ${relay}`]
  for (const { workspace, name, sealed, people, rooms } of workspaces) {
    const seal = sealed ? `  sealed, epoch ${sealed.epoch}, ${sealed.entries} entries of members` : ''
    lines.push('', `workspace ${workspace}  ${name}${seal}`)
    for (const { person, name: called, role, removedAt, devices, codes } of people) {
      lines.push(`  person ${person}  ${role}  ${called}${removedAt ? `  removed ${day(removedAt)}` : ''}`)
      for (const { device, name: label, revokedAt } of devices)
        lines.push(`    device ${device}  ${label}${revokedAt ? `  revoked ${day(revokedAt)}` : ''}`)
      for (const { code, expiresAt } of codes)
        lines.push(`    code ${code}  not used yet, good until ${day(expiresAt)}`)
    }
    const nameOf = new Map(people.map(({ person, name: called }) => [person, called]))
    for (const { room, title, deletedAt, roles: given } of rooms) {
      lines.push(`  room ${room}  ${title}${deletedAt ? `  deleted ${day(deletedAt)}` : ''}`)
      for (const { person, role, expiresAt } of given) {
        const who = person === '*' ? 'everybody' : `${person}  ${nameOf.get(person)}`
        lines.push(`    ${role}  ${who}${expiresAt ? `  until ${day(expiresAt)}` : ''}`)
      }
      if (!given.some(({ role }) => role === 'owner')) lines.push(`    no owner: grant ${room} PERSON owner`)
    }
  }
  lines.push(
    '',
    ...documents.map(({ name, head, bytes }) => `document ${name}  ${head} updates  ${bytes} bytes`),
  )
  return lines.join('\n')
}

function worded(command: AdminCommand, result: unknown): string {
  switch (command.do) {
    case 'createWorkspace':
    case 'invite':
    case 'inviteDevice': {
      const made = result as { code: string; expiresAt: number; person: string; workspace?: string }
      const where = made.workspace ? `workspace ${made.workspace}\n` : ''
      return `${where}person ${made.person}\ncode ${made.code}  (good until ${day(made.expiresAt)} UTC, once)`
    }
    case 'list':
      return listed(result as Listed)
    case 'verify': {
      const { documents, updates, statements, faults } = result as Verification
      const read = `${documents} documents, ${updates} updates, ${statements} statements read`
      return [read, ...faults, faults.length === 0 ? 'all in order' : `${faults.length} faults`].join('\n')
    }
    default:
      return 'done'
  }
}

/**
 * Carries out one command, in the running relay where there is one, and returns the exit code: 0 done, 1 refused or
 * faults found, 2 not understood.
 */
export async function administrate(
  args: readonly string[],
  settings: Settings,
  out: { write(text: string): void },
  errors: { write(text: string): void },
): Promise<number> {
  let command: AdminCommand
  let values: Values
  let positionals: string[]
  try {
    const parsed = parseArgs({
      ...{ args: [...args], allowPositionals: true },
      options: {
        ...{ admin: { type: 'string' }, hours: { type: 'string' }, workspace: { type: 'string' } },
        ...{
          sealed: { type: 'boolean' },
          role: { type: 'string' },
          comments: { type: 'boolean' },
          json: { type: 'boolean' },
          until: { type: 'string' },
          help: { type: 'boolean', short: 'h' },
          version: { type: 'boolean' },
        },
      },
    })
    values = parsed.values as Values
    positionals = parsed.positionals
    if (values.help || positionals[0] === 'help') {
      out.write(usage)
      return 0
    }
    if (values.version) {
      out.write(`sandtable-relay ${versionHere()}\n`)
      return 0
    }
    command = commandOf(positionals[0] ?? '', positionals.slice(1), values)
  } catch (error) {
    errors.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return 2
  }
  const answer = await carryOut(command, settings)
  if (!answer.ok) {
    errors.write(`${answer.why}\n`)
    return 1
  }
  if (command.do === 'export') {
    const file = positionals[2]!
    const { number, update } = answer.result as { number: number; update: string }
    try {
      // Never over a file that is there.
      writeFileSync(file, Buffer.from(update, 'base64'), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      errors.write(`${error instanceof Error ? error.message : String(error)}\n`)
      return 1
    }
    out.write(`${file}: everything up to number ${number}\n`)
    return 0
  }
  out.write(`${values.json ? JSON.stringify(answer.result, null, 2) : worded(command, answer.result)}\n`)
  return command.do === 'verify' && (answer.result as Verification).faults.length > 0 ? 1 : 0
}
