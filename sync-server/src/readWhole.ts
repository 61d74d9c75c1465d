import type { Storage } from './storage.ts'

/** All updates that a document is made of, and the number up to which; null for one that nobody wrote to. */
export async function readWhole(
  storage: Storage,
  document: string,
): Promise<{ updates: Uint8Array[]; number: number } | null> {
  for (;;) {
    const snapshot = await storage.readSnapshot(document)
    const throughSeq = snapshot?.throughSeq ?? 0
    const tail = await storage.readLog(document, throughSeq)
    if (!snapshot && tail.length === 0) return null
    // A compaction between the two readings took the beginning of the log: read again.
    if (tail.length > 0 && tail[0]!.seq !== throughSeq + 1) continue
    const updates = tail.map(({ update }) => update)
    return {
      updates: snapshot ? [snapshot.update, ...updates] : updates,
      number: tail.at(-1)?.seq ?? throughSeq,
    }
  }
}
