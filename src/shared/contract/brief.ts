import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { AccountId, AdviceId, ContactId, DealId, EvidenceId } from '../ids.ts'
import { movableSections } from '../styleRuleWords.ts'
import {
  BuyingRole,
  BuyingTask,
  CallOutcome,
  RoleFrom,
  SetApart,
  ShredReason,
  Stage,
  StanceSide,
  Support,
} from '../vocabulary.ts'
import { Instant, Language, procedure } from './procedure.ts'
import { ProjectPrice } from './projectQuote.ts'
import { Reading } from './reading.ts'
import { StyleWish } from './styleRules.ts'

export const briefErrorCodes = [
  'brief.noDeal',
  'brief.severalDeals',
  'brief.noContact',
  'brief.contactFrozen',
  'brief.alreadyDecided',
  'brief.reasonNeeded',
  'brief.blockedByCheck',
  'brief.notLogged',
  'brief.outsideAuthority',
  /** The call was drawn to go without advice, for comparison: {drawId, percent}. */
  'brief.heldOut',
] as const

/** A mark behind a sentence: ■ source span, ◐ inferred or small n, ◆ rule. */
export const EvidenceMark = z.object({
  kind: z.enum(['source', 'inferred', 'rule']),
  label: z.string(),
  evidenceId: EvidenceId.nullable(),
  ruleId: z.string().nullable(),
  /** The span in the evidence text that says it. */
  start: z.int().nullable(),
  end: z.int().nullable(),
})
export type EvidenceMark = z.infer<typeof EvidenceMark>

/** What the checker says of a span of the sentence. */
export const CheckedSpan = z.object({
  start: z.int(),
  end: z.int(),
  kind: z.enum([
    'figureMatched',
    'figureUnmatched',
    'nameKnown',
    'nameUnknown',
    'nameUncited',
    'unverifiedWording',
    'foreignAccount',
  ]),
  evidenceId: EvidenceId.nullable(),
})
export type CheckedSpan = z.infer<typeof CheckedSpan>

export const RedLineFinding = z.object({
  ruleId: z.string(),
  clause: z.string(),
  severity: z.enum(['stop', 'caution']),
  start: z.int(),
  end: z.int(),
  phrase: z.string(),
  replacement: z.string().nullable(),
})
export type RedLineFinding = z.infer<typeof RedLineFinding>

/** What comes of a wording in the making; `again`: what was written of that track so far is not used. */
export const WritingStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sentence'), track: z.int(), text: z.string() }),
  z.object({ kind: z.literal('again'), track: z.int() }),
])
export type WritingStep = z.infer<typeof WritingStep>

export const TrackSentence = z.object({
  text: z.string(),
  marks: z.array(EvidenceMark),
  spans: z.array(CheckedSpan),
  redLines: z.array(RedLineFinding),
})
export type TrackSentence = z.infer<typeof TrackSentence>

