import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { quickCheck } from '../db/check.ts'
import { copyDb } from '../db/copy.ts'
import { migrate, pendingMigrations } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { nameForGood } from '../db/nameForGood.ts'
import { openDb, refusalOf, transaction, type WritableDb } from '../db/open.ts'
import { adoptProposedRules, proposeDefaults } from '../governance/defaults.ts'
import { createKeyRing, type KeyRing } from '../identity/keyRing.ts'
import {
  foundWorkspace,
  getDevice,
  listDevices,
  newDevice,
  type Owner,
  requireOwner,
  type Signer,
} from '../identity/parties.ts'
import { appendLog } from '../log/append.ts'
import { makeCheckpoint } from '../log/checkpoint.ts'
import type { Stamp } from '../log/entry.ts'
import { createNewId, type NewId } from '../newId.ts'
import { names, readJson, WorkspaceInfo, writeWhole } from './files.ts'
import {
  defaultCost,
  type KeychainStore,
  keychainStoresOf,
  type Protection,
  protectionOf,
  readKeySlots,
  type ScryptCost,
  type Unlock,
  unlockKey,
  writeNewSlots,
} from './keySlots.ts'
import { lockWorkspace } from './lock.ts'
import * as store from './store.ts'

/** What happened while opening, for the screen to tell. */
export interface Startup {
  /** Names of the migrations that were applied. */
  migrated: string[]
  /** The last session did not close in order; everything it acknowledged is here. */
  recovered: boolean
  /** `checked`: every page was read; `deferred`: large and closed in order, so the check is left to the command. */
  check: 'checked' | 'deferred'
  /** Set when the clock stands before a time that was already seen; logged, and nothing is reordered by it. */
  clockBackwards: { lastSeenAt: number; now: number } | null
}

/** A workspace opened for writing. There is one of it per folder at a time. */
export interface Workspace {
  readonly dir: string
  readonly info: WorkspaceInfo
  readonly protection: Protection
  readonly keychains: KeychainStore[]
  readonly db: WritableDb
  readonly device: Signer
  readonly owner: Owner
  /** Person id of who sits here: whoever can unlock the workspace acts as its owner. */
  readonly me: string
  readonly ring: KeyRing
  readonly startup: Startup
  readonly now: () => number
  readonly newId: NewId
  /** Who, where and when, for a log entry; `actor` is `me` unless another is named. */
  stamp(actor?: string): Stamp
  /** Copies the database into one file under the same key, checked; `prepare` may change the copy first. */
  copyDb(target: string, prepare?: (copy: WritableDb) => void): { sizeBytes: number }
  /** The 32-byte data key, for the backup, which carries it encrypted. */
  readonly dataKey: Uint8Array
  /** Signs the log's head, notes the orderly end and lets the folder go. */
  close(): void
}

export interface OpenOptions {
  dir: string
  unlock: Unlock
  now?: () => number
}

/** Corrections of the clock within this span are not worth an entry. */
const clockToleranceMs = 60_000
/** Above this size the start reads every page only after a crash. */
const checkAtStartBytes = 64 * 1024 * 1024

/** Copies from before a migration that stay. */
const copiesKept = 2

/** Reads what a workspace folder says about itself, without unlocking it. */
export function readWorkspaceInfo(dir: string): {
  info: WorkspaceInfo
  protection: Protection
  keychains: KeychainStore[]
} {
  const slots = readKeySlots(dir)
  return {
    info: readJson(dir, names.info, WorkspaceInfo),
    protection: protectionOf(slots),
    keychains: keychainStoresOf(slots),
  }
}

export const isWorkspace = (dir: string): boolean => existsSync(join(dir, names.info))

/**
 * Opens a workspace. Refuses with the codes of `readJson`, `lockWorkspace`, `unlockKey` and `migrate`, with
 * `database.corrupt` when the key is right and the database can't be read, and with `disk.full`, `disk.readOnly`.
 */
