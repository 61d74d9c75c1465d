import { useState } from 'react'
import type { Health } from '../../../../shared/contract/health.ts'
import { healthCheckOf, leastHealthRows } from '../../../../shared/health.ts'
import { healthWords } from '../../../../shared/healthWords.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { PaneHeader } from '../../../ui/index.ts'
import type { Place } from './Heatmap.tsx'
import styles from './health.module.css'
import { healthMessages } from './messages.ts'
import { percentOf } from './shade.ts'

/** The checks of one cell by field, and the chosen one by source. */
export function CellChecks({ health, place }: { health: Health; place: Place }) {
  const m = useMessages(healthMessages)
  const w = useMessages(healthWords)
  const format = useFormat()
  const own = health.checks.filter(({ id }) => {
    const { kind, measure } = healthCheckOf(id)
    return kind === place.kind && measure === place.measure
  })
  const [wanted, setWanted] = useState<string | null>(null)
  const chosen = own.find(({ id }) => id === wanted) ?? own[0]
  const labels = new Map(health.sources.map(({ source, label }) => [source, label]))
  const share = ({ of, good }: { of: number; good: number }) =>
    of < leastHealthRows ? m.notEnough : percentOf(good / of)
  const rows = ({ of, good }: { of: number; good: number }) =>
    `${format.number(Math.round(good))} / ${format.number(of)}`
  return (
    <>
      <PaneHeader title={m.checksOf(w.kinds[place.kind], w.measures[place.measure])} />
      <table className={`table ${styles.checks}`}>
        <thead>
          <tr>
            <th>{m.check}</th>
            <th className="num">{m.share}</th>
            <th className="num">{m.good}</th>
          </tr>
        </thead>
        <tbody>
          {own.map((check) => (
            <tr key={check.id} aria-selected={check === chosen}>
              <td>
                <button type="button" className={styles.checkName} onClick={() => setWanted(check.id)}>
                  {w.checks[check.id]}
                </button>
              </td>
              <td className="num">{share(check)}</td>
              <td className="num">{rows(check)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && (
        <>
          <PaneHeader title={m.bySource} note={w.checks[chosen.id]} />
          {chosen.sources.length === 0 ? (
            <p className={`${styles.block} t12 c3`}>{m.noSource}</p>
          ) : (
            <table className={`table ${styles.checks}`}>
              <thead>
                <tr>
                  <th>{m.source}</th>
                  <th className="num">{m.share}</th>
                  <th className="num">{m.good}</th>
                </tr>
              </thead>
              <tbody>
                {chosen.sources.map((each) => (
                  <tr key={each.source ?? ''}>
                    <td>{each.source === null ? m.typed : (labels.get(each.source) ?? each.source)}</td>
                    <td className="num">{share(each)}</td>
                    <td className="num">{rows(each)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </>
  )
}
