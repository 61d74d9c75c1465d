import { decodeText } from '../encoding.ts'
import { type FormatReader, type ReadBatch, refusedBatch } from '../format.ts'
import { sniffDialect } from './delimiter.ts'
import { createTableScanner } from './tableScanner.ts'
import { createTableBuilder, type TableRows } from './tableShape.ts'

// What the decoder puts in the place of bytes that its encoding does not have.
const replacement = '\ufffd'

/** CSV, TSV and other delimited tables: `, ; tab |`, either quote, any line end, any encoding. */
export const csvReader: FormatReader = {
  format: 'csv',
  traits: { family: 'table', parts: 'one', mayBeSpoken: 'table' },
  recognise(head) {
    if (head.encoding === null || head.text.trim() === '') return 0
    const { regularity } = sniffDialect(head.text, head.complete)
    if (['csv', 'tsv', 'tab', 'psv'].includes(head.extension)) return 0.9
    if (/^\s*[[{<]/.test(head.text)) return 0
    const lines = head.text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').length
    if (head.extension === 'md' || lines < 3) return 0
    // Prose has commas too, but hardly the same number in every line.
    if (regularity >= 0.95) return 0.75
    return regularity >= 0.85 ? 0.55 : 0.1
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const { dialect } = sniffDialect(head.text, head.complete)
    const builder = createTableBuilder({
      cellCharacters: limits.cellCharacters,
      delimiter: dialect.delimiter,
    })
    const problems: ReadBatch['problems'][number][] = []
    let refusal: ReadBatch['refusal']
    let mayBeBroken = false
    const scanner = createTableScanner(
      dialect,
      limits.cellCharacters * 4,
      (cells, line) => {
        if (refusal !== undefined) return
        if (cells.length > limits.columns) {
          refusal = { code: 'tooManyColumns', at: { line }, limit: limits.columns }
          return
        }
        if (mayBeBroken && cells.some((cell) => cell.includes(replacement))) {
          problems.push({ at: { line }, code: 'undecodableText', kept: true })
        }
        builder.add(cells, line)
      },
      (code, line) => problems.push({ at: { line }, code, kept: false }),
    )
    let toSkip = dialect.skip
    let bytesRead = 0
    for await (const part of decodeText(source, head.encoding ?? 'utf-8')) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      bytesRead = part.bytesRead
      if (bytesRead > limits.textBytes) refusal = { code: 'tooLarge', limit: limits.textBytes }
      mayBeBroken = part.text.includes(replacement)
      const skipped = Math.min(toSkip, part.text.length)
      toSkip -= skipped
      scanner.push(skipped > 0 ? part.text.slice(skipped) : part.text)
      if (builder.rows > limits.rows) refusal = { code: 'tooManyRows', limit: limits.rows }
      yield* batches(builder.take(), problems.splice(0), bytesRead, limits.batchItems)
      if (refusal !== undefined) return yield refusedBatch(refusal, bytesRead)
    }
    scanner.end()
    builder.finish()
    yield* batches(builder.take(), problems.splice(0), bytesRead, limits.batchItems)
    if (refusal !== undefined) yield refusedBatch(refusal, bytesRead)
  },
}

/** Cuts what a table builder made into batches of at most `size` items. */
export function* batches(
  built: TableRows,
  problems: readonly ReadBatch['problems'][number][],
  bytesRead: number,
  size: number,
): Generator<ReadBatch> {
  const all = built.problems.length === 0 ? problems : [...problems, ...built.problems]
  for (let from = 0; from < built.items.length || from === 0; from += size) {
    const items = built.items.length <= size ? built.items : built.items.slice(from, from + size)
    const first = from === 0
    if (items.length === 0 && all.length === 0 && built.tables.length === 0) return
    yield { tables: first ? built.tables : [], items, problems: first ? all : [], bytesRead }
  }
}