export async function openWorkspace({ now = Date.now, unlock, ...options }: OpenOptions): Promise<Workspace> {
  const dir = resolve(options.dir)
  const info = readJson(dir, names.info, WorkspaceInfo)
  const slots = readKeySlots(dir)
  const lock = lockWorkspace(dir, hostname(), now())
  let db: WritableDb | undefined
  try {
    const dataKey = await unlockKey(slots, unlock)
    const file = join(dir, names.db)
    if (!existsSync(file)) throw new AppError('workspace.notFound', { file: names.db })
    removePartials(dir)
    db = openDb({ path: file, key: dataKey, keyChecked: true })
    const opened = db
    const hasState = opened.read("SELECT 1 FROM sqlite_schema WHERE name = 'workspace_state'").get()
    const last = hasState ? store.state(opened) : undefined
    const recovered = last !== undefined && !last.closedCleanly
    const check = recovered || statSync(file).size <= checkAtStartBytes ? 'checked' : 'deferred'
    if (check === 'checked') {
      const problem = quickCheck(opened)[0]
      if (problem) throw new AppError('database.corrupt', { problem })
    }
    const migrated = bringUpToDate(opened, dataKey, dir, now)
    const ring = createKeyRing(dataKey)
    const device = getDevice(opened, ring)
    if (!device) throw new AppError('workspace.deviceAbsent')
    const owner = requireOwner(opened)
    const stamp = (actor = owner.personId): Stamp => ({ at: now(), actor, device: device.id })
    const clockBackwards = noteTime(opened, stamp(), false)
    const startup: Startup = { migrated, recovered, check, clockBackwards }
    const close = () => {
      if (!opened.sqlite.open) return
      transaction(opened, () => {
        makeCheckpoint(opened, { workspaceId: info.id, device: device.id, keys: device.keys }, now())
        noteTime(opened, stamp(), true)
      })
      opened.sqlite.close()
      lock.release()
    }
    return {
      dir,
      info,
      protection: protectionOf(slots),
      keychains: keychainStoresOf(slots),
      db: opened,
      device,
      owner,
      me: owner.personId,
      ring,
      startup,
      now,
      newId: createNewId(now),
      stamp,
      copyDb: (target, prepare) => copyDb(opened, target, dataKey, prepare),
      dataKey,
      close,
    }
  } catch (error) {
    db?.sqlite.close()
    lock.release()
    throw refusalOf(error)
  }
}

/** What a killed migration or backup left behind is no half of anything: it is removed. */
function removePartials(dir: string): void {
  for (const place of [dir, join(dir, names.backups)]) {
    if (!existsSync(place)) continue
    for (const name of readdirSync(place))
      if (/\.partial(-wal|-shm|-journal)?$/.test(name)) rmSync(join(place, name), { force: true })
  }
}

function bringUpToDate(db: WritableDb, dataKey: Uint8Array, dir: string, now: () => number): string[] {
  if (!pendingMigrations(db.sqlite, migrations).length) return []
  const backups = join(dir, names.backups)
  const migrated = migrate(db.sqlite, migrations, {
    now,
    backup: (next) => {
      mkdirSync(backups, { recursive: true })
      copyDb(db, join(backups, `before-${next}.db`), dataKey)
    },
  })
  // Old copies take room and still hold what was erased since.
  for (const copy of upgradeCopies(dir).slice(0, -copiesKept)) rmSync(copy)
  return migrated
}

/** The copies that upgrades made before they changed anything, oldest first. */
export function upgradeCopies(dir: string): string[] {
  const backups = join(dir, names.backups)
  const copies = existsSync(backups)
    ? readdirSync(backups).filter((name) => /^before-.*\.db$/.test(name))
    : []
  return copies.sort().map((name) => join(backups, name))
}

/** Removes the copies that upgrades made: they hold what was just shredded, and the upgrades succeeded long since. */
export function removeUpgradeCopies(dir: string): void {
  for (const copy of upgradeCopies(dir)) rmSync(copy)
}

/**
 * Compares the clock with the latest time seen and remembers the later one. A clock that went back by more than a
 * minute is logged as `clockBackwards`; the order of the log is its numbering and stays. The host calls it about
 * once a minute.
 */
