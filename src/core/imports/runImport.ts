import { hash } from 'node:crypto'
import { extname } from 'node:path'
import type { ImportReport, PlannedFile } from '../../shared/contract/imports.ts'
import { lackedAssessment } from '../consent/assessments.ts'
import { consentedContacts } from '../consent/coverage.ts'
import { type Grounds, readGrounds } from '../consent/recordings.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import { insertRow, updateRow } from '../db/rows.ts'
import { insertSource, nameOfSameFile } from '../evidence/store.ts'
import { isOfRivals } from '../facts/rivals/rivalFile.ts'
import type { Stamp } from '../log/entry.ts'
import type { NewId } from '../newId.ts'
import { type Changes, notingChanges } from '../undo/changeSets.ts'
import { lateJudge } from './admitRecording.ts'
import { partMark } from './finishedFiles.ts'
import { finishImport } from './finishImport.ts'
import { fileTitle } from './formats/fileTitle.ts'
import type { ReadOptions } from './formats/format.ts'
import { titleSaysTranscript } from './formats/transcripts/writtenDown.ts'
import { importFile } from './importFile.ts'
import { isRecordKind } from './inspection/inspection.ts'
import { headerFingerprint } from './inspection/mappingOf.ts'
import { profileOfPlan } from './inspection/profileOfPlan.ts'
import { giveLinesToQuotes } from './linesOfQuotes.ts'
import { createPassingOver } from './passOver.ts'
import { createPeople, isAmongUs, isCalledTeam, type People } from './people.ts'
import { kindOrder } from './plan/index.ts'
import { planCalls } from './planCalls.ts'
import { beginningOf, createKnownMails, mailsThatQuote, quotedIn } from './quotedMails.ts'
import { mergeShortNamedAccounts } from './shortNamedAccounts.ts'
import {
  deferCheckpoints,
  insertImport,
  insertImportFile,
  listBrokenOffImports,
  saveProfile,
} from './store.ts'
import { oldestFirst, versionOf } from './tableVersions.ts'
import { type Batch, createBatch } from './take/batch.ts'
import { createFreshHash, type FreshHash } from './take/seenItems.ts'
import { takeMessage } from './take/takeMessage.ts'
import type { Taking } from './take/taking.ts'
import { createLinking, type Linking, linkSettled } from './unlinked/linkSettled.ts'
import { settled } from './unlinked/settled.ts'
import type { Settled } from './unlinked/settledItem.ts'
import { unlinkedBefore, unlinkedOfImport, type Whole } from './unlinked/wholes.ts'
import { takeBackReading, writersKnownSince } from './unlinked/writersKnownSince.ts'
import type { Uploads } from './uploads.ts'
import { createWriteContext } from './writeContext.ts'

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
  /** Only of a trial run: the consents and assessments that it assumes. */
  grounds?: Grounds
  /** Path of the watched folder that the files come from. */
  watchedFolder?: string
}

export interface Progress {
  file: string
  filesDone: number
  files: number
  items: number
  bytesDone: number
  bytes: number
}

