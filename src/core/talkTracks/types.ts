import type { StyleWish } from '../../shared/contract/styleRules.ts'
import type { MovableSection } from '../../shared/styleRuleWords.ts'
import type {
  Atom,
  BuyingRole,
  Concern,
  Industry,
  Lang,
  SellingStage,
  Strategy,
} from '../atoms/library/index.ts'
import type { Speaker, Stance } from '../facts/whoSays/stance.ts'
import type { StyleRule } from './ranking/styleGuide.ts'

/** A figure that a fact states. With `currency`, unit `minor` means integer minor units, any other major units. */
export type FactFigure = { value: number | string; unit: string; currency?: string; at?: string }

/** UTF-16 offsets in the text of the evidence. */
export type Span = { start: number; end: number }

/** A typed statement about the customer that points to the very span of evidence that makes it. */
export type CustomerFact = {
  id: string
  /** A kind of the closed list; facts of other kinds are passed over. */
  kind: string
  subject: string
  figures: readonly FactFigure[]
  text: string
  evidenceId: string
  span: Span
  /** Whose words these are, or to whom we said them, when that is known. */
  contactId: string | null
  /** Who said it; null where that is not known. */
  speaker: Speaker | null
  stance: Stance
  /** Of a record without a date of its own: whatever is dated is newer. */
  undated: boolean
  /** UTC ms. */
  occurredAt: number
  /** UTC ms; facts known after the as-of time are not used. */
  knownAt: number
  /** `source`: the span says it; `inferred`: concluded from the span, or from few cases. */
  origin: 'source' | 'inferred'
  sensitivity: 'public' | 'internal' | 'personal' | 'restricted'
  /** Of what is owed: the day for which it was promised before it was moved to another. */
  firstDay?: string
  /** To whom of the guests it is said, where that is not whoever said it. */
  toward?: string
  /** Other facts whose words stand in the text after its own: points of one chat, told together. */
  joined?: readonly CustomerFact[]
}

export type OpenObjection = {
  concern: Concern
  text: string
  evidenceId: string
  factId: string | null
  span: Span | null
}

export type HeardWords = {
  text: string
  evidenceId: string
  contactId: string | null
  /** UTC ms. */
  occurredAt: number
}

/** How often something was used in similar scenes, and how often the stage moved on afterwards. */
export type Effect = { used: number; advanced: number }

/** A topic that a rule forbids: by phrase (case aside) or by concern. */
export type ForbiddenTopic = { ruleId: string; phrases: readonly string[]; concerns: readonly Concern[] }

/** A complaint that is open, by what is wrong in words that one may say to whoever reported it. */
export type OpenComplaint = {
  what: string
  /** The number under which we keep it, where their own messages use it. */
  number: string | null
  evidenceId: string
  /** UTC ms. */
  at: number
  reportedBy: string | null
  /** Who of theirs spoke of it last. */
  spokenOfBy: string | null
  /** What is done of it on which day (`YYYY-MM-DD`), and where that is told. */
  step: {
    zh: string
    en: string
    day: string
    /** Whether it is done in the morning of that day. */
    isEarly: boolean
    evidenceId: string
    span: Span
    at: number
  } | null
}

export type TalkTrackInput = {
  lang: Lang
  /** UTC ms. */
  asOf: number
  /** IANA time zone of whoever reads it, by whose days something is late; UTC where none is given. */
  zone?: string
  person: {
    contactId: string
    name: string
    title: string | null
    department: string | null
    buyingRole: BuyingRole | null
    support: 'mentor' | 'supporter' | 'neutral' | 'nonSupporter' | 'enemy' | 'unknown'
  } | null
  deal: {
    product: string
    account: string
    stage: SellingStage
    industry: Industry
    /** The rivals that the deal's record names. */
    competitor?: string | null
  }
  facts: readonly CustomerFact[]
  /** Intent of the person's cell, 0–1, with its n; null where nothing is known. */
  intent: { value: number; n: number } | null
  objections: readonly OpenObjection[]
  /** What the customer's people wrote or said lately, newest first: read for what it is about, and never quoted. */
  heard?: readonly HeardWords[]
  atoms: readonly Atom[]
  effects: {
    atoms: Readonly<Record<string, Effect>>
    strategies: Partial<Readonly<Record<Strategy, Effect>>>
  }
  forbiddenTopics: readonly ForbiddenTopic[]
  /** The team's rules in force, newest first. They rank and order; they never make anything sayable. */
  styleRules?: readonly StyleRule[]
  /** Changes of strategy that managers recorded for such a deal, newest first. They rank tracks, and nothing else. */
  strategyShifts?: readonly StrategyShift[]
  /**
   * Whether a finished sentence may be shown: the checker's and the red lines' word. A sentence that may not is
   * passed over for the next. Must be pure; asked at most once per text.
   */
  admits?: (text: string) => boolean
  /** Whether somebody of the customer is known to be against it, in whatever role. */
  isOpposed?: boolean
  /** Seats of the buying committee that are known, with how much evidence names them. */
  committee: readonly {
    buyingRole: BuyingRole
    evidenceCount: number
    contactId?: string
    name?: string
    title?: string | null
    department?: string | null
    /** Whether this person is known to be against it. */
    opposes?: boolean
  }[]
  /** Who else of the customer is expected at the call, the person among them; nobody where the calendar names none. */
  guests?: readonly { contactId: string; name: string; title: string | null }[]
  /** When the call is planned, UTC ms. */
  callAt?: number | null
  /** What the call was planned for, in the words of the plan. */
  callPurpose?: string | null
  /** Evidence of what one of the customer's people told us alone: it is quoted to nobody else of theirs. */
  toldAlone?: ReadonlySet<string>
  /** Evidence of wishes to which an answer was promised, or asked for, at this very call. */
  answeredAtCall?: ReadonlySet<string>
  /** Of a promise that names nothing, by its evidence: what the other side had just asked for. */
  askedBefore?: ReadonlyMap<string, string>
  /** Evidence of wishes to which they want an answer before this call. */
  answeredBeforeCall?: ReadonlySet<string>
  /** Of promises and duties of ours, by their ids: the day that was told for the thing since. */
  newDays?: ReadonlyMap<
    string,
    { day: string; evidenceId: string; span: Span; at: number; isInternal?: boolean }
  >
  /** Of promises and duties of ours, by their ids: the day on which somebody says that it was to come, if that is gone. */
  firstDays?: ReadonlyMap<string, { day: string; evidenceId: string; at: number }>
  /** Facts of wishes to which one of us has said yes already, by their ids. */
  granted?: ReadonlySet<string>
  /** Facts, by their ids, in which somebody who is at the call speaks against us or sets a condition. */
  heldAgainst?: ReadonlySet<string>
  /** Whether one of us, or of them, wants the price left alone: then no talk of ours opens it. */
  isPriceHeld?: boolean
  /** Complaints of theirs that are not closed, what weighs most before the others. */
  complaints?: readonly OpenComplaint[]
  /** The one quote of ours that lies with them, with the day until which it holds (`YYYY-MM-DD`). */
  quoteOut?: { name: string; validTo: string; evidenceId: string; at: number } | null
  /** What our one open quote comes to. */
  offer?: { total: number; perTime?: number; currency: string; evidenceId: string; at: number } | null
}

