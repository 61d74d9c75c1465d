import { z } from 'zod'
import { AccountId, AdviceId, DealId, EvidenceId } from '../ids.ts'
import { concerns } from '../trackVocabulary.ts'
import { KnownBuyingRole } from '../vocabulary.ts'
import { ModelState } from './models.ts'
import { Instant, Language, Page, procedure } from './procedure.ts'

/** Why a training ended without an adapter. */
export const trainingFailureCodes = [
  'training.baseNotFound',
  'training.baseNotGguf',
  'training.baseTruncated',
  /** The base is of a kind that the trainer can't compute; the detail says why, in English. */
  'training.baseUnsupported',
  'training.engineUnavailable',
  'training.noExamples',
  'training.tooLarge',
  /** The loss or its gradient is no number any more. */
  'training.diverged',
  'training.diskRefused',
  'training.cancelled',
  'training.crashed',
] as const
export type TrainingFailureCode = (typeof trainingFailureCodes)[number]

export const studioErrorCodes = [
  ...trainingFailureCodes,
  'studio.noModel',
  'studio.tooFewExamples',
  'studio.trainingRuns',
  'studio.noTraining',
  'studio.notCompared',
  'studio.gateNotPassed',
  'studio.otherModel',
  'studio.dataWithdrawn',
  'studio.notToShare',
  'studio.nothingToRollBack',
  /** What served before has learned from data that was withdrawn since. */
  'studio.rollbackWithdrawn',
  'studio.noConsent',
  'studio.managerNeeded',
] as const

/** Why a decided track, or an approved message, is not learned from. */
export const leftOutReasons = [
  /** It was shown before its slot form was kept. */
  'notCollected',
  /** What it quoted, or what was written, was erased, withdrawn or deleted. */
  'wordsGone',
  /** It cites a recording of somebody who did not agree that models learn from it. */
  'noConsent',
  /** It cites words that a person marked as restricted. */
  'restricted',
  /** A person took it out. */
  'withdrawn',
  /** Sentences were added or dropped, so that old and new ones don't pair. */
  'otherShape',
  /** The new wording carries a figure, a name, or lost a slot; or it is far longer, or in another language. */
  'figures',
  'names',
  'slots',
  'length',
  'language',
  /** It tells something private of somebody: health, family, faith and the like. */
  'sensitive',
  'redLine',
  'nearDuplicate',
  /** Of a message: it says too little, or to whom, when or about what it was said is not known. */
  'tooShort',
  'noScene',
] as const
export const LeftOutReason = z.enum(leftOutReasons)
export type LeftOutReason = z.infer<typeof LeftOutReason>

/** What an example is for: learned from, watched while training, or only measured on. */
export const exampleUses = ['training', 'tuning', 'heldOut'] as const
export const ExampleUse = z.enum(exampleUses)
export type ExampleUse = z.infer<typeof ExampleUse>

/** Where an example comes from: a talk track that was decided on, or a message of our own side that was approved. */
export const exampleOrigins = ['track', 'message'] as const
export const ExampleOrigin = z.enum(exampleOrigins)
export type ExampleOrigin = z.infer<typeof ExampleOrigin>

export const ExampleView = z.object({
  id: z.string(),
  /** What it can be traced back to. */
  from: z.discriminatedUnion('origin', [
    z.object({
      origin: z.literal('track'),
      adviceId: AdviceId,
      trackIndex: z.int(),
      action: z.enum(['adopted', 'edited']),
    }),
    z.object({ origin: z.literal('message'), evidenceId: EvidenceId, contactName: z.string().nullable() }),
  ]),
  dealId: DealId.nullable(),
  dealName: z.string(),
  /** Empty where what it came from is gone altogether. */
  accountId: z.union([AccountId, z.literal('')]),
  accountName: z.string(),
  lang: Language,
  at: Instant,
  use: ExampleUse.nullable(),
  leftOut: LeftOutReason.nullable(),
  /** Sentences that the person worded anew and that are learned so. */
  changed: z.int(),
  /** Sentences of the person's that are not learned, by why; of a track what was shown stands for them. */
  heldBack: z.array(z.object({ reason: LeftOutReason, n: z.int() })),
  /** Of those that are learned, how many speak of a third person and are never put before another customer. */
  ofSomebody: z.int(),
  /** The first of them, as it was shown and as it was sent; null where none is. */
  sample: z.object({ shown: z.string().nullable(), sent: z.string() }).nullable(),
})
export type ExampleView = z.infer<typeof ExampleView>

/** Why a rule on how to talk gives no labelled examples. */
export const noPairsReasons = [
  /** It says only what not to say, or names no topic and no strategy. */
  'noWish',
  /** It speaks of a job, and no role in the purchase stands for that job here. */
  'noRole',
  /** Nobody wrote sentences for its scenes. */
  'noLines',
] as const
export type NoPairsReason = (typeof noPairsReasons)[number]

