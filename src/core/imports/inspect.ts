import { createHash } from 'node:crypto'
import type { ColumnMapping, InspectedFile, PlannedFile } from '../../shared/contract/imports.ts'
import { aliasesOf, listAccounts } from '../accounts/store.ts'
import { listProducts } from '../catalog/store.ts'
import { lackedAssessment } from '../consent/assessments.ts'
import type { Grounds, Judge } from '../consent/recordings.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRow } from '../db/rows.ts'
import { listDealOwners } from '../deals/store.ts'
import { lateJudge, recordingFormat, speakersOf } from './admitRecording.ts'
import { expandUpload, unpackingRoom } from './expand.ts'
import { createFinishedFiles, type FinishedFile, type FinishedFiles } from './finishedFiles.ts'
import { listEntryNames } from './formats/archive.ts'
import type { ImportItem, ReadOptions, Refusal, RowItem } from './formats/format.ts'
import { previewImport } from './formats/preview.ts'
import { examine, isMachineWritten } from './formats/registry.ts'
import { readHead } from './formats/source.ts'
import { leastTurns, namesVoicesOfProgram, speaksByTurns } from './formats/transcripts/spokenTurns.ts'
import { isRecordedColumn } from './formats/transcripts/writtenDown.ts'
import { currencyNamed } from './recognition/currencyNames.ts'
import { createKnownNames, type KnownNames, learnNames } from './recognition/knownNames.ts'
import { notRecordsOf } from './recognition/noRecords.ts'
import { findCurrency } from './recognition/numberText.ts'
import type { ColumnConversion, ImportProfile } from './recognition/profile.ts'
import { ImportProfile as ImportProfileSchema } from './recognition/profile.ts'
import {
  type ColumnProposal,
  confidentScore,
  type KindProposal,
  type ProposalContext,
  proposeKinds,
  proposeMapping,
  type TableSample,
} from './recognition/proposal.ts'
import { fieldOf, isTarget, type RecordKindId, recordKind, recordKindIds } from './recognition/recordKinds.ts'
import { importProfiles } from './schema.ts'
import { importOfContent } from './store.ts'
import type { UploadSource, Uploads } from './uploads.ts'

export interface InspectContext {
  db: ReadableDb
  uploads: Uploads
  options: ReadOptions
  currency: string
  now(): number
  ownPeople: readonly string[]
  /** Only of a trial run: the consents and assessments that it assumes. */
  grounds?: Grounds
}

/** What a file of a header looks like, whatever its rows: under it a saved mapping is found again. */
export const headerFingerprint = (columns: readonly string[]): string =>
  createHash('sha256')
    .update(columns.map((column) => column.normalize('NFKC').trim().toLowerCase()).join('\n'))
    .digest('hex')

export const mappingOf = (proposal: KindProposal): ColumnMapping[] =>
  proposal.columns.map(({ column, field, confidence, conversion }) => ({
    column,
    field,
    confidence,
    options: Object.fromEntries(
      Object.entries(conversion).filter(([, value]) => value !== undefined),
    ) as ColumnMapping['options'],
  }))

/** The mapping of a saved profile or of `--map FILE`, over the columns that the file really has. */
export const mappingOfProfile = (profile: ImportProfile, columns: readonly string[]): ColumnMapping[] => {
  const kind = recordKind(profile.recordKind)
  return columns.map((column) => {
    const mapped = profile.columns.find((one) => one.column === column)
    const spec = mapped && fieldOf(kind, mapped.field)
    // A profile may be older than what is offered now.
    return mapped && spec && isTarget(kind, spec)
      ? {
          column,
          field: mapped.field,
          confidence: 1,
          options: (mapped.conversion ?? {}) as ColumnMapping['options'],
          byPerson: true,
        }
      : { column, field: null, confidence: 0, options: {} }
  })
}

/** Sheets and files in which a team keeps the people who are gone. */
const leaversPart =
  /离职|离任|调离|退休|已走|\bformer\b|leavers?|^left\b|have left|resigned|ex-?(contacts|employees)/i

