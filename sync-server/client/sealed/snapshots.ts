import * as Y from 'yjs'

/** A document's entry as it was opened: kept for a while, to check others' snapshots with. */
export type RecentUpdate = { number: number; device: string; epoch: number; plain: Uint8Array }

const keptBytes = 1024 * 1024

/** The last updates of a log without a gap, up to 1 MiB. */
export function createRecentUpdates() {
  let updates: RecentUpdate[] = []
  let bytes = 0
  return {
    add(update: RecentUpdate) {
      updates.push(update)
      bytes += update.plain.length
      while (bytes > keptBytes && updates.length > 1) bytes -= updates.shift()!.plain.length
    },
    clear() {
      updates = []
      bytes = 0
    },
    /** What follows a number up to `cursor`; null when that is no longer all here. */
    after(number: number, cursor: number): RecentUpdate[] | null {
      const found = updates.filter((update) => update.number > number)
      return found.length === cursor - number ? found : null
    },
  }
}

/** True when applying an update to a document would change it. */
function says(doc: Y.Doc, update: Uint8Array): boolean {
  let isNews = false
  const note = () => {
    isNews = true
  }
  doc.on('update', note)
  Y.applyUpdate(doc, update)
  doc.off('update', note)
  return isNews
}

/**
 * E8: whether a snapshot and the log behind it say exactly what a document says, which has all of that log. Costs
 * two loadings of the document.
 */
export function holdsTheSame(snapshot: Uint8Array, later: readonly Uint8Array[], doc: Y.Doc): boolean {
  const whole = Y.encodeStateAsUpdate(doc)
  const own = new Y.Doc()
  Y.applyUpdate(own, whole)
  const theirs = new Y.Doc()
  try {
    if (says(own, snapshot)) return false
    Y.applyUpdate(theirs, snapshot)
    for (const update of later) Y.applyUpdate(theirs, update)
    return !says(theirs, whole)
  } catch {
    return false
  } finally {
    own.destroy()
    theirs.destroy()
  }
}
