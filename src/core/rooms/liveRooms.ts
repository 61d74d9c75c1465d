import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type { RelayState, RoomEvent, RoomStatus, RoomSummary } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { DealId, RoomId } from '../../shared/ids.ts'
import { getDeal } from '../deals/store.ts'
import type { Session } from '../session.ts'
import { cleanPresences } from './presences.ts'
import { roomAddress } from './relayAddress.ts'
import { type OpenRelaySocket, openRelayLink, type RelayLink } from './relayLink.ts'
import { type AppliedChange, openReplica, type Replica } from './replica.ts'
import { getRoom, listRooms, type RoomRow, requireRoom, updateRoom } from './store.ts'
import { requireMayWrite } from './unit.ts'

export interface LiveRoomsParts {
  openSocket: OpenRelaySocket
  /** Runs `work` later; answers how to call it off. */
  later(work: () => void, milliseconds: number): () => void
  random(): number
}

interface Screen {
  id: string
  readOnly: boolean
  give(event: RoomEvent): void
  end(): void
}

interface LiveRoom {
  replica: Replica
  awareness: Awareness
  link: RelayLink | null
  relay: RelayState
  screens: Set<Screen>
}

/** Only what is a Y.Doc's own; strings travel to the screens. */
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Bytes of a screen. Refuses with `room.badUpdate` what is no base64. */
export function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64').length !== text.length) throw new AppError('room.badUpdate')
  return new Uint8Array(bytes)
}

function statusOf(row: RoomRow, relay: RelayState): RoomStatus {
  return {
    savedAt: row.savedAt,
    relay: row.relayUrl === null ? 'off' : relay,
    relayUrl: row.relayUrl,
    relayedAt: row.relayedAt,
    waiting: row.relayUrl === null ? 0 : Math.max(0, row.localChanges - row.relayedChanges),
  }
}

/**
 * The rooms that are in use: those that a screen has open, and those that were shared, which stay in step with their
 * relay for as long as the workspace is open. A room that nobody uses is on disk only.
 */
