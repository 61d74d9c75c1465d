import { AppError } from '../../shared/errors.ts'
import { accounts } from '../accounts/schema.ts'
import { getAccount } from '../accounts/store.ts'
import { products } from '../catalog/schema.ts'
import { getProduct } from '../catalog/store.ts'
import { contacts } from '../contacts/schema.ts'
import { getContact } from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { selectRow, selectRows } from '../db/rows.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { type Changes, recordChangeSet } from '../undo/changeSets.ts'
import { type Entity, pointElsewhere } from './references.ts'
import { relinkDeals } from './relinkDeals.ts'
import { mergeProposals } from './schema.ts'

type Row = Record<string, unknown> & { id: string; name: string; mergedIntoId: string | null }

const tables = { account: accounts, contact: contacts, product: products } as const
const getters = { account: getAccount, contact: getContact, product: getProduct } as const

const rowOf = (db: ReadableDb, entity: Entity, id: string): Row | null =>
  getters[entity](db, id) as unknown as Row | null

/** The record that stands for `id` now, through earlier merges. */
function standing(db: ReadableDb, entity: Entity, id: string): Row {
  const row = rowOf(db, entity, id)
  if (!row) throw new AppError('record.notFound', { kind: entity, id })
  return row.mergedIntoId === null ? row : standing(db, entity, row.mergedIntoId)
}

/** Pairs that a person should decide on, likeliest first. */
export const listProposals = (db: ReadableDb) =>
  selectRows(db, mergeProposals, "status = 'open' ORDER BY score DESC, created_at LIMIT 500").map((row) => ({
    id: row.id,
    entity: row.entity,
    keepId: row.keepId,
    keepName: rowOf(db, row.entity, row.keepId)?.name ?? '',
    mergeId: row.mergeId,
    mergeName: rowOf(db, row.entity, row.mergeId)?.name ?? '',
    score: row.score / 100,
    reasons: JSON.parse(row.reasons) as string[],
  }))

/** How many pairs wait for a decision. */
export const countOpenProposals = (db: ReadableDb): number =>
  (
    db.read("SELECT count(*) AS n FROM merge_proposals WHERE status = 'open'").get() as {
      n: number
    }
  ).n

/** Accounts that only a reference made and that wait for a person to say which other they are. */
export const listUnprovenAccounts = (db: ReadableDb): Set<string> =>
  new Set(
    (
      db
        .read(
          `SELECT DISTINCT a.id FROM merge_proposals p JOIN accounts a ON a.id = p.merge_id
           WHERE p.status = 'open' AND p.entity = 'account' AND a.evidence_id IS NULL AND a.code IS NULL
            AND a.import_id IS NOT NULL AND a.merged_into_id IS NULL`,
        )
        .all() as { id: string }[]
    ).map(({ id }) => id),
  )

/** Columns that say what a record is; a merge does not carry them over. */
const identity: ReadonlySet<string> = new Set([
  'id',
  'name',
  'nameKey',
  'mergedIntoId',
  'deletedAt',
  'importId',
])

function merge(db: ReadableDb, changes: Changes, entity: Entity, keep: Row, away: Row): void {
  pointElsewhere(db, changes, entity, away.id, keep.id)
  const gaps = Object.fromEntries(
    Object.entries(away).filter(
      ([property, value]) => value !== null && keep[property] === null && !identity.has(property),
    ),
  )
  if (entity !== 'contact') {
    const aliasesOf = (row: Row) => JSON.parse((row.aliases as string | null) ?? '[]') as string[]
    gaps.aliases = JSON.stringify([...new Set([...aliasesOf(keep), away.name, ...aliasesOf(away)])])
  }
  const table = tables[entity] as typeof accounts
  changes.update(table, keep.id, gaps)
  changes.update(table, away.id, { mergedIntoId: keep.id })
  if (entity === 'account') relinkDeals(db, changes, keep.id)
}

/**
 * Merges two records or leaves them apart. A merge points everything at the record that is kept, its evidence too,
 * fills its gaps, remembers the other name, and is one change set: undo brings the other record back with all that
 * was its own. Where earlier merges made the two one already, the question is only closed.
 * Refuses with `record.notFound` and `import.proposalDecided`.
 */
export function decideProposal(
  session: Session,
  id: string,
  decision: 'merge' | 'dismiss',
): { changeSetId: string | null } {
  const { db } = session
  const proposal = selectRow(db, mergeProposals, 'id = ?', id)
  if (!proposal) throw new AppError('record.notFound', { kind: 'mergeProposal', id })
  if (proposal.status !== 'open') throw new AppError('import.proposalDecided', { id })
  const { entity, keepId, mergeId } = proposal
  const status = decision === 'merge' ? 'merged' : 'dismissed'
  return transaction(db, () => {
    const label = decision === 'merge' ? 'merge.accept' : 'merge.dismiss'
    const changeSetId = recordChangeSet(db, session, label, (changes) => {
      if (decision === 'merge') {
        const keep = standing(db, entity, keepId)
        const away = standing(db, entity, mergeId)
        if (keep.id !== away.id) merge(db, changes, entity, keep, away)
      }
      changes.update(mergeProposals, id, { status, decidedAt: session.now() })
    })
    appendLog(db, session.stamp(), {
      kind: 'mergeDecided',
      body: { proposalId: id, entity, keepId, mergeId, decision: status },
    })
    return { changeSetId }
  })
}
