import type * as Y from 'yjs'
import { z } from 'zod'
import { Person, Reference, Time, Title } from './fields.ts'
import { type Milestone, milestones, type Task, tasks } from './psu.ts'
import { collection, putRow, readRows } from './records.ts'

/** The structure that a unit began with (catalogue 42), so that everybody in it sees what was changed since. */
export const UnitTemplate = z.object({
  /** The unit, or the list of the program, that it was copied from. */
  name: z.string().min(1).max(80),
  milestones: z.array(z.object({ id: Reference, title: Title, isCustomers: z.boolean() })).max(200),
  tasks: z.array(z.object({ id: Reference, title: Title, milestone: Reference.nullable() })).max(2_000),
  by: Person,
  at: Time,
})
export type UnitTemplate = z.infer<typeof UnitTemplate>
export const templates = collection('template', UnitTemplate, 1)
export const theTemplate = 'template'

/** A structure to begin with: what is to be reached, and what has to be done for it. */
export type UnitStructure = Pick<UnitTemplate, 'milestones' | 'tasks'>

/** What of a unit can be taken over by another: no people, dates or words. */
export function structureOf(doc: Y.Doc): UnitStructure {
  const byOrder = <Row extends { order: number }>(rows: ReadonlyMap<string, Row>) =>
    [...rows].sort(([, left], [, right]) => left.order - right.order)
  return {
    milestones: byOrder(readRows(doc, milestones).rows).map(([id, { title, isCustomers }]) => ({
      ...{ id, title, isCustomers },
    })),
    tasks: byOrder(readRows(doc, tasks).rows).map(([id, { title, milestone }]) => ({ id, title, milestone })),
  }
}

/** Begins a unit with a structure, and keeps what it was. */
export function beginWith(doc: Y.Doc, { name, by, at, ...structure }: UnitTemplate): void {
  for (const [order, { id, ...row }] of structure.milestones.entries())
    putRow(doc, milestones, id, { ...row, owner: null, dueAt: null, doneAt: null, order })
  for (const [order, { id, ...row }] of structure.tasks.entries())
    putRow(doc, tasks, id, { ...row, owner: null, dueAt: null, doneAt: null, order, by, at })
  putRow(doc, templates, theTemplate, { name, by, at, ...structure })
}

export interface TemplateChange {
  kind: 'milestone' | 'task'
  id: string
  /** `moved`: a milestone from our side to the customer's or back, a task to another milestone. */
  change: 'added' | 'removed' | 'renamed' | 'moved'
  title: string
  /** What stood in the template; null for what was added. */
  before: UnitTemplate['milestones'][number] | UnitTemplate['tasks'][number] | null
}

/** What was changed from the template: milestones first, each in the template's order, then what was added. */
export function changesFrom(
  template: UnitTemplate,
  goals: ReadonlyMap<string, Milestone>,
  work: ReadonlyMap<string, Task>,
): TemplateChange[] {
  function between<Row extends { title: string }, Before extends UnitStructure[keyof UnitStructure][number]>(
    kind: TemplateChange['kind'],
    was: readonly Before[],
    is: ReadonlyMap<string, Row>,
    isMoved: (row: Row, before: Before) => boolean,
  ): TemplateChange[] {
    const known = new Set(was.map(({ id }) => id))
    return [
      ...was.flatMap((before): TemplateChange[] => {
        const row = is.get(before.id)
        const { id } = before
        if (!row) return [{ kind, id, change: 'removed', title: before.title, before }]
        const changes: TemplateChange['change'][] = []
        if (row.title !== before.title) changes.push('renamed')
        if (isMoved(row, before)) changes.push('moved')
        return changes.map((change) => ({ kind, id, change, title: row.title, before }))
      }),
      ...[...is]
        .filter(([id]) => !known.has(id))
        .map(([id, { title }]): TemplateChange => ({ kind, id, change: 'added', title, before: null })),
    ]
  }
  return [
    ...between(
      'milestone',
      template.milestones,
      goals,
      (row, before) => row.isCustomers !== before.isCustomers,
    ),
    ...between('task', template.tasks, work, (row, before) => row.milestone !== before.milestone),
  ]
}
