import { fromBase64, toBase64 } from 'lib0/buffer'
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RoomDocument, RoomStatus, RoomSummary, RoomVersion } from '../../../shared/contract/rooms.ts'
import type { RoomId } from '../../../shared/ids.ts'
import { Presence, tintOf } from '../../../shared/rooms/presence.ts'
import { type Collection, type Rows, watchRows } from '../../../shared/rooms/records.ts'
import type { Api } from '../../client/api.tsx'
import { refusalOf } from '../../client/refusal.ts'

export interface RoomState {
  /** `lost`: the line to the core is down; what is here stays and is written when it is back. */
  phase: 'loading' | 'ready' | 'lost' | 'failed'
  room: RoomSummary | null
  status: RoomStatus | null
  me: { id: string; name: string } | null
  /** Changes of this screen that the core has not said to be on disk. */
  unsaved: number
  /** Changes that the core would not take: they are on this screen only and go with it. */
  refused: number
  error: unknown
}

export type PresentPerson = Presence & { client: number }

interface Parts {
  client: Api['client']
  line: Api['line']
  roomId: RoomId
  readOnly: boolean
  collections: readonly Collection<unknown>[]
  /** A change that the core would not take, once each. */
  onRefused(error: unknown): void
}

const presenceEveryMs = 80
const newScreenId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * A room on this screen: its document in step with the core's, who is there, and undo of this screen's own changes.
 * Changes are given to the core in the order in which they were made; what the core has not confirmed is kept and
 * given again after the line was lost.
 */
