import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import {
  codes,
  commentsOf,
  may,
  type Position,
  type RelayClient,
  RelayRefusal,
  type Right,
  type SealedPosition,
  type SealedWorkspace,
  type SharedDocument,
  versionsOf,
} from '../../../sync-server/client/index.ts'
import type { RelayState } from '../../shared/contract/relays.ts'
import type { Session } from '../session.ts'
import { wordsAbout } from './given.ts'
import { cleanPresences } from './presences.ts'
import type { Replica } from './replica.ts'
import {
  type DocumentRow,
  requireDocument,
  requireRoom,
  setPosition,
  setRelayedChanges,
  updateRoom,
} from './store.ts'

/** A document of a room with what hears of its own changes once they are on disk. */
export interface LinkedReplica {
  replica: Replica
  onOwnChange(listener: (update: Uint8Array) => void): () => void
}

export interface RelayLinkParts {
  session: Session
  roomId: string
  client: RelayClient
  /** The sealed team through which it goes; null where the relay reads it. */
  sealed: SealedWorkspace | null
  /** Whether the relay asks who somebody is, so that a room has to be made there before it can be written. */
  isByName: boolean
  board: LinkedReplica
  comments: LinkedReplica
  /** In a sealed team: the versions that its members named. */
  versions: LinkedReplica | null
  /** Presences of the screens here go out; those of others come in with the origin `relay`. */
  awareness: Awareness
  /** What the relay brought could not be kept: the room comes back from disk. */
  onBroken(): void
  onState(state: RelayState, code: number | null): void
  /** What is said of saving, or of this person's role, has changed. */
  onProgress(): void
}

/** Codes with which the relay says that somebody has no right to a room, or to the relay, any more. */
const endings: ReadonlySet<number> = new Set([codes.forbidden, codes.notFound])

const toPosition = ({ lineage, cursor, isAhead, sealedPosition }: DocumentRow): Position => ({
  ...{ lineage, cursor, isAhead: isAhead === 1 },
  ...(sealedPosition !== null && { sealed: JSON.parse(sealedPosition) as SealedPosition }),
})

/**
 * Keeps a room's documents in step with a relay through its own client, and keeps what it learns: which of the
 * changes made here the relay has on its disk, up to where its log is here, and what this person may do.
 */
