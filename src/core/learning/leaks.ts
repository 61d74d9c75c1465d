import { detectDayOrder, isMissing, parseDate, parseNumber } from './cells.ts'
import { namesBeginning, namesDuration, namesExpectation, namesOutcome, outcomeOf } from './leakNames.ts'
import { aucWithVariance } from './metrics.ts'
import { columnCells, detectKind, type RawTable } from './schema.ts'

/** Why a column may give the answer away. Closed list; each ground is a statement about the training rows. */
export type LeakGround =
  /** The name speaks of something known only once the deal has ended. */
  | 'name-meaning'
  /** Its levels are themselves outcomes ("Closed Lost") and agree with the target. */
  | 'outcome-values'
  /** It is filled (or not zero) practically only for one outcome, or only once there is an outcome. */
  | 'filled-after-outcome'
  /**
   * Its dates lie at or after a date on which the deal ended, or after the row's own time; or they are the last
   * dates of nearly every row and how late they lie depends on the outcome.
   */
  | 'timestamp-after-outcome'
  /**
   * A length of time that ran until the outcome: so named, and how long depends on the outcome; or it is the time
   * between a date that is suspected itself and another date of the row.
   */
  | 'duration-until-outcome'
  /** Alone it separates won from lost better than anything known beforehand could be expected to. */
  | 'implausible-skill'

export type LeakSuspect = { column: string; grounds: LeakGround[] }

/** Outcome per row: 1 or 0, or null where the deal is still open. */
export type RowOutcome = 0 | 1 | null

/**
 * Columns of a foreign table suspected of being written after the outcome. Looks at training rows only.
 * `time` is the column that orders the rows; it is never a feature, yet is named when it is an ending's date.
 */
export function suspectLeaks(
  table: RawTable,
  outcomes: readonly RowOutcome[],
  columns: readonly string[],
  time: string | null,
): LeakSuspect[] {
  const grounds = new Map<string, LeakGround[]>(columns.map((column) => [column, []]))
  const cellsOf = new Map(columns.map((column) => [column, columnCells(table, column)]))
  const endings: Float64Array[] = []
  for (const column of columns) {
    const cells = cellsOf.get(column)!
    const own = grounds.get(column)!
    if (namesOutcome(column)) own.push('name-meaning')
    if (valuesAreOutcomes(cells, outcomes)) own.push('outcome-values')
    if (column !== time && filledAfterOutcome(cells, outcomes)) own.push('filled-after-outcome')
    if (own.includes('name-meaning') && detectKind(cells) === 'date') endings.push(dates(cells))
  }
  const rowTimes = time === null || endings.length > 0 ? null : dates(columnCells(table, time))
  const dated = new Map(
    columns
      .filter((column) => detectKind(cellsOf.get(column)!) === 'date')
      .map((column) => [column, dates(cellsOf.get(column)!)]),
  )
  for (const column of columns) {
    if (column === time) continue
    const own = grounds.get(column)!
    const at = dated.get(column)
    // A name may promise an earlier date ("Last Activity", 上次跟进时间); the stamps say whether it keeps that.
    if (at && own.length === 0 && !namesExpectation(column)) {
      const afterEnding = endings.some((ending) => liesAfter(at, ending, 0))
      const afterRow = rowTimes !== null && liesAfter(at, rowTimes, 1)
      const others = [...dated].filter(([other]) => other !== column).map(([, values]) => values)
      if (afterEnding || afterRow || (!namesBeginning(column) && endsTheRow(at, others, outcomes)))
        own.push('timestamp-after-outcome')
    }
    if (implausibleSkill(cellsOf.get(column)!, outcomes)) own.push('implausible-skill')
  }
  const suspected = [...dated].filter(([column]) => grounds.get(column)!.length > 0)
  if (time !== null && !dated.has(time)) dated.set(time, dates(columnCells(table, time)))
  for (const column of columns) {
    const own = grounds.get(column)!
    if (column === time || own.includes('name-meaning') || detectKind(cellsOf.get(column)!) !== 'numeric')
      continue
    const lengths = Float64Array.from(cellsOf.get(column)!, parseNumber)
    const isNamedSo = namesDuration(column)
    if (
      (isNamedSo && dependsOnOutcome(lengths, outcomes)) ||
      suspected.some(([end, ended]) =>
        [...dated].some(([other, begun]) => end !== other && isTimeBetween(lengths, begun, ended)),
      )
    )
      own.push('duration-until-outcome')
  }
  return columns
    .map((column) => ({ column, grounds: grounds.get(column)! }))
    .filter((suspect) => suspect.grounds.length > 0)
}

