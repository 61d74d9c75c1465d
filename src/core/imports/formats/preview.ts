import type { ImportItem, ImportSource, ReadOptions, ReadProblem, Refusal, TableHeader } from './format.ts'
import { openImport } from './registry.ts'

export type ImportPreview = {
  readonly format: string | null
  readonly encoding: string | null
  readonly tables: readonly TableHeader[]
  readonly items: readonly ImportItem[]
  readonly problems: readonly ReadProblem[]
  readonly refusal: Refusal | null
  /** Whether the source ended within the first `most` items. */
  readonly complete: boolean
}

/** The first items of a source, for recognition and the wizard; reads no further than it needs. */
export async function previewImport(
  source: ImportSource,
  options: ReadOptions,
  most = 200,
  format?: string,
): Promise<ImportPreview> {
  const opened = await openImport(source, options, format)
  const tables: TableHeader[] = []
  const items: ImportItem[] = []
  const problems: ReadProblem[] = []
  if (!opened.ok) {
    return { format: null, encoding: null, tables, items, problems, refusal: opened.refusal, complete: true }
  }
  const { encoding } = opened
  let refusal: Refusal | null = null
  let complete = true
  for await (const batch of opened.batches) {
    tables.push(...batch.tables)
    items.push(...batch.items)
    problems.push(...batch.problems)
    refusal = batch.refusal ?? null
    if (items.length > most) {
      complete = false
      break
    }
  }
  return { format: opened.format, encoding, tables, items: items.slice(0, most), problems, refusal, complete }
}
