import { convertCell } from '../../convert.ts'
import type { Supposition } from './supposition.ts'

/** The share of days to come from which on a list is one of plans. */
const mostlyToCome = 0.6

/** Whether rows would be talks that took place on days that are to come: they are planned. */
export function isYetToCome({ kind, columns, found, reading }: Supposition): boolean {
  const day = kind.id === 'activities' ? found.find(({ spec }) => spec.key === 'happenedAt') : undefined
  if (day === undefined || reading.now === undefined) return false
  // A log that says row by row what is done says so itself.
  if (found.some(({ spec }) => spec.key === 'state')) return false
  const at = columns[day.index]!.different.flatMap((cell) => {
    const read = convertCell(cell, day.spec, day.conversion, reading)
    return read.ok && typeof read.value === 'number' ? [read.value] : []
  })
  return at.length > 0 && at.filter((one) => one > reading.now!).length >= mostlyToCome * at.length
}
