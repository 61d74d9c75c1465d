import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import {
  type ImportDestinations,
  type ImportReport,
  type InspectedFile,
  notRecords,
} from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import { litter } from '../../shared/litter.ts'
import { keepLibraryCurrent } from '../atoms/store.ts'
import { declaredPrior } from '../brief/readings/readings.ts'
import { createRefits } from '../brief/readings/refits.ts'
import { beginTrial } from '../db/trial.ts'
import { importDestinations } from '../imports/destinations.ts'
import { importContext } from '../imports/importContext.ts'
import { isRecordKind } from '../imports/inspection/inspection.ts'
import { inspectUploads } from '../imports/inspection/inspectUploads.ts'
import { listShortNamed, type ShortNamed } from '../imports/keepApart.ts'
import { ImportProfile } from '../imports/recognition/profile.ts'
import { fieldOf, type RecordKindId, recordKind, recordKindIds } from '../imports/recognition/recordKinds.ts'
import { listRejections, type RejectionView } from '../imports/report.ts'
import { runImport } from '../imports/runImport.ts'
import { createUploads } from '../imports/uploads.ts'
import { readArguments, UsageError } from './arguments.ts'
import { consentForm, groundsWith, readConsentFile, recordConsentFile } from './consentFile.ts'
import { openForCommand } from './workspaceAt.ts'

/** A place in a file with a closed code and, in words of the file, what it is about. */
interface Remark {
  at: string
  code: string
  reason: string
}

export interface FileResult {
  file: string
  kind: string | null
  encoding: string | null
  items: number
  accepted: number
  updated: number
  duplicates: number
  /** Rows and items that were left out. */
  rejected: Remark[]
  /** What is to be checked in rows that were taken: cells that were lost, years and currencies that were inferred. */
  notes: Remark[]
  /** To which customers its items went, and how many to nobody. */
  wentTo: { customer: string; items: number }[]
  toNobody: number
  /** Customers that nobody knew before and that a file which lists no customers named. */
  madeCustomers: string[]
  error?: { code: string; reason: string; at: string | null; consentForm?: string }
}

/** What became of all files together: how many were read, wait for consents, could not be read, and were left for what they are. */
export interface ImportSummary {
  files: number
  read: number
  waiting: number
  unreadable: number
  leftOut: number
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const place = (
  at: { line: number | null; sheet: string | null; entry?: string | undefined } | null,
): string =>
  [at?.sheet, at?.entry, at?.line === null || at?.line === undefined ? null : `line ${at.line}`]
    .filter(Boolean)
    .join(' ') || '-'

function readProfile(file: string): ImportProfile {
  try {
    return ImportProfile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new AppError('import.mappingInvalid', { file }, error)
  }
}

const nothing = {
  items: 0,
  accepted: 0,
  updated: 0,
  duplicates: 0,
  rejected: [],
  notes: [],
  wentTo: [],
  toNobody: 0,
  madeCustomers: [],
}

/** A file as the person named it, with its part. */
interface Labelled {
  label: string
  file: InspectedFile
  /** Which of the named paths it came from. */
  path: number
  /** Whether a system or a program left it there: by its own name, and where it lies below what was named. */
  isLitter: boolean
  /** As which kind somebody wants it, by `--as`. */
  wanted: RecordKindId | null
}

/** What a file is by its place in what was named; how that was named, as `../export` or within a hidden folder, tells nothing. */
const isLitterBelow = (named: string, placeInNamed: string): boolean =>
  litter.test(isFolder(named) ? placeInNamed.slice(placeInNamed.indexOf('/') + 1) : placeInNamed)

/** What a table has no column for that the kind needs as which somebody wants it: 话术 Talk track; null where it has all. */
function missingOf({ wanted, file: { otherMappings } }: Labelled): string | null {
  const mapping = wanted === null ? undefined : otherMappings[wanted]
  if (wanted === null || mapping === undefined) return null
  const kind = recordKind(wanted)
  const mapped = new Set(mapping.map(({ field }) => field))
  const missing = kind.required
    .filter((group) => !group.some((key) => mapped.has(key)))
    .map((group) => group.map((key) => labelOf(fieldOf(kind, key)!)).join(' / '))
  return missing.length === 0 ? null : `requiredMissing: ${missing.join('; ')}`
}
const labelOf = ({ zh, en }: { zh: string; en: string }): string => (zh === en ? en : `${zh} ${en}`)

/** The result of a file that cannot be imported, or null where it can. */
function refusalOf(one: Labelled): FileResult | null {
  const { label, file, isLitter } = one
  if (!file.error && file.recordKind !== null) return null
  if (isLitter) return leftOut(label)
  const {
    code,
    reason,
    place: at,
  } = file.error ?? {
    code: 'import.kindUnknown',
    reason:
      file.perhaps === undefined
        ? (file.notRecords ?? missingOf(one) ?? 'kindUnknown')
        : `kindUnsure: ${file.perhaps}?`,
    place: null,
  }
  return {
    file: label,
    kind: null,
    encoding: file.encoding,
    ...nothing,
    error: { code, reason, at: at ? place(at) : null },
  }
}

/** What a system or a program keeps for itself beside files: told, and no fault of anybody. */
const systemFile = 'systemFile'
/** What a chat's system tells its own programs, without a word that anybody said. */
const eventsOnly = 'eventsOnly'
/** What is told and is no fault of the call: files of a system, events without words, and tables that hold no records by what stands in them. */
const isLeftOut = (reason: string): boolean =>
  reason === systemFile || reason === eventsOnly || (notRecords as readonly string[]).includes(reason)
const leftOut = (label: string): FileResult => ({
  ...{ file: label, kind: null, encoding: null, ...nothing },
  error: { code: 'import.unreadable', reason: systemFile, at: null },
})

const notThere = (path: string): FileResult => ({
  ...{ file: path, kind: null, encoding: null, ...nothing },
  error: { code: 'import.unreadable', reason: 'notThere', at: null },
})

const mostLeftOut = 100
/** The files of a folder that a system or a program left there, hidden folders aside. */
const litterIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && litter.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|\/)(\.|__MACOSX\/)/.test(relative(folder, dirname(path))))
    .slice(0, mostLeftOut)

