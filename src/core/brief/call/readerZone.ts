import type { VisitPlan } from '../../activities/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { zoneOffset } from '../../imports/formats/zonedTime.ts'

/** The clock of machines that stand nowhere: nobody lives by it. */
const nobodys = /^(?:Etc\/)?(?:UTC|GMT|UCT|Universal|Zulu|Greenwich)$|^Etc\/GMT[+-]?0$/i

/**
 * The zone by whose clock calls are told to whoever reads: the workspace's, or, where that runs by the clock of a server, the one
 * in which most of the team's appointments are written down.
 */
export function readerZone(db: ReadableDb, own: string): string {
  if (!nobodys.test(own)) return own
  const rows = db
    .read(
      `SELECT zone, count(*) AS n FROM visit_plans WHERE deleted_at IS NULL GROUP BY zone ORDER BY n DESC, zone LIMIT 20`,
    )
    .all() as { zone: string }[]
  return rows.find(({ zone }) => !nobodys.test(zone))?.zone ?? own
}

/** Entries this near to each other are one call. */
const sameSlotMs = 5 * 60_000

/** The zone in which the calendar has the call at `callAt` (UTC ms), where its clock is another than the reader's then; else null. */
export function eventZone(
  plans: readonly Pick<VisitPlan, 'plannedAt' | 'doneAt' | 'zone'>[],
  callAt: number | null,
  reader: string,
): string | null {
  if (callAt === null) return null
  const plan = plans.find(
    ({ plannedAt, doneAt, zone }) =>
      doneAt === null && !nobodys.test(zone) && Math.abs(plannedAt - callAt) <= sameSlotMs,
  )
  return plan === undefined || zoneOffset(plan.zone)(callAt) === zoneOffset(reader)(callAt) ? null : plan.zone
}
