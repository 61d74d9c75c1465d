import {
  type Comparable,
  isUsable,
  knownAtOf,
  pointOf,
  priceTargetOf,
  type QuoteTarget,
} from './comparable.ts'
import {
  bundleExposure,
  type CompetitorMove,
  competitorExposure,
  type EventEffect,
  eventEffect,
  type PolicyEvent,
  policyExposure,
  type Situation,
} from './eventEffects.ts'
import { comparableWeight, EXPERTS, weightedMedian } from './experts.ts'
import { DEFAULT_PREDICTOR } from './predictor.ts'
import type { PriceTarget } from './pricePoint.ts'
import { calibrateQuoteRange, type PeriodCoverage, type QuoteCalibration } from './quoteCalibration.ts'

/** Why the point is not the start: each is one step of the way, in the order listed. */
export type DriverCode =
  | 'recency'
  | 'quantityTier'
  | 'region'
  | 'partyHistory'
  | 'trend'
  | 'season'
  | 'pastErrors'
  | 'competitorMove'
  | 'policyEvent'
  | 'bundle'

export type Driver = {
  code: DriverCode
  /** Kind of policy, for `policyEvent`. */
  detail?: string
  /** Signed minor units per unit sold. 0 for an event without a measurable effect (see `eventEffect`). */
  deltaMinor: number
  evidenceIds: string[]
  /** Comparables, or exposed past prices, behind this step. */
  n: number
}

export type ComparableUsed = Pick<Comparable, 'id' | 'partyId' | 'unitPriceMinor' | 'at' | 'won' | 'own'> & {
  /** Share of the point's weight; all of one prediction sum to 1. */
  weight: number
}

export type QuoteRange = {
  kind: 'range'
  /** Integer minor units per unit sold, low ≤ point ≤ high. */
  lowMinor: number
  pointMinor: number
  highMinor: number
  coverage: 0.8
  /** Comparables of the product, or of similar products by `basis`. */
  n: number
  basis: 'product' | 'similarProducts'
  /** Marginal: over all predictions of a period together, not promised for each kind of deal. */
  calibration: { n: number; coverage: number | null; coverageByPeriod: PeriodCoverage[] }
  comparablesUsed: ComparableUsed[]
  start: { code: 'regionMedian' | 'productMedian' | 'similarProducts'; minor: number; n: number }
  /** `start.minor` plus all deltas is exactly `pointMinor`. */
  drivers: Driver[]
}

export type MissingForRange = 'comparables' | 'calibrationHistory' | 'narrowEnoughRange'

export type NotEnoughForRange = { kind: 'notEnoughInformation'; n: number; missing: MissingForRange[] }

export type QuoteRangePrediction = QuoteRange | NotEnoughForRange

export type QuoteRangeOptions = {
  /** Fewest comparables of the product. */
  leastComparables: number
  /** Fewest past predictions that the range is calibrated on. */
  leastCalibration: number
  /** Ranges wider than this share of the point say nothing and are withheld. */
  widestRange: number
}

export const DEFAULT_RANGE_OPTIONS: QuoteRangeOptions = {
  leastComparables: 3,
  leastCalibration: 12,
  widestRange: 1.2,
}

export type QuoteRangeInput = {
  /** With a kept calibration those of the product suffice; without one, all that the team has. */
  comparables: readonly Comparable[]
  target: QuoteTarget
  competitorMoves?: readonly CompetitorMove[]
  policyEvents?: readonly PolicyEvent[]
  options?: Partial<QuoteRangeOptions>
  /** From `calibrateQuoteRange`, kept by the caller until the history changes; made here when absent or later than `asOf`. */
  calibration?: QuoteCalibration
}

type Step = { code: DriverCode; detail?: string; logPrice: number; evidenceIds: string[]; n: number }

const EVIDENCE_SHOWN = 5

const known = <T extends { at: number; knownAt?: number }>(
  events: readonly T[] | undefined,
  asOf: number,
): T[] => (events ?? []).filter((event) => knownAtOf(event) < asOf)

const uniform = (values: readonly number[]): number =>
  weightedMedian(values, new Float64Array(values.length).fill(1))

/**
 * Predicts the price at which such a deal closes: low, point and high at 80 %, from what was known before
 * `target.asOf`, with the steps that lead from the usual price to this one. It says what happens, not what to
 * quote; see `recommendQuote` for that. With a kept calibration, under 5 ms for thousands of comparables.
 */
