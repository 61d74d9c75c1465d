import type { ImportReport, PlannedFile } from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import type { EvidenceId, ImportId } from '../../shared/ids.ts'
import { rejectionWord } from '../../shared/rejectionWords.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { selectRow, selectRows } from '../db/rows.ts'
import { implementer, refusing, type Session, type Sessions } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { gatherUploads } from './expand.ts'
import { finishImport } from './finishImport.ts'
import { readOptions } from './formats/registry.ts'
import { inspectUploads } from './inspect.ts'
import { previewPlanned } from './previewPlanned.ts'
import { decideProposal, listProposals, mergeClear, previewProposal } from './proposals.ts'
import { choicesOf } from './recognition/convert.ts'
import { isTarget, recordKinds } from './recognition/recordKinds.ts'
import {
  importReport,
  listImportReports,
  listRejectionGroups,
  listRejections,
  rejectionsCsv,
} from './report.ts'
import { type ImportContext, type Progress, runImport } from './runImport.ts'
import { importProfiles } from './schema.ts'
import { undoImport } from './undoImport.ts'
import { assignUnlinked, listUnlinked } from './unlinked.ts'
import { unreadValues } from './unreadValues.ts'
import type { Uploads } from './uploads.ts'

/** What an import changes, for screens that show it. */
const topics = ['accounts', 'deals', 'imports', 'knowledge', 'evidence', 'captures', 'log', 'brief'] as const

export { closeInterruptedImports } from './finishImport.ts'

export function importContext(session: Session, uploads: Uploads, lang: 'zh' | 'en'): ImportContext {
  const settings = readWorkspaceSettings(session.db)
  return {
    db: session.db,
    newId: session.newId,
    now: session.now,
    stamp: session.stamp,
    zone: settings.zone,
    currency: settings.currency,
    lang,
    ownPeople: [settings.actorName, ...settings.ownOwners],
    uploads,
    options: readOptions({
      zone: settings.zone,
      yearHint: new Date(session.now()).getUTCFullYear(),
      now: session.now(),
    }),
  }
}

const mergeTopics = ['accounts', 'deals', 'imports', 'evidence', 'brief', 'log'] as const

