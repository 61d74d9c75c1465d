import { setImmediate as breathe } from 'node:timers/promises'
import type { SensitiveItem } from '../../shared/contract/inventory.ts'
import { AppError } from '../../shared/errors.ts'
import type { Sensitivity } from '../../shared/vocabulary.ts'
import { accountNames } from '../accounts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { appendLog, listLog } from '../log/append.ts'
import type { LogBody } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { recordChangeSet, type UndoneChange } from '../undo/changeSets.ts'
import { evidence } from './schema.ts'
import { sensitiveParts } from './sensitiveClasses.ts'
import { getEvidence, goneBecause, listReadableBefore } from './store.ts'

type Change = LogBody<'sensitivityChanged'>['change']

const log = (
  session: Pick<Session, 'db' | 'stamp'>,
  evidenceId: string,
  labels: { before: Sensitivity; after: Sensitivity; change: Change },
): void => {
  appendLog(session.db, session.stamp(), { kind: 'sensitivityChanged', body: { evidenceId, ...labels } })
}

/**
 * Gives pieces of evidence another sensitivity, each with its entry in the log: one change set, null where all have the
 * label already. Such a piece is told as looked at, so that the rules propose it no more. Refuses with `record.notFound`,
 * also where the words are gone.
 */
export function setSensitivity(
  session: Session,
  ids: readonly string[],
  sensitivity: Sensitivity,
): { changeSetId: string | null } {
  const { db } = session
  const items = [...new Set(ids)].map((id) => {
    const item = getEvidence(db, id)
    if (item === null || goneBecause(item) !== null)
      throw new AppError('record.notFound', { kind: 'evidence', id })
    return item
  })
  const other = items.filter((item) => item.sensitivity !== sensitivity)
  return transaction(db, () => {
    for (const { id, sensitivity: before } of items)
      log(session, id, { before, after: sensitivity, change: before === sensitivity ? 'kept' : 'set' })
    if (other.length === 0) return { changeSetId: null }
    return {
      changeSetId: recordChangeSet(db, session, 'evidence.sensitivity', (changes) => {
        for (const { id } of other) changes.update(evidence, id, { sensitivity })
      }),
    }
  })
}

/** The entry in the log of a label that was taken back; for `undoChangeSet`. */
export function logUndoneSensitivity(session: Session, { tableName, rowId, undone }: UndoneChange): void {
  if (tableName !== 'evidence' || undone === null) return
  const now = getEvidence(session.db, rowId)
  if (now === null || now.sensitivity === undone.sensitivity) return
  log(session, rowId, {
    ...{ before: undone.sensitivity as Sensitivity, after: now.sensitivity, change: 'undone' },
  })
}

/** What a person has looked at: its label is theirs, whatever the rules read. */
function lookedAt(db: ReadableDb): Set<string> {
  const seen = new Set<string>()
  const looked = new Set<string>()
  // The newest entry of a piece counts: what was taken back is open again.
  for (const { body } of listLog(db, { kind: 'sensitivityChanged', limit: mostDecisions })) {
    const { evidenceId, change } = body as LogBody<'sensitivityChanged'>
    if (seen.has(evidenceId)) continue
    seen.add(evidenceId)
    if (change !== 'undone') looked.add(evidenceId)
  }
  return looked
}

const mostDecisions = 100_000
const sliceRows = 1_000
/** Texts that are read for one answer; the screen asks on from where it stopped. */
const mostRead = 20_000
const mostFound = 50
const longestShown = 160

/**
 * Evidence in which the rules see something sensitive of a person and which nobody has looked at, newest first, before the
 * key `before`; `next` is where to read on, null at the end.
 */
export async function findSensitive(
  db: ReadableDb,
  before: number | null,
): Promise<{ items: SensitiveItem[]; next: number | null }> {
  const looked = lookedAt(db)
  const names = accountNames(db)
  const items: SensitiveItem[] = []
  let key = before ?? Number.MAX_SAFE_INTEGER
  for (let read = 0; read < mostRead; read += sliceRows) {
    const rows = listReadableBefore(db, key, sliceRows)
    for (const row of rows) {
      key = row.key
      if (row.sensitivity === 'restricted' || looked.has(row.id)) continue
      const parts = sensitiveParts(row.text)
      const [first] = parts
      if (first === undefined) continue
      const from = Math.max(0, Math.min(first.start - 40, row.text.length - longestShown))
      items.push({
        evidenceId: row.id as SensitiveItem['evidenceId'],
        author: row.author,
        accountName: row.accountId === null ? null : (names.get(row.accountId) ?? null),
        text: row.text.slice(from, from + longestShown),
        classes: [...new Set(parts.map((part) => part.class))],
        sensitivity: row.sensitivity,
        occurredAt: row.occurredAt,
      })
      if (items.length === mostFound) return { items, next: key }
    }
    if (rows.length < sliceRows) return { items, next: null }
    await breathe()
  }
  return { items, next: key }
}
