import { z } from 'zod'
import { AdviceId } from '../ids.ts'
import { Stage, stages } from '../vocabulary.ts'
import { Instant, Language, procedure } from './procedure.ts'

export const watchingErrorCodes = [
  'watching.alreadyEstimated',
  'watching.dealClosed',
  'watching.sameStrategy',
  'watching.managerNeeded',
] as const

/**
 * A figure of what was watched, with its 95 % interval, its n and how many accounts they are of, or the honest answer
 * that there is too little. `accounts` is null where they play no part.
 */
export const Measure = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    n: z.int(),
    accounts: z.int().nullable(),
  }),
  z.object({
    kind: z.literal('notEnoughInformation'),
    n: z.int(),
    accounts: z.int().nullable(),
    needed: z.int(),
    neededAccounts: z.int().nullable(),
  }),
])
export type Measure = z.infer<typeof Measure>

/** Who worded an advice: `composition`, or a model by its fingerprint with the adapter beside it. */
export const AdviceSource = z.object({
  key: z.string(),
  tier: z.enum(['composition', 'model']),
  modelName: z.string().nullable(),
  modelSha256: z.string().nullable(),
  adapterName: z.string().nullable(),
})
export type AdviceSource = z.infer<typeof AdviceSource>

export const segmentKinds = ['language', 'stage', 'role'] as const
export const SegmentKind = z.enum(segmentKinds)
export type SegmentKind = z.infer<typeof SegmentKind>

const useCounts = {
  shown: z.int(),
  /** A track was taken word for word. */
  adopted: z.int(),
  /** A track was taken in the person's own words. */
  edited: z.int(),
  /** Tracks were rejected and none taken. */
  rejected: z.int(),
  /** Nothing was decided within a week. */
  untouched: z.int(),
  /** Nothing was decided, and a week has not passed. */
  waiting: z.int(),
}
export const UseWeek = z.object({
  /** Monday of the week, `YYYY-MM-DD`. */
  week: z.string(),
  ...useCounts,
})
export type UseWeek = z.infer<typeof UseWeek>

/** Adopted and edited / shown, of what a week has passed since. */
const taken = { takenShare: Measure, editedShare: Measure, rejectedShare: Measure }

export const UseView = z.object({
  fromAt: Instant,
  toAt: Instant,
  sources: z.array(AdviceSource.extend({ shown: z.int(), ...taken })),
  weeks: z.array(UseWeek),
  total: z.object({ ...useCounts, ...taken }),
  quotes: z.object({
    shown: z.int(),
    adopted: z.int(),
    edited: z.int(),
    rejected: z.int(),
    takenShare: Measure,
  }),
  segments: z.array(z.object({ by: SegmentKind, value: z.string(), shown: z.int(), ...taken })),
  reasons: z.array(z.object({ reason: z.string(), n: z.int() })),
  /** Tracks that a model (that of the source, where one is chosen) was asked to word, whoever worded them in the end. */
  wording: z.object({
    asked: z.int(),
    /** Tracks that stayed as they were composed, because the model's words failed or were refused. */
    fallback: Measure,
    /** Why, by closed code. */
    faults: z.array(z.object({ code: z.string(), n: z.int() })),
  }),
  refusals: z.array(z.object({ asked: z.enum(['composition', 'model']), code: z.string(), n: z.int() })),
  /** Milliseconds from the request to the entry in the log, memory of the core's process in bytes, and of the model's. */
  speed: z.array(
    z.object({
      asked: z.enum(['composition', 'model']),
      p50Ms: Measure,
      p95Ms: Measure,
      p95Bytes: Measure,
      p95ModelBytes: Measure,
    }),
  ),
  /** The same of what a model was asked, by week (its Monday, `YYYY-MM-DD`): medians. */
  speedWeeks: z.array(z.object({ week: z.string(), p50Ms: Measure, p50ModelBytes: Measure })),
})
export type UseView = z.infer<typeof UseView>

