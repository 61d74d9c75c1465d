import { detectDayOrder, isMissing, parseDate, parseNumber } from './cells.ts'
import { toDesign } from './design.ts'
import type { RowTimes } from './folds.ts'
import { outcomeOf } from './leakNames.ts'
import { type LeakSuspect, type RowOutcome, suspectLeaks } from './leaks.ts'
import { aucWithVariance, brierScore, expectedCalibrationError } from './metrics.ts'
import { seededRandom } from './random.ts'
import { columnCells, detectKind, type Encoded, encode, learnSchema, type RawTable } from './schema.ts'
import { assess, DEFAULT_STRENGTH, holdOut, LEAST_PER_CLASS, LEAST_ROWS, type Verdict } from './verdict.ts'
import {
  type Examples,
  fitWin,
  forecast,
  marginShares,
  prepareExamples,
  sharesByColumn,
  type WinFit,
} from './winFit.ts'

export type EvaluateWinInput = {
  train: RawTable
  test: RawTable
  target: string
  positive: string
  time?: string
  keep?: readonly string[]
  seed?: number
}

/**
 * `predictions` holds one number per test row, in order: the win probability; under the verdict "rank" a score
 * to sort by; under "not-enough-information" the declared prior, which is the training win rate. `auc`, `brier`
 * and `ece` use the test rows whose outcome is known and are null without them. `reasons` are mean absolute
 * contributions in log-odds over training rows.
 */
export type WinEvaluation = {
  n: number
  auc: number | null
  brier: number | null
  ece: number | null
  verdict: Verdict
  suspects: LeakSuspect[]
  reasons: { column: string; weight: number }[]
  predictions: number[]
}

export type WinRefusal =
  | { code: 'columnMissing'; table: 'train' | 'test'; column: string }
  | { code: 'oneClassOnly'; labelled: number; positives: number }
  | { code: 'tooFewRows'; labelled: number; least: number }
  | { code: 'noTestRows' }
  | { code: 'timeUnreadable'; column: string }

export type WinEvaluationResult = { ok: true; evaluation: WinEvaluation } | { ok: false; refusal: WinRefusal }

const LEAST_LABELLED = 4

/**
 * Learns from `train` alone whether and how well the outcome can be foretold, and scores `test`. Permuting the
 * test outcomes changes `auc`, `brier` and `ece` and nothing else.
 *
 * Rows whose target is blank or names an open stage are not outcomes: they are not learned from and not scored.
 */
export function evaluateWin(input: EvaluateWinInput): WinEvaluationResult {
  const { train, test, target, positive } = input
  const time = input.time ?? null
  const keep = new Set(input.keep ?? [])
  for (const column of [target, ...(time === null ? [] : [time]), ...keep]) {
    if (!train.columns.includes(column)) return refuse({ code: 'columnMissing', table: 'train', column })
  }
  if (test.rows.length === 0) return refuse({ code: 'noTestRows' })
  const isOutcome = outcomeReader(columnCells(train, target), positive)
  const outcomes = columnCells(train, target).map(isOutcome)
  const labelled = outcomes.flatMap((outcome, row) => (outcome === null ? [] : [row]))
  const positives = labelled.filter((row) => outcomes[row] === 1).length
  if (labelled.length < LEAST_LABELLED)
    return refuse({ code: 'tooFewRows', labelled: labelled.length, least: LEAST_LABELLED })
  if (positives === 0 || positives === labelled.length)
    return refuse({ code: 'oneClassOnly', labelled: labelled.length, positives })

  const candidates = train.columns.filter(
    (column, at) => column !== target && train.columns.indexOf(column) === at,
  )
  const suspects = suspectLeaks(train, outcomes, candidates, time)
  const left = new Set(suspects.map(({ column }) => column).filter((column) => !keep.has(column)))
  const used = candidates.filter((column) => column !== time && !left.has(column))
  const learned: RawTable = { columns: train.columns, rows: labelled.map((row) => train.rows[row]!) }
  const ordering = time ?? datesOfRows(learned, used, [...left])
  const schema = learnSchema(learned, used, {
    reference: ordering === null || left.has(ordering) ? null : ordering,
  })
  for (const { column } of schema.features) {
    if (!test.columns.includes(column)) return refuse({ code: 'columnMissing', table: 'test', column })
  }
  const times = ordering === null ? null : rowTimes(columnCells(learned, ordering))
  if (times && !times.at.some(Number.isFinite)) return refuse({ code: 'timeUnreadable', column: ordering! })

  const labels = Uint8Array.from(labelled, (row) => outcomes[row]!)
  const examples = prepareExamples(schema, encode(schema, learned), labels, times, copies(learned))
  const seed = input.seed ?? 1
  const testRows = encode(schema, test)
  const { verdict, predictions, reasons } = learn(examples, testRows, seed)
  return {
    ok: true,
    evaluation: {
      n: test.rows.length,
      ...score(predictions, columnCells(test, target).map(isOutcome)),
      verdict,
      suspects,
      reasons,
      predictions,
    },
  }
}

function refuse(refusal: WinRefusal): WinEvaluationResult {
  return { ok: false, refusal }
}

type Learned = Pick<WinEvaluation, 'verdict' | 'predictions' | 'reasons'>

