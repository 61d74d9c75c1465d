import { calendarDay } from '../calendarDay.ts'
import type { ReadableDb } from '../db/open.ts'
import { listLog } from '../log/append.ts'
import { listHealthMonths } from './store.ts'

/** Exports that are looked through; of a month there are few. */
const mostExports = 500

/**
 * The month whose report is due at `at` (UTC ms), null for none: the newest that is over and was measured, as long as nobody
 * has made its report since it ended. One that was made before showed a month that was still under way.
 */
export function healthReportDue(db: ReadableDb, at: number, zone: string): string | null {
  const dayOf = calendarDay(zone)
  const monthOf = (moment: number): string => dayOf(moment).slice(0, 7)
  const due = listHealthMonths(db)
    .filter((month) => month < monthOf(at))
    .at(-1)
  if (due === undefined) return null
  const isMade = listLog(db, { kind: 'exportMade', limit: mostExports }).some((entry) => {
    const { what, month } = entry.body as { what?: string; month?: string }
    return what === 'dataHealth' && month === due && monthOf(entry.at) > due
  })
  return isMade ? null : due
}