type NamedPlan = Pick<PlannedFile, 'recordKind' | 'mapping'> & {
  part?: string | null
  fileName?: string
  /** Today, YYYY-MM-DD: the day on which a list that is called void stopped to hold at the latest. */
  today?: string
}

/** What the name of a sheet or file says of all its rows: people on a sheet 离职 have left, a list 2025版 is of 2025. */
const constantsOf = (plan: NamedPlan): Pick<ImportProfile, 'constants'> =>
  plan.recordKind === 'priceList'
    ? validityOf(plan)
    : plan.recordKind === 'activities'
      ? recordedOf(plan)
      : leaversOf(plan)

/** What was recorded was a talk: that it took place is known without its words, which come in only by consent. */
const recordedOf = ({ mapping, part, fileName }: NamedPlan): Pick<ImportProfile, 'constants'> => {
  if (!mapping.some(({ column }) => isRecordedColumn(column))) return {}
  const isMeeting = /会议|meeting/i.test(`${fileName ?? ''} ${part ?? ''}`)
  return { constants: { activityType: isMeeting ? 'meeting' : 'call' } }
}

const voidList =
  /作废|废止|失效|停用|(?<![一-鿿])旧(?=版|价|表|[)）】\]]|$)|\b(void|obsolete|superseded|expired|old|outdated)\b/i

/** From when to when a price list holds by its name. A column of its own says it for each row and goes before. */
function validityOf({ part, fileName, today }: NamedPlan): Pick<ImportProfile, 'constants'> {
  const name = [fileName, part].filter(Boolean).join(' ')
  const year = yearInName(name)
  const isVoid = voidList.test(name.replaceAll('_', ' '))
  const isOver = year !== null && today !== undefined && `${year}-12-31` < today
  const validTo = !isVoid ? null : isOver ? `${year}-12-31` : (today ?? null)
  const constants = {
    ...(year !== null && { validFrom: `${year}-01-01` }),
    ...(validTo !== null && { validTo }),
  }
  return Object.keys(constants).length === 0 ? {} : { constants }
}

const leaversOf = ({ recordKind, part }: NamedPlan): Pick<ImportProfile, 'constants'> =>
  recordKind === 'contacts' &&
  part &&
  leaversPart.test(part) &&
  !/未离职|非离职|在职|含|及|全部|不|\ball\b|current/i.test(part)
    ? { constants: { employment: 'left' } }
    : {}

/** The currency that a sheet or file is called by (`export GBP`, 美元价): of what stands in it without one. */
function currencyInName({ part, fileName }: NamedPlan): Pick<ImportProfile, 'currency'> {
  const words = [part, fileName?.replace(/\.[^.]*$/, '')]
    .filter((name) => name !== null && name !== undefined)
    .flatMap((name) => name.normalize('NFKC').split(/[\s_\-()（）,.]+/))
  const named = new Set(
    words.flatMap((word) =>
      word.length < 3 && !/[一-鿿]/.test(word) ? [] : (currencyNamed(word.replace(/[价版表]$/, '')) ?? []),
    ),
  )
  const [only, other] = named
  return only === undefined || other !== undefined ? {} : { currency: only }
}

/** The profile by which a planned file is read. */
export const profileOfPlan = (plan: NamedPlan): ImportProfile =>
  ImportProfileSchema.parse({
    version: 1,
    recordKind: plan.recordKind,
    ...constantsOf(plan),
    ...currencyInName(plan),
    columns: plan.mapping.flatMap(({ column, field, options }) =>
      field === null ? [] : [{ column, field, conversion: options as ColumnConversion }],
    ),
  })

/** Name of the part of a file that an item belongs to: a sheet, or a file inside an archive; null for the file itself. */
export const partOf = (at: { readonly sheet?: string; readonly entry?: string }): string | null =>
  at.sheet ?? at.entry ?? null