/**
 * Runs a planned import to its end, a cancel or a failure. Everything between two commits is there whole or not at
 * all, with the file's tally in the same transaction; what was committed stays, reported and undoable. A file
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
  insertImport(db, {
    ...{ id: importId, startedAt, status: 'running', actor: context.stamp().actor },
    watchedFolder: context.watchedFolder ?? null,
  })
  const batch = createBatch()
  // What one file tells of rivals holds for the others, and for what is linked at the end.
  const heardRivals = new Set<string>()
  const { write, beginFile, end } = createWriteContext(context, importId, startedAt, batch, heardRivals)
  let known: People | null = null
  const people = (): People => {
    known ??= createPeople(db, context.ownPeople)
    return known
  }
  const judge = lateJudge(db, context)
  const hasConsented = createHasConsented(context)
  // Imports of one second start at different counts, so that their evidence keys seldom meet.
  let tie = Number.parseInt(hash('sha256', importId, 'hex').slice(0, 5), 16)
  const nextTie = () => {
    tie += 1
    return tie
  }
  let isMerged = false
  const mergeOnce = () => {
    if (isMerged || signal.aborted) return
    isMerged = true
    const { db, newId, now, stamp } = context
    mergeShortNamedAccounts({ db, newId, now, stamp, actor: () => stamp().actor })
    transaction(db, () => giveLinesToQuotes(db, importId))
    const plansOf = { db, importId, now: startedAt, zone: context.zone }
    transaction(db, () => planCalls(plansOf, () => createPeople(db, context.ownPeople)))
  }
  const sourceOf = createSources(context, importId, startedAt, batch)
  const passingOver = createPassingOver(context, importId)
  const files = inOrder(planned, uploads, startedAt)
  const bytes = files.reduce((sum, file) => sum + uploads.size(file.uploadId), 0)
  let bytesBefore = 0
  const restoreCheckpoints = deferCheckpoints(db)
  try {
    for (const [filesDone, file] of files.entries()) {
      if (signal.aborted) break
      // Once the tables are read: texts are linked to the accounts that stand then.
      if (!isRecordKind(file.recordKind)) mergeOnce()
      const name = uploads.name(file.uploadId)
      const source = await sourceOf(file.uploadId)
      const tell = (done: { filesDone: number; items: number; bytesDone: number }) =>
        onProgress({ file: name, files: files.length, bytes, ...done })
      const bytesAfter = bytesBefore + uploads.size(file.uploadId)
      if (file.saveProfileAs && isRecordKind(file.recordKind)) saveProfileOf(context, file, startedAt)
      const finished = passingOver.find(file, name, source.contentHash)
      if (finished !== null) {
        const done = { filesDone: filesDone + 1, items: finished.items, bytesDone: bytesAfter }
        await passingOver.add({ file, name, source, finished, tell: () => tell(done) })
        bytesBefore = bytesAfter
        continue
      }
      passingOver.write()
      beginFile({ name, kind: file.recordKind })
      const { sourceId, freshHash, knownAs, saveSource } = source
      const fileId = newId('importFile')
      let items = 0
      await importFile({
        file,
        isFirstPart: files.find(({ uploadId }) => uploadId === file.uploadId) === file,
        knownAs,
        begin({ encoding, format }) {
          saveSource(encoding, format)
          insertImportFile(db, {
            id: fileId,
            importId,
            sourceId,
            name: file.part === null ? name : `${name}${partMark}${file.part}`,
            kind: file.recordKind,
            encoding,
            items: 0,
            accepted: 0,
            updated: 0,
            duplicates: 0,
            rejected: 0,
            checkpoint: 0,
          })
        },
        taking: { write, fileId, sourceId, freshHash, nextTie, hasConsented },
        uploads,
        options: context.options,
        people,
        judge,
        chatsLack: () => lackedAssessment(db, 'chatImport', context.now(), context.grounds?.assessments),
        stamp: context.stamp,
        signal,
        onCommit(progress) {
          items = progress.items
          tell({ filesDone, items, bytesDone: bytesBefore + progress.bytesRead })
        },
      })
      bytesBefore = bytesAfter
      if (!signal.aborted) tell({ filesDone: filesDone + 1, items, bytesDone: bytesBefore })
    }
    passingOver.write()
  } finally {
    restoreCheckpoints()
    await end()
  }
  mergeOnce()
  if (!signal.aborted) {
    const taking = (sourceId: string): Taking => ({
      ...{ write, fileId: '', sourceId, freshHash: createFreshHash(db, sourceId, batch) },
      ...{ nextTie, hasConsented },
    })
    for (const id of [importId, ...listBrokenOffImports(db, importId)])
      takeQuotedMails(context, id, taking, createPeople(db, context.ownPeople))
    await settleImport(context, importId, heardRivals)
  }
  return finishImport(context, importId, signal.aborted ? 'cancelled' : 'done')
}

/** Takes the mails that others quote or pass on, when all are there that came by themselves: each is its own writer's. */
function takeQuotedMails(
  { db, options }: ImportContext,
  importId: string,
  taking: (sourceId: string) => Taking,
  people: People,
): void {
  const knownOf = createKnownMails(db)
  for (const quoting of mailsThatQuote(db, importId)) {
    const known = knownOf(quoting.accountId)
    const items = quotedIn(db, quoting, options, known.has)
    if (items.length === 0) continue
    const of = taking(quoting.sourceId)
    transaction(db, () => {
      people.hear(items)
      for (const item of items) {
        // Whoever on neither side wrote it, it stands in the mail that quotes it.
        if (!people.isOfASide(item)) continue
        known.add(beginningOf(item.text))
        takeMessage(of, people, item)
      }
      of.write.batch.write(db)
    })
  }
}

/**
 * Links talks and diaries as wholes, when all of them is there; a talk at a time, so that screens get their answers.
 * What an import that broke off has left unlinked is looked at again: its items are duplicates now. So is what earlier imports
 * left unlinked, where this one brought those of whom it speaks: chats may be read before the list of customers.
 */
