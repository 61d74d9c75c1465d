import type { Brief, QuoteView } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import type { ReadableDb } from '../db/open.ts'
import { listUnconfirmedSpans } from '../facts/store.ts'
import { breakerState } from '../governance/breaker.ts'
import { customerOf } from '../governance/customer.ts'
import { listPeople } from '../identity/parties.ts'
import type { Session } from '../session.ts'
import type { PriceUse } from './quote/quoteDecision.ts'
import { type AdviceAction, type Decision, getAdvice, listActions } from './store.ts'

/** A stored brief as it was shown, and the log entry that says so. Refuses with `record.notFound`. */
export function requireAdvice(db: ReadableDb, adviceId: string): { brief: Brief; logEntryHash: string } {
  const row = getAdvice(db, adviceId)
  if (!row) throw new AppError('record.notFound', { kind: 'advice', id: adviceId })
  return { brief: JSON.parse(row.body) as Brief, logEntryHash: row.logEntryHash }
}

const isDecision = (action: AdviceAction['action']): action is Decision =>
  action === 'adopted' || action === 'edited' || action === 'rejected'

/** What was decided on each part of an advice. */
export const decisionsOf = (actions: readonly AdviceAction[]): Map<string, Decision> =>
  new Map(actions.flatMap(({ part, action }) => (isDecision(action) ? [[part, action] as const] : [])))

/** Whether the price that was decided on waits for somebody else's approval, or has it. */
export function approvalOf(db: ReadableDb, actions: readonly AdviceAction[]): QuoteView['approval'] {
  const decided = actions.find(
    ({ part, action }) => part === 'quoteRange' && (action === 'adopted' || action === 'edited'),
  )
  if (!decided?.used) return null
  const { unitPriceMinor, guardrail } = JSON.parse(decided.used) as PriceUse
  if (guardrail !== 'escalate') return null
  const granted = actions.find(({ action }) => action === 'approved')
  if (!granted) return { status: 'needed', unitPriceMinor, approver: null, at: null }
  const name = listPeople(db).find(({ id }) => id === granted.actor)?.name
  return { status: 'granted', unitPriceMinor, approver: name ?? granted.actor, at: granted.at }
}

/** A brief with which of its citations nobody has confirmed yet; that is no part of the advice. */
export const withUnconfirmed = (db: ReadableDb, brief: Brief): Brief => ({
  ...brief,
  unconfirmed: listUnconfirmedSpans(
    db,
    brief.evidence.map(({ evidenceId }) => evidenceId),
  ) as NonNullable<Brief['unconfirmed']>,
})

/** What is true of a brief now, beside what was shown: decisions and approvals since, and today's contacts. */
export function asOfNow(session: Session, brief: Brief): Brief {
  const { db } = session
  const actions = listActions(db, brief.adviceId)
  const decisions = decisionsOf(actions)
  const customer = customerOf(session, brief.accountId, brief.person?.contactId ?? null)
  const { count, limit, state } = breakerState(db, customer, session.now())
  return {
    ...brief,
    touches: { today: count, limit, frozen: state === 'frozen' },
    tracks: brief.tracks.map((track) => ({
      ...track,
      decision: decisions.get(`track:${track.index}`) ?? null,
    })),
    quote: brief.quote && {
      ...brief.quote,
      decision: decisions.get('quoteRange') ?? null,
      approval: approvalOf(db, actions),
    },
  }
}
