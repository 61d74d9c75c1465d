import type {
  ImportItem,
  ImportSource,
  Place,
  ReadOptions,
  ReadProblem,
  Refusal,
  TableHeader,
} from './format.ts'
import { openImport } from './registry.ts'
import { traitsOf } from './traits.ts'

export type ImportPreview = {
  readonly format: string | null
  readonly encoding: string | null
  /** One for each table, with all the columns that were seen. */
  readonly tables: readonly TableHeader[]
  readonly items: readonly ImportItem[]
  readonly problems: readonly ReadProblem[]
  readonly refusal: Refusal | null
  /** Whether the preview holds everything that the source has. */
  readonly complete: boolean
}

/**
 * The first `most` items of each table (or of a chat or a note file), for recognition and the wizard. A
 * workbook or page is looked through table by table; other sources are read no further than their first items.
 */
export async function previewImport(
  source: ImportSource,
  options: ReadOptions,
  most = 200,
  format?: string,
): Promise<ImportPreview> {
  const opened = await openImport(source, options, format)
  const tables = new Map<string, TableHeader>()
  const items: ImportItem[] = []
  const problems: ReadProblem[] = []
  if (!opened.ok) {
    return {
      format: null,
      encoding: null,
      tables: [],
      items,
      problems,
      refusal: opened.refusal,
      complete: true,
    }
  }
  const { encoding } = opened
  // A look at the first items would miss what stands behind them.
  const hasPartsApart = traitsOf(opened.format)?.parts === 'apart'
  const taken = new Map<string, number>()
  let refusal: Refusal | null = null
  let complete = true
  for await (const batch of opened.batches) {
    for (const table of batch.tables) tables.set(keyOf(table), table)
    for (const item of batch.items) {
      const key = keyOf(item.kind === 'row' ? item.at : 'sheet' in item.at ? { sheet: item.at.sheet } : {})
      const count = taken.get(key) ?? 0
      if (count < most) items.push(item)
      else complete = false
      taken.set(key, count + 1)
    }
    if (problems.length < most) problems.push(...batch.problems)
    refusal = batch.refusal ?? null
    if (!complete && !hasPartsApart) break
  }
  return { format: opened.format, encoding, tables: [...tables.values()], items, problems, refusal, complete }
}

function keyOf({ sheet = '', entry = '' }: Pick<Place, 'sheet' | 'entry'>): string {
  return `${entry}\n${sheet}`
}