export const trackSections = ['opening', 'keyMessages', 'questions', 'objections', 'nextStep'] as const
export const TalkTrack = z.object({
  index: z.int().min(1).max(3),
  strategy: z.string(),
  title: z.string(),
  rationale: z.string(),
  /** The knowledge atoms of which it was composed, lead first. */
  atomIds: z.array(z.string()),
  sections: z.object({
    opening: z.array(TrackSentence),
    keyMessages: z.array(TrackSentence),
    questions: z.array(TrackSentence),
    objections: z.array(z.object({ objection: TrackSentence, answer: TrackSentence })),
    nextStep: z.array(TrackSentence),
  }),
  confidence: z.object({
    label: z.enum(['high', 'medium', 'low']),
    sourced: z.int(),
    sentences: z.int(),
    reasons: z.array(z.string()),
  }),
  /** What came after this strategy was used in similar scenes: an association, never a cause. */
  afterUse: z.object({
    advanced: z.int(),
    used: z.int(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
  decision: z.enum(['adopted', 'edited', 'rejected']).nullable(),
  /** The team's style rules that were meant for this talk, and what of them the track could keep. */
  rules: z
    .array(z.object({ ruleId: z.string(), text: z.string(), wish: StyleWish, kept: z.boolean() }))
    .default([]),
  /** A manager's recorded change of strategy that weighed in this track's place; `isNew`: it follows the new one. */
  shift: z
    .object({
      id: z.string(),
      from: z.string().nullable(),
      to: z.string(),
      reason: z.string(),
      at: Instant,
      isNew: z.boolean(),
    })
    .nullable()
    .default(null),
})
export type TalkTrack = z.infer<typeof TalkTrack>

/** Every section as a brief orders them: opening first, next step last, between them as a rule may choose. */
export const sectionsInOrder = (brief: { sectionOrder?: readonly (typeof movableSections)[number][] }) =>
  ['opening', ...(brief.sectionOrder ?? movableSections), 'nextStep'] as const

/** How people without a department stand in the heatmap; the screens say it in words. */
export const noDepartment = '—'

/** Words of a record with where they stand; the brief's evidence has its label. */
const SaidOfPerson = z.object({ words: z.string(), evidenceId: EvidenceId, start: z.int(), end: z.int() })

export const IntentCell = z.object({
  department: z.string(),
  buyingRole: BuyingRole,
  people: z.array(
    z.object({
      /** Null for somebody whom a record names as signing and whom no list of contacts has. */
      contactId: ContactId.nullable(),
      name: z.string(),
      title: z.string().nullable(),
      left: z.boolean(),
      /** Advice of earlier versions knew roles by records alone. */
      roleFrom: RoleFrom.default('record'),
      /** What a list calls their part, where that is none of the roles that are known. */
      roleOnList: z.string().nullable().default(null),
      /** Advice of earlier versions did not tell. */
      support: Support.default('unknown'),
      /** What they do in the decision, as a record says. */
      tasks: z.array(SaidOfPerson.extend({ task: BuyingTask })).default([]),
      /** Where they stand by what was said of them, newest first. */
      stances: z
        .array(
          SaidOfPerson.extend({
            side: StanceSide,
            at: Instant,
            /** Whether it was told to us alone. */
            isHushed: z.boolean().default(false),
            /** Whether they said otherwise since. */
            isOlder: z.boolean().default(false),
          }),
        )
        .default([]),
      /** Something that they told us in confidence: concluded that they mean us well, nowhere said. */
      confides: SaidOfPerson.nullable().default(null),
      /** Their own reading, where the people of the cell stand on different sides or in no known role. */
      reading: Reading.nullable().default(null),
    }),
  ),
  reading: Reading,
})
export type IntentCell = z.infer<typeof IntentCell>

export const QuoteDriver = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  deltaMinor: z.int(),
  n: z.int().nullable(),
  evidenceIds: z.array(EvidenceId),
})
export const QuotePrediction = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('range'),
    lowMinor: z.int(),
    pointMinor: z.int(),
    highMinor: z.int(),
    coverage: z.number(),
    /** Measured on this team's own history: how often such ranges held. */
    measured: z.object({
      n: z.int(),
      coverage: z.number().nullable(),
      byPeriod: z.array(z.object({ period: z.string(), n: z.int(), coverage: z.number() })),
    }),
    n: z.int(),
    startMinor: z.int(),
    drivers: z.array(QuoteDriver),
  }),
  z.object({ kind: z.literal('notEnoughInformation'), n: z.int(), missing: z.array(z.string()) }),
])
export const QuoteView = z.object({
  currency: z.string(),
  productName: z.string(),
  quantity: z.number(),
  /** What the quantity counts and the price is for: kg; null where nothing says. */
  unit: z.string().nullable().default(null),
  /** Who says the quantity; where nobody does it is shown as 1 and no quantity enters the prediction. */
  quantityFrom: z.enum(['deal', 'openQuote', 'accountQuote', 'unknown']).default('deal'),
  /** What the deal's open quotes offer besides, per unit. */
  otherProducts: z
    .array(z.object({ productName: z.string(), quantity: z.number(), unitPriceMinor: z.int() }))
    .default([]),
  prediction: QuotePrediction,
  advice: z
    .object({
      floorMinor: z.int(),
      targetMinor: z.int(),
      stretchMinor: z.int(),
      moves: z.array(QuoteDriver.extend({ part: z.enum(['floor', 'target', 'stretch']) })),
    })
    .nullable(),
  listMinor: z.int().nullable(),
  /** Our own newest open quote of the product for this deal. */
  draftMinor: z.int().nullable(),
  /** Lines of this product that are no comparables, and why. */
  setApart: z.array(z.object({ reason: SetApart, n: z.int() })).default([]),
  /** Won deals of this product that say an amount and no quantity, so that they tell no price of one. */
  wonWithoutQuantity: z.int().nullable().default(null),
  /** How many of the n comparables are this customer's own orders; advice of earlier versions did not count them. */
  ofCustomer: z.int().nullable().default(null),
  /** Comparables in the viewer's own accounts, named. */
  comparables: z.array(
    z.object({
      id: z.string(),
      unitPriceMinor: z.int(),
      at: Instant,
      quantity: z.number(),
      accountName: z.string().nullable(),
      outcome: z.enum(['won', 'lost', 'open']),
      evidenceId: EvidenceId.nullable(),
      own: z.boolean(),
    }),
  ),
  guardrails: z.array(
    z.object({
      status: z.enum(['ok', 'caution', 'stop']),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      ruleId: z.string(),
    }),
  ),
  concessions: z.array(z.object({ code: z.string(), deltaMinor: z.int().nullable(), ruleId: z.string() })),
  winRate: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('association'),
      n: z.int(),
      bands: z.array(
        z.object({
          /** Price as a share of the product's median quote, both ends included. */
          from: z.number(),
          to: z.number(),
          won: z.int(),
          n: z.int(),
          low: z.number(),
          high: z.number(),
        }),
      ),
    }),
    z.object({ kind: z.literal('notEnoughInformation'), n: z.int(), needed: z.int() }),
  ]),
  decision: z.enum(['adopted', 'edited', 'rejected']).nullable(),
  /** Set when the price that was decided on is beyond one's own authority: it needs somebody else's approval. */
  approval: z
    .object({
      status: z.enum(['needed', 'granted']),
      unitPriceMinor: z.int(),
      approver: z.string().nullable(),
      at: Instant.nullable(),
    })
    .nullable(),
})
export type QuoteView = z.infer<typeof QuoteView>

