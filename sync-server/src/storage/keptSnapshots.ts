const dayMs = 24 * 3_600_000

/**
 * E8: which of the superseded snapshots stay, given when each was superseded (UTC ms), newest first: the latest of
 * each day for so long. Pure.
 */
export function keptSnapshots(superseded: readonly number[], now: number, keptMs: number): boolean[] {
  const days = new Set<number>()
  return superseded.map((at) => {
    const day = Math.floor(at / dayMs)
    if (now - at > keptMs || days.has(day)) return false
    days.add(day)
    return true
  })
}