export function openRelayLink(parts: RelayLinkParts) {
  const { session, roomId, client, sealed, isByName, board, comments, versions, awareness } = parts
  const { db } = session
  let closed = false
  let isMaking = false
  let makingCode: number | null = null
  let shared: { board: SharedDocument; others: SharedDocument[] } | null = null
  const wire = new Awareness(board.replica.doc)
  wire.setLocalState(null)

  const share = (
    document: string,
    { replica, onOwnChange }: LinkedReplica,
    right: Right,
    withPresence = false,
  ) => {
    const row = requireDocument(db, document)
    let position: Position = toPosition(row)
    const receive = (update: Uint8Array) => {
      if (closed) return
      try {
        replica.apply(update, 'relay')
      } catch {
        closed = true
        queueMicrotask(parts.onBroken)
      }
    }
    const one = client.share(document, replica.doc, {
      position,
      mayHaveUnsent: row.localChanges > row.relayedChanges,
      ...(withPresence && { awareness: wire }),
      keeper: { receive, onOwnChange },
    })
    const keep = () => {
      if (closed) return
      const state = one.state()
      const { localChanges, relayedChanges } = requireDocument(db, document)
      const hasAll =
        state.link === 'open' && state.waiting === 0 && state.role !== null && may(state.role, right)
      if (hasAll && relayedChanges < localChanges) {
        setRelayedChanges(db, document, localChanges)
        updateRoom(db, roomId, { relayedAt: session.now() })
      }
      // What the relay confirmed earlier and lacks now waits again: it was set back to an older state.
      if (state.waiting > 0 && relayedChanges >= localChanges)
        setRelayedChanges(db, document, localChanges - 1)
      const { lineage, cursor, isAhead = false } = state.position
      // What it brought it has too: with nothing of ours waiting all that is here now is there now.
      if (
        state.link === 'open' &&
        state.waiting === 0 &&
        relayedChanges >= localChanges &&
        cursor > position.cursor
      )
        updateRoom(db, roomId, { relayedAt: session.now() })
      if (cursor !== position.cursor || lineage !== position.lineage || isAhead !== position.isAhead) {
        position = state.position
        setPosition(db, document, position)
      }
    }
    one.onChange(() => {
      keep()
      tell()
    })
    return one
  }

  const all = (): SharedDocument[] => (shared ? [shared.board, ...shared.others] : [])
  const begin = () => {
    if (closed || shared) return
    shared = {
      board: share(roomId, board, 'board', true),
      others: [
        share(commentsOf(roomId), comments, 'comments'),
        ...(versions ? [share(versionsOf(roomId), versions, 'board')] : []),
      ],
    }
  }

  /** Makes the room at the relay; one that is there already is this one. */
  const make = async () => {
    if (isMaking || closed) return
    isMaking = true
    try {
      const room = requireRoom(db, roomId)
      const words = await wordsAbout(room, sealed)
      await client.call('createRoom', { room: roomId, ...(words ?? { title: '' }) })
      if (!closed && words) updateRoom(db, roomId, { isTold: 1 })
      makingCode = null
    } catch (error) {
      const code = error instanceof RelayRefusal ? error.code : codes.failed
      makingCode = code === codes.conflict ? null : code
    }
    isMaking = false
    if (closed) return
    if (makingCode === null) {
      updateRoom(db, roomId, { isAtRelay: 1 })
      begin()
    }
    tell()
  }

  let isTelling = false
  /** Tells the relay what its owner calls the room; where it refuses, the next line tries again. */
  const tellName = async () => {
    const room = requireRoom(db, roomId)
    if (isTelling || closed || !isByName || room.isTold === 1 || room.role !== 'owner') return
    isTelling = true
    try {
      const words = await wordsAbout(room, sealed)
      if (words) {
        await client.call('renameRoom', { room: roomId, ...words })
        if (!closed && requireRoom(db, roomId).name === room.name) updateRoom(db, roomId, { isTold: 1 })
      }
      isTelling = false
    } catch {
      // Nothing depends on it but a line in others' lists.
    }
  }

  const stateNow = (): [RelayState, number | null] => {
    const { link, code } = client.state()
    if (link === 'refused') return ['refused', code]
    if (link !== 'online') return [link === 'connecting' ? 'connecting' : 'offline', null]
    if (makingCode !== null && makingCode >= 4000) return ['refused', makingCode]
    const document = shared?.board.state()
    if (document?.link === 'open') return ['connected', document.refusal?.code ?? null]
    if (document?.link === 'refused') return ['refused', document.refusal?.code ?? null]
    return ['connecting', null]
  }

  function tell(): void {
    if (closed) return
    const [state, code] = stateNow()
    const role = shared?.board.state().role ?? null
    const before = requireRoom(db, roomId).role
    const now = state === 'refused' && code !== null && endings.has(code) ? 'none' : (role ?? before)
    if (now !== before) updateRoom(db, roomId, { role: now })
    parts.onState(state, code)
    parts.onProgress()
    if (state === 'connected') void tellName()
  }

  const onClient = () => {
    if (client.state().link === 'online' && !shared && (!isByName || requireRoom(db, roomId).isAtRelay))
      begin()
    else if (client.state().link === 'online' && !shared) void make()
    tell()
  }
  const stopListening = client.onChange(onClient)
  const stopHearing = sealed?.onChange(() => tell())

  const fromScreens = (_: unknown, origin: unknown) => {
    if (origin === 'relay') return
    // One person sits here, however many windows show the room: the one that presents is theirs, else the latest.
    const states = [...awareness.getStates()].filter(([id]) => !wire.getStates().has(id))
    const shown = states.find(([, state]) => state.presenting) ?? states.at(-1)
    wire.setLocalState(shown?.[1] ?? null)
  }
  const fromRelay = (
    { added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ) => {
    if (origin === 'local') return
    const others = [...added, ...updated, ...removed].filter((id) => id !== wire.clientID)
    const clean = others.length > 0 ? cleanPresences(encodeAwarenessUpdate(wire, others)) : null
    if (clean) applyAwarenessUpdate(awareness, clean, 'relay')
  }
  awareness.on('update', fromScreens)
  wire.on('update', fromRelay)
  onClient()
  fromScreens(null, null)

  return {
    tellName: (): void => void tellName(),
    /** Asks again after a refusal. */
    retry(): void {
      makingCode = null
      client.connect()
      for (const one of all()) if (one.state().link === 'refused') one.retry()
      onClient()
    },
    /** Why the relay's log of the room is not believed any more; null where it is, or is not sealed. */
    fault: (): string | null => {
      for (const one of all()) {
        const fault = one.state().sealed?.fault
        if (fault) return fault.what
      }
      return null
    },
    /** A person says that the relay's store was put back from a backup. */
    acceptRestored(): void {
      for (const one of all()) one.acceptRestored?.()
      tell()
    },
    close(): void {
      closed = true
      stopListening()
      stopHearing?.()
      awareness.off('update', fromScreens)
      for (const one of all()) one.leave()
      wire.destroy()
    },
  }
}
export type RelayLink = ReturnType<typeof openRelayLink>
