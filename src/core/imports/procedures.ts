import type { ImportReport, PlannedFile } from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, EvidenceId, ImportId } from '../../shared/ids.ts'
import { rejectionWord } from '../../shared/rejectionWords.ts'
import { selectRow, selectRows } from '../db/rows.ts'
import { implementer, refusing, type Session, type Sessions } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { mergeChosen, previewChosen } from './chosenPair.ts'
import { importDestinations } from './destinations.ts'
import { gatherUploads } from './expand.ts'
import { importContext } from './importContext.ts'
import { type ImportRuns, importTopics } from './importRuns.ts'
import { inspectUploads } from './inspection/inspectUploads.ts'
import { keepApart, listShortNamed } from './keepApart.ts'
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
import type { Progress } from './runImport.ts'
import { importProfiles } from './schema.ts'
import { undoImport } from './undoImport.ts'
import { accountsPerhapsMeant, assignUnlinked, listUnlinked } from './unlinked.ts'
import { unreadValues } from './unreadValues.ts'

export { closeInterruptedImports } from './finishImport.ts'

const mergeTopics = ['accounts', 'deals', 'imports', 'evidence', 'brief', 'log'] as const

/** Getting the team's own records in, with a preview before and an undo after. */
export function importsProcedures(sessions: Sessions, runs: ImportRuns) {
  const os = implementer.imports
  const { uploads } = runs
  const context = (session: Session) => importContext(session, uploads, 'zh')

  async function* start(
    session: Session,
    files: readonly PlannedFile[],
  ): AsyncGenerator<Progress & { importId: ImportId }, ImportReport, void> {
    let latest: Progress | null = null
    let hasEnded = false
    let wake = () => {}
    const { importId, ended } = await runs.start(session, files, (progress) => {
      latest = progress
      wake()
    })
    const end = () => {
      hasEnded = true
      wake()
    }
    ended.then(end, end)
    // The import goes on when the screen goes away: this loop only tells of it.
    while (!hasEnded) {
      await new Promise<void>((resolve) => {
        wake = resolve
        if (latest || hasEnded) resolve()
      })
      if (latest) {
        const progress: Progress = latest
        latest = null
        yield { ...progress, importId }
      }
    }
    return ended
  }

  return {
    upload: os.upload.handler(async ({ input }) =>
      uploads.append(input.uploadId, {
        name: input.name,
        offset: input.offset,
        bytes: new Uint8Array(await input.slice.arrayBuffer()),
        last: input.last,
        ...(input.modifiedAt !== undefined && { modifiedAt: input.modifiedAt }),
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
    cancel: os.cancel.handler(({ input }) => ({ cancelled: runs.cancel(input.importId) })),
    list: os.list.handler(() => listImportReports(sessions.require().db, 100)),
    report: os.report.handler(({ input }) => importReport(sessions.require().db, input.importId)),
    destinations: os.destinations.handler(({ input }) =>
      importDestinations(sessions.require().db, input.importId),
    ),
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
      if (runs.isRunning(input.importId)) throw new AppError('import.running')
      const undone = undoImport(session.db, session.stamp(), input.importId)
      session.changed(...importTopics)
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
    previewChosen: os.previewChosen.handler(({ input }) => previewChosen(sessions.require().db, input)),
    mergeChosen: os.mergeChosen.handler(({ input }) => {
      const session = sessions.require()
      const merged = mergeChosen(session, input)
      session.changed(...mergeTopics)
      return merged
    }),
    mergeClear: os.mergeClear.handler(() => {
      const session = sessions.require()
      const merged = mergeClear(session)
      session.changed(...mergeTopics)
      return merged
    }),
    shortNames: os.shortNames.handler(({ input }) =>
      listShortNamed(sessions.require().db, input.importId).map((one) => ({
        ...one,
        accountId: one.accountId as AccountId,
      })),
    ),
    keepApart: os.keepApart.handler(({ input }) => {
      const session = sessions.require()
      const apart = keepApart(session, input.accountId, input.called)
      session.changed(...mergeTopics)
      return apart
    }),
    unlinked: os.unlinked.handler(() => {
      const { db } = sessions.require()
      const perhaps = accountsPerhapsMeant(db)
      return listUnlinked(db).map((item) => ({
        ...item,
        evidenceId: item.evidenceId as EvidenceId,
        perhaps: perhaps(item),
      }))
    }),
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
