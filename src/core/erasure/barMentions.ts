import type { WritableDb } from '../db/open.ts'
import { reindexEvidence } from '../evidence/store.ts'
import { bars } from './briefWords.ts'

/** Where an account's records keep what people wrote. */
const written = {
  evidence: ['text', 'title', 'author', 'grounds'],
  facts: ['text', 'subject', 'corrected_from'],
  activities: ['summary'],
  visit_plans: ['purpose', 'attendees'],
  tender_feedback: ['title', 'feedback'],
  project_quotes: ['project', 'configuration'],
} as const

/**
 * Puts bars over the names of a person wherever what is kept of their account says them, and takes the names out of
 * the search index. Returns the ids of the rows that were rewritten. Call inside a transaction.
 */
export function barMentions(db: WritableDb, accountId: string, names: readonly string[]): string[] {
  const rewritten: string[] = []
  for (const name of names)
    for (const [table, columns] of Object.entries(written)) {
      const assignments = columns.map((column) => `${column} = replace(${column}, @name, @bars)`)
      const mentions = columns.map((column) => `instr(${column}, @name) > 0`)
      const rows = db
        .write(
          `UPDATE ${table} SET ${assignments.join(', ')} WHERE account_id = @accountId AND (${mentions.join(' OR ')})
           RETURNING id`,
        )
        .all({ name, bars: bars(name), accountId }) as { id: string }[]
      const ids = rows.map(({ id }) => id)
      if (table === 'evidence') reindexEvidence(db, ids)
      rewritten.push(...ids)
    }
  return rewritten
}
