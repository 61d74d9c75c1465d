import { isByWord } from '../candidate.ts'
import type { Mapping } from '../mapping.ts'

/** Headings of a whole name, as which nothing else is meant. */
const wholeName =
  /^(?:full name|name|contact name|person name|display name|contact full name|姓名|联系人|联系人姓名|中文名|人名)$/

/**
 * Where first and last name stand in columns of their own, they are the name: a column that only sounds like one (Marketing
 * contact status, Person - Owner) is none. One that holds the whole name besides stays, it says the same.
 */
export function letTwoColumnsBeName({ kind, columns, fieldOfColumn }: Mapping): void {
  if (kind.id !== 'contacts') return
  const mapped = [...fieldOfColumn.values()]
  const parts = mapped.filter(
    (found) => (found.spec.key === 'lastName' || found.spec.key === 'firstName') && isByWord(found),
  )
  const name = mapped.find(({ spec }) => spec.key === 'name')
  const last = parts.find(({ spec }) => spec.key === 'lastName')
  if (name === undefined || last === undefined || parts.length < 2) return
  const { header, all } = columns[name.index]!
  const surnames = columns[last.index]!.all
  const both = all.flatMap((cell, row) =>
    cell.trim() === '' || (surnames[row] ?? '').trim() === '' ? [] : [[cell, surnames[row]!] as const],
  )
  const isWhole = both.length > 0 && both.every(([cell, surname]) => cell.includes(surname.trim()))
  if (!isWhole && !(both.length === 0 && wholeName.test(header.plain))) fieldOfColumn.delete(name.index)
}
