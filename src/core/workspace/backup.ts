import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import type { Acceptance } from '../../shared/contract/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { quickCheck } from '../db/check.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { openDb, refusalOf, transaction, type WritableDb } from '../db/open.ts'
import { type ErasureList, reapplyErasures, uniteErasures } from '../erasure/erasureList.ts'
import { createKeyRing } from '../identity/keyRing.ts'
import { listDevices, newDevice, requireOwner, stripDeviceKeys } from '../identity/parties.ts'
import { appendLog, logHead } from '../log/append.ts'
import { makeCheckpoint } from '../log/checkpoint.ts'
import type { Stamp } from '../log/entry.ts'
import { createNewId } from '../newId.ts'
import { deleteDue, listDue } from '../retention/due.ts'
import { backupExpiry, noteOverwritten, registerBackup } from './backupRegister.ts'
import { besideBackup, erasureListFile, keepErasures, readErasures } from './erasureFiles.ts'
import { names, WorkspaceInfo, writeWhole } from './files.ts'
import { defaultCost, type ScryptCost, type Unlock, writeNewSlots } from './keySlots.ts'
import { createSealed, openSealed, type SealedReader, type SealedWriter } from './sealedFile.ts'
import * as store from './store.ts'
import { buildFolder, openWorkspace, type Workspace } from './workspace.ts'

/** What stands before each file in a backup, and at its very start and end. */
const Manifest = z.object({
  info: WorkspaceInfo,
  madeAt: z.int(),
  /** After this (UTC ms) it is refused; absent in backups of earlier versions, which expire by the periods in them. */
  expiresAt: z.int().optional(),
  device: z.string(),
  dataKey: z.string().regex(/^[0-9a-f]{64}$/),
})
const Item = z.object({ path: z.string(), sizeBytes: z.int().min(0) })
const chunkBytes = 1 << 20

export interface BackupProgress {
  doneBytes: number
  totalBytes: number
}

export interface BackupOptions {
  file: string
  passphrase: string
  cost?: ScryptCost
  /** The file is handed on to somebody else who keeps it: the register cannot say where. */
  savedElsewhere?: boolean
  signal?: AbortSignal
  onProgress?: (progress: BackupProgress) => void
}

const frame = (value: unknown): Buffer => {
  const text = Buffer.from(JSON.stringify(value))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text])
}

