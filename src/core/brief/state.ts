import { libraryVersion } from '../atoms/library/index.ts'
import { calendarDay } from '../calendarDay.ts'
import type { ReadableDb } from '../db/open.ts'
import { factRulesVersion } from '../facts/factKinds.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import { redLinesVersion } from '../redLines/rules.ts'
import type { Session } from '../session.ts'
import { compositionVersion } from '../talkTracks/index.ts'

export interface BriefRequest {
  dealId: string
  contactId: string | null
  lang: 'zh' | 'en'
}

/**
 * Counters that move whenever something moves that a brief is computed from. Contacts with customers and decisions
 * are not among them: they are shown beside the advice as they are now. Every table is read by its key alone.
 */
const watched = {
  changes: 'SELECT max(id) FROM row_changes',
  undone: 'SELECT count(undone_at) FROM change_sets',
  imports: "SELECT count(*) || ':' || coalesce(max(finished_at), 0) FROM imports WHERE status = 'done'",
  undoneImports: "SELECT count(*) FROM imports WHERE status = 'undone'",
  evidence: 'SELECT count(*) FROM sources',
  visits: 'SELECT max(rowid) FROM visit_plans',
  models: 'SELECT max(id) FROM fitted_models',
  rules: 'SELECT max(rowid) FROM management_rules',
  clauses: "SELECT count(*) || ':' || count(retired_at) FROM clauses",
  bands: "SELECT count(*) || ':' || count(retired_at) FROM discount_bands",
  strategyChanges: 'SELECT max(rowid) FROM strategy_changes',
  settings: 'SELECT json_group_array(key || value_json) FROM settings',
  // Without one nobody is scored where the team requires them.
  assessments: 'SELECT max(rowid) FROM impact_assessments',
  shredded:
    "SELECT count(*) FROM log_entries WHERE kind IN ('erasure', 'consentWithdrawn', 'retentionDeleted')",
} as const

const stateSql = `SELECT ${Object.entries(watched)
  .map(([name, sql]) => `(${sql}) AS ${name}`)
  .join(', ')}`

const countersOf = (db: ReadableDb) => db.read(stateSql).get() as Record<string, string | number | null>

/** The counters as one text: the same text, the same records. */
export const stateOf = (db: ReadableDb): string => JSON.stringify(countersOf(db))

/** The hash of the state that a brief is computed from: the same state, day and person give the same advice. */
export function inputHashOf(
  session: Session,
  { dealId, contactId, lang }: BriefRequest,
  asOf: number,
): string {
  return sha256Hex(
    canonicalJson({
      deal: dealId,
      contact: contactId,
      lang,
      day: calendarDay(session.zone())(asOf),
      state: countersOf(session.db),
      rules: [factRulesVersion, compositionVersion, libraryVersion, redLinesVersion],
    }),
  )
}
