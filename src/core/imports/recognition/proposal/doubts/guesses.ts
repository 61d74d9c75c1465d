import { namedBy } from '../../knownNames.ts'
import type { RecordKind } from '../../recordKinds.ts'
import { type Candidate, isByWord } from '../candidate.ts'

/** Fields that tie a record to somebody or something that we deal with. */
const anchors: ReadonlySet<string> = new Set([
  'account',
  'contact',
  'deal',
  'product',
  'productCode',
  'people',
  'competitor',
])

/**
 * Whether what a kind requires was found by what people ask for or by what stands in the cells alone, and nothing ties the
 * rows to a customer or product: a log of a machine, a roster and a diary have days, people and sentences too.
 */
export function restsOnGuesses(kind: RecordKind, found: readonly Candidate[]): boolean {
  const sureFields = new Set(found.filter(isByWord).map(({ spec }) => spec.key))
  if (kind.required.every((group) => group.some((key) => sureFields.has(key)))) return false
  return !found.some(({ spec }) => anchors.has(spec.key) || namedBy(kind.id, spec) === 'account')
}