function dates(cells: readonly string[]): Float64Array {
  const order = detectDayOrder(cells)
  return Float64Array.from(cells, (cell) => (isMissing(cell) ? Number.NaN : parseDate(cell, order)))
}

/** At least 95 % of the rows with both dates have `own` at least `gap` ms after `reference`. */
function liesAfter(own: Float64Array, reference: Float64Array, gap: number): boolean {
  let both = 0
  let after = 0
  own.forEach((at, row) => {
    const other = reference[row]!
    if (Number.isNaN(at) || Number.isNaN(other)) return
    both++
    if (at >= other + gap) after++
  })
  return both >= 10 && after >= 0.95 * both
}

/**
 * An unnamed closing date: filled for all ended deals, after every other date of 95 % of the rows, and the days
 * since the first of them differ between won and lost beyond chance (p about 0.001).
 */
function endsTheRow(
  own: Float64Array,
  others: readonly Float64Array[],
  outcomes: readonly RowOutcome[],
): boolean {
  const lags: number[] = []
  const labels: number[] = []
  let ended = 0
  let last = 0
  outcomes.forEach((outcome, row) => {
    if (outcome === null) return
    ended++
    const known = others.map((dates) => dates[row]!).filter((at) => !Number.isNaN(at))
    const at = own[row]!
    if (Number.isNaN(at) || known.length === 0) return
    if (known.every((other) => at > other)) last++
    lags.push(at - Math.min(...known))
    labels.push(outcome)
  })
  if (lags.length < 0.98 * ended || last < 0.95 * lags.length) return false
  return dependsOnOutcome(Float64Array.from(lags), labels as RowOutcome[])
}

const DAY = 86_400_000

/** In at least 95 % of the rows with all three the number is the days between the dates, give or take one. */
function isTimeBetween(lengths: Float64Array, begun: Float64Array, ended: Float64Array): boolean {
  let known = 0
  let equal = 0
  lengths.forEach((length, row) => {
    const days = (ended[row]! - begun[row]!) / DAY
    if (Number.isNaN(length) || Number.isNaN(days)) return
    known++
    if (Math.abs(length - days) <= 1) equal++
  })
  return known >= 20 && equal >= 0.95 * known && new Set(lengths).size > 5
}

/** Whether won and lost deals differ in it beyond chance (p about 0.001). */
function dependsOnOutcome(values: Float64Array, outcomes: readonly RowOutcome[]): boolean {
  const known: number[] = []
  const labels: number[] = []
  values.forEach((value, row) => {
    const outcome = outcomes[row] ?? null
    if (outcome === null || Number.isNaN(value)) return
    known.push(value)
    labels.push(outcome)
  })
  if (known.length < 40) return false
  const found = aucWithVariance(known, labels)
  return found !== null && Math.abs(found.auc - 0.5) > 3.3 * Math.sqrt(found.variance)
}

function valuesAreOutcomes(cells: readonly string[], outcomes: readonly RowOutcome[]): boolean {
  const verdicts = new Map<string, 'won' | 'lost' | 'open' | 'other'>()
  let agree = 0
  let flipped = 0
  let speaking = 0
  cells.forEach((cell, row) => {
    const outcome = outcomes[row]
    if (outcome === null || outcome === undefined || isMissing(cell)) return
    let says = verdicts.get(cell)
    if (says === undefined) {
      says = outcomeOf(cell)
      verdicts.set(cell, says)
    }
    if (says !== 'won' && says !== 'lost') return
    speaking++
    if ((says === 'won') === (outcome === 1)) agree++
    else flipped++
  })
  return speaking >= 5 && speaking >= 0.02 * cells.length && Math.max(agree, flipped) >= 0.9 * speaking
}

