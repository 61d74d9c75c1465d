import type { ActivityKind, Direction } from '../../shared/vocabulary.ts'
import type { ReadableDb } from '../db/open.ts'
import { amongOurselves, extractFacts, factColumns } from '../facts/extract.ts'
import { facts } from '../facts/schema.ts'
import { speakerOf } from '../facts/stance.ts'
import { knownRivals } from '../market/rivals.ts'
import type { NewId } from '../newId.ts'
import type { Changes } from '../undo/changeSets.ts'
import { activities } from './schema.ts'

/**
 * Adds to a change set what a piece of evidence means for its account: an activity, and the facts that its text
 * states. Times are UTC ms.
 */
export function insertActivityWithFacts(
  changes: Changes,
  { db, newId }: { db: ReadableDb; newId: NewId },
  whose: {
    accountId: string
    contactId: string | null
    dealId: string | null
    occurredAt: number
    knownAt: number
    evidenceId: string
  },
  said: {
    kind: ActivityKind
    direction: Direction
    ownerName: string | null
    text: string
    summary: string
    zone: string
    notForLearning: 1 | null
  },
): void {
  const { text, ...activity } = said
  const shared = { ...whose, importId: null }
  changes.insert(activities, {
    ...shared,
    ...activity,
    id: newId('activity'),
    durationMs: null,
    deletedAt: null,
  })
  const found = extractFacts(text, whose.occurredAt, speakerOf(said.direction), knownRivals(db))
  const isTeamTalk = said.direction === 'internal' && said.kind !== 'note'
  for (const fact of isTeamTalk ? amongOurselves(found) : found)
    changes.insert(facts, {
      ...shared,
      id: newId('fact'),
      ...factColumns(fact),
      undated: 0,
      origin: 'rule',
      retractedAt: null,
    })
}
