import type { Measure } from '../../../../shared/contract/watching.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Glyph } from '../../../ui/index.ts'
import { watchingMessages } from './messages.ts'
import styles from './watching.module.css'

/** In what a measure is told: a share, a difference of shares, an error, milliseconds or bytes. */
export type Unit = 'share' | 'points' | 'error' | 'errorGain' | 'milliseconds' | 'bytes'

/** A figure of a unit in words. */
export function useWorded(): (unit: Unit, value: number) => string {
  const format = useFormat()
  return (unit, value) => {
    switch (unit) {
      case 'share':
        return format.percent(value)
      case 'points':
        return Math.round(100 * value) === 0 ? '0' : format.signedNumber(100 * value)
      case 'error':
        return format.number(value, 2)
      case 'errorGain':
        return format.signedNumber(value, 2)
      case 'milliseconds':
        return format.number(Math.round(value))
      case 'bytes':
        return format.bytes(value)
    }
  }
}

/** The ends of the scale on which an interval is drawn; times and sizes are not. */
const scales: Partial<Record<Unit, readonly [number, number]>> = {
  share: [0, 1],
  points: [-1, 1],
  error: [0, 0.5],
  errorGain: [-0.25, 0.25],
}

/**
 * What was measured with its interval and n, never alone; or that there is not enough. A band and a tick, so that it
 * looks like no probability of a deal, no rank and no rule score.
 */
export function Figure({ measure, unit }: { measure: Measure; unit: Unit }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const worded = useWorded()
  const [from, to] = scales[unit] ?? [null, null]
  const className = from === null ? `${styles.measure} ${styles.plain}` : styles.measure
  const counted = (value: number | null) => (value === null ? null : format.number(value))
  if (measure.kind === 'notEnoughInformation') {
    const { n, accounts, needed, neededAccounts } = measure
    return (
      <span
        className={className}
        role="img"
        aria-label={m.notEnoughName(
          format.number(n),
          m.needed(format.number(needed), counted(neededAccounts)),
        )}
        title={m.needed(format.number(needed), counted(neededAccounts))}
      >
        <span className={styles.lacking}>
          <Glyph kind="unknown" bare />
          {m.notEnough}
        </span>
        <span className={styles.sub}>{m.nOf(format.number(n), counted(accounts))}</span>
      </span>
    )
  }
  const { value, low, high, n, accounts } = measure
  const unitless = unit === 'points' ? m.points(worded(unit, value)) : worded(unit, value)
  const shown = unit === 'milliseconds' ? m.milliseconds(unitless) : unitless
  const at = (figure: number) =>
    from === null || to === null ? 0 : (100 * (Math.min(to, Math.max(from, figure)) - from)) / (to - from)
  return (
    <span
      className={className}
      role="img"
      aria-label={m.measureName(
        shown,
        worded(unit, low),
        worded(unit, high),
        format.number(n),
        counted(accounts),
      )}
    >
      <b className={styles.value}>{shown}</b>
      {from !== null && (
        <span className={styles.band} aria-hidden="true">
          {from < 0 && <i className={styles.zero} />}
          <i className={styles.range} style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
          <i className={styles.tick} style={{ left: `${at(value)}%` }} />
        </span>
      )}
      <span className={styles.sub}>
        {unit === 'share' ? format.interval(low, high) : `${worded(unit, low)} … ${worded(unit, high)}`} ·{' '}
        {m.nOf(format.number(n), counted(accounts))}
      </span>
    </span>
  )
}
