import { type DayOrder, detectDayOrder, isMissing, parseDate, parseNumber } from './cells.ts'

/** Rows of text cells as a CSV reader gives them; a row may be shorter than `columns`. */
export type RawTable = { columns: readonly string[]; rows: readonly (readonly string[])[] }

/**
 * What is read off a date. The calendar day itself is not among them: no later row will carry it again, so what
 * it explains in training (a drifting base rate, deals that closed before the export) cannot be relied on.
 */
export type DatePart = 'month' | 'weekday' | 'daysAfterReference'

/** A number the learners see. `low`..`high` is the training range: values beyond it are clamped. */
export type NumericFeature = {
  kind: 'numeric'
  column: string
  part: DatePart | null
  dayOrder: DayOrder | null
  /** For `daysAfterReference`: the date column counted from, and how it is written. */
  reference: { column: string; dayOrder: DayOrder } | null
  logarithm: boolean
  low: number
  high: number
  mean: number
  deviation: number
  missing: boolean
  edges: number[]
}

/** Levels in `levels`; the pooled rare levels and "missing" are levels of their own where they occur. */
export type CategoricalFeature = {
  kind: 'categorical'
  column: string
  levels: string[]
  pooledLevel: number
  missingLevel: number
}

export type Feature = NumericFeature | CategoricalFeature

export type OmissionReason =
  | 'empty'
  | 'tooManyMissing'
  | 'constant'
  | 'identifier'
  | 'manyValues'
  | 'longText'
/** A column that is not learned from; `missing` of its `n` cells say nothing. */
export type Omission = { column: string; reason: OmissionReason; n: number; missing: number }

/**
 * A column that says nothing in this share of the rows or more is never learned from: what is left of it tells who
 * filled it in rather than what is so. The rule is hard; no caller can lift it.
 */
export const LEAST_MISSING_LEFT_OUT = 0.4

export type Schema = { features: Feature[]; omitted: Omission[] }

/** Encoded rows, row-major: a number (NaN = missing) or a level index (-1 = a level never seen). */
export type Encoded = { rowCount: number; featureCount: number; values: Float64Array }

export type ColumnKind = 'numeric' | 'categorical' | 'date'

const MAX_BINS = 48
const DAY_MS = 86_400_000
/** Less than this and a month is just another name for a place in time. */
const LEAST_SPAN_OF_SEASONS_DAYS = 730
const IDENTIFIER_WORD = /(?:^|[\s_-])(?:id|no|nr|num|number|key|uuid|guid|code|index|idx)$/i
const IDENTIFIER_ENDING = /(?:Id|ID|No|Nr|Key)$|编号|编码|单号|序号|号码|主键|^号$|^#$/

/** The cells of one column, '' where a row is short. */
export function columnCells(table: RawTable, column: string): string[] {
  const at = table.columns.indexOf(column)
  return table.rows.map((row) => (at < 0 ? '' : (row[at] ?? '')))
}

/** What most (95 %) of the filled cells of a column are. */
export function detectKind(cells: readonly string[]): ColumnKind | 'empty' {
  let filled = 0
  let numbers = 0
  const order = detectDayOrder(cells)
  let dates = 0
  for (const cell of cells) {
    if (isMissing(cell)) continue
    filled++
    const value = parseNumber(cell)
    if (!Number.isNaN(value)) numbers++
    if (!Number.isNaN(parseDate(cell, order))) dates++
  }
  if (filled === 0) return 'empty'
  if (dates >= 0.95 * filled) return 'date'
  return numbers >= 0.95 * filled ? 'numeric' : 'categorical'
}

export type SchemaOptions = { kinds?: Readonly<Record<string, ColumnKind>>; reference?: string | null }

/**
 * Learns, without looking at outcomes, how raw columns become features: numbers, categories with rare levels
 * pooled, month and weekday of dates and days since `reference`, a date column known with the row. Columns that are
 * missing in 40 % of the rows or more, identifiers, constants and free text are left out with the reason. `kinds`
 * overrides detection where the type is known.
 */