async function settleImport(
  context: ImportContext,
  importId: string,
  heardRivals: Set<string>,
): Promise<void> {
  const { db, newId, now } = context
  let people: People | null = null
  let linking: Linking | null = null
  const settle = async (whole: Whole, changesOf: (item: Settled) => Changes): Promise<void> => {
    people ??= createPeople(db, context.ownPeople)
    linking ??= createLinking({ db, newId, now }, heardRivals)
    const by = linking
    const items = [...settled(db, people, whole)]
    transaction(db, () => {
      for (const item of items) linkSettled(changesOf(item), by, item)
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  // What an import adds goes with it; nothing of it needs a record of what was before.
  const addingTo = (id: string): Changes => ({
    insert: (table, row) => insertRow(db, table, { ...row, importId: id }),
    update: (table, rowId, patch) => updateRow(db, table, rowId, patch),
    inserted() {},
  })
  for (const id of [importId, ...listBrokenOffImports(db, importId)])
    for (const whole of unlinkedOfImport(db, id)) await settle(whole, () => addingTo(id))
  // What hangs on an earlier import goes with that one, and is taken back with this.
  const noting = notingChanges(db, importId)
  const changesOf = ({ row }: Settled): Changes => ({
    ...noting,
    insert: (table, added) => noting.insert(table, { ...added, importId: row.importId }),
  })
  for (const whole of unlinkedBefore(db, importId)) await settle(whole, changesOf)
  // Whoever became known on the way wrote what stands with their customer as nobody's, whatever was read first.
  const since = [...writersKnownSince(db, createPeople(db, context.ownPeople), importId)]
  if (since.length === 0) return
  const rereading = createLinking({ db, newId, now }, heardRivals)
  transaction(db, () => {
    for (const item of since) {
      const changes = item.row.importId === importId ? addingTo(importId) : changesOf(item)
      takeBackReading(db, changes, item.row.id, now())
      linkSettled(changes, rereading, item)
    }
  })
}

/**
 * Files in the order in which they refer to each other; within a kind, as they were given, but for the versions of one table,
 * of which the newer has the last word.
 */
function inOrder(planned: readonly PlannedFile[], uploads: Uploads, now: number): PlannedFile[] {
  const rank = ({ recordKind }: PlannedFile) => kindOrder.indexOf(recordKind as (typeof kindOrder)[number])
  // What a file on rivals tells holds for the talks that name them; who speaks in a room of ours is ours in a customer's.
  const isTalkedOf = (file: PlannedFile) => {
    const name = uploads.name(file.uploadId)
    if (isRecordKind(file.recordKind) || isOfRivals(name)) return 0
    const title = fileTitle(name)
    const isRoom = file.recordKind === 'messages' && (isAmongUs(title) || isCalledTeam(title))
    return isRoom ? 1 : 2
  }
  const sorted = [...planned].sort((a, b) => isTalkedOf(a) - isTalkedOf(b) || rank(a) - rank(b))
  return oldestFirst(sorted, ({ recordKind, part, uploadId }) => ({
    ...versionOf(uploads.name(uploadId), now),
    of: `${recordKind}\n${part ?? ''}\n${isRecordKind(recordKind) ? '' : uploadId}`,
    savedAt: uploads.modifiedAt(uploadId),
  }))
}

/** Keeps how a file was read, under the name that a person gave to it. */
function saveProfileOf({ db, newId }: ImportContext, file: PlannedFile, updatedAt: number): void {
  saveProfile(db, {
    id: newId('profile'),
    name: file.saveProfileAs!,
    headerFingerprint: headerFingerprint(file.mapping.map(({ column }) => column)),
    profile: JSON.stringify(profileOfPlan(file)),
    updatedAt,
  })
}

interface FileSource {
  sourceId: string
  /** SHA-256 of the bytes, hex; null for what is more than one file. */
  contentHash: string | null
  freshHash: FreshHash
  knownAs: string
  /** Writes the source; once, however many of its parts ask for it. */
  saveSource(encoding: string | null, format: string | null): void
}

/** One source for each uploaded file, also where several of its parts are imported. */
function createSources(
  { db, newId, uploads }: ImportContext,
  importId: string,
  createdAt: number,
  batch: Batch,
) {
  const sources = new Map<string, FileSource>()
  return async (uploadId: string) => {
    const known = sources.get(uploadId)
    if (known) return known
    const sourceId = newId('source')
    const name = uploads.name(uploadId)
    const contentHash = await uploads.hash(uploadId)
    const first = contentHash && nameOfSameFile(db, contentHash)
    let isSaved = false
    const source: FileSource = {
      sourceId,
      contentHash,
      freshHash: createFreshHash(db, sourceId, batch),
      // Another ending may be how somebody helps a file to be recognised, and a name may say that it was recorded.
      knownAs:
        first && extname(first) === extname(name) && !titleSaysTranscript(fileTitle(name)) ? first : name,
      saveSource(encoding, format) {
        if (isSaved) return
        isSaved = true
        const sizeBytes = uploads.size(uploadId)
        insertSource(db, {
          ...{ id: sourceId, kind: 'file', name, path: uploads.place(uploadId), contentHash },
          ...{ encoding, format, sizeBytes, importId, createdAt },
        })
      },
    }
    sources.set(uploadId, source)
    return source
  }
}

/** Reads the standing consents when the first message comes: one look at a set for each message after. */
function createHasConsented({ db, now, grounds }: ImportContext): (contactId: string | null) => boolean {
  let contacts: ReadonlySet<string> | null = null
  return (contactId) => {
    if (contactId === null) return false
    contacts ??= consentedContacts((grounds ?? readGrounds(db)).consents, now())
    return contacts.has(contactId)
  }
}
