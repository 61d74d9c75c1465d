import type { FactKind } from '../../atoms/library/index.ts'
import { groups, type Point, squeezed } from './points.ts'

const toldBetter: ReadonlySet<FactKind> = new Set<FactKind>(
  groups.flatMap(({ group, kinds }) =>
    ['money', 'dates', 'owed', 'kept', 'people'].includes(group) ? kinds : [],
  ),
)

const ofDays =
  /\d+\s*(?:days?|天|日|个月)?[^.,，。;；\d]{0,16}\binstead of (?:the )?\d+|\d+\s*(?:days?|天|日|个月)/gi

/** Whether a wish is only the sentence of a term or day that stands above, or a piece of another wish. */
export function isToldElsewhere({ kind, fact, words }: Point, all: readonly Point[]): boolean {
  // The day on which it is decided stands among the days.
  if (kind === 'meetingDecision')
    return all.some(
      (other) =>
        other.kind === 'decisionDate' &&
        other.fact.evidenceId === fact.evidenceId &&
        other.fact.span.start < fact.span.end &&
        other.fact.span.end > fact.span.start,
    )
  if (kind !== 'customerAsk') return false
  const own = squeezed(words)
  return all.some((other) => {
    if (other.fact === fact) return false
    if (other.kind === 'customerAsk') {
      const others = squeezed(other.words)
      return others.length > own.length && others.includes(own)
    }
    const { evidenceId, span } = other.fact
    // A term tells nothing of the price that is asked for in the same sentence.
    if (other.kind === 'paymentTerm' && /\d/.test(words.replaceAll(ofDays, ' '))) return false
    // A wish beside a budget that names no sum asks for something else: 从260压到230万，看能不能分期.
    if (other.kind === 'budgetAmount' && !/\d/.test(words)) return false
    return (
      toldBetter.has(other.kind as FactKind) &&
      evidenceId === fact.evidenceId &&
      span.start < fact.span.end &&
      span.end > fact.span.start
    )
  })
}
