import type { ReadableDb } from '../db/open.ts'
import { listDealCompetitors } from '../deals/store.ts'
import { rivalNames, rivalPattern } from '../facts/rivals.ts'
import { listPricedCompetitors } from './store.ts'

const most = 500

/** The rivals that prices and deals of the workspace name, as written there. */
export const listCompetitors = (db: ReadableDb): string[] => [
  ...new Set([...listPricedCompetitors(db, most), ...listDealCompetitors(db, most)]),
]

/** Finds the rivals whom the workspace knows by name in a text; null where it knows none. */
export const knownRivals = (db: ReadableDb): RegExp | null => rivalPattern(rivalNames(listCompetitors(db)))
