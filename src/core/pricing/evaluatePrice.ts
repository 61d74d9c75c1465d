import { parseAmount } from './parseAmount.ts'
import { parseDay, quarterOf, slashOrderOf } from './parseDay.ts'
import { bucketName, COMPARABLE_BUCKETS, createPricePredictor, type Prediction } from './predictor.ts'
import type { PricePoint } from './pricePoint.ts'

export type RawRow = Readonly<Record<string, string | null | undefined>>

export type PriceColumns = { item: string; price: string; time: string; quantity?: string; party?: string }

export type PriceRowRefusal = 'itemMissing' | 'priceUnreadable' | 'priceNotPositive' | 'timeUnreadable'

export type PriceRow = { item: string; price: number; point: PricePoint }

export type ReadPriceRows = {
  rows: PriceRow[]
  /** Row numbers are positions in the table given, from 0. */
  refused: { at: number; code: PriceRowRefusal }[]
}

export type PriceEvaluationInput = PriceColumns & { train: readonly RawRow[]; test: readonly RawRow[] }

export type PriceEvaluation = {
  /** Readable test rows. */
  n: number
  /** Of these, those whose item was priced on a strictly earlier date. The figures below are over these. */
  withEarlier: number
  /** Share (0–1) of prices inside their 80 % range, ends included; null without rows. */
  coverage80: number | null
  /** Median of 100 × (high − low) / point. */
  medianWidthPct: number | null
  /** Median of 100 × |point − price| / price. */
  medianAbsPctError: number | null
  byPeriod: { period: string; n: number; coverage: number; medianWidthPct: number }[]
  /** '0' are rows of a new item, predicted from items with similar names; they enter no other figure. */
  byComparables: { comparables: string; n: number; coverage: number | null; medianWidthPct: number | null }[]
}

export type MissingColumn = {
  kind: 'refused'
  code: 'columnMissing'
  column: string
  table: 'train' | 'test'
}

const cell = (row: RawRow, column: string | undefined): string =>
  column === undefined ? '' : (row[column] ?? '').trim()

const refusalOf = (item: string, day: number | null, price: number | null): PriceRowRefusal | null => {
  if (item === '') return 'itemMissing'
  if (day === null) return 'timeUnreadable'
  if (price === null) return 'priceUnreadable'
  return price <= 0 ? 'priceNotPositive' : null
}

/** Reads price rows out of raw text cells; a row that cannot be used is refused with its reason, never guessed. */
export const readPriceRows = (table: readonly RawRow[], columns: PriceColumns): ReadPriceRows => {
  const order = slashOrderOf(table.map((row) => cell(row, columns.time)))
  const read: ReadPriceRows = { rows: [], refused: [] }
  for (const [at, row] of table.entries()) {
    const item = cell(row, columns.item).replace(/\s+/g, ' ')
    const price = parseAmount(cell(row, columns.price))
    const day = parseDay(cell(row, columns.time), order)
    const code = refusalOf(item, day, price)
    if (code !== null || price === null || day === null) {
      read.refused.push({ at, code: code ?? 'priceUnreadable' })
      continue
    }
    const quantity = parseAmount(cell(row, columns.quantity))
    read.rows.push({
      item,
      price,
      point: {
        day,
        logPrice: Math.log(price),
        logQuantity: quantity !== null && quantity > 0 ? Math.log(quantity) : null,
        party: cell(row, columns.party) || null,
        region: null,
      },
    })
  }
  return read
}

/** First required or named column that a table that has rows does not have, or null. */
export const missingColumn = (input: PriceEvaluationInput): MissingColumn | null => {
  for (const table of ['train', 'test'] as const) {
    const first = input[table][0]
    if (!first) continue
    for (const column of [input.item, input.price, input.time, input.quantity, input.party]) {
      if (column !== undefined && !(column in first)) {
        return { kind: 'refused', code: 'columnMissing', column, table }
      }
    }
  }
  return null
}

/** The price or time column of a table of which no row can be read, or null: there is nothing to measure by. */
export const unreadableColumn = (
  input: PriceEvaluationInput,
): { code: 'timeUnreadable' | 'priceUnreadable'; column: string; table: 'train' | 'test' } | null => {
  for (const table of ['train', 'test'] as const) {
    const { rows, refused } = readPriceRows(input[table], input)
    if (rows.length > 0 || refused.length === 0) continue
    const codes = refused.map(({ code }) => code)
    if (codes.every((code) => code === 'timeUnreadable' || code === 'itemMissing')) {
      if (codes.includes('timeUnreadable')) return { code: 'timeUnreadable', column: input.time, table }
    } else if (codes.includes('priceUnreadable'))
      return { code: 'priceUnreadable', column: input.price, table }
  }
  return null
}

