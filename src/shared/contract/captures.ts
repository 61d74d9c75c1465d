import { z } from 'zod'
import { AccountId, ContactId, DealId, EvidenceId } from '../ids.ts'
import { EvidenceKind, Stage } from '../vocabulary.ts'
import { Instant, procedure } from './procedure.ts'

/** Why an item was given to an account, a person or a deal. */
export const groundCodes = [
  // Who wrote or received it
  'senderName',
  'senderId',
  'senderAddress',
  'senderDomain',
  'receiverName',
  'receiverId',
  'receiverAddress',
  'receiverDomain',
  // What its title or text names
  'accountNamed',
  'shortName',
  'onlyShortName',
  'personNamed',
  'personAddressed',
  'noteSays',
  // What a person said
  'senderAlias',
  'conversationAlias',
  'noteAlias',
  'personAlias',
  'assigned',
  // What the whole of it tells: a room, a diary
  'roomNamed',
  'roomMembers',
  'folderNamed',
  'roomWords',
  'topicBefore',
  'diaryPeople',
  'diaryDay',
  'sameMatter',
  'talkGoesOn',
  // The deal
  'dealNamed',
  'productNamed',
  'onlyOpenDeal',
] as const
export const Ground = z.object({
  code: z.enum(groundCodes),
  /** The words that count, as written; null where there are none. */
  text: z.string().nullable(),
  /** True where the title or the name of the conversation says so. */
  inTitle: z.boolean().optional(),
})
export type Ground = z.infer<typeof Ground>

/** How often a cue was right, with a declared prior for small numbers. */
export const Reliability = z.object({ right: z.int(), wrong: z.int(), estimate: z.number() })
export type Reliability = z.infer<typeof Reliability>

/** Why a capture should be looked at by itself. The first four stay out of briefs until they are confirmed. */
export const doubtCodes = [
  'cueRejected',
  'likeness',
  'newName',
  'model',
  'thinMatch',
  'personUnknown',
  'dealUnknown',
  'movesDeal',
] as const
export const DoubtCode = z.enum(doubtCodes)
export type DoubtCode = z.infer<typeof DoubtCode>

export const Suggestion = z.discriminatedUnion('field', [
  z.object({ field: z.literal('stage'), from: Stage, to: Stage }),
  z.object({ field: z.literal('nextCall'), from: Instant.nullable(), to: Instant }),
])
export type Suggestion = z.infer<typeof Suggestion>

export const Figure = z.object({
  value: z.union([z.number(), z.string()]),
  unit: z.string(),
  currency: z.string().optional(),
})

/** What the rules, or a model beside them, propose of one sentence: a fact or an action, with its evidence and why it is this customer's. */
export const Capture = z.object({
  id: z.string(),
  kind: z.string(),
  /** Facts that the same words tell; they are decided with this one. */
  alsoKinds: z.array(z.string()),
  /** How like it is to labelled messages, where no rule tells it; null for what a rule tells. */
  likeness: z.enum(['strong', 'fair']).nullable(),
  /** The beginning of the checksum of the model that proposes it; null for what no model does. */
  modelHash: z.string().nullable(),
  evidenceId: EvidenceId,
  /** UTF-16 offsets in the evidence's text. */
  start: z.int(),
  end: z.int(),
  text: z.string(),
  figures: z.array(Figure),
  speaker: z.enum(['customer', 'ours', 'note', 'team']).nullable(),
  contactId: ContactId.nullable(),
  contactName: z.string().nullable(),
  dealId: DealId.nullable(),
  dealName: z.string().nullable(),
  at: Instant,
  reliability: Reliability,
  doubts: z.array(DoubtCode),
  suggestion: Suggestion.nullable(),
})
export type Capture = z.infer<typeof Capture>

const CapturedEvidence = z.object({
  id: EvidenceId,
  kind: EvidenceKind,
  /** The conversation, or the title of the note. */
  title: z.string().nullable(),
  author: z.string().nullable(),
  text: z.string(),
  at: Instant,
  grounds: z.array(Ground),
})
export type CapturedEvidence = z.infer<typeof CapturedEvidence>

