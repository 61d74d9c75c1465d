import { useState } from 'react'
import { closings, milestones, tasks, theClosing } from '../../../../shared/rooms/psu.ts'
import { putRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Button, Callout, TextAreaField, useToast } from '../../../ui/index.ts'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'

/** The closing review: what was reached, learned and can be reused. Without the last there is no closing. */
export function ClosingPart() {
  const { closing: m } = useMessages(unitMessages)
  const session = useRoom()
  const me = useMe()
  const format = useFormat()
  const toast = useToast()
  const can = useMayWrite()
  const closing = useRows(closings).rows.get(theClosing)
  const open = {
    milestones: [...useRows(milestones).rows.values()].filter(({ doneAt }) => doneAt === null).length,
    tasks: [...useRows(tasks).rows.values()].filter(({ doneAt }) => doneAt === null).length,
  }
  const [reached, setReached] = useState(closing?.reached ?? '')
  const [lessons, setLessons] = useState(closing?.lessons ?? '')
  const [reuse, setReuse] = useState(closing?.reuse ?? '')
  const write = (closedAt: number | null) =>
    session.change((doc) =>
      putRow(doc, closings, theClosing, {
        reached: reached.trim(),
        lessons: lessons.trim(),
        reuse: reuse.trim(),
        by: me.name,
        closedAt,
      }),
    )
  const texts = [
    ['reached', reached, setReached],
    ['lessons', lessons, setLessons],
    ['reuse', reuse, setReuse],
  ] as const
  if (!can)
    return (
      <div className={styles.closing}>
        {closing?.closedAt != null && <p>{m.closed(closing.by, format.date(closing.closedAt))}</p>}
        {texts.map(([field]) => (
          <section key={field}>
            <h3 className="t12">{m[field]}</h3>
            <p className={styles.text}>{closing?.[field] || '—'}</p>
          </section>
        ))}
      </div>
    )
  const isAllDone = open.milestones + open.tasks === 0
  return (
    <div className={styles.closing}>
      <Callout meaning={isAllDone ? 'ok' : 'caution'}>
        {isAllDone ? m.allDone : m.open(open.milestones, open.tasks)}
      </Callout>
      {texts.map(([field, value, set]) => (
        <TextAreaField
          key={field}
          label={m[field]}
          {...(field === 'reuse' && { hint: m.reuseHint })}
          rows={4}
          maxLength={4000}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      ))}
      <p className="t12 c2">{m.note}</p>
      <span className="row">
        <Button
          onClick={() => {
            write(null)
            toast({ title: m.saved, meaning: 'ok' })
          }}
        >
          {m.save}
        </Button>
        <Button
          kind="danger"
          disabled={reuse.trim() === '' || reached.trim() === ''}
          onClick={() => write(Date.now())}
        >
          {m.close}
        </Button>
      </span>
    </div>
  )
}