function learn(examples: Examples, test: Encoded, seed: number): Learned {
  const { labels, schema } = examples
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const rate = (positives + 0.5) / (labels.length + 1)
  const nothing: Learned = {
    verdict: 'not-enough-information',
    predictions: new Array<number>(test.rowCount).fill(rate),
    reasons: [],
  }
  if (schema.features.length === 0 || labels.length < LEAST_ROWS) return nothing
  if (Math.min(positives, labels.length - positives) < LEAST_PER_CLASS) return nothing
  const rows = Int32Array.from(labels.keys())
  const held = holdOut(examples, rows, null, seededRandom(seed))
  const { verdict } = assess(held, examples.times !== null, seededRandom(seed + 1), examples.groups)
  if (verdict === 'not-enough-information') return nothing
  const fit = fitWin(examples, rows, { rate, strength: DEFAULT_STRENGTH }, seededRandom(seed + 2))
  const design = toDesign(schema.features, test)
  return {
    verdict,
    predictions: Array.from(
      { length: test.rowCount },
      (_, row) => forecast(fit, test, design, row).probability,
    ),
    reasons: columnWeights(fit, examples),
  }
}

/** Mean absolute contribution of each column over at most 200 evenly spread training rows. */
function columnWeights(fit: WinFit, examples: Examples): WinEvaluation['reasons'] {
  const { encoded, design } = examples
  const step = Math.max(1, encoded.rowCount / 200)
  const sums = new Map<string, number>()
  let count = 0
  for (let at = 0; Math.floor(at) < encoded.rowCount; at += step) {
    const { byFeature } = marginShares(fit, encoded, design, Math.floor(at))
    for (const [column, share] of sharesByColumn(fit.schema, byFeature))
      sums.set(column, (sums.get(column) ?? 0) + Math.abs(share))
    count++
  }
  return [...sums]
    .map(([column, sum]) => ({ column, weight: sum / count }))
    .sort((a, b) => b.weight - a.weight || (a.column < b.column ? -1 : 1))
}

function score(
  predictions: readonly number[],
  outcomes: readonly RowOutcome[],
): Pick<WinEvaluation, 'auc' | 'brier' | 'ece'> {
  const known = predictions.flatMap((_, row) => (outcomes[row] === null ? [] : [row]))
  if (known.length === 0) return { auc: null, brier: null, ece: null }
  const p = known.map((row) => predictions[row]!)
  const y = known.map((row) => outcomes[row]!)
  return {
    auc: aucWithVariance(p, y)?.auc ?? null,
    brier: brierScore(p, y),
    ece: expectedCalibrationError(p, y),
  }
}

/**
 * How the target column is read. `positive` matches as text, else as a number ("1" and "1.0"). When the column
 * has more than two values and some of them speak of losing, only those are losses and the rest is open;
 * otherwise everything else is a loss unless it names an open stage.
 */
function outcomeReader(trainCells: readonly string[], positive: string): (cell: string) => RowOutcome {
  const wanted = positive.trim().toLowerCase()
  const number = parseNumber(wanted)
  const isWon = (cell: string) => {
    const text = cell.trim().toLowerCase()
    return text === wanted || (!Number.isNaN(number) && parseNumber(text) === number)
  }
  const others = new Set(
    trainCells.filter((cell) => cell.trim() !== '' && !isWon(cell)).map((cell) => cell.trim()),
  )
  const stagesNamed = others.size > 1 && [...others].some((cell) => outcomeOf(cell) === 'lost')
  const hasOpen = others.size > 1 && [...others].some((cell) => outcomeOf(cell) === 'open')
  return (cell) => {
    if (isWon(cell)) return 1
    if (cell.trim() === '' || (isMissing(cell) && !others.has(cell.trim()))) return null
    if (hasOpen && stagesNamed) return outcomeOf(cell) === 'lost' ? 0 : outcomeOf(cell) === 'open' ? null : 0
    if (hasOpen && outcomeOf(cell) === 'open') return null
    return 0
  }
}

/**
 * The column that dates the rows when the caller names none: the first date column filled in nine rows of ten,
 * a suspected one (a closing date still orders the rows) only for want of another. Validating across time is
 * the stricter test, so it is not left to the caller's remembering to ask for it.
 */
function datesOfRows(table: RawTable, used: readonly string[], suspected: readonly string[]): string | null {
  const isDated = (column: string) => {
    const cells = columnCells(table, column)
    return (
      detectKind(cells) === 'date' && cells.filter((cell) => !isMissing(cell)).length >= 0.9 * cells.length
    )
  }
  return used.find(isDated) ?? suspected.find(isDated) ?? null
}

/** A time is a date or, failing that, any number that orders the rows. */
function rowTimes(cells: readonly string[]): RowTimes {
  const order = detectDayOrder(cells)
  let at = Float64Array.from(cells, (cell) => parseDate(cell, order))
  if (at.filter(Number.isFinite).length < 0.5 * cells.length) at = Float64Array.from(cells, parseNumber)
  return { at, knownAt: at }
}

/** Numbers rows so that exact copies share a number. */
function copies(table: RawTable): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(table.rows, (row) => {
    const key = row.join('\u0000')
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  })
}
