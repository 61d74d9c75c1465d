import type { ImportReport } from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import { rowOutcomeOf } from '../../shared/rejectionWords.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRow, selectRows } from '../db/rows.ts'
import { inertCell } from '../inertCell.ts'
import { importFiles, importRejections, imports } from './schema.ts'
import { countUnlinkedOfImport } from './unlinked.ts'

/** What an import did, file by file. Refuses with `import.notFound`. */
export function importReport(db: ReadableDb, importId: string): ImportReport {
  const row = selectRow(db, imports, 'id = ?', importId)
  if (!row) throw new AppError('import.notFound', { importId })
  const count = (sql: string) => (db.read(sql).get(importId) as { n: number }).n
  const paths = pathsOfFiles(db, importId)
  return {
    id: row.id as ImportReport['id'],
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    status: row.status,
    watchedFolder: row.watchedFolder,
    files: selectRows(db, importFiles, 'import_id = ? ORDER BY id', importId).map((file) => ({
      id: file.id,
      name: file.name,
      path: paths.get(file.id) ?? null,
      kind: file.kind,
      encoding: file.encoding,
      items: file.items,
      accepted: file.accepted,
      updated: file.updated,
      duplicates: file.duplicates,
      rejected: file.rejected,
      error: file.error === null ? null : (JSON.parse(file.error) as ImportReport['files'][number]['error']),
    })),
    proposals: count("SELECT count(*) AS n FROM merge_proposals WHERE import_id = ? AND status = 'open'"),
    unlinked: countUnlinkedOfImport(db, importId),
    facts: count('SELECT count(*) AS n FROM facts WHERE import_id = ?'),
  }
}

/** Where the files of an import lay in the archives or folders that they came in, by id; none of those that came by themselves. */
const pathsOfFiles = (db: ReadableDb, importId: string): Map<string, string> =>
  new Map(
    (
      db
        .read(
          `SELECT f.id, s.path FROM import_files f JOIN sources s ON s.id = f.source_id
           WHERE f.import_id = ? AND s.path IS NOT NULL`,
        )
        .all(importId) as { id: string; path: string }[]
    ).map(({ id, path }) => [id, path]),
  )

export const listImportReports = (db: ReadableDb, limit: number): ImportReport[] =>
  selectRows(db, imports, '1 ORDER BY started_at DESC LIMIT ?', limit).map((row) => importReport(db, row.id))

/** Imports that ended in (`fromAt`, `toAt`] and were not undone, with what they brought, newest first. */
export const listImportsBetween = (
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  limit: number,
): { id: string; finishedAt: number; files: number; accepted: number; updated: number }[] =>
  db
    .read(
      `SELECT i.id, i.finished_at AS finishedAt, count(f.id) AS files, coalesce(sum(f.accepted), 0) AS accepted,
        coalesce(sum(f.updated), 0) AS updated
       FROM imports i LEFT JOIN import_files f ON f.import_id = i.id
       WHERE i.finished_at > ? AND i.finished_at <= ? AND i.status <> 'undone' GROUP BY i.id
       ORDER BY i.finished_at DESC LIMIT ?`,
    )
    .all(fromAt, toAt, limit) as {
    id: string
    finishedAt: number
    files: number
    accepted: number
    updated: number
  }[]

export interface RejectionView {
  fileId: string
  file: string
  /** Where the file lay in the archive or folder that it came in; null where it came by itself. */
  path: string | null
  place: { line: number | null; sheet: string | null; page?: number }
  column: string | null
  code: string
  value: string | null
  /** True when the row was taken in without this cell. */
  kept: boolean
}

