import {
  type FormatReader,
  type ImportSource,
  type ReadBatch,
  type ReadOptions,
  type Refusal,
  refusedBatch,
  type SourceHead,
} from '../format.ts'
import { plainLineEnds, readPlainText } from '../lines.ts'
import { batches } from '../tables/csv.ts'
import { createTableBuilder, type TableBuilder } from '../tables/tableShape.ts'
import { findDay, findYear } from './dateText.ts'
import { createHtmlScanner, type HtmlScanner } from './htmlScanner.ts'
import { createNoteCutter, hasDatedHeading } from './noteCutter.ts'

/**
 * A saved web page or an export that is one. A page that is chiefly tables gives their rows, any other notes, cut
 * at its headings. Chats saved as pages have readers of their own, which are surer of them than this one.
 */
export const htmlReader: FormatReader = {
  format: 'html',
  traits: { family: 'document', parts: 'apart', mayBeSpoken: 'document' },
  recognise(head) {
    if (head.encoding === null) return 0
    const isPage =
      /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)*<(!doctype html|html|head|body)\b/i.test(head.text)
    if (isPage) return 0.55
    const hasTags = /<(p|div|table|tr|span|h[1-6]|body|br)\b[^<>]*>/i.test(head.text)
    return hasTags && /^(html?|xhtml|xls)$/.test(head.extension) && /^\s*</.test(head.text) ? 0.5 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const outline = outlineOf(head, options)
    if (outline.isTable) yield* readTables(source, head, options, !head.complete || outline.tables > 1)
    else yield* readNotes(source, head, options, outline)
  },
}

type Outline = {
  readonly isTable: boolean
  readonly tables: number
  readonly isDated: boolean
  readonly title: string
  readonly year: number | undefined
}

/** What the first part of a page shows about the whole: whether it is a table, its title, dated headings. */
function outlineOf(head: SourceHead, options: ReadOptions): Outline {
  const widths = new Map<number, { rows: number; columns: number; characters: number }>()
  const lines: string[] = []
  let title = ''
  const scanner = createHtmlScanner(
    {
      line: (text) => lines.push(text),
      row(table, cells) {
        const known = widths.get(table) ?? { rows: 0, columns: 0, characters: 0 }
        known.rows++
        known.columns = Math.max(known.columns, cells.length)
        known.characters += cells.reduce((sum, cell) => sum + cell.length, 0)
        widths.set(table, known)
      },
      layout: (table) => widths.delete(table),
      caption() {},
      title(text) {
        title ||= text
      },
    },
    options.limits,
  )
  scanner.push(plainLineEnds(head.text))
  scanner.end()
  const tables = [...widths.values()].filter(({ rows, columns }) => rows > 1 && columns > 1)
  const inTables = tables.reduce((sum, { characters }) => sum + characters, 0)
  const outside = lines.reduce((sum, text) => sum + text.length, 0)
  const fileTitle = head.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
  const text = lines.join('\n')
  const year = options.yearHint ?? findYear(title) ?? findYear(fileTitle) ?? findYear(text)
  return {
    isTable: inTables > 0 && inTables >= 1.5 * outside,
    tables: tables.length,
    isDated: hasDatedHeading(text, false, year),
    title: title || fileTitle,
    year,
  }
}

async function* readNotes(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  { title, isDated, year }: Outline,
): AsyncGenerator<ReadBatch> {
  const cut = createNoteCutter({
    isMarkdown: false,
    isDated,
    fileTitle: title,
    fileDate: findDay(head.name, year),
    year,
  })
  const addRow = (_table: number, cells: readonly string[], line: number): void => {
    const text = cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')
    if (text.trim() !== '') cut.add(text.trimEnd(), line)
  }
  const scanner = createHtmlScanner(
    {
      line(text, line, level) {
        if (level === null) cut.add(text, line)
        else cut.addHeading(level, text, line)
      },
      row: addRow,
      layout() {},
      caption: (_table, text, line) => cut.add(text, line),
      title() {},
    },
    options.limits,
  )
  for await (const { bytesRead, refusal } of scan(source, head, options, scanner)) {
    if (cut.items.length >= options.limits.batchItems || refusal !== undefined) {
      const items = cut.items.splice(0)
      yield { tables: [], items, problems: [], bytesRead, ...(refusal === undefined ? {} : { refusal }) }
    }
  }
  cut.finish()
  const bytesRead = source.byteLength
  if (cut.items.length > 0) yield { tables: [], items: cut.items, problems: [], bytesRead }
}

/** Feeds a page to its scanner; the last piece says why it ended early, where it did. */
async function* scan(
  source: ImportSource,
  head: SourceHead,
  { limits, signal }: ReadOptions,
  scanner: HtmlScanner,
): AsyncGenerator<{ bytesRead: number; refusal?: Refusal }> {
  let bytesRead = 0
  for await (const piece of readPlainText(source, head.encoding ?? 'utf-8')) {
    bytesRead = piece.bytesRead
    if (signal?.aborted) return yield { bytesRead, refusal: { code: 'cancelled' } }
    if (bytesRead > limits.packedBytes) {
      return yield { bytesRead, refusal: { code: 'tooLarge', limit: limits.packedBytes } }
    }
    scanner.push(piece.text)
    if (scanner.refusal !== null) return yield { bytesRead, refusal: scanner.refusal }
    yield { bytesRead }
  }
  scanner.end()
  yield { bytesRead }
}

type PageTable = {
  readonly builder: TableBuilder
  /** The first row waits for a second: one row alone is no table. */
  first: { cells: readonly string[]; line: number } | null
  isLayout: boolean
}

async function* readTables(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  isNamed: boolean,
): AsyncGenerator<ReadBatch> {
  const { limits } = options
  const tables = new Map<number, PageTable>()
  const captions = new Map<number, string>()
  const names = new Set<string>()
  const touched = new Set<PageTable>()
  let rows = 0

  function nameOf(table: number): string {
    const caption = captions.get(table) ?? ''
    const name = caption === '' || names.has(caption) ? `${caption}#${table}` : caption
    names.add(name)
    return name
  }

  function addRow(table: number, cells: readonly string[], line: number): void {
    const known = tables.get(table)
    if (known === undefined) {
      const sheet = isNamed ? { sheet: nameOf(table) } : {}
      const builder = createTableBuilder({ ...sheet, cellCharacters: limits.cellCharacters })
      tables.set(table, { builder, first: { cells, line }, isLayout: false })
    } else if (!known.isLayout) {
      if (known.first !== null) known.builder.add(known.first.cells, known.first.line)
      known.first = null
      known.builder.add(cells, line)
      touched.add(known)
      rows++
    }
  }

  const scanner = createHtmlScanner(
    {
      line() {},
      row: addRow,
      layout(table) {
        const known = tables.get(table)
        if (known !== undefined) known.isLayout = true
      },
      caption: (table, text) => captions.set(table, text.slice(0, 100)),
      title() {},
    },
    limits,
  )
  for await (const { bytesRead, refusal } of scan(source, head, options, scanner)) {
    if (rows > limits.rows) return yield refusedBatch({ code: 'tooManyRows', limit: limits.rows }, bytesRead)
    for (const { builder, isLayout } of touched)
      if (!isLayout) yield* batches(builder.take(), [], bytesRead, limits.batchItems)
    touched.clear()
    if (refusal !== undefined) return yield refusedBatch(refusal, bytesRead)
  }
  for (const { builder, isLayout } of tables.values()) {
    if (isLayout) continue
    builder.finish()
    yield* batches(builder.take(), [], source.byteLength, limits.batchItems)
  }
}
