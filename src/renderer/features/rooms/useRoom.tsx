import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { RoomId } from '../../../shared/ids.ts'
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
export const RoomProvider = RoomContext.Provider

/** The room around this component. */
export function useRoom(): RoomSession {
  const session = useContext(RoomContext)
  if (!session) throw new Error('Parts of a room are used outside one')
  return session
}

export const useRoomState = (session: RoomSession): RoomState =>
  useSyncExternalStore(session.subscribe, session.state)

/** A collection of the room as it stands, again whenever it changes. */
export function useRows<Row>(collection: Collection<Row>): Rows<Row> {
  const watched = useRoom().watch(collection)
  return useSyncExternalStore(watched.subscribe, watched.read)
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
