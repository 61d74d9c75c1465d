import type { PlannedFile } from '../../shared/contract/imports.ts'
import { calendarDay } from '../calendarDay.ts'
import type { Judge } from '../consent/recordings.ts'
import { transaction } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { admitRecording, recordingFormat } from './admitRecording.ts'
import type {
  ImportItem,
  ImportSource,
  MessageItem,
  Place,
  ProblemCode,
  ReadBatch,
  ReadOptions,
  Refusal,
  RefusalCode,
  RowItem,
} from './formats/format.ts'
import { type OpenedImport, openImport } from './formats/registry.ts'
import { spokenTurns } from './formats/transcripts/spokenTurns.ts'
import { isRecordKind } from './inspection/inspection.ts'
import { partOf, partOfItem } from './inspection/partOf.ts'
import { profileOfPlan } from './inspection/profileOfPlan.ts'
import { detailOf, refusalCode } from './inspection/refusalCode.ts'
import type { People } from './people.ts'
import { type FileError, insertRejection, saveFileError, saveTally, type Tally } from './store.ts'
import { voicesOf } from './take/numberedVoices.ts'
import { createRowYears, type RowYears } from './take/rowYears.ts'
import { takeMessage } from './take/takeMessage.ts'
import { takeNote } from './take/takeNote.ts'
import { createRowTaker } from './take/takeRow.ts'
import type { Taken, Taking } from './take/taking.ts'
import { createTextsAhead } from './take/textsAhead.ts'
import { createColumnWatch } from './take/untakenColumns.ts'
import type { Uploads } from './uploads.ts'

/** Items between two commits: few enough that screens wait a moment at most, enough that an fsync does not count. */
export const batchSize = 2000
/** How many full batches wait while their remarks are read. */
const batchesAhead = 2

/** What a person should know of an item although nothing of it was left out. */
export const toldThoughKept: ReadonlySet<ProblemCode> = new Set(['linkOnly', 'recordedWords'])

export interface FileImport {
  file: PlannedFile
  /** Whether it is the first of the file's parts: what is wrong with the file as a whole is told of this one. */
  isFirstPart: boolean
  /** The name under which these very bytes came first: a copy says the same as its original, title and all. */
  knownAs: string
  /** Writes the file and its source; called once, in the transaction of what is first known of it. */
  begin(as: { encoding: string | null; format: string | null }): void
  taking: Taking
  uploads: Uploads
  options: ReadOptions
  /** Made when the first message or note comes, so that it knows the people of this very import. */
  people(): People
  /** Made when the first recording comes. */
  judge(): Judge
  /** What the import of chats and mail lacks before it may go on, null where nothing. */
  chatsLack(): 'missing' | 'overdue' | null
  stamp(): Stamp
  signal: AbortSignal
  onCommit(progress: { items: number; bytesRead: number }): void
}

/**
 * Reads one file to its end, to a cancel or to where it cannot be read further. Each batch is committed whole, with
 * its rejections and with how far the file has come; what was read after the last commit before a cancel is left.
 */
