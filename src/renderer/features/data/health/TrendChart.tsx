import { useCallback, useMemo } from 'react'
import type { HealthDay } from '../../../../shared/contract/health.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Chart } from '../../../ui/chart/Chart.tsx'
import type { ChartColours } from '../../../ui/chart/theme.ts'
import { healthMessages } from './messages.ts'
import { withGaps } from './shade.ts'

/** The rule score by day. The line is broken where no day was measured, and where the rule changed. */
export function TrendChart({ days, height }: { days: readonly HealthDay[]; height: number }) {
  const m = useMessages(healthMessages)
  const format = useFormat()
  const told = useMemo(() => days.filter(({ score }) => score !== null), [days])
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 28, right: 8, top: 8, bottom: 20 },
      xAxis: { type: 'time', axisLabel: { hideOverlap: true } },
      yAxis: { type: 'value', min: 0, max: 100, interval: 50 },
      series: [...new Set(told.map(({ ruleVersion }) => ruleVersion))].map((version) => ({
        type: 'line',
        name: version,
        connectNulls: false,
        symbolSize: 5,
        symbol: 'circle',
        itemStyle: { color: colours.sequence[5] },
        lineStyle: { color: colours.sequence[5], width: 1.5 },
        data: withGaps(told.filter(({ ruleVersion }) => ruleVersion === version)).map((each) =>
          each === null ? ['-', '-'] : [each.day, Number(each.score!.toFixed(1))],
        ),
      })),
    }),
    [told],
  )
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last || told.length < 2) return <p className="t12 c3">{m.trendNone}</p>
  const description = m.trendText(
    first.day,
    last.day,
    told.length,
    format.number(first.score!, 1),
    format.number(last.score!, 1),
  )
  return <Chart option={option} description={description} height={height} />
}
