import { getAccount } from '../../accounts/store.ts'
import type { ReadableDb } from '../../db/open.ts'

/** Another record that may be the customer's, and how much lies with it. */
export interface PerhapsSame {
  accountId: string
  name: string
  items: number
}

const mostNamed = 2
/** Two that lists have both are asked about where the names are hardly two. */
const alikeScore = 80

/**
 * Other records of which a merge with this customer is proposed and not decided, with how many items of theirs were known at
 * `asOf` (UTC ms): nothing of it is in the brief. Those with nothing on file are left out.
 */
export function perhapsSame(db: ReadableDb, accountId: string, asOf: number): PerhapsSame[] {
  const asked = db
    .read(
      `SELECT keep_id AS keepId, merge_id AS mergeId, score FROM merge_proposals
       WHERE entity = 'account' AND status = 'open' AND created_at <= ? ORDER BY score DESC, id LIMIT 500`,
    )
    .all(asOf) as { keepId: string; mergeId: string; score: number }[]
  if (asked.length === 0) return []
  const standing = (id: string): string => {
    const next = getAccount(db, id)?.mergedIntoId ?? null
    return next === null ? id : standing(next)
  }
  const itemsOf = db.read(
    'SELECT count(*) AS n FROM evidence WHERE account_id = ? AND known_at <= ? AND shredded_at IS NULL',
  )
  const found = new Map<string, PerhapsSame>()
  for (const { keepId, mergeId, score } of asked) {
    const [one, two] = [standing(keepId), standing(mergeId)]
    if (one === two || (one !== accountId && two !== accountId)) continue
    const other = getAccount(db, one === accountId ? two : one)
    const own = getAccount(db, accountId)
    if (other === null || own === null || other.deletedAt !== null) continue
    // Of two that lists have, each with a row of its own, only names that are hardly two are worth a line.
    if (own.evidenceId !== null && other.evidenceId !== null && score < alikeScore) continue
    const { n } = itemsOf.get(other.id, asOf) as { n: number }
    if (n > 0) found.set(other.id, { accountId: other.id, name: other.name, items: n })
  }
  return [...found.values()].sort((left, right) => right.items - left.items).slice(0, mostNamed)
}
