import { precisionOf, recallOf, sumOf, type Tally } from '../../facts/measure/score.ts'
import { seededRandom } from '../../learning/random.ts'

/** What the rules, a model, and both together made of one labelled message. */
export interface ReadMessage {
  lang: 'zh' | 'en'
  rules: Tally
  model: Tally
  /** What the tray would hold were the model to propose beside the rules. */
  together: Tally
  /** Whether the model could be asked at all; one that runs on without an end was, and found nothing. */
  answered: boolean
}

export interface Quality {
  /** Null where nothing was found: of nothing no share is right. */
  precision: number | null
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
export interface Gain {
  /** Null where one of the two found nothing in what was drawn. */
  precision: Difference | null
  recall: Difference
  f1: Difference
}

export const captureVerdicts = ['better', 'notBetter', 'notEnough'] as const
export type CaptureVerdict = (typeof captureVerdicts)[number]

/** The stated rule: see `verdictOf`. */
export const verdictRule = {
  /** Fewer messages tell nothing. */
  leastMessages: 100,
  /** A model that could be asked about fewer of them was not measured on the set. */
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
    precision: hits + extra === 0 ? null : precisionOf(tally),
    recall: recallOf(tally),
    f1: hits + extra + missed === 0 ? 1 : (2 * hits) / (2 * hits + extra + missed),
  }
}

/**
 * What one reading gains over the rules on the same messages, with the 95 % percentile interval of a paired bootstrap: whole
 * messages are drawn again, with what both made of them. Seeded, so that the same answers give the same interval.
 */
export function gainOver(rows: readonly ReadMessage[], of: (row: ReadMessage) => Tally): Gain {
  const random = seededRandom(1)
  const qualities = (drawn: readonly ReadMessage[]) => ({
    before: qualityOf(sumOf(drawn.map(({ rules }) => rules))),
    after: qualityOf(sumOf(drawn.map(of))),
  })
  const own = qualities(rows)
  const drawn = Array.from({ length: verdictRule.resamples }, () =>
    qualities(rows.map(() => rows[Math.floor(random() * rows.length)]!)),
  )
  const difference = (measure: 'recall' | 'f1' | 'precision'): Difference | null => {
    const gains = [own, ...drawn].flatMap(({ before, after }) => {
      const [from, to] = [before[measure], after[measure]]
      return from === null || to === null ? [] : [to - from]
    })
    if (gains.length <= drawn.length) return null
    const [value, ...rest] = gains
    const sorted = rest.sort((left, right) => left - right)
    const rank = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
    return { value: value!, low: rank(0.025), high: rank(0.975) }
  }
  return { precision: difference('precision'), recall: difference('recall')!, f1: difference('f1')! }
}

/**
 * Whether a model may propose beside the rules, by what it adds to them:
 * - `notEnough`: too few messages, or too few of them that it could be asked about;
 * - `better`: the whole interval of the gain in F1 lies above 0, and that of precision shows no loss beyond the allowed one;
 * - `notBetter`: the interval of F1 ends below the least gain, or that of precision lies wholly below the allowed loss;
 * - `notEnough` otherwise: more messages would have to tell.
 */
export function verdictOf(rows: readonly ReadMessage[], together: Gain): CaptureVerdict {
  const { leastMessages, leastAnswered, leastGain, mostPrecisionLost } = verdictRule
  const answered = rows.filter((row) => row.answered).length
  if (rows.length < leastMessages || answered < leastAnswered * rows.length) return 'notEnough'
  const { f1, precision } = together
  if (f1.low > 0 && precision !== null && precision.low >= -mostPrecisionLost) return 'better'
  if (f1.high < leastGain || (precision !== null && precision.high < -mostPrecisionLost)) return 'notBetter'
  return 'notEnough'
}
