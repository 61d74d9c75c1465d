import { Parser } from 'htmlparser2'
import type { ReadLimits, Refusal } from '../format.ts'

export type HtmlEvents = {
  /** A line of text outside data tables; `level` is 1 to 6 for a heading, else null. */
  line(text: string, line: number, level: number | null): void
  /** A row of a table. `table` counts the tables of the page from 1. */
  row(table: number, cells: readonly string[], line: number): void
  /** A table that turns out to hold other tables only lays the page out; its rows so far are no rows. */
  layout(table: number): void
  caption(table: number, text: string, line: number): void
  title(text: string): void
}

export type HtmlScanner = {
  /** The next piece of the source, its line ends all `\n`. */
  push(text: string): void
  end(): void
  /** Why the page cannot be read further, once it cannot. */
  readonly refusal: Refusal | null
}

// The parser looks for the open element of every closing tag: unbounded depth would make that quadratic.
const deepest = 512
const widestSpan = 1000
// A few characters can span a thousand rows or columns; a page may gain so many cells in all.
const mostRepeats = 500_000

const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'select',
  'iframe',
])
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td ' +
    'tfoot th thead title tr ul'
  ).split(' '),
)

type Table = {
  readonly number: number
  isLayout: boolean
  cells: string[] | null
  cell: string | null
  colspan: number
  rowspan: number
  rowLine: number
  /** Cells of rows above that reach down, by column. */
  readonly reach: Map<number, { rows: number; text: string }>
}

/**
 * Reads HTML piece by piece as a person sees it: lines of text, headings, rows of tables. What is never shown
 * (scripts, styles, hidden elements) is left out.
 */
export function createHtmlScanner(
  events: HtmlEvents,
  { cellCharacters, columns }: Pick<ReadLimits, 'cellCharacters' | 'columns'>,
): HtmlScanner {
  const tables: Table[] = []
  const lists: { isOrdered: boolean; count: number }[] = []
  let refusal: Refusal | null = null
  let tableCount = 0
  let repeats = 0
  let depth = 0
  let silentFrom: number | null = null
  let preformatted = 0
  let heading: number | null = null
  let capture: 'title' | 'caption' | null = null
  let run = ''
  /** Kept beside the run: looking at its end would copy it each time. */
  let endsBlank = false
  let runLine = 1
  let prefix = ''
  const { lineAt, moveTo } = createLineCounter()

  function refuse(reason: Refusal): void {
    refusal ??= reason
    parser.pause()
  }

  function flush(): void {
    const table = tables.at(-1)
    const text = preformatted > 0 ? run.trimEnd() : run.trim()
    run = ''
    if (text.trim() === '') return
    if (capture === 'title') events.title(text)
    else if (capture === 'caption' && table !== undefined) events.caption(table.number, text, runLine)
    else if (table?.cell != null) {
      if (table.cell.length <= cellCharacters) table.cell += table.cell === '' ? text : `\n${text}`
    } else {
      events.line(prefix + text, runLine, heading)
      prefix = ''
    }
  }

  function endCell(table: Table): void {
    flush()
    const { cell, cells, colspan, rowspan, reach } = table
    if (cell === null || cells === null) return
    repeats += colspan - 1
    for (let index = 0; index < (repeats < mostRepeats ? colspan : 1); index++) {
      const text = index === 0 ? cell : ''
      if (rowspan > 1 && repeats < mostRepeats) reach.set(cells.length, { rows: rowspan - 1, text })
      cells.push(text)
    }
    if (cells.length > columns)
      refuse({ code: 'tooManyColumns', at: { line: table.rowLine }, limit: columns })
    table.cell = null
  }

  /** Cells of rows above that reach into this place. */
  function addFromAbove({ cells, reach }: Table): void {
    while (cells !== null) {
      const column = cells.length
      const above = reach.get(column)
      if (above === undefined) return
      above.rows--
      repeats++
      if (above.rows === 0 || repeats > mostRepeats) reach.delete(column)
      cells.push(above.text)
    }
  }

  function beginCell(table: Table, attributes: Readonly<Record<string, string>>): void {
    endCell(table)
    table.cells ??= []
    addFromAbove(table)
    table.colspan = spanOf(attributes.colspan)
    table.rowspan = spanOf(attributes.rowspan)
    table.cell = ''
  }

  function endRow(table: Table): void {
    endCell(table)
    addFromAbove(table)
    if (table.cells !== null) events.row(table.number, table.cells, table.rowLine)
    table.cells = null
  }

  /** What a table held so far becomes lines of text, and its further cells too. */
  function makeLayout(table: Table): void {
    flush()
    table.isLayout = true
    for (const text of [...(table.cells ?? []), table.cell ?? ''])
      if (text !== '') events.line(text, table.rowLine, null)
    table.cells = null
    table.cell = null
    events.layout(table.number)
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      depth++
      if (depth > deepest)
        refuse({ code: 'damaged', at: { line: lineAt(parser.endIndex) }, detail: 'nested too deeply' })
      if (silentFrom !== null) return
      if (silent.has(name) || isHidden(attributes)) {
        silentFrom = depth
        return
      }
      if (name === 'br') flush()
      if (!blocks.has(name)) return
      flush()
      const table = tables.at(-1)
      if (name === 'table') {
        if (table !== undefined && !table.isLayout) makeLayout(table)
        tables.push({
          number: ++tableCount,
          isLayout: attributes.role === 'presentation',
          cells: null,
          cell: null,
          colspan: 1,
          rowspan: 1,
          rowLine: lineAt(parser.endIndex),
          reach: new Map(),
        })
      } else if (name === 'tr' && table?.isLayout === false) {
        endRow(table)
        table.rowLine = lineAt(parser.endIndex)
      } else if ((name === 'td' || name === 'th') && table?.isLayout === false) beginCell(table, attributes)
      else if (name === 'pre') preformatted++
      else if (name === 'ol' || name === 'ul') lists.push({ isOrdered: name === 'ol', count: 0 })
      else if (name === 'li') {
        const list = lists.at(-1)
        const mark = list?.isOrdered ? `${++list.count}.` : '-'
        prefix = `${'  '.repeat(Math.min(Math.max(lists.length - 1, 0), 8))}${mark} `
      } else if (name === 'title' || name === 'caption') capture = name
      else heading = levelOf(name) ?? heading
    },
    ontext(text) {
      if (silentFrom !== null) return
      const start = parser.endIndex + 1 - text.length
      if (preformatted === 0) {
        addText(text, start)
        return
      }
      let from = 0
      for (let stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', from)) {
        addPreformatted(text.slice(from, stop), start + from)
        flush()
        from = stop + 1
      }
      addPreformatted(text.slice(from), start + from)
    },
    onclosetag(name) {
      if (silentFrom !== null) {
        if (depth === silentFrom) silentFrom = null
        depth--
        return
      }
      depth--
      if (!blocks.has(name)) return
      flush()
      const table = tables.at(-1)
      if (name === 'table' && table !== undefined) {
        if (!table.isLayout) endRow(table)
        tables.pop()
      } else if (name === 'tr' && table?.isLayout === false) endRow(table)
      else if ((name === 'td' || name === 'th') && table?.isLayout === false) endCell(table)
      else if (name === 'pre') preformatted--
      else if (name === 'ol' || name === 'ul') lists.pop()
      else if (name === 'li') prefix = ''
      else if (name === capture) capture = null
      else if (levelOf(name) !== null) heading = null
    },
  })

  function addPreformatted(text: string, start: number): void {
    if (run === '') runLine = lineAt(start)
    append(text)
  }

  function addText(text: string, start: number): void {
    if (run === '') {
      const ink = firstInk(text)
      if (ink === text.length) return
      runLine = lineAt(start + ink)
      endsBlank = false
    }
    const tidy = hasOddSpaces(text) ? text.replace(oddSpaces, ' ') : text
    append(endsBlank ? tidy.trimStart() : tidy)
  }

  function append(text: string): void {
    if (text !== '') endsBlank = text.charCodeAt(text.length - 1) === 32
    run += text
    if (run.length > cellCharacters) flush()
  }

  return {
    push(text) {
      if (refusal !== null) return
      moveTo(text)
      parser.write(text)
    },
    end() {
      if (refusal === null) parser.end()
      flush()
    },
    get refusal() {
      return refusal
    },
  }
}

