import { minorUnits } from '../../../shared/money.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Fact } from '../../facts/store.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

/** How far a sum may be from one that is known to be of the same deal. */
const mostApart = 2.5
const scales = [1, 1e3, 1e4, 1e6] as const

interface KnownSum {
  amount: number
  currency: string
}

/** The sums with their currency that the records and the talks of an account name. */
function knownSums(db: ReadableDb, accountId: string, facts: readonly Fact[]): KnownSum[] {
  const ofRecords = (
    db
      .read(
        `SELECT amount_minor AS minor, currency FROM deals
          WHERE account_id = @accountId AND deleted_at IS NULL AND amount_minor > 0 AND currency IS NOT NULL
         UNION ALL SELECT total_minor, currency FROM project_quotes
          WHERE account_id = @accountId AND deleted_at IS NULL AND total_minor > 0`,
      )
      .all({ accountId }) as { minor: number; currency: string }[]
  ).map(({ minor, currency }) => ({ amount: minor / minorUnits(currency), currency }))
  const told = facts.flatMap(({ kind, values }) =>
    kind !== 'budgetAmount'
      ? []
      : (JSON.parse(values) as CustomerFact['figures']).flatMap(({ value, currency }) =>
          typeof value === 'number' && currency !== undefined ? [{ amount: value, currency }] : [],
        ),
  )
  return [...told, ...ofRecords]
}

/**
 * Facts with the sums that were said without their unit (年框从120砍到95, "down to 160k") in the unit and currency of the other
 * sums of the same account. A sum that fits in none of them, or in several ways, stays as it was said.
 */
export function scaledSums(db: ReadableDb, accountId: string, facts: readonly Fact[]): Fact[] {
  const isBare = ({ kind, values }: Fact): boolean =>
    (kind === 'budgetAmount' || kind === 'competitorOffer') && values.includes('"unit":""')
  if (!facts.some(isBare)) return [...facts]
  const sums = knownSums(db, accountId, facts)
  return facts.map((fact) => {
    if (!isBare(fact)) return fact
    const figures = (JSON.parse(fact.values) as CustomerFact['figures']).map((figure) => {
      const { value, unit } = figure
      if (unit !== '' || typeof value !== 'number') return figure
      const fitting = new Map(
        sums.flatMap(({ amount, currency }) =>
          scales.flatMap((scale) => {
            const meant = value * scale
            const isNear = Math.max(meant, amount) <= mostApart * Math.min(meant, amount)
            return isNear
              ? [[`${meant} ${currency}`, { value: meant, unit: currency, currency }] as const]
              : []
          }),
        ),
      )
      const [only, other] = [...fitting.values()]
      return only !== undefined && other === undefined ? only : figure
    })
    return { ...fact, values: JSON.stringify(figures) }
  })
}