/** Two sentences in slot form for a scene: one does what a rule asks, the other does not. */
export const RulePairView = z.object({
  id: z.string(),
  ruleText: z.string(),
  lang: Language,
  use: z.enum(['training', 'measured']),
  role: KnownBuyingRole,
  concern: z.enum(concerns),
  section: z.enum(['opening', 'keyMessage', 'question', 'objection', 'answer', 'nextStep']),
  follows: z.string(),
  violates: z.string(),
})
export type RulePairView = z.infer<typeof RulePairView>

/** A message of our own side on which nobody has decided, and what of it would be learned. */
export const OpenMessage = z.object({
  evidenceId: EvidenceId,
  accountId: AccountId,
  accountName: z.string(),
  dealName: z.string(),
  contactName: z.string().nullable(),
  lang: Language,
  at: Instant,
  /** What the customer had written before; null where nothing did. */
  heard: z.string().nullable(),
  sentences: z.array(
    z.object({
      text: z.string(),
      /** The sentence in slot form, as a model would learn it. */
      learned: z.string().nullable(),
      section: z.enum(['opening', 'keyMessage', 'question', 'nextStep']).nullable(),
      concern: z.enum(concerns).nullable(),
      why: LeftOutReason.nullable(),
    }),
  ),
  /** Whether everybody who speaks there lets models learn from it; only a recording needs that. */
  mayLearn: z.boolean(),
})
export type OpenMessage = z.infer<typeof OpenMessage>

/** Mean over accounts of challenger − champion, with the 95 % bound that decides. */
export const GateMeasure = z.object({
  measure: z.enum(['perplexity', 'checks', 'agreement']),
  champion: z.number(),
  challenger: z.number(),
  /** In the unit of the measure's decision: nats per token, or share. Higher is better. */
  gain: z.number(),
  /** With 95 % confidence the gain is no lower; null with fewer than two accounts. */
  lowest: z.number().nullable(),
  /** How much worse it may be at most. */
  margin: z.number(),
  passed: z.boolean(),
  /** Whether it could have told them apart: false where both did the same in every example, as with sentences that were checked before. */
  tells: z.boolean().optional(),
})
export type GateMeasure = z.infer<typeof GateMeasure>

export const gateVerdicts = ['passed', 'notPassed', 'tooFewAccounts', 'noHeldOut'] as const
export const GateReport = z.object({
  verdict: z.enum(gateVerdicts),
  accounts: z.int(),
  accountsNeeded: z.int(),
  /** Talk tracks that were compared. */
  examples: z.int(),
  /** Approved messages that count for the surprise alone; absent in reports from before there were any. */
  messages: z.int().optional(),
  /**
   * In how many pairs of sentences that no training used each would rather say what a rule of the team's asks; no part of the
   * verdict. Absent where no rule has such pairs.
   */
  rules: z.object({ pairs: z.int(), champion: z.int(), challenger: z.int() }).optional(),
  championId: z.string().nullable(),
  championName: z.string().nullable(),
  measures: z.array(GateMeasure),
  /** How often something was compared on held-out accounts here, this time included; absent in reports from before it was counted. */
  look: z.int().optional(),
  comparedAt: Instant,
})
export type GateReport = z.infer<typeof GateReport>

export const AdapterStatus = z.enum(['serving', 'challenger', 'retired'])
export const AdapterView = z.object({
  id: z.string(),
  name: z.string(),
  status: AdapterStatus,
  baseName: z.string(),
  baseSha256: z.string(),
  /** Trained for the model that is loaded now. */
  fits: z.boolean(),
  sha256: z.string(),
  dataSha256: z.string(),
  sizeBytes: z.int(),
  examples: z.int(),
  /** Labelled examples of the team's rules that it has learned from beside them. */
  ofRules: z.int(),
  /** Examples that it has learned from and that may no longer be used: it must be trained anew. */
  withdrawn: z.int(),
  createdAt: Instant,
  createdBy: z.string(),
  verdict: z.enum(gateVerdicts).nullable(),
  /** A certified approver's statement permits to put it into service as it was compared, also without a manager. */
  isApproved: z.boolean(),
})
export type AdapterView = z.infer<typeof AdapterView>

const Curve = z.array(
  z.object({ step: z.int(), trainingLoss: z.number(), heldOutLoss: z.number().nullable() }),
)
const Memory = z.object({ totalBytes: z.number(), availableBytes: z.number(), fits: z.boolean() })

export const trainingStates = [
  'starting',
  'running',
  'yielding',
  /** Begun, and it is not the time for it that the team has set. */
  'waiting',
  'paused',
  'comparing',
  'done',
  'failed',
  'cancelled',
] as const
export const TrainingView = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(trainingStates),
  baseName: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  curve: Curve,
  steps: z.int().nullable(),
  secondsLeft: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  compared: z.object({ done: z.int(), of: z.int() }).nullable(),
  failure: z.string().nullable(),
  adapterId: z.string().nullable(),
})
export type TrainingView = z.infer<typeof TrainingView>

