/**
 * What every format reader takes and gives. Adding a format means one file that exports a `FormatReader`,
 * its tests, and one line in `registry.ts`.
 */

import type { ReadingTime } from './readingTime.ts'

/** Where in a source something stands. Lines, rows and pages count from 1; `entry` is a file inside an archive. */
export type Place = {
  readonly entry?: string
  readonly sheet?: string
  readonly line?: number
  readonly lineEnd?: number
  /** Line on which a message's text begins, where its lines are those of the source. */
  readonly textLine?: number
  /** Position among all items of a source whose lines begin anew in each file inside it. */
  readonly order?: number
  /** Page or slide; its items count pages as lines too, so that neighbours are found by line. */
  readonly page?: number
  /** Seconds from the start of a recording. */
  readonly second?: number
}

/** One row of a table. A cell that the row does not have is the empty string. */
export type RowItem = {
  readonly kind: 'row'
  readonly at: Place
  readonly cells: Readonly<Record<string, string>>
}

/** One message of a chat. `sentAt` is UTC ms; null where the source does not say (or says 0). */
export type MessageItem = {
  readonly kind: 'message'
  readonly at: Place
  readonly sentAt: number | null
  /** IANA zone in which the source states the time, or 'UTC' for an epoch. */
  readonly zone: string
  readonly sender: string
  /** Who speaks under the number that a speech program gave to a voice, where the rest of the call tells. */
  readonly spokenBy?: string
  readonly senderId?: string
  readonly receivers?: readonly string[]
  /** How the source calls each of them, where it gives an address and a name. */
  readonly receiverNames?: readonly string[]
  readonly conversation: string
  readonly conversationId?: string
  /** Written in a tool of the team itself, where customers read only what is shared with them. */
  readonly isTeamTool?: true
  readonly messageId?: string
  /** Id of the message that this one answers or takes back. */
  readonly refersTo?: string
  /** Of a reply in a thread: when the message was written that began it, UTC ms. */
  readonly threadAt?: number
  readonly messageType: string
  readonly text: string
  /** Of a mail that stands quoted in another: whose that one is, whether it greets this one's writer, and only passes it on. */
  readonly quotedBy?: {
    readonly accountId: string
    readonly isOurs: boolean
    readonly isGreeted: boolean
    readonly isPassedOn: boolean
  }
}

/** A note or one dated part of it. `date` is a calendar day `YYYY-MM-DD` in the workspace's zone. */
export type NoteItem = {
  readonly kind: 'note'
  readonly at: {
    readonly entry?: string
    /** The sheet of a workbook on which somebody wrote it. */
    readonly sheet?: string
    readonly lineStart: number
    readonly lineEnd: number
    readonly page?: number
  }
  readonly title: string
  /** What stands above the title: the file's name and the heading of all its notes. Absent where the title says it. */
  readonly document?: string
  readonly date: string | null
  readonly text: string
  /** Simple `key: value` pairs of a Markdown front matter. */
  readonly properties?: Readonly<Record<string, string>>
}

export type ImportItem = RowItem | MessageItem | NoteItem