const Curve = z.array(
  z.object({
    from: z.number(),
    to: z.number(),
    n: z.int(),
    accounts: z.int(),
    shown: z.number(),
    happened: z.object({ value: z.number(), low: z.number(), high: z.number() }),
  }),
)
export const Reliability = z.object({
  brier: Measure,
  priorBrier: Measure,
  /** Error of the assumed rate − error of what was shown: above 0 it was worth showing. */
  gain: Measure,
  shown: z.number().nullable(),
  happened: Measure,
  curve: Curve,
})
export type Reliability = z.infer<typeof Reliability>

export const watchedProbabilities = ['win', 'intent'] as const
export const CalibrationView = z.array(
  z.object({
    of: z.enum(watchedProbabilities),
    /** Times that it was shown, of these those whose end is known and that count, and those still open. */
    shown: z.int(),
    counted: z.int(),
    open: z.int(),
    /** Each version of the model that showed it, by itself. */
    versions: z.array(z.object({ version: z.string(), n: z.int(), brier: Measure, priorBrier: Measure })),
    reliability: Reliability,
    /** By the quarter in which it was shown (`2026-Q3`), oldest first. */
    quarters: z.array(z.object({ quarter: z.string(), brier: Measure, priorBrier: Measure })),
    segments: z.array(z.object({ by: SegmentKind, value: z.string(), brier: Measure, priorBrier: Measure })),
  }),
)
export type CalibrationView = z.infer<typeof CalibrationView>

/** How often quote ranges that were shown held the price at which the thing was sold. */
export const QuoteCoverageView = z.object({
  /** Share of prices that a range promises to hold. */
  promised: z.number(),
  /** Times that a range was shown, those that count because the thing was sold, and those that are not sold (yet). */
  shown: z.int(),
  counted: z.int(),
  open: z.int(),
  inside: Measure,
  below: Measure,
  above: Measure,
  /** (high − low) / point, mean. */
  width: Measure,
  quarters: z.array(z.object({ quarter: z.string(), inside: Measure })),
})
export type QuoteCoverageView = z.infer<typeof QuoteCoverageView>

export const driftFeatures = [
  'stage',
  'role',
  'concern',
  'amount',
  'language',
  'channel',
  'messageLength',
  'strategy',
  'winProbability',
  'quoteWidth',
] as const
export const DriftFeature = z.enum(driftFeatures)
export type DriftFeature = z.infer<typeof DriftFeature>
export const driftVerdicts = ['stable', 'withinChance', 'moved', 'shifted', 'notEnough'] as const
export const Drift = z.object({
  feature: DriftFeature,
  side: z.enum(['input', 'output']),
  verdict: z.enum(driftVerdicts),
  /** Null where there is not enough. */
  index: z.number().nullable(),
  /** What it stays below in 199 of 200 cases although nothing changed. */
  byChance: z.number().nullable(),
  /** Accounts in each period; each counts once. */
  nReference: z.int(),
  nRecent: z.int(),
  bins: z.array(
    z.object({
      /** Of a closed list; null of a bin of numbers. */
      value: z.string().nullable(),
      from: z.number().nullable(),
      to: z.number().nullable(),
      reference: z.number(),
      recent: z.number(),
    }),
  ),
})
export type Drift = z.infer<typeof Drift>

export const watchAlertCodes = [
  'watch.inputDrift',
  'watch.outputDrift',
  'watch.worseThanPrior',
  'watch.overconfident',
  'watch.underconfident',
  'watch.coverageLow',
  'watch.rangeTooWide',
  'watch.rejectedMore',
  'watch.fallback',
  'watch.slower',
  'watch.moreMemory',
] as const
export const WatchAlert = z.object({
  code: z.enum(watchAlertCodes),
  /** What it is about: a feature, a probability, `quoteRange`, `composition`, or the name of a model. */
  about: z.string(),
  severity: z.enum(['caution', 'note']),
  at: Instant,
})
export type WatchAlert = z.infer<typeof WatchAlert>

export const DriftView = z.object({
  reference: z.object({ fromAt: Instant, toAt: Instant, advice: z.int() }),
  recent: z.object({ fromAt: Instant, toAt: Instant, advice: z.int() }),
  /** Accounts that each period needs. */
  needed: z.int(),
  /** In which amounts are told: the most common one, whose deals alone are counted by amount. */
  currency: z.string().nullable(),
  marks: z.object({ moved: z.number(), shifted: z.number() }),
  features: z.array(Drift),
  alerts: z.array(WatchAlert),
})
export type DriftView = z.infer<typeof DriftView>