const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

type Scored = { period: string; bucket: string; covered: number; widthPct: number; errorPct: number }

/** To a millionth of a percent, so that an exact hit reads 0 and not the rounding of a logarithm. */
const rounded = (percent: number): number => Math.round(percent * 1e6) / 1e6

const scored = (row: PriceRow, prediction: Prediction): Scored => {
  const [low, point, high] = [prediction.low, prediction.point, prediction.high].map(Math.exp) as [
    number,
    number,
    number,
  ]
  // A relative tolerance of 1e-9 undoes the rounding of exp(log(price)), nothing else.
  const inside = row.price >= low * (1 - 1e-9) && row.price <= high * (1 + 1e-9)
  return {
    period: quarterOf(row.point.day),
    bucket: prediction.comparables === 0 ? '0' : bucketName(prediction.comparables),
    covered: inside ? 1 : 0,
    widthPct: rounded((100 * (high - low)) / point),
    errorPct: rounded((100 * Math.abs(point - row.price)) / row.price),
  }
}

const share = (rows: readonly Scored[]): number | null =>
  rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.covered, 0) / rows.length

/**
 * Measures 80 % price ranges on `test`, day by day: the prediction of a row uses all rows, of train and test, of a
 * strictly earlier date and nothing else, so the order of rows within a table does not matter.
 */
export const evaluatePrice = (input: PriceEvaluationInput): PriceEvaluation => {
  const train = readPriceRows(input.train, input).rows.map((row) => ({ ...row, test: false }))
  const test = readPriceRows(input.test, input).rows.map((row) => ({ ...row, test: true }))
  const days = new Map<number, (PriceRow & { test: boolean })[]>()
  for (const row of [...train, ...test]) {
    const rows = days.get(row.point.day)
    if (rows) rows.push(row)
    else days.set(row.point.day, [row])
  }
  const predictor = createPricePredictor()
  const known: Scored[] = []
  const fresh: Scored[] = []
  let unpriced = 0
  for (const day of [...days.keys()].sort((a, b) => a - b)) {
    // Rows of one date in an order of their own, so that shuffled files give the same figures.
    const rows = days.get(day)!.sort(compareRows)
    predictor.learnDay(rows).forEach((judged, index) => {
      const row = rows[index]!
      if (!row.test) return
      if (!judged.prediction) unpriced += 1
      else (judged.prediction.comparables > 0 ? known : fresh).push(scored(row, judged.prediction))
    })
  }
  const summary = (rows: readonly Scored[]) => ({
    n: rows.length,
    coverage: share(rows),
    medianWidthPct: median(rows.map((row) => row.widthPct)),
  })
  const periods = [...new Set(known.map((row) => row.period))].sort()
  const buckets = COMPARABLE_BUCKETS.map(({ name }) => name as string)
  return {
    n: test.length,
    withEarlier: known.length,
    coverage80: share(known),
    medianWidthPct: median(known.map((row) => row.widthPct)),
    medianAbsPctError: median(known.map((row) => row.errorPct)),
    byPeriod: periods.map((period) => {
      const rows = known.filter((row) => row.period === period)
      return {
        period,
        n: rows.length,
        coverage: share(rows)!,
        medianWidthPct: median(rows.map((r) => r.widthPct))!,
      }
    }),
    byComparables: [
      ...(fresh.length + unpriced > 0
        ? [{ comparables: '0', ...summary(fresh), n: fresh.length + unpriced }]
        : []),
      ...buckets
        .map((comparables) => ({
          comparables,
          ...summary(known.filter((row) => row.bucket === comparables)),
        }))
        .filter(({ n }) => n > 0),
    ],
  }
}

const compareRows = (a: PriceRow, b: PriceRow): number => {
  if (a.item !== b.item) return a.item < b.item ? -1 : 1
  if (a.price !== b.price) return a.price - b.price
  if (a.point.logQuantity !== b.point.logQuantity)
    return (a.point.logQuantity ?? -1) - (b.point.logQuantity ?? -1)
  return (a.point.party ?? '') < (b.point.party ?? '') ? -1 : 1
}
