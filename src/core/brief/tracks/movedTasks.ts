import type { CustomerFact } from '../../talkTracks/types.ts'

/** Days of which people tell by their kind alone that they have moved. */
const datedKinds: ReadonlySet<CustomerFact['kind']> = new Set<CustomerFact['kind']>([
  'offerDueDate',
  'decisionDate',
  'tenderDate',
  'goLiveDate',
  'acceptanceTestDate',
])

const dayOf = ({ figures }: Pick<CustomerFact, 'figures'>): string | null => {
  const day = figures.find(({ unit }) => unit === 'date')?.value
  return day === undefined ? null : String(day)
}

/**
 * What is known, with each task of ours on the day that took the place of its own: where its record told that day as the offer's
 * or the decision's, and somebody of theirs named another since (30日前提交最终报价, and then 最终报价提前到27号), the task stands
 * as they said it last.
 */
export function withMovedTasks(facts: readonly CustomerFact[]): CustomerFact[] {
  return facts.map((task) => {
    const due = task.kind === 'openTask' || task.kind === 'openPromise' ? dayOf(task) : null
    const own =
      due === null
        ? undefined
        : facts.find(
            (fact) => datedKinds.has(fact.kind) && fact.evidenceId === task.evidenceId && dayOf(fact) === due,
          )
    if (own === undefined) return task
    const [newest] = facts
      .filter(
        ({ kind, occurredAt, speaker, stance, figures }) =>
          kind === own.kind &&
          occurredAt > own.occurredAt &&
          speaker === 'customer' &&
          stance !== 'thought' &&
          stance !== 'negated' &&
          dayOf({ figures }) !== null,
      )
      .toSorted((one, other) => other.occurredAt - one.occurredAt)
    if (newest === undefined || dayOf(newest) === due) return task
    const { figures, evidenceId, span, occurredAt } = newest
    return { ...task, figures: figures.filter(({ unit }) => unit === 'date'), evidenceId, span, occurredAt }
  })
}
