import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useLook } from '../look.tsx'
import { type ChartColours, chartTheme, readColours } from './theme.ts'

register([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  MarkAreaComponent,
  AriaComponent,
  SVGRenderer,
])

/**
 * A chart whose option is built from the tokens in force. Its text alternative is `description`, in full sentences:
 * what is shown, over what, and what stands out. Keep `option` stable between renders (`useCallback`).
 */
export function Chart({
  option,
  description,
  height,
}: {
  option(colours: ChartColours): EChartsCoreOption
  description: string
  height: number
}) {
  const host = useRef<HTMLDivElement>(null)
  const { dark, density } = useLook()

  useEffect(() => {
    const element = host.current
    if (!element) return
    // Tokens change in the parent's effect; they are read once it has run.
    let chart: ECharts | null = null
    const resize = new ResizeObserver(() => chart?.resize())
    const frame = requestAnimationFrame(() => {
      const colours = readColours(element)
      chart = init(element, chartTheme(colours, getComputedStyle(element).fontFamily), { renderer: 'svg' })
      chart.setOption({
        animation: false,
        aria: { enabled: true, label: { description } },
        ...option(colours),
      })
      resize.observe(element)
    })
    void dark
    void density
    return () => {
      cancelAnimationFrame(frame)
      resize.disconnect()
      chart?.dispose()
    }
  }, [option, description, dark, density])

  return <div ref={host} role="img" aria-label={description} style={{ height, width: '100%' }} />
}
