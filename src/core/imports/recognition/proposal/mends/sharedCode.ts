import { nameForm } from '../../../matching/nameForm.ts'
import { areUnlike } from '../../../matching/unlikeNames.ts'
import type { RecordKindId } from '../../recordKinds.ts'
import type { ReadColumn } from '../columns.ts'
import type { Mapping } from '../mapping.ts'

/** A code and the name of what it stands for. */
const pairsOf = (kind: RecordKindId): readonly (readonly [code: string, name: string])[] => {
  if (kind === 'products') return [['code', 'name']]
  if (kind === 'accounts') return [['code', 'name']]
  return [
    ['productCode', 'product'],
    ['accountCode', 'account'],
  ]
}

/** The share of rows from which on codes that stand for several things are no codes of them. */
const sharedByMany = 0.2

/**
 * A code stands for one thing: a column whose codes stand beside unlike names (the number of a quotation, `to be coded` in
 * row after row) is none, whatever heads it, and what it says stays in the row's evidence.
 */
export function letSharedCodeBeNone({ kind, columns, fieldOfColumn }: Mapping): void {
  for (const [codeKey, nameKey] of pairsOf(kind.id)) {
    const mapped = [...fieldOfColumn.values()]
    const code = mapped.find(({ spec }) => spec.key === codeKey)
    const name = mapped.find(({ spec }) => spec.key === nameKey)
    if (code === undefined || name === undefined) continue
    if (shareOfShared(columns[code.index]!, columns[name.index]!) > sharedByMany)
      fieldOfColumn.delete(code.index)
  }
}

/** The share of rows with code and name whose code stands beside an unlike name elsewhere. */
function shareOfShared(codes: ReadColumn, names: ReadColumn): number {
  const namesOf = new Map<string, string[]>()
  for (const [row, cell] of codes.all.entries()) {
    const [code, name] = [cell.trim(), names.all[row]!.trim()]
    if (code !== '' && name !== '') namesOf.set(code, [...(namesOf.get(code) ?? []), name])
  }
  let rows = 0
  let shared = 0
  for (const found of namesOf.values()) {
    rows += found.length
    const [first, ...others] = [...new Set(found)].map(nameForm)
    if (others.some((other) => areUnlike(first!, other))) shared += found.length
  }
  return rows === 0 ? 0 : shared / rows
}
