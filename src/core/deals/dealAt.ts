import { stages } from '../../shared/vocabulary.ts'
import type { ReadableDb } from '../db/open.ts'
import { type Deal, listStageChanges } from './store.ts'

/**
 * A deal as it stood at `asOf` (UTC ms): in the stage before whatever moved it later, and open until it closed. Of
 * amount, quantity and competitor only the newest version is kept, and stays as it is.
 */
export function dealAt(db: ReadableDb, deal: Deal, asOf: number): Deal {
  const later = listStageChanges(db, deal.id).find(({ changedAt }) => changedAt > asOf)
  const stage = later?.fromStage ?? deal.stage
  if (deal.closedAt === null || deal.closedAt <= asOf) return { ...deal, stage }
  const open = stage === 'won' || stage === 'lost' ? stages[0] : stage
  return { ...deal, stage: open, outcome: 'open', closedAt: null, lossReason: null }
}
