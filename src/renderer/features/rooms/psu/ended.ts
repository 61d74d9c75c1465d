import { createContext, useContext } from 'react'
import { useRoom } from '../useRoom.tsx'

/** Since when the unit around is over, UTC ms; null while it runs. */
export const EndedContext = createContext<number | null>(null)

export const useEndedAt = (): number | null => useContext(EndedContext)

/** Whether this screen may change the unit: not on a wall, not once it has dissolved. */
export function useMayWrite(): boolean {
  const { readOnly } = useRoom()
  return useEndedAt() === null && !readOnly
}