export async function importFile(work: FileImport): Promise<void> {
  const { file, signal } = work
  const { db } = work.taking.write
  const { fileId, sourceId } = work.taking
  const isByHand = file.isByHand === true
  const savedAt = work.uploads.modifiedAt(file.uploadId)
  const path = work.uploads.nameInFolder(file.uploadId)
  const options = {
    ...work.options,
    ...(savedAt !== null && { savedAt }),
    keepsTables: isRecordKind(file.recordKind),
    // What a file is was settled by the people who were known when it was looked at; who came in since changes nothing.
    isKnownPerson: () => file.recordKind === 'messages',
    isByHand,
    signal,
  }
  const untaken = work.uploads.refusal(file.uploadId)
  const source = await work.uploads.source(file.uploadId)
  const opened: OpenedImport =
    untaken === null
      ? await openImport({ ...source, name: work.knownAs }, options)
      : { ok: false, refusal: untaken }
  let hasBegun = false
  const begin = () => {
    if (!hasBegun) work.begin(opened.ok ? opened : { encoding: null, format: null })
    hasBegun = true
  }
  const refuse = (error: FileError) =>
    transaction(db, () => {
      begin()
      saveFileError(db, fileId, error)
    })
  if (!opened.ok) return refuse(errorOf(opened.refusal))
  let { batches }: { batches: AsyncIterable<ReadBatch> | Iterable<ReadBatch> } = opened
  let { taking } = work
  if (isByHand) {
    const sha256 = await work.uploads.hash(file.uploadId)
    transaction(db, () => {
      begin()
      appendLog(db, work.stamp(), { kind: 'byHandDeclared', body: { sourceId, sha256 } })
    })
  }
  if (opened.format === recordingFormat) {
    const hash = await work.uploads.hash(file.uploadId)
    // That it was admitted is kept with the source.
    transaction(db, begin)
    const admission = await admitRecording(db, work.judge(), work.stamp(), {
      sourceId,
      hash,
      batches: opened.batches,
    })
    if (!admission.ok) return refuse(admission.error)
    batches = withVoices(admission.batches, work.people())
    taking = { ...taking, recording: { mayTrain: admission.mayTrain } }
  }
  const tally: Tally = { items: 0, accepted: 0, updated: 0, duplicates: 0, rejected: 0 }
  const years = await rowYearsOf(work, source, options)
  const take = createTaker({ ...work, taking }, years, await work.uploads.hash(file.uploadId))
  const columns = isRecordKind(file.recordKind) ? createColumnWatch(file.mapping, file.recordKind) : null
  const textsAhead = createTextsAhead(taking, file, work.uploads.size(file.uploadId), years)
  let coming: ReadBatch[] = []
  let count = 0
  // Where remarks are read ahead, a full batch waits until those behind it are being read.
  const full: ReadBatch[][] = []
  let isRefused = false
  const commit = (waiting: readonly ReadBatch[]) => {
    if (waiting.length === 0) return
    transaction(db, () => {
      begin()
      const said = waiting.flatMap(({ items }) => items.filter((item) => item.kind === 'message'))
      if (said.length > 0) work.people().hear(said, work.people().accountOfFolder(path))
      for (const { problems, items } of waiting) {
        for (const { kept, at, code, column } of problems) {
          const isHere = isOfWholeFile(code, at)
            ? file.part === null || work.isFirstPart
            : isInPart(file.part, at)
          if (!isHere || (kept && !toldThoughKept.has(code))) continue
          const rejection = { column: column ?? null, code, value: null, kept }
          insertRejection(db, { importId: taking.write.importId, fileId }, at, rejection)
          if (!kept) tally.rejected += 1
        }
        for (const item of items) {
          const part = partOfItem(item)
          if (file.part !== null && part !== null && part !== file.part) continue
          for (const taken of take(item)) tally[taken] += 1
          if (item.kind === 'row') columns?.see(item.cells)
        }
      }
      taking.write.batch.write(db)
      tally.items = tally.accepted + tally.updated + tally.duplicates + tally.rejected
      saveTally(db, fileId, tally)
    })
    work.onCommit({ items: tally.items, bytesRead: waiting.at(-1)!.bytesRead })
  }
  const commitRest = async () => {
    for (let next = full.shift(); next; next = full.shift()) {
      commit(next)
      // Screens get their answers between two commits.
      await new Promise((resolve) => setImmediate(resolve))
      if (signal.aborted) return
    }
    commit(coming)
    coming = []
    count = 0
  }
  const lack = opened.format === recordingFormat ? null : work.chatsLack()
  let isUnassessed = false
  for await (const read of batches) {
    if (signal.aborted) return begin()
    const batch = lack === null ? read : withoutMessages(read)
    isUnassessed ||= batch.items.length < read.items.length
    coming.push(batch)
    count += batch.items.length + batch.problems.length
    if (textsAhead) taking.write.readAhead(textsAhead(batch.items))
    if (count >= batchSize) {
      full.push(coming)
      coming = []
      count = 0
      if (full.length > (textsAhead ? batchesAhead : 0)) commit(full.shift()!)
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (batch.refusal && batch.refusal.code !== 'cancelled') {
      await commitRest()
      if (signal.aborted) return begin()
      isRefused = true
      refuse(errorOf(emptyOf(batch.refusal, tally)))
    }
  }
  if (signal.aborted) return begin()
  await commitRest()
  if (signal.aborted) return
  begin()
  for (const { column, value } of columns?.untaken() ?? [])
    insertRejection(
      db,
      { importId: taking.write.importId, fileId },
      file.part === null ? {} : { sheet: file.part },
      { column, code: 'columnNotTaken', value, kept: true },
    )
  if (isUnassessed && !isRefused) {
    isRefused = true
    refuse({
      code: 'assessment.required',
      details: { reason: 'chatsNotAssessed', subject: 'chatImport', state: lack },
    })
  }
  // A file that was planned as unreadable and gave nothing: the report says so.
  if (file.recordKind === '' && tally.items === tally.rejected && !isRefused)
    refuse(errorOf(emptyOf({ code: 'empty' }, tally)))
}

/** The batches of a recording, with who speaks under each number where the call tells. */
function withVoices(batches: readonly ReadBatch[], people: People): ReadBatch[] {
  const said = batches.flatMap(({ items }) => items.filter((item) => item.kind === 'message'))
  const voices = voicesOf(said, people.voices)
  if (voices === null) return [...batches]
  return batches.map((batch) => ({
    ...batch,
    items: batch.items.map((item) => {
      const spokenBy = item.kind === 'message' ? voices.get(item.sender) : undefined
      return spokenBy === undefined ? item : ({ ...item, spokenBy } as MessageItem)
    }),
  }))
}

/** What else a file holds, where its messages wait for the assessment of importing them. */
const withoutMessages = (batch: ReadBatch): ReadBatch => ({
  ...batch,
  items: batch.items.filter(({ kind }) => kind !== 'message'),
})

/** Whether a mail or chat message carries a transcript in its words: it waits for consent as a file of it would. */
const carriesTranscript = ({ conversation, text }: MessageItem): boolean =>
  text.includes('\n') && spokenTurns([conversation.split('\n')[0]!], text.split('\n')) !== null

/** The years of days without one, for which a table whose rows run by date is read once before. */
async function rowYearsOf(
  { file, taking, knownAs, signal }: FileImport,
  source: ImportSource,
  options: ReadOptions,
): Promise<RowYears | null> {
  if (!isRecordKind(file.recordKind)) return null
  const today = calendarDay(taking.write.zone)(taking.write.now)
  const years = createRowYears(profileOfPlan(file), today)
  if (!years.isNeeded) return years
  const opened = await openImport({ ...source, name: knownAs }, options)
  if (!opened.ok) return years
  for await (const { items } of opened.batches) {
    if (signal.aborted) return years
    years.look(items.filter((item) => item.kind === 'row' && isInPart(file.part, item.at)))
  }
  years.finish()
  return years
}

function createTaker(
  { file, taking, uploads, people }: FileImport,
  years: RowYears | null,
  contentHash: string | null,
): (item: ImportItem) => Taken[] {
  // A file without sheets has a name of its own that may say what all its rows are.
  const fileName = uploads.name(file.uploadId)
  const today = new Date(taking.write.now).toISOString().slice(0, 10)
  const named = { ...file, part: file.part ?? fileName, fileName, today, contentHash }
  const takeRow =
    isRecordKind(file.recordKind) && years ? createRowTaker(taking, named, file.recordKind, years) : null
  const folderOf = lateFolder(people, uploads.nameInFolder(file.uploadId))
  const reject = (item: ImportItem, code: string): Taken => {
    const place = { importId: taking.write.importId, fileId: taking.fileId }
    insertRejection(taking.write.db, place, item.at, { column: null, code, value: null })
    return 'rejected'
  }
  return (item) => {
    if (item.kind === 'message')
      return [
        !taking.recording && file.isByHand !== true && carriesTranscript(item)
          ? reject(item, 'transcriptInside')
          : takeMessage(taking, people(), item, {
              writtenAt: uploads.modifiedAt(file.uploadId),
              folder: folderOf(),
            }),
      ]
    if (item.kind === 'note')
      return takeNote(taking, people(), item, {
        writtenAt: uploads.modifiedAt(file.uploadId),
        folder: folderOf(),
      })
    if (!takeRow) return [reject(item, 'kindUnknown')]
    const { row, columns } = file.isByHand === true ? { row: item, columns: [] } : withoutTranscripts(item)
    const place = { importId: taking.write.importId, fileId: taking.fileId }
    for (const column of columns)
      insertRejection(taking.write.db, place, item.at, {
        ...{ column, code: 'recordedWords', value: null, kept: true },
      })
    return [takeRow(row)]
  }
}

/** A row without the cells that are transcripts, whatever their columns are called; and these columns. */
function withoutTranscripts(item: RowItem): { row: RowItem; columns: string[] } {
  const columns = Object.keys(item.cells).filter((column) => {
    const cell = item.cells[column]!
    return cell.includes('\n') && spokenTurns([column], cell.split('\n')) !== null
  })
  if (columns.length === 0) return { row: item, columns }
  const emptied = Object.fromEntries(columns.map((column) => [column, '']))
  return { row: { ...item, cells: { ...item.cells, ...emptied } }, columns }
}

/** Whose the folder of a file is; asked when the first text of it comes. */
function lateFolder(people: () => People, path: string): () => string | null {
  let found: { accountId: string | null } | null = null
  return () => {
    found ??= { accountId: people().accountOfFolder(path) }
    return found.accountId
  }
}

/** What gives nothing because all of it was left out is not empty. */
const emptyOf = (refusal: Refusal, { rejected }: Tally): Refusal =>
  refusal.code === 'empty' && rejected > 0 ? { code: 'allLeftOut', detail: String(rejected) } : refusal

/** A cancelled meeting stands on neither of a calendar's tables, a hidden sheet is no part that anybody imports. */
const isOfWholeFile = (code: ProblemCode, at: Place): boolean => partOf(at) === null || code === 'hiddenSheet'

const isInPart = (part: string | null, at: Place): boolean => part === null || partOf(at) === part

const isCount: ReadonlySet<RefusalCode> = new Set(['attachmentsLeft', 'allLeftOut'])
/** What a person can do something with: a bound that was passed, a count. Remarks of libraries are for whoever looks at the file. */
const told = (refusal: Refusal): string | null =>
  refusal.limit !== undefined || isCount.has(refusal.code) ? detailOf(refusal) : null

const errorOf = (refusal: Refusal) => ({
  code: refusalCode(refusal),
  details: {
    reason: refusal.code,
    line: refusal.at?.line ?? null,
    sheet: refusal.at?.sheet ?? refusal.at?.entry ?? null,
    ...(told(refusal) !== null && { detail: told(refusal) }),
  },
})