export const CapturesOfAccount = z.object({
  accountId: AccountId,
  accountName: z.string(),
  newestAt: Instant,
  people: z.array(z.object({ id: ContactId, name: z.string() })),
  deals: z.array(z.object({ id: DealId, name: z.string() })),
  /** The doubtful ones first; within each part conversation by conversation, newest first. */
  captures: z.array(Capture),
})
export type CapturesOfAccount = z.infer<typeof CapturesOfAccount>

const Ids = z.array(z.string()).min(1).max(500)

export const capturesErrorCodes = [
  'capture.decided',
  'capture.noModel',
  'capture.notMeasured',
  'capture.measuredOtherwise',
  'capture.notBetter',
  'capture.measuring',
] as const

const ReadingQuality = z.object({ precision: z.number().nullable(), recall: z.number(), f1: z.number() })
const Difference = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** What was measured of a model that reads captures: of which file, by which versions, on which set. */
export const CaptureModelVerdict = z.object({
  modelName: z.string(),
  sha256: z.string(),
  promptVersion: z.string(),
  rulesVersion: z.string(),
  setSha256: z.string(),
  verdict: z.enum(['better', 'notBetter', 'notEnough']),
  messages: z.int(),
  answered: z.int(),
  rules: ReadingQuality,
  model: ReadingQuality,
  together: ReadingQuality,
  /** Over the rules alone, with its 95 % interval. */
  gain: z.object({ f1: Difference, precision: Difference.nullable() }),
  measuredAt: Instant,
  measuredBy: z.string(),
})
export type CaptureModelVerdict = z.infer<typeof CaptureModelVerdict>

export const CaptureModelView = z.object({
  /** The model on this machine that is loaded. */
  modelName: z.string().nullable(),
  /** Whether somebody wants it to propose. */
  wanted: z.boolean(),
  /** Why it does not, whatever is wanted; null where it may. */
  refusal: z.string().nullable(),
  /** The last of this very file. */
  verdict: CaptureModelVerdict.nullable(),
  measuring: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** Why the last measurement told nothing. */
  failure: z.string().nullable(),
})
export type CaptureModelView = z.infer<typeof CaptureModelView>

/** A model that proposes captures beside the rules, once it was measured to be better on the labelled messages. */
export const captureModelContract = {
  get: procedure.output(CaptureModelView),
  /** Measures the model that is loaded, behind whoever waits. Refuses `capture.noModel` and `capture.measuring`. */
  measure: procedure.output(CaptureModelView),
  cancel: procedure.output(CaptureModelView),
  /** Lets it propose, or no longer. Refuses with the reason for which it may not. */
  letPropose: procedure.input(z.object({ on: z.boolean() })).output(CaptureModelView),
}

export const capturesContract = {
  /** What the last days' messages and notes proposed and nobody has looked at, by account. */
  list: procedure.output(
    z.object({
      now: Instant,
      zone: z.string(),
      /** How many days back is asked. */
      days: z.int(),
      accounts: z.array(CapturesOfAccount),
      evidence: z.array(CapturedEvidence),
      /** How many there are in all; the list holds the newest of them. */
      total: z.int(),
      decidedToday: z.int(),
      /** Every kind that a capture can be corrected to, with its words. */
      kinds: z.array(z.object({ kind: z.string(), zh: z.string(), en: z.string(), isAction: z.boolean() })),
    }),
  ),
  /** Confirms proposals as they are; with `moveDeals` what they suggest for their deals is done as well. */
  confirm: procedure
    .input(z.object({ ids: Ids, moveDeals: z.boolean() }))
    .output(z.object({ changeSetId: z.string(), confirmed: z.int(), moved: z.int() })),
  reject: procedure
    .input(z.object({ ids: Ids }))
    .output(z.object({ changeSetId: z.string(), rejected: z.int() })),
  /**
   * Confirms a proposal with what a person put right. Another account takes the whole conversation along; that and
   * another sender are remembered for later imports.
   */
  correct: procedure
    .input(
      z.object({
        id: z.string(),
        patch: z
          .object({
            kind: z.string(),
            /** The first figure; its unit stays. */
            value: z.union([z.number(), z.string().min(1)]),
            contactId: ContactId.nullable(),
            dealId: DealId.nullable(),
            accountId: AccountId,
          })
          .partial(),
      }),
    )
    .output(
      z.object({
        changeSetId: z.string(),
        /** How many messages went to the other account. */
        items: z.int(),
        remembered: z.enum(['sender', 'conversation', 'note', 'person']).nullable(),
      }),
    ),
}
