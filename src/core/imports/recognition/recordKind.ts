import type { EnumValues } from './valueWords.ts'

export const recordKindIds = [
  'accounts',
  'contacts',
  'deals',
  'dealStageHistory',
  'products',
  'priceList',
  'quotes',
  'orders',
  'receivables',
  'stock',
  'competitorPrices',
  'policyEvents',
  'tenderFeedback',
  'returns',
  'serviceTickets',
  'activities',
  'visitPlans',
  'tasks',
  'atoms',
] as const
export type RecordKindId = (typeof recordKindIds)[number]

export const fieldTypes = [
  'text',
  'date',
  'money',
  'quantity',
  'percent',
  'discount',
  'boolean',
  'enum',
  'stage',
  'account',
  'contact',
  'deal',
  'product',
  'person',
  'url',
  'email',
  'phone',
  'code',
] as const
export type FieldType = (typeof fieldTypes)[number]

export type FieldSpec = {
  readonly key: string
  readonly type: FieldType
  readonly zh: string
  readonly en: string
  readonly words: readonly string[]
  readonly values?: EnumValues
  /** A month or a quarter without a day means its last day: a person left, a deal is expected to close. */
  readonly lastDay?: true
  /** A day without a year, or said by the calendar of today (月底), is the next one to come. */
  readonly ahead?: true
  /** The day decides what a price is compared with: where only its month or quarter is written, that is told. */
  readonly exact?: true
  /** What people know only roughly: a range of amounts means its middle, and is told. */
  readonly estimate?: true
  /** No record keeps it: the column is recognised and stays in the evidence, but is no target. */
  readonly evidenceOnly?: true
}

export type RecordKind = {
  readonly id: RecordKindId
  readonly zh: string
  readonly en: string
  /** Words in file and sheet names that speak for this kind. */
  readonly names: readonly string[]
  readonly fields: readonly FieldSpec[]
  /** At least one field of each group must be mapped and filled. */
  readonly required: readonly (readonly string[])[]
  /** Fields that hardly any other kind has. */
  readonly telling: readonly string[]
}

/** The field of a kind, or null where the kind has none of that key. */
export function fieldOf(kind: RecordKind, key: string): FieldSpec | null {
  return kind.fields.find((candidate) => candidate.key === key) ?? null
}

/** Whether a column may be mapped to a field: one that no record keeps only where a row cannot do without it. */
export const isTarget = (kind: RecordKind, spec: FieldSpec): boolean =>
  !spec.evidenceOnly || kind.required.some((group) => group.includes(spec.key))
