import type { ActivityKind, Direction } from '../../shared/vocabulary.ts'
import type { ReadableDb } from '../db/open.ts'
import { stepsIn } from '../facts/actions/buyingStep.ts'
import { factColumns } from '../facts/proposedFact.ts'
import { readText } from '../facts/readText.ts'
import { createReliability, type ReliabilityOfCues } from '../facts/reliability.ts'
import { type LearningNames, learningNames } from '../facts/rivals/heardRivals.ts'
import { facts } from '../facts/schema.ts'
import { amongOurselves } from '../facts/whoSays/amongOurselves.ts'
import { speakerOf } from '../facts/whoSays/stance.ts'
import { namesForReading } from '../market/rivals.ts'
import type { NewId } from '../newId.ts'
import type { Changes } from '../undo/changeSets.ts'
import { activities } from './schema.ts'

/** What reading texts for facts needs beside them; the same for all that is read at once. */
export interface FactReading {
  newId: NewId
  names: LearningNames
  reliability: ReliabilityOfCues
}

export const factReading = (db: ReadableDb, newId: NewId, heardRivals?: Set<string>): FactReading => ({
  newId,
  names: learningNames(namesForReading(db), heardRivals),
  reliability: createReliability(db),
})

/**
 * Adds to a change set what a piece of evidence means for its account: an activity, and the facts and
 * actions that its text states. Times are UTC ms.
 */
export function insertActivityWithFacts(
  changes: Changes,
  { newId, names, reliability }: FactReading,
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
    /** Of a text that is dated by its import alone. */
    undated?: boolean
  },
): void {
  const { text, undated = false, ...activity } = said
  const shared = { ...whose, importId: null }
  changes.insert(activities, {
    ...shared,
    ...activity,
    id: newId('activity'),
    durationMs: null,
    deletedAt: null,
  })
  const { direction } = said
  const isTeamTalk = direction === 'internal' && said.kind !== 'note'
  const found = readText(
    {
      text,
      occurredAt: whose.occurredAt,
      by: speakerOf(direction),
      acts: { direction, steps: stepsIn(text, direction) },
      ...(isTeamTalk && { mend: amongOurselves }),
      onRivals: names.hear,
    },
    names.current(),
    reliability,
  )
  for (const fact of found)
    changes.insert(facts, {
      ...shared,
      id: newId('fact'),
      ...factColumns(fact),
      undated: undated ? 1 : 0,
      origin: 'rule',
      retractedAt: null,
      unsure: fact.unsure,
    })
}
