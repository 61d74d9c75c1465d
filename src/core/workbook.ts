import { utils, type WorkSheet, write } from '@e965/xlsx'
import { inertCell } from './inertCell.ts'

/** A share (0–1) is shown as per cent. */
type Share = { share: number }
export type Cell = string | number | null | Share

const isShare = (cell: Cell | undefined): cell is Share => typeof cell === 'object' && cell !== null
export const rounded = (value: number, digits = 4): number => Number(value.toFixed(digits))
export const shareOf = (share: number): Share => ({ share: rounded(share) })

function sheet(rows: readonly (readonly Cell[])[]): WorkSheet {
  const made = utils.aoa_to_sheet(
    rows.map((row) =>
      row.map((cell) => {
        if (typeof cell === 'string') return inertCell(cell)
        return isShare(cell) ? { t: 'n', v: cell.share, z: '0.0%' } : cell
      }),
    ),
  )
  const columns = Math.max(...rows.map((row) => row.length))
  const lengthOf = (cell: Cell | undefined) => (isShare(cell) ? 6 : String(cell ?? '').length)
  const widest = (at: number) => Math.max(...rows.slice(1).map((row) => lengthOf(row[at])), 8)
  made['!cols'] = Array.from({ length: columns }, (_, at) => ({ wch: Math.min(48, widest(at) + 4) }))
  return made
}

/**
 * An XLSX workbook of tables. No text in it is ever taken for a formula: names of files, people and records are other
 * people's words. It names no person as its author and no clock but `madeAt` (UTC ms): what was handed out is told by
 * its trace.
 */
export function bookOf(
  sheets: readonly { name: string; rows: readonly (readonly Cell[])[] }[],
  madeAt: number,
): Uint8Array<ArrayBuffer> {
  const book = utils.book_new()
  for (const { name, rows } of sheets) utils.book_append_sheet(book, sheet(rows), name)
  book.Props = { CreatedDate: new Date(madeAt), ModifiedDate: new Date(madeAt) }
  return Uint8Array.from(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

export const bookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
