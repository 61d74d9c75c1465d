import { useQuery } from '@tanstack/react-query'
import type { Health, HealthDay, HealthView } from '../../../../shared/contract/health.ts'
import { healthCheckOf, healthKinds, healthMeasures } from '../../../../shared/health.ts'
import { healthWords } from '../../../../shared/healthWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { shellMessages } from '../../../shell/messages.ts'
import { ReadingLine } from '../../../ui/index.ts'
import { LeftOutList } from '../../brief/LeftOut.tsx'
import styles from './health.module.css'
import { healthMessages } from './messages.ts'
import { percentOf } from './shade.ts'

export interface PrintedReport {
  health: Health
  days: readonly HealthDay[]
  owners: HealthView['owners']
  trace: { seq: number; hash: string }
}

/** The monthly report on paper, with label and trace. */
export function HealthPrint({ report }: { report: PrintedReport }) {
  const m = useMessages(healthMessages)
  const shell = useMessages(shellMessages)
  const w = useMessages(healthWords)
  const format = useFormat()
  const { query } = useApi()
  const workspace = useQuery(query.workspace.state.queryOptions())
  const isSample = workspace.data?.state === 'open' && workspace.data.info.kind === 'sample'
  const { health, days, owners, trace } = report
  return (
    <article className={`paper ${styles.print}`}>
      <header>
        {isSample && <p className="strong">{shell.sampleNote}</p>}
        <h1>
          {m.title} · {health.day.slice(0, 7)}
        </h1>
        <p className="row">
          <ReadingLine reading={health.score} />
        </p>
        <p>
          {m.measuredAt(format.dateTime(health.measuredAt), format.number(health.rows))} ·{' '}
          {m.openDeals(
            format.number(health.openDeals),
            format.moneyShort(health.openAmountMinor, health.currency),
          )}
        </p>
      </header>
      <table className="table">
        <thead>
          <tr>
            <th>{m.kind}</th>
            {healthMeasures.map((measure) => (
              <th key={measure} className="num">
                {w.measures[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {healthKinds.map((kind) => (
            <tr key={kind}>
              <th>{w.kinds[kind]}</th>
              {healthMeasures.map((measure) => {
                const cell = health.cells.find((each) => each.kind === kind && each.measure === measure)
                return (
                  <td key={measure} className="num">
                    {!cell ? '·' : cell.value === null ? m.notEnough : percentOf(cell.value)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <h2>
        {m.fixes} <small>{m.fixesNote}</small>
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th>{m.columns.what}</th>
            <th className="num">{m.columns.impact}</th>
            <th className="num">{m.columns.deals}</th>
            <th className="num">{m.columns.amount}</th>
            <th className="num">{m.columns.failing}</th>
            <th>{m.columns.owner}</th>
          </tr>
        </thead>
        <tbody>
          {health.fixes.map((fix) => (
            <tr key={fix.check}>
              <td>
                {w.kinds[healthCheckOf(fix.check).kind]} · {w.checks[fix.check]}
              </td>
              <td className="num">{format.number(fix.impact, 1)}</td>
              <td className="num">{format.number(fix.openDeals)}</td>
              <td className="num">{format.moneyShort(fix.openAmountMinor, health.currency)}</td>
              <td className="num">
                {format.number(fix.failing)} / {format.number(fix.of)}
              </td>
              <td>{owners[fix.check] ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="t11 c3">{m.impactNote}</p>
      <h2>{m.trend}</h2>
      <p>
        {days
          .map(({ day, score }) => `${day} ${score === null ? m.notEnough : format.number(score, 1)}`)
          .join(' · ')}
      </p>
      <h2>{m.leftOut}</h2>
      {health.leftOut.every(({ features }) => features.length === 0) && <p>{m.leftOutNone}</p>}
      {health.leftOut
        .filter(({ features }) => features.length > 0)
        .map(({ model, features }) => (
          <div key={model}>
            <b>{m.models[model]}</b>
            <LeftOutList features={features} />
          </div>
        ))}
      <footer>
        <p>{m.generated}</p>
        <h2>{m.trace}</h2>
        <p className="mono">
          #{trace.seq} {trace.hash}
        </p>
      </footer>
    </article>
  )
}
