import { z } from 'zod'
import { AccountId, ContactId, DealId, EvidenceId, SourceId } from '../ids.ts'
import {
  ActivityKind,
  BuyingRole,
  Consent,
  Direction,
  EvidenceKind,
  Outcome,
  SensitiveClass,
  Sensitivity,
  ShredReason,
  Stage,
  Support,
} from '../vocabulary.ts'
import { Ground } from './captures.ts'
import { Instant, Page, procedure } from './procedure.ts'

export const accountsErrorCodes = ['record.notFound', 'record.nameTaken', 'record.invalid'] as const

export const AccountRow = z.object({
  id: AccountId,
  name: z.string(),
  code: z.string().nullable(),
  industry: z.string().nullable(),
  region: z.string().nullable(),
  city: z.string().nullable(),
  tier: z.string().nullable(),
  ownerName: z.string().nullable(),
  openDeals: z.int(),
  openAmountMinor: z.int(),
  currency: z.string().nullable(),
  lastActivityAt: Instant.nullable(),
})
export type AccountRow = z.infer<typeof AccountRow>

export const AccountPatch = z
  .object({
    name: z.string().min(1),
    /** Short and other names; they replace those that were there. */
    aliases: z.array(z.string().trim().min(2).max(200)).max(40),
    code: z.string().nullable(),
    industry: z.string().nullable(),
    region: z.string().nullable(),
    city: z.string().nullable(),
    tier: z.string().nullable(),
    ownerName: z.string().nullable(),
    website: z.string().nullable(),
    phone: z.string().nullable(),
  })
  .partial()

export const ContactView = z.object({
  id: ContactId,
  accountId: AccountId,
  name: z.string(),
  /** As others call the person: 强哥, Bob. */
  nickname: z.string().nullable(),
  department: z.string().nullable(),
  title: z.string().nullable(),
  buyingRole: BuyingRole.nullable(),
  support: Support.nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  leftAt: Instant.nullable(),
  frozenUntilReleased: z.boolean(),
})
export type ContactView = z.infer<typeof ContactView>

export const DealSummary = z.object({
  id: DealId,
  accountId: AccountId,
  accountName: z.string(),
  name: z.string(),
  stage: Stage,
  outcome: Outcome,
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  expectedCloseAt: Instant.nullable(),
  nextCallAt: Instant.nullable(),
  ownerName: z.string().nullable(),
})
export type DealSummary = z.infer<typeof DealSummary>

export const AccountDetail = z.object({
  account: AccountRow.extend({
    aliases: z.array(z.string()),
    website: z.string().nullable(),
    phone: z.string().nullable(),
    parentName: z.string().nullable(),
    evidenceId: EvidenceId.nullable(),
    knownAt: Instant,
  }),
  contacts: z.array(ContactView),
  deals: z.array(DealSummary),
  counts: z.object({ evidence: z.int(), activities: z.int(), orders: z.int(), facts: z.int() }),
})
export type AccountDetail = z.infer<typeof AccountDetail>

/** One line of a record's story: what happened, when, and the evidence that says so. */
export const TimelineItem = z.object({
  key: z.string(),
  at: Instant,
  /** Only of what states no day itself: whose time it carries. */
  datedBy: z.enum(['file', 'import']).optional(),
  zone: z.string(),
  kind: z.enum(['activity', 'evidence', 'stageChange', 'price', 'market', 'advice']),
  activityKind: ActivityKind.nullable(),
  direction: Direction.nullable(),
  title: z.string(),
  text: z.string(),
  fromStage: Stage.nullable(),
  toStage: Stage.nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  person: z.string().nullable(),
  dealId: DealId.nullable(),
  dealName: z.string().nullable(),
  evidenceId: EvidenceId.nullable(),
})
export type TimelineItem = z.infer<typeof TimelineItem>

