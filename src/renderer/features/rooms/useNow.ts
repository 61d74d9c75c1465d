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
    let timer: ReturnType<typeof setTimeout>
    // At whole minutes for a minute: who rounds to them must not be behind what was written since.
    const wait = () => {
      timer = setTimeout(tick, everyMs - (Date.now() % everyMs))
    }
    const tick = () => {
      setNow(Date.now())
      wait()
    }
    wait()
    return () => clearTimeout(timer)
  }, [everyMs])
  return past?.at ?? now
}