/** Files under `evidence/`, as paths with forward slashes. */
function evidenceFiles(dir: string): string[] {
  return readdirSync(join(dir, names.evidence), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort()
}

/**
 * Writes the whole workspace into one file sealed under a passphrase of its own: a checked copy of the database
 * without this device's private key, the evidence files, and the day until which it may be restored. The file appears
 * whole or not at all, the register keeps where and until when, and the log says so with the file's hash. Refuses with `key.passphraseTooShort`, `disk.full`, `disk.readOnly`, `backup.insideWorkspace`,
 * `backup.cancelled`.
 */
export async function backupWorkspace(
  workspace: Workspace,
  options: BackupOptions,
): Promise<{ sizeBytes: number; logEntryHash: string; expiresAt: number }> {
  const file = resolve(options.file)
  if (file.startsWith(resolve(workspace.dir, names.evidence) + sep))
    throw new AppError('backup.insideWorkspace')
  const copy = join(workspace.dir, names.backups, `copy-${randomBytes(4).toString('hex')}.partial`)
  const head = logHead(workspace.db)
  keepErasures(workspace)
  const madeAt = workspace.now()
  const expiresAt = backupExpiry(workspace.db, madeAt)
  let writer: SealedWriter | undefined
  try {
    writer = await createSealed(file, options.passphrase, options.cost ?? defaultCost)
    mkdirSync(dirname(copy), { recursive: true })
    workspace.copyDb(copy, stripDeviceKeys)
    const items = [
      { path: names.db, from: copy },
      ...evidenceFiles(workspace.dir).map((path) => ({ path, from: join(workspace.dir, path) })),
    ].map((item) => ({ ...item, sizeBytes: statSync(item.from).size }))
    const totalBytes = items.reduce((sum, item) => sum + item.sizeBytes, 0)
    let doneBytes = 0
    const manifest: z.input<typeof Manifest> = {
      info: workspace.info,
      madeAt,
      expiresAt,
      device: workspace.device.id,
      dataKey: Buffer.from(workspace.dataKey).toString('hex'),
    }
    writer.write(frame(manifest))
    for (const item of items) {
      writer.write(frame({ path: item.path, sizeBytes: item.sizeBytes }))
      for await (const bytes of readChunks(item.from, item.sizeBytes)) {
        if (options.signal?.aborted) throw new AppError('backup.cancelled')
        writer.write(bytes)
        doneBytes += bytes.length
        options.onProgress?.({ doneBytes, totalBytes })
      }
    }
    writer.write(frame(null))
    const sizeBytes = writer.finish()
    const fileHash = writer.fileHash()
    const backupId = workspace.newId('backup')
    const { hash } = transaction(workspace.db, () => {
      if (!options.savedElsewhere) noteOverwritten(workspace.db, workspace.stamp(), file)
      registerBackup(workspace.db, {
        id: backupId,
        madeAt,
        file: options.savedElsewhere ? null : file,
        sizeBytes,
        headSeq: head.seq,
        expiresAt,
      })
      return appendLog(workspace.db, workspace.stamp(), {
        kind: 'backupMade',
        body: { sizeBytes, headHash: head.hash, headSeq: head.seq, backupId, fileHash, expiresAt },
      })
    })
    return { sizeBytes, logEntryHash: hash, expiresAt }
  } catch (error) {
    writer?.discard()
    throw refusalOf(error)
  } finally {
    rmSync(copy, { force: true })
  }
}

/** Lets other work run between chunks; throws when the file is shorter than it was. */
async function* readChunks(file: string, sizeBytes: number): AsyncGenerator<Buffer> {
  const handle = openSync(file, 'r')
  try {
    for (let at = 0; at < sizeBytes; ) {
      const bytes = Buffer.alloc(Math.min(chunkBytes, sizeBytes - at))
      const got = readSync(handle, bytes, 0, bytes.length, at)
      if (got === 0) throw new AppError('disk.failed')
      at += got
      yield bytes.subarray(0, got)
      await new Promise((done) => setImmediate(done))
    }
  } finally {
    closeSync(handle)
  }
}

function readFrame(reader: SealedReader): unknown {
  const length = reader.read(4)
  if (length.length < 4) throw new AppError('backup.truncated')
  const size = length.readUInt32BE()
  if (size > 1 << 20) throw new AppError('backup.damaged')
  return JSON.parse(reader.read(size).toString())
}

export interface RestoreOptions {
  file: string
  /** The passphrase of the backup. */
  passphrase: string
  /** Where the workspace goes: a folder that is absent or empty. */
  dir: string
  /** How the restored workspace will be opened. */
  protect: Unlock
  /** Further erasure lists to go by, beside those that lie beside the backup and beside the new folder. */
  erasureFiles?: readonly string[]
  /** What a person answers for: an expired backup, or that nothing was let go of since where no list says so. */
  accept?: readonly Acceptance[]
  /** The file was handed over by somebody else who keeps the backup. */
  savedElsewhere?: boolean
  deviceName?: string
  now?: () => number
  cost?: ScryptCost
}

/**
 * Makes a workspace from a backup, on this or another machine, whole or not at all, and opens it. It gets a device
 * of its own; the device from which the backup came is retired in it, and the log says that it forked and where. What
 * was let go of since the backup was made goes again before the folder appears; so does, from a backup past its day that
 * somebody answers for, what is past its period. Refuses with `backup.expired` {expiredAt}, with
 * `backup.erasuresUnknown` {madeAt} where no list tells what came after a backup that is older than a day, with
 * `backup.erasuresDamaged`, the codes of `openSealed`, `workspace.notEmpty`, `database.corrupt`, `database.newerVersion`,
 * `disk.full`, `disk.readOnly`, and those of `writeNewSlots`.
 */
export async function restoreWorkspace(options: RestoreOptions): Promise<Workspace> {
  const now = options.now ?? Date.now
  const dir = resolve(options.dir)
  const reader = await openSealed(options.file, options.passphrase)
  try {
    await buildFolder(dir, async (partial) => {
      const manifest = Manifest.parse(readFrame(reader))
      const accept = options.accept ?? []
      if (manifest.expiresAt !== undefined) refuseExpired(manifest.expiresAt, now(), accept)
      const dataKey = Buffer.from(manifest.dataKey, 'hex')
      for (let next = readFrame(reader); next !== null; next = readFrame(reader))
        await unpack(reader, partial, Item.parse(next))
      writeWhole(join(partial, names.info), `${JSON.stringify(manifest.info, null, 2)}\n`)
      const listsIn = (...files: string[]) => readErasures(files, dataKey, manifest.info.id)
      const living = listsIn(erasureListFile(dir, manifest.info.id))
      const carried = listsIn(besideBackup(options.file), ...(options.erasureFiles ?? []))
      forkDb(join(partial, names.db), dataKey, manifest, {
        living,
        carried,
        accept,
        deviceName: options.deviceName ?? hostname(),
        now,
        file: options.savedElsewhere ? null : resolve(options.file),
        sizeBytes: statSync(options.file).size,
      })
      await writeNewSlots(
        partial,
        dir,
        manifest.info.id,
        dataKey,
        options.protect,
        options.cost ?? defaultCost,
      )
    })
  } finally {
    reader.close()
  }
  return openWorkspace({ dir, unlock: options.protect, now })
}

async function unpack(reader: SealedReader, partial: string, item: z.infer<typeof Item>): Promise<void> {
  const target = resolve(partial, item.path)
  const allowed = item.path === names.db || target.startsWith(join(partial, names.evidence) + sep)
  if (!allowed) throw new AppError('backup.damaged')
  mkdirSync(dirname(target), { recursive: true })
  const handle = openSync(target, 'wx', 0o600)
  try {
    for (let left = item.sizeBytes; left > 0; ) {
      const bytes = reader.read(Math.min(chunkBytes, left))
      if (!bytes.length) throw new AppError('backup.truncated')
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
      left -= bytes.length
      await new Promise((done) => setImmediate(done))
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Past its day a backup holds words whose time is up: it opens only for somebody who answers for it, and without them. */
function refuseExpired(expiresAt: number, now: number, accept: readonly Acceptance[]): void {
  if (expiresAt <= now && !accept.includes('expired'))
    throw new AppError('backup.expired', { expiredAt: new Date(expiresAt).toISOString() })
}

/**
 * Up to this age a backup needs no erasure list: moving to another machine is making a backup and restoring it there.
 * The result says that there was no list (`found`), so that whoever erased somebody in between knows to do it again.
 */
const freshBackupMs = 24 * 3_600_000

/** For the log, which people of both languages read. */
const expiredReason = '恢复过期备份时按保留期限删除 / past its period in an expired backup that was restored'

/** Lets go of the words that are past their period; what a hold keeps stays. */
function deleteAllDue(db: WritableDb, stamp: () => Stamp): void {
  const due = listDue(db, stamp().at).filter(({ held, items }) => held < items)
  for (const recordClass of new Set(due.map((item) => item.recordClass))) {
    const sourceIds = due.flatMap((item) => (item.recordClass === recordClass ? item.sourceId : []))
    deleteDue(db, stamp(), recordClass, sourceIds, expiredReason)
  }
}

function forkDb(
  file: string,
  dataKey: Buffer,
  manifest: z.infer<typeof Manifest>,
  {
    living,
    carried,
    accept,
    deviceName,
    now,
    ...from
  }: {
    /** The list that lies beside the workspace: it knows all. */
    living: ErasureList | null
    /** Lists that lie beside the backup or were handed over: they know what came before they were written. */
    carried: ErasureList | null
    accept: readonly Acceptance[]
    deviceName: string
    now: () => number
    file: string | null
    sizeBytes: number
  },
): void {
  const db = openDb({ path: file, key: dataKey, keyChecked: true })
  try {
    const problem = quickCheck(db)[0]
    if (problem) throw new AppError('database.corrupt', { problem })
    migrate(db.sqlite, migrations, { now })
    const expiresAt = manifest.expiresAt ?? backupExpiry(db, manifest.madeAt)
    refuseExpired(expiresAt, now(), accept)
    // One that is no younger than the backup says nothing of what came since: `backupMade` is the entry after its last.
    const isKnown = living !== null || (carried !== null && carried.asOfSeq > logHead(db).seq + 1)
    const isFresh = now() - manifest.madeAt < freshBackupMs
    if (!isKnown && !isFresh && !accept.includes('erasuresUnknown'))
      throw new AppError('backup.erasuresUnknown', { madeAt: new Date(manifest.madeAt).toISOString() })
    const erasures = living && carried ? uniteErasures(living, carried) : (living ?? carried)
    const stamp = transaction(db, () => {
      const { seq } = logHead(db)
      const fromDevice = listDevices(db).find((device) => device.retiredAt === null)
      const device = newDevice(db, createKeyRing(dataKey), deviceName, now())
      const stamp = { at: now(), actor: requireOwner(db).personId, device: device.id }
      appendLog(db, stamp, {
        kind: 'restoreFork',
        body: {
          fromDevice: fromDevice?.id ?? manifest.device,
          toDevice: device.id,
          backupMadeAt: manifest.madeAt,
          atSeq: seq,
          ...(accept.length > 0 && { accepted: [...accept] }),
        },
      })
      registerBackup(db, {
        ...{ id: createNewId(now)('backup'), madeAt: manifest.madeAt, headSeq: seq, expiresAt },
        ...from,
      })
      makeCheckpoint(db, { workspaceId: manifest.info.id, device: device.id, keys: device.keys }, now())
      store.saveState(db, { lastSeenAt: now(), closedCleanly: true })
      return () => ({ ...stamp, at: now() })
    })
    reapplyErasures({ db, stamp, now }, erasures, readWorkspaceSettings(db).actorName)
    if (expiresAt <= now()) deleteAllDue(db, stamp)
  } finally {
    db.sqlite.close()
  }
}
