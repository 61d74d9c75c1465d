/** What the checker reads and what it answers. Offsets are UTF-16 positions in the text as it was given. */

export type CheckLang = 'zh' | 'en'

/**
 * One figure that a fact states.
 * - `value`: a number, or for unit `date` an ISO period (`2026`, `2026-Q3`, `2026-09`, `2026-09-15`).
 * - `unit`: as people write it (`%`, `台`, `units`, `小时`, `h`, `折`, `bps`, `元`); with `currency` set, `minor`
 *   means integer minor units and anything else major units.
 * - `at`: ISO period that the figure holds for.
 */
export type FactValue = {
  value: number | string
  unit: string
  currency?: string
  subject?: string
  at?: string
}

/** A cited fact: `text` is the span of evidence; `accountId` null means public or shared. */
export type Citation = {
  factId: string
  evidenceId: string
  text: string
  subject: string
  values: readonly FactValue[]
  accountId: string | null
  sensitivity: 'public' | 'internal' | 'personal' | 'restricted'
  /** ISO day on which the evidence was written; relative dates in it count from there. Default: `asOf`. */
  writtenOn?: string
}

export type KnownName = { name: string; aliases?: readonly string[] }

/** Names of the workspace. `own` (our firm, the rep) may be said without a citation. */
export type KnownNames = {
  products: readonly KnownName[]
  organisations: readonly KnownName[]
  people: readonly KnownName[]
  own?: readonly KnownName[]
}

export type CheckContext = {
  citations: readonly Citation[]
  known: KnownNames
  /** ISO day that "last quarter" or "去年" count from. */
  asOf: string
  /** The account that the text is for; null for text that is for nobody in particular. */
  accountId: string | null
}

export type CheckInput = CheckContext & { text: string; lang: CheckLang }

export type SpanKind =
  | 'figure-matched'
  | 'figure-unmatched'
  | 'figure-structural'
  | 'name-known'
  | 'name-unknown'
  | 'name-uncited'
  | 'unverified-wording'
  | 'foreign-account'

/** Codes that block; the text must not be shown as checked while one of them stands. */
export const blockingCodes = [
  'figure.value',
  'figure.unit',
  'figure.subject',
  'figure.date',
  'figure.direction',
  'figure.bound',
  'figure.role',
  'figure.negation',
  'date.value',
  'code.value',
  'name.unknown',
  'name.uncited',
  'account.foreign',
] as const

/** Codes that mark wording which no figure or name check can confirm. */
export const markingCodes = [
  'wording.superlative',
  'wording.comparative',
  'wording.causal',
  'wording.guarantee',
  'wording.universal',
  'wording.vagueQuantity',
  'wording.openDate',
  'name.unregistered',
] as const

export const passingCodes = ['figure.matched', 'figure.structural', 'name.known'] as const

export type BlockingCode = (typeof blockingCodes)[number]
export type MarkingCode = (typeof markingCodes)[number]
export type SpanCode = BlockingCode | MarkingCode | (typeof passingCodes)[number]

export type CheckSpan = {
  start: number
  end: number
  kind: SpanKind
  code: SpanCode
  factId?: string
  evidenceId?: string
  /** The nearest thing that the evidence does say, in its own words. */
  expected?: string
}

export type CheckResult = {
  verdict: 'pass' | 'blocked'
  /** Blocking codes found, without repeats, in order of appearance. */
  codes: BlockingCode[]
  spans: CheckSpan[]
}