export function learnSchema(
  table: RawTable,
  columns: readonly string[],
  { kinds = {}, reference = null }: SchemaOptions = {},
): Schema {
  const features: Feature[] = []
  const omitted: Omission[] = []
  const cellsOf = new Map(columns.map((column) => [column, columnCells(table, column)]))
  const kindOf = new Map(columns.map((column) => [column, kinds[column] ?? detectKind(cellsOf.get(column)!)]))
  const categoricals = [...kindOf.values()].filter((kind) => kind === 'categorical').length
  // Bounds the width of the one-hot design, and with it the cubic cost of a Newton step.
  const maxLevels = Math.max(8, Math.min(60, Math.floor(400 / Math.max(1, categoricals))))
  for (const column of columns) {
    const cells = cellsOf.get(column)!
    const kind = kindOf.get(column)!
    const distinct = new Set(cells.filter((cell) => !isMissing(cell)).map((cell) => cell.trim()))
    const missing = cells.filter((cell) => isMissing(cell)).length
    const leaveOut = (reason: OmissionReason) => omitted.push({ column, reason, n: cells.length, missing })
    if (kind === 'empty' || distinct.size === 0) leaveOut('empty')
    else if (missing >= LEAST_MISSING_LEFT_OUT * cells.length) leaveOut('tooManyMissing')
    else if (distinct.size === 1 && missing === 0) leaveOut('constant')
    else if (kinds[column] === undefined && isIdentifier(column, cells, distinct, kind))
      leaveOut('identifier')
    else if (kind === 'numeric') features.push(numericFeature(column, cells.map(numberOf), NOT_A_DATE))
    else if (kind === 'date')
      features.push(
        ...dateFeatures(column, cells, reference, reference === null ? [] : columnCells(table, reference)),
      )
    else {
      const feature = categoricalFeature(column, cells, maxLevels)
      if (typeof feature === 'string') leaveOut(feature)
      else features.push(feature)
    }
  }
  return { features, omitted }
}

function numberOf(cell: string): number {
  return isMissing(cell) ? Number.NaN : parseNumber(cell)
}

function isIdentifier(
  column: string,
  cells: readonly string[],
  distinct: ReadonlySet<string>,
  kind: ColumnKind | 'empty',
): boolean {
  const filled = cells.filter((cell) => !isMissing(cell)).length
  if (filled < 20 || distinct.size < 0.9 * filled) return false
  if (kind === 'date') return false
  if (kind === 'categorical') return distinct.size > 0.95 * filled
  if (IDENTIFIER_WORD.test(column.trim()) || IDENTIFIER_ENDING.test(column.trim())) return true
  const numbers = [...distinct].map(parseNumber).filter((value) => Number.isInteger(value))
  if (numbers.length < distinct.size) return false
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of numbers) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  // A running number: as many values as the range has room for.
  return distinct.size > 0.98 * filled && high - low + 1 <= 1.2 * distinct.size
}

type DateReading = Pick<NumericFeature, 'part' | 'dayOrder' | 'reference'>
const NOT_A_DATE: DateReading = { part: null, dayOrder: null, reference: null }

function dateFeatures(
  column: string,
  cells: readonly string[],
  reference: string | null,
  referenceCells: readonly string[],
): NumericFeature[] {
  const dayOrder = detectDayOrder(cells)
  const readings: DateReading[] = [{ part: 'weekday', dayOrder, reference: null }]
  if (spanDays(cells, dayOrder) >= LEAST_SPAN_OF_SEASONS_DAYS)
    readings.push({ part: 'month', dayOrder, reference: null })
  if (reference !== null && reference !== column) {
    const from = { column: reference, dayOrder: detectDayOrder(referenceCells) }
    readings.push({ part: 'daysAfterReference', dayOrder, reference: from })
  }
  return readings
    .map((reading) =>
      numericFeature(
        column,
        cells.map((cell, row) => readDate(reading, cell, referenceCells[row] ?? '')),
        reading,
      ),
    )
    .filter((feature) => feature.deviation > 0 || feature.missing)
}

function spanDays(cells: readonly string[], dayOrder: DayOrder): number {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const cell of cells) {
    const at = parseDate(cell, dayOrder)
    if (Number.isNaN(at)) continue
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  return (last - first) / DAY_MS
}

function readDate(reading: DateReading, cell: string, referenceCell: string): number {
  const at = isMissing(cell) ? Number.NaN : parseDate(cell, reading.dayOrder ?? 'monthFirst')
  if (Number.isNaN(at)) return Number.NaN
  const date = new Date(at)
  if (reading.part === 'month') return date.getUTCMonth() + 1
  if (reading.part === 'weekday') return date.getUTCDay()
  return (at - parseDate(referenceCell, reading.reference?.dayOrder)) / DAY_MS
}

function numericFeature(column: string, raw: readonly number[], reading: DateReading): NumericFeature {
  const { part } = reading
  const sorted = Float64Array.from(raw.filter((value) => !Number.isNaN(value))).sort()
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  // Half a per cent is cut at each end, so that one mistyped amount does not stretch the scale.
  const trim = sorted.length >= 200 && part === null ? 0.005 : 0
  const low = quantile(trim)
  const high = quantile(1 - trim - 1e-12)
  const logarithm = part === null && low >= 0 && skewness(sorted, low, high) > 2
  const shape = (value: number) => {
    const clamped = Math.min(high, Math.max(low, value))
    return logarithm ? Math.log1p(clamped) : clamped
  }
  let mean = 0
  for (const value of sorted) mean += shape(value) / sorted.length
  let variance = 0
  for (const value of sorted) variance += (shape(value) - mean) ** 2 / sorted.length
  return {
    kind: 'numeric',
    column,
    ...reading,
    logarithm,
    low,
    high,
    mean,
    deviation: variance > 1e-18 ? Math.sqrt(variance) : 0,
    missing: sorted.length < raw.length,
    edges: binEdges(sorted),
  }
}