export const StudioView = z.object({
  model: ModelState,
  data: z.object({
    /** Tracks that were adopted or edited, and messages that were approved. */
    decided: z.int(),
    /** Examples by where they come from. */
    origins: z.record(ExampleOrigin, z.int()),
    /** Labelled examples of the rules in force, apart from all others. */
    rulePairs: z.object({ training: z.int(), measured: z.int() }),
    uses: z.record(ExampleUse, z.object({ examples: z.int(), accounts: z.int() })),
    edited: z.int(),
    leftOut: z.array(z.object({ reason: LeftOutReason, n: z.int() })),
    /** Examples to learn from that a training needs at least. */
    needed: z.int(),
    from: Instant.nullable(),
    to: Instant.nullable(),
  }),
  /** The training under way, or the last one. */
  training: TrainingView.nullable(),
  adapters: z.array(AdapterView),
  /** Whether whoever sits here may approve that an adapter serves: a manager may; anybody may go back. */
  mayPromote: z.boolean(),
  /** What one click goes back to: an adapter's name, or null for the model as it is. Null where nothing was promoted. */
  rollback: z
    .object({
      fromName: z.string(),
      toName: z.string().nullable(),
      /** Examples of what it goes back to that were withdrawn since: then only the model as it is can be gone back to. */
      withdrawn: z.int(),
    })
    .nullable(),
})
export type StudioView = z.infer<typeof StudioView>

export const AdapterDetail = z.object({
  adapter: AdapterView,
  report: GateReport.nullable(),
  curve: Curve,
  lossBefore: z.number().nullable(),
  lossAfter: z.number().nullable(),
  /** Held-out examples: what the champion and the challenger would have said, and what was sent. */
  samples: z.array(
    z.object({
      exampleId: z.string(),
      adviceId: AdviceId,
      accountName: z.string(),
      champion: z.string(),
      challenger: z.string(),
      sent: z.string(),
    }),
  ),
  /** What held out of service and put into it, newest first. */
  history: z.array(
    z.object({
      kind: z.enum(['promoted', 'rolledBack']),
      at: Instant,
      actor: z.string(),
      reason: z.string(),
      logEntryHash: z.string(),
    }),
  ),
})
export type AdapterDetail = z.infer<typeof AdapterDetail>

const Reason = z.string().trim().min(1).max(2000)

/** The model studio: what was collected, training on this machine, comparison, promotion and the way back. */
export const studioContract = {
  get: procedure.output(StudioView),
  examples: procedure
    .input(z.object({ show: z.enum(['in', 'leftOut']), page: Page }))
    .output(z.object({ rows: z.array(ExampleView), total: z.int() })),
  /** Labelled examples of the team's rules: to learn from and to measure on, apart from what the gate judges by. */
  rulePairs: procedure.output(z.array(RulePairView)),
  /** Messages of our own side that a person may approve, newest first, those of which nothing could be learned left out. */
  openMessages: procedure
    .input(z.object({ limit: z.int().min(1).max(500) }))
    .output(z.object({ messages: z.array(OpenMessage), more: z.boolean() })),
  /** Approves messages for learning, or declines them. Refuses `record.notFound` and `studio.noConsent`. */
  decideOnMessages: procedure
    .input(
      z.object({
        evidenceIds: z.array(EvidenceId).min(1).max(500),
        decision: z.enum(['approved', 'declined']),
      }),
    )
    .output(z.object({ seq: z.int() })),
  /** Takes an example out of learning; names the adapters that have learned from it, and the training that ended for it. */
  withdraw: procedure
    .input(z.object({ exampleId: z.string(), reason: Reason }))
    .output(z.object({ adapters: z.array(z.string()), training: z.string().nullable() })),
  restore: procedure.input(z.object({ exampleId: z.string() })).output(z.object({ seq: z.int() })),
  /** What a training would take in memory. Refuses `studio.noModel`, `studio.tooFewExamples` and `training.*`. */
  estimate: procedure.output(
    z.object({
      ...{ memory: Memory, examples: z.int(), ofRules: z.int(), tooLong: z.int(), steps: z.int() },
      /** Of computing, unless it ends early; tried out on this machine. Null where memory doesn't allow it. */
      seconds: z.number().nullable(),
    }),
  ),
  train: procedure.input(z.object({ name: z.string().trim().min(1).max(80) })).output(TrainingView),
  pause: procedure.output(TrainingView),
  resume: procedure.output(TrainingView),
  cancel: procedure.output(TrainingView),
  adapter: procedure.input(z.object({ adapterId: z.string() })).output(AdapterDetail),
  /** Compares an adapter once more with what serves now, on what is held out now. */
  compare: procedure.input(z.object({ adapterId: z.string() })).output(TrainingView),
  /** A manager, or whom an approver permitted it, puts a challenger that passed into service. Refuses `studio.managerNeeded` and what the gate did not pass. */
  promote: procedure
    .input(z.object({ adapterId: z.string(), reason: Reason }))
    .output(z.object({ seq: z.int(), hash: z.string() })),
  /** Goes back to what served before the adapter that serves now, or to the model as it is. Refuses `studio.rollbackWithdrawn`. */
  rollback: procedure
    .input(z.object({ to: z.enum(['previous', 'model']) }))
    .output(z.object({ seq: z.int(), hash: z.string() })),
}
