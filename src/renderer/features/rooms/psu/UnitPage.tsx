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
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Segmented } from '../../../ui/index.ts'
import { Adoption } from '../Adoption.tsx'
import { RoomFrame } from '../RoomFrame.tsx'
import roomStyles from '../rooms.module.css'
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
import { useProposals } from './TraceTray.tsx'
import { WorkPart } from './WorkPart.tsx'

/** A PSU workspace (catalogue 31, 32, 40, 42): charter, people, work, minutes, records, reviews, closing. */
export default function UnitPage() {
  return (
    <RoomFrame kind="psu" collections={psuCollections as unknown as Collection<never>[]}>
      <Unit />
    </RoomFrame>
  )
}

/** The parts of a unit; that records wait to be looked at is said from every one of them. */
function PartSwitch({ part, onChange }: { part: Part; onChange(part: Part): void }) {
  const m = useMessages(unitMessages)
  const format = useFormat()
  const tray = useProposals()
  const waiting = (tray?.proposals.length ?? 0) + (tray?.more ?? 0)
  const labelOf = (value: Part): string =>
    value === 'traces' && waiting > 0 ? m.partCount(m.parts.traces, format.number(waiting)) : m.parts[value]
  return (
    <Segmented
      label={m.part}
      value={part}
      choices={parts.map((value) => ({ value, label: labelOf(value) }))}
      onChange={onChange}
    />
  )
}

const parts = ['work', 'minutes', 'traces', 'reviews', 'closing'] as const
type Part = (typeof parts)[number]

function Unit() {
  const m = useMessages(unitMessages)
  const now = useNow(30_000)
  const charter = useRows(charters).rows.get(theCharter)
  const closing = useRows(closings).rows.get(theClosing)
  const unreadable = useRows(members).unreadable + useRows(milestones).unreadable + useRows(tasks).unreadable
  const [part, setPart] = useState<Part>('work')
  return (
    <EndedContext value={unitEndedAt(charter, closing, now)}>
      <div className={styles.unit}>
        <CharterPane now={now} />
        <div className={styles.main}>
          <div className={styles.switch}>
            <PartSwitch part={part} onChange={setPart} />
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
            {(part === 'work' || part === 'reviews') && <Adoption className={roomStyles.adoption} />}
          </div>
        </div>
      </div>
    </EndedContext>
  )
}
