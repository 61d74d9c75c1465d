import { useCallback } from 'react'
import type { Measure, UseView } from '../../../../shared/contract/watching.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Chart } from '../../../ui/chart/Chart.tsx'
import type { ChartColours } from '../../../ui/chart/theme.ts'
import { watchingMessages } from './messages.ts'
import styles from './watching.module.css'

const figureOf = (measure: Measure): number | null => (measure.kind === 'measured' ? measure.value : null)
const bytesPerMebibyte = 2 ** 20

/** How long a model took and how much memory its process had, week by week; a week with too few has a gap. */
export function SpeedWeeks({ weeks }: { weeks: UseView['speedWeeks'] }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 40, right: 48, top: 30, bottom: 24 },
      legend: { top: 0, left: 24 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: weeks.map(({ week }) => week.slice(5)) },
      yAxis: [
        { type: 'value', name: m.seconds },
        { type: 'value', name: m.mebibytes },
      ],
      series: [
        {
          name: m.p50,
          type: 'line',
          itemStyle: { color: colours.sequence[5] },
          data: weeks.map(({ p50Ms }) => {
            const ms = figureOf(p50Ms)
            return ms === null ? null : ms / 1000
          }),
        },
        {
          name: m.modelMemoryShort,
          type: 'line',
          yAxisIndex: 1,
          itemStyle: { color: colours.sequence[3] },
          data: weeks.map(({ p50ModelBytes }) => {
            const bytes = figureOf(p50ModelBytes)
            return bytes === null ? null : Math.round(bytes / bytesPerMebibyte)
          }),
        },
      ],
    }),
    [weeks, m],
  )
  const told = weeks.filter(({ p50Ms, p50ModelBytes }) => figureOf(p50Ms) ?? figureOf(p50ModelBytes))
  if (told.length === 0) return <p className={`${styles.block} t12 c3`}>{m.noSpeedWeeks}</p>
  const description = format.list(
    told.map(({ week, p50Ms, p50ModelBytes }) => {
      const [ms, bytes] = [figureOf(p50Ms), figureOf(p50ModelBytes)]
      return m.speedWeekText(
        week,
        ms === null ? m.unknownFigure : m.milliseconds(format.number(Math.round(ms))),
        bytes === null ? m.unknownFigure : format.bytes(bytes),
      )
    }),
  )
  return (
    <div className={styles.chart}>
      <Chart option={option} description={description} height={170} />
    </div>
  )
}
