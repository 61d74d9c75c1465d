import type { InspectedFile } from '../../../shared/contract/imports.ts'
import type { Grounds, Judge } from '../../consent/recordings.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { FinishedFiles } from '../finishedFiles.ts'
import type { ImportItem, ReadOptions } from '../formats/format.ts'
import type { KnownNames } from '../recognition/knownNames.ts'
import type { ImportProfile } from '../recognition/profile.ts'
import { type RecordKindId, recordKindIds } from '../recognition/recordKinds.ts'
import type { Uploads } from '../uploads.ts'

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

/** What is said of a file of which nothing is known. */
export const nothing = {
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

export interface Part {
  name: string | null
  items: ImportItem[]
}

/** What a caller already knows of the uploads: their kind, or how their columns are to be read. */
export type Wanted = {
  recordKind?: RecordKindId
  profile?: ImportProfile
  /** Nobody will look at the columns: those of a table that a broken-off import had finished are not asked for. */
  isUnattended?: boolean
}

/** One look at what was dropped together. */
export interface Inspection extends InspectContext {
  wanted: Wanted
  finished: FinishedFiles
  judge(): Judge
  /** Names of the files that were dropped together. */
  fileNames: readonly string[]
}

/** A table that could be read better if more names were known. */
export type Inspected = { file: InspectedFile; table?: TableReading }
type TableReading = {
  /** What the table says for sure about names. */
  learn(names: KnownNames): void
  /** The same table, read with these names; absent where nothing in it is left open. */
  again?: (names: KnownNames) => InspectedFile
}

export const isRecordKind = (kind: string): kind is RecordKindId =>
  (recordKindIds as readonly string[]).includes(kind)
