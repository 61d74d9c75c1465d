import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { assess } from '../consent/consentFixture.ts'
import { importedAt, openImportDesk } from '../imports/importFixture.ts'
import { createImportRuns } from '../imports/importRuns.ts'
import { addFolder } from './folders.ts'
import { openFileViews } from './procedures.ts'
import { settleMs } from './sightings.ts'
import { createWatcher } from './watcher.ts'

/**
 * For tests: a workspace, a folder on this machine that it watches, and a clock that the test moves. Nothing waits for
 * real time. Close it at the end.
 */
export async function openWatch({ assessed = true } = {}) {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'sandtable-watch-')))
  const folder = join(place, '销售资料')
  mkdirSync(folder)
  const desk = openImportDesk()
  let now = importedAt
  const session = {
    ...desk.session,
    workspace: { dir: join(place, 'workspace') },
    changed() {},
  } as typeof desk.session
  const runs = createImportRuns(desk.uploads, () => {})
  let timers: { at: number; run: () => void }[] = []
  const hinted = new Map<string, () => void>()
  const watcher = createWatcher({
    runs,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    hints(path, onHint) {
      hinted.set(path, onHint)
      return () => void hinted.delete(path)
    },
  })
  /** Lets this much time pass, with all that was to happen in it. */
  async function pass(milliseconds: number): Promise<void> {
    const until = now + milliseconds
    for (;;) {
      await watcher.idle()
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      timers = timers.filter((each) => each !== next)
      now = Math.max(now, next.at)
      desk.at(now)
      next.run()
    }
    now = until
    desk.at(now)
    await watcher.idle()
  }
  if (assessed) assess(session, ['watchedFolders'])
  return {
    ...desk,
    session,
    runs,
    watcher,
    place,
    folder,
    pass,
    /** Long enough for a file to be seen, to keep still and to be taken in. */
    settle: () => pass(40_000 + settleMs),
    hint: () => hinted.get(folder)?.(),
    listensTo: () => [...hinted.keys()],
    add: (path = folder, newOnly = false) => addFolder(session, { path, newOnly }, null),
    /** Puts a file there, as saved at that moment of the test's clock. */
    put(path: string, content: string | Uint8Array, savedAt = now) {
      const full = join(folder, path)
      mkdirSync(dirname(full), { recursive: true })
      writeFileSync(full, content)
      utimesSync(full, savedAt / 1000, savedAt / 1000)
      return full
    },
    /** What waits for a person or could not be read: path, state, reason. */
    open: () => openFileViews(session).map(({ path, state, reason }) => [path, state, reason]),
    states: () =>
      Object.fromEntries(
        desk
          .rows<{ path: string; state: string }>('SELECT path, state FROM watched_files ORDER BY path')
          .map(({ path, state }) => [path, state]),
      ),
    accounts: () =>
      desk.rows<{ name: string }>('SELECT name FROM accounts ORDER BY name').map(({ name }) => name),
    imports: () =>
      desk.rows<{ id: string; status: string; watched_folder: string | null }>(
        'SELECT id, status, watched_folder FROM imports ORDER BY started_at, id',
      ),
    async close() {
      watcher.stop()
      await watcher.idle()
      await desk.close()
      rmSync(place, { recursive: true, force: true })
    },
  }
}
