import { z } from 'zod'
import { EvidenceId } from '../ids.ts'

/** Why a number is what it is. `code` is worded by the screen; `contribution` is in the unit of its reading. */
export const Reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  contribution: z.number(),
  evidenceIds: z.array(EvidenceId),
})
export type Reason = z.infer<typeof Reason>

/** A feature that no model learns from: `missing` of the `n` rows to learn from say nothing of it, 40 % or more. */
export const LeftOutFeature = z.object({ feature: z.string(), n: z.int(), missing: z.int() })
export type LeftOutFeature = z.infer<typeof LeftOutFeature>
/** Absent in advice that was stored before the rule. */
const leftOut = z.array(LeftOutFeature).optional()

/** A calibrated probability with its 80 % interval, all in 0–1; reasons in probability points. */
export const ProbabilityReading = z.object({
  kind: z.literal('probability'),
  value: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
  n: z.int(),
  prior: z.number().min(0).max(1),
  reasons: z.array(Reason),
  leftOut,
})
/** An order among `of` and nothing more: never shown with a percent sign. */
export const RankReading = z.object({
  kind: z.literal('rank'),
  position: z.int().min(1),
  of: z.int().min(1),
  n: z.int(),
  reasons: z.array(Reason),
  leftOut,
})
/** Points out of 100 by a written rule. */
export const RuleScoreReading = z.object({
  kind: z.literal('ruleScore'),
  score: z.number().min(0).max(100),
  n: z.int(),
  ruleVersion: z.string(),
  reasons: z.array(Reason),
  leftOut,
})
/** The honest answer when the team's records do not carry a number. `prior` is what the firm declared, if anything. */
export const NotEnoughReading = z.object({
  kind: z.literal('notEnoughInformation'),
  n: z.int(),
  needed: z.int().nullable(),
  missing: z.array(z.string()),
  prior: z.number().min(0).max(1).nullable(),
  leftOut,
})

/** The four kinds of number that the product shows; they never look alike. */
export const Reading = z.discriminatedUnion('kind', [
  ProbabilityReading,
  RankReading,
  RuleScoreReading,
  NotEnoughReading,
])
export type Reading = z.infer<typeof Reading>