/** Rejected cells and rows in the order of the files, a page of them; all of them with a `limit` of -1. */
export function listRejections(
  db: ReadableDb,
  importId: string,
  offset: number,
  limit: number,
): { rows: RejectionView[]; total: number } {
  const names = new Map(
    selectRows(db, importFiles, 'import_id = ?', importId).map((file) => [file.id, file.name]),
  )
  const paths = pathsOfFiles(db, importId)
  const rows = selectRows(
    db,
    importRejections,
    'import_id = ? ORDER BY id LIMIT ? OFFSET ?',
    importId,
    limit,
    offset,
  )
  const { n } = db.read('SELECT count(*) AS n FROM import_rejections WHERE import_id = ?').get(importId) as {
    n: number
  }
  return {
    rows: rows.map((row) => ({
      fileId: row.fileId,
      file: names.get(row.fileId) ?? '',
      path: paths.get(row.fileId) ?? null,
      place: JSON.parse(row.at) as RejectionView['place'],
      column: row.column,
      code: row.code,
      value: row.value,
      kept: Boolean(row.kept),
    })),
    total: n,
  }
}

/** How many places of one kind of rejection are shown before the whole list. */
const mostExamples = 3

export interface RejectionGroup {
  file: string
  path: string | null
  column: string | null
  code: string
  kept: boolean
  count: number
  examples: { place: RejectionView['place']; value: string | null }[]
}

/** Rejections of one reason in one column of a file put together, rows that were left out before lost cells. */
export function listRejectionGroups(db: ReadableDb, importId: string): RejectionGroup[] {
  const groups = db
    .read(
      `SELECT r.file_id AS fileId, f.name AS file, s.path, r.column_name AS "column", r.code, r.kept, count(*) AS count
       FROM import_rejections r JOIN import_files f ON f.id = r.file_id LEFT JOIN sources s ON s.id = f.source_id WHERE r.import_id = ?
       GROUP BY r.file_id, r.column_name, r.code, r.kept ORDER BY r.kept, count(*) DESC, min(r.id)`,
    )
    .all(importId) as (Omit<RejectionGroup, 'examples' | 'kept'> & { fileId: string; kept: number })[]
  const examplesOf = db.read(
    `SELECT at, value FROM import_rejections
     WHERE file_id = ? AND column_name IS ? AND code = ? AND kept = ? ORDER BY id LIMIT ${mostExamples}`,
  )
  return groups.map(({ fileId, ...group }) => ({
    ...group,
    kept: Boolean(group.kept),
    examples: (
      examplesOf.all(fileId, group.column, group.code, group.kept) as { at: string; value: string | null }[]
    ).map(({ at, value }) => ({ place: JSON.parse(at) as RejectionView['place'], value })),
  }))
}

const headers = {
  zh: ['文件', '工作表', '行', '列', '原因', '内容', '这一行'],
  en: ['File', 'Sheet', 'Line', 'Column', 'Reason', 'Value', 'Row'],
} as const
const rowWords = {
  zh: { kept: '已收下，缺此格', left: '未收下', check: '已收下，请核对' },
  en: { kept: 'taken in without this cell', left: 'left out', check: 'taken in, please check' },
} as const

const pageWords = { zh: (page: number) => `第 ${page} 页`, en: (page: number) => `page ${page}` } as const

const safeCell = (value: string): string => {
  const inert = inertCell(value)
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** The rejections as CSV with a byte order mark, which spreadsheets need to read Chinese. `word` words a code. */
export function rejectionsCsv(
  db: ReadableDb,
  importId: string,
  lang: 'zh' | 'en',
  word: (code: string) => string,
): string {
  const { rows } = listRejections(db, importId, 0, -1)
  const lines = rows.map((row) =>
    [
      row.path ?? row.file,
      row.place.sheet ?? '',
      row.place.page ? pageWords[lang](row.place.page) : String(row.place.line ?? ''),
      row.column ?? '',
      word(row.code),
      row.value ?? '',
      rowWords[lang][rowOutcomeOf(row)],
    ]
      .map(safeCell)
      .join(','),
  )
  return `\uFEFF${[headers[lang].join(','), ...lines].join('\r\n')}\r\n`
}
