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

type Drawing = { option(colours: ChartColours): EChartsCoreOption; description: string }

const drawn = ({ option, description }: Drawing, colours: ChartColours): EChartsCoreOption => ({
  animation: false,
  aria: { enabled: true, label: { description } },
  ...option(colours),
})

/**
 * A chart whose option is built from the tokens in force. Its text alternative is `description`, in full sentences:
 * what is shown, over what, and what stands out. Keep `option` stable between renders (`useCallback`); another one is
 * drawn in place, so that a chart that grows does not flicker.
 */
export function Chart({ option, description, height }: Drawing & { height: number }) {
  const host = useRef<HTMLDivElement>(null)
  const { dark, density } = useLook()
  const drawing = useRef<Drawing>({ option, description })
  const current = useRef<{ chart: ECharts; colours: ChartColours } | null>(null)

  useEffect(() => {
    drawing.current = { option, description }
    const { chart, colours } = current.current ?? {}
    if (chart && colours) chart.setOption(drawn(drawing.current, colours), { notMerge: true })
  }, [option, description])

  useEffect(() => {
    const element = host.current
    if (!element) return
    // Tokens change in the parent's effect; they are read once it has run.
    const resize = new ResizeObserver(() => current.current?.chart.resize())
    const frame = requestAnimationFrame(() => {
      const colours = readColours(element)
      const theme = chartTheme(colours, getComputedStyle(element).fontFamily)
      const chart = init(element, theme, { renderer: 'svg' })
      current.current = { chart, colours }
      chart.setOption(drawn(drawing.current, colours))
      resize.observe(element)
    })
    void dark
    void density
    return () => {
      cancelAnimationFrame(frame)
      resize.disconnect()
      current.current?.chart.dispose()
      current.current = null
    }
  }, [dark, density])

  return <div ref={host} role="img" aria-label={description} style={{ height, width: '100%' }} />
}