function summaryOf(files: readonly FileResult[]): ImportSummary {
  const count = (counts: (file: FileResult) => boolean): number => files.filter(counts).length
  const waiting = count(({ error }) => error !== undefined && isGateClosed(error.code))
  const left = count(({ error }) => error !== undefined && isLeftOut(error.reason))
  const read = count(({ error }) => error === undefined)
  return {
    files: files.length,
    read,
    waiting,
    unreadable: files.length - read - waiting - left,
    leftOut: left,
  }
}

/** What could be read and was refused: something is missing that the law, or the team by its own decision, asks for. */
const isGateClosed = (code: string): boolean =>
  code === 'consent.missing' || code === 'assessment.missing' || code === 'assessment.required'

/** What is no table: it is read by its shape, and no columns are mapped. */
const writtenKinds = ['messages', 'notes'] as const

/** A file of which the person said that it holds messages or notes; one that does not is refused as such. */
const ofShape = (file: InspectedFile, wanted: (typeof writtenKinds)[number]): InspectedFile =>
  file.error !== null || file.shape === wanted
    ? file
    : {
        ...file,
        error: {
          code: 'import.kindUnknown',
          place: null,
          reason: wanted === 'messages' ? 'noMessages' : 'noNotes',
          detail: null,
        },
      }

/** As which kind an import takes a file that cannot be read, so that its report names it. */
const unread = ''

/** The consent form of a recording that was refused, as it can be given back. */
function formOf(name: string, code: string, details: Record<string, unknown>, now: number): string | null {
  // The assessment of chats is recorded under Governance: no form of a recording stands for it.
  if (!isGateClosed(code) || code === 'assessment.required') return null
  const names = typeof details.names === 'string' ? (JSON.parse(details.names) as string[]) : []
  const unnamed = typeof details.unnamed === 'number' ? details.unnamed : 0
  const needsAssessment = code === 'assessment.missing' || details.assessment !== 'inForce'
  return consentForm(
    name,
    { names, unnamed },
    { day: new Date(now).toISOString().slice(0, 10), needsAssessment },
  )
}

/** The reader's reason, and of a recording whose consent is missing. */
const reasonOf = ({ reason, people, unnamed, detail }: Record<string, unknown>): string =>
  [reason, people, typeof unnamed === 'number' && unnamed > 0 ? `${unnamed} × ?` : '', detail]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(': ')