export const situationGroups = [
  'changed',
  'agenda',
  'money',
  'ours',
  'dates',
  'owed',
  'kept',
  'record',
  'people',
  'decided',
  'wants',
  'concerns',
  'rivals',
  'quiet',
] as const
/** What holds now of what was said: its words in the brief's language, who said it when, and where it stands. */
export const SituationPoint = z.object({
  kind: z.string(),
  /** The kind in words. */
  label: z.string(),
  /** Whom it is about, where its words do not say so: a rival, a test, the person whom a note's heading names. */
  about: z.string().nullable(),
  /** The figure or date as the language writes it; of what was said, the words themselves. */
  words: z.string(),
  /** The words that it was read from. */
  quote: z.string(),
  speaker: z.enum(['customer', 'ours', 'note', 'team']).nullable(),
  saidBy: z.string().nullable(),
  /** Null for a record without a date of its own. */
  at: Instant.nullable(),
  /** Disputed: one day has it both ways, and nobody knows which holds. */
  state: z.enum(['holds', 'disputed']),
  /** The day by which something owed is due, `YYYY-MM-DD`; null where none was named. */
  dueOn: z.string().nullable().default(null),
  /** The same where it lies behind; null for what is in time or of no day. */
  overdueSince: z.string().nullable().default(null),
  mark: EvidenceMark,
  /** Of a promise that names nothing ("Monday for certain"): what the other side had just written. */
  answers: z.object({ words: z.string(), mark: EvidenceMark }).nullable().default(null),
  /** What it replaced, newest first. */
  earlier: z.array(z.object({ words: z.string(), at: Instant.nullable(), mark: EvidenceMark })),
  /** What was told of the same thing since, newest first: a new day, a result, what holds it up. */
  since: z
    .array(
      z.object({
        words: z.string(),
        speaker: z.enum(['customer', 'ours', 'note', 'team']),
        saidBy: z.string().nullable(),
        at: Instant.nullable(),
        /** The day that it names, `YYYY-MM-DD`. */
        day: z.string().nullable(),
        mark: EvidenceMark,
      }),
    )
    .default([]),
  /** Whether it was told in confidence, or is our own affair: known to us, and not to be said to anybody there. */
  isHushed: z.boolean().default(false),
})
export type SituationPoint = z.infer<typeof SituationPoint>
export const SituationGroup = z.object({
  group: z.enum(situationGroups),
  points: z.array(SituationPoint),
})
export type SituationGroup = z.infer<typeof SituationGroup>

