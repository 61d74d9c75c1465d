import type { AdviceId } from '../../../shared/ids.ts'
import { type ReadableDb, transaction } from '../../db/open.ts'
import { requireDeal } from '../../deals/store.ts'
import { appendLog } from '../../log/append.ts'
import type { Session } from '../../session.ts'
import { requireAdvice } from '../shownAgain.ts'
import { insertAction, listActions, listAdviceHeads } from '../store.ts'
import type { Logged } from './recordAction.ts'

export interface CallOutcome {
  outcome: 'advanced' | 'unchanged' | 'setBack'
  note: string
}

/** What came of the call, in the rep's words; written when they know, and again when they know better. */
export function recordOutcome(session: Session, input: CallOutcome & { adviceId: string }): Logged {
  const { db } = session
  const { adviceId, outcome, note } = input
  const deal = requireDeal(db, requireAdvice(db, adviceId).brief.dealId)
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'outcomeRecorded',
      body: {
        dealId: deal.id,
        outcome: deal.outcome,
        reason: `${outcome}${note ? `: ${note}` : ''}`.slice(0, 2000),
        adviceIds: [adviceId],
      },
    })
    insertAction(db, {
      adviceId,
      part: 'call',
      action: 'outcome',
      reason: note || null,
      used: JSON.stringify({ outcome, note } satisfies CallOutcome),
      actor: session.actor(),
      at: session.now(),
      logEntryHash: logged.hash,
    })
    return logged
  })
}

/** The newest briefs of a deal with what was done with each and what came of the call. */
export function briefHistory(db: ReadableDb, dealId: string) {
  return listAdviceHeads(db, dealId, 50).map(({ id, shownAt, personName }) => {
    const actions = listActions(db, id)
    const last = actions.findLast(({ action }) => action === 'outcome')
    const outcome = last?.used ? (JSON.parse(last.used) as CallOutcome) : null
    return {
      adviceId: id as AdviceId,
      shownAt,
      personName,
      actions: actions
        .filter(({ action }) => action !== 'outcome')
        .map(({ part, action, reason, at }) => ({ part, action: action as string, reason, at })),
      outcome: outcome?.outcome ?? null,
      outcomeNote: outcome?.note || null,
    }
  })
}
