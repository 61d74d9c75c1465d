import type { z } from 'zod'
import type { BriefPart } from '../../../shared/contract/brief.ts'
import { transaction } from '../../db/open.ts'
import { type Appended, appendLog } from '../../log/append.ts'
import type { Json } from '../../log/canonicalJson.ts'
import type { LogBody } from '../../log/entry.ts'
import type { Session } from '../../session.ts'
import type { PriceUse } from '../quote/quoteDecision.ts'
import { requireAdvice } from '../shownAgain.ts'
import { insertAction } from '../store.ts'
import type { TrackUse } from '../tracks/effects.ts'

export type Logged = Appended
export type Part = z.infer<typeof BriefPart>

/** Writes what a person did with a part of an advice, log entry and row together. */
export function recordAction(
  session: Session,
  adviceId: string,
  entry: {
    part: string
    action: LogBody<'adviceAction'>['action']
    reason: string | null
    used?: TrackUse | PriceUse
    details?: NonNullable<LogBody<'adviceAction'>['details']>
    /** Words that concern the person of the brief: sealed under their key. */
    personal?: Json
  },
): Logged {
  const { db } = session
  const { brief, logEntryHash } = requireAdvice(db, adviceId)
  const { part, action, reason, used, details, personal } = entry
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'adviceAction',
      body: { adviceId, adviceHash: logEntryHash, part, action, reason, ...(details && { details }) },
      personal:
        personal !== undefined && brief.person
          ? [{ subject: brief.person.contactId, payload: personal }]
          : [],
    })
    insertAction(db, {
      adviceId,
      part,
      action,
      reason,
      used: used ? JSON.stringify(used) : null,
      actor: session.actor(),
      at: session.now(),
      logEntryHash: logged.hash,
    })
    return logged
  })
}
