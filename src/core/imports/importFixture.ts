import type { PlannedFile } from '../../shared/contract/imports.ts'
import type { WritableDb } from '../db/open.ts'
import { openTestDb } from '../db/openTestDb.ts'
import { createNewId } from '../newId.ts'
import type { Session } from '../session.ts'
import { readOptions } from './formats/registry.ts'
import { inspectUpload, inspectUploads } from './inspection/inspectUploads.ts'
import { knownPeople } from './knownPeople.ts'
import { type ImportContext, type Progress, runImport } from './runImport.ts'
import { createUploads } from './uploads.ts'

/** For tests: the day on which the team imports its files. */
export const importedAt = Date.UTC(2026, 5, 1, 2)

export type TestFile = readonly [name: string, content: string | Uint8Array]

/** For tests: a team's workspace in memory into which files are dropped. Close it at the end. */
export function openImportDesk(options: { db?: WritableDb; now?: number } = {}) {
  let now = options.now ?? importedAt
  const db = options.db ?? openTestDb(() => now)
  const newId = createNewId(() => now)
  const uploads = createUploads()
  const ownPeople = ['钱越', '罗宁']
  const context: ImportContext = {
    db,
    newId,
    now: () => now,
    stamp: () => ({ at: now, actor: '钱越', device: 'dev_test' }),
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    lang: 'zh',
    ownPeople,
    uploads,
    options: readOptions({
      zone: 'Asia/Shanghai',
      yearHint: 2026,
      now,
      isKnownPerson: knownPeople(db, ownPeople),
    }),
  }
  const session = {
    db,
    newId,
    now: () => now,
    actor: () => '钱越',
    stamp: context.stamp,
    zone: () => context.zone,
    changed() {},
  } as unknown as Session

  async function plan(files: readonly TestFile[], paths: readonly string[] = []): Promise<PlannedFile[]> {
    const ids = await Promise.all([
      ...files.map(async ([name, content]) => {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        return (await uploads.append(null, { name, offset: 0, bytes, last: true })).uploadId
      }),
      ...paths.map((path) => uploads.addPath(path)),
    ])
    return planUploads(ids)
  }

  async function planUploads(ids: readonly string[]): Promise<PlannedFile[]> {
    const planned: PlannedFile[] = []
    for (const part of (await inspectUploads(context, ids, { isUnattended: true })).flat())
      planned.push({
        uploadId: part.uploadId,
        part: part.part,
        recordKind: part.recordKind ?? 'unknown',
        mapping: part.mapping,
        saveProfileAs: null,
      })
    return planned
  }

  const run = (
    planned: readonly PlannedFile[],
    onProgress: (progress: Progress) => void = () => {},
    signal = new AbortController().signal,
  ) => runImport(context, newId('import'), planned, onProgress, signal)

  return {
    db,
    context,
    session,
    uploads,
    plan,
    planUploads,
    run,
    /** What the wizard would show of a dropped file. */
    async inspect([name, content]: TestFile) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      const { uploadId } = await uploads.append(null, { name, offset: 0, bytes, last: true })
      return inspectUpload(context, uploadId)
    },
    /** Drops files and imports them as they are recognised. */
    drop: async (...files: TestFile[]) => run(await plan(files)),
    dropPaths: async (...paths: string[]) => run(await plan([], paths)),
    /** Rows of a query. */
    rows: <Row = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
      db.read(sql).all(...values) as Row[],
    count: (table: string) => (db.read(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
    at(time: number) {
      now = time
    },
    close: () => uploads.close(),
  }
}
