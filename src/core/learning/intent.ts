import { type Calibration, calibrate, fitPlatt } from './calibration.ts'
import { isMissing } from './cells.ts'
import { columnMeans, type Design, toDesign } from './design.ts'
import { forwardFolds, type RowTimes } from './folds.ts'
import {
  countsForIntent,
  DORMANT_DAYS,
  type IntentCellKey,
  type IntentEvent,
  type IntentExample,
  type IntentFeatures,
  intentExamples,
  intentFeatureNames,
  intentFeatures,
  isInCell,
} from './intentFeatures.ts'
import { INTENT_RULE_VERSION, intentRuleScore } from './intentRule.ts'
import {
  coefficientCovariance,
  fitLogistic,
  type LinearModel,
  linearMargin,
  rowVariance,
} from './logistic.ts'
import { logLoss } from './metrics.ts'
import { type Random, seededRandom, shuffle } from './random.ts'
import { type ColumnKind, encode, learnSchema, type RawTable, type Schema } from './schema.ts'
import { type Assessment, assess, type HeldOut } from './verdict.ts'
import { convertShares } from './winReasons.ts'

const DAY_MS = 86_400_000
/** Below these, the written rule is used and nothing is fitted. */
const LEAST_EXAMPLES = 200
const LEAST_STEPS = 30
const MOST_EXAMPLES = 20_000
/** Below this many contacts a cell without a fitted model says that it does not know. */
export const LEAST_CELL_ACTIVITIES = 5

/** Effects of department, role and cell are drawn to the common level with the precision `cell`. */
type Penalties = { slope: number; cell: number }
const SLOPES = [3, 30]
const CELLS = [1, 5, 25, 125]

type IntentFit = {
  schema: Schema
  linear: LinearModel
  means: number[]
  covariance: number[]
  calibration: Calibration
  penalties: Penalties
}

/** Models of version 1 learned from whatever was filled in at all; they are fitted anew before they serve again. */
export const INTENT_MODEL_VERSION = 2

/** A fitted intent model as plain JSON. `fit` is null where the history carries no probability. */
export type IntentModel = {
  version: typeof INTENT_MODEL_VERSION
  trainedAt: number
  /** Cells looked back on, and how many of them took a buying step. */
  examples: number
  steps: number
  rate: number | null
  assessment: Assessment
  fit: IntentFit | null
}

export type IntentOptions = { asOf: number; seed?: number }

/**
 * Learns the chance that a department × role cell takes a buying step within 30 days: a discrete-time hazard
 * model (logistic regression on recency and frequency; Allison 1982) whose department, role and cell effects
 * are shrunk to the common level, the amount of shrinkage being chosen on later months (empirical Bayes by
 * held-out likelihood). Accepted only when, on months after those learned from, it beats the base rate known
 * at the time and is calibrated (the rule of verdict.ts); accounts are resampled whole.
 */
export function fitIntent(events: readonly IntentEvent[], options: IntentOptions): IntentModel {
  const random = seededRandom(options.seed ?? 1)
  const all = intentExamples(events, options.asOf)
  const steps = all.filter((example) => example.step).length
  const model: IntentModel = {
    version: INTENT_MODEL_VERSION,
    trainedAt: options.asOf,
    examples: all.length,
    steps,
    rate: all.length > 0 ? (steps + 0.5) / (all.length + 1) : null,
    assessment: assess([], true, random, null),
    fit: null,
  }
  if (all.length < LEAST_EXAMPLES || steps < LEAST_STEPS || all.length - steps < LEAST_STEPS) return model
  const data = prepare(sampled(all, random))
  const rows = Int32Array.from(data.labels.keys())
  const assessment = assess(holdOut(data, rows), true, random, data.accounts)
  if (assessment.verdict !== 'probability') return { ...model, assessment }
  return { ...model, assessment, fit: fitOn(data, rows) }
}

function sampled(examples: readonly IntentExample[], random: Random): IntentExample[] {
  if (examples.length <= MOST_EXAMPLES) return [...examples]
  const picks = Int32Array.from(examples.keys())
  shuffle(picks, random)
  return Array.from(picks.subarray(0, MOST_EXAMPLES).sort(), (pick) => examples[pick]!)
}

