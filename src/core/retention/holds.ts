import { AppError } from '../../shared/errors.ts'
import type { HoldScope } from '../../shared/vocabulary.ts'
import { getAccount } from '../accounts/store.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { getDeal } from '../deals/store.ts'
import { getSource } from '../evidence/store.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import type { NewId } from '../newId.ts'
import { getHold, insertHold, type LegalHold, listActiveHolds, markReleased } from './store.ts'

/** What a hold is called by the record that it keeps; null where there is none. */
export function holdScopeName(db: ReadableDb, scope: HoldScope, scopeId: string): string | null {
  switch (scope) {
    case 'account':
      return getAccount(db, scopeId)?.name ?? null
    case 'deal':
      return getDeal(db, scopeId)?.name ?? null
    case 'source':
      return getSource(db, scopeId)?.name ?? null
  }
}

/** Keeps an account, deal or source from any deletion until the hold is released. Refuses with `record.notFound`. */
export function placeHold(
  db: WritableDb,
  { newId, stamp }: { newId: NewId; stamp: Stamp },
  hold: Pick<LegalHold, 'scope' | 'scopeId' | 'reason'>,
  by: string,
): string {
  if (holdScopeName(db, hold.scope, hold.scopeId) === null)
    throw new AppError('record.notFound', { kind: hold.scope, id: hold.scopeId })
  return transaction(db, () => {
    const id = newId('legalHold')
    insertHold(db, {
      id,
      ...hold,
      placedAt: stamp.at,
      placedBy: by,
      releasedAt: null,
      releasedBy: null,
      releaseReason: null,
    })
    appendLog(db, stamp, { kind: 'holdPlaced', body: { holdId: id, ...hold } })
    return id
  })
}

/** Ends a hold; what was withdrawn meanwhile becomes due. Refuses with `record.notFound`. */
export function releaseHold(db: WritableDb, stamp: Stamp, id: string, reason: string, by: string): void {
  const hold = getHold(db, id)
  if (!hold || hold.releasedAt !== null) throw new AppError('record.notFound', { kind: 'legalHold', id })
  transaction(db, () => {
    markReleased(db, id, { at: stamp.at, by, reason })
    appendLog(db, stamp, { kind: 'holdReleased', body: { holdId: id, reason } })
  })
}

/** Which of these pieces of evidence a hold keeps. */
export function heldEvidenceIds(db: ReadableDb, evidenceIds: readonly string[]): Set<string> {
  const scopes = listActiveHolds(db).map(({ scopeId }) => scopeId)
  if (scopes.length === 0) return new Set()
  const rows = db
    .read(
      `SELECT id FROM evidence WHERE id IN (SELECT value FROM json_each(@evidenceIds)) AND (
        source_id IN (SELECT value FROM json_each(@scopes)) OR account_id IN (SELECT value FROM json_each(@scopes))
        OR deal_id IN (SELECT value FROM json_each(@scopes)))`,
    )
    .all({ evidenceIds: JSON.stringify(evidenceIds), scopes: JSON.stringify(scopes) }) as { id: string }[]
  return new Set(rows.map(({ id }) => id))
}

/** Whether a hold keeps everything about an account. */
export const isAccountHeld = (db: ReadableDb, accountId: string): boolean =>
  listActiveHolds(db).some(({ scopeId }) => scopeId === accountId)
