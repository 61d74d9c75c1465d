import { createDifficulty } from './difficulty.ts'
import { EXPERTS, expertPrices } from './experts.ts'
import type { PricePoint, PriceTarget } from './pricePoint.ts'
import { createResiduals, type ResidualSample, sampleMedian, shortestInterval } from './residuals.ts'
import { createSimilarItems } from './similarItems.ts'

/** A predicted log price: point and the range that should hold the wanted share of such prices. */
export type LogRange = {
  low: number
  point: number
  high: number
  /** Comparables of the same item; 0 where the range comes from items with similar names. */
  comparables: number
  /** Log price read off the history, before correction by past errors. */
  base: number
  /** Code of that reading, one of `EXPERTS` or 'similarItems'. */
  expert: string
}

export type Prediction = LogRange & {
  /** What `learn` needs to compare the prediction with the price that came. */
  readonly trace: Trace
}

type Trace = ItemTrace | SimilarTrace

type SimilarTrace = { kind: 'similar'; base: number; difficulty: number }

type ItemTrace = {
  kind: 'item'
  item: string
  experts: Float64Array
  chosen: number
  features: Float64Array
  difficulty: number
  matched: boolean
}

export type ClosedPrice = { item: string; name?: string; point: PricePoint }

/** A closed price beside what was predicted for it before it was known. */
export type Judged = ClosedPrice & { prediction: Prediction | null }

export type PricePredictor = {
  /**
   * Null when neither the item nor one with a similar name has a comparable yet. Reads only; the same question
   * gives the same answer. `name` defaults to the item's key.
   */
  predict: (item: string, target: PriceTarget, name?: string) => Prediction | null
  /**
   * Takes in the closed prices of one day. Each is first compared with what would have been predicted for it,
   * which is how ranges learn their width; only then does it become a comparable.
   */
  learnDay: (closed: readonly ClosedPrice[]) => Judged[]
  /** Takes prices in as comparables without judging them, which is far faster than learning from them. */
  remember: (closed: readonly ClosedPrice[]) => void
  /** Past predictions that ranges are made of, of known items. */
  calibrationSize: () => number
  /** Share outside that ranges are built for at present; adapts so that `1 - coverage` really falls outside. */
  currentMiss: (comparables: number) => number
}

export type PredictorOptions = {
  coverage: number
  /** Step of the adaptive miscoverage level. */
  step: number
  /** Newest comparables of an item that are looked at. */
  memory: number
  /** Least distance of either end from the point, as a share: a range of no width would claim certainty. */
  leastHalfWidth: number
}

export const DEFAULT_PREDICTOR: PredictorOptions = {
  coverage: 0.8,
  step: 0.01,
  memory: 80,
  leastHalfWidth: 0.0025,
}

const GRAIN = 0.004
const FEATURES = 9
const LEADER_PRIOR = 6
const LOSS_SCALE = 0.02
const SIMILAR_PRIOR_SCALE = 0.5
const SIMILAR_HALF_LIFE_DAYS = 365
const LEAST_MISS = 0.03
const MOST_MISS = 0.4

/** Amounts of evidence that are calibrated and reported apart: the least number of comparables of each. */
export const COMPARABLE_BUCKETS = [
  { from: 1, name: '1' },
  { from: 2, name: '2-4' },
  { from: 5, name: '5-19' },
  { from: 20, name: '20+' },
] as const

const bucketOf = (comparables: number): number =>
  COMPARABLE_BUCKETS.findLastIndex((bucket) => comparables >= bucket.from)

/** Name of the evidence bucket for a number of comparables, at least 1. */
export const bucketName = (comparables: number): string => COMPARABLE_BUCKETS[bucketOf(comparables)]!.name

type Losses = Float64Array
type ItemState = { history: PricePoint[]; losses: Losses; seen: number; logError: number; errors: number }

