import type { InspectedFile } from '../../../shared/contract/imports.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { FinishedFile } from '../finishedFiles.ts'
import type { ReadOptions } from '../formats/format.ts'
import { readerOf } from '../formats/traits.ts'
import { importOfContent } from '../store.ts'
import type { UploadSource } from '../uploads.ts'
import type { Inspection } from './inspection.ts'

/** How many parts a file of a format has at the most; null where that is not known before it is read. */
async function mostPartsOf(
  format: string | null,
  source: UploadSource,
  options: ReadOptions,
): Promise<number | null> {
  const reader = readerOf(format)
  if (reader?.traits.parts === 'one') return 1
  return reader?.countParts?.(source, options) ?? null
}

/** What a look at a file would give of which a broken-off import had finished every part; null where it has to be looked at. */
export async function finishedBefore(
  { finished, wanted, options }: Inspection,
  hash: string | null,
  source: UploadSource,
): Promise<
  Pick<InspectedFile, 'part' | 'encoding' | 'shape' | 'recordKind' | 'confidence' | 'error'>[] | null
> {
  if (hash === null || wanted.recordKind || wanted.profile) return null
  const parts = finished.parts(hash, source.name)
  const isTable = ({ kind }: FinishedFile): boolean => kind !== 'messages' && kind !== 'notes'
  if (parts.length === 0 || (parts.some(isTable) && !wanted.isUnattended)) return null
  if (parts.length !== (await mostPartsOf(parts[0]!.format, source, options))) return null
  return parts.map((one) => ({
    part: one.part,
    encoding: one.encoding,
    shape: isTable(one) ? 'table' : (one.kind as 'messages' | 'notes'),
    recordKind: one.kind,
    confidence: 1,
    error: null,
  }))
}

export function importedBefore(
  db: ReadableDb,
  hash: string | null,
): Pick<InspectedFile, 'alreadyImportedAt' | 'alreadyImportedBy'> {
  const row = hash === null ? null : importOfContent(db, hash)
  return { alreadyImportedAt: row?.at ?? null, alreadyImportedBy: row?.importId ?? null }
}
