import type { ActionKind, Direction } from '../../shared/vocabulary.ts'
import type { FactKind } from '../atoms/library/factKinds.ts'
import { readActions } from './actions/actions.ts'
import type { FoundStep } from './actions/buyingStep.ts'
import { newNameSubject } from './english/englishFacts.ts'
import { extractFacts } from './extract.ts'
import { withTable } from './onTable/onTable.ts'
import { withOwnLine } from './ownLine/ownLine.ts'
import type { ProposedFact } from './proposedFact.ts'
import { inEitherScript, simplifiedPattern } from './reading/eitherScript.ts'
import type { ReliabilityOfCues } from './reliability.ts'
import { rivalCandidates, unheardRivals } from './rivals/rivalCandidates.ts'
import { rivalPattern } from './rivals/rivals.ts'
import type { UnsureReason } from './schema.ts'
import { inFewBytes } from './sentences/inFewBytes.ts'
import type { SideOf } from './whoSays/sides.ts'
import { type Speaker, voiceAt } from './whoSays/stance.ts'

/** What a workspace knows of names before a text is read. */
export interface NamesForReading {
  /** Finds the rivals whom the workspace knows; null where it knows none. */
  rivals: RegExp | null
  /** Whether a name is a customer's, a person's, a product's or our own, or was refused as a rival's. */
  isNoRival(name: string): boolean
  /** On which side the people and firms sit whom the workspace knows. */
  sideOf: SideOf
}

/** The rivals whom the workspace knows, and others of whom a text itself tells. */
export const withNames = (known: RegExp | null, names: readonly string[]): RegExp | null => {
  const told = rivalPattern(names)
  return known && told ? new RegExp(`${known.source}|${told.source}`, known.flags) : (known ?? told)
}

/** A fact or action as read, and why nothing uses it until a person confirms it; null for one that is used as it came. */
export interface ReadFact extends Omit<ProposedFact, 'kind'> {
  kind: FactKind | ActionKind
  unsure: UnsureReason | null
}

export interface TextToRead {
  text: string
  /** UTC ms; gives the year to dates without one. */
  occurredAt: number
  by: Speaker
  /** Of a message or note: where it went and what gave it its kind, so that its actions are read as well. */
  acts: { direction: Direction; steps: readonly FoundStep[] } | null
  /** Facts beyond those that the rules find, or found ones in another light. */
  mend?(found: ProposedFact[], text: string, occurredAt: number): ProposedFact[]
  /** Told of the firms that the text itself tells to be rivals. */
  onRivals?(names: readonly string[]): unknown
}

/**
 * Reads the facts and actions of a text: what rules tell, then what is like labelled messages, then unknown names in
 * words that speak of a rival. The last two are unsure, and so is what a cue tells that people often rejected.
 */
export function readText(
  asked: TextToRead,
  names: NamesForReading,
  reliability: ReliabilityOfCues,
): ReadFact[] {
  const text = inFewBytes(asked.text)
  const script = inEitherScript(text)
  if (script === null) return readAsWritten({ ...asked, text }, names, reliability)
  const { simple, own, inOwnWords } = script
  return readAsWritten(
    {
      ...asked,
      text: simple,
      ...(asked.onRivals && { onRivals: (found) => asked.onRivals!(found.map((name) => own(name))) }),
    },
    {
      rivals: names.rivals && simplifiedPattern(names.rivals),
      isNoRival: (name) => names.isNoRival(own(name)),
      sideOf: (name) => names.sideOf(own(name)),
    },
    reliability,
  ).map(inOwnWords)
}

function readAsWritten(
  { text, occurredAt, by, acts, mend = (found) => found, onRivals }: TextToRead,
  { rivals, isNoRival, sideOf }: NamesForReading,
  reliability: ReliabilityOfCues,
): ReadFact[] {
  const unheard = unheardRivals(text, (name) => isNoRival(name) || sideOf(name) !== null, {
    ours: by === 'ours',
    rivals,
  })
  onRivals?.(unheard)
  const known = withNames(rivals, unheard)
  const read = mend(extractFacts(text, occurredAt, by, known, sideOf), text, occurredAt)
  const onTable = withTable(read, text, by)
  const facts = (by === 'note' ? withOwnLine(onTable, text, 'note', sideOf) : onTable).filter(
    (fact) => fact.subject !== newNameSubject || !(isNoRival(fact.text) || sideOf(fact.text) !== null),
  )
  const actions = acts ? readActions(text, occurredAt, acts.direction, acts.steps, facts) : []
  const told = [
    ...facts.map(
      (fact): ReadFact => ({
        ...fact,
        unsure:
          fact.subject === newNameSubject && !known?.test(fact.text)
            ? 'newName'
            : reliability.doubt(fact.kind, fact.subject),
      }),
    ),
    ...actions.map(
      ({ likeness, ...action }): ReadFact => ({
        ...action,
        unsure: likeness === null ? reliability.doubt(action.kind, action.subject) : 'likeness',
      }),
    ),
  ]
  if (!acts) return told
  const isNamed = facts.some(({ kind }) => kind === 'competitorName')
  return [
    ...told,
    ...(isNamed ? [] : rivalCandidates(text, acts.direction, isNoRival)).map(
      (candidate): ReadFact => ({
        ...candidate,
        kind: 'competitorName',
        subject: newNameSubject,
        figures: [],
        ...voiceAt(text, candidate.start, acts.direction),
        stance: 'stated',
        unsure: 'newName',
      }),
    ),
  ]
}