export const Brief = z.object({
  adviceId: AdviceId,
  dealId: DealId,
  dealName: z.string(),
  accountId: AccountId,
  accountName: z.string(),
  stage: Stage,
  lang: Language,
  asOf: Instant,
  callAt: Instant.nullable(),
  /**
   * By whose clocks the call is told, as IANA zones: that of whoever reads it, and that of the calendar's entry where it is
   * another. Null for advice of earlier versions.
   */
  callZones: z.object({ reader: z.string(), event: z.string().nullable() }).nullable().default(null),
  /** What the call is about, as the calendar calls it. */
  callTopic: z.string().nullable().default(null),
  /** Where it is held, by the calendar or by the message that moved it. */
  callPlace: z.string().nullable().default(null),
  /** Set where a message moved the call, or agreed one that no calendar has; `callAt` is the new moment then. */
  callMoved: z
    .object({
      /** The new day and time as the message tells them. */
      words: z.string(),
      /** The slot that was left, in words; null where nothing tells it. */
      from: z.string().nullable(),
      isInCalendar: z.boolean(),
      /** Whether no calendar has it at all: then none has its former slot either. */
      isOnlyTold: z.boolean().optional(),
      /** The time by the clock of whoever moved it, where that is another than ours. */
      theirClock: z.string().nullable(),
    })
    .nullable()
    .default(null),
  /** Who is expected at the call, by the calendar and by the message that moved it. */
  guests: z
    .array(
      z.object({
        /** Null for whom the calendar lists and nobody has on file. */
        contactId: ContactId.nullable(),
        name: z.string(),
        /** For how much of it, in the words that say so; null for the whole. */
        part: z.string().nullable().default(null),
      }),
    )
    .default([]),
  /** Who of the committee is said to stay away from it. */
  absent: z.array(z.string()).default([]),
  /** Of whom nobody knows yet whether they come. */
  undecided: z.array(z.string()).default([]),
  /** Who of us joins beside the reader, by the calendar. */
  ours: z.array(z.string()).default([]),
  person: z
    .object({
      contactId: ContactId,
      name: z.string(),
      title: z.string().nullable(),
      department: z.string().nullable(),
      buyingRole: BuyingRole.nullable(),
    })
    .nullable(),
  touches: z.object({ today: z.int(), limit: z.int(), frozen: z.boolean() }),
  visitRegistered: z.boolean(),
  win: Reading,
  rank: Reading,
  committee: z.object({
    departments: z.array(z.object({ name: z.string(), people: z.array(z.string()) })),
    roles: z.array(BuyingRole),
    cells: z.array(IntentCell),
  }),
  /** What holds now of what was said about the deal; advice of earlier versions has none. */
  situation: z.array(SituationGroup).default([]),
  /** Three, or none where the atoms at hand don't carry three different strategies: the rest is told all the same. */
  tracks: z.union([z.array(TalkTrack).length(3), z.array(TalkTrack).length(0)]),
  /** The order of the sections between opening and next step, which a style rule may choose. */
  sectionOrder: z
    .array(z.enum(movableSections))
    .length(3)
    .default([...movableSections]),
  quote: QuoteView.nullable(),
  /** The quote range in words: every figure in them is the engine's; advice of earlier versions has none. */
  quoteExplanation: z
    .object({
      sentences: z.array(z.string()),
      tier: z.enum(['composition', 'model']),
      model: z.string().nullable(),
      /** Whether a model answered: it may have chosen the composed words. Unknown of advice of earlier versions. */
      isAsked: z.boolean().default(false),
      /** Why composition serves although a model was asked. */
      why: z.string().nullable(),
    })
    .nullable()
    .default(null),
  /** What the deal was quoted as a whole; advice of earlier versions has none. */
  projectPrice: ProjectPrice.nullable().default(null),
  blanks: z.array(z.object({ code: z.string(), question: z.string(), n: z.int() })),
  /** Other records that may be this customer's, with how many items lie there; advice of earlier versions has none. */
  perhapsSame: z.array(z.object({ accountId: AccountId, name: z.string(), items: z.int() })).default([]),
  evidence: z.array(
    z.object({
      label: z.string(),
      evidenceId: EvidenceId,
      sourceName: z.string(),
      /** Where the source lay in the archive or folder that it came in. */
      sourcePath: z.string().optional(),
      /** The file inside an archive or folder, whose lines are counted. */
      entry: z.string().optional(),
      line: z.int().nullable(),
      author: z.string().nullable(),
      occurredAt: Instant,
      excerpt: z.string(),
      /** The stretches of the text of which the excerpt is made, one for every place that is cited; earlier versions had one. */
      pieces: z.array(z.object({ start: z.int(), line: z.int().nullable(), text: z.string() })).optional(),
      /** Set since the source was withdrawn, erased or deleted: what quoted it stands behind bars. */
      gone: ShredReason.optional(),
      /** Only of a brief that leaves: its participants did not agree that their recorded words are passed on. */
      withheld: z.literal(true).optional(),
    }),
  ),
  /** Cited spans that rules read and nobody has confirmed yet: asked anew whenever the brief is shown. */
  unconfirmed: z.array(z.object({ evidenceId: EvidenceId, start: z.int(), end: z.int() })).optional(),
  words: z.object({
    tier: z.enum(['composition', 'model']),
    model: z.string().nullable(),
    /** The first reason for which composition stayed anywhere. */
    why: z.string().nullable(),
    /** Of each track who worded it, and why not the model; advice of earlier versions has none. */
    tracks: z
      .array(
        z.object({
          index: z.int(),
          tier: z.enum(['composition', 'model']),
          /** Whether a model answered at all; one that was asked may have liked the composed words best. */
          isAsked: z.boolean(),
          why: z.string().nullable(),
        }),
      )
      .default([]),
  }),
  versions: z.record(z.string(), z.string()),
  log: z.object({ seq: z.int(), hash: z.string() }),
})
export type Brief = z.infer<typeof Brief>

