/**
 * Rows of a delimited file that came out longer than its header: somebody typed the delimiter into a remark, a title or a
 * sum and wrote no quotes around it.
 */

/** What the cells of one column look like, by the rows that are as wide as the header. */
interface ColumnShape {
  readonly shapes: ReadonlyMap<Shape, number>
  readonly values: ReadonlySet<string>
  readonly rows: number
}

type Shape = 'blank' | 'number' | 'day' | 'address' | 'code' | 'text'

const shapeTests: readonly (readonly [Shape, RegExp])[] = [
  ['blank', /^\s*$/],
  [
    'number',
    /^\s*[-+(]?\s*(?:rmb|cny|usd|eur|gbp|hkd|[¥￥$€£])?\s*\d[\d,.\s']*\s*(?:%|元|万|万元|days?)?\)?\s*$/i,
  ],
  ['day', /^\s*\d{2,4}[-/.年]\d{1,2}([-/.月]\d{0,4}日?)?([ t].*)?$/i],
  ['address', /^\s*(?:[^@\s]+@[^@\s]+\.[a-z]{2,}|https?:\/\/\S+|\+?[\d\s()-]{7,})\s*$/i],
  ['code', /^\s*(?=\S*\d)[a-z\d][\w\-/.]*\s*$/i],
]

const shapeOf = (cell: string): Shape => shapeTests.find(([, test]) => test.test(cell))?.[0] ?? 'text'

/** Columns that hold sentences; a comma without quotes stands there first of all. */
const remark =
  /备注|说明|描述|内容|消息|附注|评语|印象|情况|remark|note|comment|description|details|memo|message|utterance/i

/** Rows that must be seen before their shape tells where another was cut too often. */
const fewestRows = 2
/** Cells that a row may have too many; more is another table, or no table. */
const mostSurplus = 4

export type RowMender = {
  /**
   * A row that is longer than the header, with the cells joined again that belong together: `null` where it cannot be told
   * which they are.
   */
  mend(cells: readonly string[]): readonly string[] | null
}

/**
 * Learns from the rows under a header what each column holds, so that a row cut too often can be put together again.
 * Undefined where most rows are longer than the header: then the header lacks names, and no row was cut.
 */
export function rowMender(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: string,
): RowMender | undefined {
  const width = columns.length
  const fitting = rows.filter((cells) => cells.length === width)
  const longer = rows.filter((cells) => filledLength(cells) > width).length
  if (width < 2 || fitting.length < fewestRows || longer * 2 > rows.length) return undefined
  const shapes = columns.map((_, at) => columnShape(fitting.map((cells) => cells[at]!)))
  return {
    mend(cells) {
      const surplus = cells.length - width
      if (surplus > mostSurplus) return null
      const readings = columns.map((name, at) => {
        const joined = [
          ...cells.slice(0, at),
          cells.slice(at, at + surplus + 1).join(delimiter),
          ...cells.slice(at + surplus + 1),
        ]
        return { name, at, joined, misfit: misfitOf(joined, shapes) }
      })
      const least = Math.min(...readings.map(({ misfit }) => misfit))
      // A delimiter too many at the end of a row cut nothing.
      const plain = cells.slice(width).every((cell) => cell.trim() === '') ? cells.slice(0, width) : null
      if (plain !== null && misfitOf(plain, shapes) <= least) return plain
      const best = readings.filter(({ misfit }) => misfit <= least + 1e-9)
      const told = best.filter(({ name }) => remark.test(name)).at(-1)
      const last = best.find(({ at }) => at === width - 1 && shapes[at]!.shapes.has('text'))
      return (best.length === 1 ? best[0] : (told ?? last))?.joined ?? null
    },
  }
}

function filledLength(cells: readonly string[]): number {
  let length = cells.length
  while (length > 0 && cells[length - 1]!.trim() === '') length--
  return length
}

function columnShape(cells: readonly string[]): ColumnShape {
  const shapes = new Map<Shape, number>()
  for (const cell of cells) shapes.set(shapeOf(cell), (shapes.get(shapeOf(cell)) ?? 0) + 1)
  return { shapes, values: new Set(cells.map((cell) => cell.trim())), rows: cells.length }
}

/** How badly cells fit their columns: a shape that a column never has counts one, a value it has had before nothing. */
function misfitOf(cells: readonly string[], columns: readonly ColumnShape[]): number {
  return columns.reduce((sum, { shapes, values, rows }, at) => {
    const cell = cells[at]!
    if (rows === 0 || values.has(cell.trim())) return sum
    const seen = shapes.get(shapeOf(cell)) ?? 0
    // A name that no other row has is as likely as any; one that all others share is missed a little.
    const isOfOne = values.size === 1 && rows > 1 ? 0.5 : 0
    return sum + (seen === 0 ? 1 : 0.2 * (1 - seen / rows)) + isOfOne
  }, 0)
}
