import { type KeyboardEvent, useRef } from 'react'
import type { HealthCell } from '../../../../shared/contract/health.ts'
import {
  type HealthKind,
  type HealthMeasure,
  healthKinds,
  healthMeasures,
} from '../../../../shared/health.ts'
import { healthWords } from '../../../../shared/healthWords.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import styles from './health.module.css'
import { healthMessages } from './messages.ts'
import { percentOf, shadeOf } from './shade.ts'

export interface Place {
  kind: HealthKind
  measure: HealthMeasure
}

const isAt = (cell: Place, place: Place) => cell.kind === place.kind && cell.measure === place.measure

/** How much of each kind is in order by each measure; arrows move, and the cell in focus is the one told below. */
export function Heatmap({
  cells,
  place,
  onPlace,
}: {
  cells: readonly HealthCell[]
  place: Place
  onPlace(place: Place): void
}) {
  const m = useMessages(healthMessages)
  const w = useMessages(healthWords)
  const format = useFormat()
  const table = useRef<HTMLTableElement>(null)
  const at = ({ kind, measure }: Place) => cells.find((cell) => isAt(cell, { kind, measure }))

  const step = (event: KeyboardEvent, from: Place) => {
    const rows = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0
    const columns = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0
    if (rows === 0 && columns === 0) return
    event.preventDefault()
    // Over the places where a measure means nothing for a kind.
    for (let by = 1; ; by += 1) {
      const kind = healthKinds[healthKinds.indexOf(from.kind) + by * rows]
      const measure = healthMeasures[healthMeasures.indexOf(from.measure) + by * columns]
      if (!kind || !measure) return
      if (!at({ kind, measure })) continue
      onPlace({ kind, measure })
      table.current?.querySelector<HTMLElement>(`[data-place="${kind}.${measure}"]`)?.focus()
      return
    }
  }

  return (
    <table ref={table} className={styles.heatmap} aria-label={m.heatmap}>
      <thead>
        <tr>
          <th scope="col">{m.kind}</th>
          {healthMeasures.map((measure) => (
            <th key={measure} scope="col">
              {w.measures[measure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {healthKinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{w.kinds[kind]}</th>
            {healthMeasures.map((measure) => {
              const cell = at({ kind, measure })
              if (!cell)
                return (
                  <td key={measure}>
                    <span className={styles.none} title={m.notApplicable}>
                      ·
                    </span>
                  </td>
                )
              const share = cell.value === null ? m.notEnough : percentOf(cell.value)
              const shade = cell.value === null ? null : shadeOf(cell.value)
              const chosen = isAt(cell, place)
              return (
                <td key={measure}>
                  <button
                    type="button"
                    data-place={`${kind}.${measure}`}
                    className={shade === null ? `${styles.cell} ${styles.unknown}` : styles.cell}
                    style={
                      shade === null
                        ? undefined
                        : { background: `var(--seq-${shade})`, color: `var(--on-seq-${shade})` }
                    }
                    aria-pressed={chosen}
                    aria-label={m.cellName(w.kinds[kind], w.measures[measure], share, format.number(cell.n))}
                    tabIndex={chosen ? 0 : -1}
                    onClick={() => onPlace({ kind, measure })}
                    onKeyDown={(event) => step(event, { kind, measure })}
                  >
                    <b>{cell.value === null ? '–' : share}</b>
                    <small>n {format.number(cell.n)}</small>
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
