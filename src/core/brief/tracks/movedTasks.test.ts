import { expect, it } from 'vitest'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { withMovedTasks } from './movedTasks.ts'

const fact = (of: Partial<CustomerFact> & { day: string }): CustomerFact =>
  ({
    id: `${of.kind} ${of.day}`,
    text: of.day,
    span: { start: 0, end: 5 },
    speaker: 'customer',
    stance: 'stated',
    figures: [{ value: of.day, unit: 'date' }],
    ...of,
  }) as CustomerFact

const task = fact({ kind: 'openTask', evidenceId: 'mail', occurredAt: 10, day: '2026-05-20' })
const due = fact({ kind: 'offerDueDate', evidenceId: 'mail', occurredAt: 10, day: '2026-05-20' })
const moved = fact({ kind: 'offerDueDate', evidenceId: 'chat', occurredAt: 20, day: '2026-05-18' })
const daysOf = (facts: readonly CustomerFact[]) =>
  withMovedTasks(facts)
    .filter(({ kind }) => kind === 'openTask')
    .map(({ figures, evidenceId }) => [figures[0]?.value, evidenceId])

it('a task stands on the day to which the customer moved the offer since', () => {
  expect(daysOf([task, due, moved])).toEqual([['2026-05-18', 'chat']])
})

it.each([
  ['nobody of theirs said so', [task, due, { ...moved, speaker: 'note' as const }]],
  ['it was only thought of', [task, due, { ...moved, stance: 'thought' as const }]],
  ['it was said before', [task, due, { ...moved, occurredAt: 5 }]],
  ['another day has moved', [task, due, { ...moved, kind: 'decisionDate' as const }]],
  ['its day is not the offer’s', [{ ...task, figures: [{ value: '2026-05-02', unit: 'date' }] }, due, moved]],
])('and on its own where %s', (_, facts) => {
  expect(daysOf(facts as CustomerFact[])[0]?.[1]).toBe('mail')
})
