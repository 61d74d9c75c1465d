import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import { followOwnChanges } from './ownChanges.ts'
import type { SealedDocumentState, SealedPosition } from './sealed/sealedDocument.ts'
import { awarenessMessage, leaveMessage, openMessage, type RelayMessage, updateMessage } from './wire.ts'
import { codes, may, type Role, roomOf } from './words.ts'

/** What has been seen of a document's log (O1): to be kept beside the document, never ahead of it. */
export type Position = {
  lineage: string
  cursor: number
  /**
   * The document holds changes of others that the relay has shown and not yet said to have stored (D6): the next time
   * it is asked what it lacks.
   */
  isAhead?: boolean
  sealed?: SealedPosition
}

/** How a document stands with the relay. */
export type SharedState = {
  /** `refused`: the relay will not have it; `code` of the list says why. */
  link: 'offline' | 'opening' | 'open' | 'refused'
  role: Role | null
  /** Everything that the relay had when it was asked is here. */
  isSynced: boolean
  /** Own changes that the relay has not confirmed as stored. */
  waiting: number
  /** When the relay last confirmed a change, by this machine's clock, UTC milliseconds; null for not yet. */
  storedAt: number | null
  position: Position
  /** Why the latest change, or the document, was refused. */
  refusal: { code: number; why: string } | null
  /** Only of sealed documents. */
  sealed?: SealedDocumentState
}

export type SharedDocument = {
  readonly name: string
  readonly doc: Y.Doc
  state(): SharedState
  onChange(listener: () => void): () => void
  /** Tries again after a refusal. */
  retry(): void
  /** Closes it here; the document stays as it is. */
  leave(): void
  /** Only of sealed documents: a snapshot of now, through which number; null when there is nothing to do or it can't be. */
  makeSnapshot?(): Promise<number | null>
  /** Only of sealed documents: a person says that the relay's store was put back from a backup (fault `restored`). */
  acceptRestored?(): void
}

/**
 * Who keeps the document, where that is more than memory: then the position (O1) never gets ahead of what was kept, and
 * no change leaves before it was.
 */
export type Keeper = {
  /** Puts what the relay brought into the document and keeps it, as it came. Doesn't throw. */
  receive(update: Uint8Array): void
  /** Gives each change that was made here, once it is kept, to the listener. Answers how to stop. */
  onOwnChange(listener: (update: Uint8Array) => void): () => void
}

/** What a document needs of the connection it shares. */
export type Line = {
  send(message: Uint8Array<ArrayBuffer>): void
  nextRequest(): number
  now(): number
  /** The largest message that the relay takes. */
  messageBytes(): number
  left(document: SharedDocument): void
  isOnline(): boolean
  /** Sends a request and waits for its answer; rejects with RelayRefusal. */
  ask(message: (request: number) => Uint8Array<ArrayBuffer>): Promise<Answered>
  call(method: string, argument: object): Promise<Answered>
}

/** What the relay answered to a request. */
export type Answered = { value: unknown; content: Uint8Array }

/** A shared document as the client that holds it sees it. */
export type LinkedDocument = SharedDocument & {
  /** The request of an `open` under way. */
  request(): number | null
  channel(): number | null
  open(): void
  /** Asks again for a document that the relay refused, because there is reason to hope; a fault of its log stays. */
  reopen(): void
  wentOffline(): void
  receive(message: RelayMessage): void
}

type Waiting = { id: number; update: Uint8Array }

const isNothing = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0
const retryMs = 2_000
/** More than type, channel, id and length take. */
const headBytes = 64

/**
 * Keeps a document equal with the relay's. Changes with any origin but this one's are sent; what is not confirmed is
 * sent again after each reconnection.
 *
 * @param options.mayHaveUnsent false when the document as it was loaded holds nothing that the relay had not
 *   confirmed: then the relay's own state vector is not asked for
 */
