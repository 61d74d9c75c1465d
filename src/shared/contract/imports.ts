import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { AccountId, EvidenceId, ImportId } from '../ids.ts'
import { RecordingCoverage } from './consent.ts'
import { Instant, procedure } from './procedure.ts'

export const importsErrorCodes = [
  'import.uploadUnknown',
  'import.uploadGap',
  'import.tooLarge',
  'import.unreadable',
  'import.encrypted',
  'import.empty',
  'import.kindUnknown',
  'import.mappingInvalid',
  'import.running',
  'import.notUndoable',
  'import.notFound',
  'import.proposalDecided',
  'import.notMergeable',
] as const

/** Place in a file, in the reader's own terms. */
export const ImportPlace = z.object({
  line: z.int().nullable(),
  sheet: z.string().nullable(),
  /** Only where the file has pages or slides. */
  page: z.int().optional(),
  /** Only of an archive: the file in it that is meant. */
  entry: z.string().optional(),
})

export const ColumnMapping = z.object({
  column: z.string(),
  /** Target field of the record kind, or null when the column is kept as evidence only. */
  field: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  /**
   * How values convert, e.g. {"dateOrder":"dmy"} or {"multiplier":10000,"currency":"CNY"}; `values` is what a person
   * said that cells mean: {"values":{"未成":"lost"}}.
   */
  options: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.string())]),
  ),
  /** True where a person chose the field, here or in a saved profile. */
  byPerson: z.boolean().optional(),
})
export type ColumnMapping = z.infer<typeof ColumnMapping>

/**
 * Why a table holds no records that come in: it says what stands in other tables, lists our own sales people, or what was
 * approved. Nobody is asked what it is, and who knows better may say it.
 */
export const notRecords = ['describesTables', 'ownTeam', 'approvals'] as const
export type NotRecords = (typeof notRecords)[number]

export const InspectedFile = z.object({
  uploadId: z.string(),
  name: z.string(),
  /** Where it lies in the archive or folder that was handed over; null where it came by itself. */
  path: z.string().nullable(),
  sizeBytes: z.int(),
  /** Tables of a workbook or archive are separate parts of one file. */
  part: z.string().nullable(),
  shape: z.enum(['table', 'messages', 'notes']).nullable(),
  encoding: z.string().nullable(),
  recordKind: z.string().nullable(),
  /** The kind that a table is left out as, because it only may be that; a person says whether it is. */
  perhaps: z.string().optional(),
  /** What a table is that holds no records of ours; absent of every other. */
  notRecords: z.enum(notRecords).optional(),
  confidence: z.number().min(0).max(1),
  alternatives: z.array(z.string()),
  /** `isMissed`: filled in most rows and of no field that anybody recognised, so that a person should look. */
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), isMissed: z.boolean() })),
  mapping: z.array(ColumnMapping),
  /** How the columns would map to other kinds of record than the recognised one, by kind. */
  otherMappings: z.record(z.string(), z.array(ColumnMapping)),
  profileName: z.string().nullable(),
  alreadyImportedAt: Instant.nullable(),
  /** The import that took in this very content. It has to be undone before another mapping can take effect. */
  alreadyImportedBy: ImportId.nullable(),
  /** Only of a recording's transcript: what consent is asked for before it may come in. */
  recording: z
    .object({
      hash: z.string().nullable(),
      speakers: z.array(z.string()),
      coverage: RecordingCoverage,
      /** True of a document that reads like a transcript: a person may say that it is none. */
      mayBeByHand: z.boolean(),
    })
    .nullable(),
  /** Somebody speaks, answers and speaks again, and nothing says whether it was recorded: nobody but a person can tell. */
  mayBeRecorded: z.boolean(),
  /** `reason` is the reader's own closed code, `detail` a technical remark such as a limit. */
  error: z
    .object({
      code: z.string(),
      place: ImportPlace.nullable(),
      reason: z.string(),
      detail: z.string().nullable(),
    })
    .nullable(),
})
export type InspectedFile = z.infer<typeof InspectedFile>

export const PlannedFile = z.object({
  uploadId: z.string(),
  part: z.string().nullable(),
  recordKind: z.string(),
  mapping: z.array(ColumnMapping),
  saveProfileAs: z.string().nullable().default(null),
  /** A person declares that this was written by hand, though it reads like a transcript; the log keeps who did. */
  isByHand: z.boolean().optional(),
})

export type PlannedFile = z.infer<typeof PlannedFile>

export const ImportProgress = z.object({
  importId: ImportId,
  file: z.string(),
  filesDone: z.int(),
  files: z.int(),
  items: z.int(),
  bytesDone: z.int(),
  bytes: z.int(),
})

