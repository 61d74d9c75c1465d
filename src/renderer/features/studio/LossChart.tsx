import { useCallback, useMemo } from 'react'
import type { TrainingView } from '../../../shared/contract/studio.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import type { ChartColours } from '../../ui/chart/theme.ts'
import { studioMessages } from './messages.ts'

/** How the loss falls: a line over what is learned, points over what is never learned. Lower is closer to the team. */
export function LossChart({
  curve,
  steps,
  height,
}: {
  curve: TrainingView['curve']
  /** Where the axis ends while a training runs; null where it has ended. */
  steps: number | null
  height: number
}) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const watched = useMemo(() => curve.filter(({ heldOutLoss }) => heldOutLoss !== null), [curve])
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 44, right: 16, top: 34, bottom: 30 },
      legend: { top: 0, left: 36, data: [m.learned, m.watched] },
      tooltip: { trigger: 'axis', valueFormatter: (value: number) => value?.toFixed(3) ?? '' },
      xAxis: {
        type: 'value',
        name: m.axisStep,
        nameLocation: 'end',
        nameGap: 4,
        min: 1,
        max: steps ?? 'dataMax',
        minInterval: 1,
        splitLine: { show: false },
      },
      yAxis: { type: 'value', min: 0 },
      series: [
        {
          name: m.learned,
          type: 'line',
          showSymbol: curve.length === 1,
          symbol: 'circle',
          symbolSize: 5,
          lineStyle: { width: 1.5, color: colours.sequence[5] },
          itemStyle: { color: colours.sequence[5] },
          data: curve.map(({ step, trainingLoss }) => [step, trainingLoss]),
        },
        {
          name: m.watched,
          type: 'line',
          symbol: 'diamond',
          symbolSize: 8,
          lineStyle: { width: 1.5, type: 'dashed', color: colours.down },
          itemStyle: { color: colours.down },
          data: watched.map(({ step, heldOutLoss }) => [step, heldOutLoss]),
        },
      ],
    }),
    [curve, watched, steps, m],
  )
  const last = curve.at(-1)
  const seen = watched.at(-1)?.heldOutLoss
  const description = last
    ? m.curveText(
        format.number(last.step),
        format.number(last.trainingLoss, 2),
        seen == null ? null : format.number(seen, 2),
      )
    : m.curveEmpty
  return <Chart option={option} description={description} height={height} />
}
