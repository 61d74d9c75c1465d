import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { WorkspaceInfo, WorkspaceState } from '../../shared/contract/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { SellingProfile } from '../../shared/vocabulary.ts'
import type { Session, Sessions } from '../session.ts'
import type { Keychain, Unlock } from '../workspace/keySlots.ts'
import {
  createWorkspace,
  isWorkspace,
  noteTime,
  openWorkspace,
  type Workspace,
} from '../workspace/workspace.ts'
import type { Changes } from './changes.ts'
import { infoAt, sessionOf } from './sessionOf.ts'
import { keepZone, writeWorkspaceSettings } from './workspaceSettings.ts'

export interface WorkspacesOptions {
  homeDirectory: string
  /** The keychain that the host brings. */
  keychain: Keychain
  /** The user's own, which every host reaches. */
  userKeychain: Keychain
  now: () => number
  changes: Changes
  /** Fills a newly made sample workspace with its story. */
  fillSample: (session: Session, onStep: (step: SampleStep) => void) => Promise<void>
  /** Whether a sample workspace holds its whole story. */
  isSampleWhole: (session: Session) => boolean
  /** Called when a workspace has opened, for background work that it needs. */
  onOpen: (session: Session) => void
  /** Called before the open workspace closes, for what still works in its database. */
  onClose: () => void
}

export interface SampleStep {
  step: string
  done: number
  of: number
}

const shortestPassphrase = 8
const minute = 60_000

/** A folder name from a workspace's name: what file systems take everywhere, Chinese kept. */
const folderName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'workspace'

/**
 * The workspaces of this device and the one that is open. One is open at a time; opening another closes it first.
 * Every procedure that works on records asks `sessions` for it.
 */
