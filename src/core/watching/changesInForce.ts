import { z } from 'zod'
import type { ReadableDb } from '../db/open.ts'
import { setting } from '../settings/settings.ts'
import type { StrategyShift } from '../talkTracks/types.ts'
import { listStrategyChanges } from './store.ts'

/** Whether what managers answered to the report weighs in talk tracks; a manager may switch it off and on. */
export const changesWeigh = setting('watching.changesWeigh', z.boolean(), true)

/**
 * The changes of strategy that hold for a deal of this region and stage as of a day (UTC ms), newest first. `region` null:
 * nobody wrote one down, so that only what holds everywhere does.
 */
export const changesFor = (
  db: ReadableDb,
  { region, stage }: { region: string | null; stage: string },
  asOf: number,
): StrategyShift[] =>
  listStrategyChanges(db)
    .filter(
      (change) =>
        change.at <= asOf &&
        (change.region === null || change.region === region) &&
        (change.stage === null || change.stage === stage),
    )
    .map(({ id, fromStrategy, toStrategy, reason, at }) => ({
      id,
      from: fromStrategy,
      to: toStrategy,
      reason,
      at,
    }))
