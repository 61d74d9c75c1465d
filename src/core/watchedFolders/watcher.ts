import type { LookResult, WatchedFolderState } from '../../shared/contract/watchedFolders.ts'
import { AppError } from '../../shared/errors.ts'
import { stateOfAssessment } from '../consent/assessments.ts'
import type { ImportRuns } from '../imports/importRuns.ts'
import type { Session } from '../session.ts'
import { realFolder } from './folderRules.ts'
import { noteSightings, settleMs } from './sightings.ts'
import { getWatchedFolder, isActive, listWatchedFolders, resumeTaking, type WatchedFolder } from './store.ts'
import { takeFiles } from './takeFiles.ts'
import { walkFolder } from './walkFolder.ts'

/** Time as the watcher knows it: calls once after so many milliseconds, unless it is taken back. */
export type After = (milliseconds: number, run: () => void) => () => void

/** Tells that something may have changed in a folder. Only a hint: what is there is found by looking. */
export type Hints = (path: string, onHint: () => void) => () => void

/** How a folder stood when it was last looked at. */
export interface LastLook {
  state: WatchedFolderState
  at: number
  files: number | null
  isWhole: boolean
}

export interface WatcherParts {
  runs: ImportRuns
  after: After
  hints: Hints
  /** Between two looks where nothing happens. */
  everyMs?: number
}

/** A little more than a file has to keep still. */
const shortlyMs = settleMs + 100

const activeFolders = ({ db, stamp }: Session): WatchedFolder[] =>
  listWatchedFolders(db).filter((folder) => isActive(folder, stamp().device))

/** What a look came to, and whether the next one should follow soon: what changes all the time does not hurry it. */
type Looked = LookResult & { isSoon: boolean }

const nothing = (): Looked => ({
  imported: 0,
  waiting: 0,
  refused: 0,
  known: 0,
  settling: 0,
  folders: [],
  isSoon: false,
})

/**
 * Looks at the watched folders of the open workspace: soon after it opens, every half minute, and shortly after a hint.
 * Looks follow each other, never at once. Nothing that goes wrong in a look ends the watching.
 */
