import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type { SealedWorkspace } from '../../../sync-server/client/index.ts'
import { codes, commentsOf, may, versionsOf } from '../../../sync-server/client/index.ts'
import type { RelayState } from '../../shared/contract/relays.ts'
import type {
  RoomDocument,
  RoomEvent,
  RoomKind,
  RoomStatus,
  RoomSummary,
} from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { DealId, RoomId } from '../../shared/ids.ts'
import { comments } from '../../shared/rooms/board.ts'
import { readRows } from '../../shared/rooms/records.ts'
import { getDeal } from '../deals/store.ts'
import type { Relays } from '../relays/relays.ts'
import { getMembership } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { keepAutomatically } from './keptVersions.ts'
import { cleanPresences } from './presences.ts'
import { type LinkedReplica, openRelayLink, type RelayLink } from './relayLink.ts'
import { type AppliedChange, openReplica, type Replica } from './replica.ts'
import { keepingRule } from './rightsRule.ts'
import {
  documentsOf,
  ensureDocument,
  getRoom,
  listRooms,
  type RoomRow,
  requireRoom,
  updateRoom,
} from './store.ts'
import { requireMayWrite } from './unit.ts'

export interface LiveRoomsParts {
  relays: Relays
  /** Runs `work` later; answers how to call it off. */
  later(work: () => void, milliseconds: number): () => void
}

interface Screen {
  id: string
  readOnly: boolean
  give(event: RoomEvent): void
  end(): void
}

interface LiveRoom {
  /** The board: what most of the room is. */
  replica: Replica
  comments: Replica
  linked: Record<RoomDocument, LinkedReplica>
  /** What a sealed team keeps of versions; null elsewhere. */
  teamVersions: LinkedReplica | null
  awareness: Awareness
  link: RelayLink | null
  sealed: SealedWorkspace | null
  versions: ReturnType<typeof keepAutomatically>
  /** Comments of others that name this person; null until it is asked for again. */
  mentions: number | null
  relay: RelayState
  code: number | null
  screens: Set<Screen>
}

const arrivalMs = 1_000
const hourMs = 3_600_000
const nameOf = (roomId: string, document: RoomDocument): string =>
  document === 'board' ? roomId : commentsOf(roomId)
const replicaOf = (room: LiveRoom, document: RoomDocument): Replica =>
  document === 'board' ? room.replica : room.comments

/** Only what is a Y.Doc's own; strings travel to the screens. */
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Bytes of a screen. Refuses with `room.badUpdate` what is no base64. */
export function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64').length !== text.length) throw new AppError('room.badUpdate')
  return new Uint8Array(bytes)
}

/** Whether this person may change a document: anything that was never shared, else what the relay last said. */
const mayChange = ({ relayUrl, role }: RoomRow, document: RoomDocument): boolean =>
  relayUrl === null || role === null || (role !== 'none' && may(role, document))

/** Comments of others that name a person, in both documents: early ones were written into the board. */
const countMentions = ({ replica, comments: { doc } }: LiveRoom, name: string): number =>
  [...readRows(replica.doc, comments).rows.values(), ...readRows(doc, comments).rows.values()].filter(
    ({ author, mentions }) => author !== name && mentions.includes(name),
  ).length

/** Refuses with `room.noRole` what the relay would refuse. */
function requireMayChange(row: RoomRow, document: RoomDocument): void {
  if (!mayChange(row, document)) throw new AppError('room.noRole', { role: row.role })
}

