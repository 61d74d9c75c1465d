const MISSING = new Set([
  '',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  '#n/a',
  '-',
  '--',
  '—',
  '/',
  '\\n',
  '无',
  '空',
  '未知',
  'unknown',
])

/** Whether a raw cell says nothing: blank, or one of the usual ways of writing "no value". */
export function isMissing(cell: string | undefined): boolean {
  return cell === undefined || MISSING.has(cell.trim().toLowerCase())
}

const SCALES: Record<string, number> = { '%': 0.01, 万: 1e4, 亿: 1e8 }

/** Reads a plain decimal number with optional currency mark, thousands separators, %, 万 or 亿; else NaN. */
export function parseNumber(cell: string): number {
  let text = cell.trim()
  if (text === '') return Number.NaN
  const direct = Number(text)
  if (!Number.isNaN(direct)) return Number.isFinite(direct) ? direct : Number.NaN
  text = text.replace(/^(?:RMB|CNY|USD|EUR)|^[¥￥$€£]|元$/giu, '').trim()
  let scale = 1
  const suffix = SCALES[text.slice(-1)]
  if (suffix !== undefined) {
    scale = suffix
    text = text.slice(0, -1).trim()
  }
  if (!/^[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?$/.test(text)) return Number.NaN
  return Number(text.replace(/[,，]/g, '')) * scale
}

export type DayOrder = 'monthFirst' | 'dayFirst'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const CLOCK = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${CLOCK}$`)
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${CLOCK}$`)
const NAMED_MONTH = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\d{2}|\d{4})$/
const NAMED_FIRST = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/

function utc(year: number, month: number, day: number, clock: (string | undefined)[] = []): number {
  if (month < 1 || month > 12 || day < 1 || day > 31) return Number.NaN
  const [hour = '0', minute = '0', second = '0'] = clock
  const at = Date.UTC(year, month - 1, day, Number(hour), Number(minute), Number(second))
  return new Date(at).getUTCDate() === day ? at : Number.NaN
}

/**
 * Reads a date, as UTC ms; NaN when it is none. Zone suffixes are accepted and ignored: a table compares
 * dates of one source with each other, and hours do not change which day a deal closed for ranking.
 */
export function parseDate(cell: string, order: DayOrder = 'monthFirst'): number {
  const text = cell.trim()
  const first = text[0]
  if (first === undefined || text.length < 6 || text.length > 40) return Number.NaN
  let found = YEAR_FIRST.exec(text)
  if (found) return utc(Number(found[1]), Number(found[2]), Number(found[3]), found.slice(4, 7))
  found = COMPACT.exec(text)
  if (found) return utc(Number(found[1]), Number(found[2]), Number(found[3]))
  found = YEAR_LAST.exec(text)
  if (found) {
    const [a, b] = [Number(found[1]), Number(found[2])]
    return order === 'monthFirst'
      ? utc(Number(found[3]), a, b, found.slice(4, 7))
      : utc(Number(found[3]), b, a, found.slice(4, 7))
  }
  found = NAMED_MONTH.exec(text)
  if (found) {
    const year = Number(found[3])
    return utc(year < 100 ? 2000 + year : year, MONTHS.indexOf(found[2]!.toLowerCase()) + 1, Number(found[1]))
  }
  found = NAMED_FIRST.exec(text)
  if (found) return utc(Number(found[3]), MONTHS.indexOf(found[1]!.toLowerCase()) + 1, Number(found[2]))
  return Number.NaN
}

/** Which of the two ways of writing 03/04/2025 a column uses: the one that makes more of its cells a date. */
export function detectDayOrder(cells: readonly string[]): DayOrder {
  let monthFirst = 0
  let dayFirst = 0
  for (const cell of cells) {
    if (!Number.isNaN(parseDate(cell, 'monthFirst'))) monthFirst++
    if (!Number.isNaN(parseDate(cell, 'dayFirst'))) dayFirst++
  }
  return dayFirst > monthFirst ? 'dayFirst' : 'monthFirst'
}
