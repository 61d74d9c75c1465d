import { readFileSync } from 'node:fs'
import type { InspectedFile, PlannedFile } from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import { addMissingLibraryAtoms } from '../atoms/store.ts'
import { declaredPrior } from '../brief/readings.ts'
import { createRefits } from '../brief/refits.ts'
import { inspectUpload, isRecordKind } from '../imports/inspect.ts'
import { importContext } from '../imports/procedures.ts'
import { ImportProfile } from '../imports/recognition/profile.ts'
import { recordKindIds } from '../imports/recognition/recordKinds.ts'
import { listRejections } from '../imports/report.ts'
import { runImport } from '../imports/runImport.ts'
import { undoImport } from '../imports/undoImport.ts'
import { createUploads } from '../imports/uploads.ts'
import { readArguments, UsageError } from './arguments.ts'
import { openForCommand } from './workspaceAt.ts'

interface FileResult {
  file: string
  kind: string | null
  encoding: string | null
  items: number
  accepted: number
  updated: number
  duplicates: number
  rejected: { at: string; code: string; reason: string }[]
  error?: { code: string; reason: string; at: string | null }
}

const place = (at: { line: number | null; sheet: string | null } | null): string =>
  [at?.sheet, at?.line === null || at?.line === undefined ? null : `line ${at.line}`]
    .filter(Boolean)
    .join(' ') || '-'

function readProfile(file: string): ImportProfile {
  try {
    return ImportProfile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new AppError('import.mappingInvalid', { file }, error)
  }
}

/**
 * `import FILE…`: recognises, maps and imports files in the order in which they refer to each other. With
 * `--dry-run` everything happens and is taken back before anybody sees it.
 */
export async function importCommand(
  argv: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ files: FileResult[] }> {
  const { values, positionals } = readArguments(
    argv,
    {
      workspace: { type: 'string' },
      as: { type: 'string' },
      map: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    { required: ['workspace'], positions: [1, 100_000] },
  )
  const wantedKind = values.as
  if (wantedKind !== undefined && !isRecordKind(wantedKind))
    throw new UsageError(`--as takes one of ${recordKindIds.join(', ')}`)
  const profile = values.map === undefined ? undefined : readProfile(values.map)
  const { workspace, session } = await openForCommand(values.workspace!, environment)
  const uploads = createUploads()
  try {
    addMissingLibraryAtoms(session.db, session.newId, session.now())
    const context = importContext(session, uploads, 'zh')
    const paths = new Map<string, string>()
    const inspected: InspectedFile[] = []
    for (const path of positionals) {
      const uploadId = await uploads.addPath(path)
      paths.set(uploadId, path)
      inspected.push(
        ...(await inspectUpload(
          { db: session.db, uploads, options: context.options, currency: context.currency },
          uploadId,
          { ...(wantedKind && { recordKind: wantedKind }), ...(profile && { profile }) },
        )),
      )
    }
    const nothing = { items: 0, accepted: 0, updated: 0, duplicates: 0, rejected: [] }
    const refused = inspected.flatMap((file): FileResult[] => {
      const label =
        file.part === null ? paths.get(file.uploadId)! : `${paths.get(file.uploadId)} › ${file.part}`
      if (file.error)
        return [
          {
            file: label,
            kind: null,
            encoding: file.encoding,
            ...nothing,
            error: {
              code: file.error.code,
              reason: file.error.reason,
              at: file.error.place ? place(file.error.place) : null,
            },
          },
        ]
      return file.recordKind === null
        ? [
            {
              file: label,
              kind: null,
              encoding: file.encoding,
              ...nothing,
              error: { code: 'import.kindUnknown', reason: 'kindUnknown', at: null },
            },
          ]
        : []
    })
    const planned = inspected.flatMap((file): PlannedFile[] =>
      file.error || file.recordKind === null
        ? []
        : [
            {
              uploadId: file.uploadId,
              part: file.part,
              recordKind: file.recordKind,
              mapping: file.mapping,
              saveProfileAs: null,
            },
          ],
    )
    const results: FileResult[] = []
    if (planned.length > 0) {
      const importId = session.newId('import')
      const report = await runImport(context, importId, planned, () => {}, new AbortController().signal)
      const rejections = listRejections(session.db, importId, 0, 1_000_000).rows
      for (const file of report.files)
        results.push({
          file: [...paths.values()].find((path) => path.endsWith(file.name.split(' › ')[0]!)) ?? file.name,
          kind: file.kind,
          encoding: file.encoding,
          items: file.items,
          accepted: file.accepted,
          updated: file.updated,
          duplicates: file.duplicates,
          rejected: rejections
            .filter((rejection) => rejection.file === file.name)
            .map(({ place: at, code, column, value }) => ({
              at: place(at),
              code,
              reason: [column, value].filter((part) => part !== null && part !== '').join(': '),
            })),
          ...(file.error && {
            error: { code: file.error.code, reason: String(file.error.details.reason ?? ''), at: null },
          }),
        })
      if (values['dry-run']) undoImport(session.db, session.stamp(), importId)
      else createRefits(declaredPrior).now(session)
    }
    return { files: [...results, ...refused] }
  } finally {
    await uploads.close()
    workspace.close()
  }
}
