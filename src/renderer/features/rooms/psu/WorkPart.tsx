import { useState } from 'react'
import {
  type Milestone,
  milestones,
  subjectKey,
  type Task,
  tasks,
  traces,
} from '../../../../shared/rooms/psu.ts'
import { newRecordId, orderBetween, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { readDayTime, writeDayTime } from '../../../ui/days.ts'
import { Button, Checkbox, Chip, EmptyState, Icon, Select, TextField, useToast } from '../../../ui/index.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'
import { TemplateLine } from './TemplateLine.tsx'

const dayMs = 86_400_000
const none = 'none'

type Editing = { kind: 'milestone' | 'task'; id: string | null; milestone?: string }

/** The goal tree (catalogue 32): milestones, the customer's among them, each with the tasks that lead to it. */
export function WorkPart({ now }: { now: number }) {
  const { work: m } = useMessages(unitMessages)
  const session = useRoom()
  const can = useMayWrite()
  const { rows: goals } = useRows(milestones)
  const { rows: work } = useRows(tasks)
  const linked = Map.groupBy(useRows(traces).rows.values(), ({ about }) => about)
  const [editing, setEditing] = useState<Editing | null>(null)
  const byOrder = <Row extends { order: number }>(rows: Iterable<[string, Row]>) =>
    [...rows].sort(([a, left], [b, right]) => left.order - right.order || (a < b ? -1 : 1))
  const under = Map.groupBy(byOrder(work), ([, { milestone }]) =>
    milestone !== null && goals.has(milestone) ? milestone : none,
  )
  const mark = (kind: Editing['kind'], id: string, done: boolean) =>
    session.change((doc) =>
      kind === 'milestone'
        ? patchRow(doc, milestones, id, { doneAt: done ? Date.now() : null })
        : patchRow(doc, tasks, id, { doneAt: done ? Date.now() : null }),
    )
  const common = (kind: Editing['kind'], id: string) => ({
    ...{ now, can },
    records: linked.get(subjectKey(kind, id))?.length ?? 0,
    onMark: (done: boolean) => mark(kind, id, done),
    onEdit: () => setEditing({ kind, id }),
  })
  const task = ([id, row]: [string, Task]) => <WorkLine key={id} row={row} {...common('task', id)} />
  const others = under.get(none) ?? []
  const adding = can && (
    <span className="row">
      <Button small onClick={() => setEditing({ kind: 'milestone', id: null })}>
        {m.addMilestone}
      </Button>
      <Button small onClick={() => setEditing({ kind: 'task', id: null })}>
        {m.addTask}
      </Button>
    </span>
  )
  return (
    <>
      <TemplateLine />
      {goals.size + work.size === 0 ? (
        <EmptyState title={m.none} action={adding}>
          {m.noneNote}
        </EmptyState>
      ) : (
        <div className={styles.head}>
          <h2 className="t14">{m.milestones}</h2>
          <span className="sp" />
          {adding}
        </div>
      )}
      <ul aria-label={m.milestones}>
        {byOrder(goals).map(([id, row]) => {
          const steps = under.get(id) ?? []
          return (
            <li key={id} className={styles.goal}>
              <WorkLine
                row={row}
                steps={{ done: steps.filter(([, { doneAt }]) => doneAt !== null).length, all: steps.length }}
                onAdd={() => setEditing({ kind: 'task', id: null, milestone: id })}
                {...common('milestone', id)}
              />
              {steps.length > 0 && <ul aria-label={row.title}>{steps.map(task)}</ul>}
            </li>
          )
        })}
      </ul>
      {others.length > 0 && (
        <section className={styles.goal} aria-label={m.otherTasks}>
          <div className={styles.head}>
            <h2 className="t14">{goals.size > 0 ? m.otherTasks : m.tasks}</h2>
          </div>
          <ul>{others.map(task)}</ul>
        </section>
      )}
      {editing && <WorkDialog editing={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function WorkLine({
  row,
  steps,
  records,
  now,
  can,
  onMark,
  onEdit,
  onAdd,
}: {
  row: Milestone | Task
  /** Of a milestone: how many of its tasks are done. */
  steps?: { done: number; all: number }
  /** How many records are linked to it. */
  records: number
  now: number
  can: boolean
  onMark(done: boolean): void
  onEdit(): void
  onAdd?(): void
}) {
  const { work: m, traces: words } = useMessages(unitMessages)
  const format = useFormat()
  const Line = steps ? 'div' : 'li'
  const late = row.doneAt === null && row.dueAt !== null ? Math.floor((now - row.dueAt) / dayMs) : 0
  return (
    <Line className={styles.work} data-done={row.doneAt !== null || undefined}>
      {can ? (
        <Checkbox checked={row.doneAt !== null} onChange={onMark} label={m.mark(row.title)} />
      ) : (
        <span>{row.doneAt !== null ? '✓' : '·'}</span>
      )}
      <span className={steps ? 'clip strong' : 'clip'}>{row.title}</span>
      {'isCustomers' in row && row.isCustomers && <Chip outline>{m.customers}</Chip>}
      {steps && steps.all > 0 && <span className="t12 c3 nw">{m.steps(steps.done, steps.all)}</span>}
      {records > 0 && <span className="t12 c3 nw">{words.count(records)}</span>}
      {can && onAdd && (
        <Button
          small
          kind="quiet"
          icon={<Icon name="plus" small />}
          aria-label={m.addTo(row.title)}
          title={m.addTo(row.title)}
          onClick={onAdd}
        />
      )}
      <span className="sp" />
      <span className="t12 c2 nw">{row.owner ?? m.noOwner}</span>
      <span className={`${styles.when} t12 nw ${late > 0 ? 'caution-c' : 'c2'}`}>
        {row.doneAt !== null
          ? m.done(format.day(row.doneAt))
          : row.dueAt === null
            ? m.noDue
            : late > 0
              ? m.late(late)
              : m.dueOn(format.day(row.dueAt))}
      </span>
      {can && (
        <Button small kind="quiet" aria-label={`${m.edit}: ${row.title}`} onClick={onEdit}>
          {m.edit}
        </Button>
      )}
    </Line>
  )
}

function WorkDialog({
  editing: { kind, id, milestone: under },
  onClose,
}: {
  editing: Editing
  onClose(): void
}) {
  const { work: m } = useMessages(unitMessages)
  const session = useRoom()
  const me = useMe()
  const toast = useToast()
  const { zone } = useFormat()
  const { rows: goals } = useRows(milestones)
  const { rows: work } = useRows(tasks)
  const row = id === null ? undefined : kind === 'milestone' ? goals.get(id) : work.get(id)
  const [title, setTitle] = useState(row?.title ?? '')
  const [owner, setOwner] = useState(row?.owner ?? '')
  const [due, setDue] = useState(row?.dueAt == null ? '' : writeDayTime(row.dueAt, zone, 'day'))
  const [isCustomers, setCustomers] = useState(row !== undefined && 'isCustomers' in row && row.isCustomers)
  const [milestone, setMilestone] = useState((row && 'milestone' in row ? row.milestone : under) ?? none)
  const save = () => {
    const now = Date.now()
    const fields = {
      title: title.trim().slice(0, 200),
      owner: owner.trim().slice(0, 80) || null,
      dueAt: due === '' ? null : readDayTime(due, zone),
    }
    const last = Math.max(
      -1,
      ...[...(kind === 'milestone' ? goals : work).values()].map(({ order }) => order),
    )
    session.change((doc) => {
      if (kind === 'milestone') {
        if (id) patchRow(doc, milestones, id, { ...fields, isCustomers })
        else
          putRow(doc, milestones, newRecordId(now), {
            ...fields,
            isCustomers,
            doneAt: null,
            order: orderBetween(last, null),
          })
      } else if (id) patchRow(doc, tasks, id, { ...fields, milestone: milestone === none ? null : milestone })
      else
        putRow(doc, tasks, newRecordId(now), {
          ...fields,
          milestone: milestone === none ? null : milestone,
          doneAt: null,
          order: orderBetween(last, null),
          by: me.name,
          at: now,
        })
    })
  }
  const remove = () => {
    if (id === null) return
    session.change((doc) =>
      kind === 'milestone' ? removeRow(doc, milestones, id) : removeRow(doc, tasks, id),
    )
    toast({ title: m.removed })
  }
  return (
    <FormDialog
      title={kind === 'milestone' ? m.milestones : m.tasks}
      words={m}
      isValid={title.trim() !== ''}
      onSave={save}
      onRemove={id === null ? undefined : remove}
      onClose={onClose}
    >
      <TextField label={m.title} value={title} maxLength={200} onChange={(e) => setTitle(e.target.value)} />
      <div className={styles.pair}>
        <TextField label={m.owner} value={owner} maxLength={80} onChange={(e) => setOwner(e.target.value)} />
        <TextField label={m.due} type="date" value={due} onChange={(e) => setDue(e.target.value)} />
      </div>
      {kind === 'milestone' ? (
        <Checkbox checked={isCustomers} onChange={setCustomers}>
          {m.isCustomers}
        </Checkbox>
      ) : (
        goals.size > 0 && (
          <Select
            label={m.milestone}
            value={milestone}
            choices={[
              { value: none, label: m.noMilestone },
              ...[...goals].map(([value, goal]) => ({ value, label: goal.title })),
            ]}
            onChange={setMilestone}
          />
        )
      )}
    </FormDialog>
  )
}
