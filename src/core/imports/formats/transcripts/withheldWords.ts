import type { ImportItem, ReadBatch, ReadProblem, RowItem, TableHeader } from '../format.ts'
import { spokenColumns, tellingRows } from './spokenRows.ts'
import { goesByTurnsInCell, isRecordedColumn, isWords, mayBeRecordedColumn } from './writtenDown.ts'

/** What of a table's rows nobody may take without a consent: cells of some columns, or all of them. */
type Withheld = { readonly isWhole: boolean; readonly columns: readonly string[] }

const nothing: Withheld = { isWhole: false, columns: [] }

/**
 * The rows of tables without what was said in a recording: cells under a heading such as 录音转写 are left empty, and a
 * sheet that is a transcript is left out, each told with its row. A recording comes in as a file of its own, with the
 * consent of those who speak; a list of calls comes in without it.
 */
export async function* withoutRecordedWords(batches: AsyncIterable<ReadBatch>): AsyncGenerator<ReadBatch> {
  const tables = new Map<string, TableHeader>()
  const withheld = new Map<string, Withheld>()
  for await (const batch of batches) {
    for (const table of batch.tables) {
      const key = keyOf(table)
      tables.set(key, table)
      // A table that widens is told again; what it was as a whole it stays.
      if (withheld.get(key)?.isWhole !== true) withheld.delete(key)
    }
    for (const [key, table] of tables)
      if (!withheld.has(key)) {
        const found = withheldOf(table, batch, key)
        if (found !== null) withheld.set(key, found)
      }
    const isTouched = [...withheld.values()].some(({ isWhole, columns }) => isWhole || columns.length > 0)
    yield isTouched ? withoutWithheld(batch, withheld) : batch
  }
}

/** Null until rows of the table have come. */
function withheldOf(table: TableHeader, { items }: ReadBatch, key: string): Withheld | null {
  const rows: RowItem[] = []
  for (const item of items) {
    if (item.kind === 'row' && keyOf(item.at) === key) rows.push(item)
    if (rows.length === tellingRows) break
  }
  if (rows.length === 0) return null
  if (spokenColumns(table.columns, rows, table.sheet ?? '') !== null) return { isWhole: true, columns: [] }
  const columns = table.columns.filter(
    (column) => isRecordedColumn(column) || isTalkOfCalls(column, table.columns, rows),
  )
  return columns.length === 0 ? nothing : { isWhole: false, columns }
}

/** How long it took is known of what a machine kept. */
const lengthColumn = /时长|秒数|duration|length|seconds|talk ?time/i

/**
 * Whether a column such as 对话内容 holds calls as they were recorded: its cells go by turns, and the table tells how long
 * each took, or the column that it was recognised.
 */
function isTalkOfCalls(column: string, columns: readonly string[], rows: readonly RowItem[]): boolean {
  if (!mayBeRecordedColumn(column)) return false
  if (!/识别|recogni/i.test(column) && !columns.some((other) => lengthColumn.test(other))) return false
  return rows.some(({ cells }) => goesByTurnsInCell(cells[column] ?? ''))
}

function withoutWithheld(batch: ReadBatch, withheld: ReadonlyMap<string, Withheld>): ReadBatch {
  const problems: ReadProblem[] = [...batch.problems]
  const items = batch.items.flatMap((item): ImportItem[] => {
    const { isWhole, columns } = (item.kind === 'row' && withheld.get(keyOf(item.at))) || nothing
    if (item.kind !== 'row') return [item]
    if (isWhole) {
      problems.push({ at: item.at, code: 'recordedWords', kept: false })
      return []
    }
    const said = columns.filter((column) => isWords(item.cells[column] ?? ''))
    if (said.length === 0) return [item]
    for (const column of said) problems.push({ at: item.at, code: 'recordedWords', kept: true, column })
    return [{ ...item, cells: { ...item.cells, ...Object.fromEntries(said.map((column) => [column, ''])) } }]
  })
  const isLeft = (table: TableHeader): boolean => withheld.get(keyOf(table))?.isWhole !== true
  return { ...batch, tables: batch.tables.filter(isLeft), items, problems }
}

const keyOf = ({ sheet = '', entry = '' }: Pick<TableHeader, 'sheet' | 'entry'>): string =>
  `${entry}\n${sheet}`
