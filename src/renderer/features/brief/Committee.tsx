// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold the roving focus of an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time takes the focus, as ARIA grids have it
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is spread from the shared properties
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys
import { type KeyboardEvent, type Ref, useRef } from 'react'
import type { Brief, IntentCell } from '../../../shared/contract/brief.ts'
import type { BuyingRole } from '../../../shared/vocabulary.ts'
import { useMessages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import { linear, scaleStep, whisker } from '../../ui/figures/geometry.ts'
import { Hatch, Segments } from '../../ui/index.ts'
import styles from './brief.module.css'
import { departmentName } from './departmentName.ts'
import { briefMessages } from './messages.ts'
import { useWidth } from './useWidth.ts'

export interface CellPlace {
  department: string
  role: BuyingRole
}

const cellWidth = 40
/** Where cells would get narrower than this, they give up their whisker for the interval and n in words. */
const roomyCell = 45
const departmentWidth = 62

/**
 * Where an arrow leads: the next row (or column) that has anybody, at its cell nearest to where one comes from; the
 * same place at the edge.
 */
export function nextCell(
  places: readonly (readonly boolean[])[],
  from: { row: number; column: number },
  move: { rows: number; columns: number },
): { row: number; column: number } {
  const taken = places.flatMap((row, at) =>
    row.flatMap((filled, column) => (filled ? [{ row: at, column }] : [])),
  )
  const ahead = (place: { row: number; column: number }) =>
    move.rows !== 0 ? (place.row - from.row) * move.rows : (place.column - from.column) * move.columns
  const aside = (place: { row: number; column: number }) =>
    Math.abs(move.rows !== 0 ? place.column - from.column : place.row - from.row)
  return (
    taken
      .filter((place) => ahead(place) > 0)
      // Along the same line first, as far as it goes; then the nearest line.
      .sort(
        (a, b) => Math.min(1, aside(a)) - Math.min(1, aside(b)) || ahead(a) - ahead(b) || aside(a) - aside(b),
      )[0] ?? from
  )
}

/** Department by buying role: value, n and interval in each cell; hatch where too little is known. */
export function Committee({
  committee,
  selected,
  onSelect,
  onSwitch,
  focusRef,
}: {
  committee: Brief['committee']
  selected: CellPlace | null
  onSelect(place: CellPlace): void
  onSwitch(cell: IntentCell): void
  focusRef: Ref<HTMLDivElement>
}) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const grid = useRef<HTMLDivElement>(null)
  const [host, width] = useWidth<HTMLDivElement>(308)
  const { departments, roles, cells } = committee
  const tight = (width - departmentWidth) / Math.max(1, roles.length) - 2 < roomyCell
  const cellAt = (department: string, role: BuyingRole) =>
    cells.find((cell) => cell.department === department && cell.buyingRole === role)
  const filled = departments.map(({ name }) => roles.map((role) => cellAt(name, role) !== undefined))
  const firstRow = filled.findIndex((row) => row.includes(true))
  const at = selected
    ? {
        row: departments.findIndex(({ name }) => name === selected.department),
        column: roles.indexOf(selected.role),
      }
    : { row: firstRow, column: filled[firstRow]?.indexOf(true) ?? 0 }
  const hasLeft = new Set(
    cells.flatMap((cell) => cell.people.filter((each) => each.left).map((each) => each.name)),
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, { rows: number; columns: number }> = {
      ArrowUp: { rows: -1, columns: 0 },
      ArrowDown: { rows: 1, columns: 0 },
      ArrowLeft: { rows: 0, columns: -1 },
      ArrowRight: { rows: 0, columns: 1 },
    }
    const move = moves[event.key]
    if (move) {
      event.preventDefault()
      const next = nextCell(filled, at, move)
      onSelect({ department: departments[next.row]!.name, role: roles[next.column]! })
      grid.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      const cell = departments[at.row] && cellAt(departments[at.row]!.name, roles[at.column]!)
      if (!cell) return
      event.preventDefault()
      onSwitch(cell)
    }
  }

  return (
    <div ref={focusRef} className={styles.heatmapScroll}>
      <div ref={host} className={styles.heatmapWidth} />
      <div
        ref={grid}
        className={tight ? `${styles.heatmap} ${styles.heatmapTight}` : styles.heatmap}
        role="grid"
        aria-label={m.heatmap}
        onKeyDown={onKeyDown}
        tabIndex={-1}
        style={{
          gridTemplateColumns: tight
            ? `fit-content(58px) repeat(${roles.length}, minmax(35px, 1fr))`
            : `fit-content(${roles.length < 5 ? 104 : roles.length === 5 ? 76 : 62}px) repeat(${roles.length}, minmax(40px, 1fr))`,
        }}
      >
        <div role="row" className={styles.contents}>
          <span role="columnheader" className={styles.roleHead}>
            <span className="sr-only">{m.department}</span>
          </span>
          {roles.map((role) => (
            <span
              key={role}
              role="columnheader"
              className={styles.roleHead}
              aria-label={w.roles[role]}
              title={w.roles[role]}
            >
              {w.rolesShort[role]}
            </span>
          ))}
        </div>
        {departments.map((department, row) => (
          <div key={department.name} role="row" className={styles.contents}>
            <span role="rowheader" className={styles.departmentHead}>
              <span className={styles.departmentName} title={departmentName(m, department.name)}>
                {departmentName(m, department.name)}
              </span>
              <small title={department.people.join('、')}>
                {department.people.map((name, index) => (
                  <span key={name}>
                    {index > 0 && ' '}
                    {hasLeft.has(name) ? <s title={m.left}>{name}</s> : name}
                  </span>
                ))}
              </small>
            </span>
            {roles.map((role, column) => {
              const cell = cellAt(department.name, role)
              const isAt = at.row === row && at.column === column
              return cell ? (
                <Cell
                  key={role}
                  cell={cell}
                  roleName={w.roles[role]}
                  at={`${row} ${column}`}
                  current={isAt}
                  selected={selected !== null && isAt}
                  onClick={() => {
                    onSelect({ department: department.name, role })
                    onSwitch(cell)
                  }}
                />
              ) : (
                <span key={role} role="gridcell" className={styles.noRole} aria-label={m.noRole}>
                  ·
                </span>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

function Cell({
  cell,
  roleName,
  at,
  current,
  selected,
  onClick,
}: {
  cell: IntentCell
  roleName: string
  at: string
  current: boolean
  selected: boolean
  onClick(): void
}) {
  const m = useMessages(briefMessages)
  const { reading } = cell
  const people = cell.people
    .map((each) => {
      const notes = [each.left && m.left, each.roleFrom === 'title' && m.roleByTitle].filter(Boolean)
      return notes.length === 0 ? each.name : `${each.name} (${notes.join(', ')})`
    })
    .join(', ')
  const gone = cell.people.length > 0 && cell.people.every((each) => each.left)
  const shared = {
    role: 'gridcell',
    'data-at': at,
    tabIndex: current ? 0 : -1,
    'aria-selected': selected,
    onClick,
  } as const
  const place = (
    <span className="sr-only">{`${departmentName(m, cell.department)} × ${roleName}, ${people}: `}</span>
  )

  if (reading.kind === 'notEnoughInformation')
    return (
      <div {...shared} className={`${styles.cell} ${styles.cellUnknown} hatch`}>
        {place}
        <span>{m.notEnoughCell}</span>
        <span className="c3">n {reading.n}</span>
      </div>
    )
  if (reading.kind === 'rank') return <span role="gridcell" className={styles.noRole} />
  if (reading.kind === 'ruleScore')
    return (
      <div {...shared} className={`${styles.cell} ${styles.cellRule}`} data-gone={gone || undefined}>
        {place}
        <b>{reading.score.toFixed(0)}</b>
        <span className={styles.cellN}>n{reading.n}</span>
        <span className={styles.cellInterval}>/ 100</span>
        <span className={styles.cellPicture}>
          <Segments score={reading.score} width={cellWidth} height={8} track="var(--line)" />
        </span>
      </div>
    )
  const step = scaleStep(reading.value)
  const ink = `var(--on-seq-${step})`
  const { low, dot, high } = whisker(reading, cellWidth)
  return (
    <div
      {...shared}
      className={styles.cell}
      data-gone={gone || undefined}
      style={{ background: `var(--seq-${step})`, color: ink }}
    >
      {place}
      <b>{Math.round(reading.value * 100)}</b>
      <span className={styles.cellN}>n{reading.n}</span>
      <span className={styles.cellInterval}>
        {Math.round(reading.low * 100)}–{Math.round(reading.high * 100)}
      </span>
      <svg
        className={styles.cellPicture}
        viewBox={`0 0 ${cellWidth} 6`}
        width="100%"
        height="6"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d={`M0 3H${cellWidth}`} stroke={ink} opacity=".35" vectorEffect="non-scaling-stroke" />
        <path d={`M${low} 3H${high}`} stroke={ink} strokeWidth="2" vectorEffect="non-scaling-stroke" />
        <path
          d={`M${dot} 3h.001`}
          stroke={ink}
          strokeWidth="5.6"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  )
}

/** The scale of the heatmap, with the two things that are not on it. */
export function HeatmapLegend({ hasRules }: { hasRules: boolean }) {
  const m = useMessages(briefMessages)
  const x = linear([0, 7], [0, 98])
  return (
    <div className={styles.legend}>
      <span className={styles.legendItem}>
        0
        <svg width="98" height="8" aria-hidden="true">
          {[1, 2, 3, 4, 5, 6, 7].map((step) => (
            <rect key={step} x={x(step - 1)} width="14" height="8" fill={`var(--seq-${step})`} />
          ))}
        </svg>
        100%
      </span>
      {hasRules && (
        <span className={styles.legendItem}>
          <Segments score={60} width={20} height={8} track="var(--line)" />
          {m.ruleLegend}
        </span>
      )}
      <span className={styles.legendItem}>
        <Hatch width={14} />
        {m.notEnoughLegend}
      </span>
      <span>{m.noRoleLegend}</span>
    </div>
  )
}
