import { officePackageOf } from '../documents/officePackage.ts'
import { type ReadBatch, type ReadOptions, refusedBatch, type SourceHead } from '../format.ts'
import { batches } from './csv.ts'
import { createSheetScanner } from './openDocumentSheets.ts'

const extensions = { spreadsheet: 'ods', text: 'odt', presentation: 'odp' } as const

/** Whether a source is an OpenDocument of a kind: its first entry says so in plain letters. */
export function isOpenDocument(head: SourceHead, kind: keyof typeof extensions): boolean {
  if (!head.entryNames.includes('content.xml')) return false
  const start = Buffer.from(head.bytes.subarray(0, 200)).toString('latin1')
  const stated = /vnd\.oasis\.opendocument\.(spreadsheet|text|presentation)/.exec(start)?.[1]
  return stated === undefined ? head.extension === extensions[kind] : stated === kind
}

/**
 * The sheets of an ODS. The workbook library reads them too, but says neither which are hidden nor that there is a
 * password, and repeats a cell as often as a few bytes ask for: so all of it would have to be read twice.
 */
export async function* readOpenDocument(bytes: Uint8Array, options: ReadOptions): AsyncGenerator<ReadBatch> {
  const opened = officePackageOf(bytes, options)
  if (!opened.ok) return yield refusedBatch(opened.refusal)
  let isEncrypted = false
  const manifest = await opened.package.parse('META-INF/manifest.xml', {
    open({ name }) {
      isEncrypted ||= name === 'encryption-data'
    },
  })
  if (isEncrypted) return yield refusedBatch({ code: 'passwordProtected' })
  if (!manifest.ok) return yield refusedBatch(manifest.refusal)
  const scanner = createSheetScanner(options.limits)
  const content = await opened.package.parse('content.xml', scanner.events)
  const refusal = content.ok ? scanner.refusal() : content.refusal
  if (refusal !== null) return yield refusedBatch(refusal)
  const sheets = scanner.sheets()
  for (const [index, { built, problems }] of sheets.entries()) {
    const bytesRead = Math.round((bytes.byteLength * (index + 1)) / sheets.length)
    yield* batches(built, problems, bytesRead, options.limits.batchItems)
  }
}
