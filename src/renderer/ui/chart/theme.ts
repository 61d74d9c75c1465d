/** The tokens that charts are drawn with, as colours: ECharts paints on a canvas and cannot read variables. */
export interface ChartColours {
  text: string
  text2: string
  text3: string
  line: string
  line2: string
  raised: string
  sequence: string[]
  down: string
}

/** Reads the tokens in force on an element. */
export function readColours(element: Element): ChartColours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    text: token('text'),
    text2: token('text-2'),
    text3: token('text-3'),
    line: token('line'),
    line2: token('line-2'),
    raised: token('raised'),
    sequence: [1, 2, 3, 4, 5, 6, 7].map((step) => token(`seq-${step}`)),
    down: token('div-n2'),
  }
}

/** An ECharts theme: hairline axes, no shadows, no gradients, data from sand to sea. */
export const chartTheme = (colours: ChartColours, font: string) => ({
  color: [colours.sequence[5]!, colours.down, colours.sequence[3]!, colours.text2, colours.sequence[6]!],
  backgroundColor: 'transparent',
  textStyle: { fontFamily: font, color: colours.text2, fontSize: 11 },
  ...Object.fromEntries(
    ['categoryAxis', 'valueAxis', 'timeAxis', 'logAxis'].map((axis) => [
      axis,
      {
        axisLine: { lineStyle: { color: colours.line2 } },
        axisTick: { lineStyle: { color: colours.line2 } },
        axisLabel: { color: colours.text3, fontSize: 11 },
        splitLine: { lineStyle: { color: colours.line } },
      },
    ]),
  ),
  legend: { textStyle: { color: colours.text2, fontSize: 11 }, itemWidth: 10, itemHeight: 8 },
  tooltip: {
    backgroundColor: colours.raised,
    borderColor: colours.line2,
    textStyle: { color: colours.text, fontSize: 12 },
    extraCssText: 'box-shadow: var(--lift); border-radius: 4px;',
  },
})
