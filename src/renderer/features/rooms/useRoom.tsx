import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { RoomVersion } from '../../../shared/contract/rooms.ts'
import { RoomId } from '../../../shared/ids.ts'
import { type Comment, comments } from '../../../shared/rooms/board.ts'
import type { Collection, Rows } from '../../../shared/rooms/records.ts'
import { useApi } from '../../client/api.tsx'
import { useRefusalText } from '../../shell/Failure.tsx'
import { useToast } from '../../ui/index.ts'
import { openRoomSession, type PresentPerson, type RoomSession, type RoomState } from './session.ts'

/** Opens a room for as long as the component lives. Null for the one render before it is opened, or for no id of a room. */
export function useRoomSession(
  roomId: string | undefined,
  collections: readonly Collection<never>[],
  readOnly: boolean,
): RoomSession | null {
  const { client, line } = useApi()
  const toast = useToast()
  const refusal = useRefusalText()
  const [session, setSession] = useState<RoomSession | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a room is opened once for each id
  useEffect(() => {
    const id = RoomId.safeParse(roomId)
    if (!id.success) return
    const opened = openRoomSession({
      client,
      line,
      roomId: id.data,
      readOnly,
      collections: collections as unknown as readonly Collection<unknown>[],
      onRefused: (error) => toast({ title: refusal(error), meaning: 'stop' }),
    })
    setSession(opened)
    return () => {
      setSession(null)
      opened.close()
    }
  }, [roomId, readOnly, client, line])
  return session
}

const RoomContext = createContext<RoomSession | null>(null)

/**
 * The room for everything within. `readOnly` there is true on a wall, and where the relay said that this person may not
 * change the board: another value whenever that changes, so that all of it is drawn anew.
 */
export function RoomProvider({ session, children }: { session: RoomSession; children: ReactNode }) {
  const mayWrite = useRoomState(session).status?.canWrite !== false
  const room = useMemo(() => ({ ...session, readOnly: session.readOnly || !mayWrite }), [session, mayWrite])
  return <RoomContext.Provider value={room}>{children}</RoomContext.Provider>
}

/** The room around this component. */
export function useRoom(): RoomSession {
  const session = useContext(RoomContext)
  if (!session) throw new Error('Parts of a room are used outside one')
  return session
}

/** The version that the room around this component is shown as; null for the room of now, and outside one. */
export const usePastVersion = (): RoomVersion | null => useContext(RoomContext)?.past ?? null

export const useRoomState = (session: RoomSession): RoomState =>
  useSyncExternalStore(session.subscribe, session.state)

/** A collection of the room as it stands, again whenever it changes. */
export function useRows<Row>(collection: Collection<Row>): Rows<Row> {
  const watched = useRoom().watch(collection)
  return useSyncExternalStore(watched.subscribe, watched.read)
}

/** The comments: those of the room's second document, and those that were written into the board before there was one. */
export function useComments(): ReadonlyMap<string, Comment> {
  const room = useRoom()
  const now = room.watch(comments, 'comments')
  const before = room.watch(comments)
  const { rows } = useSyncExternalStore(now.subscribe, now.read)
  const { rows: earlier } = useSyncExternalStore(before.subscribe, before.read)
  return useMemo(() => (earlier.size === 0 ? rows : new Map([...earlier, ...rows])), [rows, earlier])
}

/** Whether this person may comment: not on a wall, and where the relay lets them. */
export function useMayComment(): boolean {
  const room = useRoom()
  return useRoomState(room).status?.canComment !== false && !room.isWall
}

export function usePeople(): readonly PresentPerson[] {
  const session = useRoom()
  return useSyncExternalStore(session.subscribePeople, session.people)
}

/** The name under which this person writes. */
export function useMe(): { id: string; name: string } {
  const session = useRoom()
  return useRoomState(session).me ?? { id: 'per_unknown', name: '-' }
}
