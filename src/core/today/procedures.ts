import type { BreakerView } from '../../shared/contract/governance.ts'
import type { DealId } from '../../shared/ids.ts'
import { countWaiting } from '../approvals/views.ts'
import { readerZone } from '../brief/call/readerZone.ts'
import { listUndecidedAdvice } from '../brief/store.ts'
import { calendarDay } from '../calendarDay.ts'
import { trayFrom } from '../captures/procedures.ts'
import { healthReportDue } from '../dataHealth/reportDue.ts'
import { getDeal } from '../deals/store.ts'
import { countOpenCaptures } from '../facts/captureStore.ts'
import { breakerViews } from '../governance/views.ts'
import { countOpenProposals } from '../imports/proposals.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { alertsAt } from './alerts.ts'
import { callsBetween } from './calls.ts'
import { changesBetween } from './changes.ts'
import { dayStartAfter } from './dayStart.ts'
import { saidCalls } from './saidCalls.ts'

const dayMs = 86_400_000
/** From today on: a week, so that Monday shows what Friday holds. */
const daysAhead = 7
const mostToday = 50
const mostUpcoming = 20

function today(session: Session) {
  const { db } = session
  const now = session.now()
  const zone = readerZone(db, session.zone())
  const border = (days: number) => dayStartAfter(zone, now, days)
  const said = saidCalls(db, border(0), border(daysAhead), { asOf: now, zone })
  return {
    now,
    zone,
    today: callsBetween(db, border(0), border(1), now, mostToday, said),
    upcoming: callsBetween(db, border(1), border(daysAhead), now, mostUpcoming, said),
    changes: changesBetween(db, now - 7 * dayMs, now),
    alerts: alertsAt(db, now),
    frozen: breakerViews(session).filter((view): view is BreakerView => view.state === 'frozen'),
    decisionsWaiting: listUndecidedAdvice(db, now - 7 * dayMs, calendarDay(zone), 10).flatMap((waiting) => {
      const deal = getDeal(db, waiting.dealId)
      if (!deal || deal.deletedAt !== null || deal.outcome !== 'open') return []
      return [{ ...waiting, dealId: deal.id as DealId, dealName: deal.name }]
    }),
    proposals: countOpenProposals(db),
    approvals: countWaiting(session),
    captures: countOpenCaptures(db, trayFrom(session)),
    reportDue: healthReportDue(db, now, zone),
  }
}

/** What the day asks for: calls due, what changed, what to look at, who must not be contacted. */
export function todayProcedures(sessions: Sessions) {
  return { get: implementer.today.get.handler(() => today(sessions.require())) }
}
