import { namedBy } from '../knownNames.ts'
import type { FieldSpec, RecordKind } from '../recordKinds.ts'

/** Choices whose own words nobody writes under another heading: what somebody does in a purchase, and where they stand. */
export const readByValues: ReadonlySet<string> = new Set([
  'contacts.buyingRole',
  'contacts.support',
  'quotes.outcome',
])

/** The dates without which a record of its kind says nothing; that a day is a plan, its heading has to say. */
export const mainDates: ReadonlySet<string> = new Set(['happenedAt', 'orderedAt', 'quotedAt'])

/** Whether cells can say anything for a field, whatever they hold: where not, `valueScore` gives null or 0. */
export function maySpeakByCells({ id }: RecordKind, spec: FieldSpec): boolean {
  if (namedBy(id, spec) !== null) return true
  switch (spec.type) {
    case 'stage':
    case 'email':
      return true
    case 'phone':
      return spec.key !== 'phone'
    case 'enum':
      return readByValues.has(`${id}.${spec.key}`)
    case 'date':
      return mainDates.has(spec.key)
    case 'text':
      return (
        spec.key === 'currency' ||
        spec.key === 'configuration' ||
        (id === 'contacts' && spec.key === 'title') ||
        (id === 'activities' && spec.key === 'text')
      )
    default:
      return false
  }
}
