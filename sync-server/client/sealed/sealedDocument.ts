import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import { followOwnChanges } from '../ownChanges.ts'
import type { Keeper, Line, LinkedDocument, Position, SharedState } from '../sharedDocument.ts'
import {
  awarenessMessage,
  confirmSnapshotMessage,
  leaveMessage,
  offerSnapshotMessage,
  openSealedMessage,
  type RelayMessage,
  sealedMessage,
} from '../wire.ts'
import { codes, may, type Role, roomOf } from '../words.ts'
import { createCoverage } from './coverage.ts'
import {
  bodyOf,
  type EnvelopeOf,
  encodeHead,
  readConfirmed,
  type SnapshotEnvelope,
  type UpdateEnvelope,
} from './envelope.ts'
import { createFlight, type Flight } from './flight.ts'
import {
  createRecentHashes,
  emptyRecord,
  faultOfHeader,
  isAheadOf,
  type LogRecord,
  nextRecord,
  readEnvelopeOf,
  type SealedFault,
} from './logRecord.ts'
import { createPresenceSeal } from './presence.ts'
import {
  base64,
  createOpener,
  createSealer,
  fromBase64,
  isSame,
  type Place,
  type Purpose,
  type Sealer,
  sha256,
} from './seal.ts'
import { createRecentUpdates, holdsTheSame } from './snapshots.ts'
import type { SealedWorkspace } from './workspace.ts'

/** What a client keeps of a sealed document besides its cursor; plain JSON. */
export type SealedPosition = {
  hash: string
  epoch: number
  counters: Record<string, number>
  /** The state vector of what the relay has through the cursor. */
  vector: string
}

export type SealedDocumentState = {
  /** Why the relay's log is not believed any more, and at which number. */
  fault: { number: number; what: SealedFault } | null
  /** Numbers of updates that a member signed and that nobody can read. */
  spoilt: readonly number[]
  /** Through which number a confirmed snapshot is known. */
  snapshotThrough: number
}

/** How long things may wait, in milliseconds, and when a snapshot is due. */
export type SealedPace = {
  /** Edits of so long travel together. */
  batchMs: number
  /** Sealed bytes behind the last snapshot. */
  snapshotAfterBytes: number
  /** A snapshot is made, and confirmed, after a random part of this: so that not everybody does it. */
  snapshotDelayMs: number
  confirmDelayMs: number
}

export const defaultPace: SealedPace = {
  batchMs: 50,
  snapshotAfterBytes: 256 * 1024,
  snapshotDelayMs: 15_000,
  confirmDelayMs: 3_000,
}

type Head = Parameters<typeof encodeHead>[0]

const runLength = 64
const maxConflicts = 20
const conflictPauseMs = 100
const retryMs = 2_000
const headBytes = 64
const isNothing = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0

/**
 * Keeps a sealed document equal with the relay's log (E1–E9): edits are sealed in small batches, what comes is
 * verified in the log's order before it is opened, and what can't be believed ends the sharing with a fault.
 */