/** Inside one's own authority, beyond it, or beyond anybody's. */
export const PriceVerdict = z.enum(['selfApprove', 'escalate', 'prohibited'])
export type PriceVerdict = z.infer<typeof PriceVerdict>

export const TrackPart = z.enum(['track:1', 'track:2', 'track:3'])
export const BriefPart = z.enum(['track:1', 'track:2', 'track:3', 'quoteRange'])

export const briefContract = {
  /**
   * Prepares the brief of the next call for a deal and logs that it was shown. The same inputs give the same
   * advice: an unchanged brief of today is shown again under its own id instead of being logged twice.
   */
  prepare: procedure
    .input(z.object({ dealId: DealId, contactId: ContactId.nullable().default(null), lang: Language }))
    .output(Brief),
  /**
   * Lets the local model word the tracks; what it may not say stays composed. Sentences come as they pass the checks; they
   * are no advice before the brief is there, logged. Refuses `model.absent`.
   */
  phrase: procedure
    .input(z.object({ dealId: DealId, contactId: ContactId.nullable().default(null), lang: Language }))
    .output(eventIterator(WritingStep, Brief)),
  get: procedure.input(z.object({ adviceId: AdviceId })).output(Brief),
  adopt: procedure.input(z.object({ adviceId: AdviceId, part: BriefPart })).output(
    z.object({
      seq: z.int(),
      hash: z.string(),
      /** Of the target price, where the quote range was adopted. */
      guardrail: z.exactOptional(PriceVerdict),
    }),
  ),
  reject: procedure
    .input(z.object({ adviceId: AdviceId, part: BriefPart, reason: z.string() }))
    .output(z.object({ seq: z.int(), hash: z.string() })),
  /** Checks a person's wording against the brief's evidence before it is saved. */
  check: procedure.input(z.object({ adviceId: AdviceId, sentences: z.array(z.string()) })).output(
    z.object({
      verdict: z.enum(['pass', 'blocked']),
      /** True when nothing but red lines that a person may exempt stands in the way. */
      exemptable: z.boolean(),
      sentences: z.array(TrackSentence),
    }),
  ),
  editTrack: procedure
    .input(
      z.object({
        adviceId: AdviceId,
        part: TrackPart,
        sentences: z.array(z.string()),
        reason: z.string(),
        exemption: z.object({ ruleIds: z.array(z.string()), reason: z.string() }).nullable(),
      }),
    )
    .output(z.object({ seq: z.int(), hash: z.string() })),
  editQuote: procedure
    .input(z.object({ adviceId: AdviceId, unitPriceMinor: z.int().positive(), reason: z.string() }))
    .output(
      z.object({
        seq: z.int(),
        hash: z.string(),
        guardrail: PriceVerdict,
      }),
    ),
  /** The text with its trace (evidence, versions, log hash); logged as an export. */
  export: procedure
    .input(
      z.object({
        adviceId: AdviceId,
        as: z.enum(['clipboard', 'print']),
        track: z.int().min(1).max(3).nullable(),
      }),
    )
    .output(
      z.object({
        text: z.string(),
        seq: z.int(),
        hash: z.string(),
        /** The brief as it may leave, and how many pieces of evidence it withholds. */
        brief: Brief,
        withheld: z.int(),
      }),
    ),
  recordOutcome: procedure
    .input(
      z.object({
        adviceId: AdviceId,
        outcome: CallOutcome,
        note: z.string(),
      }),
    )
    .output(z.object({ seq: z.int(), hash: z.string() })),
  history: procedure.input(z.object({ dealId: DealId })).output(
    z.array(
      z.object({
        adviceId: AdviceId,
        shownAt: Instant,
        personName: z.string().nullable(),
        actions: z.array(
          z.object({ part: z.string(), action: z.string(), reason: z.string().nullable(), at: Instant }),
        ),
        /** What came of the call, once the rep said so, and in what words. */
        outcome: CallOutcome.nullable(),
        outcomeNote: z.string().nullable(),
      }),
    ),
  ),
}
