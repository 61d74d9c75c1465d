import { strategyNotes } from '../ranking/strategies.ts'
import { shiftOf } from '../ranking/strategyShift.ts'
import type { StyleGuide } from '../ranking/styleGuide.ts'
import type { CustomerFact, TalkTrack, TalkTrackInput, TrackSection } from '../types.ts'
import { afterUseOf, confidenceOf } from './confidence.ts'
import { isSourced } from './restingOn.ts'
import type { Draft } from './scene.ts'

/** A draft as a track that can be shown: its sentences numbered, with its title, confidence and rules. */
export function finish(
  draft: Draft,
  index: number,
  input: TalkTrackInput,
  facts: ReadonlyMap<string, CustomerFact>,
  guide: StyleGuide,
): TalkTrack {
  const counts = new Map<TrackSection, number>()
  const sentences = draft.sentences.map((sentence) => {
    const count = (counts.get(sentence.section) ?? 0) + 1
    counts.set(sentence.section, count)
    return { id: `${index}.${sentence.section}.${count}`, ...sentence }
  })
  const lead = draft.atoms.find(({ atom }) => {
    return atom.id === sentences.find(({ section }) => section === 'keyMessage')?.atomId
  })!
  const afterUse = afterUseOf(input.effects.strategies[draft.strategy])
  const atoms = [lead, ...draft.atoms.filter((one) => one !== lead)]
  return {
    index,
    strategy: draft.strategy,
    style: sentences.some((one) => one.section === 'keyMessage' && isSourced(one)) ? 'sourced' : 'discovery',
    title: lead.atom.title,
    rationale: strategyNotes[draft.strategy][input.lang].rationale,
    sentences,
    confidence: confidenceOf(sentences, facts, afterUse, {
      asOf: input.asOf,
      roleKnown: (input.person?.buyingRole ?? null) !== null,
    }),
    afterUse,
    fit: { total: draft.fit.total, parts: [...draft.fit.parts, ...lead.fit.parts] },
    atomIds: atoms.map(({ atom }) => atom.id),
    rules: guide.outcomeIn({
      strategy: draft.strategy,
      place: index,
      sentences,
      atomOf: (id) => atoms.find(({ atom }) => atom.id === id)?.atom,
    }),
    shift: shiftOf(draft.strategy, input.strategyShifts ?? []),
  }
}
