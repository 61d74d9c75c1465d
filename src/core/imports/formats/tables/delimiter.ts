import { createTableScanner } from './tableScanner.ts'

export type Dialect = {
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly quote: '"' | "'"
  readonly newline: '\n' | '\r'
  /** Characters to skip at the start: an Excel line `sep=;`. */
  readonly skip: number
}

const delimiters = [',', ';', '\t', '|'] as const

/**
 * Finds how a delimited file is written from its first characters. A delimiter is good where the rows that
 * it makes have the same number of cells; more cells decide between equally regular ones.
 *
 * @returns the dialect and how regular it makes the sample (0–1; 0 where no delimiter divides anything)
 */
export function sniffDialect(sample: string, complete: boolean): { dialect: Dialect; regularity: number } {
  const newline = sample.includes('\n') ? '\n' : sample.includes('\r') ? '\r' : '\n'
  const declared = /^sep=([,;\t|])\r?\n?/i.exec(sample)
  if (declared !== null) {
    const delimiter = declared[1] as Dialect['delimiter']
    return { dialect: { delimiter, quote: '"', newline, skip: declared[0].length }, regularity: 1 }
  }
  const text = sample.slice(0, 32 * 1024)
  const whole = complete && text.length === sample.length
  let best = {
    delimiter: ',' as Dialect['delimiter'],
    quote: '"' as Dialect['quote'],
    score: 0,
    regularity: 0,
  }
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue
    const quote = usesSingleQuotes(text, delimiter) ? "'" : '"'
    const widths = rowWidths(text, { delimiter, quote, newline, skip: 0 }, whole)
    const { mode, share } = modeOf(widths.filter((width) => width > 0))
    if (mode < 2) continue
    const score = share * (1 + Math.log2(mode) / 8)
    if (score > best.score) best = { delimiter, quote, score, regularity: share }
  }
  const { delimiter, quote, regularity } = best
  return { dialect: { delimiter, quote, newline, skip: 0 }, regularity }
}

function rowWidths(text: string, dialect: Dialect, whole: boolean): number[] {
  const widths: number[] = []
  const scanner = createTableScanner(dialect, 100_000, (cells) => {
    widths.push(cells.length === 1 && cells[0] === '' ? 0 : cells.length)
  })
  scanner.push(text)
  if (whole) scanner.end()
  return widths
}

/** The most frequent width; blank rows and lines of a title count less than regular rows. */
function modeOf(widths: readonly number[]): { mode: number; share: number } {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let mode = 0
  let most = 0
  for (const [width, count] of counts) {
    if (count > most || (count === most && width > mode)) {
      mode = width
      most = count
    }
  }
  return { mode, share: widths.length === 0 ? 0 : most / widths.length }
}

function usesSingleQuotes(text: string, delimiter: string): boolean {
  if (text.includes('"')) return false
  const escaped = delimiter === '|' ? '\\|' : delimiter
  const opened = new RegExp(`(^|[${escaped}\\n])'[^'\\n]*'(?=$|[${escaped}\\r\\n])`, 'g')
  return (text.match(opened)?.length ?? 0) >= 2
}
