import type { RecordKind } from '../recordKinds.ts'
import { type ReadColumn, readColumns } from './columns.ts'
import { isOfSupplier, kindsInName } from './tableName.ts'
import type { TableSample } from './tableSample.ts'

/** A table taken apart; one that is looked at again with more names is the same table. */
export type ReadTable = {
  readonly columns: readonly ReadColumn[]
  readonly kindsInName: ReadonlyMap<RecordKind, number>
  readonly isOfSupplier: boolean
}

const tables = new WeakMap<TableSample, ReadTable>()

/** Takes a table apart, once. */
export function readTable(sample: TableSample): ReadTable {
  const met = tables.get(sample)
  if (met) return met
  const table = {
    columns: readColumns(sample),
    kindsInName: kindsInName(sample),
    isOfSupplier: isOfSupplier(sample),
  }
  tables.set(sample, table)
  return table
}