/** A document of a room with what hears of its own changes once they are on disk. */
function linkedReplica(
  session: Session,
  document: string,
  onChange: (change: AppliedChange) => void,
): LinkedReplica {
  const listeners = new Set<(update: Uint8Array) => void>()
  return {
    replica: openReplica(session.db, document, session.now, (change) => {
      if (change.source === 'here') for (const listener of listeners) listener(change.update)
      onChange(change)
    }),
    onOwnChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/**
 * The rooms that are in use: those that a screen has open, and those that were shared, which stay in step with their
 * relay for as long as the workspace is open. A room that nobody uses is on disk only.
 */
export function createLiveRooms({ relays, later }: LiveRoomsParts) {
  const live = new Map<string, LiveRoom>()
  let session: Session | null = null

  function statusOf(db: Session['db'], row: RoomRow, room: LiveRoom | undefined): RoomStatus {
    const isShared = row.relayUrl !== null
    const waiting = documentsOf(db, row.id).reduce(
      (sum, { localChanges, relayedChanges }) => sum + Math.max(0, localChanges - relayedChanges),
      0,
    )
    const membership = row.relayUrl === null ? null : getMembership(db, row.relayUrl)
    return {
      savedAt: row.savedAt,
      relay: isShared ? (room?.relay ?? 'off') : 'off',
      relayCode: isShared ? (room?.code ?? null) : null,
      relayUrl: row.relayUrl,
      relayedAt: row.relayedAt,
      waiting: isShared ? waiting : 0,
      isByName: membership !== null,
      sealed:
        isShared && row.isSealed === 1
          ? { status: room?.sealed?.state().status ?? 'unknown', fault: room?.link?.fault() ?? null }
          : null,
      role: isShared ? row.role : null,
      canWrite: mayChange(row, 'board'),
      canComment: mayChange(row, 'comments'),
      canAdminister:
        membership !== null && row.role !== 'none' && (row.role === 'owner' || membership.role === 'admin'),
    }
  }

  /** Rooms that are closed and not shared have nothing new from anybody. */
  const unseen = ({ id, kind, mentionsSeen }: RoomRow): number => {
    const room = live.get(id)
    if (!room || !session || kind !== 'board') return 0
    room.mentions ??= countMentions(room, session.actor())
    return Math.max(0, room.mentions - mentionsSeen)
  }
  const seen = (current: Session, roomId: string, room: LiveRoom): void => {
    const row = getRoom(current.db, roomId)
    if (row?.kind !== 'board' || isBroken(room)) return
    room.mentions ??= countMentions(room, current.actor())
    if (room.mentions === row.mentionsSeen) return
    updateRoom(current.db, roomId, { mentionsSeen: room.mentions })
    current.changed('rooms')
  }

  const summaryOf = (db: Session['db'], row: RoomRow): RoomSummary => {
    const deal = row.dealId === null ? null : getDeal(db, row.dealId)
    return {
      id: RoomId.parse(row.id),
      kind: row.kind,
      name: row.name,
      createdAt: row.createdAt,
      createdBy: row.createdBy,
      dealId: deal ? DealId.parse(deal.id) : null,
      dealName: deal?.name ?? null,
      mentions: unseen(row),
      status: statusOf(db, row, live.get(row.id)),
    }
  }

  function close(roomId: string): void {
    const room = live.get(roomId)
    if (!room) return
    live.delete(roomId)
    room.versions.close()
    room.link?.close()
    for (const screen of [...room.screens]) screen.end()
    room.awareness.destroy()
    for (const replica of replicasOf(room)) replica.close()
  }

  const closeUnused = (roomId: string) => {
    const room = live.get(roomId)
    if (room && room.screens.size === 0 && room.link === null) close(roomId)
  }

  const tell = (room: LiveRoom, event: RoomEvent, except: string | null = null) => {
    for (const screen of room.screens) if (screen.id !== except) screen.give(event)
  }

  const tellStatus = (current: Session, roomId: string) => {
    const room = live.get(roomId)
    const row = getRoom(current.db, roomId)
    if (room && row) tell(room, { kind: 'status', status: statusOf(current.db, row, room) })
  }

  let onArrival = (_session: Session, _roomId: string): unknown => null
  const arriving = new Set<string>()
  /** Says once, a moment after the first of them, that changes of others have come. */
  function arrived(current: Session, roomId: string): void {
    if (arriving.has(roomId)) return
    arriving.add(roomId)
    later(() => {
      arriving.delete(roomId)
      if (session === current) onArrival(current, roomId)
    }, arrivalMs)
  }

  let onStirred = (_session: Session, _roomId: string): unknown => null
  const stirring = new Set<string>()
  /** Says once, a moment later, that something of a shared room is new: what stands in it, its relay, or the hour. */
  function stirred(current: Session, roomId: string): void {
    if (stirring.has(roomId) || getRoom(current.db, roomId)?.relayUrl == null) return
    stirring.add(roomId)
    later(() => {
      stirring.delete(roomId)
      if (session === current) onStirred(current, roomId)
    }, arrivalMs)
  }
  let stopHours = () => {}
  function eachHour(current: Session): void {
    stopHours = later(() => {
      if (session !== current) return
      for (const roomId of live.keys()) stirred(current, roomId)
      eachHour(current)
    }, hourMs)
  }

  const replicasOf = ({ replica, comments, teamVersions }: LiveRoom): Replica[] => [
    ...[replica, comments],
    ...(teamVersions ? [teamVersions.replica] : []),
  ]
  const isBroken = (room: LiveRoom) => replicasOf(room).some((replica) => replica.isBroken())

  function open(current: Session, roomId: string): LiveRoom {
    const known = live.get(roomId)
    if (known && !isBroken(known)) return known
    if (known) close(roomId)
    const row = requireRoom(current.db, roomId)
    const linkedDocument = (document: RoomDocument): LinkedReplica =>
      linkedReplica(current, nameOf(roomId, document), ({ update, source, screen }) => {
        if (source === 'relay' && document === 'board') arrived(current, roomId)
        if (document === 'board') stirred(current, roomId)
        const room = live.get(roomId)
        room?.versions.changed()
        if (room) room.mentions = null
        if (room) tell(room, { kind: 'update', document, update: base64(update) }, screen)
        tellStatus(current, roomId)
        current.changed('rooms')
      })
    const linked = { board: linkedDocument('board'), comments: linkedDocument('comments') }
    const awareness = new Awareness(linked.board.replica.doc)
    awareness.setLocalState(null)
    const room: LiveRoom = {
      replica: linked.board.replica,
      comments: linked.comments.replica,
      linked,
      teamVersions: null,
      awareness,
      link: null,
      sealed: null,
      mentions: null,
      versions: keepAutomatically(
        current,
        roomId,
        { replica: linked.board.replica, comments: linked.comments.replica },
        later,
      ),
      relay: 'off',
      code: null,
      screens: new Set(),
    }
    awareness.on(
      'update',
      ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
        const update = encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed])
        tell(room, { kind: 'presence', update: base64(update) }, typeof origin === 'string' ? origin : null)
      },
    )
    live.set(roomId, room)
    if (row.relayUrl !== null) link(current, roomId, room, row.relayUrl)
    return room
  }

  /** Runs what reads or changes a room in core; what breaks a replica ends it, and it comes back from disk. */
  function use<Result>(current: Session, roomId: string, work: (room: LiveRoom) => Result): Result {
    const room = open(current, roomId)
    try {
      return work(room)
    } catch (error) {
      // The document may be ahead of a transaction that was rolled back: the disk is what counts.
      if (!(error instanceof AppError) && live.get(roomId) === room)
        for (const replica of replicasOf(room)) replica.discard()
      throw error
    } finally {
      if (isBroken(room)) broke(current, roomId)
      else closeUnused(roomId)
    }
  }

  /** Comes back from disk; a shared one by itself, after a moment. */
  function broke(current: Session, roomId: string): void {
    close(roomId)
    if (getRoom(current.db, roomId)?.relayUrl)
      later(() => session === current && void reopen(current, roomId), 1_000)
  }

  const reopen = (current: Session, roomId: string) => {
    const row = getRoom(current.db, roomId)
    if (row && row.archivedAt === null && row.relayUrl !== null) open(current, roomId)
  }

  function link(current: Session, roomId: string, room: LiveRoom, relayUrl: string): void {
    const isSealed = relays.isSealed(current, relayUrl)
    if (isSealed) updateRoom(current.db, roomId, { isSealed: 1 })
    else if (requireRoom(current.db, roomId).isSealed === 1) {
      // Who left a sealed team gives nothing to whoever answers at its address.
      room.relay = 'refused'
      room.code = codes.unauthenticated
      return
    }
    room.relay = 'connecting'
    room.code = null
    if (isSealed && !room.teamVersions) {
      const document = versionsOf(roomId)
      ensureDocument(current.db, roomId, document)
      room.teamVersions = linkedReplica(current, document, () => {
        tellStatus(current, roomId)
        current.changed('rooms')
      })
    }
    const { client, sealed, release } = relays.hold(relayUrl)
    const opened = openRelayLink({
      session: current,
      roomId,
      ...{ client, sealed },
      isByName: getMembership(current.db, relayUrl) !== null,
      ...room.linked,
      versions: isSealed ? room.teamVersions : null,
      awareness: room.awareness,
      onBroken: () => live.get(roomId) === room && broke(current, roomId),
      onState(state, code) {
        if (state === 'connected' && room.relay !== state) stirred(current, roomId)
        room.relay = state
        room.code = code
      },
      onProgress() {
        if (live.get(roomId) !== room) return
        tellStatus(current, roomId)
        current.changed('relay')
      },
    })
    room.sealed = sealed
    room.link = {
      ...opened,
      close() {
        opened.close()
        release()
      },
    }
  }

  const screenClients = new Map<string, Set<number>>()
  const screenOf = (roomId: string, screen: string): Screen => {
    const found = [...(live.get(roomId)?.screens ?? [])].find(({ id }) => id === screen)
    if (!found) throw new AppError('room.notFound', { id: roomId })
    if (found.readOnly) throw new AppError('room.readOnly', { id: roomId })
    return found
  }

  relays.onRenewed((url) => {
    if (!session) return
    for (const row of listRooms(session.db)) if (row.relayUrl === url) relink(session, row.id)
  })

  /** After a room was shared elsewhere, not at all any more, or archived; or this device became another at the relay. */
  function relink(current: Session, roomId: string): void {
    const room = live.get(roomId)
    const row = requireRoom(current.db, roomId)
    const relayUrl = row.archivedAt === null ? row.relayUrl : null
    if (room) {
      room.link?.close()
      room.link = null
      room.sealed = null
      room.relay = 'off'
      room.code = null
      if (relayUrl !== null) link(current, roomId, room, relayUrl)
      tellStatus(current, roomId)
      closeUnused(roomId)
    } else if (relayUrl !== null) open(current, roomId)
  }

  return {
    summaryOf,
    use,
    relink,
    mentions(current: Session): Record<RoomKind, number> {
      const counts = { board: 0, map: 0, psu: 0 }
      for (const row of listRooms(current.db)) counts[row.kind] += unseen(row)
      return counts
    },
    /** Hears, a moment later, of rooms into which others' changes have come. */
    onArrival(listener: (session: Session, roomId: string) => unknown): void {
      onArrival = listener
    },
    /** Hears, a moment later, of shared rooms that changed or whose relay was reached, and of all of them every hour. */
    onStirred(listener: (session: Session, roomId: string) => unknown): void {
      onStirred = listener
    },
    /** A workspace has opened: the rooms that a person shared get in step with their relays. */
    attach(opened: Session): void {
      session = opened
      eachHour(opened)
      for (const row of listRooms(opened.db)) if (row.relayUrl !== null) open(opened, row.id)
    },
    /** The workspace closes: every line ends before its database does. */
    detach(): void {
      session = null
      stopHours()
      for (const roomId of [...live.keys()]) close(roomId)
    },
    /** What a screen hears of a room until it stops listening. */
    async *listen(
      current: Session,
      roomId: string,
      { screen: id, readOnly }: { screen: string; readOnly: boolean },
      signal: AbortSignal | undefined,
    ): AsyncGenerator<RoomEvent, void, void> {
      const room = open(current, roomId)
      const waiting: RoomEvent[] = []
      let wake = () => {}
      let ended = false
      const screen: Screen = {
        id,
        readOnly,
        give(event) {
          waiting.push(event)
          wake()
        },
        end() {
          ended = true
          wake()
        },
      }
      const stop = () => screen.end()
      signal?.addEventListener('abort', stop)
      room.screens.add(screen)
      if (!readOnly) seen(current, roomId, room)
      waiting.push({
        kind: 'state',
        update: base64(room.replica.state()),
        vector: base64(room.replica.vector()),
        comments: { update: base64(room.comments.state()), vector: base64(room.comments.vector()) },
        me: { id: current.stamp().actor, name: current.actor() },
        room: summaryOf(current.db, requireRoom(current.db, roomId)),
      })
      const states = [...room.awareness.getStates().keys()]
      if (states.length > 0)
        waiting.push({ kind: 'presence', update: base64(encodeAwarenessUpdate(room.awareness, states)) })
      try {
        while (!ended && !signal?.aborted) {
          const event = waiting.shift()
          if (event) yield event
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      } finally {
        signal?.removeEventListener('abort', stop)
        room.screens.delete(screen)
        const clients = [...(screenClients.get(id) ?? [])]
        screenClients.delete(id)
        if (live.get(roomId) === room) {
          if (!readOnly) seen(current, roomId, room)
          if (clients.length > 0) removeAwarenessStates(room.awareness, clients, 'screen gone')
          closeUnused(roomId)
        }
      }
    },
    /** A change of a screen, on disk when this returns. Refuses with `room.readOnly`, `room.noRole`, `room.badUpdate`,
     * `room.tooLarge`. */
    push(current: Session, roomId: string, screen: string, document: RoomDocument, update: Uint8Array): void {
      screenOf(roomId, screen)
      use(current, roomId, (room) => {
        const row = requireRoom(current.db, roomId)
        requireMayChange(row, document)
        if (row.kind === 'psu') requireMayWrite(room.replica.doc, current.now())
        keepingRule(current, row, room.replica.doc, () =>
          replicaOf(room, document).apply(update, 'here', screen),
        )
      })
    },
    /** As `use`, for what changes the board in core. Refuses with `room.noRole`. */
    write<Result>(current: Session, roomId: string, work: (room: LiveRoom) => Result): Result {
      const row = requireRoom(current.db, roomId)
      requireMayChange(row, 'board')
      return use(current, roomId, (room) => keepingRule(current, row, room.replica.doc, () => work(room)))
    },
    /** Asks the relay again after it refused. */
    retry: (roomId: string): void => live.get(roomId)?.link?.retry(),
    /** A room has another name: its relay is told. */
    tellName: (roomId: string): void => live.get(roomId)?.link?.tellName(),
    acceptRestored: (roomId: string): void => live.get(roomId)?.link?.acceptRestored(),
    present(roomId: string, screen: string, update: Uint8Array): void {
      screenOf(roomId, screen)
      const room = live.get(roomId)
      const clean = cleanPresences(update)
      if (!room || !clean) return
      const before = new Set(room.awareness.getStates().keys())
      applyAwarenessUpdate(room.awareness, clean, screen)
      const clients = screenClients.get(screen) ?? new Set<number>()
      for (const client of room.awareness.getStates().keys()) if (!before.has(client)) clients.add(client)
      screenClients.set(screen, clients)
    },
  }
}
export type LiveRooms = ReturnType<typeof createLiveRooms>
