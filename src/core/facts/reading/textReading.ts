import type { FactKind } from '../../atoms/library/factKinds.ts'
import type { ListedDemand } from '../actions/listedDemands.ts'
import type { Script } from '../cues/anyCue.ts'
import type { FoundFigure } from '../figures.ts'
import type { CriteriaTold } from '../lists/awardCriteria.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { QuietSentences } from '../quiet/quietSentences.ts'
import type { Span } from '../sentences/clauseBreaks.ts'
import type { Sentence } from '../sentences/sentences.ts'
import type { Voice } from '../sentences/voice.ts'
import type { NoteZone, Zone } from '../whoSays/noteZones.ts'
import type { Side, SideOf } from '../whoSays/sides.ts'
import { type Speaker, type Stance, stanceOf } from '../whoSays/stance.ts'

/** What is known of a text before its sentences are read, and what has been found in it so far. */
export interface TextReading {
  readonly text: string
  /** UTC ms; gives the year to dates without one. */
  readonly occurredAt: number
  /** The day of `occurredAt`, as an ISO date. */
  readonly written: string
  readonly by: Speaker
  readonly rivals: RegExp | null
  /** The side of people and firms as the workspace knows it. */
  readonly sideOf: SideOf
  /** Their side as the text itself tells it, or else as the workspace knows it. */
  readonly sides: SideOf
  /** Whether a customer's letter begins with the name of a colleague of theirs. */
  readonly toColleague: boolean
  readonly zones: readonly NoteZone[]
  readonly criteria: readonly CriteriaTold[]
  /** Whether a figure of a sentence is a weight: it stands in a list of them, or is one of that list told again. */
  isWeight(sentence: Sentence, figure: FoundFigure): boolean
  readonly duties: readonly ProposedFact[]
  readonly demands: readonly ListedDemand[]
  readonly hasBoxes: boolean
  /** Whether the text says of whoever told something in it that they must not be named as its source. */
  readonly isOfSecretSource: boolean
  /** What was told in confidence; null where nothing was. */
  readonly confided: Span | null
  readonly sentences: readonly Sentence[]
  readonly quiet: QuietSentences
  /** The figures of a sentence of this text. */
  figuresOf(sentence: string): FoundFigure[]
  /** The facts found so far: the steps add to it in the order of the text. */
  readonly found: ProposedFact[]
  /** Where the last line ends that was quoted whole. */
  lineTaken: number
  /** To whose side a customer's letter speaks at the sentence that is read. */
  addressee: Side | null
  /** The last sentence that spoke of a rival, or of somebody in between: 他们 and "their" in the next are the rival's. */
  rivalSpokenOf: number
}

/** A sentence that may state something: who says it, and which figures it names. */
export interface SentenceReading extends Sentence {
  readonly within: TextReading
  readonly index: number
  /** What the heading says under which a note has it; null under none. */
  readonly zone: Zone | null
  readonly said: Voice
  /** What one of them asks or promises a colleague is their own affair, and no duty of ours. */
  readonly isAmongThem: boolean
  /** Whether a note of ours tells in it what is handed to somebody of the customer. */
  readonly isHandover: boolean
  readonly mayPromise: boolean
  readonly holdsCue: boolean
  readonly figures: readonly FoundFigure[]
  /** Those of `figures` that the sentence does not take back. */
  readonly own: readonly FoundFigure[]
}

/** A sentence while its rules are tried, and what they have claimed of it so far. */
export interface RuleReading extends SentenceReading {
  readonly script: Script
  /** How many facts had been found before the rules of this sentence. */
  readonly before: number
  /** Figures that state a fact. */
  readonly taken: Set<FoundFigure>
  readonly kinds: Set<FactKind>
  /** For how many kinds the sentence has been quoted. */
  quoted: number
}

/** Whether minutes tell it as what somebody is to do. */
export const isDuty = ({ duties }: TextReading, { start, text }: Sentence): boolean =>
  duties.some((duty) => duty.start < start + text.length && duty.end > start)

/** What a sentence does with the words from `start` to `end`. */
export const stanceAt = (
  { said, text }: SentenceReading,
  start: number,
  end: number,
  isWorry: boolean,
): Stance =>
  said.thought
    ? 'thought'
    : said.planned
      ? 'promised'
      : stanceOf(isWorry ? text.slice(0, end) : text, start, end, said.speaker)

/** Who worries supposes: what may happen (担心平整度可能不行) is theirs, and no thought of ours. */
export const worries: ReadonlySet<FactKind> = new Set<FactKind>(['statedConcern', 'userComplaint'])