/** A chat or notes in a workbook are a sheet of it; messages of an archive are one chat, whatever files they lie in. */
export const partOfItem = (item: ImportItem): string | null =>
  item.kind === 'row' ? partOf(item.at) : (item.at.sheet ?? null)

export const refusalCode = (refusal: Refusal): string =>
  ({
    passwordProtected: 'import.encrypted',
    encryptedEvents: 'import.encrypted',
    empty: 'import.empty',
    tooLarge: 'import.tooLarge',
  })[refusal.code as string] ?? 'import.unreadable'

const errorOf = (refusal: Refusal): NonNullable<InspectedFile['error']> => ({
  code: refusalCode(refusal),
  place: {
    line: refusal.at?.line ?? null,
    sheet: refusal.at?.sheet ?? null,
    ...(refusal.at?.page !== undefined && { page: refusal.at.page }),
    ...(refusal.at?.entry !== undefined && { entry: refusal.at.entry }),
  },
  reason: refusal.code,
  detail: refusal.detail ?? (refusal.limit === undefined ? null : String(refusal.limit)),
})

/** What is said of a file of which nothing is known. */
const nothing = {
  part: null,
  shape: null,
  recordKind: null,
  confidence: 0,
  alternatives: [],
  columns: [],
  mapping: [],
  otherMappings: {},
  profileName: null,
  recording: null,
  mayBeRecorded: false,
}

interface Part {
  name: string | null
  items: ImportItem[]
}

/** Folders in archives in folders: deeper nobody packs by hand. */
const deepest = 3

/** What a caller already knows of the uploads: their kind, or how their columns are to be read. */
type Wanted = {
  recordKind?: RecordKindId
  profile?: ImportProfile
  /** Nobody will look at the columns: those of a table that a broken-off import had finished are not asked for. */
  isUnattended?: boolean
}

/** One look at what was dropped together. */
interface Inspection extends InspectContext {
  wanted: Wanted
  finished: FinishedFiles
  judge(): Judge
  /** Names of the files that were dropped together. */
  fileNames: readonly string[]
}

/** A table that could be read better if more names were known. */
type Inspected = { file: InspectedFile; table?: TableReading }
type TableReading = {
  /** What the table says for sure about names. */
  learn(names: KnownNames): void
  /** The same table, read with these names; absent where nothing in it is left open. */
  again?: (names: KnownNames) => InspectedFile
}

/** Tables whose first rows are kept for a second look; a folder may hold any number. */
const mostKept = 500

/** Files that are open at once. */
const atOnce = 8

/**
 * Says of uploads what they are and how their columns would be read, for each upload its files: a workbook is inspected
 * sheet by sheet, a folder or ZIP of files file by file, each as an upload of its own, and a mail with what is attached to
 * it. What is dropped together is read together: tables that leave a column open are looked at again with the names that
 * the workspace and the other tables hold.
 */
export async function inspectUploads(
  context: InspectContext,
  uploadIds: readonly string[],
  wanted: Wanted = {},
): Promise<InspectedFile[][]> {
  const finished = createFinishedFiles(context.db)
  const fileNames = uploadIds.map((uploadId) => context.uploads.name(uploadId))
  const inspection = { ...context, wanted, finished, judge: lateJudge(context.db, context), fileNames }
  const inspected: Inspected[][] = []
  for (let at = 0; at < uploadIds.length; at += atOnce)
    inspected.push(
      ...(await Promise.all(
        uploadIds
          .slice(at, at + atOnce)
          .map((uploadId) => inspectInside(inspection, uploadId, 0, unpackingRoom(context.options))),
      )),
    )
  const tables = inspected.flat().flatMap(({ table }) => table ?? [])
  if (!tables.some(({ again }) => again !== undefined))
    return inspected.map((files) => files.map(({ file }) => file))
  const names = namesOfWorkspace(context.db)
  for (const table of tables.slice(0, mostKept)) table.learn(names)
  return inspected.map((files) => files.map(({ file, table }) => table?.again?.(names) ?? file))
}

