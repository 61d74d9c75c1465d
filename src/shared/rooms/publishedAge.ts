const dayMs = 86_400_000

/** A published figure is marked when it is older than this: a board is gone through once a week. */
export const freshDays = 7
/** How far clocks of colleagues may differ before a time is called one that has not come. */
const clocksApartMs = 10 * 60_000

/**
 * How old a publication is, in whole days. Each has its own age: one of this morning makes another of last month no
 * younger. `ahead`: its time has not come, by this machine's clock, so that nothing is known of its age.
 */
export function publishedAge(at: number, now: number): { days: number; state: 'fresh' | 'old' | 'ahead' } {
  const days = Math.max(0, Math.floor((now - at) / dayMs))
  if (at > now + clocksApartMs) return { days, state: 'ahead' }
  return { days, state: now - at > freshDays * dayMs ? 'old' : 'fresh' }
}
