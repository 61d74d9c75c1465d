import { riskAxes } from '../../../../shared/rooms/board.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { Glyph } from '../../../ui/index.ts'
import styles from './board.module.css'
import { boardMessages } from './messages.ts'
import { SaidMark } from './said.tsx'
import type { ZoneView } from './Terrain.tsx'

/** Four lights for each zone, each with what it counts. */
export function RiskLights({ zones }: { zones: readonly ZoneView[] }) {
  const m = useMessages(boardMessages)
  return (
    <section className={styles.risks} aria-label={m.risks}>
      <div className={styles.paneHead}>
        <h2 className="t14">{m.risks}</h2>
        <span className="sp" />
        {(['ok', 'caution', 'stop', 'unknown'] as const).map((light) => (
          <span key={light} className="row t11 c2">
            <Glyph kind={light} bare />
            {m.lights[light]}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <div className={styles.riskScroll} tabIndex={0}>
        <table className={styles.riskTable}>
          <thead>
            <tr>
              <th scope="col">{m.zone}</th>
              {riskAxes.map((axis) => (
                <th key={axis} scope="col">
                  {m.axes[axis]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {zones.map(({ id, name, said, check }) => (
              <tr key={id}>
                <th scope="row" className="clip">
                  {said && <SaidMark said={said} check={check} />} {name}
                </th>
                {riskAxes.map((axis) => {
                  const reading = said?.risks?.[axis]
                  return (
                    <td key={axis} title={reading ? m.riskHits(reading.hits, reading.of) : m.notPublished}>
                      <span className={styles.reading}>
                        <Glyph kind={reading?.light ?? 'unknown'} />
                        {reading && (
                          <span className="t11 c3">
                            {reading.hits}/{reading.of}
                          </span>
                        )}
                      </span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="t11 c3">{m.riskRule}</p>
      </div>
    </section>
  )
}