export function createWorkspaces(options: WorkspacesOptions) {
  const { homeDirectory, keychain, userKeychain, now, changes } = options
  const workspacesDirectory = join(homeDirectory, 'workspaces')
  const sampleDirectory = join(workspacesDirectory, 'sample')
  const sampleKeyFile = join(homeDirectory, 'keys', 'sample.key')
  let open: { workspace: Workspace; session: Session; timer: NodeJS.Timeout } | null = null
  /** A folder outside of home that was given at the start; it is listed beside the others. */
  let outside: string | null = null

  const known = (): string[] => {
    const inside = existsSync(workspacesDirectory)
      ? readdirSync(workspacesDirectory).map((name) => join(workspacesDirectory, name))
      : []
    return [...new Set([...(outside ? [outside] : []), ...inside])].filter(isWorkspace)
  }
  const knownInfos = (): WorkspaceInfo[] =>
    known().flatMap((dir) => {
      try {
        return [infoAt(dir)]
      } catch (error) {
        // A folder that cannot say what it is does not hide the others.
        if (error instanceof AppError) return []
        throw error
      }
    })

  const close = () => {
    if (!open) return
    clearInterval(open.timer)
    options.onClose()
    open.workspace.close()
    open = null
    changes.publish(['workspace'])
  }

  /** Makes an opened workspace the one that is open; whichever was open before is closed in order. */
  const adopt = (workspace: Workspace): Session => {
    close()
    keepZone(workspace.db, now())
    const session = sessionOf(workspace, (...topics) => changes.publish(topics))
    const timer = setInterval(() => noteTime(workspace.db, workspace.stamp()), minute)
    timer.unref()
    open = { workspace, session, timer }
    options.onOpen(session)
    changes.publish(['workspace'])
    return session
  }

  const openDirectory = async (dir: string, unlock: Unlock): Promise<Session> => {
    if (open && resolve(open.workspace.dir) === resolve(dir)) return open.session
    return adopt(await openWorkspace({ dir, unlock, now }))
  }

  const state = async (): Promise<WorkspaceState> => {
    const all = knownInfos()
    const available = (await freshKeychain()) !== null
    if (open) return { state: 'open', info: open.session.info, known: all, keychain: available }
    const locked = outside && isWorkspace(outside) ? infoAt(outside) : null
    return locked
      ? { state: 'locked', info: locked, known: all, keychain: available }
      : { state: 'none', known: all, keychain: available }
  }

  /** Where a new workspace's key goes: with the host where it has a place for it. */
  const freshKeychain = async (): Promise<Keychain | null> => {
    for (const each of [keychain, userKeychain]) if (await each.available()) return each
    return null
  }
  /** The keychain that opens a workspace here. Refuses with `key.keychainUnavailable` and `key.keychainOfWindow`. */
  const keychainFor = async (info: WorkspaceInfo): Promise<Keychain> => {
    for (const each of [keychain, userKeychain])
      if (info.keychains.includes(each.store) && (await each.available())) return each
    throw new AppError(info.keychains.includes('system') ? 'key.keychainUnavailable' : 'key.keychainOfWindow')
  }

  const unlockFor = async (info: WorkspaceInfo, passphrase: string | null): Promise<Unlock> => {
    if (passphrase !== null) return { kind: 'passphrase', passphrase }
    if (info.keychains.length > 0) return { kind: 'keychain', keychain: await keychainFor(info) }
    if (info.protection === 'keyFile') return { kind: 'keyFile', file: keyFileOf(info.directory) }
    throw new AppError('key.wrongPassphrase')
  }
  /** The key file of an unprotected workspace: the sample's own, or one beside a folder given from outside. */
  const keyFileOf = (dir: string): string =>
    resolve(dir) === resolve(sampleDirectory) ? sampleKeyFile : `${resolve(dir)}.key`

  /** Opens the sample of this device, or the one in `directory`; makes it first where it is missing. */
  async function openSample(directory: string | null, onStep: (step: SampleStep) => void): Promise<void> {
    const dir = directory ?? sampleDirectory
    if (directory !== null) outside = dir
    const unlock: Unlock = { kind: 'keyFile', file: keyFileOf(dir) }
    if (isWorkspace(dir)) {
      const session = await openDirectory(dir, unlock)
      if (session.info.kind !== 'sample') throw new AppError('workspace.notEmpty', { directory: dir })
      if (options.isSampleWhole(session)) return
      // Its filling was cut short: nobody has worked in it, so it is told anew.
      close()
      rmSync(dir, { recursive: true, force: true })
      rmSync(unlock.file, { force: true })
    }
    mkdirSync(join(unlock.file, '..'), { recursive: true, mode: 0o700 })
    mkdirSync(join(dir, '..'), { recursive: true })
    const workspace = await createWorkspace({
      dir,
      name: '沙盘示例 Sandtable sample',
      kind: 'sample',
      ownerName: '钱越',
      protect: unlock,
      now,
    })
    const session = adopt(workspace)
    writeWorkspaceSettings(session.db, session.stamp(), { actorName: '钱越', zone: 'Asia/Shanghai' })
    await options.fillSample(session, onStep)
    session.changed('workspace', 'accounts', 'deals', 'imports')
  }

  const sessions: Sessions = {
    require() {
      if (!open) throw new AppError('workspace.notOpen')
      return open.session
    },
  }

  return {
    sessions,
    isOpen: () => open !== null,
    state,
    close,
    openSample,
    async create({
      name,
      ownerName,
      profile,
      passphrase,
    }: {
      name: string
      ownerName: string
      profile: SellingProfile
      passphrase: string | null
    }): Promise<void> {
      if (passphrase !== null && passphrase.length < shortestPassphrase)
        throw new AppError('key.passphraseTooShort', { atLeast: shortestPassphrase })
      const kept = passphrase === null ? await freshKeychain() : null
      if (passphrase === null && kept === null) throw new AppError('key.keychainUnavailable')
      mkdirSync(workspacesDirectory, { recursive: true, mode: 0o700 })
      const dir = join(workspacesDirectory, folderName(name))
      const workspace = await createWorkspace({
        dir,
        name,
        kind: 'own',
        ownerName,
        protect: kept
          ? { kind: 'keychain', keychain: kept }
          : { kind: 'passphrase', passphrase: passphrase! },
        now,
      })
      const session = adopt(workspace)
      writeWorkspaceSettings(session.db, session.stamp(), { actorName: ownerName, ownFirm: name, profile })
    },
    async open(id: string, passphrase: string | null): Promise<void> {
      const info = knownInfos().find((candidate) => candidate.id === id)
      if (!info) throw new AppError('workspace.notFound', { id })
      await openDirectory(info.directory, await unlockFor(info, passphrase))
    },
    /** Opens a folder that was named at the start; without its passphrase it stays locked and is listed. */
    async openAt(directory: string, passphrase: string | null): Promise<void> {
      outside = resolve(directory)
      const info = infoAt(outside)
      if (info.protection !== 'passphrase' || passphrase !== null)
        return void (await openDirectory(outside, await unlockFor(info, passphrase)))
      if (info.keychains.length === 0) return
      try {
        await openDirectory(outside, await unlockFor(info, null))
      } catch (error) {
        // A keychain that is closed or empty: the passphrase is asked for as ever.
        if (!(error instanceof AppError && error.code.startsWith('key.'))) throw error
      }
    },
    /** Where a workspace of that name would lie; for restoring a backup into. */
    directoryFor(name: string): string {
      mkdirSync(workspacesDirectory, { recursive: true, mode: 0o700 })
      return join(workspacesDirectory, folderName(name))
    },
    adopt,
  }
}
export type Workspaces = ReturnType<typeof createWorkspaces>
