import type { ProblemCode } from '../format.ts'

export type ScannerDialect = {
  readonly delimiter: string
  readonly quote: string
  readonly newline: '\n' | '\r'
}

export type TableScanner = {
  push(text: string): void
  end(): void
}

/**
 * Cuts delimited text into rows (RFC 4180, read leniently): a quote inside a quoted cell that is not
 * followed by a delimiter or line end is kept as text. Holds at most one unfinished row, and gives up on a
 * row whose quote does not close within `maxRowCharacters`: that row is reported, reading goes on at the
 * next line. Null characters are dropped.
 *
 * @param onRow gets the cells and the line (from 1) on which the row begins
 */
export function createTableScanner(
  dialect: ScannerDialect,
  maxRowCharacters: number,
  onRow: (cells: string[], line: number) => void,
  onProblem: (code: ProblemCode, line: number) => void = () => {},
): TableScanner {
  const { delimiter, quote, newline } = dialect
  const quoteCode = quote.charCodeAt(0)
  const delimiterCode = delimiter.charCodeAt(0)
  const newlineCode = newline.charCodeAt(0)
  const doubled = quote + quote
  let rest = ''
  let line = 1
  let skipsLine = false

  function push(text: string): void {
    const clean = text.includes('\0') ? text.replaceAll('\0', '') : text
    consume(rest === '' ? clean : rest + clean, false)
  }

  function end(): void {
    // A last row without a line end is complete; an open quote is not, which `consume` reports.
    if (rest !== '') consume(rest.endsWith(newline) ? rest : rest + newline, true)
  }

  function consume(buffer: string, final: boolean): void {
    let start = 0
    if (skipsLine) {
      const stop = buffer.indexOf(newline)
      if (stop < 0) {
        rest = ''
        return
      }
      skipsLine = false
      line++
      start = stop + 1
    }
    let nextQuote = buffer.indexOf(quote, start)
    // Once no closing quote is left in this buffer none will be found from a later row either; without
    // this, a file of lines that each open a quote would be searched to its end once per line.
    let mayClose = true
    while (start < buffer.length) {
      const stop = buffer.indexOf(newline, start)
      if (stop < 0) break
      if (nextQuote >= 0 && nextQuote < start) nextQuote = buffer.indexOf(quote, start)
      if (nextQuote < 0 || nextQuote > stop) {
        onRow(splitPlain(buffer, start, stop), line)
        line++
        start = stop + 1
        continue
      }
      const row = mayClose || !opensQuote(buffer, start, stop) ? readQuoted(buffer, start) : null
      if (row === null) {
        mayClose = false
        if (!final && buffer.length - start <= maxRowCharacters) break
        onProblem('unterminatedQuote', line)
        line++
        start = stop + 1
        continue
      }
      onRow(row.cells, line)
      line += row.lines
      start = row.next
    }
    rest = start >= buffer.length ? '' : buffer.slice(start)
    if (rest.length > maxRowCharacters) {
      onProblem('rowTooLong', line)
      rest = ''
      skipsLine = true
    }
  }

  function splitPlain(buffer: string, start: number, stop: number): string[] {
    const trimmed = newline === '\n' && stop > start && buffer.charCodeAt(stop - 1) === 13 ? stop - 1 : stop
    return buffer.slice(start, trimmed).split(delimiter)
  }

  function opensQuote(buffer: string, start: number, stop: number): boolean {
    for (let at = start; at >= 0 && at <= stop; ) {
      if (buffer[skipBlanks(buffer, at)] === quote) return true
      const cut = buffer.indexOf(delimiter, at)
      at = cut < 0 ? -1 : cut + 1
    }
    return false
  }

  function readQuoted(
    buffer: string,
    start: number,
  ): { cells: string[]; next: number; lines: number } | null {
    const cells: string[] = []
    let lines = 1
    let at = start
    let stop = buffer.indexOf(newline, at)
    for (;;) {
      const opening = skipBlanks(buffer, at)
      if (buffer.charCodeAt(opening) !== quoteCode) {
        const cut = buffer.indexOf(delimiter, at)
        if (stop < at) stop = buffer.indexOf(newline, at)
        if (stop < 0) return null
        if (cut >= 0 && cut < stop) {
          cells.push(buffer.slice(at, cut))
          at = cut + 1
          continue
        }
        const trimmed = newline === '\n' && stop > at && buffer.charCodeAt(stop - 1) === 13 ? stop - 1 : stop
        cells.push(buffer.slice(at, trimmed))
        return { cells, next: stop + 1, lines }
      }
      const closed = closeQuote(buffer, opening + 1)
      if (closed === null) return null
      const raw = buffer.slice(opening + 1, closed.end)
      if (stop < closed.end) stop = buffer.indexOf(newline, closed.end)
      for (let found = raw.indexOf(newline); found >= 0; found = raw.indexOf(newline, found + 1)) lines++
      cells.push(closed.isDoubled ? raw.replaceAll(doubled, quote) : raw)
      if (buffer.charCodeAt(closed.next) === delimiterCode) {
        at = closed.next + 1
        continue
      }
      const lineEnd = buffer.startsWith('\r\n', closed.next) ? closed.next + 2 : closed.next + 1
      return { cells, next: lineEnd, lines }
    }
  }

  /** End of a quoted cell: a quote that stands before a delimiter, a line end, or blanks and one of these. */
  function closeQuote(
    buffer: string,
    from: number,
  ): { end: number; next: number; isDoubled: boolean } | null {
    let isDoubled = false
    for (let at = from; ; ) {
      const found = buffer.indexOf(quote, at)
      if (found < 0) return null
      if (buffer.charCodeAt(found + 1) === quoteCode) {
        isDoubled = true
        at = found + 2
        continue
      }
      const next = skipBlanks(buffer, found + 1)
      if (next >= buffer.length) return null
      const code = buffer.charCodeAt(next)
      if (code === delimiterCode || code === newlineCode) return { end: found, next, isDoubled }
      if (code === 13 && buffer.charCodeAt(next + 1) === 10) return { end: found, next, isDoubled }
      if (code === 13 && next + 1 >= buffer.length) return null
      at = found + 1
    }
  }

  function skipBlanks(buffer: string, from: number): number {
    let at = from
    while (buffer.charCodeAt(at) === 32 && delimiter !== ' ') at++
    return at
  }

  return { push, end }
}
