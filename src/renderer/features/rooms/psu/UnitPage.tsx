import { useState } from 'react'
import {
  charters,
  closings,
  members,
  milestones,
  psuCollections,
  tasks,
  theCharter,
  theClosing,
  unitEndedAt,
} from '../../../../shared/rooms/psu.ts'
import type { Collection } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { Segmented } from '../../../ui/index.ts'
import { RoomFrame } from '../RoomFrame.tsx'
import { useNow } from '../useNow.ts'
import { useRows } from '../useRoom.tsx'
import { CharterPane } from './CharterPane.tsx'
import { ClosingPart } from './ClosingPart.tsx'
import { EndedContext } from './ended.ts'
import { MinutesPart } from './MinutesPart.tsx'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'
import { ReviewsPart } from './ReviewsPart.tsx'
import { TracesPart } from './TracesPart.tsx'
import { WorkPart } from './WorkPart.tsx'

/** A PSU workspace (catalogue 31, 32, 40, 42): charter, people, work, minutes, records, reviews, closing. */
export default function UnitPage() {
  return (
    <RoomFrame kind="psu" collections={psuCollections as unknown as Collection<never>[]}>
      <Unit />
    </RoomFrame>
  )
}

const parts = ['work', 'minutes', 'traces', 'reviews', 'closing'] as const

function Unit() {
  const m = useMessages(unitMessages)
  const now = useNow(30_000)
  const charter = useRows(charters).rows.get(theCharter)
  const closing = useRows(closings).rows.get(theClosing)
  const unreadable = useRows(members).unreadable + useRows(milestones).unreadable + useRows(tasks).unreadable
  const [part, setPart] = useState<(typeof parts)[number]>('work')
  return (
    <EndedContext value={unitEndedAt(charter, closing, now)}>
      <div className={styles.unit}>
        <CharterPane now={now} />
        <div className={styles.main}>
          <div className={styles.switch}>
            <Segmented
              label={m.part}
              value={part}
              choices={parts.map((value) => ({ value, label: m.parts[value] }))}
              onChange={setPart}
            />
            {unreadable > 0 && (
              <span className="t12 caution-c" role="status">
                {m.unreadable(unreadable)}
              </span>
            )}
          </div>
          <div className={styles.part}>
            {part === 'work' && <WorkPart now={now} />}
            {part === 'minutes' && <MinutesPart />}
            {part === 'traces' && <TracesPart />}
            {part === 'reviews' && <ReviewsPart />}
            {part === 'closing' && <ClosingPart />}
          </div>
        </div>
      </div>
    </EndedContext>
  )
}
