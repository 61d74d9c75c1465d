import type { Reason } from '../client/words.ts'
import type { Bus } from './bus.ts'
import { type BusMessage, decodeBusMessage, encodeBusMessage } from './busMessage.ts'
import { createCommits } from './commits.ts'
import { createCompaction } from './compaction.ts'
import {
  documentBytes,
  hasReaders,
  holdsAlready,
  noteDelivered,
  type OpenDocument,
  openDocument,
  type Reader,
  readersOf,
  shapeOf,
} from './document.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import { createLogCache, type LogCache } from './logCache.ts'
import type { Metrics } from './metrics.ts'
import { createOwed } from './owed.ts'
import { logFrame, ownAwarenessFrame, snapshotFrame } from './ownProtocol.ts'
import { awarenessFrame, type Presence } from './protocol.ts'
import { createShowing, tell } from './showing.ts'
import type { LoggedUpdate, Storage } from './storage.ts'
import type { UpdateShape } from './updateShape.ts'
import type { YjsThread } from './yjsThread.ts'

/** How an update ended: its number, or why it is not stored. */
export type Outcome = { ok: true; seq: number } | { ok: false; reason: Reason; why: string }

export type NewPart = {
  document: OpenDocument
  update: Uint8Array
  /** Null in a sealed document; `sealed` then says what its header does. */
  shape: UpdateShape | null
  sealed?: { counter: number; epoch: number }
  /** The device that wrote it. */
  author: string
  /** Who sent it; null when the relay itself did. */
  reader: Reader | null
  settle: (outcome: Outcome) => void
}

/** All documents that somebody has open on this node: stores what arrives and tells everybody, in the log's order. */
export type Documents = {
  readonly cache: LogCache
  count(): number
  /** Opens a document, or finds it open; it stays until `release`. */
  acquire(name: string): Promise<OpenDocument>
  release(document: OpenDocument): void
  find(name: string): OpenDocument | undefined
  /** Shows a reader, who has all that is delivered, what follows; `mayWrite` as it is now, again when it changes. */
  listen(document: OpenDocument, reader: Reader, mayWrite: boolean): void
  unlisten(document: OpenDocument, reader: Reader): void
  /** Shows an update to those who may write too, stores it and settles it. A full document refuses at once. */
  write(part: NewPart): void
  /** Passes on news about presences, also to other nodes. */
  tellPresences(document: OpenDocument, presences: readonly Presence[], from?: Reader): void
  /** Reads what other nodes have stored; with a bus that is down, this is how it is found out. */
  poll(): Promise<void>
  /** Names of documents that changed since they were last asked for, and when (UTC ms). */
  takeChanged(): Map<string, number>
  noteChanged(name: string, at: number): void
  /** A confirmed snapshot took the place of what it covers, or one was offered: tells all who have the document open. */
  tellSnapshot(document: OpenDocument, through: number, isConfirmed: boolean): Promise<void>
  /** Tells all nodes again of the snapshots of sealed documents: what was told while the bus was down is lost. */
  tellSnapshotsAgain(): Promise<void>
  /** Reads what other nodes have stored of one document. */
  refresh(document: OpenDocument): Promise<void>
  /** Stores what has arrived. */
  drain(): Promise<void>
}

export type Part = NewPart & {
  /** It says nothing new. */
  isKnown: boolean
  /** Those who may write have seen it, or are about to. */
  isShown: boolean
}
type Entry = LoggedUpdate & { shape: UpdateShape | null; part: Part | null; reader: Reader | null }

