/** A number of a workbook in the fifteen digits that spreadsheets keep, without an exponent where they allow it. */
export const plainNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toPrecision(15)))

/** A share as people read it: 0.35 is `35%`. */
export const percentText = (share: number): string => `${Number((share * 100).toPrecision(15))}%`

/**
 * A cell merged over more rows than this speaks for the first of them alone: a few bytes can merge a whole column.
 */
export const tallestMerge = 10_000
