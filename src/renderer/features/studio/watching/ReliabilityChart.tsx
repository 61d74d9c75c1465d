import { useCallback } from 'react'
import type { Reliability } from '../../../../shared/contract/watching.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Chart } from '../../../ui/chart/Chart.tsx'
import type { ChartColours } from '../../../ui/chart/theme.ts'
import { watchingMessages } from './messages.ts'

/** What was shown against what came true, with the interval and n of each bin. */
export function ReliabilityChart({ curve, height }: { curve: Reliability['curve']; height: number }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 44, right: 20, top: 16, bottom: 40 },
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        name: m.curveX,
        nameLocation: 'middle',
        nameGap: 24,
        axisLabel: { formatter: (value: number) => `${Math.round(100 * value)}%` },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 1,
        name: m.curveY,
        nameLocation: 'middle',
        nameGap: 32,
        axisLabel: { formatter: (value: number) => `${Math.round(100 * value)}%` },
      },
      series: [
        {
          type: 'line',
          name: m.perfect,
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.line2, type: 'dashed', width: 1 },
          data: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          // One stroke from end to end of each interval, with a gap between.
          type: 'line',
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.sequence[3], width: 2 },
          data: curve.flatMap(({ shown, happened }) => [
            [shown, happened.low],
            [shown, happened.high],
            [null, null],
          ]),
        },
        {
          type: 'line',
          name: m.curve,
          symbol: 'circle',
          symbolSize: 9,
          lineStyle: { color: colours.sequence[5], width: 1 },
          itemStyle: { color: colours.sequence[5] },
          label: {
            show: true,
            position: 'right',
            color: colours.text3,
            fontSize: 11,
            formatter: ({ dataIndex }: { dataIndex: number }) => `n ${curve[dataIndex]?.n ?? ''}`,
          },
          data: curve.map(({ shown, happened }) => [shown, happened.value]),
        },
      ],
    }),
    [curve, m],
  )
  const description = format.list(
    curve.map(({ from, to, n, shown, happened }) =>
      m.curveText(
        format.percent(from),
        format.percent(to),
        format.number(n),
        format.percent(shown),
        format.percent(happened.value),
      ),
    ),
  )
  return <Chart option={option} description={description} height={height} />
}
