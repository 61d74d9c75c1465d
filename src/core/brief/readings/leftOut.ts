import type { LeftOutFeature } from '../../../shared/contract/reading.ts'
import type { Schema } from '../../learning/schema.ts'

/** The features that training left out because too many rows lack them, the emptiest first; none of `withheld`. */
export const leftOutOf = (schema: Schema, withheld: ReadonlySet<string> = new Set()): LeftOutFeature[] =>
  schema.omitted
    .filter(
      ({ column, reason }) => (reason === 'empty' || reason === 'tooManyMissing') && !withheld.has(column),
    )
    .map(({ column, n, missing }) => ({ feature: column, n, missing }))
    .sort((a, b) => b.missing / b.n - a.missing / a.n || (a.feature < b.feature ? -1 : 1))
