import type { TalkTrack } from '../../shared/contract/brief.ts'
import type { TrackUse } from '../brief/tracks/effects.ts'
import type { TrackWording } from '../brief/tracks/wordings.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows, updateRow } from '../db/rows.ts'
import type { AccountPart } from './dataSet.ts'
import type { DecidedTrack } from './examples.ts'
import {
  accountParts,
  adapterExamples,
  adapterServices,
  adapters,
  trainings,
  withdrawnExamples,
} from './schema.ts'

export type TrainingRow = typeof trainings.$inferSelect
/** An adapter without its file. */
export type AdapterRow = Omit<typeof adapters.$inferSelect, 'bytes'>
export type AdapterService = typeof adapterServices.$inferSelect

/** Tracks that were adopted or edited, the newest `limit`, newest first. */
export function listDecidedTracks(db: ReadableDb, limit: number): DecidedTrack[] {
  const rows = db
    .read(
      `SELECT a.id AS adviceId, a.deal_id AS dealId, a.lang, a.shown_at AS shownAt, x.part, x.action, x.at,
        x.edited_json AS used, json_extract(a.body, '$.dealName') AS dealName,
        coalesce(d.account_id, json_extract(a.body, '$.accountId')) AS accountId,
        coalesce(c.name, json_extract(a.body, '$.accountName')) AS accountName,
        json_extract(a.body, '$.tracks[' || (substr(x.part, 7) - 1) || ']') AS track,
        w.wording FROM advice_actions x JOIN advice a ON a.id = x.advice_id
       LEFT JOIN deals d ON d.id = a.deal_id LEFT JOIN accounts c ON c.id = d.account_id
       LEFT JOIN advice_wordings w ON w.advice_id = a.id AND w.track_index = CAST(substr(x.part, 7) AS INTEGER)
       WHERE x.action IN ('adopted', 'edited') AND x.part LIKE 'track:%' ORDER BY x.id DESC LIMIT ?`,
    )
    .all(limit) as (Omit<DecidedTrack, 'origin' | 'id' | 'trackIndex' | 'shown' | 'wording' | 'sentences'> & {
    part: string
    used: string | null
    track: string
    wording: string | null
  })[]
  return rows.map(({ part, used, track, wording, ...row }) => {
    const shown = JSON.parse(track) as TalkTrack
    const use = used === null ? null : (JSON.parse(used) as TrackUse)
    return {
      ...row,
      origin: 'track' as const,
      id: `${row.adviceId}/${part}`,
      trackIndex: shown.index,
      shown,
      wording: wording === null ? null : (JSON.parse(wording) as TrackWording),
      sentences: use?.sentences ?? null,
    }
  })
}

export const listWithdrawnIds = (db: ReadableDb): Set<string> =>
  new Set(selectRows(db, withdrawnExamples, '1').map(({ exampleId }) => exampleId))

export const insertWithdrawn = (db: WritableDb, row: typeof withdrawnExamples.$inferInsert): void =>
  insertRow(db, withdrawnExamples, row)

export const deleteWithdrawn = (db: WritableDb, exampleId: string): void => {
  db.write('DELETE FROM withdrawn_examples WHERE example_id = ?').run(exampleId)
}

export const readAccountParts = (db: ReadableDb): Map<string, AccountPart> =>
  new Map(selectRows(db, accountParts, '1 ORDER BY rowid').map(({ accountId, part }) => [accountId, part]))

/** Keeps what was dealt out; an account that has its part already keeps that. */
export function saveAccountParts(db: WritableDb, parts: ReadonlyMap<string, AccountPart>, at: number): void {
  const known = readAccountParts(db)
  for (const [accountId, part] of parts)
    if (!known.has(accountId)) insertRow(db, accountParts, { accountId, part, at })
}

export const insertTraining = (db: WritableDb, row: TrainingRow): void => insertRow(db, trainings, row)
export const updateTraining = (db: WritableDb, id: string, patch: Partial<TrainingRow>): void =>
  updateRow(db, trainings, id, patch)
/** Puts an end to a training: what it learned from is kept by its ids alone from now on. */
export function endTraining(
  db: WritableDb,
  id: string,
  end: Pick<TrainingRow, 'status' | 'adapterId' | 'failure' | 'endedAt'>,
): void {
  updateRow(db, trainings, id, { ...end, examples: null })
}
export const lastTraining = (db: ReadableDb): TrainingRow | null =>
  selectRow(db, trainings, '1 ORDER BY started_at DESC, id DESC LIMIT 1')

const adapterColumns = `id, name, base_name AS baseName, base_sha256 AS baseSha256, sha256, data_sha256 AS dataSha256,
  size_bytes AS sizeBytes, settings, metrics, report, created_at AS createdAt, created_by AS createdBy`

export function insertAdapter(
  db: WritableDb,
  row: typeof adapters.$inferInsert,
  exampleIds: readonly string[],
): void {
  insertRow(db, adapters, row)
  for (const exampleId of new Set(exampleIds))
    insertRow(db, adapterExamples, { adapterId: row.id, exampleId })
}
export const listAdapters = (db: ReadableDb): AdapterRow[] =>
  db.read(`SELECT ${adapterColumns} FROM adapters ORDER BY created_at DESC, id DESC`).all() as AdapterRow[]
export const getAdapter = (db: ReadableDb, id: string): AdapterRow | null =>
  (db.read(`SELECT ${adapterColumns} FROM adapters WHERE id = ?`).get(id) as AdapterRow | undefined) ?? null
export const readAdapterBytes = (db: ReadableDb, id: string): Buffer =>
  (db.read('SELECT bytes FROM adapters WHERE id = ?').get(id) as { bytes: Buffer }).bytes
export const saveReport = (db: WritableDb, id: string, report: string): void =>
  updateRow(db, adapters, id, { report })

/** Ids of what each adapter has learned from. */
export const listAdapterExamples = (db: ReadableDb): Map<string, string[]> => {
  const ids = new Map<string, string[]>()
  for (const { adapterId, exampleId } of selectRows(db, adapterExamples, '1')) {
    const known = ids.get(adapterId)
    if (known) known.push(exampleId)
    else ids.set(adapterId, [exampleId])
  }
  return ids
}

export const insertService = (db: WritableDb, row: Omit<typeof adapterServices.$inferInsert, 'id'>): void =>
  insertRow(db, adapterServices, row)
/** What was put into service beside a model, newest first. */
export const listServices = (db: ReadableDb, baseSha256: string): AdapterService[] =>
  selectRows(db, adapterServices, 'base_sha256 = ? ORDER BY id DESC', baseSha256)
/** Who serves beside each model: the newest row of each. */
export const listServing = (db: ReadableDb): Map<string, string | null> =>
  new Map(
    selectRows(db, adapterServices, 'id IN (SELECT max(id) FROM adapter_services GROUP BY base_sha256)').map(
      ({ baseSha256, adapterId }) => [baseSha256, adapterId],
    ),
  )
