import { useState } from 'react'
import {
  type Charter,
  charters,
  type Member,
  memberRights,
  members,
  milestones,
  theCharter,
} from '../../../../shared/rooms/psu.ts'
import { newRecordId, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { listedRight } from '../../../../shared/rooms/unitRule.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { readDayTime, writeDayTime } from '../../../ui/days.ts'
import { Button, Chip, Glyph, Select, TextAreaField, TextField } from '../../../ui/index.ts'
import { relayMessages } from '../../relays/messages.ts'
import { FormDialog } from '../FormDialog.tsx'
import { initialsOf } from '../RoomFrame.tsx'
import room from '../rooms.module.css'
import { useLastDay } from '../useLastDay.ts'
import { useMe, useRoom, useRoomState, useRows } from '../useRoom.tsx'
import { CharterApprovalPart } from './CharterApproval.tsx'
import { useEndedAt, useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'
import { UnitRights } from './UnitRights.tsx'

const dayMs = 86_400_000

/** What the unit is for, until when, and who belongs to it. */
export function CharterPane({ now }: { now: number }) {
  const { charter: m } = useMessages(unitMessages)
  const format = useFormat()
  const can = useMayWrite()
  const endedAt = useEndedAt()
  const { readOnly } = useRoom()
  const charter = useRows(charters).rows.get(theCharter)
  const goals = [...useRows(milestones).rows.values()].sort((left, right) => left.order - right.order)
  const [dialog, setDialog] = useState<'edit' | 'reopen' | null>(null)
  return (
    <aside className={styles.side}>
      <section className={styles.section} aria-label={m.title}>
        <div className="row">
          <h2 className="t14">{m.title}</h2>
          <span className="sp" />
          {charter && can && (
            <Button small onClick={() => setDialog('edit')}>
              {m.edit}
            </Button>
          )}
        </div>
        {endedAt !== null && (
          <div className={styles.ended}>
            <Chip meaning="frozen">{m.dissolved(format.day(endedAt))}</Chip>
            {!readOnly && (
              <Button small onClick={() => setDialog('reopen')}>
                {m.reopen}
              </Button>
            )}
          </div>
        )}
        {charter ? (
          <>
            <b className="t16">{charter.customer}</b>
            {charter.goal !== '' && <p className={styles.text}>{charter.goal}</p>}
            {charter.purpose !== '' && <p className={`t12 c2 ${styles.text}`}>{charter.purpose}</p>}
            <p className="t12 c2">
              {format.day(charter.startsAt)} – {format.date(charter.endsAt)}
              {endedAt === null && ` · ${m.left(Math.max(0, Math.floor((charter.endsAt - now) / dayMs)))}`}
            </p>
            {goals.length > 0 && (
              <>
                <span className={styles.bar} aria-hidden="true">
                  {goals.map(({ doneAt, title }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
                    <i key={at} data-done={doneAt !== null || undefined} title={title} />
                  ))}
                </span>
                <p className="t12 c2">
                  {m.progress(goals.filter(({ doneAt }) => doneAt !== null).length, goals.length)}
                </p>
              </>
            )}
            <CharterApprovalPart />
          </>
        ) : (
          <>
            <p className="strong">{m.none}</p>
            <p className="t12 c2">{m.noneNote}</p>
            {can && (
              <Button kind="primary" onClick={() => setDialog('edit')}>
                {m.write}
              </Button>
            )}
          </>
        )}
      </section>
      <Members now={now} />
      <UnitRights now={now} />
      {dialog === 'edit' && <CharterDialog charter={charter} onClose={() => setDialog(null)} />}
      {dialog === 'reopen' && <ReopenDialog onClose={() => setDialog(null)} />}
    </aside>
  )
}

function CharterDialog({ charter, onClose }: { charter: Charter | undefined; onClose(): void }) {
  const { charter: m } = useMessages(unitMessages)
  const session = useRoom()
  const { client } = useApi()
  const { run } = useCommand()
  const { zone } = useFormat()
  const [customer, setCustomer] = useState(charter?.customer ?? '')
  const [purpose, setPurpose] = useState(charter?.purpose ?? '')
  const [goal, setGoal] = useState(charter?.goal ?? '')
  const [starts, setStarts] = useState(() => writeDayTime(charter?.startsAt ?? Date.now(), zone, 'day'))
  const {
    text: ends,
    setText: setEnds,
    at: endsAt,
  } = useLastDay(charter?.endsAt ?? null, Date.now() + 90 * dayMs)
  const startsAt = readDayTime(starts, zone)
  const isValid =
    customer.trim() !== '' && startsAt !== null && endsAt !== null && endsAt > startsAt && endsAt > Date.now()
  const save = () => {
    if (startsAt === null || endsAt === null) return
    const said = {
      ...{ customer: customer.trim().slice(0, 200), purpose: purpose.trim(), goal: goal.trim(), startsAt },
    }
    const isEndMoved = charter !== undefined && endsAt !== charter.endsAt
    session.change((doc) => {
      // Another end is a logged command's: rights that end with the unit go along.
      if (charter) patchRow(doc, charters, theCharter, said)
      else putRow(doc, charters, theCharter, { ...said, endsAt })
    })
    if (isEndMoved)
      void run(() => client.rooms.moveUnitEnd({ roomId: session.roomId, endsAt }), {
        done: ({ rights }) => m.endMoved(rights),
      })
  }
  return (
    <FormDialog title={m.title} words={m} isValid={isValid} onSave={save} onClose={onClose}>
      <TextField
        label={m.customer}
        value={customer}
        maxLength={200}
        onChange={(e) => setCustomer(e.target.value)}
      />
      <TextAreaField label={m.goal} value={goal} maxLength={4000} onChange={(e) => setGoal(e.target.value)} />
      <TextAreaField
        label={m.purpose}
        value={purpose}
        maxLength={4000}
        onChange={(e) => setPurpose(e.target.value)}
      />
      <div className={styles.pair}>
        <TextField label={m.starts} type="date" value={starts} onChange={(e) => setStarts(e.target.value)} />
        <TextField label={m.ends} type="date" value={ends} onChange={(e) => setEnds(e.target.value)} />
      </div>
    </FormDialog>
  )
}

function ReopenDialog({ onClose }: { onClose(): void }) {
  const { charter: m } = useMessages(unitMessages)
  const session = useRoom()
  const { client } = useApi()
  const { run } = useCommand()
  const { text: ends, setText: setEnds, at: endsAt } = useLastDay(null, Date.now() + 30 * dayMs)
  const save = () => {
    if (endsAt !== null)
      void run(() => client.rooms.reopenUnit({ roomId: session.roomId, endsAt }), { done: m.reopened })
  }
  return (
    <FormDialog
      title={m.reopenTitle}
      words={{ save: m.reopen, cancel: m.cancel }}
      isValid={endsAt !== null && endsAt > Date.now()}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={m.ends} type="date" value={ends} onChange={(e) => setEnds(e.target.value)} />
    </FormDialog>
  )
}

function Members({ now }: { now: number }) {
  const { members: m } = useMessages(unitMessages)
  const format = useFormat()
  const can = useMayWrite()
  const { rows } = useRows(members)
  const [editing, setEditing] = useState<string | 'new' | null>(null)
  const listed = [...rows].sort(([, left], [, right]) => left.at - right.at)
  return (
    <section className={styles.section} aria-label={m.title}>
      <div className="row">
        <h2 className="t14">{m.title}</h2>
        <span className="t12 c3">{listed.length}</span>
        <span className="sp" />
        {can && (
          <Button small onClick={() => setEditing('new')}>
            {m.add}
          </Button>
        )}
      </div>
      <p className="t11 c3">{listed.length === 0 ? m.none : m.note}</p>
      <OwnLine listed={[...rows.values()]} now={now} />
      <ul className={styles.people}>
        {listed.map(([id, { name, task, right, expiresAt }]) => (
          <li key={id} data-expired={expiresAt <= now || undefined}>
            <button type="button" disabled={!can} onClick={() => setEditing(id)}>
              <span className={room.avatar}>{initialsOf(name)}</span>
              <span className="col">
                <span className="row">
                  <b className="clip">{name}</b>
                  <span className="t12 c2 nw">{m.rights[right]}</span>
                  <span className="sp" />
                  <span className={expiresAt <= now ? 't12 caution-c nw' : 't12 c3 nw'}>
                    {expiresAt <= now ? m.expired : m.until(format.day(expiresAt))}
                  </span>
                </span>
                {task !== '' && <span className="t12 c2 clip">{task}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {editing !== null && (
        <MemberDialog id={editing} member={rows.get(editing)} onClose={() => setEditing(null)} />
      )}
    </section>
  )
}

/** Where the list says that this person writes no more: what that means, because it keeps nobody from it by itself. */
function OwnLine({ listed, now }: { listed: readonly Member[]; now: number }) {
  const { members: m } = useMessages(unitMessages)
  const { roles } = useMessages(relayMessages)
  const session = useRoom()
  const me = useMe()
  const { status } = useRoomState(session)
  const own = listedRight(listed, me.name, now)
  if (!own || own.until !== null || session.isWall) return null
  const role = status?.relayUrl != null && status.role !== 'none' ? status.role : null
  return (
    <p className="row t12 caution-c" role="note">
      <Glyph kind="caution" />
      <span>{role === null ? m.ownHere : m.ownAtRelay(roles[role])}</span>
    </p>
  )
}

function MemberDialog({ id, member, onClose }: { id: string; member: Member | undefined; onClose(): void }) {
  const { members: m } = useMessages(unitMessages)
  const session = useRoom()
  const me = useMe()
  const unitEnd = useRows(charters).rows.get(theCharter)?.endsAt ?? null
  const [name, setName] = useState(member?.name ?? '')
  const [task, setTask] = useState(member?.task ?? '')
  const [right, setRight] = useState<Member['right']>(member?.right ?? 'member')
  const {
    text: expires,
    setText: setExpires,
    at: expiresAt,
  } = useLastDay(member?.expiresAt ?? unitEnd, Date.now() + 90 * dayMs)
  const save = () => {
    if (expiresAt === null) return
    const fields = { name: name.trim().slice(0, 80), task: task.trim().slice(0, 200), right, expiresAt }
    session.change((doc) => {
      if (member) patchRow(doc, members, id, fields)
      else putRow(doc, members, newRecordId(Date.now()), { ...fields, by: me.name, at: Date.now() })
    })
  }
  return (
    <FormDialog
      title={m.edit}
      words={m}
      isValid={name.trim() !== '' && expiresAt !== null}
      onSave={save}
      onRemove={member && (() => void session.change((doc) => removeRow(doc, members, id)))}
      onClose={onClose}
    >
      <TextField label={m.name} value={name} maxLength={80} onChange={(e) => setName(e.target.value)} />
      <TextField label={m.task} value={task} maxLength={200} onChange={(e) => setTask(e.target.value)} />
      <div className={styles.pair}>
        <Select
          label={m.right}
          value={right}
          choices={memberRights.map((value) => ({ value, label: m.rights[value]! }))}
          onChange={setRight}
        />
        <TextField
          label={m.expires}
          type="date"
          value={expires}
          onChange={(e) => setExpires(e.target.value)}
        />
      </div>
    </FormDialog>
  )
}