export const useKinds = ['adopted', 'edited', 'rejected'] as const
export const SideBySideView = z.object({
  /** Whose decisions are shown: one's own, or the team's together where enough people are in it. */
  scope: z.enum(['own', 'team']),
  people: z.int(),
  /** People below which the team is not told, so that nobody can be read off it. */
  neededPeople: z.int(),
  isTooFewPeople: z.boolean(),
  /** How often the deal moved on within 30 days, by what was done with the tracks. */
  tracks: z.array(z.object({ use: z.enum(useKinds), n: z.int(), advanced: Measure })),
  /** Edited − taken as advised, and rejected − taken as advised. */
  editedGain: Measure,
  rejectedGain: Measure,
  /** Own prices against advised ones, by what the thing was sold at: mean of the shares that each was off. */
  quotes: z.object({ advised: Measure, own: Measure, gain: Measure }),
  /** The same deals foretold by the model and by the people. */
  estimates: z.object({
    given: z.int(),
    counted: z.int(),
    people: Reliability,
    model: Reliability,
    /** Model's squared error − people's, paired: above 0 the people were better. */
    gain: Measure,
  }),
})
export type SideBySideView = z.infer<typeof SideBySideView>

export const attributionDimensions = ['region', 'stage'] as const
export const AttributionDimension = z.enum(attributionDimensions)
export const AttributionRow = z.object({
  /** A region or stage; null for all, and empty for what is not known. */
  where: z.string().nullable(),
  strategy: z.string(),
  shown: z.int(),
  taken: Measure,
  advanced: Measure,
  /** After this strategy − after the others that were taken there. */
  difference: Measure,
})
export type AttributionRow = z.infer<typeof AttributionRow>
export const StrategyChangeView = z.object({
  id: z.string(),
  region: z.string().nullable(),
  stage: Stage.nullable(),
  fromStrategy: z.string().nullable(),
  toStrategy: z.string(),
  reason: z.string(),
  at: Instant,
  actor: z.string(),
  logEntryHash: z.string(),
  /** Of what was taken there in the 12 weeks before and since: the new strategy's share, and how often deals moved on. */
  before: z.object({ share: Measure, advanced: Measure }),
  after: z.object({ share: Measure, advanced: Measure }),
})
export type StrategyChangeView = z.infer<typeof StrategyChangeView>
export const AttributionView = z.object({
  fromAt: Instant,
  toAt: Instant,
  regions: z.array(z.string()),
  strategies: z.array(z.string()),
  rows: z.array(AttributionRow),
  /** Whether whoever sits here may change the strategy: managers may. */
  mayChange: z.boolean(),
  /** Whether the changes weigh in the talk tracks of the deals for which they are. */
  changesWeigh: z.boolean(),
  changes: z.array(StrategyChangeView),
})
export type AttributionView = z.infer<typeof AttributionView>

export const UpliftView = z.object({
  fromAt: Instant,
  toAt: Instant,
  /** Calls that are compared: those since whose day 30 days have passed. */
  calls: z.int(),
  advised: z.int(),
  others: z.int(),
  strata: z.int(),
  /** Calls for which there is none of the other kind. */
  unmatched: z.int(),
  difference: Measure,
  advisedAdvanced: Measure,
  othersAdvanced: Measure,
  /** What lots decide: calls that go without advice at random, where a manager switched that on. */
  drawn: z.object({
    /** Whether whoever sits here may change the share: managers may. */
    mayChange: z.boolean(),
    /** Of a hundred calls; 0 is off. */
    percent: z.int(),
    draws: z.int(),
    heldOut: z.int(),
    lifted: z.int(),
    /** Draws of the last 30 days, that can't be told yet. */
    waiting: z.int(),
    advised: z.int(),
    others: z.int(),
    difference: Measure,
  }),
})
export type UpliftView = z.infer<typeof UpliftView>

