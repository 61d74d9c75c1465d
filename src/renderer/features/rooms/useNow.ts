import { useEffect, useState } from 'react'
import { usePastVersion } from './useRoom.tsx'

/**
 * This machine's clock, UTC ms, every `everyMs`; it stands still while `everyMs` is null. In a room as it was, the moment
 * of that version: what was late then is late there.
 */
export function useNow(everyMs: number | null): number {
  const past = usePastVersion()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (everyMs === null) return
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return past?.at ?? now
}
