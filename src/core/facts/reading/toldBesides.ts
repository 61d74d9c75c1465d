import { factKinds } from '../../atoms/library/factKinds.ts'
import { owedToUs } from '../actions/owedToUs.ts'
import { deadlinesTold } from '../days/deadlinesTold.ts'
import { inParts, splitDeliveries } from '../days/splitDelivery.ts'
import { germanFacts } from '../german/germanFacts.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { SideOf } from '../whoSays/sides.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { statedPlainly } from './statedPlainly.ts'

/** What the wordings of whole statements tell, beside the cues of single sentences. */
export const toldBesides = (
  text: string,
  { occurredAt, by, sides }: { occurredAt: number; by: Speaker; sides: SideOf },
): ProposedFact[] => [
  ...splitDeliveries(text, occurredAt, by),
  ...deadlinesTold(text, occurredAt, by),
  ...owedToUs(text, occurredAt, by, sides),
  ...statedPlainly(text, occurredAt, by),
  ...germanFacts(text, occurredAt, by),
]

/** With what was told besides, where the cues have not told the same; what comes in parts is told as one. */
export function withBesides(
  found: readonly ProposedFact[],
  besides: readonly ProposedFact[],
): ProposedFact[] {
  if (besides.length === 0) return [...found]
  // The rules may have told all of the parts in one sentence.
  const told = besides.filter(
    (one) =>
      one.subject !== inParts ||
      !found.some(({ kind, start, end }) => kind === one.kind && start <= one.start && end >= one.end),
  )
  const parts = told.filter(({ subject }) => subject === inParts)
  const kept = found.filter(
    (one) => !parts.some((part) => one.kind === part.kind && one.start < part.end && one.end > part.start),
  )
  return [
    ...kept,
    ...told.filter(
      (one) =>
        !kept.some(
          (other) =>
            other.start < one.end &&
            other.end > one.start &&
            ((other.kind === 'keepQuiet' && one.subject !== inParts) ||
              (other.kind === one.kind && factKinds[one.kind].value === 'text') ||
              (factKinds[other.kind].value === 'date' && other.figures[0]?.value === one.figures[0]?.value)),
        ),
    ),
  ]
}
