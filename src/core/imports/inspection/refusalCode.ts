import type { InspectedFile } from '../../../shared/contract/imports.ts'
import type { Refusal } from '../formats/format.ts'

export const refusalCode = (refusal: Refusal): string =>
  ({
    passwordProtected: 'import.encrypted',
    encryptedEvents: 'import.encrypted',
    empty: 'import.empty',
    tooLarge: 'import.tooLarge',
  })[refusal.code as string] ?? 'import.unreadable'

export const errorOf = (refusal: Refusal): NonNullable<InspectedFile['error']> => ({
  code: refusalCode(refusal),
  place: {
    line: refusal.at?.line ?? null,
    sheet: refusal.at?.sheet ?? null,
    ...(refusal.at?.page !== undefined && { page: refusal.at.page }),
    ...(refusal.at?.entry !== undefined && { entry: refusal.at.entry }),
  },
  reason: refusal.code,
  detail: refusal.detail ?? (refusal.limit === undefined ? null : String(refusal.limit)),
})