const EvidenceLine = z.object({
  id: EvidenceId,
  author: z.string().nullable(),
  authorName: z.string().nullable(),
  text: z.string(),
  line: z.int().nullable(),
})
export const EvidenceView = z.object({
  id: EvidenceId,
  kind: EvidenceKind,
  sourceId: SourceId,
  sourceName: z.string(),
  /** Where the source lay in the archive or folder that it came in; null where it came by itself. */
  sourcePath: z.string().nullable(),
  locator: z.object({
    line: z.int().nullable(),
    lineEnd: z.int().nullable(),
    sheet: z.string().nullable(),
    conversation: z.string().nullable(),
    /** Line on which the text itself begins, where its lines are those of the source. */
    textLine: z.int().optional(),
    page: z.int().optional(),
    /** The file inside an archive or folder, whose lines are counted. */
    entry: z.string().optional(),
    /** Seconds from the start of a recording. */
    second: z.int().optional(),
    /** Only of a note that states no day: whose time it carries. */
    datedBy: z.enum(['file', 'import']).optional(),
  }),
  author: z.string().nullable(),
  /** The contact's name where the source writes the sender otherwise, by a WeCom ID say. */
  authorName: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  occurredAt: Instant,
  zone: z.string(),
  knownAt: Instant,
  consent: Consent,
  sensitivity: Sensitivity,
  /** What the rules see in the text that is sensitive of a person. */
  sensitive: z.array(SensitiveClass),
  contentHash: z.string(),
  /** Why there are no words any more, or null where there are. */
  gone: ShredReason.nullable(),
  accountId: AccountId.nullable(),
  accountName: z.string().nullable(),
  dealId: DealId.nullable(),
  facts: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      subject: z.string(),
      start: z.int(),
      end: z.int(),
      /** Null where nobody has looked at what the rules propose. */
      decision: z.enum(['confirmed', 'corrected']).nullable(),
      decidedBy: z.string().nullable(),
    }),
  ),
  /** Why it was given to this account, person and deal. */
  grounds: z.array(Ground),
  /** The lines of the same source just before and after, for reading in context. */
  before: z.array(EvidenceLine),
  after: z.array(EvidenceLine),
})
export type EvidenceView = z.infer<typeof EvidenceView>

export const accountsContract = {
  /** Every account that is not merged or deleted, for the grid. */
  rows: procedure.output(z.array(AccountRow)),
  get: procedure.input(z.object({ id: AccountId })).output(AccountDetail),
  create: procedure
    .input(AccountPatch.required({ name: true }))
    .output(z.object({ id: AccountId, changeSetId: z.string() })),
  update: procedure
    .input(z.object({ ids: z.array(AccountId).min(1), patch: AccountPatch }))
    .output(z.object({ changeSetId: z.string() })),
  remove: procedure
    .input(z.object({ ids: z.array(AccountId).min(1) }))
    .output(z.object({ changeSetId: z.string() })),
  timeline: procedure
    .input(
      z.object({
        accountId: AccountId.nullable(),
        dealId: DealId.nullable(),
        before: Instant.nullable(),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ items: z.array(TimelineItem), more: z.boolean() })),
  saveContact: procedure
    .input(
      z.object({
        id: ContactId.nullable(),
        accountId: AccountId,
        name: z.string().min(1),
        department: z.string().nullable(),
        title: z.string().nullable(),
        buyingRole: BuyingRole.nullable(),
        support: Support.nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
      }),
    )
    .output(z.object({ id: ContactId, changeSetId: z.string() })),
  /**
   * Erases what the workspace holds about a person, for good: their row, evidence, facts, the words of briefs made
   * for them and their payloads in the log, whose chain stays whole. It cannot be undone. Backups still hold it.
   */
  eraseContact: procedure
    .input(z.object({ contactId: ContactId, reason: z.string().trim().min(1).max(2000) }))
    .output(
      z.object({
        /** How many payloads of the log were emptied, pieces of evidence erased and briefs blanked. */
        payloads: z.int(),
        evidence: z.int(),
        briefs: z.int(),
        seq: z.int(),
        hash: z.string(),
      }),
    ),
  evidence: procedure.input(z.object({ id: EvidenceId })).output(EvidenceView),
  /** Typed-in note on an account or deal: becomes evidence like everything else. */
  addNote: procedure
    .input(
      z.object({
        accountId: AccountId,
        dealId: DealId.nullable(),
        contactId: ContactId.nullable(),
        kind: ActivityKind,
        text: z.string().min(1),
        occurredAt: Instant,
        /** Declares, for the log, that no recording stands behind it although it reads like a transcript. */
        isByHand: z.boolean().optional(),
      }),
    )
    .output(z.object({ evidenceId: EvidenceId, changeSetId: z.string() })),
  search: procedure
    .input(
      z.object({
        query: z.string().min(1),
        accountId: AccountId.nullable().default(null),
        page: Page.prefault({}),
      }),
    )
    .output(
      z.object({
        hits: z.array(
          z.object({
            evidenceId: EvidenceId,
            title: z.string().nullable(),
            author: z.string().nullable(),
            snippet: z.string(),
            /** Spans of the query's words in the snippet. */
            marks: z.array(z.object({ start: z.int(), end: z.int() })),
            accountId: AccountId.nullable(),
            accountName: z.string().nullable(),
            occurredAt: Instant,
          }),
        ),
        more: z.boolean(),
      }),
    ),
  /** For the command palette: records whose name matches. */
  find: procedure.input(z.object({ query: z.string() })).output(
    z.array(
      z.object({
        kind: z.enum(['account', 'contact', 'deal', 'atom']),
        id: z.string(),
        name: z.string(),
        detail: z.string(),
      }),
    ),
  ),
}