export function createDocuments(options: {
  storage: Storage
  limits: Limits
  now: () => number
  log: Log
  thread: YjsThread
  bus: Bus
  metrics: Metrics
  /** Whether a document belongs to a sealed workspace: from its beginning and for ever. */
  isSealed: (name: string) => boolean
}): Documents {
  const { storage, limits, now, log, thread, bus, metrics, isSealed } = options
  const open = new Map<string, OpenDocument>()
  const opening = new Map<string, Promise<OpenDocument>>()
  /** Stored by this node and not delivered yet, because another node's come before. */
  const ahead = new Map<OpenDocument, Map<number, Entry>>()
  /** Said nothing new; settled once everything before them is delivered. */
  const echoes = new Map<OpenDocument, { seq: number; part: Part }[]>()
  const filling = new Set<OpenDocument>()
  const cache = createLogCache(storage, limits.cacheBytes, limits.pieceBytes)
  const showing = createShowing(limits.tellStoredMs)
  let changed = new Map<string, number>()
  /** Whether the store took what it was last given. While it doesn't, nothing is shown that isn't stored. */
  let isStoring = true

  const closeIfUnused = (document: OpenDocument) => {
    if (hasReaders(document) || document.users > 0 || document.isCompacting) return
    if (open.get(document.name) !== document) return
    compaction.noteUnused(document)
    if (document.isCompacting) return
    open.delete(document.name)
    cache.forget(document)
    ahead.delete(document)
    echoes.delete(document)
    showing.forget(document)
    owed.forget(document)
    bus.unsubscribe(document.name)
  }

  const compaction = createCompaction({
    ...{ storage, limits, now, log, thread, metrics },
    onEnd: closeIfUnused,
  })

  const load = async (name: string): Promise<OpenDocument> => {
    // Before reading: what is stored after the reading must reach us.
    bus.subscribe(name)
    try {
      const document = await openDocument(name, isSealed(name), storage, limits, now)
      open.set(name, document)
      bus.publish(name, encodeBusMessage({ type: 'whoIsThere' }))
      return document
    } finally {
      opening.delete(name)
    }
  }

  const acquire = async (name: string): Promise<OpenDocument> => {
    let document = open.get(name)
    if (!document) {
      const running = opening.get(name) ?? load(name)
      if (!open.has(name)) opening.set(name, running)
      document = await running
    }
    // It may have been closed again while we waited.
    if (open.get(name) !== document) return acquire(name)
    document.users++
    return document
  }

  const release = (document: OpenDocument) => {
    document.users--
    closeIfUnused(document)
  }

  const showStored = (document: OpenDocument, entries: readonly Entry[]) => {
    tell(document.onceStored, entries, (updates) => logFrame(document.channel, entries[0]!.seq, updates))
    for (const entry of entries)
      if (entry.part?.isShown) showing.settle(document, entry.part)
      else if (!document.isSealed) showing.add(document, entry, true)
    if (document.atOnce.size > 0) showing.tellStoredSoon(document)
  }

  const settleEchoes = (document: OpenDocument) => {
    const waiting = echoes.get(document)
    if (!waiting) return
    while (waiting.length > 0 && waiting[0]!.seq <= document.delivered) {
      const { part } = waiting.shift()!
      part.settle({ ok: true, seq: document.delivered })
      release(document)
    }
    if (waiting.length === 0) echoes.delete(document)
  }

  /** Shows the next numbers of a log, which must follow what has been delivered. */
  const deliver = (document: OpenDocument, entries: readonly Entry[]) => {
    if (entries.length === 0) return
    for (const entry of entries) {
      noteDelivered(document, entry.shape, entry)
      cache.add(document, entry.update)
    }
    if (!document.isSealed) changed.set(document.name, now())
    showStored(document, entries)
    for (const { part, seq } of entries) {
      if (!part) continue
      part.settle({ ok: true, seq })
      document.users--
    }
    settleEchoes(document)
    // Only its members can merge a sealed document.
    if (document.isSealed) return
    compaction.noteDelivered(document)
  }

  /** Delivers what has become possible; numbers of other nodes that are missing are read from the store. */
  const advance = (document: OpenDocument) => {
    const waiting = ahead.get(document)
    const next: Entry[] = []
    for (let seq = document.delivered + 1; waiting?.has(seq); seq++) {
      next.push(waiting.get(seq)!)
      waiting.delete(seq)
    }
    deliver(document, next)
    if (waiting && waiting.size > 0) void fillGap(document)
    else ahead.delete(document)
    settleEchoes(document)
    closeIfUnused(document)
  }

  const fillGap = async (document: OpenDocument): Promise<void> => {
    if (filling.has(document)) return
    filling.add(document)
    document.users++
    try {
      const read = await storage.readLog(document.name, document.delivered)
      // What this node stored meanwhile may be among it, and its senders wait for an answer.
      const waiting = ahead.get(document)
      const entries: Entry[] = []
      for (const { seq, update } of read) {
        if (seq !== document.delivered + entries.length + 1) {
          if (seq <= document.delivered) continue
          throw new Error(`the log has a gap before ${seq}`)
        }
        const known = waiting?.get(seq)
        waiting?.delete(seq)
        entries.push(known ?? { seq, update, shape: shapeOf(document, update), part: null, reader: null })
      }
      deliver(document, entries)
    } catch (error) {
      log({ level: 'error', event: 'logNotRead', document: document.name, why: String(error) })
      abandon(document)
    } finally {
      filling.delete(document)
      document.users--
      // Nobody may come by again soon who would look whether what was stored meanwhile follows now.
      if (ahead.has(document)) advance(document)
      closeIfUnused(document)
    }
  }

  /** The store can't be read: what this node has stored of the document is there, but can't be shown in order. */
  const abandon = (document: OpenDocument) => {
    const outcome: Outcome = { ok: false, reason: 'failed', why: 'the log could not be read' }
    for (const { part } of ahead.get(document)?.values() ?? []) {
      if (!part) continue
      part.settle(outcome)
      showing.settle(document, part)
      document.users--
    }
    ahead.delete(document)
    for (const { part } of echoes.get(document) ?? []) {
      part.settle(outcome)
      document.users--
    }
    echoes.delete(document)
  }

  const failAll = (parts: readonly Part[], error: unknown) => {
    const fresh = parts.filter(({ isKnown }) => !isKnown).length
    log({ level: 'error', event: 'notStored', updates: fresh, why: String(error) })
    metrics.updatesRefused.inc({ reason: 'failed' }, fresh)
    isStoring = false
    for (const part of parts) {
      const { document } = part
      part.settle({ ok: false, reason: 'failed', why: 'the store failed' })
      if (part.isShown && !showing.takeBack(document, part)) owed.add(part)
      else showing.settle(document, part)
      release(document)
    }
  }

  const commits = createCommits<Part>(
    async (given) => {
      const debts = [...new Set(given.map(({ document }) => document))].flatMap(owed.take)
      for (const part of debts) hold(part)
      // An update that is acknowledged may build on what was shown before it: that must be stored then too.
      const parts = [...debts, ...given]
      for (const { document, update } of parts) document.pendingBytes -= update.length
      const fresh = parts.filter(({ isKnown }) => !isKnown)
      const at = now()
      let seqs: (number | null)[] = []
      try {
        const startedAt = performance.now()
        if (fresh.length > 0)
          seqs = await storage.append(
            fresh.map(({ document, update, author, sealed }) => ({
              ...{ document: document.name, update, author, at },
              ...(sealed ? { sealed } : {}),
            })),
          )
        if (fresh.length > 0) isStoring = true
        if (fresh.length > 0) metrics.commitSeconds.observe((performance.now() - startedAt) / 1000)
      } catch (error) {
        failAll(parts, error)
        return
      }
      const stored = fresh.filter((_, index) => seqs[index] !== null)
      metrics.updatesStored.inc(stored.length)
      metrics.updatesRefused.inc({ reason: 'conflict' }, fresh.length - stored.length)
      metrics.bytesStored.inc(stored.reduce((sum, { update }) => sum + update.length, 0))
      const touched = new Set<OpenDocument>()
      const lastSeq = new Map<OpenDocument, number>()
      let next = 0
      for (const part of parts) {
        const { document, update, shape } = part
        touched.add(document)
        if (part.isKnown) {
          const waiting = echoes.get(document) ?? []
          echoes.set(document, waiting)
          waiting.push({ seq: lastSeq.get(document) ?? document.delivered, part })
          continue
        }
        const seq = seqs[next++]!
        if (seq === null) {
          part.settle({ ok: false, reason: 'conflict', why: 'another counter or epoch comes next' })
          document.users--
          continue
        }
        lastSeq.set(document, seq)
        const waiting = ahead.get(document) ?? new Map<number, Entry>()
        ahead.set(document, waiting)
        // Another node's reading may have shown it already.
        if (seq <= document.delivered) {
          part.settle({ ok: true, seq })
          showing.settle(document, part)
          document.users--
        } else waiting.set(seq, { seq, update, shape, part, reader: part.reader })
      }
      for (const document of touched) {
        if (bus.isUp()) publishStored(document)
        advance(document)
      }
    },
    { awaitedMs: limits.commitEveryMs, unawaitedMs: limits.acknowledgeEveryMs },
  )

  const hold = ({ document, update }: Part) => {
    document.users++
    document.pendingBytes += update.length
  }
  const keep = (part: Part) => {
    hold(part)
    const isAwaited = !part.isShown || part.document.onceStored.size > 0 || storage.isShared
    commits.add(part, isAwaited)
  }
  const owed = createOwed(limits.owedRetryMs, {
    retry: (parts) => parts.forEach(keep),
    drop: (part) => showing.settle(part.document, part),
  })

  /** Tells other nodes what is stored and not delivered here yet, in runs without a gap. */
  const publishStored = (document: OpenDocument) => {
    let run: Entry[] = []
    const send = () => {
      if (run.length > 0)
        bus.publish(
          document.name,
          encodeBusMessage({ type: 'log', first: run[0]!.seq, updates: run.map(({ update }) => update) }),
        )
      run = []
    }
    for (const entry of ahead.get(document)?.values() ?? []) {
      if (entry.part === null) continue
      if (run.length > 0 && run.at(-1)!.seq + 1 !== entry.seq) send()
      run.push(entry)
    }
    send()
  }

  const showPresences = (document: OpenDocument, presences: readonly Presence[], from?: Reader) => {
    let stock: Uint8Array | null = null
    let own: Uint8Array | null = null
    for (const reader of readersOf(document)) {
      if (reader.kind === 'stock') {
        stock ??= awarenessFrame(presences)
        reader.write(stock)
      } else if (reader !== from) {
        own ??= ownAwarenessFrame(document.channel, presences)
        reader.write(own)
      }
    }
  }

  const noteSnapshot = async (document: OpenDocument, through: number, isConfirmed: boolean) => {
    if (isConfirmed) {
      document.users++
      try {
        const head = await storage.readHead(document.name)
        const tail = await storage.readLog(document.name, through)
        document.logStart = head?.logStart ?? document.logStart
        document.snapshotThroughSeq = through
        document.snapshotBytes = head?.snapshot?.bytes ?? 0
        document.tailBytes = tail
          .filter(({ seq }) => seq <= document.delivered)
          .reduce((sum, { update }) => sum + update.length, 0)
      } finally {
        release(document)
      }
    }
    const told = snapshotFrame(document.channel, through, isConfirmed)
    for (const reader of readersOf(document)) if (reader.kind === 'own') reader.write(told)
  }

  const tellSnapshot = async (document: OpenDocument, through: number, isConfirmed: boolean) => {
    bus.publish(document.name, encodeBusMessage({ type: 'snapshot', through, isConfirmed }))
    await noteSnapshot(document, through, isConfirmed)
  }

  const otherNodes = {}
  const receive = (document: OpenDocument, message: BusMessage) => {
    if (message.type === 'whoIsThere') {
      const here = document.presences.list()
      if (here.length > 0)
        bus.publish(document.name, encodeBusMessage({ type: 'presences', presences: here }))
    } else if (message.type === 'snapshot')
      void noteSnapshot(document, message.through, message.isConfirmed).catch((error) =>
        log({ level: 'error', event: 'snapshotNotRead', document: document.name, why: String(error) }),
      )
    else if (message.type === 'presences') {
      const news = document.presences.accept(message.presences, otherNodes, Number.POSITIVE_INFINITY) ?? []
      if (news.length > 0) showPresences(document, news)
    } else {
      const waiting = ahead.get(document) ?? new Map<number, Entry>()
      ahead.set(document, waiting)
      message.updates.forEach((update, index) => {
        const seq = message.first + index
        if (seq > document.delivered && !waiting.has(seq))
          waiting.set(seq, { seq, update, shape: shapeOf(document, update), part: null, reader: null })
      })
      advance(document)
    }
  }
  bus.onMessage((name, bytes) => {
    const document = open.get(name)
    if (!document) return
    try {
      receive(document, decodeBusMessage(bytes))
    } catch (error) {
      log({ level: 'warn', event: 'nodeMessageRefused', document: name, why: String(error) })
    }
  })

  return {
    cache,
    count: () => open.size,
    acquire,
    release,
    find: (name) => open.get(name),
    listen(document, reader, mayWrite) {
      const { atOnce, onceStored, isSealed } = document
      if (mayWrite && !isSealed) {
        if (!atOnce.has(reader)) showing.join(document, reader)
      } else if (!onceStored.has(reader)) {
        // What waits to be shown may be stored already, and would not come again.
        showing.flush(document)
        atOnce.delete(reader)
        onceStored.add(reader)
      }
    },
    unlisten(document, reader) {
      document.atOnce.delete(reader)
      document.onceStored.delete(reader)
    },
    write(given) {
      const { document, update, shape } = given
      const isKnown = holdsAlready(document, shape)
      if (!isKnown && documentBytes(document) + update.length > limits.roomBytes) {
        metrics.updatesRefused.inc({ reason: 'roomFull' })
        given.settle({ ok: false, reason: 'roomFull', why: `${documentBytes(document)} bytes` })
        return
      }
      const part = { ...given, isKnown, isShown: !isKnown && !document.isSealed && isStoring }
      // Before it is given to the store: this turn shows first, and stores then.
      if (part.isShown) showing.add(document, part, false)
      keep(part)
    },
    tellPresences(document, presences, from) {
      if (presences.length === 0) return
      showPresences(document, presences, from)
      if (bus.isUp())
        bus.publish(document.name, encodeBusMessage({ type: 'presences', presences: [...presences] }))
    },
    async poll() {
      const heads = await storage.readHeads([...open.keys()])
      for (const [name, head] of heads) {
        const document = open.get(name)
        if (document && head > document.delivered) void fillGap(document)
      }
    },
    takeChanged() {
      const taken = changed
      changed = new Map()
      return taken
    },
    noteChanged(name, at) {
      if (!changed.has(name)) changed.set(name, at)
    },
    tellSnapshot,
    async tellSnapshotsAgain() {
      for (const document of [...open.values()].filter((each) => each.isSealed)) {
        const confirmed = (await storage.readHead(document.name))?.snapshot?.throughSeq ?? 0
        if (confirmed > 0) await tellSnapshot(document, confirmed, true)
        const offer = await storage.readOffer(document.name)
        if (offer) await tellSnapshot(document, offer.throughSeq, false)
      }
    },
    refresh: fillGap,
    async drain() {
      await commits.drain()
      owed.close()
      showing.tellStored()
      compaction.close()
    },
  }
}
