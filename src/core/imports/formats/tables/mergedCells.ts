import type { Range } from '@e965/xlsx'
import { tallestMerge } from './numberCell.ts'
import type { WorkbookRow } from './workbookRows.ts'

/** A few bytes can merge a whole column; more than so many cells are not filled. */
export const mostFills = 500_000

type Spoken = { readonly text: string; readonly isError: boolean; readonly until: number }

/**
 * Gives for each row of a sheet, from the first to the last, itself and what stands between it and the one before: a cell
 * merged over several rows speaks for each of them, also for rows that hold nothing else, and a gap is told as one blank row.
 */
export function createRowFiller(
  merges: readonly Range[],
  mostColumns: number,
): (row: WorkbookRow) => readonly WorkbookRow[] {
  const waiting = tallMerges(merges, mostColumns)
  let next = 0
  let last = 0
  const open = new Map<number, Spoken>()

  function filled(row: WorkbookRow): WorkbookRow {
    if (open.size === 0) return row
    const cells = [...row.cells]
    const errors = [...row.errors]
    for (const [column, { text, isError }] of open) {
      while (cells.length < column) cells.push('')
      cells[column] = text
      if (isError) errors.push(column)
    }
    return { line: row.line, cells, errors }
  }

  function openUntil(line: number, row: WorkbookRow | null): void {
    for (; next < waiting.length && waiting[next]!.s.r < line; next++) {
      const { s, e } = waiting[next]!
      open.set(s.c, {
        text: row?.cells[s.c] ?? '',
        isError: row?.errors.includes(s.c) ?? false,
        until: e.r + 1,
      })
    }
  }

  function forgetBefore(line: number): void {
    for (const [column, { until }] of open) if (until < line) open.delete(column)
  }

  return (row) => {
    const rows: WorkbookRow[] = []
    let line = last + 1
    for (; line < row.line; line++) {
      forgetBefore(line)
      const isGap = open.size === 0
      rows.push(filled({ line, cells: [], errors: [] }))
      if (isGap) break
    }
    // What is merged from a blank row on speaks for nothing, and makes its rows as wide as it reaches all the same.
    openUntil(row.line - 1, null)
    forgetBefore(row.line)
    rows.push(filled(row))
    openUntil(row.line, row)
    last = row.line
    return rows
  }
}

/** Those over several rows, by their first one. */
function tallMerges(merges: readonly Range[], mostColumns: number): readonly Range[] {
  let left = mostFills
  return merges
    .filter(({ s, e }) => {
      const rows = e.r - s.r
      if (!(rows > 0) || rows > Math.min(tallestMerge, left) || s.c >= mostColumns) return false
      left -= rows
      return true
    })
    .sort((one, other) => one.s.r - other.s.r)
}