type Data = { schema: Schema; design: Design; labels: Uint8Array; times: RowTimes; accounts: Int32Array }

const KINDS: Record<string, ColumnKind> = Object.fromEntries(
  intentFeatureNames.map((name) => [
    name,
    name === 'department' || name === 'buyingRole' || name === 'cell' ? 'categorical' : 'numeric',
  ]),
)

function toTable(rows: readonly IntentFeatures[]): RawTable {
  return {
    columns: intentFeatureNames,
    // A cell of people whose department nobody knows is as missing as the department.
    rows: rows.map((row) =>
      intentFeatureNames.map((name) =>
        name === 'cell' && isMissing(String(row.department)) ? '' : String(row[name]),
      ),
    ),
  }
}

function prepare(examples: readonly IntentExample[]): Data {
  const table = toTable(examples.map((example) => example.features))
  const schema = learnSchema(table, intentFeatureNames, { kinds: KINDS })
  const numbers = new Map<string, number>()
  for (const { accountId } of examples) if (!numbers.has(accountId)) numbers.set(accountId, numbers.size)
  return {
    schema,
    design: toDesign(schema.features, encode(schema, table)),
    labels: Uint8Array.from(examples, (example) => (example.step ? 1 : 0)),
    times: {
      at: Float64Array.from(examples, (example) => example.at),
      // Outcomes of a window are complete when the next look begins, hence just before it.
      knownAt: Float64Array.from(examples, (example) => example.knownAt - 1),
    },
    accounts: Int32Array.from(examples, (example) => numbers.get(example.accountId)!),
  }
}

function penaltyVector(data: Data, penalties: Penalties): Float64Array {
  return Float64Array.from(data.design.featureOf, (f) =>
    data.schema.features[f]!.kind === 'categorical' ? penalties.cell : penalties.slope,
  )
}

/** Chooses the shrinkage on later months within `rows`; returns the held-out margins of the choice too. */
function choosePenalties(data: Data, rows: Int32Array) {
  const folds = forwardFolds(rows, data.labels, data.times, 3)
  let best: { penalties: Penalties; loss: number; margins: number[]; labels: number[] } | null = null
  for (const slope of SLOPES) {
    for (const cell of CELLS) {
      const vector = penaltyVector(data, { slope, cell })
      const margins: number[] = []
      const labels: number[] = []
      for (const fold of folds) {
        const linear = fitLogistic(data.design, data.labels, fold.train, vector)
        for (const row of fold.test) {
          margins.push(linearMargin(linear, data.design, row))
          labels.push(data.labels[row]!)
        }
      }
      const loss = margins.reduce((sum, margin, i) => sum + logLoss(margin, labels[i]!), 0)
      if (best === null || loss < best.loss) best = { penalties: { slope, cell }, loss, margins, labels }
    }
  }
  return best!
}

function fitOn(data: Data, rows: Int32Array): IntentFit {
  const { penalties, margins, labels } = choosePenalties(data, rows)
  const vector = penaltyVector(data, penalties)
  const linear = fitLogistic(data.design, data.labels, rows, vector)
  return {
    schema: data.schema,
    linear,
    means: Array.from(columnMeans(data.design, rows)),
    covariance: coefficientCovariance(linear, data.design, data.labels, rows, vector),
    calibration: margins.length > 0 ? fitPlatt(margins, labels) : { kind: 'identity' },
    penalties,
  }
}

function holdOut(data: Data, rows: Int32Array): HeldOut[] {
  return forwardFolds(rows, data.labels, data.times, 4).flatMap((fold, f) => {
    const positives = fold.train.reduce((sum, row) => sum + data.labels[row]!, 0)
    const reference = (positives + 0.5) / (fold.train.length + 1)
    const { penalties, margins, labels } = choosePenalties(data, fold.train)
    const linear = fitLogistic(data.design, data.labels, fold.train, penaltyVector(data, penalties))
    const calibration: Calibration = margins.length > 0 ? fitPlatt(margins, labels) : { kind: 'identity' }
    return Array.from(fold.test, (row) => ({
      row,
      fold: f,
      label: data.labels[row]!,
      probability: calibrate(calibration, linearMargin(linear, data.design, row)),
      reference,
      trained: fold.train.length,
    }))
  })
}

