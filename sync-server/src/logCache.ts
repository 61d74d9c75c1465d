import { varUintLength, writeVarUint } from '../client/bytes.ts'
import type { OpenDocument } from './document.ts'
import type { Storage } from './storage.ts'

/** Updates of a log with the numbers first … first + count - 1, each as its length and then itself. */
export type LogPiece = { first: number; count: number; bytes: Uint8Array }

/**
 * The ends of logs that were asked for, ready to be sent: who comes back with a cursor gets a view of them. Logs
 * that nobody asked for are not kept.
 */
export type LogCache = {
  /** The log from `after` to what has been delivered, in pieces; null when its beginning is no longer there. */
  piecesAfter(document: OpenDocument, after: number): Promise<LogPiece[] | null>
  /** Adds the update that was just delivered. */
  add(document: OpenDocument, update: Uint8Array): void
  forget(document: OpenDocument): void
}

/** `ends[i]` is where the update with the number `first + i` ends in `bytes`. */
type CachedLog = { first: number; bytes: Buffer; used: number; ends: number[] }

const emptyAt = (first: number): CachedLog => ({ first, bytes: Buffer.alloc(0), used: 0, ends: [] })
const lastOf = ({ first, ends }: CachedLog): number => first + ends.length - 1

const sizeOf = (update: Uint8Array): number => varUintLength(update.length) + update.length

function reserve(log: CachedLog, length: number): void {
  const larger = Buffer.allocUnsafeSlow(length)
  larger.set(log.bytes.subarray(0, log.used))
  log.bytes = larger
}

function push(log: CachedLog, update: Uint8Array): void {
  const needed = log.used + sizeOf(update)
  if (needed > log.bytes.length) reserve(log, Math.max(needed, log.bytes.length * 2))
  const at = writeVarUint(log.bytes, log.used, update.length)
  log.bytes.set(update, at)
  log.used = needed
  log.ends.push(needed)
}

function* cut(log: CachedLog, after: number, pieceBytes: number): Generator<LogPiece> {
  let index = after + 1 - log.first
  while (index < log.ends.length) {
    const from = index === 0 ? 0 : log.ends[index - 1]!
    let end = index + 1
    while (end < log.ends.length && log.ends[end]! - from <= pieceBytes) end++
    yield {
      first: log.first + index,
      count: end - index,
      bytes: log.bytes.subarray(from, log.ends[end - 1]!),
    }
    index = end
  }
}

export function createLogCache(storage: Storage, maxBytes: number, pieceBytes: number): LogCache {
  const logs = new Map<OpenDocument, CachedLog>()
  const filling = new Map<OpenDocument, Promise<void>>()

  const evict = (kept: OpenDocument) => {
    let bytes = 0
    for (const log of logs.values()) bytes += log.bytes.length
    for (const [document, log] of logs) {
      if (bytes <= maxBytes) break
      if (document === kept) continue
      logs.delete(document)
      bytes -= log.bytes.length
    }
  }

  /** Reads what is delivered and not in the cache yet; with the first question the whole log that is kept. */
  const fill = async (document: OpenDocument): Promise<void> => {
    const log: CachedLog = logs.get(document) ?? emptyAt(document.logStart + 1)
    const deliveredBefore = document.delivered
    const read = await storage.readLog(document.name, lastOf(log))
    reserve(
      log,
      read.reduce((sum, { update }) => sum + sizeOf(update), log.used),
    )
    for (const { seq, update } of read) {
      if (seq > document.delivered) break
      // The log was shortened meanwhile: begin where it begins now.
      if (seq !== lastOf(log) + 1) Object.assign(log, emptyAt(seq))
      push(log, update)
    }
    if (log.ends.length === 0) log.first = deliveredBefore + 1
    logs.set(document, log)
    evict(document)
  }

  return {
    async piecesAfter(document, after) {
      // Who has everything asks for nothing: most who come, and with them a room that one person has open by themselves.
      if (after === document.delivered) return []
      for (;;) {
        const log = logs.get(document)
        if (log && lastOf(log) === document.delivered) {
          if (after + 1 < log.first) return null
          logs.delete(document)
          logs.set(document, log)
          return [...cut(log, after, pieceBytes)]
        }
        const running = filling.get(document) ?? fill(document).finally(() => filling.delete(document))
        filling.set(document, running)
        await running
      }
    },
    add(document, update) {
      const log = logs.get(document)
      if (!log) return
      if (lastOf(log) + 1 === document.delivered) push(log, update)
      if (log.bytes.length > maxBytes) logs.delete(document)
    },
    forget: (document) => void logs.delete(document),
  }
}
