import type { ReadableDb } from '../../db/open.ts'
import type { WriteContext } from '../plan/planning.ts'

/** The one currency in which an account's records are, where that is not `currency`; null where they are in several. */
export function usualCurrencyOf(db: ReadableDb, accountId: string, currency: string): string | null {
  const rows = db
    .read(
      `SELECT currency FROM price_lines WHERE account_id = ? AND deleted_at IS NULL AND unit_price_minor > 0
       UNION SELECT currency FROM project_quotes WHERE account_id = ? AND deleted_at IS NULL
       UNION SELECT currency FROM deals WHERE account_id = ? AND deleted_at IS NULL AND amount_minor IS NOT NULL`,
    )
    .all(accountId, accountId, accountId) as { currency: string | null }[]
  const said = new Set(rows.flatMap((row) => row.currency ?? []))
  const [only] = said
  return said.size === 1 && only !== currency ? only! : null
}

/**
 * Finds the one currency in which a customer's records are, where that is not the workspace's: what a table says of them
 * without naming a currency is hardly in ours. Null where nothing tells, or where they deal in ours as well. Looks each
 * customer up once for a file.
 */
export function createUsualCurrency({
  db,
  linker,
  currency,
}: WriteContext): (customer: string) => string | null {
  const known = new Map<string, string | null>()
  return (customer) => {
    const { id } = linker.referred(customer)
    if (id === null) return null
    const before = known.get(id)
    if (before !== undefined) return before
    const usual = usualCurrencyOf(db, id, currency)
    known.set(id, usual)
    return usual
  }
}