/** The same of one upload. */
export async function inspectUpload(
  context: InspectContext,
  uploadId: string,
  wanted: Wanted = {},
): Promise<InspectedFile[]> {
  const [files] = await inspectUploads(context, [uploadId], wanted)
  return files!
}

function namesOfWorkspace(db: ReadableDb): KnownNames {
  const names = createKnownNames()
  for (const account of listAccounts(db)) {
    for (const called of [account.name, ...aliasesOf(account)]) names.add('account', called)
    if (account.ownerName !== null) names.add('owner', account.ownerName)
  }
  for (const { name } of listLiveContacts(db)) names.add('contact', name)
  for (const { name, code } of listProducts(db)) {
    names.add('product', name)
    if (code !== null) names.add('product', code)
  }
  for (const owner of listDealOwners(db)) names.add('owner', owner)
  return names
}

async function inspectInside(
  inspection: Inspection,
  uploadId: string,
  depth: number,
  room: ReturnType<typeof unpackingRoom>,
): Promise<Inspected[]> {
  const { uploads, options } = inspection
  const source = await uploads.source(uploadId)
  const inside = depth < deepest ? await expandUpload(uploads, uploadId, source, options, room) : null
  if (inside === null) return inspectFile(inspection, uploadId, source)
  const files = inside.isFileItself ? await inspectFile(inspection, uploadId, source) : []
  for (const id of inside.uploadIds) files.push(...(await inspectInside(inspection, id, depth + 1, room)))
  const archive = {
    ...nothing,
    uploadId,
    path: uploads.place(uploadId),
    encoding: null,
    sizeBytes: 0,
    alreadyImportedAt: null,
    alreadyImportedBy: null,
  }
  for (const { name, refusal } of inside.refused)
    files.push({
      file: { ...archive, name: name ?? uploads.name(uploadId), part: name, error: errorOf(refusal) },
    })
  return files
}

/** Formats of which each file is one part: what is known of that part is known of the file. */
const ofOnePart: ReadonlySet<string> = new Set([
  ...[
    'csv',
    'vcard',
    'eml',
    'msg',
    'mbox',
    'pastedMails',
    'notes',
    'docx',
    'pptx',
    'pdf',
    'pastedChat',
    'typedQuote',
  ],
  ...['copiedTurns', 'wecom', 'wecomCallback', 'dingtalk', 'feishu', 'wechat', 'conversations'],
])

/** How many parts a file of a format has at the most; null where that is not known before it is read. */
async function mostPartsOf(
  format: string | null,
  source: UploadSource,
  { limits }: ReadOptions,
): Promise<number | null> {
  if (format !== 'spreadsheet') return ofOnePart.has(format ?? '') ? 1 : null
  const { bytes } = await readHead(source, 4096)
  const sheets = (await listEntryNames(source, bytes, limits)).filter((name) =>
    name.startsWith('xl/worksheets/sheet'),
  )
  return sheets.length === 0 ? null : sheets.length
}

/** What a look at a file would give of which a broken-off import had finished every part; null where it has to be looked at. */
async function finishedBefore(
  { finished, wanted, options }: Inspection,
  hash: string | null,
  source: UploadSource,
): Promise<
  Pick<InspectedFile, 'part' | 'encoding' | 'shape' | 'recordKind' | 'confidence' | 'error'>[] | null
> {
  if (hash === null || wanted.recordKind || wanted.profile) return null
  const parts = finished.parts(hash, source.name)
  const isTable = ({ kind }: FinishedFile): boolean => kind !== 'messages' && kind !== 'notes'
  if (parts.length === 0 || (parts.some(isTable) && !wanted.isUnattended)) return null
  if (parts.length !== (await mostPartsOf(parts[0]!.format, source, options))) return null
  return parts.map((one) => ({
    part: one.part,
    encoding: one.encoding,
    shape: isTable(one) ? 'table' : (one.kind as 'messages' | 'notes'),
    recordKind: one.kind,
    confidence: 1,
    error: null,
  }))
}

