import { callOfDeal } from '../brief/call/callOfDeal.ts'
import type { MovedCall } from '../brief/call/movedCall.ts'
import type { ReadableDb } from '../db/open.ts'
import { dealTalkedOf } from '../deals/dealTalkedOf.ts'
import type { Deal } from '../deals/store.ts'
import { firstEvidenceKeyAt } from '../evidence/evidenceKey.ts'
import { zoneClock } from '../imports/formats/zonedTime.ts'

/** A call that messages agreed or moved and that the calendar does not have so. */
export interface SaidCall {
  deal: Deal
  moved: MovedCall
  /** UTC ms; noon of its day where no time was told. */
  at: number
}

/** Customers whose messages are looked through: those who wrote last. */
const mostAccounts = 30
/** Messages among which those customers are looked for, so that a chat of thousands of lines does not make the day wait. */
const mostMessages = 2000

const lastHeard = `SELECT account_id AS accountId, MAX(key) AS newest FROM
    (SELECT account_id, key, kind FROM evidence WHERE key <= ? ORDER BY key DESC LIMIT ${mostMessages})
   WHERE kind = 'message' AND account_id IS NOT NULL GROUP BY account_id ORDER BY newest DESC LIMIT ${mostAccounts}`

/**
 * The calls in [`fromAt`, `toAt`) (UTC ms) that messages of the last weeks agreed or moved and that the calendar does not
 * have so, soonest first; of a customer with several open deals under the one that is talked of.
 */
export function saidCalls(
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  scope: { asOf: number /** IANA time zone of whoever reads it. */; zone: string },
): SaidCall[] {
  const noonOf = noonIn(scope.zone)
  const accounts = db.read(lastHeard).all(firstEvidenceKeyAt(scope.asOf + 1000)) as { accountId: string }[]
  return accounts
    .flatMap(({ accountId }): SaidCall[] => {
      const stored = dealTalkedOf(db, accountId)
      if (stored === null) return []
      const { deal, moved } = callOfDeal(db, stored, scope)
      if (moved === null || moved.isInCalendar) return []
      const at = moved.callAt ?? noonOf(moved.day)
      return at >= fromAt && at < toAt ? [{ deal, moved, at }] : []
    })
    .toSorted((one, other) => one.at - other.at)
}

/** Noon of a calendar day, `2026-11-26`, in a zone, UTC ms. */
function noonIn(zone: string): (day: string) => number {
  const clock = zoneClock(zone)
  return (text) => {
    const [year, month, day] = text.split('-').map(Number)
    return clock({ year: year!, month: month!, day: day!, hour: 12, minute: 0 })
  }
}
