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
  detail: detailOf(refusal),
})

/** Bounds of bytes as people write them; of rows and the like as they are. */
export const detailOf = ({ code, detail, limit }: Refusal): string | null => {
  if (detail !== undefined) return detail
  if (limit === undefined) return null
  const isOfBytes = code === 'tooLarge' || code === 'tooLargeUnpacked' || code === 'archiveLimit'
  return isOfBytes ? `${Math.max(1, Math.round(limit / 1024 ** 2))} MB` : String(limit)
}
