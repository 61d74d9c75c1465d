import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Keeper } from './sharedDocument.ts'

/**
 * Follows what is changed here in a document and in its own presence. What comes from `relay`, the origin under which the
 * relay's words are applied, is none of it: the relay knows what it told us. Answers how to stop.
 */
export function followOwnChanges(
  document: { doc: Y.Doc; awareness: Awareness | null; keeper: Keeper | null; relay: object },
  on: { changed(update: Uint8Array): void; present(clients: readonly number[]): void },
): () => void {
  const { doc, awareness, keeper, relay } = document
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== relay) on.changed(update)
  }
  const onPresence = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ) => {
    if (origin !== relay) on.present([...added, ...updated, ...removed].filter((id) => id === doc.clientID))
  }
  // A keeper tells of changes once they are kept; the document itself would be too early.
  if (!keeper) doc.on('update', onUpdate)
  const forgetKeeper = keeper?.onOwnChange((update) => on.changed(update))
  awareness?.on('update', onPresence)
  return () => {
    doc.off('update', onUpdate)
    forgetKeeper?.()
    awareness?.off('update', onPresence)
  }
}
