import { type RowPlan, text, type Values } from '../plan/planning.ts'
import type { FieldValue } from '../recognition/convert.ts'
import type { RecordKindId } from '../recognition/recordKinds.ts'

/** Kinds of which a file has a row for each record, and the record that a row is about. */
const recordOf: Partial<Record<RecordKindId, (plan: RowPlan, values: Values) => string | null>> = {
  accounts: ({ accountId }) => accountId,
  contacts: ({ contactId }) => contactId,
  deals: ({ dealId }) => dealId,
  // One order has a line for each product, and may be delivered on several days.
  orders: ({ accountId, occurredAt }, values) => {
    const [number, product, code] = ['number', 'product', 'productCode'].map((field) => text(values, field))
    return number ? [number, accountId, product, code, occurredAt].join('\n') : null
  },
}
/** Of some kinds only these are one value. */
const comparedOf: Partial<Record<RecordKindId, ReadonlySet<string>>> = {
  orders: new Set(['quantity', 'unitPrice', 'total']),
}

/** What may be said twice without contradiction: texts and names that go beside each other. */
const mayDiffer: ReadonlySet<string> = new Set([
  'remark',
  'concern',
  'nextStep',
  'shortName',
  'name',
  'account',
  'createdAt',
  'contact',
  'contactTitle',
  'accountShortName',
])

/** Records of one file that are remembered: later ones of a larger file are not compared. */
const mostRemembered = 50_000

const said = (value: FieldValue): string =>
  typeof value === 'object' ? `${value.amountMinor} ${value.currency}` : String(value)

/** Two rows of a file that say different things of one record. */
export interface RowConflict {
  field: string
  /** The line of the row before. */
  line: number | null
}

/** Finds rows of one file that are about the same record and differ in what has one value only. */
export function createRowConflicts(kind: RecordKindId) {
  const idOf = recordOf[kind]
  const compared = comparedOf[kind]
  const seen = new Map<string, Map<string, { value: string; line: number | null }>>()
  return (
    plan: RowPlan,
    values: Readonly<Record<string, FieldValue>>,
    line: number | null,
  ): RowConflict[] => {
    const id = idOf?.(plan, values) ?? null
    if (id === null) return []
    const before = seen.get(id)
    if (before === undefined && seen.size >= mostRemembered) return []
    const known = before ?? new Map<string, { value: string; line: number | null }>()
    seen.set(id, known)
    const conflicts: RowConflict[] = []
    for (const [field, value] of Object.entries(values)) {
      if (mayDiffer.has(field) || value === 'unknown' || compared?.has(field) === false) continue
      const earlier = known.get(field)
      if (earlier !== undefined && earlier.value !== said(value))
        conflicts.push({ field, line: earlier.line })
      known.set(field, { value: said(value), line })
    }
    return conflicts
  }
}