export function createLiveRooms({ openSocket, later, random }: LiveRoomsParts) {
  const live = new Map<string, LiveRoom>()
  let session: Session | null = null

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
      status: statusOf(row, live.get(row.id)?.relay ?? 'off'),
    }
  }

  function close(roomId: string): void {
    const room = live.get(roomId)
    if (!room) return
    live.delete(roomId)
    room.link?.close()
    for (const screen of [...room.screens]) screen.end()
    room.awareness.destroy()
    room.replica.close()
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
    if (room && row) tell(room, { kind: 'status', status: statusOf(row, room.relay) })
  }

  function open(current: Session, roomId: string): LiveRoom {
    const known = live.get(roomId)
    if (known && !known.replica.isBroken()) return known
    if (known) close(roomId)
    const row = requireRoom(current.db, roomId)
    const onChange = ({ update, source, screen }: AppliedChange) => {
      if (source === 'here') room.link?.changed(update)
      tell(room, { kind: 'update', update: base64(update) }, screen)
      tellStatus(current, roomId)
      current.changed('rooms')
    }
    const replica = openReplica(current.db, roomId, current.now, onChange)
    const awareness = new Awareness(replica.doc)
    awareness.setLocalState(null)
    const room: LiveRoom = { replica, awareness, link: null, relay: 'off', screens: new Set() }
    awareness.on(
      'update',
      ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
        const update = encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed])
        tell(room, { kind: 'presence', update: base64(update) }, typeof origin === 'string' ? origin : null)
        if (origin !== 'relay') room.link?.present(update)
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
      if (!(error instanceof AppError) && live.get(roomId) === room) room.replica.discard()
      throw error
    } finally {
      if (room.replica.isBroken()) {
        close(roomId)
        if (getRoom(current.db, roomId)?.relayUrl)
          later(() => session === current && void reopen(current, roomId), 1_000)
      } else closeUnused(roomId)
    }
  }

  const reopen = (current: Session, roomId: string) => {
    const row = getRoom(current.db, roomId)
    if (row && row.archivedAt === null && row.relayUrl !== null) open(current, roomId)
  }

  function link(current: Session, roomId: string, room: LiveRoom, relayUrl: string): void {
    room.relay = 'connecting'
    room.link = openRelayLink({
      url: roomAddress(relayUrl, roomId),
      open: openSocket,
      later,
      random,
      room: {
        vector: room.replica.vector,
        missing: room.replica.missing,
        receive: (update) => void use(current, roomId, ({ replica }) => replica.apply(update, 'relay')),
        presences: () =>
          room.awareness.getStates().size > 0
            ? encodeAwarenessUpdate(room.awareness, [...room.awareness.getStates().keys()])
            : null,
        receivePresence(update) {
          const clean = cleanPresences(update)
          if (clean) applyAwarenessUpdate(room.awareness, clean, 'relay')
        },
        localChanges: () => requireRoom(current.db, roomId).localChanges,
        confirmed(localChanges) {
          const row = requireRoom(current.db, roomId)
          updateRoom(current.db, roomId, {
            relayedChanges: Math.max(row.relayedChanges, localChanges),
            relayedAt: current.now(),
          })
          tellStatus(current, roomId)
          current.changed('relay')
        },
        lacks() {
          const row = requireRoom(current.db, roomId)
          updateRoom(current.db, roomId, {
            relayedChanges: Math.min(row.relayedChanges, row.localChanges - 1),
          })
        },
      },
      onState(state) {
        if (room.relay === state || live.get(roomId) !== room) return
        room.relay = state
        // Whom the relay told of is not known to be there any more.
        if (state !== 'connected') forgetRemote(room)
        tellStatus(current, roomId)
        current.changed('relay')
      },
    })
  }

  const screenClients = new Map<string, Set<number>>()
  const forgetRemote = (room: LiveRoom) => {
    const here = new Set([...room.screens].flatMap(({ id }) => [...(screenClients.get(id) ?? [])]))
    const remote = [...room.awareness.getStates().keys()].filter((client) => !here.has(client))
    if (remote.length > 0) removeAwarenessStates(room.awareness, remote, 'relay')
  }

  const screenOf = (roomId: string, screen: string): Screen => {
    const found = [...(live.get(roomId)?.screens ?? [])].find(({ id }) => id === screen)
    if (!found) throw new AppError('room.notFound', { id: roomId })
    if (found.readOnly) throw new AppError('room.readOnly', { id: roomId })
    return found
  }

  return {
    summaryOf,
    use,
    /** A workspace has opened: the rooms that a person shared get in step with their relays. */
    attach(opened: Session): void {
      session = opened
      for (const row of listRooms(opened.db)) if (row.relayUrl !== null) open(opened, row.id)
    },
    /** The workspace closes: every line ends before its database does. */
    detach(): void {
      session = null
      for (const roomId of [...live.keys()]) close(roomId)
    },
    /** After a room was shared elsewhere, not at all any more, or archived. */
    relink(current: Session, roomId: string): void {
      const room = live.get(roomId)
      const row = requireRoom(current.db, roomId)
      const relayUrl = row.archivedAt === null ? row.relayUrl : null
      if (room) {
        room.link?.close()
        room.link = null
        room.relay = 'off'
        forgetRemote(room)
        if (relayUrl !== null) link(current, roomId, room, relayUrl)
        tellStatus(current, roomId)
        closeUnused(roomId)
      } else if (relayUrl !== null) open(current, roomId)
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
      waiting.push({
        kind: 'state',
        update: base64(room.replica.state()),
        vector: base64(room.replica.vector()),
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
          if (clients.length > 0) removeAwarenessStates(room.awareness, clients, 'screen gone')
          closeUnused(roomId)
        }
      }
    },
    /** A change of a screen, on disk when this returns. Refuses with `room.readOnly`, `room.badUpdate`, `room.tooLarge`. */
    push(current: Session, roomId: string, screen: string, update: Uint8Array): void {
      screenOf(roomId, screen)
      use(current, roomId, ({ replica }) => {
        if (requireRoom(current.db, roomId).kind === 'psu')
          requireMayWrite(replica.doc, current.actor(), current.now())
        replica.apply(update, 'here', screen)
      })
    },
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
