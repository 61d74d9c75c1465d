import { createHash } from 'node:crypto'
import type { ColumnMapping } from '../../../shared/contract/imports.ts'
import type { ImportProfile } from '../recognition/profile.ts'
import type { KindProposal } from '../recognition/proposal.ts'
import { fieldOf, isTarget, recordKind } from '../recognition/recordKinds.ts'

/** What a file of a header looks like, whatever its rows: under it a saved mapping is found again. */
export const headerFingerprint = (columns: readonly string[]): string =>
  createHash('sha256')
    .update(columns.map((column) => column.normalize('NFKC').trim().toLowerCase()).join('\n'))
    .digest('hex')

export const mappingOf = (proposal: KindProposal): ColumnMapping[] =>
  proposal.columns.map(({ column, field, confidence, conversion }) => ({
    column,
    field,
    confidence,
    options: Object.fromEntries(
      Object.entries(conversion).filter(([, value]) => value !== undefined),
    ) as ColumnMapping['options'],
  }))

/** The mapping of a saved profile or of `--map FILE`, over the columns that the file really has. */
export const mappingOfProfile = (profile: ImportProfile, columns: readonly string[]): ColumnMapping[] => {
  const kind = recordKind(profile.recordKind)
  return columns.map((column) => {
    const mapped = profile.columns.find((one) => one.column === column)
    const spec = mapped && fieldOf(kind, mapped.field)
    // A profile may be older than what is offered now.
    return mapped && spec && isTarget(kind, spec)
      ? {
          column,
          field: mapped.field,
          confidence: 1,
          options: (mapped.conversion ?? {}) as ColumnMapping['options'],
          byPerson: true,
        }
      : { column, field: null, confidence: 0, options: {} }
  })
}