async function inspectFile(
  inspection: Inspection,
  uploadId: string,
  source: UploadSource,
): Promise<Inspected[]> {
  const { db, uploads, wanted, ...context } = inspection
  const name = uploads.name(uploadId)
  const hash = await uploads.hash(uploadId, source)
  const base = {
    uploadId,
    name,
    path: uploads.place(uploadId),
    sizeBytes: uploads.size(uploadId),
    ...importedBefore(db, hash),
  }
  const known = await finishedBefore(inspection, hash, source)
  if (known !== null) return known.map((one) => ({ file: { ...base, ...nothing, ...one } }))
  const preview = await previewImport(source, {
    ...context.options,
    keepsTables: wanted.recordKind !== undefined || wanted.profile !== undefined,
  })
  // A workbook of blank sheets is read to its end and holds nothing all the same; JSON may hold what no reader knows.
  const isBlank = preview.tables.length === 0 && preview.items.length === 0
  const blank: Refusal = { code: preview.format === 'json' ? 'nothingRead' : 'empty' }
  const refusal: Refusal | null = preview.refusal ?? (isBlank ? blank : null)
  if (refusal && preview.items.length === 0) {
    return [{ file: { ...base, ...nothing, encoding: preview.encoding, error: errorOf(refusal) } }]
  }
  const parts = new Map<string | null, Part>()
  for (const table of preview.tables) {
    const part = partOf(table)
    if (!parts.has(part)) parts.set(part, { name: part, items: [] })
  }
  for (const item of preview.items) {
    const part = partOfItem(item)
    const known = parts.get(part) ?? { name: part, items: [] }
    known.items.push(item)
    parts.set(part, known)
  }
  // A chat of which no message could be read, or a table of none: it must not vanish from the list of files.
  if (parts.size === 0) {
    const error = { code: 'import.empty', place: null, reason: 'empty', detail: null }
    return [{ file: { ...base, ...nothing, encoding: preview.encoding, error } }]
  }
  const recording =
    preview.format === recordingFormat ? await recordingOf(inspection, uploadId, source) : null
  return [...parts.values()].map((part): Inspected => {
    const first = part.items[0]
    if (first && first.kind !== 'row') {
      const shape = first.kind === 'message' || recording !== null ? 'messages' : 'notes'
      const mayBeRecorded = recording === null && saysWithoutTime(part.items)
      const file = { ...base, ...nothing, part: part.name, encoding: preview.encoding, shape } as const
      const isUnassessed =
        shape === 'messages' &&
        recording === null &&
        lackedAssessment(db, 'chatImport', inspection.now(), inspection.grounds?.assessments) !== null
      const error = isUnassessed
        ? { code: 'assessment.required', place: null, reason: 'chatsNotAssessed', detail: null }
        : null
      return { file: { ...file, recordKind: shape, confidence: 1, recording, mayBeRecorded, error } }
    }
    const rows = part.items.filter((item): item is RowItem => item.kind === 'row')
    const header = preview.tables.find((table) => partOf(table) === part.name)
    const columns = header ? [...header.columns] : Object.keys(rows[0]?.cells ?? {})
    const sample: TableSample = {
      columns,
      rows: rows.map((row) => row.cells),
      fileName: name,
      ...(part.name !== null && { sheet: part.name }),
    }
    const year = yearInName(name)
    const reading: ProposalContext = {
      zone: context.options.zone,
      currency: context.currency,
      dateOrder: usualDateOrder(sample, context.currency),
      ...(context.options.now !== undefined && { now: context.options.now }),
      ...(year !== null && { year }),
    }
    const saved = wanted.profile ? null : savedProfile(db, columns)
    const profile = wanted.profile ?? saved?.profile ?? null
    const propose = (names?: KnownNames) =>
      proposalsFor(sample, { ...reading, ...(names && { names }) }, wanted.recordKind, header?.recordKind)
    const proposals = propose()
    /** A person or the format has said what the table is. */
    const isSaid = profile !== null || wanted.recordKind !== undefined || header?.recordKind !== undefined
    const tableFile = (proposals: readonly KindProposal[], names?: KnownNames): InspectedFile => {
      const why = isSaid
        ? null
        : notRecordsOf(sample, { files: inspection.fileNames, ...(names && { names }) })
      const best = why === null ? bestOf(proposals) : undefined
      const missed = missedColumns(sample, profile ? null : best)
      return {
        ...base,
        part: part.name,
        shape: 'table',
        encoding: preview.encoding,
        recordKind: profile?.recordKind ?? best?.kind ?? null,
        ...(why !== null && { notRecords: why }),
        confidence: profile ? 1 : (best?.score ?? 0),
        alternatives: proposals.slice(best ? 1 : 0, best ? 4 : 3).map((proposal) => proposal.kind),
        columns: columns.map((column) => ({
          name: column,
          samples: rows.flatMap((row) => row.cells[column] || []).slice(0, 5),
          isMissed: missed.has(column),
        })),
        mapping: profile
          ? mappingOfProfile(profile, columns)
          : best
            ? mappingOf(best)
            : columns.map((column) => ({ column, field: null, confidence: 0, options: {} })),
        otherMappings: Object.fromEntries(proposals.map((proposal) => [proposal.kind, mappingOf(proposal)])),
        profileName: saved?.name ?? null,
        recording: null,
        mayBeRecorded: false,
        error: null,
      }
    }
    const asIs = tableFile(proposals)
    const best = asIs.notRecords === undefined ? bestOf(proposals) : undefined
    const isOpen =
      !profile && asIs.notRecords === undefined && (best === undefined || best.columns.some(isLeftOpen))
    return {
      file: asIs,
      table: {
        learn(names) {
          if (best !== undefined && best.score >= confidentScore)
            learnNames(names, { kind: best.kind, columns: best.columns, rows: sample.rows })
        },
        ...(isOpen && { again: (names: KnownNames) => tableFile(propose(names), names) }),
      },
    }
  })
}

