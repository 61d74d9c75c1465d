import { useState } from 'react'
import { type JointReview, jointReviews } from '../../../../shared/rooms/psu.ts'
import { newRecordId, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { readDayTime, writeDayTime } from '../../../ui/days.ts'
import { Button, Chip, EmptyState, Select, TextAreaField, TextField } from '../../../ui/index.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'

const scores = ['none', '1', '2', '3', '4', '5'] as const

/** Reviews held together with the customer. */
export function ReviewsPart() {
  const { reviews: m } = useMessages(unitMessages)
  const format = useFormat()
  const can = useMayWrite()
  const { rows } = useRows(jointReviews)
  const [editing, setEditing] = useState<string | 'new' | null>(null)
  const listed = [...rows].sort(([, left], [, right]) => right.at - left.at)
  const add = can && (
    <Button small onClick={() => setEditing('new')}>
      {m.add}
    </Button>
  )
  return (
    <>
      {listed.length === 0 ? (
        <EmptyState title={m.none} action={add}>
          {m.noneNote}
        </EmptyState>
      ) : (
        <>
          <div className={styles.head}>
            <span className="sp" />
            {add}
          </div>
          <ul>
            {listed.map(([id, review]) => (
              <li key={id} className={styles.review}>
                <span className="row wrap">
                  <b>{format.date(review.at)}</b>
                  <span className="c2">{format.list(review.attendees)}</span>
                  {review.satisfaction !== null && <Chip outline>{m.score(review.satisfaction)}</Chip>}
                  <span className="sp" />
                  {can && (
                    <Button small kind="quiet" onClick={() => setEditing(id)}>
                      {m.edit}
                    </Button>
                  )}
                </span>
                {review.said !== '' && (
                  <p className={styles.text}>
                    <span className="c3">{m.said} </span>
                    {review.said}
                  </p>
                )}
                {review.agreed !== '' && (
                  <p className={styles.text}>
                    <span className="c3">{m.agreed} </span>
                    {review.agreed}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {editing !== null && (
        <ReviewDialog id={editing} review={rows.get(editing)} onClose={() => setEditing(null)} />
      )}
    </>
  )
}

function ReviewDialog({
  id,
  review,
  onClose,
}: {
  id: string
  review: JointReview | undefined
  onClose(): void
}) {
  const { reviews: m } = useMessages(unitMessages)
  const session = useRoom()
  const me = useMe()
  const { zone } = useFormat()
  const [day, setDay] = useState(() => writeDayTime(review?.at ?? Date.now(), zone, 'day'))
  const [attendees, setAttendees] = useState(review?.attendees.join('、') ?? '')
  const [score, setScore] = useState<(typeof scores)[number]>(
    scores.find((each) => each === String(review?.satisfaction)) ?? 'none',
  )
  const [said, setSaid] = useState(review?.said ?? '')
  const [agreed, setAgreed] = useState(review?.agreed ?? '')
  const at = readDayTime(day, zone)
  const people = attendees
    .split(/[、,，;；]/)
    .map((name) => name.trim().slice(0, 80))
    .filter(Boolean)
    .slice(0, 40)
  const save = () => {
    if (at === null) return
    session.change((doc) =>
      putRow(doc, jointReviews, review ? id : newRecordId(Date.now()), {
        at,
        attendees: people,
        satisfaction: score === 'none' ? null : Number(score),
        said: said.trim(),
        agreed: agreed.trim(),
        by: review?.by ?? me.name,
      }),
    )
  }
  return (
    <FormDialog
      title={m.edit}
      words={m}
      isValid={at !== null && people.length > 0}
      onSave={save}
      onRemove={review && (() => void session.change((doc) => removeRow(doc, jointReviews, id)))}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <TextField label={m.at} type="date" value={day} onChange={(e) => setDay(e.target.value)} />
        <Select
          label={m.satisfaction}
          value={score}
          choices={scores.map((value) => ({ value, label: value === 'none' ? m.noSatisfaction : value }))}
          onChange={setScore}
        />
      </div>
      <TextField label={m.attendees} value={attendees} onChange={(e) => setAttendees(e.target.value)} />
      <TextAreaField label={m.said} value={said} maxLength={4000} onChange={(e) => setSaid(e.target.value)} />
      <TextAreaField
        label={m.agreed}
        value={agreed}
        maxLength={4000}
        onChange={(e) => setAgreed(e.target.value)}
      />
    </FormDialog>
  )
}
