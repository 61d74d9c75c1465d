import type { ActionKind } from '../../shared/vocabulary.ts'
import type { FactKind } from '../atoms/library/factKinds.ts'
import type { Speaker, Stance } from './whoSays/stance.ts'

/** A figure as a fact states it; `date` values are ISO days or months. */
export interface FactFigure {
  value: number | string
  unit: string
  currency?: string
}

/** A fact that the rules propose: `start` and `end` are UTF-16 offsets of the sentence in the evidence text. */
export interface ProposedFact {
  kind: FactKind
  subject: string
  start: number
  end: number
  text: string
  figures: FactFigure[]
  speaker: Speaker
  stance: Stance
  /** The name that a note puts before what somebody said, as written; null where it names nobody. */
  saidBy: string | null
}

/** The columns of a fact that what was read fills; `offset` is where the text begins in its evidence. */
export const factColumns = (
  fact: Omit<ProposedFact, 'kind'> & { kind: FactKind | ActionKind },
  offset = 0,
) => ({
  spanStart: offset + fact.start,
  spanEnd: offset + fact.end,
  kind: fact.kind,
  subject: fact.subject,
  values: JSON.stringify(fact.figures),
  text: fact.text,
  speaker: fact.speaker,
  stance: fact.stance,
})