/**
 * Filled for one outcome only: among at least ten filled rows 98 % share one outcome, and so many by chance
 * would be rarer than one in a million. Zero counts as unfilled in a numeric column. Or: filled for nearly all
 * ended deals and hardly any open one.
 */
function filledAfterOutcome(cells: readonly string[], outcomes: readonly RowOutcome[]): boolean {
  const filled = cells.map((cell) => !isMissing(cell) && parseNumber(cell) !== 0)
  const count = { ended: 0, endedFilled: 0, open: 0, openFilled: 0, won: 0, wonFilled: 0 }
  outcomes.forEach((outcome, row) => {
    const isFilled = filled[row] ? 1 : 0
    if (outcome === null) {
      count.open++
      count.openFilled += isFilled
      return
    }
    count.ended++
    count.endedFilled += isFilled
    count.won += outcome
    count.wonFilled += outcome * isFilled
  })
  if (
    count.open >= 20 &&
    count.ended >= 20 &&
    count.endedFilled >= 0.95 * count.ended &&
    count.openFilled <= 0.05 * count.open
  )
    return true
  const unfilled = count.ended - count.endedFilled
  if (count.endedFilled < 10 || unfilled < 10) return false
  const share = count.wonFilled / count.endedFilled
  const rate = count.won / count.ended
  const elsewhere = (count.won - count.wonFilled) / unfilled
  if (share >= 0.98)
    return count.endedFilled * Math.log(Math.max(rate, 1e-9)) < Math.log(1e-6) && elsewhere < 0.75 * rate
  if (share <= 0.02)
    return (
      count.endedFilled * Math.log(Math.max(1 - rate, 1e-9)) < Math.log(1e-6) &&
      1 - elsewhere < 0.75 * (1 - rate)
    )
  return false
}

/** A single column, scored on rows that its scores were not made from, with AUC of at least 0.95. */
export const IMPLAUSIBLE_AUC = 0.95

function implausibleSkill(cells: readonly string[], outcomes: readonly RowOutcome[]): boolean {
  const rows = outcomes.flatMap((outcome, row) => (outcome === null ? [] : [row]))
  const won = rows.filter((row) => outcomes[row] === 1).length
  if (rows.length < 24 || Math.min(won, rows.length - won) < 8) return false
  const keys = scoringKeys(cells, rows)
  const scores = new Float64Array(rows.length)
  const rate = won / rows.length
  const parts = 5
  for (let part = 0; part < parts; part++) {
    const sums = new Map<string, { won: number; count: number }>()
    rows.forEach((row, i) => {
      if (i % parts === part) return
      const sum = sums.get(keys[i]!) ?? { won: 0, count: 0 }
      sum.won += outcomes[row]!
      sum.count++
      sums.set(keys[i]!, sum)
    })
    rows.forEach((_, i) => {
      if (i % parts !== part) return
      const sum = sums.get(keys[i]!)
      scores[i] = ((sum?.won ?? 0) + 2 * rate) / ((sum?.count ?? 0) + 2)
    })
  }
  const found = aucWithVariance(
    scores,
    rows.map((row) => outcomes[row]!),
  )
  return found !== null && found.auc >= IMPLAUSIBLE_AUC
}

/** The level of each row: its text, or for numbers and dates with many values one of twenty equal bins. */
function scoringKeys(cells: readonly string[], rows: readonly number[]): string[] {
  const kind = detectKind(cells)
  const texts = rows.map((row) => (isMissing(cells[row]) ? '' : cells[row]!.trim()))
  if (kind === 'categorical' || kind === 'empty' || new Set(texts).size <= 20) return texts
  const order = detectDayOrder(texts)
  const numbers = texts.map((text) => (kind === 'date' ? parseDate(text, order) : parseNumber(text)))
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const edges = Array.from({ length: 19 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / 20)]!)
  return numbers.map((value) =>
    Number.isNaN(value) ? '' : value === 0 ? 'zero' : String(edges.filter((edge) => value > edge).length),
  )
}