/** Whether people speak by turns without a day, or are called as programs call them: in a note, or in messages that tell no time at all. */
function saysWithoutTime(items: readonly ImportItem[]): boolean {
  const notes = items.flatMap((item) => (item.kind === 'note' ? item.text.split('\n') : []))
  if (notes.length > 0) return speaksByTurns(notes) || namesVoicesOfProgram(notes)
  const said = items.filter((item) => item.kind === 'message')
  return (
    said.length >= leastTurns &&
    new Set(said.map(({ sender }) => sender)).size < said.length &&
    said.every(({ sentAt }) => sentAt === null)
  )
}

/** Currencies of those who write the day before the month. */
const dayFirst = new Set(['GBP', 'EUR', 'AUD', 'NZD', 'CHF', 'INR', 'SEK', 'NOK', 'DKK', 'PLN', 'BRL', 'ZAR'])

/** How whoever made a table writes 09/11/2026, by the currency of its prices: in pounds and euros the day stands first. */
function usualDateOrder({ columns, rows }: TableSample, ours: string): 'dmy' | 'mdy' {
  const inHeadings = columns.flatMap((column) => findCurrency(column) ?? [])
  const inCells = rows
    .slice(0, 20)
    .flatMap((row) =>
      Object.values(row).flatMap((cell) => currencyNamed(cell) ?? (/[£€]\s?\d/.test(cell) ? 'GBP' : [])),
    )
  const said = new Set([...inHeadings, ...inCells])
  const all = said.size === 0 ? [ours] : [...said]
  return all.some((one) => dayFirst.has(one)) && !said.has('USD') ? 'dmy' : 'mdy'
}

