import type { PlannedFile } from '../../shared/contract/imports.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import type { NewId } from '../newId.ts'
import { createFinishedFiles, type FinishedFile, partMark } from './finishedFiles.ts'
import { insertImportFile } from './store.ts'

/** A source as the import that goes on names it. */
interface PassedSource {
  sourceId: string
  contentHash: string | null
  saveSource(encoding: string | null, format: string | null): void
}

interface Passed {
  file: PlannedFile
  name: string
  source: PassedSource
  finished: FinishedFile
  /** Tells that it is there. */
  tell(): void
}

/** Files between two commits: a report of ten thousand is written in a moment, and screens need not wait for it. */
const mostWaiting = 500

/**
 * Passes over files that an import had finished before it broke off: they are not read again, and the report lists each
 * with its items as duplicates, which is what reading it would have come to.
 */
export function createPassingOver({ db, newId }: { db: WritableDb; newId: NewId }, importId: string) {
  const finishedFiles = createFinishedFiles(db)
  let waiting: Passed[] = []
  const write = (): void => {
    if (waiting.length === 0) return
    transaction(db, () => {
      for (const { file, name, source, finished } of waiting) {
        source.saveSource(finished.encoding, finished.format)
        insertImportFile(db, {
          id: newId('importFile'),
          importId,
          sourceId: source.sourceId,
          name: file.part === null ? name : `${name}${partMark}${file.part}`,
          kind: file.recordKind,
          encoding: finished.encoding,
          items: finished.items,
          accepted: 0,
          updated: 0,
          duplicates: finished.items,
          rejected: 0,
          checkpoint: finished.items,
        })
      }
    })
    for (const { tell } of waiting) tell()
    waiting = []
  }
  return {
    /** What is there of a file that need not be read. */
    find(file: PlannedFile, name: string, contentHash: string | null): FinishedFile | null {
      if (contentHash === null || file.isByHand === true) return null
      const isIt = ({ part, kind }: FinishedFile): boolean => part === file.part && kind === file.recordKind
      return finishedFiles.parts(contentHash, name).find(isIt) ?? null
    },
    /** Passes over one; it is written with those after it. */
    async add(passed: Passed): Promise<void> {
      waiting.push(passed)
      if (waiting.length < mostWaiting) return
      write()
      await new Promise((resolve) => setImmediate(resolve))
    },
    /** Writes what waits: before anything is read, so that a report keeps the order of its files, and at the end. */
    write,
  }
}