export function shareDocument(
  line: Line,
  name: string,
  doc: Y.Doc,
  options: { position: Position; mayHaveUnsent: boolean; awareness: Awareness | null; keeper: Keeper | null },
): LinkedDocument {
  const { awareness, keeper } = options
  const listeners = new Set<() => void>()
  const { writing } = roomOf(name)
  let link: SharedState['link'] = 'offline'
  let role: Role | null = null
  let { lineage, cursor, isAhead = false } = options.position
  let head = Number.POSITIVE_INFINITY
  let asksForVector = options.mayHaveUnsent || isAhead
  let request: number | null = null
  let channel: number | null = null
  let lastId = 0
  let storedAt: number | null = null
  let refusal: SharedState['refusal'] = null
  let waiting: Waiting[] = []
  let pieces: Uint8Array[] = []
  /** Numbers of own updates that were confirmed before what comes before them arrived. */
  const confirmed = new Set<number>()
  const self = {}

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const isWriting = () => link === 'open' && role !== null && may(role, writing)
  const sendUpdate = ({ id, update }: Waiting) => {
    if (channel === null || !isWriting()) return
    if (update.length + headBytes > line.messageBytes())
      refusal = { code: codes.messageTooLarge, why: `a change of ${update.length} bytes` }
    else line.send(updateMessage(channel, id, update))
  }
  const add = (update: Uint8Array) => {
    const entry = { id: ++lastId, update }
    waiting.push(entry)
    sendUpdate(entry)
  }
  /** All that is not confirmed, as one update with a new id. */
  const sendAgain = () => {
    if (waiting.length === 0) return
    const update =
      waiting.length === 1 ? waiting[0]!.update : Y.mergeUpdates(waiting.map((entry) => entry.update))
    waiting = []
    add(update)
  }

  const reach = (number: number) => {
    cursor = Math.max(cursor, number)
    while (confirmed.delete(cursor + 1)) cursor++
    for (const one of confirmed) if (one <= cursor) confirmed.delete(one)
  }

  const sendPresence = (clients: readonly number[]) => {
    if (awareness && channel !== null && clients.length > 0)
      line.send(awarenessMessage(channel, encodeAwarenessUpdate(awareness, [...clients])))
  }

  const unfollowOwn = followOwnChanges(
    { doc, awareness, keeper, relay: self },
    {
      changed(update) {
        add(update)
        changed()
      },
      present: sendPresence,
    },
  )

  const forgetOthers = () => {
    if (!awareness) return
    const others = [...awareness.getStates().keys()].filter((client) => client !== doc.clientID)
    removeAwarenessStates(awareness, others, self)
  }

  /** By the relay's own vector, so nothing that waits is left out. */
  const sendMissing = (stateVector: Uint8Array) => {
    const missing = Y.encodeStateAsUpdate(doc, stateVector)
    if (!isWriting()) {
      // Kept until the role allows it; deletions alone say nothing of what was changed here.
      if (waiting.length === 0 && hasStructs(missing)) add(missing)
      return
    }
    const isOwed = asksForVector || waiting.length > 0 || hasStructs(missing)
    waiting = []
    asksForVector = false
    isAhead = false
    if (isOwed && !isNothing(missing)) add(missing)
  }

  const opened = (message: RelayMessage & { type: 'opened' }) => {
    request = null
    channel = message.channel
    role = message.role
    head = message.head
    link = 'open'
    refusal = null
    confirmed.clear()
    if (message.isState) {
      lineage = message.lineage
      cursor = 0
    }
    lineage = message.lineage
    if (message.stateVector.length > 0) sendMissing(message.stateVector)
    else sendAgain()
    sendPresence(awareness?.getLocalState() ? [doc.clientID] : [])
  }

  const take = (news: Uint8Array[]) => {
    if (keeper && news.length > 0) keeper.receive(news.length === 1 ? news[0]! : Y.mergeUpdates(news))
    else if (news.length === 1) Y.applyUpdate(doc, news[0]!, self)
    else if (news.length > 1)
      doc.transact(() => {
        for (const update of news) Y.applyUpdate(doc, update, self)
      }, self)
  }

  const takeLog = ({ first, updates }: RelayMessage & { type: 'log' }) => {
    take(updates.slice(Math.max(0, cursor + 1 - first)))
    reach(first + updates.length - 1)
  }

  const takeShown = ({ through, updates }: RelayMessage & { type: 'shown' }) => {
    if (!isAhead) {
      // Known before it is true, so that whoever keeps the position keeps this first.
      isAhead = true
      changed()
    }
    take(updates)
    reach(through)
  }

  const takeState = ({ through, isLast, piece }: RelayMessage & { type: 'state' }) => {
    pieces.push(piece)
    if (!isLast) return
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of pieces) {
      whole.set(part, at)
      at += part.length
    }
    pieces = []
    if (keeper) keeper.receive(whole)
    else Y.applyUpdate(doc, whole, self)
    reach(through)
  }

  const settle = (id: number) => {
    waiting = waiting.filter((entry) => entry.id !== id)
  }

  const refused = ({ id, code, why }: RelayMessage & { type: 'notStored' }) => {
    refusal = { code, why }
    if (code >= 4000) return
    const at = channel
    setTimeout(
      () => {
        const entry = waiting.find((candidate) => candidate.id === id)
        if (entry && channel === at) sendUpdate(entry)
      },
      retryMs * (0.5 + Math.random()),
    )
  }

  const closed = (code: number, why: string) => {
    asksForVector ||= isAhead
    channel = null
    request = null
    role = null
    pieces = []
    refusal = { code, why }
    // Opened twice in a row, or passing trouble: the client asks again.
    link = code >= 4000 && code !== codes.conflict ? 'refused' : 'offline'
    forgetOthers()
  }

  const document: LinkedDocument = {
    name,
    doc,
    state: () => ({
      ...{ link, role, isSynced: link === 'open' && cursor >= head, waiting: waiting.length },
      ...{ storedAt, position: { lineage, cursor, isAhead }, refusal },
    }),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    retry() {
      if (link === 'refused') link = 'offline'
      document.open()
      changed()
    },
    leave() {
      unfollowOwn()
      if (channel !== null) line.send(leaveMessage(channel))
      forgetOthers()
      channel = null
      link = 'offline'
      line.left(document)
    },
    request: () => request,
    channel: () => channel,
    open() {
      if (link !== 'offline') return
      link = 'opening'
      request = line.nextRequest()
      line.send(
        openMessage({
          ...{ request, document: name, lineage, cursor, wantsVector: asksForVector },
          stateVector: Y.encodeStateVector(doc),
        }),
      )
    },
    reopen: () => document.retry(),
    wentOffline() {
      asksForVector ||= isAhead
      channel = null
      request = null
      pieces = []
      // What was refused is asked for again by the next connection, once (R6).
      link = 'offline'
      forgetOthers()
      changed()
    },
    receive(message) {
      if (message.type === 'opened') opened(message)
      else if (message.type === 'log') takeLog(message)
      else if (message.type === 'state') takeState(message)
      else if (message.type === 'shown') takeShown(message)
      else if (message.type === 'stored') {
        isAhead = false
        reach(message.through)
      } else if (message.type === 'ack') {
        settle(message.id)
        storedAt = line.now()
        refusal = null
        if (message.number > cursor) confirmed.add(message.number)
        reach(cursor)
      } else if (message.type === 'notStored') refused(message)
      else if (message.type === 'role') {
        const wasWriting = isWriting()
        role = message.role
        if (!wasWriting && isWriting()) sendAgain()
      } else if (message.type === 'closed') closed(message.code, message.why)
      else if (message.type === 'answer')
        closed(message.code, String((message.value as { why?: unknown }).why))
      else if (message.type === 'awareness' && awareness)
        applyAwarenessUpdate(awareness, message.update, self)
      changed()
    },
  }
  return document
}

/** True when an update holds more than deletions: its first number counts the authors with structs. */
function hasStructs(update: Uint8Array): boolean {
  return update[0] !== 0
}
