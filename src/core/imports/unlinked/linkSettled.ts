import { type FactReading, factReading, insertActivityWithFacts } from '../../activities/readInto.ts'
import { mayLearnFromSource } from '../../consent/recordings.ts'
import type { ReadableDb } from '../../db/open.ts'
import { evidence } from '../../evidence/schema.ts'
import type { Locator } from '../../evidence/store.ts'
import { activityKindOf } from '../../facts/actions/buyingStep.ts'
import type { NewId } from '../../newId.ts'
import type { Changes } from '../../undo/changeSets.ts'
import type { Evidence, Settled } from './settledItem.ts'

const summaryLength = 2000
/** A picture, a file or a recalled message stands as its kind: it is linked, and states nothing. */
const isWordless = (text: string): boolean => /^\[[a-z_]+\]$/.test(text)

/** What linking needs beside the items; made once for all that are linked together. */
export interface Linking {
  reading: FactReading
  /** Whether models may learn from a source: a recording only where its consent says so. */
  mayLearnFrom(sourceId: string): boolean
}

export function createLinking(
  { db, newId, now }: { db: ReadableDb; newId: NewId; now(): number },
  heardRivals?: Set<string>,
): Linking {
  const known = new Map<string, boolean>()
  return {
    reading: factReading(db, newId, heardRivals),
    mayLearnFrom(sourceId) {
      const before = known.get(sourceId)
      if (before !== undefined) return before
      const may = mayLearnFromSource(db, sourceId, now())
      known.set(sourceId, may)
      return may
    },
  }
}

const isDatedByImport = ({ locator }: Evidence): boolean =>
  (JSON.parse(locator) as Locator).datedBy === 'import'

/** Links an item as the import would have, had it known: with its activity and what its text states. */
export function linkSettled(
  changes: Changes,
  { reading, mayLearnFrom }: Linking,
  { row, direction, grounds, words = row.text, ...whose }: Settled,
): void {
  changes.update(evidence, row.id, {
    ...whose,
    grounds: grounds.length === 0 ? null : JSON.stringify(grounds),
  })
  if (isWordless(row.text)) return
  const isNote = row.kind === 'note'
  insertActivityWithFacts(
    changes,
    reading,
    { ...whose, occurredAt: row.occurredAt, knownAt: row.knownAt, evidenceId: row.id },
    {
      kind: isNote ? 'note' : activityKindOf(row.text, direction),
      direction,
      ownerName: direction === 'outbound' ? row.author : null,
      text: words,
      summary: (isNote ? [row.title, row.text].filter(Boolean).join('\n') : row.text).slice(0, summaryLength),
      zone: row.zone,
      notForLearning: mayLearnFrom(row.sourceId) ? null : 1,
      undated: isDatedByImport(row),
    },
  )
}
