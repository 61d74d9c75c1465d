import type { SourceChange } from '../../shared/contract/inventory.ts'
import { AppError } from '../../shared/errors.ts'
import { getRecording } from '../consent/store.ts'
import { transaction } from '../db/open.ts'
import { selectRow } from '../db/rows.ts'
import { sources } from '../evidence/schema.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { recordChangeSet, type UndoneChange } from '../undo/changeSets.ts'

const columns = { ownerName: 'owner_name', legalBasis: 'legal_basis', assetValue: 'asset_value' } as const
type Field = keyof typeof columns
const fields = Object.keys(columns) as Field[]

type Described = Record<Field, string | null>

const logChanges = (
  session: Session,
  sourceId: string,
  { before, after, isUndo }: { before: Described; after: Described; isUndo: boolean },
): void => {
  for (const field of fields)
    if (before[field] !== after[field])
      appendLog(session.db, session.stamp(), {
        kind: 'sourceDescribed',
        body: { sourceId, field, before: before[field], after: after[field], isUndo },
      })
}

/**
 * Records of a source who answers for it, on which ground it is held and what it is worth, each change with its entry in the
 * log: one change set, null where nothing differs. Refuses with `record.notFound`, and with `inventory.groundOfRecording`
 * where the ground of a recording is given: that is its consents'.
 */
export function describeSource(
  session: Session,
  sourceId: string,
  change: SourceChange,
): { changeSetId: string | null } {
  const { db } = session
  const source = selectRow(db, sources, 'id = ?', sourceId)
  if (!source) throw new AppError('record.notFound', { kind: 'source', id: sourceId })
  if (change.legalBasis && getRecording(db, sourceId))
    throw new AppError('inventory.groundOfRecording', { name: source.name })
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<Described>
  const after: Described = {
    ...{ ownerName: source.ownerName, legalBasis: source.legalBasis, assetValue: source.assetValue },
    ...given,
  }
  if (fields.every((field) => after[field] === source[field])) return { changeSetId: null }
  return transaction(db, () => {
    logChanges(session, sourceId, { before: source, after, isUndo: false })
    return {
      changeSetId: recordChangeSet(db, session, 'source.describe', (changes) =>
        changes.update(sources, sourceId, after as Partial<typeof sources.$inferInsert>),
      ),
    }
  })
}

/** The entries in the log of what was recorded of a source and taken back; for `undoChangeSet`. */
export function logUndoneDescription(session: Session, { tableName, rowId, undone }: UndoneChange): void {
  const now = tableName === 'sources' && undone ? selectRow(session.db, sources, 'id = ?', rowId) : null
  if (!now) return
  const before = Object.fromEntries(
    fields.map((field) => [field, (undone![columns[field]] as string | null) ?? null]),
  ) as Described
  logChanges(session, rowId, { before, after: now, isUndo: true })
}
