import { hash } from 'node:crypto'
import type { ImportReport, PlannedFile } from '../../shared/contract/imports.ts'
import type { Consent, Sensitivity } from '../../shared/vocabulary.ts'
import { insertActivity } from '../activities/store.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import { insertRow } from '../db/rows.ts'
import { insertEvidence, insertSource, type Locator } from '../evidence/store.ts'
import { activityKindOf } from '../facts/buyingStep.ts'
import { extractFacts } from '../facts/extract.ts'
import { insertFact } from '../facts/store.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import type { NewId } from '../newId.ts'
import type { ImportItem, MessageItem, NoteItem, Place, ReadOptions, RowItem } from './formats/format.ts'
import { openImport } from './formats/registry.ts'
import { headerFingerprint, isRecordKind, partOf, profileOfPlan, refusalCode } from './inspect.ts'
import { createLinker } from './linker.ts'
import { createPeople, type People } from './people.ts'
import { type ConvertedRow, conversionContext, createRowConverter } from './recognition/convert.ts'
import { importReport } from './report.ts'
import { importFiles, importProfiles, imports } from './schema.ts'
import type { Uploads } from './uploads.ts'
import { isRefusal, kindOrder, planners, type WriteContext } from './writeRecords.ts'

export interface ImportContext {
  db: WritableDb
  newId: NewId
  now(): number
  stamp(): Stamp
  zone: string
  currency: string
  lang: 'zh' | 'en'
  /** Names of the team's own people: who writes in a chat without being a customer. */
  ownPeople: readonly string[]
  uploads: Uploads
  options: ReadOptions
}

export interface Progress {
  file: string
  filesDone: number
  files: number
  items: number
  bytesDone: number
  bytes: number
}

/** Items between two commits: few enough that a cancel is quick, enough that a commit's fsync does not count. */
const batchSize = 1000

interface Tally {
  items: number
  accepted: number
  updated: number
  duplicates: number
  rejected: number
}

/**
 * Runs a planned import to its end, a cancel or a failure. Everything between two commits is there whole or not at
 * all, with the file's checkpoint in the same transaction; what was committed stays, reported and undoable. A file
 * that cannot be read further is told with its place and does not stop the others.
 */