export function noteTime(db: WritableDb, stamp: Stamp, closing = false): Startup['clockBackwards'] {
  const lastSeenAt = store.state(db)?.lastSeenAt ?? 0
  const backwards = stamp.at < lastSeenAt - clockToleranceMs ? { lastSeenAt, now: stamp.at } : null
  db.sqlite.transaction(() => {
    if (backwards && !closing) appendLog(db, stamp, { kind: 'clockBackwards', body: backwards })
    // After a step back the new reading counts: one step is one entry.
    store.saveState(db, {
      lastSeenAt: backwards ? stamp.at : Math.max(lastSeenAt, stamp.at),
      closedCleanly: closing,
    })
  })()
  return backwards
}

export interface CreateOptions {
  dir: string
  name: string
  kind: 'own' | 'sample'
  ownerName: string
  /** How it will be opened. A key file is for the unattended sample alone: it protects nothing. */
  protect: Unlock
  now?: () => number
  cost?: ScryptCost
  deviceName?: string
}

/**
 * Makes a workspace folder, whole or not at all, and opens it. The management rules that come with the product are
 * proposed for the owner to adopt; a sample adopts them, logged as such. Refuses with `workspace.notEmpty` when
 * something is there already, and with the codes of `writeNewSlots`, `disk.full`, `disk.readOnly`.
 */
export async function createWorkspace(options: CreateOptions): Promise<Workspace> {
  const { name, kind, ownerName, protect, now = Date.now } = options
  const dir = resolve(options.dir)
  const dataKey = randomBytes(32)
  const info: WorkspaceInfo = {
    format: 1,
    id: `ws_${randomBytes(13).toString('hex').toUpperCase()}`,
    name,
    kind,
    createdAt: now(),
  }
  await buildFolder(dir, async (partial) => {
    writeWhole(join(partial, names.info), `${JSON.stringify(WorkspaceInfo.parse(info), null, 2)}\n`)
    const db = openDb({ path: join(partial, names.db), key: dataKey })
    try {
      migrate(db.sqlite, migrations, { now })
      const ring = createKeyRing(dataKey)
      transaction(db, () => {
        const device = newDevice(db, ring, options.deviceName ?? hostname(), now())
        const owner = foundWorkspace(db, ring, info.id, ownerName, now())
        const stamp = { at: now(), actor: owner.id, device: device.id }
        proposeDefaults(db, stamp)
        if (kind === 'sample') adoptProposedRules(db, stamp)
        store.saveState(db, { lastSeenAt: now(), closedCleanly: true })
      })
    } finally {
      db.sqlite.close()
    }
    await writeNewSlots(partial, dir, info.id, dataKey, protect, options.cost ?? defaultCost)
  })
  return openWorkspace({ dir, unlock: protect, now })
}

/**
 * Builds a workspace folder under a temporary name beside its place and moves it there when it is whole. Refuses
 * with `workspace.notEmpty`.
 */
export async function buildFolder(dir: string, build: (partial: string) => Promise<void>): Promise<void> {
  const partial = join(dirname(dir), `.${basename(dir)}.${randomBytes(4).toString('hex')}.partial`)
  try {
    if (existsSync(dir) && readdirSync(dir).length) throw new AppError('workspace.notEmpty')
    makeParents(dirname(dir))
    mkdirSync(partial)
    mkdirSync(join(partial, names.evidence))
    mkdirSync(join(partial, names.backups))
    await build(partial)
    if (existsSync(dir)) rmdirSync(dir)
    nameForGood(partial, dir)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw refusalOf(error)
  }
}

function makeParents(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true })
  } catch (error) {
    // On a read-only disk Node words it as ENOENT, which a recursive mkdir can mean in no other way.
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw code === 'ENOENT' ? new AppError('disk.readOnly', {}, error) : error
  }
}

/** Public keys of every device that this workspace has had: whose checkpoints count as genuine. */
export const trustedKeys = (workspace: Workspace): Set<string> =>
  new Set(listDevices(workspace.db).map((device) => device.publicKey))