export function openRoomSession({ client, line, roomId, readOnly, collections, onRefused }: Parts) {
  const doc = new Y.Doc()
  const comments = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const screen = newScreenId()
  const own = { own: true }
  const stop = new AbortController()
  const undoing = { trackedOrigins: new Set([own]), captureTimeout: 0 }
  const undos = {
    board: new Y.UndoManager(
      collections.map(({ name }) => doc.getMap(name)),
      undoing,
    ),
    comments: new Y.UndoManager(comments.getMap('comments'), undoing),
  }
  /** In which of the documents each step was, the latest last: one's own steps go back in the order of making. */
  let done: RoomDocument[] = []
  let undone: RoomDocument[] = []
  const change = <Result>(document: RoomDocument, work: (doc: Y.Doc) => Result): Result | null => {
    const isAllowed = document === 'board' ? state.status?.canWrite : state.status?.canComment
    if (readOnly || isAllowed === false || state.phase === 'loading' || state.phase === 'failed') return null
    const before = undos[document].undoStack.length
    undos[document].stopCapturing()
    const result = (document === 'board' ? doc : comments).transact(
      () => work(document === 'board' ? doc : comments),
      own,
    )
    if (undos[document].undoStack.length > before) {
      done = [...done, document]
      undone = []
    }
    return result
  }
  const listeners = new Set<() => void>()
  let state: RoomState = {
    phase: 'loading',
    room: null,
    status: null,
    me: null,
    unsaved: 0,
    refused: 0,
    error: null,
  }
  const set = (change: Partial<RoomState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const documents: readonly { name: RoomDocument; doc: Y.Doc; waiting: Uint8Array[] }[] = [
    { name: 'board', doc, waiting: [] },
    { name: 'comments', doc: comments, waiting: [] },
  ]
  const unsaved = () => documents.reduce((sum, { waiting }) => sum + waiting.length, 0)
  let sending = false
  let refused = 0
  const flush = async () => {
    if (sending || state.phase !== 'ready') return
    sending = true
    for (let next = documents.find(({ waiting }) => waiting.length > 0); next; ) {
      if (state.phase !== 'ready' || stop.signal.aborted) break
      const batch = next.waiting
      next.waiting = []
      try {
        const update = toBase64(Y.mergeUpdates(batch))
        await client.rooms.push({ roomId, screen, document: next.name, update })
        set({ unsaved: unsaved() })
      } catch (error) {
        if (refusalOf(error).code === 'line.lost') {
          // Given again whole once the line is back: the core says then what it has.
          for (const each of documents) each.waiting = []
          break
        }
        refused += batch.length
        set({ unsaved: unsaved(), refused })
        onRefused(error)
      }
      next = documents.find(({ waiting }) => waiting.length > 0)
    }
    sending = false
  }
  for (const each of documents)
    each.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'core') return
      each.waiting.push(update)
      set({ unsaved: unsaved() })
      queueMicrotask(() => void flush())
    })
  /** Takes a document as the core has it, and gives it what this screen has more. */
  const meet = (document: (typeof documents)[number], has: { update: string; vector: string }) => {
    Y.applyUpdate(document.doc, fromBase64(has.update), 'core')
    document.waiting = []
    const missing = Y.encodeStateAsUpdate(document.doc, fromBase64(has.vector))
    const isAhead = Y.decodeUpdate(missing).structs.length > 0 || state.unsaved > 0
    if (isAhead && !readOnly) document.waiting.push(missing)
  }

  let presenceTimer: ReturnType<typeof setTimeout> | null = null
  const sendPresence = () => {
    presenceTimer = null
    if (state.phase !== 'ready') return
    const update = toBase64(encodeAwarenessUpdate(awareness, [doc.clientID]))
    // Who is there is told again within seconds: one that got lost is not worth a word.
    client.rooms.presence({ roomId, screen, update }).catch(() => {})
  }
  awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
    if (origin === 'core' || readOnly) return
    if (![...added!, ...updated!, ...removed!].includes(doc.clientID)) return
    presenceTimer ??= setTimeout(sendPresence, presenceEveryMs)
  })
  const presenceListeners = new Set<() => void>()
  let people: readonly PresentPerson[] = []
  awareness.on('change', ({ added, updated, removed }: Record<string, number[]>) => {
    // One's own pointer moves with every move of the mouse and changes nothing of who else is there.
    if ([...added!, ...updated!, ...removed!].every((id) => id === doc.clientID)) return
    people = [...awareness.getStates()].flatMap(([id, said]) => {
      const parsed = Presence.safeParse(said)
      return parsed.success && id !== doc.clientID ? [{ ...parsed.data, client: id }] : []
    })
    for (const listener of presenceListeners) listener()
  })
  const present = (change: Partial<Pick<Presence, 'pointer' | 'at' | 'caret' | 'presenting'>>) => {
    if (!state.me || readOnly) return
    const before = awareness.getLocalState() as Presence | null
    awareness.setLocalState({
      person: state.me.id,
      name: state.me.name,
      tint: tintOf(state.me.id),
      pointer: before?.pointer ?? null,
      at: before?.at ?? null,
      caret: before?.caret ?? null,
      presenting: before?.presenting ?? null,
      ...change,
    })
  }

  const listen = async () => {
    while (!stop.signal.aborted) {
      try {
        for await (const event of await client.rooms.open(
          { roomId, screen, readOnly },
          { signal: stop.signal },
        )) {
          if (event.kind === 'state') {
            meet(documents[0]!, event)
            meet(documents[1]!, event.comments)
            set({
              phase: 'ready',
              me: event.me,
              room: event.room,
              status: event.room.status,
              unsaved: unsaved(),
            })
            present({})
            void flush()
          } else if (event.kind === 'update')
            Y.applyUpdate(event.document === 'board' ? doc : comments, fromBase64(event.update), 'core')
          else if (event.kind === 'presence')
            applyAwarenessUpdate(awareness, fromBase64(event.update), 'core')
          else set({ status: event.status })
        }
      } catch (error) {
        if (stop.signal.aborted) return
        if (refusalOf(error).code === 'room.notFound' || refusalOf(error).code === 'workspace.notOpen') {
          set({ phase: 'failed', error })
          return
        }
      }
      if (stop.signal.aborted) return
      set({ phase: state.phase === 'ready' ? 'lost' : state.phase })
      removeAwarenessStates(
        awareness,
        [...awareness.getStates().keys()].filter((id) => id !== doc.clientID),
        'core',
      )
      await online(line, stop.signal)
    }
  }
  void listen()

  const watched = new Map<string, ReturnType<typeof watchRows<unknown>>>()
  const watch = <Row>(collection: Collection<Row>, document: RoomDocument = 'board') => {
    const key = `${document} ${collection.name}`
    let known = watched.get(key)
    if (!known) {
      known = watchRows(document === 'board' ? doc : comments, collection as Collection<unknown>)
      watched.set(key, known)
    }
    return known as unknown as { read(): Rows<Row>; subscribe(listener: () => void): () => void }
  }

  return {
    roomId,
    readOnly,
    /** A screen that only shows, whatever its person may do. */
    isWall: readOnly,
    /** The version that is shown; null for the room as it is. */
    past: null as RoomVersion | null,
    doc,
    awareness,
    watch,
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    people: () => people,
    subscribePeople(listener: () => void) {
      presenceListeners.add(listener)
      return () => void presenceListeners.delete(listener)
    },
    present,
    /** Where this person writes; null while they don't. */
    caret: () => (awareness.getLocalState() as Presence | null)?.caret ?? null,
    /** Changes the board as one step that this person can take back. Nothing happens where they may not. */
    change: <Result>(work: (doc: Y.Doc) => Result): Result | null => change('board', work),
    /** The same for the comments, to which more people have a right. */
    comment: <Result>(work: (doc: Y.Doc) => Result): Result | null => change('comments', work),
    undo(): void {
      const document = done.pop()
      if (document && undos[document].undo()) undone.push(document)
    },
    redo(): void {
      const document = undone.pop()
      if (document && undos[document].redo()) done.push(document)
    },
    close(): void {
      stop.abort()
      if (presenceTimer) clearTimeout(presenceTimer)
      for (const each of watched.values()) each.stop()
      for (const undo of Object.values(undos)) undo.destroy()
      awareness.destroy()
      doc.destroy()
      comments.destroy()
    },
  }
}
export type RoomSession = ReturnType<typeof openRoomSession>

const pauseMs = 400

/** Resolves after a moment, once the line to the core is there. */
function online(line: Api['line'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let unsubscribe = () => {}
    const finish = () => {
      if (!signal.aborted && line.state().state !== 'online') return
      unsubscribe()
      signal.removeEventListener('abort', finish)
      resolve()
    }
    setTimeout(() => {
      unsubscribe = line.subscribe(finish)
      finish()
    }, pauseMs)
    signal.addEventListener('abort', finish)
  })
}
