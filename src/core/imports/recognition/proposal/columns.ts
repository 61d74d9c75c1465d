import { type CellShape, cellShapes } from '../cellShapes.ts'
import type { ReadHeader } from '../header.ts'
import type { Concept } from '../headingParts.ts'
import { decideDecimal, readNumber } from '../numberText.ts'
import { type KnownHeader, knownHeader } from './headings.ts'
import type { TableSample } from './tableSample.ts'

/** A column taken apart: its heading, and its cells in the ways in which they are asked about. */
export type ReadColumn = {
  readonly column: string
  readonly known: KnownHeader
  readonly header: ReadHeader
  /** What the heading asks for in somebody's own words, the likeliest first. */
  readonly asked: readonly Concept[]
  /** Every row's cell, and the filled ones. */
  readonly all: readonly string[]
  readonly values: readonly string[]
  /** The first different ones. */
  readonly different: readonly string[]
  readonly shares: Map<CellShape, number>
}

/** Different cells that are compared with names: more make a column no clearer. */
export const mostCompared = 40

/** The columns of a table, each taken apart. */
export function readColumns(sample: TableSample): ReadColumn[] {
  return sample.columns.map((column) => {
    const all = sample.rows.map((row) => row[column] ?? '')
    const known = knownHeader(column)
    const values = all.filter((value) => value.trim() !== '')
    const different = [...new Set(values.map((value) => value.trim()))].slice(0, mostCompared)
    return {
      column,
      known,
      header: known.read,
      asked: known.asked,
      all,
      values,
      different,
      shares: new Map(),
    }
  })
}

/** Share of the different cells of a column that have a shape; counted once, for all the fields that have it. */
export function shareOf({ different, shares }: ReadColumn, shape: CellShape): number {
  const known = shares.get(shape)
  if (known !== undefined) return known
  const share = different.filter(cellShapes[shape]).length / different.length
  shares.set(shape, share)
  return share
}

/** Whether most of a column's cells are figures. */
export const holdsFigures = ({ values }: ReadColumn): boolean =>
  values.length > 0 &&
  values.filter((value) => readNumber(value, { decimal: decideDecimal(values) }) !== null).length * 2 >
    values.length

/** Whether all cells of a column are single words in capitals and figures, some with a figure: MQ-F12, FRT. */
export const isOfCodes = ({ different }: ReadColumn): boolean =>
  different.length > 1 &&
  different.filter((cell) => /^[A-Z\d][A-Z\d._/-]{1,19}$/.test(cell)).length >=
    codesOfAll * different.length &&
  different.some((cell) => /\d|\w-\w/.test(cell))

/** The share of cells that are codes where the others are a remark below the list. */
const codesOfAll = 0.85

/** What heads the numbers of rows, plain and in small letters. */
export const rowCount =
  /^(序号|序|项次|行次|行号|项|编号|no|nr|num|lfd nr|item|item no|item #|line|line no|line #|sl|sl no|s no|s n|s\/n|sn|sr|sr no|pos|position|ref|index|#|№)$/