/** Getting the team's own records in, with a preview before and an undo after. */
export function importsProcedures(
  sessions: Sessions,
  uploads: Uploads,
  afterImport: (session: Session) => void,
) {
  const os = implementer.imports
  const running = new Map<string, AbortController>()
  const context = (session: Session) => importContext(session, uploads, 'zh')

  async function* start(
    session: Session,
    files: readonly PlannedFile[],
  ): AsyncGenerator<Progress & { importId: ImportId }, ImportReport, void> {
    if (running.size > 0) throw new AppError('import.running')
    const importId = session.newId('import') as ImportId
    const controller = new AbortController()
    running.set(importId, controller)
    let latest: Progress | null = null
    let failure: unknown
    let report: ImportReport | null = null
    let wake = () => {}
    const work = runImport(
      context(session),
      importId,
      files,
      (progress) => {
        latest = progress
        wake()
      },
      controller.signal,
    )
      .then((done) => {
        report = done
        afterImport(session)
      })
      .catch((error: unknown) => {
        failure = error
        finishImport(session, importId, 'failed')
      })
      .finally(async () => {
        running.delete(importId)
        for (const id of new Set(files.map((file) => file.uploadId))) await uploads.discard(id)
        session.changed(...topics)
        wake()
      })
    // The import goes on when the screen goes away: this loop only tells of it.
    while (report === null && failure === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve
        if (latest || report || failure) resolve()
      })
      if (latest) {
        const progress: Progress = latest
        latest = null
        yield { ...progress, importId }
      }
    }
    await work
    if (failure !== undefined) throw failure
    return report!
  }

  return {
    upload: os.upload.handler(async ({ input }) =>
      uploads.append(input.uploadId, {
        name: input.name,
        offset: input.offset,
        bytes: new Uint8Array(await input.slice.arrayBuffer()),
        last: input.last,
      }),
    ),
    inspect: os.inspect.handler(async ({ input }) => {
      const session = sessions.require()
      const gathered = gatherUploads(uploads, input.uploadIds)
      return (await inspectUploads(context(session), gathered)).flat()
    }),
    recordKinds: os.recordKinds.handler(() =>
      recordKinds.map((kind) => ({
        kind: kind.id,
        labels: { zh: kind.zh, en: kind.en },
        fields: kind.fields
          .filter((field) => isTarget(kind, field))
          .map((field) => ({
            field: field.key,
            labels: { zh: field.zh, en: field.en },
            type: field.type,
            // A field that another can stand in for is not required by itself.
            required: kind.required.some((group) => group.length === 1 && group[0] === field.key),
            values: [...choicesOf(field)],
            evidenceOnly: field.evidenceOnly ?? false,
          })),
      })),
    ),
    preview: os.preview.handler(async ({ input }) => {
      const session = sessions.require()
      return previewPlanned(session, context(session), input)
    }),
    unreadValues: os.unreadValues.handler(async ({ input }) =>
      unreadValues(importContext(sessions.require(), uploads, 'zh'), input),
    ),
    start: os.start.handler(({ input }) => refusing(start(sessions.require(), input.files))),
    cancel: os.cancel.handler(({ input }) => {
      const controller = running.get(input.importId)
      controller?.abort()
      return { cancelled: controller !== undefined }
    }),
    list: os.list.handler(() => listImportReports(sessions.require().db, 100)),
    report: os.report.handler(({ input }) => importReport(sessions.require().db, input.importId)),
    rejections: os.rejections.handler(({ input }) =>
      listRejections(sessions.require().db, input.importId, input.offset, input.limit),
    ),
    rejectionGroups: os.rejectionGroups.handler(({ input }) =>
      listRejectionGroups(sessions.require().db, input.importId),
    ),
    rejectionsCsv: os.rejectionsCsv.handler(({ input }) =>
      rejectionsCsv(sessions.require().db, input.importId, input.lang, (code) =>
        rejectionWord(code, input.lang),
      ),
    ),
    undo: os.undo.handler(({ input }) => {
      const session = sessions.require()
      if (running.has(input.importId)) throw new AppError('import.running')
      const undone = undoImport(session.db, session.stamp(), input.importId)
      session.changed(...topics)
      return undone
    }),
    proposals: os.proposals.handler(() => listProposals(sessions.require().db)),
    previewProposal: os.previewProposal.handler(({ input }) =>
      previewProposal(sessions.require().db, input.id),
    ),
    decideProposal: os.decideProposal.handler(({ input }) => {
      const session = sessions.require()
      const decided = decideProposal(session, input.id, input.decision)
      session.changed(...mergeTopics)
      return decided
    }),
    mergeClear: os.mergeClear.handler(() => {
      const session = sessions.require()
      const merged = mergeClear(session)
      session.changed(...mergeTopics)
      return merged
    }),
    unlinked: os.unlinked.handler(() =>
      listUnlinked(sessions.require().db).map((item) => ({
        ...item,
        evidenceId: item.evidenceId as EvidenceId,
      })),
    ),
    assignUnlinked: os.assignUnlinked.handler(({ input }) => {
      const session = sessions.require()
      const assigned = assignUnlinked(session, input.evidenceId, input.accountId)
      session.changed('accounts', 'deals', 'imports', 'evidence', 'brief')
      return assigned
    }),
    profiles: os.profiles.handler(() =>
      selectRows(sessions.require().db, importProfiles, '1 ORDER BY updated_at DESC').map((row) => ({
        id: row.id,
        name: row.name,
        recordKind: (JSON.parse(row.profile) as { recordKind: string }).recordKind,
        updatedAt: row.updatedAt,
      })),
    ),
    removeProfile: os.removeProfile.handler(({ input }) => {
      const session = sessions.require()
      const row = selectRow(session.db, importProfiles, 'id = ?', input.id)
      if (!row) throw new AppError('record.notFound', { kind: 'importProfile', id: input.id })
      // A profile without a fingerprint matches no file any more; undo gives the fingerprint back.
      const changeSetId = recordChangeSet(session.db, session, 'profile.remove', (changes) =>
        changes.update(importProfiles, input.id, { headerFingerprint: '' }),
      )
      session.changed('imports')
      return { changeSetId }
    }),
  }
}
