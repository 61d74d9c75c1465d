import { createHash } from 'node:crypto'
import { readEnvelope } from '../client/sealed/envelope.ts'
import type { Limits } from './limits.ts'
import { type LogView, openLogView } from './logView.ts'
import { createPresences, type Presences } from './presences.ts'
import { advance, decodeStateVector, knowsStructs, type StateVector } from './stateVector.ts'
import type { DocumentHead, LoggedUpdate, Storage } from './storage.ts'
import { readUpdateShape, type UpdateShape } from './updateShape.ts'

/** Somebody who sees a document: a connection on the stock path, or a channel of one on our own. */
export type Reader = {
  /** Which of the two kinds of message it takes. */
  readonly kind: 'stock' | 'own'
  write(frame: Uint8Array): void
}

/** What is kept in memory of a document that somebody has open: no content, and no Y.Doc. */
export type OpenDocument = {
  readonly name: string
  /** Its number on our own path; never given twice while the process lives. */
  readonly channel: number
  lineage: string
  /** Its updates are envelopes that the relay can't open. */
  readonly isSealed: boolean
  /** Who may write it, and so could bring back what a crash takes: sees updates as they arrive (D6). */
  readonly atOnce: Set<Reader>
  /** Who sees updates once they are stored: those who only read, and everybody in a sealed document. */
  readonly onceStored: Set<Reader>
  readonly presences: Presences
  /** What the store holds: never more, at times less (see `advance`). */
  readonly vector: StateVector
  readonly deletionsSeen: Set<string>
  snapshotBytes: number
  snapshotThroughSeq: number
  logStart: number
  tailBytes: number
  /** The number up to which everything is stored and on its way to its readers here. */
  delivered: number
  /** When something was last shown before it was stored: `performance.now()`. */
  shownAt: number
  /** What passes over those who see updates as they arrive had taken beyond their share of the time just then. */
  passesOwedMs: number
  /** Of a sealed document, where its log's hashes are known: what authors may say that they saw. */
  view: LogView | null
  /** Whether it changed since its last automatic version was looked for. */
  changedAt: number
  /** What keeps it in memory besides readers: requests and updates under way. */
  users: number
  pendingBytes: number
  isCompacting: boolean
  /** Log behind the snapshot that starts the next compaction. */
  compactAtBytes: number
}

const deletionsRemembered = 32
let lastChannel = 0

function describe(
  name: string,
  isSealed: boolean,
  head: DocumentHead | null,
  limits: Pick<Limits, 'presenceMs' | 'compactAfterBytes'>,
  now: () => number,
): OpenDocument {
  const snapshot = head?.snapshot ?? null
  return {
    name,
    channel: ++lastChannel,
    lineage: head?.lineage ?? '',
    isSealed,
    atOnce: new Set(),
    onceStored: new Set(),
    presences: createPresences(now, limits.presenceMs),
    vector: snapshot && !isSealed ? decodeStateVector(snapshot.stateVector) : new Map(),
    deletionsSeen: new Set(),
    snapshotBytes: snapshot?.bytes ?? 0,
    snapshotThroughSeq: snapshot?.throughSeq ?? 0,
    logStart: head?.logStart ?? 0,
    tailBytes: 0,
    delivered: snapshot?.throughSeq ?? 0,
    shownAt: 0,
    passesOwedMs: 0,
    view: null,
    changedAt: 0,
    users: 0,
    pendingBytes: 0,
    isCompacting: false,
    compactAtBytes: compactionBound({ snapshotBytes: snapshot?.bytes ?? 0 }, limits.compactAfterBytes),
  }
}

/** Opens a document from its snapshot's head and the log behind it. An unknown one is empty. */
export async function openDocument(
  name: string,
  isSealed: boolean,
  storage: Storage,
  limits: Pick<Limits, 'presenceMs' | 'compactAfterBytes'>,
  now: () => number,
): Promise<OpenDocument> {
  const head = await storage.readHead(name)
  const document = describe(name, isSealed, head, limits, now)
  const { delivered: known, logStart } = document
  // A sealed log is read from where its hashes begin, which is before its latest snapshot.
  if (isSealed) document.view = await openLogView(storage, name, logStart)
  if (head)
    for (const entry of await storage.readLog(name, isSealed ? logStart : known))
      if (entry.seq > known) noteDelivered(document, shapeOf(document, entry.update), entry)
      else document.view?.note(entry)
  return document
}

/**
 * What an update of a document says; null for a sealed one, which is only looked at for its form.
 *
 * @throws MalformedBytes
 */
export function shapeOf(
  { isSealed }: Pick<OpenDocument, 'isSealed'>,
  update: Uint8Array,
): UpdateShape | null {
  if (!isSealed) return readUpdateShape(update)
  readEnvelope(update)
  return null
}

/**
 * In proportion to the snapshot, because each compaction reads and writes all of it: so the work adds up to a
 * multiple of what was written, and not to its square.
 */
export const compactionBound = (
  { snapshotBytes }: { snapshotBytes: number },
  compactAfterBytes: number,
): number => Math.max(compactAfterBytes, snapshotBytes / 8)

/** What the document takes in the store once all that has arrived is committed. */
export const documentBytes = ({ snapshotBytes, tailBytes, pendingBytes }: OpenDocument): number =>
  snapshotBytes + tailBytes + pendingBytes

export const hasReaders = ({ atOnce, onceStored }: OpenDocument): boolean => atOnce.size + onceStored.size > 0

/** Everybody who has it open here. */
export function* readersOf({ atOnce, onceStored }: OpenDocument): Generator<Reader> {
  yield* atOnce
  yield* onceStored
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')

/** Takes note of the next update of the log. */
export function noteDelivered(
  document: OpenDocument,
  shape: UpdateShape | null,
  { seq, update }: LoggedUpdate,
): void {
  for (const range of shape?.ranges ?? []) advance(document.vector, range)
  if (shape?.deletes) {
    if (document.deletionsSeen.size >= deletionsRemembered) {
      const [oldest] = document.deletionsSeen
      if (oldest !== undefined) document.deletionsSeen.delete(oldest)
    }
    document.deletionsSeen.add(digest(shape.deletions))
  }
  document.view?.note({ seq, update })
  document.tailBytes += update.length
  document.delivered = seq
}

/**
 * True when the store holds all that the update says. Each client that comes back sends every deletion it knows of
 * (Yjs has no vector for them), so the last few sets of them are remembered by their hash.
 */
export const holdsAlready = (document: OpenDocument, shape: UpdateShape | null): boolean =>
  shape !== null &&
  knowsStructs(document.vector, shape) &&
  (!shape.deletes || document.deletionsSeen.has(digest(shape.deletions)))
