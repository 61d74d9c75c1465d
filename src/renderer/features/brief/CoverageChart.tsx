import { useCallback, useMemo } from 'react'
import type { QuoteView } from '../../../shared/contract/brief.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import type { ChartColours } from '../../ui/chart/theme.ts'
import { briefMessages } from './messages.ts'

type Period = Extract<QuoteView['prediction'], { kind: 'range' }>['measured']['byPeriod'][number]

/** Quarters that are shown; what lies further back says little about today. */
const mostPeriods = 8
/** Below this a share is shown without its figure: one price more would move it by ten points and over. */
const leastForFigure = 10

/**
 * How often ranges held, quarter by quarter, against the 80 % that they promise. Coverage is a promise over many
 * deals together and time breaks it, so it is shown over time and not as one figure alone.
 */
export default function CoverageChart({ periods }: { periods: readonly Period[] }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const shown = useMemo(() => periods.slice(-mostPeriods), [periods])
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 36, right: 12, top: 20, bottom: 40 },
      xAxis: {
        type: 'category',
        // 2026-Q3 as 26 Q3: eight of them stand side by side.
        data: shown.map(({ period, n }) => `${period.slice(2).replace('-', ' ')}\nn ${n}`),
        axisLabel: { interval: 0, lineHeight: 14 },
      },
      yAxis: { type: 'value', min: 0, max: 100, interval: 20, axisLabel: { formatter: '{value}%' } },
      series: [
        {
          type: 'bar',
          barMaxWidth: 22,
          data: shown.map(({ coverage, n }) => ({
            value: Math.round(coverage * 100),
            itemStyle: { color: n < leastForFigure ? colours.sequence[1] : colours.sequence[4] },
            label: { show: n >= leastForFigure, position: 'top', color: colours.text, fontSize: 11 },
          })),
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: colours.text2, type: 'dashed', width: 1 },
            label: { show: false },
            data: [{ yAxis: 80 }],
          },
        },
      ],
    }),
    [shown],
  )
  const description = shown
    .map(({ period, n, coverage }) => m.coverageOf(period, format.percentFigure(coverage), n))
    .join(m.listSeparator)
  return (
    <div style={{ width: 420 }}>
      <Chart option={option} description={description} height={200} />
      <p className="t12 c2">{m.coverageNote}</p>
    </div>
  )
}