function skewness(sorted: Float64Array, low: number, high: number): number {
  let mean = 0
  for (const value of sorted) mean += Math.min(high, Math.max(low, value)) / sorted.length
  let second = 0
  let third = 0
  for (const value of sorted) {
    const gap = Math.min(high, Math.max(low, value)) - mean
    second += gap ** 2 / sorted.length
    third += gap ** 3 / sorted.length
  }
  return second > 0 ? third / second ** 1.5 : 0
}

/** Cut points between neighbouring values: `value <= edge` goes left. At most MAX_BINS bins of equal count. */
function binEdges(sorted: Float64Array): number[] {
  const edges: number[] = []
  const distinct = new Set(sorted).size
  if (distinct <= MAX_BINS) {
    let previous = sorted[0] ?? 0
    for (const value of sorted) {
      if (value > previous) edges.push((previous + value) / 2)
      previous = value
    }
    return edges
  }
  for (let bin = 1; bin < MAX_BINS; bin++) {
    const value = sorted[Math.floor((bin * sorted.length) / MAX_BINS)]!
    const last = edges.at(-1)
    if ((last === undefined || value > last) && value < sorted[sorted.length - 1]!) edges.push(value)
  }
  return edges
}

function categoricalFeature(
  column: string,
  cells: readonly string[],
  maxLevels: number,
): CategoricalFeature | OmissionReason {
  const counts = new Map<string, number>()
  let missing = 0
  let length = 0
  for (const cell of cells) {
    if (isMissing(cell)) {
      missing++
      continue
    }
    const level = levelOf(cell)
    length += level.length
    counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const filled = cells.length - missing
  if (counts.size > 10 && length / filled > 40) return 'longText'
  const least = Math.max(2, Math.ceil(0.003 * cells.length))
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const kept = ranked.filter(([, count], rank) => count >= least && rank < maxLevels)
  const pooled = filled - kept.reduce((sum, [, count]) => sum + count, 0)
  if (counts.size > 20 && (counts.size > 0.4 * filled || pooled > 0.6 * filled)) return 'manyValues'
  const levels = kept.map(([level]) => level)
  const pooledLevel = pooled > 0 ? levels.push('…') - 1 : -1
  const missingLevel = missing > 0 ? levels.push('') - 1 : -1
  if (levels.length < 2) return 'constant'
  return { kind: 'categorical', column, levels, pooledLevel, missingLevel }
}

function levelOf(cell: string): string {
  return cell.trim().normalize('NFKC')
}

/** Turns raw rows into feature values; a column that the table lacks is missing throughout. */
export function encode(schema: Schema, table: RawTable): Encoded {
  const rowCount = table.rows.length
  const featureCount = schema.features.length
  const values = new Float64Array(rowCount * featureCount)
  schema.features.forEach((feature, f) => {
    const at = table.columns.indexOf(feature.column)
    const referenceAt =
      feature.kind === 'numeric' && feature.reference ? table.columns.indexOf(feature.reference.column) : -1
    const codes =
      feature.kind === 'categorical' ? new Map(feature.levels.map((level, code) => [level, code])) : null
    for (let row = 0; row < rowCount; row++) {
      const cell = at < 0 ? '' : (table.rows[row]![at] ?? '')
      values[row * featureCount + f] =
        feature.kind === 'categorical'
          ? levelCode(feature, codes!, cell)
          : numericValue(feature, cell, table.rows[row]![referenceAt] ?? '')
    }
  })
  return { rowCount, featureCount, values }
}

function levelCode(feature: CategoricalFeature, codes: ReadonlyMap<string, number>, cell: string): number {
  if (isMissing(cell)) return feature.missingLevel
  const code = codes.get(levelOf(cell))
  // A customer called '…' must not be taken for the pool.
  return code === undefined || code === feature.missingLevel ? feature.pooledLevel : code
}

function numericValue(feature: NumericFeature, cell: string, referenceCell: string): number {
  const value = feature.part === null ? numberOf(cell) : readDate(feature, cell, referenceCell)
  return Number.isNaN(value) ? Number.NaN : Math.min(feature.high, Math.max(feature.low, value))
}