export const predictQuoteRange = (input: QuoteRangeInput): QuoteRangePrediction => {
  const { target } = input
  const options = { ...DEFAULT_RANGE_OPTIONS, ...input.options }
  const calibration = calibrationFor(input)
  // What the calibration has not seen cannot be explained as part of its point either.
  const history = productHistory(input.comparables, {
    ...target,
    asOf: Math.min(target.asOf, calibration.asOf),
  })
  const missing: MissingForRange[] = []
  const seen = priceTargetOf(target)
  const prediction = calibration.predictor.predict(target.productId, seen, target.productName)
  const onSimilar = prediction !== null && prediction.comparables === 0
  if (prediction === null || (!onSimilar && history.length < options.leastComparables))
    missing.push('comparables')
  if (calibration.n < options.leastCalibration) missing.push('calibrationHistory')
  if (prediction === null || missing.length > 0) {
    return { kind: 'notEnoughInformation', n: history.length, missing }
  }
  const walk = onSimilar
    ? { start: prediction.base, startCode: 'similarProducts' as const, startN: 0, steps: [], used: [] }
    : walkHistory(history, seen, prediction.expert)
  const steps: Step[] = [...walk.steps]
  if (!onSimilar) steps.push(...expertSteps(prediction.expert, prediction.base, history))
  steps.push({ code: 'pastErrors', logPrice: prediction.point, evidenceIds: [], n: calibration.n })
  const effects = learnedEffects(input, calibration)
  let [logPoint, doubt] = [prediction.point, 0]
  for (const { step, effect } of effects) {
    logPoint += effect.effect
    doubt += effect.error
    steps.push({ ...step, logPrice: logPoint, evidenceIds: effect.eventIds, n: effect.n })
  }
  const shift = logPoint - prediction.point
  const [low, high] = [Math.exp(prediction.low + shift - doubt), Math.exp(prediction.high + shift + doubt)]
  if (high - low > options.widestRange * Math.exp(logPoint)) {
    return { kind: 'notEnoughInformation', n: history.length, missing: ['narrowEnoughRange'] }
  }
  const pointMinor = Math.round(Math.exp(logPoint))
  const { drivers, startMinor } = exactWaterfall(walk.start, steps, pointMinor)
  return {
    kind: 'range',
    // Outward to whole minor units; the tolerance keeps exp(log(2900)) from reading 2901.
    lowMinor: Math.min(pointMinor, Math.max(1, Math.floor(low * (1 + 1e-9)))),
    pointMinor,
    highMinor: Math.max(pointMinor, Math.ceil(high * (1 - 1e-9))),
    coverage: 0.8,
    n: history.length,
    basis: onSimilar ? 'similarProducts' : 'product',
    calibration: {
      n: calibration.n,
      coverage: calibration.coverage,
      coverageByPeriod: calibration.coverageByPeriod,
    },
    comparablesUsed: walk.used,
    start: { code: walk.startCode, minor: startMinor, n: walk.startN },
    drivers,
  }
}

const calibrationFor = ({ comparables, target, calibration }: QuoteRangeInput): QuoteCalibration =>
  calibration && calibration.asOf <= target.asOf && calibration.currency === target.currency
    ? calibration
    : calibrateQuoteRange({
        comparables,
        asOf: target.asOf,
        ...(target.currency === undefined ? {} : { currency: target.currency }),
      })

/** Closed prices of the product that were known in time, oldest first, as many as the predictor looks at. */
const productHistory = (comparables: readonly Comparable[], target: QuoteTarget): Comparable[] =>
  comparables
    .filter((one) => one.productId === target.productId && isUsable(one, target.asOf, target.currency))
    .sort((a, b) => knownAtOf(a) - knownAtOf(b) || (a.id < b.id ? -1 : 1))
    .slice(-DEFAULT_PREDICTOR.memory)

type Walk = {
  start: number
  startCode: QuoteRange['start']['code']
  startN: number
  steps: Step[]
  used: ComparableUsed[]
}

