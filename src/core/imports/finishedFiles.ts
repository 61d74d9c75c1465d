import { extname } from 'node:path'
import type { ReadableDb } from '../db/open.ts'
import { fileTitle } from './formats/fileTitle.ts'
import { titleSaysTranscript } from './formats/transcripts/writtenDown.ts'

/** A file, or a part of one, of which an import that broke off had taken everything. */
export interface FinishedFile {
  part: string | null
  kind: string
  items: number
  encoding: string | null
  format: string | null
}

export interface FinishedFiles {
  /** The parts of which everything was taken, of a file of these very bytes; there may be others. */
  parts(hash: string, name: string): readonly FinishedFile[]
}

/** Stands between the name of a file and that of its part in a report. */
export const partMark = ' › '

/** The same bytes under another ending may be read as another format. */
const keyOf = (hash: string, name: string): string => `${hash} ${extname(name).toLowerCase()}`

/**
 * What imports finished before they broke off, so that the next one goes on where they were: a file counts only if each item
 * of it was taken from it, nothing was left out, and nothing of it has been withdrawn since. Only what broke off after the
 * last import that came to its end counts: a file that is dropped again later is read again. All of it is read at once, with
 * the first question.
 */
export function createFinishedFiles(db: ReadableDb): FinishedFiles {
  let known: Map<string, FinishedFile[]> | null = null
  return {
    parts(hash, name) {
      // What is called a transcript is asked for consent, whatever the same bytes were called before.
      if (titleSaysTranscript(fileTitle(name))) return []
      known ??= read(db)
      return known.get(keyOf(hash, name)) ?? []
    },
  }
}

function read(db: ReadableDb): Map<string, FinishedFile[]> {
  const rows = db
    .read(
      `WITH broken AS (
         SELECT i.id, (SELECT max(l.rowid) FROM import_files l WHERE l.import_id = i.id) AS last FROM imports i
         WHERE i.status IN ('cancelled', 'failed') AND i.rowid >
           coalesce((SELECT max(rowid) FROM imports WHERE status = 'done' AND watched_folder IS NULL), 0))
       SELECT s.content_hash AS hash, s.name, s.encoding, s.format, f.name AS told, f.kind, f.items
       FROM broken b CROSS JOIN import_files f ON f.import_id = b.id JOIN sources s ON s.id = f.source_id
       -- The one that an import came to last may have been cut off; every other it had left behind.
       WHERE f.rowid < b.last AND f.items > 0 AND f.accepted + f.updated = f.items AND f.error IS NULL
         AND s.content_hash IS NOT NULL AND s.speakers IS NULL
         AND NOT EXISTS (SELECT 1 FROM evidence e
           WHERE e.source_id = s.id AND (e.shredded_at IS NOT NULL OR e.consent = 'withdrawn'))`,
    )
    .all() as (Omit<FinishedFile, 'part'> & { hash: string; name: string; told: string })[]
  const known = new Map<string, FinishedFile[]>()
  for (const { hash, name, told, ...file } of rows) {
    const key = keyOf(hash, name)
    const part = told === name ? null : told.slice(name.length + partMark.length)
    const others = known.get(key) ?? []
    if (others.some((other) => other.part === part)) continue
    known.set(key, [...others, { part, ...file }])
  }
  return known
}