/** Counts the lines of a text that comes in pieces, as far as it is asked for them: only ever forwards. */
function createLineCounter(): { lineAt(offset: number): number; moveTo(piece: string): void } {
  let piece = ''
  let pieceStart = 0
  let line = 1
  /** Offset of the first line end that is not counted yet; infinite where the piece has no more. */
  let nextEnd = Number.POSITIVE_INFINITY
  const findEnd = (from: number): void => {
    const at = piece.indexOf('\n', from - pieceStart)
    nextEnd = at < 0 ? Number.POSITIVE_INFINITY : pieceStart + at
  }
  const lineAt = (offset: number): number => {
    while (nextEnd < offset) {
      line++
      findEnd(nextEnd + 1)
    }
    return line
  }
  return {
    lineAt,
    moveTo(next) {
      lineAt(Number.POSITIVE_INFINITY)
      pieceStart += piece.length
      piece = next
      findEnd(pieceStart)
    },
  }
}

const oddSpaces = /[\s\u200b\ufeff]+/g

/** White space that is no plain space: of ASCII, of `\s` beyond it, and the marks of no width. */
const isOddSpace = (code: number): boolean =>
  code < 0x80
    ? code >= 9 && code <= 13
    : code === 0xa0 ||
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200b) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff

/** Whether a text has other spaces than single plain ones. */
function hasOddSpaces(text: string): boolean {
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 32 ? before === 32 : isOddSpace(code)) return true
    before = code
  }
  return false
}

/** Where the first character stands that can be seen; the length of the text where none can. */
function firstInk(text: string): number {
  let at = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && !isOddSpace(code)) break
  }
  return at
}

const spanOf = (value: string | undefined): number => {
  const span = Number.parseInt(value ?? '', 10)
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), widestSpan) : 1
}

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  attributes.hidden !== undefined ||
  (attributes.style !== undefined && /display\s*:\s*none/i.test(attributes.style))

/** 1 to 6 for `h1` to `h6`; null for any other element. */
function levelOf(name: string): number | null {
  if (name.length !== 2 || name.charCodeAt(0) !== 104) return null
  const level = name.charCodeAt(1) - 48
  return level >= 1 && level <= 6 ? level : null
}