/** From the plain median to the weighted one, adding one reason at a time. */
const walkHistory = (history: readonly Comparable[], target: PriceTarget, expertCode: string): Walk => {
  const expert = EXPERTS.find(({ code }) => code === expertCode)!
  const points = history.map(pointOf)
  const values = points.map((point) => point.logPrice)
  const newest = Math.max(...points.map((point) => point.day))
  const regional = target.region === null ? [] : points.filter((point) => point.region === target.region)
  const startPoints = regional.length >= 3 ? regional : points
  const weightsFor = (view: PriceTarget): Float64Array =>
    Float64Array.from(points, (point) =>
      Math.max(
        1e-12,
        comparableWeight(point, { ...view, day: newest }, expert.halfLifeDays, expert.affinity),
      ),
    )
  const heaviest = (
    weights: Float64Array,
    wanted: (one: Comparable) => boolean,
  ): Pick<Step, 'evidenceIds' | 'n'> => {
    const chosen = history
      .map((one, index) => ({ one, weight: weights[index]! }))
      .filter(({ one }) => wanted(one))
      .sort((a, b) => b.weight - a.weight)
    return { evidenceIds: chosen.slice(0, EVIDENCE_SHOWN).map(({ one }) => one.id), n: chosen.length }
  }
  const bare: PriceTarget = { ...target, logQuantity: null, region: null, party: null }
  const views: { code: DriverCode; view: PriceTarget; wanted: (one: Comparable) => boolean }[] = [
    { code: 'recency', view: bare, wanted: () => true },
    {
      code: 'quantityTier',
      view: { ...bare, logQuantity: target.logQuantity },
      wanted: (one) => one.quantity !== null,
    },
    {
      code: 'region',
      view: { ...bare, logQuantity: target.logQuantity, region: target.region },
      wanted: (one) => one.region === target.region,
    },
    { code: 'partyHistory', view: target, wanted: (one) => one.partyId === target.party },
  ]
  const steps = views.map(({ code, view, wanted }) => {
    const weights = weightsFor(view)
    return { code, logPrice: weightedMedian(values, weights), ...heaviest(weights, wanted) }
  })
  const weights = weightsFor(target)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    start: uniform(startPoints.map((point) => point.logPrice)),
    startCode: startPoints === regional ? 'regionMedian' : 'productMedian',
    startN: startPoints.length,
    steps,
    used: history
      .map((one, index) => ({
        id: one.id,
        partyId: one.partyId,
        unitPriceMinor: one.unitPriceMinor,
        at: one.at,
        won: one.won,
        own: one.own,
        weight: weights[index]! / total,
      }))
      .sort((a, b) => b.weight - a.weight || b.at - a.at),
  }
}

const expertSteps = (code: string, base: number, history: readonly Comparable[]): Step[] => {
  const shape = EXPERTS.find((expert) => expert.code === code)!.shape
  if (shape === 'median') return []
  return [
    { code: shape === 'trend' ? 'trend' : 'season', logPrice: base, evidenceIds: [], n: history.length },
  ]
}

const learnedEffects = (
  input: QuoteRangeInput,
  calibration: QuoteCalibration,
): { step: Pick<Step, 'code' | 'detail'>; effect: EventEffect }[] => {
  const { target } = input
  const now: Situation = {
    productId: target.productId,
    region: target.region,
    at: target.asOf,
    bundled: target.bundled ?? false,
  }
  const moves = known(input.competitorMoves, target.asOf)
  const policies = known(input.policyEvents, target.asOf)
  const kinds = [...new Set(policies.map(({ code }) => code))].sort()
  return [
    { step: { code: 'competitorMove' as const }, exposure: competitorExposure(moves) },
    ...kinds.map((detail) => ({
      step: { code: 'policyEvent' as const, detail },
      exposure: policyExposure(policies, detail),
    })),
    { step: { code: 'bundle' as const }, exposure: bundleExposure },
  ].flatMap(({ step, exposure }) => {
    const effect = eventEffect(calibration.pastErrors, exposure, now)
    return effect ? [{ step, effect }] : []
  })
}

/** Levels to integer differences: each level is rounded once, so the differences sum exactly. */
const exactWaterfall = (
  start: number,
  steps: readonly Step[],
  pointMinor: number,
): { drivers: Driver[]; startMinor: number } => {
  const startMinor = Math.round(Math.exp(start))
  let level = startMinor
  const drivers = steps.map((step, index): Driver => {
    const next = index === steps.length - 1 ? pointMinor : Math.round(Math.exp(step.logPrice))
    const deltaMinor = next - level
    level = next
    const detail = step.detail === undefined ? {} : { detail: step.detail }
    return { code: step.code, ...detail, deltaMinor, evidenceIds: step.evidenceIds, n: step.n }
  })
  const events: readonly DriverCode[] = ['competitorMove', 'policyEvent', 'bundle']
  return {
    startMinor,
    drivers: drivers.filter(({ code, deltaMinor }) => deltaMinor !== 0 || events.includes(code)),
  }
}
