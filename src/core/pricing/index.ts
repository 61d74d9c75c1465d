export type { Comparable, QuoteTarget } from './comparable.ts'
export type { Concession, ConcessionOffer, NonPriceTerm } from './concessions.ts'
export {
  evaluatePrice,
  missingColumn,
  type PriceColumns,
  type PriceEvaluation,
  type PriceEvaluationInput,
  type PriceRowRefusal,
  type RawRow,
  readPriceRows,
  unreadableColumn,
} from './evaluatePrice.ts'
export type { CompetitorMove, PolicyEvent } from './eventEffects.ts'
export { parseAmount } from './parseAmount.ts'
export { parseDay } from './parseDay.ts'
export {
  type Authority,
  type Bound,
  type BoundCode,
  type BoundsInput,
  type FloorRule,
  type Guardrail,
  guardrail,
  type PolicyCap,
  priceBounds,
  type Severity,
} from './priceBounds.ts'
export { priceWaterfall, type WaterfallItem, type WaterfallStep } from './priceWaterfall.ts'
export { calibrateQuoteRange, type PeriodCoverage, type QuoteCalibration } from './quoteCalibration.ts'
export {
  type ComparableUsed,
  type Driver,
  type DriverCode,
  type MissingForRange,
  predictQuoteRange,
  type QuoteRange,
  type QuoteRangeInput,
  type QuoteRangeOptions,
  type QuoteRangePrediction,
} from './quoteRange.ts'
export {
  type BoundsOnly,
  type QuoteRecommendation,
  type RecommendedPrice,
  type RecommendQuoteInput,
  recommendQuote,
} from './recommendQuote.ts'
export {
  type ComparableDot,
  type RedactedComparables,
  type RedactedQuoteRange,
  redactComparables,
  redactQuoteRange,
} from './redactComparables.ts'
export {
  type NotEnoughOutcomes,
  type QuoteOutcome,
  type WinRateAssociation,
  type WinRateBand,
  wilsonInterval,
  winRateAlongPrice,
} from './winRateAlongPrice.ts'
