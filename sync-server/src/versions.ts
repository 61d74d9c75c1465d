import { randomBytes } from 'node:crypto'
import { commentsOf, roomOf } from '../client/words.ts'
import type { Documents, Outcome } from './documents.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import { readWhole } from './readWhole.ts'
import type { Storage, Version, VersionKind } from './storage.ts'
import { readUpdateShape } from './updateShape.ts'
import type { YjsThread } from './yjsThread.ts'

export type Versions = {
  list(document: string): Promise<Omit<Version, 'mark'>[]>
  /** Marks the state of now, of a room with its comments; null for a document that nobody wrote to. */
  keep(document: string, name: string, by: string, kind: VersionKind): Promise<{ version: string } | null>
  /** The document as it was, as an update. */
  read(document: string, version: string): Promise<{ number: number; update: Uint8Array } | null>
  /** Makes the document look as it did then; the state before is kept as a version. */
  restore(
    document: string,
    version: string,
    by: { device: string; person: string },
  ): Promise<{ outcome: Outcome; kept: string } | null>
  remove(document: string, version: string): Promise<boolean>
  /** Marks what changed an hour ago or earlier and has had no version since, and thins out old automatic ones. */
  tick(): Promise<void>
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** V2: of the automatic versions, newest first, those that are one too many at `now`. Pure. */
export function superfluous(
  versions: readonly { id: string; at: number; kind: VersionKind }[],
  now: number,
): string[] {
  const kept = new Set<string>()
  const gone: string[] = []
  for (const { id, at, kind } of versions) {
    const age = now - at
    if (kind === 'named' || age <= dayMs) continue
    const slot = age <= 30 * dayMs ? `day ${Math.floor(at / dayMs)}` : `week ${Math.floor(at / (7 * dayMs))}`
    if (kept.has(slot)) gone.push(id)
    kept.add(slot)
  }
  return gone
}

export function createVersions(options: {
  storage: Storage
  documents: Documents
  thread: YjsThread
  limits: Limits
  now: () => number
  log: Log
}): Versions {
  const { storage, documents, thread, limits, now, log } = options
  /** Since when a document has changes without a version. */
  const startedAt = new Map<string, number>()
  const newId = () => `v${randomBytes(9).toString('base64url')}`

  /**
   * Keeps the comments of a room as they are, under the id of a version of it (V4). Before the version itself: one that
   * is listed has its comments.
   */
  const keepComments = async (document: string, version: Omit<Version, 'number' | 'mark'>): Promise<void> => {
    if (roomOf(document).room !== document) return
    const comments = commentsOf(document)
    const all = await readWhole(storage, comments)
    if (!all) return
    const mark = await thread.markOf(all.updates)
    await storage.addVersion(comments, { ...version, number: all.number, mark })
  }

  const keep: Versions['keep'] = async (document, name, by, kind) => {
    const all = await readWhole(storage, document)
    if (!all) return null
    const mark = await thread.markOf(all.updates)
    const version = { id: newId(), name, at: now(), by, kind }
    await keepComments(document, version)
    await storage.addVersion(document, { ...version, number: all.number, mark })
    return { version: version.id }
  }

  const remove = async (document: string, ids: string[]): Promise<void> => {
    await storage.removeVersions(document, ids)
    if (roomOf(document).room === document) await storage.removeVersions(commentsOf(document), ids)
  }

  const store = async (name: string, update: Uint8Array, author: string): Promise<Outcome> => {
    const document = await documents.acquire(name)
    try {
      return await new Promise<Outcome>((settle) =>
        documents.write({ document, update, shape: readUpdateShape(update), author, reader: null, settle }),
      )
    } finally {
      documents.release(document)
    }
  }

  return {
    list: (document) => storage.listVersions(document),
    keep,
    async read(document, id) {
      const version = await storage.readVersion(document, id)
      const all = version && (await readWhole(storage, document))
      if (!version || !all) return null
      return { number: version.number, update: await thread.readAt(all.updates, version.mark) }
    },
    async restore(document, id, by) {
      const version = await storage.readVersion(document, id)
      const all = version && (await readWhole(storage, document))
      if (!version || !all) return null
      const { update, markBefore } = await thread.restoreTo(all.updates, version.mark)
      const kept = newId()
      const before = {
        id: kept,
        name: version.name,
        at: now(),
        by: by.person,
        kind: 'beforeRestore' as const,
      }
      await keepComments(document, before)
      await storage.addVersion(document, { ...before, number: all.number, mark: markBefore })
      const outcome: Outcome = update
        ? await store(document, update, by.device)
        : { ok: true, seq: all.number }
      return { outcome, kept }
    },
    async remove(document, id) {
      if (!(await storage.readVersion(document, id))) return false
      await remove(document, [id])
      return true
    },
    async tick() {
      for (const [changed, changedAt] of documents.takeChanged()) {
        // What is said beside a room belongs to its versions.
        const document = roomOf(changed).room
        const since = startedAt.get(document) ?? changedAt
        startedAt.set(document, since)
        if (now() - since < limits.versionEveryMs) {
          documents.noteChanged(document, changedAt)
          continue
        }
        startedAt.delete(document)
        try {
          const versions = await storage.listVersions(document)
          // Another node may have been quicker.
          if (versions[0] && versions[0].at > since) continue
          await keep(document, '', '', 'automatic')
          await remove(document, superfluous(await storage.listVersions(document), now()))
        } catch (error) {
          log({ level: 'error', event: 'versionNotKept', document, why: String(error) })
        }
      }
    },
  }
}
