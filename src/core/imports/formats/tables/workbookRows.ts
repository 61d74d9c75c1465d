import type { Range } from '@e965/xlsx'
import type { Refusal } from '../format.ts'

/** A row of a sheet that holds something: its cells as text. */
export type WorkbookRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** Columns in which an error stands in the place of a value. */
  readonly errors: readonly number[]
}

export type RowPiece = {
  readonly rows: readonly WorkbookRow[]
  /** How much of the sheet has been read, 0–1. */
  readonly share: number
  /** Ends the reading. */
  readonly refusal?: Refusal
}

/** A sheet of a workbook, which may be read several times. */
export type WorkbookSheet = {
  readonly name: string
  readonly isHidden: boolean
  merges(): Promise<readonly Range[]>
  /** Its rows from the first to the last, piece by piece. */
  rows(): AsyncIterable<RowPiece>
}

export type OpenedWorkbook =
  | { readonly ok: true; readonly sheets: readonly WorkbookSheet[] }
  | { readonly ok: false; readonly refusal: Refusal }
