import type { Direction } from '../../../shared/vocabulary.ts'
import { transaction } from '../../db/open.ts'
import { firstEvidenceKeyAt } from '../../evidence/evidenceKey.ts'
import { factsToldBy, stanceOfAction } from '../../facts/actions/actions.ts'
import { factColumns } from '../../facts/proposedFact.ts'
import { insertFact } from '../../facts/store.ts'
import { voiceAt } from '../../facts/whoSays/stance.ts'
import { namesForReading } from '../../market/rivals.ts'
import type { Session } from '../../session.ts'
import { modelSubject } from '../modelSubject.ts'
import type { ModelProposal } from './askForCaptures.ts'

/** A message or note of the last days that a model may be asked about. */
export interface UnreadItem {
  id: string
  text: string
  occurredAt: number
  direction: Direction
}

/**
 * What is linked to a customer, was not asked about yet and whose words may be used, in the order in which it came. `after` is the
 * id of the last that was asked about: ids sort by when they were made.
 */
export function listUnread(
  { db }: Pick<Session, 'db'>,
  { fromAt, after, limit }: { fromAt: number; after: string; limit: number },
): UnreadItem[] {
  return db
    .read(
      `SELECT e.id, e.text, e.occurred_at AS occurredAt, a.direction FROM evidence e
       JOIN activities a ON a.evidence_id = e.id AND a.deleted_at IS NULL
       WHERE e.key >= ? AND e.id > ? AND e.kind IN ('message', 'note') AND e.account_id IS NOT NULL
        AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.text <> ''
       GROUP BY e.id ORDER BY e.id LIMIT ?`,
    )
    .all(firstEvidenceKeyAt(fromAt), after, limit) as UnreadItem[]
}

/** A name that the product knows otherwise, or a whole clause, is no rival's. */
const longestName = 30

/**
 * Writes what a model proposed of an item beside what rules told of it, unsure and marked as the model's, and tells how many. A kind
 * that something told there already is not proposed again, nor one that a person rejected there.
 */
export function writeProposals(
  session: Pick<Session, 'db' | 'newId' | 'now'>,
  { id: evidenceId, text, direction }: UnreadItem,
  proposals: readonly ModelProposal[],
  modelSha256: string,
): number {
  const { db, newId, now } = session
  return transaction(db, () => {
    // It took its time: the words may have gone, been changed or been restricted meanwhile.
    const item = db
      .read(
        `SELECT text, account_id AS accountId, contact_id AS contactId, deal_id AS dealId,
          occurred_at AS occurredAt, import_id AS importId FROM evidence
         WHERE id = ? AND shredded_at IS NULL AND sensitivity <> 'restricted' AND account_id IS NOT NULL`,
      )
      .get(evidenceId) as
      | {
          text: string
          accountId: string
          contactId: string | null
          dealId: string | null
          occurredAt: number
          importId: string | null
        }
      | undefined
    if (!item || item.text !== text) return 0
    const told = new Set(
      (
        db.read('SELECT DISTINCT kind FROM facts WHERE evidence_id = ?').all(evidenceId) as { kind: string }[]
      ).map(({ kind }) => kind),
    )
    const names = proposals.some(({ kind }) => kind === 'competitorNamed') ? namesForReading(db) : null
    let written = 0
    for (const { kind: named, start, end, text: said, figures } of proposals) {
      const kind = named === 'competitorNamed' ? 'competitorName' : named
      if (told.has(kind)) continue
      if (kind === 'competitorName') {
        if (said.length > longestName || names!.isNoRival(said) || names!.sideOf(said) !== null) continue
      } else if ([...(factsToldBy(kind) ?? [])].some((fact) => told.has(fact))) continue
      told.add(kind)
      const voice = voiceAt(text, start, direction)
      insertFact(db, {
        ...factColumns({
          kind,
          subject: modelSubject(modelSha256),
          start,
          end,
          text: said,
          figures,
          ...voice,
          stance: kind === 'competitorName' ? 'stated' : stanceOfAction(kind),
        }),
        id: newId('fact'),
        evidenceId,
        accountId: item.accountId,
        contactId: voice.saidBy === null ? item.contactId : null,
        dealId: item.dealId,
        occurredAt: item.occurredAt,
        knownAt: now(),
        undated: 0,
        origin: 'rule',
        importId: item.importId,
        retractedAt: null,
        unsure: 'model',
      })
      written += 1
    }
    return written
  })
}
