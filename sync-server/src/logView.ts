import { createHash } from 'node:crypto'
import { readConfirmed, readEnvelope } from '../client/sealed/envelope.ts'
import { createRecentHashes, emptyRecord } from '../client/sealed/logRecord.ts'
import { chained, isSame } from '../client/sealed/seal.ts'
import { refused } from './auth/changes.ts'
import type { LoggedUpdate, Storage } from './storage.ts'

/**
 * The chained hashes of a sealed document's log (E3), with which the relay compares what an author says to have seen.
 * Clients leave a room at an entry that saw another log than theirs (E6), so one that nobody can believe is not taken.
 */
export type LogView = {
  note(entry: LoggedUpdate): void
  refusalOf(author: { seen: number; seenHash: Uint8Array }): ReturnType<typeof refused> | null
}

function createLogView(through: number, hashThere: Uint8Array): LogView {
  const recent = createRecentHashes()
  recent.add(through, hashThere)
  let last = through
  let hash = hashThere
  return {
    note({ seq, update }) {
      if (seq !== last + 1) return
      hash = createHash('sha256')
        .update(chained(hash, seq, update))
        .digest()
      recent.add(seq, hash)
      last = seq
    },
    refusalOf({ seen, seenHash }) {
      // It may have been seen at another node, and come here in a moment: the client tries again (E5).
      if (seen > last) return refused('conflict', 'it saw what is not stored')
      const known = seen === 0 ? emptyRecord.hash : recent.at(seen)
      return known === undefined || isSame(known, seenHash)
        ? null
        : refused('malformed', 'it saw another log')
    },
  }
}

/**
 * The view of a log from where it begins: at nothing, or at the snapshot that took its earlier part's place, on whose
 * hash two devices agreed. Null where that is not known.
 */
export async function openLogView(
  storage: Storage,
  document: string,
  logStart: number,
): Promise<LogView | null> {
  if (logStart === 0) return createLogView(0, emptyRecord.hash)
  const current = await storage.readSnapshot(document)
  const older = await storage.readOldSnapshots(document)
  for (const confirmed of [current?.update, ...older.map((one) => one.confirmed)]) {
    if (!confirmed) continue
    const { seen, seenHash } = readEnvelope(readConfirmed(confirmed).snapshot)
    if (seen === logStart) return createLogView(logStart, Uint8Array.from(seenHash))
  }
  return null
}
