import { createContext, useContext } from 'react'
import { unitHindrance } from '../../../../shared/rooms/unitRule.ts'
import { useRoom } from '../useRoom.tsx'

/** Since when the unit around is over, UTC ms; null while it runs. */
export const EndedContext = createContext<number | null>(null)

export const useEndedAt = (): number | null => useContext(EndedContext)

/** Whether this screen may change the unit: by the rule by which the core takes a change, and not on a wall. */
export function useMayWrite(): boolean {
  const { readOnly } = useRoom()
  return unitHindrance(useEndedAt(), !readOnly) === null
}
