import { toDesign } from './design.ts'
import { seededRandom } from './random.ts'
import { type ColumnKind, encode, learnSchema, type RawTable } from './schema.ts'
import { type Assessment, assess, holdOut, LEAST_PER_CLASS, LEAST_ROWS } from './verdict.ts'
import { fitWin, forecast, type Prior, prepareExamples, type WinFit } from './winFit.ts'
import { probabilityReasons } from './winReasons.ts'

export type FeatureValues = Readonly<Record<string, number | string | null>>

/** A deal as it was known at `asOf` (UTC ms), and how it ended at `closedAt`. A deal may appear several times. */
export type WinExample = {
  dealId: string
  asOf: number
  closedAt: number
  features: FeatureValues
  won: boolean
}

export type WinModelOptions = {
  /** Nothing learned after this moment (UTC ms) is used. */
  asOf: number
  /** The win rate the firm declares, worth `strength` deals. */
  prior: Prior
  seed?: number
}

/** Models of version 1 learned from whatever was filled in at all; they are fitted anew before they serve again. */
export const WIN_MODEL_VERSION = 2

/**
 * A fitted model as plain JSON. `fit` is null where there was too little to fit; the verdict then says so.
 * `rankScale` are the sorted held-out probabilities that a rank is read from.
 */
export type WinModel = {
  version: typeof WIN_MODEL_VERSION
  trainedAt: number
  n: number
  won: number
  prior: Prior
  assessment: Assessment
  fit: WinFit | null
  rankScale: number[]
}

export type WinReason = { feature: string; contribution: number; value: number | string | null }

/**
 * `interval` is 80 %. Contributions are in the reading's unit: probability (0–1), or for a rank percentile
 * points, and add up to reading − `base`.
 */
export type WinReading =
  | {
      kind: 'probability'
      probability: number
      interval: { low: number; high: number }
      n: number
      prior: number
      base: number
      reasons: WinReason[]
    }
  | {
      kind: 'rank'
      score: number
      percentile: number
      n: number
      prior: number
      base: number
      reasons: WinReason[]
    }
  | { kind: 'notEnoughInformation'; n: number; needed: number | null; prior: number; reasons: [] }

const RANK_STEPS = 200

/** Learns from deals closed by `options.asOf`. Deterministic for a seed; costs seconds for a thousand deals. */
export function fitWinModel(examples: readonly WinExample[], options: WinModelOptions): WinModel {
  const usable = examples
    .filter((example) => example.closedAt <= options.asOf && example.asOf < example.closedAt)
    .sort((a, b) => a.asOf - b.asOf || (a.dealId < b.dealId ? -1 : a.dealId > b.dealId ? 1 : 0))
  const numbers = new Map<string, number>()
  const wonDeals = new Set<string>()
  for (const { dealId, won } of usable) {
    if (!numbers.has(dealId)) numbers.set(dealId, numbers.size)
    if (won) wonDeals.add(dealId)
  }
  const seed = options.seed ?? 1
  const nothing = assess([], true, seededRandom(seed), null)
  const model: WinModel = {
    version: WIN_MODEL_VERSION,
    trainedAt: options.asOf,
    n: numbers.size,
    won: wonDeals.size,
    prior: options.prior,
    assessment: nothing,
    fit: null,
    rankScale: [],
  }
  if (model.n < LEAST_ROWS || Math.min(model.won, model.n - model.won) < LEAST_PER_CLASS) return model
  const { table, kinds } = toTable(usable.map((example) => example.features))
  const schema = learnSchema(table, table.columns, { kinds })
  if (schema.features.length === 0) return model
  const groups = Int32Array.from(usable, ({ dealId }) => numbers.get(dealId)!)
  const data = prepareExamples(
    schema,
    encode(schema, table),
    Uint8Array.from(usable, ({ won }) => (won ? 1 : 0)),
    {
      at: Float64Array.from(usable, (example) => example.asOf),
      knownAt: Float64Array.from(usable, (example) => example.closedAt),
    },
    groups,
  )
  const rows = Int32Array.from(usable.keys())
  const held = holdOut(data, rows, options.prior, seededRandom(seed))
  return {
    ...model,
    assessment: assess(held, true, seededRandom(seed + 1), groups),
    fit: fitWin(data, rows, options.prior, seededRandom(seed + 2)),
    rankScale: thin(held.map((one) => one.probability).sort((a, b) => a - b)),
  }
}

function thin(sorted: readonly number[]): number[] {
  if (sorted.length <= RANK_STEPS) return [...sorted]
  return Array.from(
    { length: RANK_STEPS + 1 },
    (_, i) => sorted[Math.round((i * (sorted.length - 1)) / RANK_STEPS)]!,
  )
}

function toTable(rows: readonly FeatureValues[]): { table: RawTable; kinds: Record<string, ColumnKind> } {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort()
  const kinds: Record<string, ColumnKind> = {}
  for (const column of columns) {
    const isText = rows.some((row) => typeof row[column] === 'string')
    kinds[column] = isText ? 'categorical' : 'numeric'
  }
  return {
    table: { columns, rows: rows.map((row) => columns.map((column) => cell(row[column]))) },
    kinds,
  }
}