export function shareSealedDocument(
  line: Line,
  workspace: SealedWorkspace,
  name: string,
  doc: Y.Doc,
  options: {
    position: Position
    mayHaveUnsent: boolean
    awareness: Awareness | null
    keeper: Keeper | null
    pace: SealedPace
  },
): LinkedDocument {
  const { awareness, keeper, pace } = options
  const { writing } = roomOf(name)
  const listeners = new Set<() => void>()
  const self = {}
  const open = createOpener()
  const presence = createPresenceSeal(workspace, name)
  const recentHashes = createRecentHashes()
  const recentUpdates = createRecentUpdates()

  let link: SharedState['link'] = 'offline'
  let role: Role | null = null
  let { lineage } = options.position
  let record = recordOf(options.position)
  const coverage = createCoverage(
    Y.decodeStateVector(
      options.position.sealed ? fromBase64(options.position.sealed.vector) : Uint8Array.of(0),
    ),
  )
  let head = Number.POSITIVE_INFINITY
  let owesAll = options.mayHaveUnsent && doc.store.clients.size > 0
  let isFirstSync = true
  let request: number | null = null
  let channel: number | null = null
  let lastId = 0
  let storedAt: number | null = null
  let refusal: SharedState['refusal'] = null
  let fault: SealedDocumentState['fault'] = null
  let spoilt: number[] = []
  let snapshotThrough = 0
  let snapshotBytes = 0
  let tailBytes = 0
  let conflicts = 0
  let toConfirm: number | null = null
  let confirmTries = 0
  let pieces: Uint8Array[] = []
  let waitingSnapshot: Uint8Array | null = null
  let isDraining = false
  let isSealing = false
  let hasSettledSync = false
  let sealer: { epoch: number; sealer: Sealer } | null = null
  let unsealed: Uint8Array[] = []
  const flight = createFlight()
  /** What the relay has not answered, by its id: also what was sealed anew meanwhile may get a place in the log. */
  const sent = new Map<number, Uint8Array>()
  const inbox = new Map<number, Uint8Array>()
  let presenceOrder: Promise<void> = Promise.resolve()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  if (record.cursor > 0) recentHashes.add(record.cursor, record.hash)

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const later = (what: string, ms: number, then: () => void) => {
    if (timers.has(what)) return
    timers.set(
      what,
      setTimeout(() => {
        timers.delete(what)
        then()
      }, ms),
    )
  }
  const never = (...what: string[]) => {
    for (const one of what) {
      clearTimeout(timers.get(one))
      timers.delete(one)
    }
  }
  const isOpen = () => link === 'open' && channel !== null
  const isWriting = () => isOpen() && role !== null && may(role, writing)
  const isSynced = () => isOpen() && record.cursor >= head && waitingSnapshot === null
  const isQuiet = () => isSynced() && unsealed.length === 0 && flight.length() === 0 && !isSealing
  const waiting = () => flight.waiting() + unsealed.length + (isSealing ? 1 : 0) + (owesAll ? 1 : 0)
  const place = (epoch: number, device: string, purpose: Purpose): Place => ({
    ...{ workspace: workspace.id, document: name, epoch, device, purpose },
  })

  /** E6: nothing of this log is taken any more; what was verified before stays. */
  const doubt = (number: number, what: SealedFault) => {
    if (fault) return
    fault = { number, what }
    if (channel !== null) line.send(leaveMessage(channel))
    gone('refused')
  }
  const gone = (next: SharedState['link']) => {
    channel = null
    request = null
    role = null
    pieces = []
    waitingSnapshot = null
    inbox.clear()
    sent.clear()
    link = next
    hasSettledSync = false
    never('batch', 'conflict', 'retry', 'offer', 'confirm')
    toConfirm = null
    forgetOthers()
    changed()
  }
  const forgetOthers = () => {
    if (!awareness) return
    const others = [...awareness.getStates().keys()].filter((client) => client !== doc.clientID)
    removeAwarenessStates(awareness, others, self)
  }

  // Sending

  const send = ({ id, bytes }: Flight) => {
    if (!isWriting()) return
    if (bytes.length + headBytes > line.messageBytes())
      refusal = { code: codes.messageTooLarge, why: `a change of ${bytes.length} bytes` }
    else {
      sent.set(id, bytes)
      line.send(sealedMessage(channel!, id, bytes))
    }
  }
  const merged = (updates: readonly Uint8Array[]) =>
    updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates])
  /** Until a person or a role changes it. A conflict is none of these: whoever reads on gets another place (E5). */
  const isHeld = () =>
    refusal !== null &&
    refusal.code !== codes.conflict &&
    (refusal.code >= 4000 || refusal.code === codes.messageTooLarge)
  const pump = () => {
    const isReady = isWriting() && hasSettledSync && !isSealing && !isHeld() && flight.hasRoom()
    if (isReady && unsealed.length > 0 && workspace.state().status === 'member')
      later('batch', flight.length() === 0 && pace.batchMs > 0 ? pace.batchMs : 0, () => void seal())
  }

  const sealed = async (
    header: Omit<UpdateEnvelope, 'device' | 'epoch'> | Omit<SnapshotEnvelope, 'device' | 'epoch'>,
    plain: Uint8Array,
  ): Promise<{ bytes: Uint8Array; epoch: number }> => {
    const { epoch } = workspace.state()
    const { device } = workspace
    const key = workspace.keyOf(epoch)
    if (!key) throw new Error(`no key of epoch ${epoch}`)
    let current = sealer?.epoch === epoch && header.kind === 'update' ? sealer.sealer : null
    if (!current) {
      current = await createSealer(key, place(epoch, device, header.kind))
      if (header.kind === 'update') sealer = { epoch, sealer: current }
    }
    const index = current.next()
    const bound = encodeHead({ ...header, epoch, device, salt: current.salt, index } as Head)
    const body = bodyOf(bound, await current.seal(index, bound, plain))
    const signature = await workspace.sign(body)
    const bytes = new Uint8Array(body.length + signature.length)
    bytes.set(body)
    bytes.set(signature, body.length)
    return { bytes, epoch }
  }

  const nextCounter = () => (record.counters.get(workspace.device) ?? 0) + flight.length() + 1
  const seal = async () => {
    if (isSealing || unsealed.length === 0 || !isWriting() || !hasSettledSync) return
    isSealing = true
    const plain = merged(unsealed)
    unsealed = []
    const counter = nextCounter()
    const { cursor, hash } = record
    try {
      const head = { kind: 'update', document: name, seen: cursor, seenHash: hash, counter } as const
      const { bytes, epoch } = await sealed(head, plain)
      if (counter === nextCounter()) {
        const entry: Flight = { id: ++lastId, counter, epoch, bytes, plain, acked: false }
        flight.add(entry)
        send(entry)
      } else unsealed.unshift(plain)
    } catch (error) {
      unsealed.unshift(plain)
      refusal = { code: codes.failed, why: String(error) }
    } finally {
      isSealing = false
    }
    pump()
    changed()
  }

  /** After (re)opening and after conflicts: what is not confirmed goes again, in its order; what is of an epoch before, anew. */
  const sendAgain = () => {
    if (!isWriting() || !hasSettledSync) return
    const { epoch } = workspace.state()
    if (flight.open().some((entry) => entry.epoch !== epoch)) unsealed = [...flight.takeBack(), ...unsealed]
    for (const entry of flight.open()) send(entry)
    pump()
  }

  const settleSync = () => {
    if (hasSettledSync || !isSynced()) return
    hasSettledSync = true
    if (isFirstSync) {
      isFirstSync = false
      const missing = Y.encodeStateAsUpdate(doc, coverage.encoded())
      const hasStructs = missing[0] !== 0
      unsealed = (owesAll || hasStructs || unsealed.length > 0) && !isNothing(missing) ? [missing] : []
      owesAll = false
    }
    sendAgain()
    snapshotWhenDue()
  }

  // Receiving

  type Read = { number: number; bytes: Uint8Array; envelope: EnvelopeOf<'update'>; plain: Uint8Array | null }

  /** Verifies and opens one entry, apart from its place in the log. */
  const readEntry = async (number: number, bytes: Uint8Array): Promise<Read | SealedFault> => {
    const envelope = readEnvelopeOf('update', bytes)
    if (!envelope) return 'form'
    const own = flight.at(envelope.counter)
    if (own && envelope.device === workspace.device && isSame(own.bytes, bytes))
      return { number, bytes, envelope, plain: own.plain }
    const wrong = faultOfHeader(envelope, name, workspace.members()!)
    if (wrong) return wrong
    const { epoch, device, signature, body } = envelope
    if (!(await workspace.verify(device, signature, body))) return 'signature'
    const key = workspace.keyOf(epoch)
    if (!key) return 'unknownEpoch'
    return { number, bytes, envelope, plain: await open(key, place(epoch, device, 'update'), envelope) }
  }

  const readable = (plain: Uint8Array | null): plain is Uint8Array => {
    if (!plain) return false
    try {
      Y.parseUpdateMeta(plain)
      return true
    } catch {
      return false
    }
  }

  /** Takes over what was verified, in one turn: document, record and vector never differ. */
  const take = (taken: readonly Read[], next: LogRecord) => {
    record = next
    const news: Uint8Array[] = []
    const displaced: Uint8Array[] = []
    const put = () => {
      for (const { number, bytes, envelope, plain } of taken) {
        tailBytes += bytes.length
        const own = envelope.device === workspace.device ? flight.settle(envelope.counter, bytes) : null
        if (own?.displaced) displaced.push(own.displaced)
        if (own && !own.displaced) {
          // It came from here.
        } else if (readable(plain)) {
          if (keeper) news.push(plain)
          else Y.applyUpdate(doc, plain, self)
        }
        const said = { number, device: envelope.device, epoch: envelope.epoch }
        if (readable(plain)) {
          coverage.note(plain)
          recentUpdates.add({ ...said, plain })
        } else {
          spoilt = [...spoilt, number].slice(-100)
          recentUpdates.add({ ...said, plain: Uint8Array.of(0, 0) })
        }
      }
    }
    if (keeper) put()
    else doc.transact(put, self)
    if (keeper && news.length > 0) keeper.receive(merged(news))
    unsealed = [...displaced, ...unsealed]
    conflicts = 0
  }

  /** False where the members can't be asked about now: then nothing is believed of anybody, and the log is read again later. */
  const readMembersOrLeave = (): Promise<boolean> =>
    workspace.refresh().then(
      () => true,
      () => {
        if (channel !== null) line.send(leaveMessage(channel))
        if (link === 'open') gone('offline')
        later('reopen', retryMs * (0.5 + Math.random()), () => document.open())
        return false
      },
    )

  const takeRun = async (run: readonly (readonly [number, Uint8Array])[]) => {
    let read = await Promise.all(run.map(([number, bytes]) => readEntry(number, bytes)))
    if (read.includes('unknownEpoch') || read.includes('notMember')) {
      // Its author was let in, or knew of a newer epoch, before we heard of it.
      if (!(await readMembersOrLeave())) return
      read = await Promise.all(run.map(([number, bytes]) => readEntry(number, bytes)))
    }
    const taken: Read[] = []
    let next = record
    let wrong: { number: number; what: SealedFault } | null = null
    for (const [index, entry] of read.entries()) {
      const number = run[index]![0]
      const after = typeof entry === 'string' ? entry : await nextRecord(next, entry, recentHashes)
      if (typeof entry === 'string' || typeof after === 'string') {
        wrong = { number, what: after as SealedFault }
        break
      }
      next = after
      taken.push(entry)
    }
    take(taken, next)
    if (wrong) doubt(wrong.number, wrong.what)
  }

  const takeSnapshot = async (bytes: Uint8Array) => {
    const wrong = (what: SealedFault) => doubt(record.cursor, what)
    let parts: ReturnType<typeof readConfirmed>
    try {
      parts = readConfirmed(bytes)
    } catch {
      return wrong('form')
    }
    const snapshot = readEnvelopeOf('snapshot', parts.snapshot)
    const confirmation = readEnvelopeOf('confirmation', parts.confirmation)
    if (!snapshot || !confirmation) return wrong('form')
    const headerFault = () => {
      const members = workspace.members()!
      return faultOfHeader(snapshot, name, members) ?? faultOfHeader(confirmation, name, members)
    }
    // Who made or confirmed it may have been let in before we heard of it.
    if (headerFault() && !(await readMembersOrLeave())) return
    const header = headerFault()
    if (header) return wrong(header)
    for (const { device, signature, body } of [snapshot, confirmation])
      if (!(await workspace.verify(device, signature, body))) return wrong('signature')
    const isConfirmed =
      snapshot.device !== confirmation.device &&
      snapshot.seen === confirmation.seen &&
      isSame(snapshot.seenHash, confirmation.seenHash) &&
      isSame(await sha256(parts.snapshot), confirmation.digest)
    if (!isConfirmed) return wrong('snapshot')
    if (!isAheadOf(snapshot, record)) return wrong('rolledBack')
    const known = recentHashes.at(snapshot.seen)
    if (known && !isSame(known, snapshot.seenHash)) return wrong('forked')
    const plain = await openSnapshot(snapshot)
    if (!readable(plain)) return wrong('snapshot')
    const { seen: cursor, seenHash: hash, epoch, counters } = snapshot
    record = { cursor, hash, epoch, counters }
    recentHashes.add(cursor, hash)
    recentUpdates.clear()
    if (keeper) keeper.receive(plain)
    else Y.applyUpdate(doc, plain, self)
    coverage.note(plain)
    snapshotThrough = cursor
    snapshotBytes = parts.snapshot.length
    tailBytes = 0
    // Whatever of ours is in it: sent once more it says nothing new.
    unsealed = [...flight.takeAllBack(), ...unsealed]
  }

  const openSnapshot = async (snapshot: EnvelopeOf<'snapshot'>) => {
    const { epoch, device } = snapshot
    const key = workspace.keyOf(epoch)
    return key ? open(key, place(epoch, device, 'snapshot'), snapshot) : null
  }

  const drain = async () => {
    if (isDraining) return
    isDraining = true
    try {
      while (isOpen()) {
        if (waitingSnapshot) {
          const bytes = waitingSnapshot
          await takeSnapshot(bytes)
          if (waitingSnapshot === bytes) waitingSnapshot = null
          continue
        }
        const run: [number, Uint8Array][] = []
        for (let at = record.cursor + 1; run.length < runLength && inbox.has(at); at++) {
          run.push([at, inbox.get(at)!])
          inbox.delete(at)
        }
        if (run.length === 0) break
        await takeRun(run)
      }
      for (const number of inbox.keys()) if (number <= record.cursor) inbox.delete(number)
      settleSync()
      pump()
      snapshotWhenDue()
      confirmWhenQuiet()
      changed()
    } finally {
      isDraining = false
    }
  }

  // Snapshots

  const snapshotWhenDue = () => {
    const isDue = tailBytes > Math.max(pace.snapshotAfterBytes, snapshotBytes / 8)
    if (isDue && isQuiet() && isWriting())
      later('offer', Math.random() * pace.snapshotDelayMs, () => void makeSnapshot().catch(() => {}))
  }

  const makeSnapshot = async (): Promise<number | null> => {
    if (!isQuiet() || !isWriting() || record.cursor === snapshotThrough || record.cursor === 0) return null
    const { cursor, hash, counters } = record
    const plain = Y.encodeStateAsUpdate(doc)
    const header = { kind: 'snapshot', document: name, seen: cursor, seenHash: hash, counters } as const
    const { bytes } = await sealed(header, plain)
    if (!isOpen()) return null
    const at = channel!
    await line.ask((id) => offerSnapshotMessage(id, at, bytes))
    return cursor
  }

  /** E8: says that somebody's snapshot holds what the log holds, if it does; null when this is no moment to tell. */
  const confirmSnapshot = async (through: number): Promise<boolean | null> => {
    if (!isQuiet() || record.cursor < through) return null
    const known = recentHashes.at(through)
    if (!known) return false
    const { content } = await line.call('readSnapshot', { document: name, through })
    const snapshot = readEnvelopeOf('snapshot', content)
    const members = workspace.members()
    if (!snapshot || !members || snapshot.device === workspace.device) return false
    if (faultOfHeader(snapshot, name, members) || snapshot.seen !== through) return false
    if (!(await workspace.verify(snapshot.device, snapshot.signature, snapshot.body))) return false
    const plain = await openSnapshot(snapshot)
    const digest = await sha256(content)
    const later = recentUpdates.after(through, record.cursor)
    if (!isQuiet()) return null
    if (!plain || !later || !isSame(known, snapshot.seenHash)) return false
    // Who opens by it takes its epoch for the log's there: what follows would seem to be of an epoch that is over.
    if (later.some(({ epoch }) => epoch < snapshot.epoch)) return false
    const counters = new Map(record.counters)
    for (const { device } of later) counters.set(device, counters.get(device)! - 1)
    const isCounted =
      [...counters].every(([device, counter]) => (snapshot.counters.get(device) ?? 0) === counter) &&
      [...snapshot.counters].every(([device, counter]) => (counters.get(device) ?? 0) === counter)
    const updates = later.map((update) => update.plain)
    if (!isCounted || !holdsTheSame(plain, updates, doc)) return false
    const head = { document: name, epoch: workspace.state().epoch, device: workspace.device }
    const seen = { seen: through, seenHash: known, digest }
    const body = bodyOf(encodeHead({ kind: 'confirmation', ...head, ...seen }), null)
    const signature = await workspace.sign(body)
    if (!isOpen()) return null
    const at = channel!
    const bytes = new Uint8Array([...body, ...signature])
    await line.ask((id) => confirmSnapshotMessage(id, at, bytes))
    return true
  }

  const heardOfSnapshot = ({ through, isConfirmed }: RelayMessage & { type: 'snapshot' }) => {
    never('offer', 'confirm')
    toConfirm = null
    if (isConfirmed) {
      snapshotThrough = Math.max(snapshotThrough, through)
      tailBytes = (recentUpdates.after(through, record.cursor) ?? []).reduce(
        (sum, { plain }) => sum + plain.length,
        0,
      )
      return
    }
    toConfirm = through
    confirmTries = 3
    confirmWhenQuiet()
  }

  /** Once a moment is quiet; what is refused, or confirmed by another device meanwhile, is not tried again. */
  const confirmWhenQuiet = () => {
    if (toConfirm === null || !isQuiet()) return
    const through = toConfirm
    later('confirm', Math.random() * pace.confirmDelayMs, async () => {
      const isConfirmed = await confirmSnapshot(through).catch(async () => {
        // A new epoch, or the connection: perhaps it goes the next time.
        await workspace.refresh().catch(() => {})
        return --confirmTries > 0 ? null : false
      })
      if (isConfirmed !== null && toConfirm === through) toConfirm = null
      confirmWhenQuiet()
    })
  }

  // The link

  const opened = (message: RelayMessage & { type: 'opened' }) => {
    request = null
    channel = message.channel
    role = message.role
    head = message.head
    link = 'open'
    refusal = null
    if (lineage !== '' && message.lineage !== lineage) return doubt(record.cursor, 'restored')
    if (message.head < record.cursor) return doubt(record.cursor, 'rolledBack')
    lineage = message.lineage
    sendPresence(awareness?.getLocalState() ? [doc.clientID] : [])
    void drain()
  }

  const takeState = ({ isLast, piece }: RelayMessage & { type: 'state' }) => {
    pieces.push(piece)
    if (!isLast) return
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of pieces) {
      whole.set(part, at)
      at += part.length
    }
    pieces = []
    waitingSnapshot = whole
    void drain()
  }

  const acknowledged = ({ id, number }: RelayMessage & { type: 'ack' }) => {
    storedAt = line.now()
    if (!isHeld()) refusal = null
    const bytes = sent.get(id)
    if (!bytes) return
    sent.delete(id)
    const entry = flight.byId(id)
    if (entry) entry.acked = true
    // The relay doesn't tell an author what is in the log because of them alone.
    inbox.set(number, bytes)
    void drain()
  }

  const refused = ({ id, code, why }: RelayMessage & { type: 'notStored' }) => {
    const entry = flight.byId(id)
    if (!entry || entry.acked) return
    if (code === codes.conflict) {
      const isStubborn = ++conflicts > maxConflicts
      if (isStubborn) refusal = { code, why }
      later('conflict', (isStubborn ? retryMs : conflictPauseMs) * (0.5 + Math.random()), async () => {
        await workspace.refresh().catch(() => {})
        if (isStubborn) unsealed = [...flight.takeAllBack(), ...unsealed]
        sendAgain()
      })
      return
    }
    refusal = { code, why }
    if (code < 4000) later('retry', retryMs * (0.5 + Math.random()), sendAgain)
  }

  const closed = (code: number, why: string) => {
    refusal = { code, why }
    gone(code >= 4000 && code !== codes.conflict ? 'refused' : 'offline')
  }

  const sendPresence = (clients: readonly number[]) => {
    if (!awareness || clients.length === 0) return
    const update = encodeAwarenessUpdate(awareness, [...clients])
    presenceOrder = presenceOrder.then(async () => {
      const bytes = await presence.seal(update)
      if (bytes && channel !== null) line.send(awarenessMessage(channel, bytes))
    })
  }
  const takePresence = (update: Uint8Array) => {
    const at = channel
    presenceOrder = presenceOrder.then(async () => {
      const opened = await presence.open(update).catch(() => null)
      if (opened && awareness && channel === at) applyAwarenessUpdate(awareness, opened, self)
    })
  }

  const unfollowOwn = followOwnChanges(
    { doc, awareness, keeper, relay: self },
    {
      changed(update) {
        unsealed.push(update)
        pump()
        changed()
      },
      present: sendPresence,
    },
  )
  const unfollow = workspace.onChange(() => {
    if (workspace.state().status === 'fault') doubt(record.cursor, 'members')
    else if (hasSettledSync) sendAgain()
    else document.open()
  })

  const position = (): Position => ({
    ...{ lineage, cursor: record.cursor },
    sealed: {
      ...{ hash: base64(record.hash), epoch: record.epoch, counters: Object.fromEntries(record.counters) },
      vector: base64(coverage.encoded()),
    },
  })

  const document: LinkedDocument = {
    name,
    doc,
    state: () => ({
      ...{ link, role, isSynced: isSynced(), storedAt, refusal, position: position() },
      waiting: waiting(),
      sealed: { fault, spoilt, snapshotThrough },
    }),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    retry() {
      fault = null
      refusal = null
      conflicts = 0
      if (link === 'refused') link = 'offline'
      document.open()
      sendAgain()
      changed()
    },
    acceptRestored() {
      if (fault?.what !== 'restored') return
      record = emptyRecord
      lineage = ''
      coverage.clear()
      flight.takeAllBack()
      isFirstSync = true
      owesAll = true
      recentUpdates.clear()
      recentHashes.clear()
      document.retry()
    },
    makeSnapshot,
    leave() {
      unfollowOwn()
      unfollow()
      if (channel !== null) line.send(leaveMessage(channel))
      gone('offline')
      line.left(document)
    },
    request: () => request,
    channel: () => channel,
    open() {
      if (link !== 'offline' || !line.isOnline() || workspace.state().status !== 'member') return
      link = 'opening'
      request = line.nextRequest()
      line.send(openSealedMessage(request, name, lineage, record.cursor))
    },
    reopen() {
      if (!fault) document.retry()
    },
    wentOffline() {
      gone(fault ? 'refused' : 'offline')
    },
    receive(message) {
      if (message.type === 'opened') opened(message)
      else if (message.type === 'log') {
        message.updates.forEach((bytes, index) => {
          if (message.first + index > record.cursor) inbox.set(message.first + index, bytes)
        })
        void drain()
      } else if (message.type === 'state') takeState(message)
      else if (message.type === 'ack') acknowledged(message)
      else if (message.type === 'notStored') refused(message)
      else if (message.type === 'role') {
        role = message.role
        if (isHeld()) refusal = null
        sendAgain()
      } else if (message.type === 'closed') closed(message.code, message.why)
      else if (message.type === 'answer')
        closed(message.code, String((message.value as { why?: unknown }).why))
      else if (message.type === 'awareness') takePresence(message.update)
      else if (message.type === 'snapshot') heardOfSnapshot(message)
      changed()
    },
  }
  return document
}

function recordOf({ cursor, sealed }: Position): LogRecord {
  if (!sealed) return emptyRecord
  const counters = new Map(Object.entries(sealed.counters))
  return { cursor, hash: fromBase64(sealed.hash), epoch: sealed.epoch, counters }
}
