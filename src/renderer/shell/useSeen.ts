import { useEffect } from 'react'
import { useApi } from '../client/api.tsx'

const mostOften = 30_000

/** Tells the core that somebody is at this screen, twice a minute at most: trainings may wait until nobody is. */
export function useSeen(): void {
  const { client } = useApi()
  useEffect(() => {
    let toldAt = Number.NEGATIVE_INFINITY
    const tell = () => {
      if (performance.now() - toldAt < mostOften) return
      toldAt = performance.now()
      // With no workspace open nothing trains, and nobody need be told.
      client.trainingTimes.here().catch(() => {})
    }
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
    for (const sign of signs) addEventListener(sign, tell, { passive: true })
    return () => {
      for (const sign of signs) removeEventListener(sign, tell)
    }
  }, [client])
}