export const trackSections = ['opening', 'keyMessage', 'question', 'objection', 'answer', 'nextStep'] as const
export type TrackSection = (typeof trackSections)[number]

export type SentenceEvidence =
  | { kind: 'source' | 'inferred'; evidenceId: string; factId: string | null; span: Span | null }
  | { kind: 'rule'; ruleId: string | null; atomId: string }

/** A filled slot: `name` as in the template, `start` and `end` in the sentence's text. */
export type FilledSlot = { name: string; text: string; factId: string | null; start: number; end: number }

export type TrackSentence = {
  /** Stable within the advice: `1.keyMessage.2` is the second key message of the first track. */
  id: string
  section: TrackSection
  text: string
  /** The sentence in slot form, from which `text` was filled. */
  template: string
  slots: FilledSlot[]
  evidence: SentenceEvidence[]
  atomId: string
  /** Evidence of a limit of our own on what the sentence speaks of: whoever talks is told, and it is never said. */
  limits?: readonly string[]
}

/** Why something was ranked where it was: parts of the score, all 0–1, and their weighted total. */
export type FitScore = { total: number; parts: { code: string; value: number; weight: number }[] }

export type ConfidenceReason = { code: ConfidenceReasonCode; params: Record<string, number> }
export const confidenceReasonCodes = [
  'sourced',
  'discoveryOnly',
  'fewFacts',
  'oldFacts',
  'usedBefore',
  'rarelyUsed',
  'roleUnknown',
] as const
export type ConfidenceReasonCode = (typeof confidenceReasonCodes)[number]

export type Confidence = {
  label: 'high' | 'medium' | 'low'
  /** Sentences that state something, and how many of them rest on a span of evidence. */
  sourced: number
  sentences: number
  reasons: ConfidenceReason[]
}

/** What came after the strategy's use: an association. The interval is Wilson's, 80 %; null below five uses. */
export type AfterUse = { advanced: number; used: number; low: number | null; high: number | null }

/** A manager's answer to what came of strategies: this one instead of that one (null: of any), and why. */
export type StrategyShift = { id: string; from: string | null; to: string; reason: string; at: number }

/** A change that speaks of a track's strategy; `isNew`: it is the one to be used instead. */
export type TrackShift = StrategyShift & { isNew: boolean }

/** A wish of a style rule that was meant for this talk, and whether the track could keep it. */
export type TrackRule = { ruleId: string; text: string; wish: StyleWish; kept: boolean }

export type TalkTrack = {
  index: number
  strategy: Strategy
  /** `discovery` when too little is known to state anything: it asks more than it says. */
  style: 'sourced' | 'discovery'
  title: string
  rationale: string
  sentences: TrackSentence[]
  confidence: Confidence
  afterUse: AfterUse
  fit: FitScore
  /** The shipped or team atoms that it was composed of, lead first. */
  atomIds: string[]
  rules: TrackRule[]
  /** The newest recorded change that speaks of its strategy. */
  shift: TrackShift | null
}

export type Blank = { code: string; question: string; n: number }

/** What holds of a talk whether or not tracks could be composed for it. */
type Frame = {
  /** The order of the sections between opening and next step: by a style rule, else as usual. */
  sectionOrder: readonly MovableSection[]
  blanks: Blank[]
  version: string
}

export type TalkTracks =
  | ({ outcome: 'composed'; tracks: [TalkTrack, TalkTrack, TalkTrack] } & Frame)
  /** The atoms at hand, after forbidden topics, don't carry three different strategies. */
  | ({ outcome: 'tooFewAtoms'; composed: number } & Frame)