export type IntentReason = { feature: string; contribution: number; value: number | string | null }

/**
 * `n` counts the cell's own contacts within a year. For `probability`, `low`..`high` is the 80 % interval,
 * `prior` the share of all cells that took a step, and contributions are in probability (0–1) from the
 * typical cell `base`; for `ruleScore` contributions are the points of the rule's parts.
 */
export type IntentReading =
  | {
      kind: 'probability'
      value: number
      low: number
      high: number
      n: number
      prior: number
      base: number
      reasons: IntentReason[]
    }
  | {
      kind: 'ruleScore'
      value: number
      low: null
      high: null
      n: number
      prior: number | null
      ruleVersion: string
      reasons: IntentReason[]
    }
  | {
      kind: 'notEnoughInformation'
      value: null
      low: null
      high: null
      n: number
      needed: number
      prior: number | null
      reasons: []
    }

/** Reads one cell of one account at `asOf` (UTC ms) from that account's events. */
export function predictIntentCell(
  model: IntentModel,
  accountEvents: readonly IntentEvent[],
  cell: IntentCellKey,
  asOf: number,
): IntentReading {
  const known = accountEvents.filter(
    (event) =>
      event.knownAt <= asOf && event.occurredAt <= asOf && event.occurredAt > asOf - DORMANT_DAYS * DAY_MS,
  )
  const n = known.filter((event) => isInCell(event, cell) && countsForIntent(event)).length
  const features = intentFeatures(known, cell, asOf)
  const { fit, rate } = model
  // The model only ever saw cells in which something had happened.
  if (fit !== null && rate !== null && n > 0) return readProbability(fit, rate, features, n)
  if (n < LEAST_CELL_ACTIVITIES) {
    const needed = fit === null ? LEAST_CELL_ACTIVITIES : 1
    return {
      kind: 'notEnoughInformation',
      value: null,
      low: null,
      high: null,
      n,
      needed,
      prior: rate,
      reasons: [],
    }
  }
  const { score, parts } = intentRuleScore(features)
  return {
    kind: 'ruleScore',
    value: score,
    low: null,
    high: null,
    n,
    prior: rate,
    ruleVersion: INTENT_RULE_VERSION,
    reasons: parts.map(({ part, points }) => ({ feature: part, contribution: points, value: null })),
  }
}

/** The product shows 80 % intervals: this many standard errors to each side. */
const NORMAL_80 = 1.2816

function readProbability(fit: IntentFit, rate: number, features: IntentFeatures, n: number): IntentReading {
  const design = toDesign(fit.schema.features, encode(fit.schema, toTable([features])))
  const shares = new Map<string, number>()
  let base = fit.linear.intercept
  const add = (column: number, share: number) => {
    const feature = fit.schema.features[design.featureOf[column]!]!.column
    shares.set(feature, (shares.get(feature) ?? 0) + share)
  }
  fit.linear.weights.forEach((weight, column) => {
    base += weight * fit.means[column]!
    add(column, -weight * fit.means[column]!)
  })
  for (let entry = 0; entry < design.starts[1]!; entry++) {
    const column = design.columns[entry]!
    add(column, fit.linear.weights[column]! * design.values[entry]!)
  }
  const read = (margin: number) => calibrate(fit.calibration, margin)
  const margin = linearMargin(fit.linear, design, 0)
  const error = NORMAL_80 * Math.sqrt(rowVariance(fit.covariance, design, 0))
  return {
    kind: 'probability',
    value: read(margin),
    low: read(margin - error),
    high: read(margin + error),
    n,
    prior: rate,
    base: read(base),
    reasons: convertShares(base, shares, read).map((reason) => ({
      ...reason,
      value: features[reason.feature as keyof IntentFeatures],
    })),
  }
}
