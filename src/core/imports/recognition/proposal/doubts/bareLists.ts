import type { CellShape } from '../../cellShapes.ts'
import type { Named } from '../../knownNames.ts'
import type { RecordKindId } from '../../recordKinds.ts'
import { shareOf } from '../columns.ts'
import { hasHeadingOf } from '../telling.ts'
import type { Supposition } from './supposition.ts'

/** Kinds that a day and a customer beside it would make of a report or a request: something of their own has to tell of them. */
const madeOfDoubt: ReadonlySet<RecordKindId> = new Set([
  'deals',
  'serviceTickets',
  'returns',
  'tenderFeedback',
])

/** A day and a number are told of anything that has a form. */
const ofAnyForm: ReadonlySet<string> = new Set(['returnedAt', 'number', 'reportedAt'])

/** Whether neither a field nor a heading nor the table's name tells of a kind that needs to be told of. */
export const isUntold = ({ kind, columns, tellingFields, reading }: Supposition): boolean =>
  (reading.kindsInName.get(kind) ?? 0) === 0 &&
  madeOfDoubt.has(kind.id) &&
  tellingFields.every((key) => ofAnyForm.has(key)) &&
  !hasHeadingOf(kind, columns)

/** What lists of anything head their columns with: code and name of countries, currencies and departments as of customers. */
const saysNothing =
  /^(?:(?:中文|英文)?(?:名称|名字|全称|简称|名)|编号|编码|代码|代号|值|描述|说明|标签|备注|序号|(?:full |short )?names?|codes?|ids?|keys?|values?|desc(?:ription)?|labels?|titles?|number|no|abbreviation|remarks?|notes?)$/

/** Kinds of which a name alone makes a record, and by which shape or known names its cells can tell that they are such. */
const madeOfNames: Partial<Record<RecordKindId, { named: Named; shape: CellShape | null }>> = {
  accounts: { named: 'account', shape: 'company' },
  contacts: { named: 'contact', shape: 'person' },
  products: { named: 'product', shape: null },
}

/** Whether a table holds codes and names of which nothing says that they are customers, people or products. */
export function isBareList({ kind, columns, found, reading: { names, kindsInName } }: Supposition): boolean {
  const made = madeOfNames[kind.id]
  if ((kindsInName.get(kind) ?? 0) > 0 || made === undefined || found.length === 0) return false
  if (!found.every(({ index }) => saysNothing.test(columns[index]!.header.plain))) return false
  return !found.some(({ index }) => {
    const column = columns[index]!
    // Nobody's name stands under 名称, though 华东 could be one.
    const isOfThings = kind.id === 'contacts' && /称|描述|说明|desc/.test(column.header.plain)
    if (column.different.length === 0 || isOfThings) return false
    const isKnown = (names?.share(made.named, column.different) ?? 0) >= 0.5
    return isKnown || (made.shape !== null && shareOf(column, made.shape) >= 0.5)
  })
}