/** The places in which a model can serve: a closed list of twelve (catalogue 13). */
export const modelSlots = [
  'talkTracks',
  'quoteExplanation',
  'messageReading',
  'factReading',
  'redLineScan',
  'winProbability',
  'purchaseIntent',
  'quoteRange',
  'serviceIntent',
  'contractRisk',
  'callSummary',
  'callCoach',
] as const
export const ModelSlot = z.enum(modelSlots)
export type ModelSlot = z.infer<typeof ModelSlot>
export const SlotView = z.object({
  slot: ModelSlot,
  /**
   * What serves it now: a language model with or without an adapter, one at a server inside the firm, a fitted model, a
   * shipped one, written rules, or nothing.
   */
  servedBy: z.enum(['model', 'adapter', 'server', 'fitted', 'shipped', 'rules', 'composition', 'nothing']),
  name: z.string().nullable(),
  /** A version by which log entries name it. */
  version: z.string().nullable(),
  sha256: z.string().nullable(),
  /** What it falls back to. */
  fallback: z.enum(['composition', 'rules', 'nothing']).nullable(),
  /** Whose it is: of this workspace alone, brought by the firm, or of every copy of the product. */
  scope: z.enum(['workspace', 'firm', 'product']).nullable(),
  sinceAt: Instant.nullable(),
})
export type SlotView = z.infer<typeof SlotView>

const Reason = z.string().trim().min(1).max(2000)

/** What became of advice: how it is used, whether its probabilities hold, what drifts, and whether it helps. */
export const watchingContract = {
  use: procedure
    .input(
      z.object({ weeks: z.int().min(4).max(104).default(26), source: z.string().nullable().default(null) }),
    )
    .output(UseView),
  calibration: procedure.output(CalibrationView),
  quoteCoverage: procedure.output(QuoteCoverageView),
  drift: procedure.output(DriftView),
  sideBySide: procedure.output(SideBySideView),
  uplift: procedure.output(UpliftView),
  /** How many of a hundred calls go without advice from now on; logged. Refuses `watching.managerNeeded`. */
  setHoldout: procedure
    .input(z.object({ percent: z.int().min(0).max(50), reason: Reason }))
    .output(z.object({ seq: z.int(), hash: z.string() })),
  /** Shows the advice of a held-out call all the same; logged. */
  liftHoldout: procedure
    .input(z.object({ drawId: z.int(), reason: Reason }))
    .output(z.object({ seq: z.int(), hash: z.string() })),
  attribution: procedure
    .input(z.object({ by: AttributionDimension.default('region') }))
    .output(AttributionView),
  /** A manager's answer to the report; logged. Refuses `watching.sameStrategy`. */
  changeStrategy: procedure
    .input(
      z.object({
        region: z.string().trim().min(1).max(200).nullable(),
        stage: z.enum(stages).nullable(),
        fromStrategy: z.string().nullable(),
        toStrategy: z.string().min(1),
        reason: Reason,
      }),
    )
    .output(z.object({ seq: z.int(), hash: z.string() })),
  /** Whether recorded changes weigh in the next briefs; logged. Refuses `watching.managerNeeded`. */
  weighChanges: procedure.input(z.object({ weigh: z.boolean() })).output(z.object({ weigh: z.boolean() })),
  /** The report as a workbook with its trace; logged as an export. */
  exportAttribution: procedure
    .input(z.object({ by: AttributionDimension, lang: Language }))
    .output(z.object({ fileName: z.string(), file: z.instanceof(Blob), seq: z.int(), hash: z.string() })),
  slots: procedure.output(z.array(SlotView)),
  /** What a person thinks of the deal's chance, beside what the advice shows; logged, and kept once per advice. */
  estimate: procedure
    .input(z.object({ adviceId: AdviceId, probability: z.number().min(0.01).max(0.99) }))
    .output(z.object({ seq: z.int(), hash: z.string() })),
  /** One's own estimate of an advice, where there is one. */
  ownEstimate: procedure
    .input(z.object({ adviceId: AdviceId }))
    .output(z.object({ probability: z.number() }).nullable()),
}
