import type { InspectedFile } from '../../../shared/contract/imports.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { FinishedFile } from '../finishedFiles.ts'
import { listEntryNames } from '../formats/archive.ts'
import type { ReadOptions } from '../formats/format.ts'
import { readHead } from '../formats/source.ts'
import { importOfContent } from '../store.ts'
import type { UploadSource } from '../uploads.ts'
import type { Inspection } from './inspection.ts'

/** Formats of which each file is one part: what is known of that part is known of the file. */
const ofOnePart: ReadonlySet<string> = new Set([
  ...[
    'csv',
    'vcard',
    'eml',
    'msg',
    'mbox',
    'pastedMails',
    'notes',
    'docx',
    'pptx',
    'pdf',
    'pastedChat',
    'typedQuote',
  ],
  ...['copiedTurns', 'wecom', 'wecomCallback', 'dingtalk', 'feishu', 'teams', 'wechat', 'conversations'],
])

/** How many parts a file of a format has at the most; null where that is not known before it is read. */
async function mostPartsOf(
  format: string | null,
  source: UploadSource,
  { limits }: ReadOptions,
): Promise<number | null> {
  if (format !== 'spreadsheet') return ofOnePart.has(format ?? '') ? 1 : null
  const { bytes } = await readHead(source, 4096)
  const sheets = (await listEntryNames(source, bytes, limits)).filter((name) =>
    name.startsWith('xl/worksheets/sheet'),
  )
  return sheets.length === 0 ? null : sheets.length
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
