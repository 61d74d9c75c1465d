import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { DecisionHistory } from '../../../shared/contract/studio.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import type { ChartColours } from '../../ui/chart/theme.ts'
import { EmptyState, LoadingState, PaneHeader } from '../../ui/index.ts'
import { studioMessages } from './messages.ts'
import styles from './studio.module.css'

const series = ['adopted', 'edited', 'rejected'] as const

/** What people do with shown talk tracks, month by month, and why they reject them. */
export function Decisions() {
  const m = useMessages(studioMessages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.studio.decisions.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const decided = data.months.some((month) => series.some((each) => month[each] > 0))
  if (!decided) return <EmptyState title={m.noDecisions}>{m.noDecisionsNote}</EmptyState>
  return (
    <div className={styles.scroll}>
      <PaneHeader title={m.decisionsTitle} note={m.decisionsNote} />
      <div className={styles.chart}>
        <Months months={data.months} />
      </div>
      <div className={styles.padded}>
        <table className="table">
          <thead>
            <tr>
              <th>{m.month}</th>
              <th className="num">{m.shown}</th>
              {series.map((each) => (
                <th key={each} className="num">
                  {m.decisions[each]}
                </th>
              ))}
              <th className="num">{m.untouched}</th>
            </tr>
          </thead>
          <tbody>
            {[...data.months].reverse().map((each) => (
              <tr key={each.month}>
                <td>{each.month}</td>
                <td className="num">{each.shown}</td>
                {series.map((one) => (
                  <td key={one} className="num">
                    {each[one]}
                  </td>
                ))}
                <td className="num">
                  {Math.max(0, each.shown - each.adopted - each.edited - each.rejected)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PaneHeader title={m.rejections} note={m.rejectionsNote} />
      {data.rejections.length === 0 ? (
        <p className={`${styles.block} t12 c3`}>{m.noRejections}</p>
      ) : (
        <ul className={`${styles.leftOut} ${styles.block}`}>
          {data.rejections.map(({ reason, n }) => (
            <li key={reason}>
              <span className="clip">{reason}</span>
              <span className="num">{m.times(n)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Months({ months }: { months: DecisionHistory['months'] }) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 40, right: 16, top: 34, bottom: 28 },
      legend: { top: 0, left: 32 },
      xAxis: { type: 'category', data: months.map(({ month }) => month) },
      yAxis: { type: 'value', minInterval: 1 },
      series: series.map((each, at) => ({
        name: m.decisions[each],
        type: 'bar',
        stack: 'decisions',
        barMaxWidth: 28,
        itemStyle: { color: [colours.sequence[5], colours.sequence[3], colours.down][at] },
        data: months.map((month) => month[each]),
      })),
    }),
    [months, m],
  )
  const description = format.list(
    months.map(({ month, shown, adopted, edited, rejected }) =>
      m.monthText(month, shown, adopted, edited, rejected),
    ),
  )
  return <Chart option={option} description={description} height={220} />
}
