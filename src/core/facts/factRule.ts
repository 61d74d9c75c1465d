import type { FactKind } from '../atoms/library/factKinds.ts'
import type { Speaker, Stance } from './whoSays/stance.ts'

/** How a rule recognises one kind of fact: a cue in the sentence, and the figure that it needs beside the cue. */
export interface FactRule {
  kind: FactKind
  /** The cue; its text becomes the subject of the fact. */
  cue: RegExp
  /** Which figure counts: an amount of money, a quantity in one of `units`, a date, or none for quoted text. */
  figure: 'money' | 'date' | 'text' | { units: RegExp }
  /** Of what must be there to be shown: the words that say it is; without them it is only planned. */
  done?: RegExp
  /** Of dates: the day lies behind; of figures: one that the sentence leaves behind counts too. */
  past?: true
  /** Of names: what is quoted is this group of the pattern. */
  name?: RegExp
  /** Of quoted text: a figure that must stand in the quotation; `amount` may be a bare number, as people say prices. */
  needs?: 'amount'
  /** Of quoted text: stands beside whatever else the sentence is quoted for. */
  apart?: true
  /** Of quoted text: the whole sentence, where the clause of the cue alone would not say what. */
  whole?: true
  /** Of quoted text: all of its line is quoted from the cue on, sentences and all. */
  line?: true
  /** Words that the sentence must hold beside the cue. */
  beside?: RegExp
  /** Words that must stand in the line before the sentence, where the sentence itself only says "it". */
  after?: RegExp
  /** Only of a rival known by name, who stands before the cue. */
  ofRival?: true
  /** A rival whom the workspace knows by name is a cue as well. */
  rival?: true
  /** A sentence that matches this says something else. */
  not?: RegExp
  /** The same of a note of ours alone: "our CEO" in it is ours, and the customer's in their own mouth. */
  notInNote?: RegExp
  /** Only a sentence that does this with what the cue names, or is said by one of these, states the kind. */
  stances?: readonly Stance[]
  speakers?: readonly Speaker[]
}
