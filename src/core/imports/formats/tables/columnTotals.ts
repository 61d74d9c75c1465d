/** One row with what it is told by. */
type Row = { readonly cells: readonly string[]; readonly line: number }

const figure =
  /^(?:[a-z]{2,3}|(?:us|hk|nt|nz|a|c|s)\$|[¥￥$€£])?\s*(\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d+)?)\s*(?:元|[a-z]{3}|[€£])?$/i

function figureOf(cell: string): number | null {
  const digits = figure.exec(cell.trim())?.[1]
  return digits === undefined ? null : Number(digits.replaceAll(/[, ]/g, ''))
}

const smallest = 2
/**
 * Lines of the rows that say what the rows above them come to, whatever they are called (Annual fee, 首年费用, Engagement
 * price): words and figures that are each the sum of their columns, in a row that leaves blank what the others fill.
 * `header` is the index of the row of headings.
 */
export function linesThatAddUp(rows: readonly Row[], header: number): ReadonlySet<number> {
  const found = new Set<number>()
  const width = rows[header]!.cells.filter((cell) => cell.trim() !== '').length
  if (width < 3) return found
  const sums = new Map<number, { sum: number; count: number }>()
  for (const { cells, line } of rows.slice(header + 1)) {
    const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ cell: cell.trim(), at }]))
    const figures = filled.flatMap(({ cell, at }) => {
      const value = figureOf(cell)
      return value === null ? [] : [{ value, at }]
    })
    const isThin = filled.length - figures.length === 1 && filled.length * 2 <= width
    const addsUp = figures.some(({ value, at }) => {
      const above = sums.get(at)
      return (
        value > 0 && (above?.count ?? 0) >= smallest && Math.abs(above!.sum - value) < 0.01 * above!.count
      )
    })
    if (isThin && figures.length === 1 && figureOf(filled[0]!.cell) === null && addsUp) {
      found.add(line)
      continue
    }
    for (const { value, at } of figures) {
      const above = sums.get(at) ?? { sum: 0, count: 0 }
      sums.set(at, { sum: above.sum + value, count: above.count + 1 })
    }
  }
  return found
}
