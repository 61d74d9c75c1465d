import { performance } from 'node:perf_hooks'
import { compactionBound, type OpenDocument } from './document.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { readWhole } from './readWhole.ts'
import type { Storage } from './storage.ts'
import type { YjsThread } from './yjsThread.ts'

/** Merges the logs of documents into snapshots (D4), where it is in nobody's way. */
export type Compaction = {
  /** Something was delivered: compacts once the process has time for it, or at once if very much has come. */
  noteDelivered(document: OpenDocument): void
  /** Nobody has it open any more: compacts now what would have been soon. */
  noteUnused(document: OpenDocument): void
  close(): void
}

/** So many times the log that starts a compaction, and it doesn't wait any longer. */
const patience = 4
/** Share of the time that the event loop works: above this it is busy. */
const busyShare = 0.3
const claimMs = 60_000

/** @param onEnd called when a document's `isCompacting` has become false */
export function createCompaction(options: {
  storage: Storage
  limits: Limits
  now: () => number
  log: Log
  thread: YjsThread
  metrics: Metrics
  onEnd: (document: OpenDocument) => void
}): Compaction {
  const { storage, limits, now, log, thread, metrics, onEnd } = options
  /** Compacted when there is time. */
  const due = new Map<OpenDocument, NodeJS.Timeout>()
  let isClosing = false

  const compact = async (document: OpenDocument): Promise<void> => {
    if (storage.isShared && !(await storage.claimCompaction(document.name, now(), now() + claimMs))) {
      // Another node is at it: look again when as much has come again.
      document.compactAtBytes = document.tailBytes + limits.compactAfterBytes
      return
    }
    const whole = await readWhole(storage, document.name)
    if (!whole) return
    const compacted = await thread.compact(whole.updates)
    const throughSeq = whole.number
    if (isClosing) return
    const keepBytes = Math.max(limits.keepLogBytes, compacted.update.length)
    document.logStart = await storage.replaceWithSnapshot(
      document.name,
      { throughSeq, ...compacted },
      keepBytes,
    )
    document.snapshotThroughSeq = throughSeq
    document.snapshotBytes = compacted.update.length
    document.tailBytes = (await storage.readLog(document.name, throughSeq))
      .filter(({ seq }) => seq <= document.delivered)
      .reduce((sum, { update }) => sum + update.length, 0)
    document.compactAtBytes = compactionBound(document, limits.compactAfterBytes)
    metrics.compactions.inc({ outcome: 'done' })
  }

  const start = async (document: OpenDocument): Promise<void> => {
    clearTimeout(due.get(document))
    due.delete(document)
    if (document.isCompacting || isClosing) return
    document.isCompacting = true
    try {
      await compact(document)
    } catch (error) {
      // The log stays as it is: nothing is lost but speed. The next try waits until it is twice as long.
      document.compactAtBytes = document.tailBytes * 2
      metrics.compactions.inc({ outcome: 'failed' })
      if (!isClosing)
        log({ level: 'error', event: 'compactionFailed', document: document.name, why: String(error) })
    } finally {
      document.isCompacting = false
      onEnd(document)
    }
  }

  const startWhenIdle = (document: OpenDocument) => {
    const before = performance.eventLoopUtilization()
    const look = () => {
      if (performance.eventLoopUtilization(before).utilization > busyShare) startWhenIdle(document)
      else void start(document)
    }
    due.set(document, setTimeout(look, limits.compactLookMs).unref())
  }

  return {
    noteDelivered(document) {
      const { isCompacting, tailBytes, compactAtBytes } = document
      if (isCompacting || isClosing || tailBytes <= compactAtBytes) return
      if (limits.compactLookMs === 0 || tailBytes > compactAtBytes * patience) void start(document)
      else if (!due.has(document)) startWhenIdle(document)
    },
    noteUnused(document) {
      if (due.has(document)) void start(document)
    },
    close() {
      isClosing = true
      for (const timer of due.values()) clearTimeout(timer)
      due.clear()
    },
  }
}