/** Columns that say something in most rows and were not recognised as anything. A saved profile was made by a person. */
function missedColumns({ rows }: TableSample, best: KindProposal | null | undefined): ReadonlySet<string> {
  const filled = (column: string) => rows.filter((row) => (row[column] ?? '').trim() !== '').length
  return new Set(
    (best?.columns ?? []).flatMap(({ column, field, recognised }) =>
      field === null && recognised === null && !column.startsWith('#') && filled(column) * 2 >= rows.length
        ? [column]
        : [],
    ),
  )
}

/** A column that names in its cells could still explain: one that nothing or little was recognised of. */
const isLeftOpen = ({ certainty }: ColumnProposal): boolean => certainty < 0.7

/**
 * What a table is taken for; undefined where a person has to say it. A deal, complaint or return made of something else stands
 * in everything that is advised of its customer: below the score of a sure one none is made unasked.
 */
const bestOf = (proposals: readonly KindProposal[]): KindProposal | undefined =>
  proposals
    .slice(0, 1)
    .find(({ kind, score }) => score >= (neverGuessed.has(kind) ? confidentScore : leastScore))

const neverGuessed: ReadonlySet<RecordKindId> = new Set(['deals', 'serviceTickets', 'returns'])

/**
 * The only year that a file's name states, of dates in it that have none; null where it states none or several, and for a
 * file of the first weeks of a year, which tells of the year before as well.
 */
export function yearInName(name: string): number | null {
  const isRange = [...name.matchAll(/20\d{2}\s*[-–~至到]\s*(\d{2})(?!\d)/g)].some(
    ([, end]) => Number(end) > 12,
  )
  const stated = [...name.matchAll(/(?<!\d)(20\d{2})(?=(\d{2})?(?:\d{2})?(?!\d))/g)]
  const years = new Set(stated.map(([, year]) => Number(year)))
  const isEarly = stated.some(([, , month]) => month !== undefined && Number(month) <= 2)
  return years.size === 1 && !isRange && !isEarly ? [...years][0]! : null
}

/** Whose words a transcript holds, and what is still needed before they may come in. */
async function recordingOf(
  { uploads, options, judge }: Inspection,
  uploadId: string,
  source: UploadSource,
): Promise<NonNullable<InspectedFile['recording']>> {
  const heard = { hash: await uploads.hash(uploadId, source), speakers: await speakersOf(source, options) }
  const { missing, assessment, mayTrain } = judge().judge(heard)
  return {
    ...heard,
    coverage: { missing, assessment, mayTrain },
    mayBeByHand: !isMachineWritten(await examine(source, options)),
  }
}

/** Below this nothing is proposed: a person says what a table is that looks like no record of ours. */
const leastScore = 0.35

/** The kinds that a table may hold, best first: what was asked for, what the format states, what the columns say. */
function proposalsFor(
  sample: TableSample,
  reading: ProposalContext,
  wanted: RecordKindId | undefined,
  stated: RecordKindId | undefined,
): KindProposal[] {
  if (wanted) return [proposeMapping(sample, recordKind(wanted), reading)]
  const proposed = proposeKinds(sample, reading)
  if (!stated) return proposed
  const certain = { ...proposeMapping(sample, recordKind(stated), reading), score: 1 }
  return [certain, ...proposed.filter(({ kind }) => kind !== stated)]
}

function savedProfile(
  db: ReadableDb,
  columns: readonly string[],
): { name: string; profile: ImportProfile } | null {
  const row = selectRow(
    db,
    importProfiles,
    'header_fingerprint = ? ORDER BY updated_at DESC LIMIT 1',
    headerFingerprint(columns),
  )
  return row && { name: row.name, profile: ImportProfileSchema.parse(JSON.parse(row.profile)) }
}

function importedBefore(
  db: ReadableDb,
  hash: string | null,
): Pick<InspectedFile, 'alreadyImportedAt' | 'alreadyImportedBy'> {
  const row = hash === null ? null : importOfContent(db, hash)
  return { alreadyImportedAt: row?.at ?? null, alreadyImportedBy: row?.importId ?? null }
}

export const isRecordKind = (kind: string): kind is RecordKindId =>
  (recordKindIds as readonly string[]).includes(kind)
