import { type Outcome, type Stage, stages } from '../../shared/vocabulary.ts'
import { listAdviceIdsOfDeal } from '../brief/store.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { type Deal, getDeal, listStageChanges } from './store.ts'

const isEnd = (stage: Stage): stage is 'won' | 'lost' => stage === 'won' || stage === 'lost'

/** The last stage in which a deal was open before it ended. */
const lastOpenStage = (session: Pick<Session, 'db'>, deal: Deal): Stage =>
  listStageChanges(session.db, deal.id)
    .flatMap(({ fromStage, toStage }) => [fromStage, toStage])
    .findLast((stage) => stage !== null && !isEnd(stage)) ?? stages[0]

/**
 * Stage and outcome after a patch, which always agree: an ending stage is an outcome and the other way round, and a
 * deal that is opened again goes back to the stage that it had before its end.
 */
export function stageAndOutcome(
  session: Pick<Session, 'db'>,
  deal: Deal,
  patch: { stage?: Stage | undefined; outcome?: Outcome | undefined },
): { stage: Stage; outcome: Outcome } {
  if (patch.stage !== undefined)
    return { stage: patch.stage, outcome: isEnd(patch.stage) ? patch.stage : 'open' }
  if (patch.outcome === undefined || patch.outcome === deal.outcome)
    return { stage: deal.stage, outcome: deal.outcome }
  if (patch.outcome !== 'open') return { stage: patch.outcome, outcome: patch.outcome }
  return { stage: isEnd(deal.stage) ? lastOpenStage(session, deal) : deal.stage, outcome: 'open' }
}

/** Logs how a deal stands, with every advice that was shown for it before. */
export function logOutcome(session: Session, dealId: string, outcome: Outcome, reason: string | null): void {
  appendLog(session.db, session.stamp(), {
    kind: 'outcomeRecorded',
    body: { dealId, outcome, reason, adviceIds: listAdviceIdsOfDeal(session.db, dealId) },
  })
}

/**
 * An outcome that was taken back is corrected in the log by a later entry, because nothing in the log goes away.
 * `change` is a row that an undo has put back.
 */
export function logUndoneOutcome(
  session: Session,
  change: { tableName: string; rowId: string; undone: Record<string, unknown> | null },
): void {
  if (change.tableName !== 'deals') return
  const deal = getDeal(session.db, change.rowId)
  if (deal && change.undone && change.undone.outcome !== deal.outcome)
    logOutcome(session, deal.id, deal.outcome, 'undone')
}
