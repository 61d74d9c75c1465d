import type { ChosenPair, MergePreview } from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import type { Session } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { linkNamed } from './linkNamed.ts'
import { logDecision, mergePair, type Pair, previewPair, type Row, standing } from './proposals.ts'
import { mergeProposals } from './schema.ts'

/**
 * The two records as they stand. One record is no pair, what was deleted is nobody's, and contacts of two accounts are two
 * people to us, because each is known by where they work: `import.notMergeable`.
 */
function chosen(db: ReadableDb, { entity, keepId, mergeId }: ChosenPair): { keep: Row; away: Row } {
  const keep = standing(db, entity, keepId)
  const away = standing(db, entity, mergeId)
  const reason =
    keep.id === away.id
      ? 'same'
      : keep.deletedAt != null || away.deletedAt != null
        ? 'deleted'
        : entity === 'contact' && keep.accountId !== away.accountId
          ? 'otherAccount'
          : null
  if (reason !== null) throw new AppError('import.notMergeable', { reason })
  return { keep, away }
}

/** What merging two records of a person's own choice would do. Refuses with `record.notFound` and `import.notMergeable`. */
export function previewChosen(db: ReadableDb, pair: ChosenPair): MergePreview {
  const { keep, away } = chosen(db, pair)
  return previewPair(db, pair.entity, keep, away)
}

/** What a person chose is sure. */
const certain = 100

/**
 * Merges two records of a person's own choice as an accepted proposal does, and answers what was asked of the two: one
 * change set, whose undo brings both back and leaves no question behind. Refuses as `previewChosen` does.
 */
export function mergeChosen(session: Session, wanted: ChosenPair): { changeSetId: string } {
  const { db, newId, now } = session
  const { entity } = wanted
  const { keep, away } = chosen(db, wanted)
  return transaction(db, () => {
    const held: { pair?: Pair } = {}
    const changeSetId = recordChangeSet(db, session, 'merge.chosen', (changes) => {
      changes.insert(mergeProposals, {
        ...{ id: newId('mergeProposal'), entity, keepId: keep.id, mergeId: away.id, status: 'open' },
        ...{ score: certain, reasons: JSON.stringify(['chosen']), createdAt: now() },
      })
      const asked = selectRows(
        db,
        mergeProposals,
        `status = 'open' AND entity = ? AND (keep_id = ? AND merge_id = ? OR keep_id = ? AND merge_id = ?)
         ORDER BY created_at DESC, id DESC`,
        entity,
        keep.id,
        away.id,
        away.id,
        keep.id,
      )
      const pair = { entity, keep, away, asked, isClear: true }
      held.pair = pair
      const kept = new Set<string>()
      mergePair(session, changes, pair, kept)
      linkNamed(session, changes, kept)
    })
    logDecision(session, held.pair!, 'merged')
    return { changeSetId }
  })
}
