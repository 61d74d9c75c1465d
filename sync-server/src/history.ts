import * as Y from 'yjs'
import { mergeInGroups } from './merge.ts'
import { readUpdateShape } from './updateShape.ts'

/** The merged updates with the state vector that they add up to. */
export type Compacted = { update: Uint8Array; stateVector: Uint8Array }

/** What a restore adds to a document: nothing when it already looks so. */
export type Restored = { update: Uint8Array | null; markBefore: Uint8Array }

export function compact(updates: readonly Uint8Array[]): Compacted {
  const update = mergeInGroups(updates)
  return { update, stateVector: Y.encodeStateVectorFromUpdate(update) }
}

/**
 * A mark of the state that the updates add up to: Yjs's snapshot, that is the deletions and then the state vector.
 * Both can be read from the merged update; no document has to be built.
 */
export function markOf(updates: readonly Uint8Array[]): Uint8Array {
  const update = mergeInGroups(updates)
  return Buffer.concat([readUpdateShape(update).deletions, Y.encodeStateVectorFromUpdate(update)])
}

/** The document with its deleted content: the log keeps it, and marks need it. */
function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, mergeInGroups(updates))
  return doc
}

const asItWas = (doc: Y.Doc, mark: Uint8Array): Y.Doc =>
  Y.createDocFromSnapshot(doc, Y.decodeSnapshot(mark), new Y.Doc({ gc: false }))

/** The document as it was at a mark, as one update that holds only what was visible then. */
export function readAt(updates: readonly Uint8Array[], mark: Uint8Array): Uint8Array {
  const old = asItWas(documentOf(updates), mark)
  const visible = new Y.Doc()
  Y.applyUpdate(visible, Y.encodeStateAsUpdate(old))
  return Y.encodeStateAsUpdate(visible)
}

/**
 * The update that makes a document look as it did at a mark: what came after is replayed onto the old state and
 * undone there, and the undoing is the update. Edits that arrive meanwhile merge with it as with anybody's.
 */
export function restoreTo(updates: readonly Uint8Array[], mark: Uint8Array): Restored {
  const doc = documentOf(updates)
  const markBefore = Y.encodeSnapshot(Y.snapshot(doc))
  const old = asItWas(doc, mark)
  const later = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(old))
  const undo = new Y.UndoManager(old, {
    trackedOrigins: new Set(['later']),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  })
  Y.applyUpdate(old, later, 'later')
  if (undo.undoStack.length === 0) return { update: null, markBefore }
  while (undo.undoStack.length > 0) undo.undo()
  return { update: Y.encodeStateAsUpdate(old, Y.encodeStateVector(doc)), markBefore }
}