/** What a cell holds; of one that another row contradicts, which row that is. */
const reasonIn = (code: string, value: string | null): string | null =>
  code === 'conflictingRows' && value !== null ? value.replace(/ ≠ (\d+)$/, ' ≠ line $1') : value

/** The results of an import, each under the label of the planned file that it is about. */
function resultsOf(
  report: ImportReport,
  planned: readonly Labelled[],
  rejections: readonly RejectionView[],
  destinations: ImportDestinations,
  now: number,
): FileResult[] {
  const waiting = [...planned]
  const remarks = (id: string, isKept: boolean): Remark[] =>
    rejections
      .filter(({ fileId, kept }) => fileId === id && kept === isKept)
      .map(({ place: where, code, column, value }) => ({
        at: place(where),
        code,
        reason: [column, reasonIn(code, value)].filter((part) => part !== null && part !== '').join(': '),
      }))
  // Files that could not be read at all are told with why they were refused.
  const taken = report.files.filter(({ kind }) => kind !== unread)
  return taken.map((file): FileResult => {
    // The report is in the order of importing; files of one name and kind keep the order in which they were named.
    const at = waiting.findIndex(
      (one) =>
        one.file.recordKind === file.kind &&
        one.file.path === file.path &&
        file.name.startsWith(one.file.name),
    )
    const [named] = at < 0 ? [] : waiting.splice(at, 1)
    const to = destinations.find(({ fileId }) => fileId === file.id)
    const form = file.error ? formOf(file.name, file.error.code, file.error.details, now) : null
    return {
      file: named?.label ?? file.name,
      kind: file.kind,
      encoding: file.encoding,
      items: file.items,
      accepted: file.accepted,
      updated: file.updated,
      duplicates: file.duplicates,
      rejected: remarks(file.id, false),
      notes: remarks(file.id, true),
      wentTo: (to?.customers ?? []).map(({ name, items }) => ({ customer: name, items })),
      toNobody: to?.nobody ?? 0,
      madeCustomers: to?.madeCustomers ?? [],
      ...(file.error && {
        error: {
          code: file.error.code,
          reason: reasonOf(file.error.details),
          at: null,
          ...(form !== null && { consentForm: form }),
        },
      }),
    }
  })
}

/** A file of which nothing could be taken in, with what was left out of it and why. */
const withRemarks =
  (report: ImportReport, rejections: readonly RejectionView[]) =>
  (file: FileResult): FileResult => {
    const told = report.files.find(
      ({ kind, path, name }) => kind === unread && file.file.endsWith(path ?? name),
    )
    const rejected = rejections
      .filter(({ fileId, kept }) => fileId === told?.id && !kept)
      .map(({ place: where, code, column, value }) => ({
        ...{ at: place(where), code },
        reason: [column, reasonIn(code, value)].filter(Boolean).join(': '),
      }))
    return rejected.length === 0 ? file : { ...file, rejected }
  }

/**
 * `import FILE…`: recognises, maps and imports files and the files of folders, in the order in which they refer to
 * each other. With `--consent FILE` what it says is recorded first, so that transcripts may come in. With `--dry-run`
 * everything happens in a transaction that is never committed: neither records nor the log know of it.
 */