export const ImportFileReport = z.object({
  id: z.string(),
  name: z.string(),
  /** Where it lay in the archive or folder that it came in; null where it came by itself. */
  path: z.string().nullable(),
  kind: z.string().nullable(),
  encoding: z.string().nullable(),
  items: z.int(),
  accepted: z.int(),
  updated: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  error: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
})
export const ImportReport = z.object({
  id: ImportId,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  status: z.enum(['running', 'done', 'cancelled', 'failed', 'undone']),
  /** The watched folder that it came from, as its path; null where a person started it. */
  watchedFolder: z.string().nullable(),
  files: z.array(ImportFileReport),
  proposals: z.int(),
  /** Pieces of evidence that belong to no customer yet. */
  unlinked: z.int(),
  facts: z.int(),
})
export type ImportReport = z.infer<typeof ImportReport>

/** For each file of an import to which customers its items went, and how many to nobody. */
export const ImportDestinations = z.array(
  z.object({
    fileId: z.string(),
    /** Those with most items first. */
    customers: z.array(z.object({ accountId: AccountId, name: z.string(), items: z.int() })),
    /** Customers beyond those named. */
    otherCustomers: z.int(),
    /** Customers that nobody knew before this file, which named them without listing customers; the first of them. */
    madeCustomers: z.array(z.string()),
    nobody: z.int(),
  }),
)
export type ImportDestinations = z.infer<typeof ImportDestinations>

export const Rejection = z.object({
  file: z.string(),
  path: z.string().nullable(),
  place: ImportPlace,
  column: z.string().nullable(),
  code: z.string(),
  value: z.string().nullable(),
  /** True when the row was taken in without this cell; false when the row was left out. */
  kept: z.boolean(),
})

/** The first rows as they would be read, each with its problems, and who they may be the same as. */
export const ImportPreviewView = z.object({
  fields: z.array(z.string()),
  rows: z.array(
    z.object({
      place: ImportPlace,
      values: z.record(z.string(), z.string().nullable()),
      problems: z.array(
        z.object({ column: z.string().nullable(), code: z.string(), value: z.string().nullable() }),
      ),
    }),
  ),
  proposals: z.array(
    z.object({
      entity: z.string(),
      name: z.string(),
      existing: z.string(),
      score: z.number(),
      reasons: z.array(z.string()),
    }),
  ),
})
export type ImportPreviewView = z.infer<typeof ImportPreviewView>

/** From this score on, merges that have one place to go only and nothing against them can be made all at once. */
export const clearMergeScore = 0.8

/** What a person compares two records by before they are merged. */
export const mergeFields = [
  'code',
  'industry',
  'region',
  'city',
  'tier',
  'ownerName',
  'parentName',
  'website',
  'phone',
  'department',
  'title',
  'buyingRole',
  'support',
  'email',
  'wechat',
  'nickname',
  'series',
  'unit',
] as const
export const MergeField = z.enum(mergeFields)
export type MergeField = z.infer<typeof MergeField>

/** What a merge would do: what moves over, which gaps it fills, and where the kept value holds against another. */
export const MergePreview = z.object({
  /** True where earlier merges made the two one already. */
  alreadyOne: z.boolean(),
  moved: z.array(z.object({ table: z.string(), n: z.int() })),
  filled: z.array(z.object({ field: MergeField, value: z.string() })),
  differing: z.array(z.object({ field: MergeField, kept: z.string(), lost: z.string() })),
  /** The name that is remembered as another name of the kept record. */
  alias: z.string().nullable(),
})
export type MergePreview = z.infer<typeof MergePreview>

/** Two records of one kind, of which the one that is kept takes over all that is the other's. */
export const ChosenPair = z.object({
  entity: z.enum(['account', 'contact']),
  keepId: z.string().min(1),
  mergeId: z.string().min(1),
})
export type ChosenPair = z.infer<typeof ChosenPair>