/** Why a whole file, or the rest of it, could not be read. */
export const refusalCodes = [
  'empty',
  'allLeftOut',
  'unknownFormat',
  'notSupportedYet',
  'passwordProtected',
  'damaged',
  'tooLarge',
  'tooLargeUnpacked',
  'archiveLimit',
  'attachmentsLeft',
  'nestedTooDeep',
  'tooManyRows',
  'tooManyColumns',
  'tooManyEntries',
  'undecodable',
  'noText',
  'noCode',
  'partOfExport',
  'encryptedEvents',
  'eventsOnly',
  'tooManyPages',
  'tooSlow',
  'nothingRead',
  'unsafeName',
  'recording',
  'privateKey',
  'outlookStore',
  'winmail',
  'richText',
  'oneNote',
  'shortcut',
  'otherArchive',
  'numbers',
  'appleDocument',
  'visio',
  'msProject',
  'oldDocument',
  'openDocument',
  'program',
  'unreadable',
  'cancelled',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export type Refusal = {
  readonly code: RefusalCode
  readonly at?: Place
  /** The bound that was passed, in the code's own unit (bytes, rows, columns, entries). */
  readonly limit?: number
  /** A short technical remark (library message, format name); never shown without the code's own sentence. */
  readonly detail?: string
}

/** What is wrong with one row or item. `kept` says whether the item was read all the same. */
export const problemCodes = [
  'unterminatedQuote',
  'cellTooLong',
  'rowTooLong',
  'extraCells',
  'missingCells',
  'nameCarriedDown',
  'badJson',
  'notAnObject',
  'tooDeep',
  'cellError',
  'totalRow',
  'footRow',
  'hiddenSheet',
  'undecodableText',
  'badMessage',
  'chatEvent',
  'badEntry',
  'recordTooLong',
  'unterminatedRecord',
  'badRepeat',
  'calledOff',
  'markedPrivate',
  'withoutDate',
  'hiddenSlide',
  'pageWithoutText',
  'badPage',
  'badCue',
  'linkOnly',
  'recordedWords',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export type ReadProblem = {
  readonly at: Place
  readonly code: ProblemCode
  readonly kept: boolean
  readonly column?: string
}

/** Header of a table, told before its first row. `headerLine` is null where the file has no header row. */
export type TableHeader = {
  readonly sheet?: string
  readonly entry?: string
  readonly columns: readonly string[]
  readonly headerLine: number | null
  /** The record kind that the format itself states its rows to be; recognised from the columns where absent. */
  readonly recordKind?: 'contacts' | 'activities' | 'visitPlans'
}

/**
 * A part of what a source holds. `refusal` ends the reading: items before it were good, nothing comes after.
 * `bytesRead` only grows and serves progress.
 */
export type ReadBatch = {
  readonly tables: readonly TableHeader[]
  readonly items: readonly ImportItem[]
  readonly problems: readonly ReadProblem[]
  readonly bytesRead: number
  readonly refusal?: Refusal
}

export type ReadLimits = {
  /** Bytes of a text source. */
  readonly textBytes: number
  /** Bytes of a workbook or archive that must be held in memory. */
  readonly packedBytes: number
  /** Bytes that the parts of a workbook or archive may unpack to, together. */
  readonly unpackedBytes: number
  /** Bytes that a workbook may unpack to; of an XLSB its library holds about ten times as much. */
  readonly workbookBytes: number
  readonly entries: number
  readonly rows: number
  readonly columns: number
  readonly pages: number
  /** Characters of one cell, JSON value or message. */
  readonly cellCharacters: number
  /** Depth of nested JSON. */
  readonly depth: number
  /** What the reading of any one file may take, and what more it may for each megabyte of the file. */
  readonly milliseconds: number
  readonly millisecondsPerMegabyte: number
  readonly batchItems: number
}

export const defaultLimits: ReadLimits = {
  textBytes: 8 * 1024 ** 3,
  packedBytes: 64 * 1024 ** 2,
  unpackedBytes: 192 * 1024 ** 2,
  workbookBytes: 96 * 1024 ** 2,
  entries: 20_000,
  rows: 20_000_000,
  columns: 16_384,
  pages: 5_000,
  cellCharacters: 1_000_000,
  depth: 64,
  milliseconds: 60_000,
  millisecondsPerMegabyte: 1_000,
  batchItems: 500,
}

export type ReadOptions = {
  readonly limits: ReadLimits
  /** IANA zone of the workspace, for times written without one. */
  readonly zone: string
  /** Year for dates written without one, where the text itself gives none. */
  readonly yearHint?: number
  /** UTC ms of the reading, which tells what a calendar plans from what took place; the clock's where absent. */
  readonly now?: number
  /** UTC ms at which the source was last saved, for days that it names as they were then: 昨天 14:20. */
  readonly savedAt?: number
  /** Whether `3/4/26` is April or March where the source itself does not show it; March where absent. */
  readonly dateOrder?: 'dmy' | 'mdy'
  /** Encoding chosen by a person; detected where absent. */
  readonly encoding?: string
  /** Leaves a table that reads like a chat a table: somebody said what its columns mean. */
  readonly keepsTables?: boolean
  /** Leaves a document that reads like a transcript what it is: somebody declared that a person wrote it by hand. */
  readonly isByHand?: boolean
  readonly signal?: AbortSignal
  /** Whether a name is one of ours or of a customer's people: what shows that copied lines are a talk. */
  readonly isKnownPerson?: (name: string) => boolean
  /** How long the reading may go on; begun anew for each file by whoever opens it. */
  readonly time?: ReadingTime
}

/** Something that can be read from its beginning any number of times. */
export type ImportSource = {
  readonly name: string
  readonly byteLength: number
  stream(): AsyncIterable<Uint8Array>
  /** The bytes in [from, to), fewer at its end; where it can tell them without going through what stands before. */
  slice?(from: number, to: number): Promise<Uint8Array>
  /** Only for folders: the files in it, names relative to the folder with `/`. */
  entries?(): Promise<readonly ImportSource[]>
  /** Only for folders that can tell the names of these without a look at each. */
  entryNames?(): Promise<readonly string[]>
  /** Only for a part of a folder or archive: which of its files count. */
  selects?(name: string): boolean
}

/** The first bytes of a source with what was found out about them. */
export type SourceHead = {
  readonly name: string
  /** Lower case, without the dot; empty where the name has none. */
  readonly extension: string
  readonly bytes: Uint8Array
  readonly complete: boolean
  /** Encoding and text of the first bytes; null for binary content. */
  readonly encoding: string | null
  readonly text: string
  /** Names inside a ZIP or folder, where the source is one. */
  readonly entryNames: readonly string[]
  /** Whether a name is one of ours or of a customer's people, where that is known. */
  readonly isKnownPerson?: (name: string) => boolean
}

/** What sort of record a format holds, for whoever asks later what a piece of evidence came from. */
export type FormatFamily = 'chat' | 'mail' | 'recording' | 'calendar' | 'card' | 'table' | 'document'

/** What others have to know of a format. It stands with the reader, so that nobody else keeps a list of formats. */
export type FormatTraits = {
  readonly family: FormatFamily
  /**
   * `one`: what is known of a part is known of the file. `apart`: further parts stand behind all items of the first. Absent
   * where the items tell.
   */
  readonly parts?: 'one' | 'apart'
  /** Its mails are as they were sent: dated by their sender's clock, with all that they quote. */
  readonly isAsSent?: true
  /** A pile of what was copied together: the file has one matter, whatever the subjects. */
  readonly isPile?: true
  /** In whose clothes a transcript may stand in it: listened to before it comes in. Absent for what a product's own chats are. */
  readonly mayBeSpoken?: 'document' | 'table' | 'talk'
}

/** A file that came with a mail. */
export type AttachedFile = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** A part of the mail itself: a picture that its words show, a signature by which programs check it. */
  readonly isOfMail: boolean
  /** When its mail was sent: the day of what states none itself. */
  readonly sentAt?: number | null
}

export type FormatReader = {
  readonly format: string
  readonly traits: FormatTraits
  /** How many parts a file has, found without reading it; null where that is not known. Of formats with parts apart. */
  countParts?(source: ImportSource, options: ReadOptions): Promise<number | null>
  /** How sure the reader is that the source is of its format, 0–1; 0 declines. */
  recognise(head: SourceHead): number
  read(source: ImportSource, head: SourceHead, options: ReadOptions): AsyncIterable<ReadBatch>
  /**
   * What is attached to the mails of a source, mail by mail; none of a mail that cannot be taken apart, which its reading
   * tells. A reader with attachments recognises by name and bytes alone.
   */
  attachments?(source: ImportSource, options: ReadOptions): AsyncIterable<AttachedFile>
}

/** A batch with nothing in it but a refusal. */
export function refusedBatch(refusal: Refusal, bytesRead = 0): ReadBatch {
  return { tables: [], items: [], problems: [], bytesRead, refusal }
}
