import type { ReactNode } from 'react'
import { useMessages } from '../../../i18n/language.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { useGo, useQueryParams } from '../../../shell/navigation.tsx'
import { Segmented } from '../../../ui/index.ts'
import { AttributionPart } from './AttributionPart.tsx'
import { CalibrationPart } from './CalibrationPart.tsx'
import { DriftPart } from './DriftPart.tsx'
import { watchingMessages } from './messages.ts'
import { SideBySidePart } from './SideBySidePart.tsx'
import { SlotsPart } from './SlotsPart.tsx'
import { UpliftPart } from './UpliftPart.tsx'
import { UsePart } from './UsePart.tsx'
import styles from './watching.module.css'

const parts = ['use', 'calibration', 'drift', 'sideBySide', 'uplift', 'attribution', 'slots'] as const
type Part = (typeof parts)[number]

const pages: Record<Part, () => ReactNode> = {
  use: () => <UsePart />,
  calibration: () => <CalibrationPart />,
  drift: () => <DriftPart />,
  sideBySide: () => <SideBySidePart />,
  uplift: () => <UpliftPart />,
  attribution: () => <AttributionPart />,
  slots: () => <SlotsPart />,
}

/** What became of advice, in parts that each fit a screen. */
export function WatchingTab() {
  const m = useMessages(watchingMessages)
  const go = useGo()
  const params = useQueryParams()
  const part = parts.find((each) => each === params.part) ?? 'use'
  const show = (next: Part) =>
    go(next === 'use' ? '/studio?tab=watching' : `/studio?tab=watching&part=${next}`, { replace: true })
  const step = (by: number) => show(parts[(parts.indexOf(part) + by + parts.length) % parts.length]!)
  useKeys(m.part, [
    { keys: ']', label: m.keys.part, run: () => step(1) },
    { keys: '[', label: m.keys.part, run: () => step(-1) },
  ])
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Segmented
          label={m.part}
          value={part}
          choices={parts.map((value) => ({ value, label: m.parts[value] }))}
          onChange={show}
        />
      </div>
      {pages[part]()}
    </div>
  )
}