function cell(value: number | string | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

/** Reads a deal as it is known now. What kind of reading it is was decided when the model was fitted. */
export function predictWin(model: WinModel, features: FeatureValues): WinReading {
  const { fit, n, assessment } = model
  const prior = model.prior.rate
  if (fit === null || assessment.verdict === 'not-enough-information') {
    return { kind: 'notEnoughInformation', n, needed: n < LEAST_ROWS ? LEAST_ROWS : null, prior, reasons: [] }
  }
  const { table } = toTable([features])
  const encoded = encode(fit.schema, table)
  const design = toDesign(fit.schema.features, encoded)
  const withValues = (reasons: readonly { feature: string; contribution: number }[]): WinReason[] =>
    reasons.map((reason) => ({ ...reason, value: features[reason.feature] ?? null }))
  const found = forecast(fit, encoded, design, 0)
  if (assessment.verdict === 'probability') {
    const { base, reasons } = probabilityReasons(fit, encoded, design, 0)
    return {
      kind: 'probability',
      probability: found.probability,
      interval: { low: found.low, high: found.high },
      n,
      prior,
      base,
      reasons: withValues(reasons),
    }
  }
  const percentile = percentileIn(model.rankScale, found.probability)
  const { base, reasons } = probabilityReasons(fit, encoded, design, 0)
  const baseRank = percentileIn(model.rankScale, base)
  const moved = found.probability - base
  // Shares of the score carry over to the percentile in proportion, so that they still add up.
  const stretch = Math.abs(moved) > 1e-9 ? (percentile - baseRank) / moved : 0
  return {
    kind: 'rank',
    score: found.probability,
    percentile,
    n,
    prior,
    base: baseRank,
    reasons: withValues(
      reasons.map((reason) => ({ ...reason, contribution: reason.contribution * stretch })),
    ),
  }
}

/** Share (0–100) of the scale that lies below the value, ties counting half. */
function percentileIn(scale: readonly number[], value: number): number {
  if (scale.length === 0) return 50
  let below = 0
  for (const other of scale) below += other < value ? 1 : other === value ? 0.5 : 0
  return (100 * below) / scale.length
}

export type Replacement = {
  replace: boolean
  reason: 'better' | 'notBetter' | 'tooFewUnseen' | 'oldHasNoForecast' | 'newHasNoForecast'
  /** Deals that neither model was trained on. */
  n: number
  brierOld: number | null
  brierNew: number | null
  /** Brier of the old minus Brier of the new model, with its 90 % interval over deals. */
  gain: { value: number; low: number; high: number } | null
}

const LEAST_UNSEEN = 20

/**
 * Champion and challenger on deals that closed after both were trained. The challenger takes over when its
 * Brier score is better and the lower end of the 90 % interval of the gain is above 0; until then the old
 * model stays. A model that only says "not enough information" is scored by its prior, which is what it shows.
 */
export function shouldReplace(
  old: WinModel,
  challenger: WinModel,
  holdout: readonly WinExample[],
  seed = 1,
): Replacement {
  const trained = Math.max(old.trainedAt, challenger.trainedAt)
  const unseen = holdout.filter((example) => example.closedAt > trained)
  const byDeal = new Map<string, { old: number; challenger: number; count: number }>()
  for (const { dealId, features, won } of unseen) {
    const sums = byDeal.get(dealId) ?? { old: 0, challenger: 0, count: 0 }
    const label = won ? 1 : 0
    sums.old += (shownProbability(old, features) - label) ** 2
    sums.challenger += (shownProbability(challenger, features) - label) ** 2
    sums.count++
    byDeal.set(dealId, sums)
  }
  const deals = [...byDeal.values()].map((sums) => ({
    old: sums.old / sums.count,
    challenger: sums.challenger / sums.count,
  }))
  const n = deals.length
  const empty = { n, brierOld: null, brierNew: null, gain: null }
  if (!forecasts(challenger)) return { replace: false, reason: 'newHasNoForecast', ...empty }
  if (n < LEAST_UNSEEN) {
    return forecasts(old)
      ? { replace: false, reason: 'tooFewUnseen', ...empty }
      : { replace: true, reason: 'oldHasNoForecast', ...empty }
  }
  const mean = (pick: (deal: (typeof deals)[number]) => number) =>
    deals.reduce((sum, deal) => sum + pick(deal), 0) / n
  const random = seededRandom(seed)
  const gains: number[] = []
  for (let replicate = 0; replicate < 1000; replicate++) {
    let sum = 0
    for (let i = 0; i < n; i++) {
      const deal = deals[Math.floor(random() * n)]!
      sum += deal.old - deal.challenger
    }
    gains.push(sum / n)
  }
  gains.sort((a, b) => a - b)
  const gain = {
    value: mean((deal) => deal.old - deal.challenger),
    low: gains[50]!,
    high: gains[949]!,
  }
  const better = gain.value > 0 && gain.low > 0
  return {
    replace: better,
    reason: better ? 'better' : 'notBetter',
    n,
    brierOld: mean((deal) => deal.old),
    brierNew: mean((deal) => deal.challenger),
    gain,
  }
}

function forecasts(model: WinModel): boolean {
  return model.fit !== null && model.assessment.verdict !== 'not-enough-information'
}

/**
 * What `predictWin` says of a deal without its reasons, which cost many times as much: the probability or the score
 * by which deals are ranked; null where the model has neither.
 */
export function scoreWin(model: WinModel, features: FeatureValues): number | null {
  if (model.fit === null || !forecasts(model)) return null
  const encoded = encode(model.fit.schema, toTable([features]).table)
  return forecast(model.fit, encoded, toDesign(model.fit.schema.features, encoded), 0).probability
}

const shownProbability = (model: WinModel, features: FeatureValues): number =>
  scoreWin(model, features) ?? model.prior.rate