export const importsContract = {
  /** Hands over a file in slices, so that no path ever crosses the boundary. The first call has `uploadId` null. */
  upload: procedure
    .input(
      z.object({
        uploadId: z.string().nullable(),
        name: z.string(),
        offset: z.int().min(0),
        slice: z.instanceof(Blob),
        last: z.boolean(),
        /** When the file was last written, as its system says: a note without a day in it is of that one. */
        modifiedAt: Instant.optional(),
      }),
    )
    .output(z.object({ uploadId: z.string(), receivedBytes: z.int() })),
  inspect: procedure
    .input(z.object({ uploadIds: z.array(z.string()).min(1) }))
    .output(z.array(InspectedFile)),
  recordKinds: procedure.output(
    z.array(
      z.object({
        kind: z.string(),
        labels: z.object({ zh: z.string(), en: z.string() }),
        fields: z.array(
          z.object({
            field: z.string(),
            labels: z.object({ zh: z.string(), en: z.string() }),
            type: z.string(),
            required: z.boolean(),
            /** What a cell may mean, for a field that is a choice. */
            values: z.array(z.string()),
            /** True where no record keeps it: the words stay in the evidence, and facts are read from them. */
            evidenceOnly: z.boolean(),
          }),
        ),
      }),
    ),
  ),
  preview: procedure.input(PlannedFile).output(ImportPreviewView),
  /** Which cells of the columns of choices are not understood, most frequent first; `rows` is how many were looked at. */
  unreadValues: procedure.input(PlannedFile).output(
    z.object({
      rows: z.int(),
      complete: z.boolean(),
      unread: z.array(z.object({ column: z.string(), value: z.string(), count: z.int() })),
    }),
  ),
  /** Runs to the end even if the screen goes away; yields progress, returns the report. */
  start: procedure
    .input(z.object({ files: z.array(PlannedFile).min(1) }))
    .output(eventIterator(ImportProgress, ImportReport)),
  cancel: procedure.input(z.object({ importId: ImportId })).output(z.object({ cancelled: z.boolean() })),
  list: procedure.output(z.array(ImportReport)),
  report: procedure.input(z.object({ importId: ImportId })).output(ImportReport),
  rejections: procedure
    .input(
      z.object({ importId: ImportId, offset: z.int().default(0), limit: z.int().max(1000).default(200) }),
    )
    .output(z.object({ rows: z.array(Rejection), total: z.int() })),
  destinations: procedure.input(z.object({ importId: ImportId })).output(ImportDestinations),
  /** The same put together: one entry for each reason in a column of a file, with its first places and values. */
  rejectionGroups: procedure.input(z.object({ importId: ImportId })).output(
    z.array(
      z.object({
        file: z.string(),
        path: z.string().nullable(),
        column: z.string().nullable(),
        code: z.string(),
        kept: z.boolean(),
        count: z.int(),
        examples: z.array(z.object({ place: ImportPlace, value: z.string().nullable() })),
      }),
    ),
  ),
  /** The rejected rows as CSV in the reader's language, safe against formula injection. */
  rejectionsCsv: procedure
    .input(z.object({ importId: ImportId, lang: z.enum(['zh', 'en']) }))
    .output(z.string()),
  undo: procedure
    .input(z.object({ importId: ImportId }))
    .output(z.object({ removed: z.int(), restored: z.int(), kept: z.int() })),
  proposals: procedure.output(
    z.array(
      z.object({
        id: z.string(),
        entity: z.enum(['account', 'contact', 'product']),
        keepId: z.string(),
        keepName: z.string(),
        mergeId: z.string(),
        mergeName: z.string(),
        score: z.number(),
        reasons: z.array(z.string()),
        /** Whether `mergeClear` would merge it. */
        isClear: z.boolean(),
      }),
    ),
  ),
  /** What merging the two would do, before a person decides. */
  previewProposal: procedure.input(z.object({ id: z.string() })).output(MergePreview),
  decideProposal: procedure
    .input(z.object({ id: z.string(), decision: z.enum(['merge', 'dismiss']) }))
    .output(z.object({ changeSetId: z.string().nullable() })),
  /** What merging two records of a person's own choice would do. Refuses as `mergeChosen` does. */
  previewChosen: procedure.input(ChosenPair).output(MergePreview),
  /**
   * Merges two accounts, or two contacts of one account, that a person knows to be one although no rule proposes it; one
   * change set. Refuses with `record.notFound` and `import.notMergeable`.
   */
  mergeChosen: procedure.input(ChosenPair).output(z.object({ changeSetId: z.string() })),
  /** Merges all pairs that are clear, in one change set; null where there was none. */
  mergeClear: procedure.output(z.object({ changeSetId: z.string().nullable(), merged: z.int() })),
  /** The short names of an import's tables that were taken for the only customer who can be called so. */
  shortNames: procedure.input(z.object({ importId: ImportId })).output(
    z.array(
      z.object({
        called: z.string(),
        accountId: AccountId,
        accountName: z.string(),
        /** Rows that say so; 0 where a customer of that name was merged. */
        rows: z.int(),
        /** The change set of the merge, which `workspace.undo` takes back; null for rows, which `keepApart` moves. */
        mergedBy: z.string().nullable(),
      }),
    ),
  ),
  /** Says that a short name is another customer: one is made, with all rows that were taken for the first by it. */
  keepApart: procedure
    .input(z.object({ accountId: AccountId, called: z.string() }))
    .output(z.object({ changeSetId: z.string(), rows: z.int() })),
  /** Notes and conversations that name no customer for sure, newest first. */
  unlinked: procedure.output(
    z.array(
      z.object({
        evidenceId: EvidenceId,
        kind: z.enum(['message', 'note']),
        title: z.string().nullable(),
        sourceName: z.string(),
        sourcePath: z.string().nullable(),
        /** How many messages the conversation has; 1 for a note. */
        items: z.int(),
        occurredAt: Instant,
        excerpt: z.string(),
        /** The customers of whom it may speak, where there are a few. */
        perhaps: z.array(z.object({ accountId: AccountId, name: z.string() })),
      }),
    ),
  ),
  /** Gives a note, or all unlinked messages of its conversation, to an account. */
  assignUnlinked: procedure
    .input(z.object({ evidenceId: EvidenceId, accountId: AccountId }))
    .output(z.object({ changeSetId: z.string(), items: z.int() })),
  profiles: procedure.output(
    z.array(z.object({ id: z.string(), name: z.string(), recordKind: z.string(), updatedAt: Instant })),
  ),
  removeProfile: procedure.input(z.object({ id: z.string() })).output(z.object({ changeSetId: z.string() })),
}
