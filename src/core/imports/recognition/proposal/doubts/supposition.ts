import type { RecordKind } from '../../recordKinds.ts'
import type { Candidate } from '../candidate.ts'
import type { ReadColumn } from '../columns.ts'
import type { Reading } from '../reading.ts'
import type { TableSample } from '../tableSample.ts'

/** A table supposed to be of one kind, with the fields that its columns would fill. */
export type Supposition = {
  readonly kind: RecordKind
  readonly sample: TableSample
  readonly columns: readonly ReadColumn[]
  readonly found: readonly Candidate[]
  /** Those of the kind's telling fields that speak. */
  readonly tellingFields: readonly string[]
  readonly reading: Reading
}
