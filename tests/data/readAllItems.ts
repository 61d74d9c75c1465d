import type { ImportItem, ReadProblem } from '../../src/core/imports/formats/format.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { fileSource } from '../../src/core/imports/formats/source.ts'

const options = readOptions({ zone: 'Asia/Shanghai', now: Date.UTC(2026, 5, 1) })

/** A file read to its end; an exception that a reader did not expect fails the test. */
export async function readAllItems(path: string): Promise<{
  format: string | null
  items: ImportItem[]
  problems: ReadProblem[]
  refusal: string | null
}> {
  const opened = await openImport(await fileSource(path), options)
  if (!opened.ok) return { format: null, items: [], problems: [], refusal: opened.refusal.code }
  const items: ImportItem[] = []
  const problems: ReadProblem[] = []
  let refusal: string | null = null
  for await (const batch of opened.batches) {
    items.push(...batch.items)
    problems.push(...batch.problems)
    refusal = batch.refusal?.code ?? refusal
  }
  if (refusal === 'unreadable') throw new Error(`${path} was not expected by its reader`)
  return { format: opened.format, items, problems, refusal }
}
