import type { VisitPlan } from '../../activities/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Deal } from '../../deals/store.ts'
import { sqlOfFormats } from '../../imports/formats/traits.ts'
import { type MovedCall, movedCall } from './movedCall.ts'

const dayMs = 86_400_000
/** A call is put off by days: an older slot is another call's. */
const mostDays = 5

/** What a calendar has of the last days, and whose time has come: read after it, an appointment counts as held. */
const heldByCalendar = `SELECT a.id, a.account_id AS accountId, a.deal_id AS dealId, a.contact_id AS contactId, a.owner_name AS ownerName,
    a.summary, a.occurred_at AS plannedAt, a.zone, a.evidence_id AS evidenceId, a.known_at AS knownAt, a.import_id AS importId
   FROM activities a JOIN evidence e ON e.id = a.evidence_id JOIN sources s ON s.id = e.source_id
  WHERE a.account_id = ? AND a.deleted_at IS NULL AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND s.format IN (${sqlOfFormats(({ family }) => family === 'calendar')})
   AND a.known_at <= ? AND a.occurred_at BETWEEN ? AND ? ORDER BY a.occurred_at DESC LIMIT 20`

const asPlan = ({ summary, ...row }: Omit<VisitPlan, 'purpose'> & { summary: string }): VisitPlan => ({
  ...row,
  purpose: summary.split('\n', 1)[0]!,
  place: null,
  attendees: null,
  doneAt: null,
  deletedAt: null,
})

export interface PutOffCall {
  moved: MovedCall
  /** The appointment whose slot was left. */
  plan: VisitPlan
}

/**
 * The call of a deal whose slot in the calendar has just gone by, and which a message from before that slot had put off to a
 * day still to come; null where there is none. On the day itself the calendar has nothing ahead any more.
 */
export function putOffCall(
  db: ReadableDb,
  { id, accountId }: Pick<Deal, 'id' | 'accountId'>,
  plans: readonly VisitPlan[],
  scope: { asOf: number /** IANA time zone of whoever reads it. */; zone: string },
): PutOffCall | null {
  const { asOf } = scope
  const since = asOf - mostDays * dayMs
  const held = db.read(heldByCalendar).all(accountId, asOf, since, asOf) as unknown as Parameters<
    typeof asPlan
  >[0][]
  const goneBy = [...plans.filter(({ doneAt }) => doneAt === null), ...held.map(asPlan)]
    .filter(
      ({ plannedAt, dealId }) =>
        plannedAt >= since && plannedAt <= asOf && (dealId === null || dealId === id),
    )
    .toSorted((one, other) => other.plannedAt - one.plannedAt)
  for (const plan of goneBy) {
    const moved = movedCall(db, accountId, plan.plannedAt, scope)
    if (moved !== null && !moved.isInCalendar && moved.at <= plan.plannedAt) return { moved, plan }
  }
  return null
}
