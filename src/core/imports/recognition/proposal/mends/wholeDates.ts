import { convertCell } from '../../convert.ts'
import type { Candidate } from '../candidate.ts'
import type { Mapping } from '../mapping.ts'

/** The share of cells that have to be days where another column's all are. */
const leastRead = 0.9
/** How sure a column is at least whose heading is a word of the field. */
const ownWord = 0.7

/** By kind: which day tells when a row was, and which other tells it where that one often doesn't. */
const insteadOf: Readonly<Record<string, readonly [main: string, other: string]>> = {
  orders: ['orderedAt', 'deliveredAt'],
}

/**
 * A column of days of which many cells hold words (`Date Not Captured`, 未登记) gives way to one that is read in full: to
 * another that its field's words head, else to the day that stands for it in its kind. A row is dated by one column, and not
 * by whichever of two has a day in it.
 */
export function letWholeDatesTell({ kind, columns, candidates, fieldOfColumn, reading }: Mapping): void {
  const shareRead = ({ index, spec, conversion }: Candidate): number => {
    const { values } = columns[index]!
    const read = values.filter((cell) => {
      const converted = convertCell(cell, spec, conversion, reading)
      return converted.ok && converted.value !== null
    })
    return values.length === 0 ? 0 : read.length / values.length
  }
  for (const [index, found] of [...fieldOfColumn]) {
    if (found.spec.type !== 'date' || shareRead(found) >= leastRead) continue
    const whole = candidates.find(
      (one) =>
        one.spec === found.spec &&
        one.index !== index &&
        one.confidence >= ownWord &&
        !fieldOfColumn.has(one.index) &&
        shareRead(one) === 1,
    )
    const [main, other] = insteadOf[kind.id] ?? []
    const standsFor =
      found.spec.key === main ? [...fieldOfColumn.values()].find(({ spec }) => spec.key === other) : undefined
    if (whole === undefined && (standsFor === undefined || shareRead(standsFor) < 1)) continue
    fieldOfColumn.delete(index)
    if (whole !== undefined) fieldOfColumn.set(whole.index, whole)
  }
}