export async function importCommand(
  argv: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{
  files: FileResult[]
  shortNames: ShortNamed[]
  summary: ImportSummary
  lang: 'zh' | 'en'
  unreadable: boolean
  refused: boolean
}> {
  const { values, positionals } = readArguments(
    argv,
    {
      workspace: { type: 'string' },
      as: { type: 'string' },
      map: { type: 'string' },
      consent: { type: 'string' },
      lang: { type: 'string', default: 'zh' },
      'dry-run': { type: 'boolean' },
    },
    { required: ['workspace'], positions: [1, 100_000], named: 'FILE' },
  )
  const { lang } = values
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang takes zh or en')
  const wantedShape = writtenKinds.find((kind) => kind === values.as)
  const wantedKind = wantedShape === undefined ? values.as : undefined
  if (wantedKind !== undefined && !isRecordKind(wantedKind))
    throw new UsageError(`--as takes one of ${[...recordKindIds, ...writtenKinds].join(', ')}`)
  const profile = values.map === undefined ? undefined : readProfile(values.map)
  const consentFile = values.consent === undefined ? null : readConsentFile(values.consent)
  const missing = positionals.filter((path) => !existsSync(path))
  // Of several files the others come in; a call that names nothing else has nothing to do.
  const there = missing.length === positionals.length ? positionals : positionals.filter(existsSync)
  const { workspace, session } = await openForCommand(values.workspace!, environment)
  const uploads = createUploads()
  const takeBack = values['dry-run'] ? beginTrial(session.db) : () => {}
  try {
    keepLibraryCurrent(session.db, session.newId, session.now())
    const context = importContext(session, uploads, 'zh')
    const inspected: Labelled[] = []
    const uploadIds: string[] = []
    for (const path of there) uploadIds.push(await uploads.addPath(path))
    const found = await inspectUploads(context, uploadIds, {
      ...(wantedKind && { recordKind: wantedKind }),
      ...(profile && { profile }),
      isUnattended: true,
    })
    for (const [at, files] of found.entries())
      for (const file of files) {
        const label = uploads.label(file.uploadId)
        inspected.push({
          label: file.part === null ? label : `${label} › ${file.part}`,
          file: wantedShape === undefined ? file : ofShape(file, wantedShape),
          path: at,
          isLitter: isLitterBelow(there[at]!, file.path ?? file.name),
          wanted: wantedKind ?? null,
        })
      }
    const refused = [
      ...inspected.flatMap((one) => refusalOf(one) ?? []),
      ...(there === positionals ? [] : missing.map(notThere)),
      ...there.filter(isFolder).flatMap(litterIn).map(leftOut),
    ]
    const planned = inspected.filter((one) => refusalOf(one) === null)
    // What lies in a folder beside the files, and what a system leaves there (Thumbs.db among raw/*), is told and is no
    // fault of the call; a file named and unreadable is, and so is a call of which nothing could be read.
    const isUnreadable =
      missing.length > 0 ||
      there.some(
        (path, at) =>
          !isFolder(path) &&
          !isLitterBelow(path, basename(path)) &&
          !inspected.some(
            (one) =>
              one.path === at &&
              (planned.includes(one) ||
                one.file.notRecords !== undefined ||
                isLeftOut(one.file.error?.reason ?? '')),
          ),
      )
    if (planned.length === 0)
      return {
        files: refused,
        shortNames: [],
        summary: summaryOf(refused),
        lang,
        unreadable: true,
        refused: false,
      }
    if (consentFile) {
      const recordings = inspected.flatMap(({ file: { name, recording } }) =>
        recording ? [{ name, hash: recording.hash }] : [],
      )
      if (values['dry-run']) context.grounds = groundsWith(session, consentFile, recordings)
      else recordConsentFile(session, consentFile, recordings)
    }
    // What is no message or note, though somebody said so, could be read: it is told and left.
    const broken = inspected.filter(({ file }) => file.error && file.error.code !== 'import.kindUnknown')
    const importId = session.newId('import')
    const report = await runImport(
      context,
      importId,
      [...planned, ...broken].map(({ file: { uploadId, part, recordKind, mapping } }) => ({
        uploadId,
        part,
        recordKind: recordKind ?? unread,
        mapping,
        saveProfileAs: null,
      })),
      () => {},
      new AbortController().signal,
    )
    const rejections = listRejections(session.db, importId, 0, Number.MAX_SAFE_INTEGER).rows
    const results = resultsOf(
      report,
      planned,
      rejections,
      importDestinations(session.db, importId),
      session.now(),
    )
    const shortNames = listShortNamed(session.db, importId)
    if (!values['dry-run']) createRefits(declaredPrior).now(session)
    const cutShort = results.some(
      ({ file, error }) =>
        error !== undefined &&
        !isGateClosed(error.code) &&
        positionals.some(
          (path) => file.startsWith(path) && !isFolder(path) && !isLitterBelow(path, basename(path)),
        ),
    )
    const files = [...results, ...refused.map(withRemarks(report, rejections))]
    return {
      files,
      shortNames,
      summary: summaryOf(files),
      lang,
      unreadable: isUnreadable || cutShort,
      refused: results.some(({ error }) => error !== undefined && isGateClosed(error.code)),
    }
  } finally {
    await uploads.close()
    takeBack()
    workspace.close()
  }
}
