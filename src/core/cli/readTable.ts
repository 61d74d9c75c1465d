import { AppError } from '../../shared/errors.ts'
import { openImport, readOptions } from '../imports/formats/registry.ts'
import { fileSource } from '../imports/formats/source.ts'

export interface FileTable {
  columns: string[]
  rows: string[][]
}

/**
 * Reads a table file whole, in whatever encoding and format it is. Refuses with `import.unreadable` {file, reason,
 * line}; a row that could not be read is left out and counted.
 */
export async function readTable(path: string, zone: string): Promise<FileTable & { leftOut: number }> {
  let source: Awaited<ReturnType<typeof fileSource>>
  try {
    source = await fileSource(path)
  } catch (error) {
    throw new AppError('import.unreadable', { file: path, reason: 'notFound' }, error)
  }
  const opened = await openImport(source, readOptions({ zone }))
  if (!opened.ok) throw new AppError('import.unreadable', { file: path, reason: opened.refusal.code })
  let columns: string[] = []
  const rows: string[][] = []
  let leftOut = 0
  for await (const batch of opened.batches) {
    const header = batch.tables[0]
    if (header && (columns.length === 0 || header.columns.length > columns.length))
      columns = [...header.columns]
    for (const item of batch.items) {
      if (item.kind !== 'row') throw new AppError('import.unreadable', { file: path, reason: 'notATable' })
      rows.push(columns.map((column) => item.cells[column] ?? ''))
    }
    leftOut += batch.problems.filter((problem) => !problem.kept).length
    if (batch.refusal)
      throw new AppError('import.unreadable', {
        file: path,
        reason: batch.refusal.code,
        line: batch.refusal.at?.line ?? null,
      })
  }
  if (columns.length === 0) throw new AppError('import.unreadable', { file: path, reason: 'empty' })
  return { columns, rows, leftOut }
}
