import { useState } from 'react'
import { type Milestone, milestones, type Task, tasks } from '../../../../shared/rooms/psu.ts'
import { newRecordId, orderBetween, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { readDayTime, writeDayTime } from '../../../ui/days.ts'
import { Button, Checkbox, Chip, Select, TextField, useToast } from '../../../ui/index.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'

const dayMs = 86_400_000
const none = 'none'

type Editing = { kind: 'milestone' | 'task'; id: string | null }

/** Milestones, the customer's among them, and the tasks that lead to them. */
export function WorkPart({ now }: { now: number }) {
  const { work: m } = useMessages(unitMessages)
  const session = useRoom()
  const can = useMayWrite()
  const { rows: goals } = useRows(milestones)
  const { rows: work } = useRows(tasks)
  const [editing, setEditing] = useState<Editing | null>(null)
  const byOrder = <Row extends { order: number }>(rows: ReadonlyMap<string, Row>) =>
    [...rows].sort(([a, left], [b, right]) => left.order - right.order || (a < b ? -1 : 1))
  const mark = (kind: Editing['kind'], id: string, done: boolean) =>
    session.change((doc) =>
      kind === 'milestone'
        ? patchRow(doc, milestones, id, { doneAt: done ? Date.now() : null })
        : patchRow(doc, tasks, id, { doneAt: done ? Date.now() : null }),
    )
  const line =
    (kind: Editing['kind']) =>
    ([id, row]: [string, Milestone | Task]) => (
      <WorkLine
        key={id}
        row={row}
        milestone={
          'milestone' in row && row.milestone !== null ? (goals.get(row.milestone)?.title ?? null) : null
        }
        now={now}
        can={can}
        onMark={(done) => mark(kind, id, done)}
        onEdit={() => setEditing({ kind, id })}
      />
    )
  return (
    <>
      <section aria-label={m.milestones}>
        <div className={styles.head}>
          <h2 className="t14">{m.milestones}</h2>
          <span className="sp" />
          {can && (
            <Button small onClick={() => setEditing({ kind: 'milestone', id: null })}>
              {m.addMilestone}
            </Button>
          )}
        </div>
        {goals.size === 0 && <p className={`t12 c3 ${styles.padded}`}>{m.none}</p>}
        <ul>{byOrder(goals).map(line('milestone'))}</ul>
      </section>
      <section aria-label={m.tasks}>
        <div className={styles.head}>
          <h2 className="t14">{m.tasks}</h2>
          <span className="sp" />
          {can && (
            <Button small onClick={() => setEditing({ kind: 'task', id: null })}>
              {m.addTask}
            </Button>
          )}
        </div>
        {work.size === 0 && <p className={`t12 c3 ${styles.padded}`}>{m.noTasks}</p>}
        <ul>{byOrder(work).map(line('task'))}</ul>
      </section>
      {editing && <WorkDialog editing={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function WorkLine({
  row,
  milestone,
  now,
  can,
  onMark,
  onEdit,
}: {
  row: Milestone | Task
  milestone: string | null
  now: number
  can: boolean
  onMark(done: boolean): void
  onEdit(): void
}) {
  const { work: m } = useMessages(unitMessages)
  const format = useFormat()
  const late = row.doneAt === null && row.dueAt !== null ? Math.floor((now - row.dueAt) / dayMs) : 0
  return (
    <li className={styles.work} data-done={row.doneAt !== null || undefined}>
      {can ? (
        <Checkbox checked={row.doneAt !== null} onChange={onMark} label={m.mark(row.title)} />
      ) : (
        <span>{row.doneAt !== null ? '✓' : '·'}</span>
      )}
      <span className="clip">{row.title}</span>
      {'isCustomers' in row && row.isCustomers && <Chip outline>{m.customers}</Chip>}
      {milestone !== null && <span className="t12 c3 clip">{milestone}</span>}
      <span className="sp" />
      <span className="t12 c2 nw">{row.owner ?? m.noOwner}</span>
      <span className={late > 0 ? 't12 caution-c nw' : 't12 c2 nw'}>
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
    </li>
  )
}

function WorkDialog({ editing: { kind, id }, onClose }: { editing: Editing; onClose(): void }) {
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
  const [milestone, setMilestone] = useState((row && 'milestone' in row ? row.milestone : null) ?? none)
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
