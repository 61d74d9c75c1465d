import { traces } from '../../../../shared/rooms/psu.ts'
import { activityKinds } from '../../../../shared/vocabulary.ts'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { words } from '../../../i18n/words.ts'
import { EmptyState } from '../../../ui/index.ts'
import { useRoom, useRoomState, useRows } from '../useRoom.tsx'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'

/** What members published of their records about the work (catalogue 40), newest first. */
export function TracesPart() {
  const { traces: m } = useMessages(unitMessages)
  const language = useLanguage()
  const format = useFormat()
  const { room } = useRoomState(useRoom())
  const { rows } = useRows(traces)
  const listed = [...rows].sort(([, left], [, right]) => right.at - left.at)
  if (listed.length === 0)
    return <EmptyState title={m.none}>{room?.dealId === null ? m.noDeal : m.noneNote}</EmptyState>
  const kindOf = (kind: string) => {
    const known = activityKinds.find((each) => each === kind)
    return known ? words[language].activities[known] : kind
  }
  return (
    <ul>
      {listed.slice(0, 500).map(([id, trace]) => (
        <li key={id} className={styles.trace}>
          <span className="t12 c2 nw">{format.date(trace.at)}</span>
          <b className="t12 nw">{kindOf(trace.kind)}</b>
          <span className="clip">{trace.title === trace.kind ? '' : trace.title}</span>
          <span className="t12 c2 nw">{trace.who}</span>
          <span className="t12 c3 nw">{m.by(trace.by)}</span>
        </li>
      ))}
    </ul>
  )
}
