import { members, milestones, subjectKey, tasks, traces } from '../../../../shared/rooms/psu.ts'
import { removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Button, Chip, EmptyState, Icon, useToast } from '../../../ui/index.ts'
import { useRoom, useRoomState, useRows } from '../useRoom.tsx'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'
import { TraceTray } from './TraceTray.tsx'
import { useKindWords } from './traceWords.ts'

/** What members published of their records about the work (catalogue 40), newest first, below what may belong here. */
export function TracesPart() {
  const { traces: m } = useMessages(unitMessages)
  const format = useFormat()
  const session = useRoom()
  const toast = useToast()
  const can = useMayWrite()
  const kindOf = useKindWords()
  const { room } = useRoomState(session)
  const { rows } = useRows(traces)
  const goals = useRows(milestones).rows
  const work = useRows(tasks).rows
  const people = useRows(members).rows
  const titles = new Map([
    ...[...goals].map(([id, { title }]) => [subjectKey('milestone', id), title] as const),
    ...[...work].map(([id, { title }]) => [subjectKey('task', id), title] as const),
    ...[...people].map(([id, { name }]) => [subjectKey('member', id), name] as const),
  ])
  const listed = [...rows].sort(([, left], [, right]) => right.at - left.at)
  const remove = (id: string) => {
    session.change((doc) => removeRow(doc, traces, id))
    toast({ title: m.removed })
  }
  return (
    <>
      <TraceTray />
      {listed.length === 0 && (
        <EmptyState title={m.none}>{room?.dealId === null ? m.noDeal : m.noneNote}</EmptyState>
      )}
      <ul aria-label={m.title}>
        {listed.slice(0, 500).map(([id, trace]) => {
          const about = trace.about === null ? undefined : titles.get(trace.about)
          return (
            <li key={id} className={styles.trace}>
              <span className="t12 c2 nw">{format.date(trace.at)}</span>
              <b className="t12 nw">{kindOf(trace.kind)}</b>
              <span className="row">
                {about !== undefined && (
                  <Chip outline title={about}>
                    <span className={`clip ${styles.about}`}>{about}</span>
                  </Chip>
                )}
                <span className="clip">{trace.title === trace.kind ? '' : trace.title}</span>
              </span>
              <span className="t12 c2 nw">{trace.who}</span>
              <span className="t12 c3 nw">{m.by(trace.by)}</span>
              {can ? (
                <Button
                  small
                  kind="quiet"
                  icon={<Icon name="close" small />}
                  aria-label={m.remove}
                  title={m.remove}
                  onClick={() => remove(id)}
                />
              ) : (
                <span />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
