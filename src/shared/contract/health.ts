import { z } from 'zod'
import { HealthCheckId, HealthKind, HealthMeasure, HealthUse } from '../health.ts'
import { Instant, Language, procedure } from './procedure.ts'
import { LeftOutFeature, Reading } from './reading.ts'

export const healthErrorCodes = ['health.notMeasured', 'health.monthUnknown'] as const

/** One kind × measure: `value` is the share (0–1) that is in order, null where too few rows are there to tell. */
export const HealthCell = z.object({
  kind: HealthKind,
  measure: HealthMeasure,
  value: z.number().min(0).max(1).nullable(),
  /** Rows of the check with the most rows. */
  n: z.int(),
})
export type HealthCell = z.infer<typeof HealthCell>

/** `good` of `of` rows are in order; fresh rows count in part. */
const Tally = z.object({ of: z.int(), good: z.number() })

/** A check over all rows and by the source that they came from; a source is null for what was typed in here. */
export const HealthCheckResult = Tally.extend({
  id: HealthCheckId,
  sources: z.array(Tally.extend({ source: z.string().nullable() })),
})
export type HealthCheckResult = z.infer<typeof HealthCheckResult>

/** What to repair, and what it would do for the open deals. */
export const HealthFix = z.object({
  check: HealthCheckId,
  failing: z.int(),
  of: z.int(),
  /** Open deals whose readings it would help, and their amounts in the workspace's currency. */
  openDeals: z.int(),
  openAmountMinor: z.int(),
  uses: z.array(HealthUse),
  /** 0–100: see `dataHealth/score.ts`. */
  impact: z.number(),
  /** How many points the score gains when all rows are in order. */
  points: z.number(),
  /** True where it bears on all open deals in proportion rather than on the ones counted. */
  inProportion: z.boolean(),
})
export type HealthFix = z.infer<typeof HealthFix>

/** The workspace's data as last measured. */
export const Health = z.object({
  /** Calendar day in the workspace's zone. */
  day: z.string(),
  measuredAt: Instant,
  /** Processor-bound time of the measuring, and the longest that it held the core at once. */
  tookMs: z.number(),
  longestHoldMs: z.number(),
  rows: z.int(),
  currency: z.string(),
  openDeals: z.int(),
  openAmountMinor: z.int(),
  score: Reading,
  cells: z.array(HealthCell),
  checks: z.array(HealthCheckResult),
  fixes: z.array(HealthFix),
  /** Where rows came from: an import by its files, most rows first. */
  sources: z.array(z.object({ source: z.string(), label: z.string(), rows: z.int() })),
  leftOut: z.array(z.object({ model: z.enum(['win', 'intent']), features: z.array(LeftOutFeature) })),
})
export type Health = z.infer<typeof Health>

export const HealthView = z.object({
  /** Null until it was measured for the first time. */
  health: Health.nullable(),
  /** Rows read of those to read while a measuring is under way, else null. */
  measuring: z.object({ rowsDone: z.int(), rows: z.int() }).nullable(),
  /** A person stopped the measuring of what the records are now: what is shown is older. */
  isStopped: z.boolean(),
  /** The month that is over and whose report nobody has made since, `2026-11`. */
  reportDue: z.string().nullable(),
  owners: z.partialRecord(HealthCheckId, z.string()),
  /** Names that the records know as owners, for choosing one. */
  people: z.array(z.string()),
})
export type HealthView = z.infer<typeof HealthView>

/** A record that a check fails, or an account or product some of whose rows do. */
export const HealthRow = z.object({
  kind: z.enum(['account', 'deal', 'product']),
  id: z.string(),
  name: z.string(),
  detail: z.string().nullable(),
  failing: z.int(),
  openDeals: z.int(),
  openAmountMinor: z.int(),
  /** Which fields sources disagree about; only for conflicts. */
  fields: z.array(z.string()),
})
export type HealthRow = z.infer<typeof HealthRow>

export const HealthDay = z.object({
  day: z.string(),
  at: Instant,
  score: z.number().nullable(),
  ruleVersion: z.string(),
  cells: z.array(HealthCell),
})
export type HealthDay = z.infer<typeof HealthDay>

export const healthContract = {
  /** The last measuring at once; where records changed since, a new one starts beside it and is told of as a change. */
  get: procedure.output(HealthView),
  /** Stops the measuring under way; nothing of it is kept. */
  stop: procedure.output(z.object({ stopped: z.boolean() })),
  /** Measures although it was stopped. */
  again: procedure.output(z.object({})),
  /** What fails a check, by what the open deals there amount to. */
  rows: procedure
    .input(z.object({ check: HealthCheckId }))
    .output(z.object({ rows: z.array(HealthRow), more: z.boolean() })),
  /** Gives a check to a person, or to nobody. */
  assign: procedure
    .input(z.object({ check: HealthCheckId, ownerName: z.string().trim().min(1).max(200).nullable() }))
    .output(z.object({ changeSetId: z.string() })),
  /** The days on which it was measured, oldest first, and the months that have a report. */
  trend: procedure.output(z.object({ days: z.array(HealthDay), months: z.array(z.string()) })),
  /**
   * The report of a month (`2026-11`) with its trace, logged before it is handed out: a workbook, or what the screen
   * prints. Refuses with `health.monthUnknown`.
   */
  report: procedure
    .input(
      z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), lang: Language, as: z.enum(['file', 'print']) }),
    )
    .output(
      z.object({
        fileName: z.string(),
        file: z.instanceof(Blob).nullable(),
        health: Health,
        days: z.array(HealthDay),
        owners: z.partialRecord(HealthCheckId, z.string()),
        trace: z.object({ seq: z.int(), hash: z.string() }),
      }),
    ),
}