const runLength = (history: readonly PricePoint[]): number => {
  const last = history.at(-1)!.logPrice
  let run = 0
  while (run < history.length && Math.abs(history[history.length - 1 - run]!.logPrice - last) < 1e-9) run++
  return run
}

/**
 * Predicts closing prices from an item's own comparables and learns as prices close.
 *
 * Point: of several simple readings of the history (`EXPERTS`) the one with the least discounted loss so far, for
 * this item shrunk towards all items with few own trials. Range: signed errors of past predictions in situations
 * that looked as hard as this one (localised conformal prediction, Guan 2023, Biometrika 110), shortest interval,
 * at a miss level that follows what really happened (adaptive conformal inference, Gibbs & Candès 2021, NeurIPS).
 */
export const createPricePredictor = (options: PredictorOptions = DEFAULT_PREDICTOR): PricePredictor => {
  const items = new Map<string, ItemState>()
  const pooled: Record<'matched' | 'unmatched', { losses: Losses; seen: number }> = {
    matched: { losses: new Float64Array(EXPERTS.length), seen: 0 },
    unmatched: { losses: new Float64Array(EXPERTS.length), seen: 0 },
  }
  const difficulty = createDifficulty(FEATURES)
  const residuals = createResiduals()
  const similarItems = createSimilarItems()
  const similarResiduals = createResiduals(1000, SIMILAR_PRIOR_SCALE)
  let similarMiss = 1 - options.coverage
  const targetMiss = 1 - options.coverage
  // One level for each amount of evidence, so that well-known items cannot pay for the coverage of new ones.
  const miss = new Float64Array(COMPARABLE_BUCKETS.length).fill(targetMiss)
  let [meanLogError, errorsSeen] = [-3, 0]

  const leader = (state: ItemState, matched: boolean): number => {
    const pool = pooled[matched ? 'matched' : 'unmatched']
    let [best, at] = [Number.POSITIVE_INFINITY, 0]
    for (let expert = 0; expert < EXPERTS.length; expert++) {
      const prior = pool.seen > 0 ? pool.losses[expert]! / pool.seen : 0
      const loss = (state.losses[expert]! + LEADER_PRIOR * prior) / (state.seen + LEADER_PRIOR)
      if (loss < best - 1e-12) {
        best = loss
        at = expert
      }
    }
    return at
  }

  const situation = (item: string, state: ItemState, target: PriceTarget): ItemTrace => {
    const { history } = state
    const experts = expertPrices(history, target)
    const matched = target.party !== null && history.some((point) => point.party === target.party)
    const chosen = leader(state, matched)
    let spread = 0
    for (const price of experts) spread += Math.abs(price - experts[chosen]!)
    const last = history.at(-1)!
    const gap = Math.max(0, target.day - last.day)
    const own = (state.logError * state.errors + meanLogError * 4) / (state.errors + 4)
    const features = Float64Array.of(
      1,
      own,
      Math.log(spread / EXPERTS.length + GRAIN),
      Math.log1p(history.length),
      Math.log1p(gap / 30),
      Math.log1p(runLength(history)),
      matched ? 1 : 0,
      Math.log(Math.abs(last.logPrice - experts[chosen]!) + GRAIN),
      history.length === 1 ? 1 : 0,
    )
    return {
      kind: 'item',
      item,
      experts,
      chosen,
      features,
      difficulty: difficulty.predict(features),
      matched,
    }
  }

  const rangeFrom = (
    base: number,
    sample: ResidualSample,
    share: number,
  ): Pick<LogRange, 'low' | 'point' | 'high'> => {
    const shift = sampleMedian(sample)
    const { low, high } = shortestInterval(sample, share)
    return {
      low: base + Math.min(low, shift - options.leastHalfWidth),
      point: base + shift,
      high: base + Math.max(high, shift + options.leastHalfWidth),
    }
  }

  const predictFromSimilar = (item: string, name: string, target: PriceTarget): Prediction | null => {
    const similar = similarItems.like(item, name).map(({ item: other, likeness }) => {
      const last = items.get(other)!.history.at(-1)!
      const age = Math.max(0, target.day - last.day) / SIMILAR_HALF_LIFE_DAYS
      return { value: last.logPrice, weight: likeness * likeness * Math.exp(-Math.LN2 * age), likeness }
    })
    if (similar.length === 0) return null
    const likeness = similar[0]!.likeness
    similar.sort((a, b) => a.value - b.value)
    const base = sampleMedian({ values: similar.map((s) => s.value), weights: similar.map((s) => s.weight) })
    const trace: SimilarTrace = { kind: 'similar', base, difficulty: Math.log(1.05 - likeness) }
    const range = rangeFrom(base, similarResiduals.near(trace.difficulty), 1 - similarMiss)
    return { ...range, base, comparables: 0, expert: 'similarItems', trace }
  }

  const predict = (item: string, target: PriceTarget, name = item): Prediction | null => {
    const state = items.get(item)
    if (!state) return predictFromSimilar(item, name, target)
    const trace = situation(item, state, target)
    const base = trace.experts[trace.chosen]!
    const share = 1 - miss[bucketOf(state.history.length)]!
    return {
      ...rangeFrom(base, residuals.near(trace.difficulty), share),
      base,
      comparables: state.history.length,
      expert: EXPERTS[trace.chosen]!.code,
      trace,
    }
  }

  const learnError = (prediction: Prediction, logPrice: number): void => {
    const { trace } = prediction
    const outside = logPrice < prediction.low - 1e-9 || logPrice > prediction.high + 1e-9
    const adapted = (level: number): number =>
      Math.max(LEAST_MISS, Math.min(MOST_MISS, level + options.step * (targetMiss - (outside ? 1 : 0))))
    if (trace.kind === 'similar') {
      similarMiss = adapted(similarMiss)
      similarResiduals.add(trace.difficulty, logPrice - trace.base)
      return
    }
    const state = items.get(trace.item)!
    const bucket = bucketOf(prediction.comparables)
    miss[bucket] = adapted(miss[bucket]!)
    const residual = logPrice - trace.experts[trace.chosen]!
    const logError = Math.log(Math.abs(residual) + GRAIN)
    residuals.add(trace.difficulty, residual)
    difficulty.learn(trace.features, logError)
    const pool = pooled[trace.matched ? 'matched' : 'unmatched']
    pool.seen = pool.seen * 0.998 + 1
    state.seen = state.seen * 0.95 + 1
    for (let expert = 0; expert < EXPERTS.length; expert++) {
      const loss = Math.log1p(Math.abs(logPrice - trace.experts[expert]!) / LOSS_SCALE)
      pool.losses[expert] = pool.losses[expert]! * 0.998 + loss
      state.losses[expert] = state.losses[expert]! * 0.95 + loss
    }
    state.errors = Math.min(state.errors + 1, 12)
    state.logError += (logError - state.logError) / state.errors
    errorsSeen = Math.min(errorsSeen + 1, 1000)
    meanLogError += (logError - meanLogError) / (errorsSeen + 10)
  }

  const remember: PricePredictor['remember'] = (closed) => {
    for (const { item, name, point } of closed) {
      similarItems.add(item, name ?? item)
      let state = items.get(item)
      if (!state) {
        state = { history: [], losses: new Float64Array(EXPERTS.length), seen: 0, logError: 0, errors: 0 }
        items.set(item, state)
      }
      state.history.push(point)
      if (state.history.length > options.memory) state.history.shift()
    }
  }

  const learnDay: PricePredictor['learnDay'] = (closed) => {
    const judged = closed.map((one) => ({ ...one, prediction: predict(one.item, one.point, one.name) }))
    for (const { prediction, point } of judged) if (prediction) learnError(prediction, point.logPrice)
    remember(closed)
    return judged
  }

  return {
    predict,
    learnDay,
    remember,
    calibrationSize: residuals.size,
    currentMiss: (comparables) => miss[bucketOf(comparables)]!,
  }
}
