import { precisionOf, recallOf, sumOf, type Tally } from '../../facts/measure/score.ts'
import { seededRandom } from '../../learning/random.ts'

/** What the rules, a model, and both together made of one labelled message. */
export interface ReadMessage {
  lang: 'zh' | 'en'
  rules: Tally
  model: Tally
  /** What the tray would hold were the model to propose beside the rules. */
  together: Tally
  /** Whether the model gave an answer in the form that it was asked for. */
  answered: boolean
}

export interface Quality {
  precision: number
  recall: number
  /** The harmonic mean of precision and recall. */
  f1: number
}
/** A difference with its 95 % interval. */
export interface Difference {
  value: number
  low: number
  high: number
}
/** How much better (or worse, below 0) something reads than the rules alone. */
export type Gain = Record<keyof Quality, Difference>

export const captureVerdicts = ['better', 'notBetter', 'notEnough'] as const
export type CaptureVerdict = (typeof captureVerdicts)[number]

/** The stated rule: see `verdictOf`. */
export const verdictRule = {
  /** Fewer messages tell nothing. */
  leastMessages: 100,
  /** A model that gives no answer for more of them was not measured on the set. */
  leastAnswered: 0.9,
  /** F1 that a model must be able to gain: where even the upper end of the interval is lower, it is not better. */
  leastGain: 0.02,
  /** Precision that may be lost at most. */
  mostPrecisionLost: 0.05,
  resamples: 2000,
} as const

export const qualityOf = (tally: Tally): Quality => {
  const { hits, extra, missed } = tally
  return {
    precision: precisionOf(tally),
    recall: recallOf(tally),
    f1: hits + extra + missed === 0 ? 1 : (2 * hits) / (2 * hits + extra + missed),
  }
}

const measures = ['precision', 'recall', 'f1'] as const

/**
 * What one reading gains over the rules on the same messages, with the 95 % percentile interval of a paired bootstrap: whole
 * messages are drawn again, with what both made of them. Seeded, so that the same answers give the same interval.
 */
export function gainOver(rows: readonly ReadMessage[], of: (row: ReadMessage) => Tally): Gain {
  const random = seededRandom(1)
  const gain = (drawn: readonly ReadMessage[]): Quality => {
    const [before, after] = [sumOf(drawn.map(({ rules }) => rules)), sumOf(drawn.map(of))].map(qualityOf)
    return {
      precision: after!.precision - before!.precision,
      recall: after!.recall - before!.recall,
      f1: after!.f1 - before!.f1,
    }
  }
  const drawn = Array.from({ length: verdictRule.resamples }, () =>
    gain(rows.map(() => rows[Math.floor(random() * rows.length)]!)),
  )
  const value = gain(rows)
  const at = (measure: keyof Quality): Difference => {
    const sorted = drawn.map((one) => one[measure]).sort((a, b) => a - b)
    const rank = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
    return { value: value[measure], low: rank(0.025), high: rank(0.975) }
  }
  return Object.fromEntries(measures.map((measure) => [measure, at(measure)])) as Gain
}

/**
 * Whether a model may propose beside the rules, by what it adds to them:
 * - `notEnough`: too few messages, or too few of them answered;
 * - `better`: the whole interval of the gain in F1 lies above 0, and that of precision shows no loss beyond the allowed one;
 * - `notBetter`: the interval of F1 ends below the least gain, or that of precision lies wholly below the allowed loss;
 * - `notEnough` otherwise: more messages would have to tell.
 */
export function verdictOf(rows: readonly ReadMessage[], together: Gain): CaptureVerdict {
  const { leastMessages, leastAnswered, leastGain, mostPrecisionLost } = verdictRule
  const answered = rows.filter((row) => row.answered).length
  if (rows.length < leastMessages || answered < leastAnswered * rows.length) return 'notEnough'
  const { f1, precision } = together
  if (f1.low > 0 && precision.low >= -mostPrecisionLost) return 'better'
  if (f1.high < leastGain || precision.high < -mostPrecisionLost) return 'notBetter'
  return 'notEnough'
}
