import type { ImportItem, Place } from '../formats/format.ts'
import type { YearsOfRow } from '../recognition/convert.ts'
import { createYearFinder, lacksYear } from '../recognition/inferredYears.ts'
import type { ImportProfile } from '../recognition/profile.ts'

const keyOf = ({ sheet, entry, line }: Place): string => `${sheet ?? ''}\n${entry ?? ''}\n${line ?? ''}`

/**
 * The years of a table's days without one, as the rows before and after show them. Looks through the whole table first,
 * because a day's year often shows a few rows below; only rows that lack one are kept. `today` is `2026-11-22`.
 */
export function createRowYears(profile: ImportProfile, today: string) {
  const found = new Map<string, Map<string, number>>()
  const finders = profile.columns.flatMap(({ column, conversion }) =>
    conversion?.rowOrder === undefined
      ? []
      : [
          {
            column,
            finder: createYearFinder(
              {
                dateOrder: conversion.dateOrder ?? 'ymd',
                rowOrder: conversion.rowOrder,
                today: Number(today.replaceAll('-', '')),
              },
              (row, year) => {
                const years = found.get(row) ?? new Map<string, number>()
                found.set(row, years.set(column, year))
              },
            ),
          },
        ],
  )
  return {
    /** Whether there is anything to look for: most tables write their years. */
    isNeeded: finders.length > 0,
    look(items: Iterable<ImportItem>): void {
      for (const item of items)
        if (item.kind === 'row')
          for (const { column, finder } of finders) finder.add(keyOf(item.at), item.cells[column] ?? '')
    },
    finish(): void {
      for (const { finder } of finders) finder.finish()
    },
    /** The years that were found for a row; undefined for nearly all rows. */
    of(at: Place, cells: Readonly<Record<string, string>>): YearsOfRow | undefined {
      const years = found.get(keyOf(at))
      return years && [...years.keys()].some((column) => lacksYear(cells[column] ?? '')) ? years : undefined
    },
  }
}
export type RowYears = ReturnType<typeof createRowYears>
