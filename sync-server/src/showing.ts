import type { OpenDocument, Reader } from './document.ts'
import { shownFrame, storedFrame } from './ownProtocol.ts'
import { updateFrame } from './protocol.ts'

/** An update on its way to readers, and who sent it: null when another node or the relay itself did. */
export type Shown = { readonly update: Uint8Array; readonly reader: Reader | null }

/**
 * What those who may write a document see: updates as they arrive, before they are stored (D6), in one message for all
 * that came together. Numbers move later: each message says up to where everything is stored.
 */
export type Showing = {
  /** Shows an update at the end of this turn of the event loop, or with the next ones where many look on. */
  add(document: OpenDocument, entry: Shown, isStored: boolean): void
  /** What was added is stored, or nobody has seen it and nobody will. */
  settle(document: OpenDocument, entry: Shown): void
  /** An update will not be stored: true if nobody but its author is here who has seen it, and then nobody will. */
  takeBack(document: OpenDocument, entry: Shown): boolean
  /** A reader who has seen everything that is stored sees from now on what arrives, and what others see of it already. */
  join(document: OpenDocument, reader: Reader): void
  /** Shows at once what waits to be shown. */
  flush(document: OpenDocument): void
  /** Tells readers on our own path, once it is quiet, that all they have seen is stored. */
  tellStoredSoon(document: OpenDocument): void
  /** The same now, to all whom nobody has told yet. */
  tellStored(): void
  forget(document: OpenDocument): void
}

/**
 * A pass over the readers costs time with each of them, and passes to one document may take this share of the
 * process's time: beyond it the next waits, and whatever arrives meanwhile goes along. How long a pass takes is
 * measured, so it is the processor that decides: where it is fast or the readers are few, each turn has its own pass,
 * and on a machine that others keep busy more goes along.
 */
const shareOfTime = 1 / 3
/**
 * So much passes may take beyond their share before one waits: the share holds over tens of milliseconds. A pass that
 * was interrupted once, or two updates that come close together, are no reason to let people wait.
 */
const spareMs = 10
const longestPauseMs = 10
const shortestPauseMs = 1

/** Writes one frame to all readers but a sole author, whose own updates they are. */
export function tell(
  readers: ReadonlySet<Reader>,
  entries: readonly Shown[],
  ownFrame: (updates: Uint8Array[]) => Uint8Array,
): void {
  const { reader: first } = entries[0]!
  const soleAuthor = entries.every(({ reader }) => reader === first) ? first : null
  let stock: Uint8Array | null = null
  let own: Uint8Array | null = null
  for (const reader of readers) {
    if (reader === soleAuthor) continue
    if (reader.kind === 'stock') {
      stock ??= stockFrames(entries)
      reader.write(stock)
    } else {
      own ??= ownFrame(entries.map(({ update }) => update))
      reader.write(own)
    }
  }
}

const stockFrames = (entries: readonly Shown[]): Uint8Array =>
  entries.length === 1
    ? updateFrame(entries[0]!.update)
    : Buffer.concat(entries.map(({ update }) => updateFrame(update)))

/** What passes have taken and their share of the time since has not made good. */
const owedAt = ({ passesOwedMs, shownAt }: OpenDocument, at: number): number =>
  Math.max(0, passesOwedMs - (at - shownAt) * shareOfTime)

/**
 * @param quietMs how long nothing is shown before readers are told that all is stored
 * @param clock milliseconds from any beginning, never falling
 */
export function createShowing(quietMs: number, clock = () => performance.now()): Showing {
  const queues = new Map<OpenDocument, Shown[]>()
  /** Shown, or about to be, and not stored yet. */
  const unstored = new Map<OpenDocument, Set<Shown>>()
  /** Have readers who don't know yet that all they have seen is stored. */
  const behind = new Set<OpenDocument>()
  let due: OpenDocument[] = []
  let sweeping: NodeJS.Timeout | undefined

  const flush = (document: OpenDocument) => {
    const entries = queues.get(document)
    if (!entries) return
    queues.delete(document)
    if (entries.length === 0) return
    const at = clock()
    const owed = owedAt(document, at)
    tell(document.atOnce, entries, (updates) => shownFrame(document.channel, document.delivered, updates))
    document.shownAt = at
    document.passesOwedMs = Math.min(owed + clock() - at, spareMs + longestPauseMs * shareOfTime)
  }
  const flushDue = () => {
    const documents = due
    due = []
    for (const document of documents) flush(document)
  }

  /** Whether all that was shown of it is stored; what waits to be shown has numbers that nobody here has seen. */
  const isSettled = (document: OpenDocument) => !queues.has(document) && !unstored.has(document)
  const sayStored = (document: OpenDocument) => {
    behind.delete(document)
    let frame: Uint8Array | null = null
    for (const reader of document.atOnce) {
      if (reader.kind === 'stock') continue
      frame ??= storedFrame(document.channel, document.delivered)
      reader.write(frame)
    }
  }
  const sweep = () => {
    sweeping = undefined
    const quietSince = clock() - quietMs
    for (const document of behind)
      if (document.shownAt <= quietSince && isSettled(document)) sayStored(document)
    sweepLater()
  }
  const sweepLater = () => {
    if (behind.size > 0 && !sweeping) sweeping = setTimeout(sweep, quietMs).unref()
  }

  return {
    add(document, entry, isStored) {
      if (!isStored) {
        const waiting = unstored.get(document)
        if (waiting) waiting.add(entry)
        else unstored.set(document, new Set([entry]))
      }
      if (document.atOnce.size === 0) return
      const queue = queues.get(document)
      if (queue) {
        queue.push(entry)
        return
      }
      queues.set(document, [entry])
      const waitMs = (owedAt(document, clock()) - spareMs) / shareOfTime
      if (waitMs >= shortestPauseMs) setTimeout(flush, waitMs, document)
      else if (due.push(document) === 1) setImmediate(flushDue)
    },
    settle(document, entry) {
      const waiting = unstored.get(document)
      waiting?.delete(entry)
      if (waiting?.size === 0) unstored.delete(document)
    },
    takeBack(document, entry) {
      const queue = queues.get(document)
      const at = queue?.indexOf(entry) ?? -1
      if (at < 0) return [...document.atOnce].every((reader) => reader === entry.reader)
      queue!.splice(at, 1)
      return true
    },
    join(document, reader) {
      document.onceStored.delete(reader)
      document.atOnce.add(reader)
      const waiting = unstored.get(document)
      if (waiting)
        tell(new Set([reader]), [...waiting], (updates) =>
          shownFrame(document.channel, document.delivered, updates),
        )
    },
    flush,
    tellStoredSoon(document) {
      behind.add(document)
      sweepLater()
    },
    tellStored() {
      for (const document of behind) {
        flush(document)
        if (isSettled(document)) sayStored(document)
      }
    },
    forget(document) {
      queues.delete(document)
      unstored.delete(document)
      behind.delete(document)
    },
  }
}