export async function runImport(
  context: ImportContext,
  importId: string,
  planned: readonly PlannedFile[],
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ImportReport> {
  const { db, newId, uploads } = context
  const startedAt = context.now()
  insertRow(db, imports, { id: importId, startedAt, status: 'running', actor: context.stamp().actor })
  const rank = (kind: string) => kindOrder.indexOf(kind as (typeof kindOrder)[number])
  const ordered = [...planned].sort((a, b) => rank(a.recordKind) - rank(b.recordKind))
  const bytes = ordered.reduce((sum, file) => sum + uploads.size(file.uploadId), 0)
  const linker = createLinker({ db, newId, now: startedAt, importId })
  const write: WriteContext = {
    db,
    newId,
    now: startedAt,
    zone: context.zone,
    currency: context.currency,
    importId,
    linker,
    lang: context.lang,
  }
  // Made when the first message or note comes, so that it knows the accounts and contacts of this very import.
  let known: People | null = null
  const people = (): People => {
    known ??= createPeople(db, context.ownPeople)
    return known
  }
  const sources = new Map<string, { id: string; hash: string | null }>()
  let counter = Math.floor(Math.random() * 2 ** 20)
  let bytesBefore = 0
  let status: 'done' | 'cancelled' = 'done'

  for (const [at, file] of ordered.entries()) {
    if (signal.aborted) {
      status = 'cancelled'
      break
    }
    const name = uploads.name(file.uploadId)
    const fileId = newId('importFile')
    let source = sources.get(file.uploadId)
    if (!source) {
      source = { id: newId('source'), hash: await uploads.hash(file.uploadId) }
      sources.set(file.uploadId, source)
      insertSource(db, {
        id: source.id,
        kind: 'file',
        name,
        contentHash: source.hash,
        encoding: null,
        sizeBytes: uploads.size(file.uploadId),
        importId,
        createdAt: startedAt,
      })
    }
    const sourceId = source.id
    const tally: Tally = { items: 0, accepted: 0, updated: 0, duplicates: 0, rejected: 0 }
    insertRow(db, importFiles, {
      id: fileId,
      importId,
      sourceId,
      name: file.part === null ? name : `${name} › ${file.part}`,
      kind: file.recordKind,
      ...tally,
      checkpoint: 0,
    })
    const opened = await openImport(await uploads.source(file.uploadId), { ...context.options, signal })
    if (!opened.ok) {
      saveFile(db, fileId, tally, {
        code: refusalCode(opened.refusal),
        details: { reason: opened.refusal.code },
      })
      continue
    }
    db.write('UPDATE sources SET encoding = ? WHERE id = ?').run(opened.encoding, sourceId)
    db.write('UPDATE import_files SET encoding = ? WHERE id = ?').run(opened.encoding, fileId)
    const convert = isRecordKind(file.recordKind)
      ? createRowConverter(profileOfPlan(file), conversionContext(context.zone, context.currency))
      : null
    const take = (item: ImportItem) => {
      tally.items += 1
      counter += 1
      const result =
        item.kind === 'row'
          ? takeRow(item, file, convert, write, fileId, sourceId, counter)
          : item.kind === 'message'
            ? takeMessage(item, write, people(), sourceId, counter)
            : takeNote(item, write, people(), sourceId, counter)
      tally[result] += 1
    }

    let refusal: { code: string; details: Record<string, unknown> } | null = null
    let waiting: ImportItem[] = []
    const commit = () => {
      transaction(db, () => {
        for (const item of waiting) take(item)
        saveFile(db, fileId, tally, null)
      })
      waiting = []
    }
    for await (const batch of opened.batches) {
      for (const problem of batch.problems)
        if (!problem.kept && partMatches(file.part, problem.at)) {
          tally.items += 1
          tally.rejected += 1
          reject(db, importId, fileId, problem.at, problem.column ?? null, problem.code, null)
        }
      for (const item of batch.items)
        if (item.kind !== 'row' || partMatches(file.part, item.at)) waiting.push(item)
      if (waiting.length >= batchSize) {
        commit()
        onProgress({
          file: name,
          filesDone: at,
          files: ordered.length,
          items: tally.items,
          bytesDone: bytesBefore + batch.bytesRead,
          bytes,
        })
        // Screens get their answers between two commits.
        await new Promise((resolve) => setImmediate(resolve))
      }
      if (batch.refusal && batch.refusal.code !== 'cancelled')
        refusal = {
          code: refusalCode(batch.refusal),
          details: {
            reason: batch.refusal.code,
            line: batch.refusal.at?.line ?? null,
            sheet: batch.refusal.at?.sheet ?? null,
          },
        }
      if (signal.aborted) break
    }
    if (signal.aborted) {
      status = 'cancelled'
      waiting = []
    }
    commit()
    if (refusal) saveFile(db, fileId, tally, refusal)
    if (file.saveProfileAs && isRecordKind(file.recordKind)) saveProfile(db, newId, file, startedAt)
    bytesBefore += uploads.size(file.uploadId)
    onProgress({
      file: name,
      filesDone: at + 1,
      files: ordered.length,
      items: tally.items,
      bytesDone: bytesBefore,
      bytes,
    })
    if (signal.aborted) break
  }
  return finishImport(context, importId, status)
}

/** Closes an import with its entry in the log; also one that a crash had left open. */
export function finishImport(
  context: Pick<ImportContext, 'db' | 'now' | 'stamp'>,
  importId: string,
  status: 'done' | 'cancelled' | 'failed',
): ImportReport {
  const { db } = context
  return transaction(db, () => {
    db.write('UPDATE imports SET status = ?, finished_at = ? WHERE id = ?').run(
      status,
      context.now(),
      importId,
    )
    const report = importReport(db, importId)
    const sum = (pick: (file: ImportReport['files'][number]) => number) =>
      report.files.reduce((total, file) => total + pick(file), 0)
    const hashes = new Map(
      (
        db.read('SELECT name, content_hash AS hash FROM sources WHERE import_id = ?').all(importId) as {
          name: string
          hash: string | null
        }[]
      ).map((row) => [row.name, row.hash]),
    )
    appendLog(db, context.stamp(), {
      kind: 'importFinished',
      body: {
        importId,
        files: report.files.map((file) => ({
          name: file.name,
          sha256: hashes.get(file.name.split(' › ')[0]!) ?? null,
          accepted: file.accepted,
        })),
        accepted: sum((file) => file.accepted),
        updated: sum((file) => file.updated),
        duplicates: sum((file) => file.duplicates),
        rejected: sum((file) => file.rejected),
      },
    })
    return report
  })
}

const partMatches = (part: string | null, at: Place): boolean => part === null || partOf(at) === part

function saveFile(
  db: WritableDb,
  fileId: string,
  tally: Tally,
  error: { code: string; details: unknown } | null,
): void {
  db.write(
    `UPDATE import_files SET items = ?, accepted = ?, updated = ?, duplicates = ?, rejected = ?, checkpoint = ?,
      error = coalesce(?, error) WHERE id = ?`,
  ).run(
    tally.items,
    tally.accepted,
    tally.updated,
    tally.duplicates,
    tally.rejected,
    tally.items,
    error && JSON.stringify(error),
    fileId,
  )
}

function reject(
  db: WritableDb,
  importId: string,
  fileId: string,
  at: Place,
  column: string | null,
  code: string,
  value: string | null,
): void {
  db.write(
    'INSERT INTO import_rejections (import_id, file_id, at, column_name, code, value) VALUES (?,?,?,?,?,?)',
  ).run(
    importId,
    fileId,
    JSON.stringify({ line: at.line ?? null, sheet: at.sheet ?? null }),
    column,
    code,
    value,
  )
}

function saveProfile(db: WritableDb, newId: NewId, file: PlannedFile, now: number): void {
  insertRow(db, importProfiles, {
    id: newId('profile'),
    name: file.saveProfileAs!,
    headerFingerprint: headerFingerprint(file.mapping.map(({ column }) => column)),
    profile: JSON.stringify(profileOfPlan(file)),
    updatedAt: now,
  })
}

/**
 * The hash under which an item is the same in any file. An item that stands twice in one file is two items: the
 * second gets a number, so that importing the file again finds both. Null when another source has it already.
 */
function freshHash(db: WritableDb, content: string, sourceId: string): string | null {
  const base = hash('sha256', content, 'hex')
  const known = db.read('SELECT source_id AS sourceId FROM evidence WHERE content_hash = ? LIMIT 1')
  const first = known.get(base) as { sourceId: string } | undefined
  if (!first) return base
  if (first.sourceId !== sourceId) return null
  for (let repeat = 2; ; repeat += 1) {
    const next = hash('sha256', `${content}\n#${repeat}`, 'hex')
    if (!known.get(next)) return next
  }
}

/** Records in which people write what they heard, and the fields in which they do. */
const speaksFreely = new Set(['activities', 'tenderFeedback', 'returns', 'policyEvents'])
const freeText = new Set([
  'subject',
  'text',
  'result',
  'nextStep',
  'feedback',
  'reason',
  'title',
  'impact',
  'remark',
])

type Result = 'accepted' | 'updated' | 'duplicates' | 'rejected'

function evidence(
  write: WriteContext,
  sourceId: string,
  counter: number,
  item: {
    kind: 'row' | 'message' | 'note'
    locator: Locator
    author: string | null
    title: string | null
    text: string
    contentHash: string
    occurredAt: number
    knownAt: number
    zone: string
    consent: Consent
    sensitivity: Sensitivity
    accountId: string | null
    contactId: string | null
    dealId: string | null
  },
): string {
  const id = write.newId('evidence')
  insertEvidence(write.db, { ...item, id, sourceId, importId: write.importId }, counter)
  return id
}

function takeRow(
  item: RowItem,
  file: PlannedFile,
  convert: ((cells: RowItem['cells']) => ConvertedRow) | null,
  write: WriteContext,
  fileId: string,
  sourceId: string,
  counter: number,
): Result {
  const { db, importId } = write
  if (!convert || !isRecordKind(file.recordKind)) {
    reject(db, importId, fileId, item.at, null, 'kindUnknown', null)
    return 'rejected'
  }
  const { values, rejections, isUsable } = convert(item.cells)
  for (const one of rejections) reject(db, importId, fileId, item.at, one.column, one.code, one.value)
  if (!isUsable) return 'rejected'
  const filled = Object.entries(item.cells).filter(([, cell]) => cell !== '')
  const content = `${file.recordKind}\n${filled.map(([column, cell]) => `${column}\t${cell}`).join('\n')}`
  const contentHash = freshHash(db, content, sourceId)
  if (contentHash === null) return 'duplicates'
  const plan = planners[file.recordKind](values, write)
  if (isRefusal(plan)) {
    const column = file.mapping.find((mapping) => mapping.field === plan.field)?.column ?? null
    reject(db, importId, fileId, item.at, column, plan.code, plan.value)
    return 'rejected'
  }
  const evidenceId = evidence(write, sourceId, counter, {
    kind: 'row',
    locator: { line: item.at.line ?? null, sheet: item.at.sheet ?? null },
    author: null,
    title: null,
    text: filled.map(([column, cell]) => `${column}: ${cell}`).join('\n'),
    contentHash,
    occurredAt: plan.occurredAt,
    knownAt: plan.knownAt,
    zone: write.zone,
    consent: plan.consent,
    sensitivity: plan.sensitivity,
    accountId: plan.accountId,
    contactId: plan.contactId,
    dealId: plan.dealId,
  })
  const result = plan.write(evidenceId)
  if (speaksFreely.has(file.recordKind)) {
    // What a person wrote into a cell may state facts: each is read by itself, and its span is the cell's own words.
    let start = 0
    for (const [column, cell] of filled) {
      const field = file.mapping.find((mapping) => mapping.column === column)?.field
      if (field && freeText.has(field)) addFacts(write, evidenceId, cell, plan, start + column.length + 2)
      start += column.length + 2 + cell.length + 1
    }
  }
  return result === 'inserted' ? 'accepted' : result === 'updated' ? 'updated' : 'duplicates'
}

function addFacts(
  write: WriteContext,
  evidenceId: string,
  text: string,
  about: {
    accountId: string | null
    contactId: string | null
    dealId: string | null
    occurredAt: number
    knownAt: number
  },
  offset = 0,
): void {
  for (const fact of extractFacts(text, about.occurredAt))
    insertFact(write.db, {
      id: write.newId('fact'),
      evidenceId,
      spanStart: offset + fact.start,
      spanEnd: offset + fact.end,
      kind: fact.kind,
      subject: fact.subject,
      values: JSON.stringify(fact.figures),
      text: fact.text,
      accountId: about.accountId,
      contactId: about.contactId,
      dealId: about.dealId,
      occurredAt: about.occurredAt,
      knownAt: about.knownAt,
      origin: 'rule',
      importId: write.importId,
      retractedAt: null,
    })
}

function takeMessage(
  item: MessageItem,
  write: WriteContext,
  people: People,
  sourceId: string,
  counter: number,
): Result {
  const { db, now } = write
  const text = item.text.trim()
  if (text === '') return 'duplicates'
  const contentHash = freshHash(
    db,
    `message\n${item.conversationId ?? item.conversation}\n${item.messageId ?? ''}\n${item.sentAt ?? ''}\n${item.sender}\n${text}`,
    sourceId,
  )
  if (contentHash === null) return 'duplicates'
  const occurredAt = item.sentAt ?? now
  const knownAt = Math.min(occurredAt, now)
  const about = people.of(item)
  const evidenceId = evidence(write, sourceId, counter, {
    kind: 'message',
    locator: { line: item.at.line ?? null, conversation: item.conversation },
    author: item.sender,
    title: item.conversation,
    text,
    contentHash,
    occurredAt,
    knownAt,
    zone: item.zone === 'UTC' ? write.zone : item.zone,
    consent: 'unknown',
    sensitivity: 'personal',
    accountId: about.accountId,
    contactId: about.contactId,
    dealId: about.dealId,
  })
  if (about.accountId !== null) {
    insertActivity(db, {
      id: write.newId('activity'),
      kind: activityKindOf(text, about.direction),
      direction: about.direction,
      accountId: about.accountId,
      dealId: about.dealId,
      contactId: about.contactId,
      ownerName: about.direction === 'outbound' ? item.sender : null,
      summary: text.slice(0, 2000),
      durationMs: null,
      occurredAt,
      zone: write.zone,
      knownAt,
      evidenceId,
      importId: write.importId,
      deletedAt: null,
    })
    addFacts(write, evidenceId, text, { ...about, occurredAt, knownAt })
  }
  return 'accepted'
}

function takeNote(
  item: NoteItem,
  write: WriteContext,
  people: People,
  sourceId: string,
  counter: number,
): Result {
  const { db, now } = write
  const text = item.text.trim()
  if (text === '') return 'duplicates'
  const contentHash = freshHash(db, `note\n${item.title}\n${item.date ?? ''}\n${text}`, sourceId)
  if (contentHash === null) return 'duplicates'
  const day =
    item.date === null ? null : conversionContext(write.zone, write.currency).toUtc(dayTime(item.date))
  const occurredAt = day ?? now
  const knownAt = Math.min(occurredAt, now)
  const about = people.ofNote(item)
  const evidenceId = evidence(write, sourceId, counter, {
    kind: 'note',
    locator: { line: item.at.lineStart, lineEnd: item.at.lineEnd },
    author: item.properties?.author ?? item.properties?.作者 ?? null,
    title: item.title,
    text,
    contentHash,
    occurredAt,
    knownAt,
    zone: write.zone,
    consent: 'notRequired',
    sensitivity: 'internal',
    accountId: about.accountId,
    contactId: about.contactId,
    dealId: about.dealId,
  })
  if (about.accountId !== null) {
    insertActivity(db, {
      id: write.newId('activity'),
      kind: 'note',
      direction: 'internal',
      accountId: about.accountId,
      dealId: about.dealId,
      contactId: about.contactId,
      ownerName: null,
      summary: [item.title, text].filter(Boolean).join('\n').slice(0, 2000),
      durationMs: null,
      occurredAt,
      zone: write.zone,
      knownAt,
      evidenceId,
      importId: write.importId,
      deletedAt: null,
    })
    addFacts(write, evidenceId, text, { ...about, occurredAt, knownAt })
  }
  return 'accepted'
}

const dayTime = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return { year: year!, month: month!, day: day!, hour: 9 }
}