export function createWatcher({ runs, after, hints, everyMs = 30_000 }: WatcherParts) {
  let open: { session: Session; stop: AbortController } | null = null
  let cancelTimer = () => {}
  let isHinted = false
  let queue: Promise<unknown> = Promise.resolve()
  const looks = new Map<string, LastLook>()
  const listening = new Map<string, () => void>()

  const note = (
    session: Session,
    folder: WatchedFolder,
    state: WatchedFolderState,
    files: number | null,
    isWhole = true,
  ) => {
    const before = looks.get(folder.id)
    looks.set(folder.id, { state, at: session.now(), files, isWhole })
    if (before?.state !== state || before.files !== files || before.isWhole !== isWhole)
      session.changed('watchedFolders')
  }

  /** Looks at one folder once and takes in what is ready. */
  async function lookAt(session: Session, folder: WatchedFolder, signal: AbortSignal): Promise<Looked> {
    const result = nothing()
    const isUnable = (state: WatchedFolderState): Looked => {
      note(session, folder, state, null)
      return { ...result, folders: [{ path: folder.path, state }] }
    }
    if (stateOfAssessment(session.db, 'watchedFolders', session.now()) !== 'inForce')
      return isUnable('assessmentMissing')
    let walk: Awaited<ReturnType<typeof walkFolder>>
    try {
      // A link in its place is another folder than the one that a person named.
      if ((await realFolder(folder.path)) !== folder.path) return isUnable('notFound')
      walk = await walkFolder(folder.path)
    } catch (error) {
      const { code } = error as { code?: string }
      return isUnable(
        code === 'watch.notFound' || code === 'ENOENT'
          ? 'notFound'
          : code === 'watch.notAFolder'
            ? 'notAFolder'
            : 'unreadable',
      )
    }
    if (signal.aborted) return result
    note(session, folder, 'watching', walk.files.length, walk.isWhole)
    const { ready, settling } = noteSightings(session, folder.id, walk)
    result.settling = settling
    result.isSoon = settling > 0
    if (ready.length > 0) {
      const { left, changed, ...taken } = await takeFiles(session, runs, folder, ready, signal)
      Object.assign(result, taken)
      result.settling += left + changed
      result.isSoon = settling + left > 0
    }
    if (ready.length > 0 || settling > 0) session.changed('watchedFolders')
    return result
  }

  async function lookAll(session: Session, id: string | null, signal: AbortSignal): Promise<Looked> {
    const all = nothing()
    const { device } = session.stamp()
    for (const folder of listWatchedFolders(session.db)) {
      if (signal.aborted) break
      // Who asks for one folder by name wants it looked at, paused or not.
      if (id === null ? !isActive(folder, device) : folder.id !== id || folder.device !== device) continue
      const one = await lookAt(session, folder, signal)
      for (const key of ['imported', 'waiting', 'refused', 'known', 'settling'] as const) all[key] += one[key]
      all.folders.push(...one.folders)
      all.isSoon ||= one.isSoon
    }
    return all
  }

  /** After those that were asked for before. */
  const enqueue = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = queue.then(work)
    queue = next.catch(() => {})
    return next
  }

  const schedule = (milliseconds: number) => {
    cancelTimer()
    cancelTimer = after(milliseconds, () => {
      isHinted = false
      void enqueue(async () => {
        const current = open
        if (!current) return
        const begunAt = current.session.now()
        try {
          const { isSoon } = await lookAll(current.session, null, current.stop.signal)
          if (current === open && !isHinted)
            schedule(isSoon ? shortlyMs : restMs(current.session.now() - begunAt))
        } catch (error) {
          if (current !== open) return
          // A bug must not end the watching, and must not be hidden.
          console.error(error)
          schedule(everyMs)
        }
      })
    })
  }

  /** Of many hints in a row the first counts, so that a file that grows for hours keeps no other waiting. */
  const hear = () => {
    if (isHinted) return
    isHinted = true
    schedule(shortlyMs)
  }

  /** A look that takes long, on a slow disk, is not repeated all the time. */
  const restMs = (tookMs: number): number => Math.max(everyMs, 20 * tookMs)

  /** Listens to the folders that are watched now, and to no others. */
  const listen = () => {
    const wanted = open ? activeFolders(open.session) : []
    for (const [path, stop] of listening)
      if (!wanted.some((folder) => folder.path === path)) {
        stop()
        listening.delete(path)
      }
    for (const { path } of wanted) if (!listening.has(path)) listening.set(path, hints(path, hear))
  }

  return {
    /** Watches the folders of this workspace from now on. */
    start(session: Session): void {
      this.stop()
      open = { session, stop: new AbortController() }
      resumeTaking(session.db, session.now())
      listen()
      schedule(0)
    },
    /** Ends at once; an import that is under way is cancelled, and goes on at the next start. */
    stop(): void {
      open?.stop.abort()
      open = null
      cancelTimer()
      looks.clear()
      listen()
    },
    /** Folders were added, paused or removed. */
    refresh(): void {
      listen()
      schedule(0)
    },
    /**
     * Looks now, and once more where files have to keep still first; all folders that are not paused without an `id`.
     * Refuses with `watch.folderUnknown`.
     */
    async look(session: Session, id: string | null): Promise<LookResult> {
      if (id !== null && !getWatchedFolder(session.db, id)) throw new AppError('watch.folderUnknown', { id })
      // A command opens no watching of its own.
      if (!open) resumeTaking(session.db, session.now())
      const signal = open?.stop.signal ?? new AbortController().signal
      const lookOnce = () => enqueue(() => lookAll(session, id, signal))
      const { isSoon: isUnsettled, ...first } = await lookOnce()
      if (!isUnsettled) return first
      await new Promise<void>((resolve) => {
        after(shortlyMs, resolve)
      })
      const { isSoon: _, ...second } = await lookOnce()
      const sum = (key: 'imported' | 'waiting' | 'refused' | 'known') => first[key] + second[key]
      return {
        ...second,
        ...{ imported: sum('imported'), waiting: sum('waiting') },
        ...{ refused: sum('refused'), known: sum('known') },
      }
    },
    lastLook: (folderId: string): LastLook | null => looks.get(folderId) ?? null,
    /** Resolves when every look that was asked for has ended. */
    idle: () => queue,
  }
}
export type Watcher = ReturnType<typeof createWatcher>
