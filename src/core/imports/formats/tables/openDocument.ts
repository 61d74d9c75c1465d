import { officePackageOf } from '../documents/officePackage.ts'
import type { ReadOptions, Refusal, SourceHead } from '../format.ts'
import { looksZipped } from '../zip.ts'

const extensions = { spreadsheet: 'ods', text: 'odt', presentation: 'odp' } as const

/** Whether a source is an OpenDocument of a kind: its first entry says so in plain letters. */
export function isOpenDocument(head: SourceHead, kind: keyof typeof extensions): boolean {
  if (!head.entryNames.includes('content.xml')) return false
  const start = Buffer.from(head.bytes.subarray(0, 200)).toString('latin1')
  const stated = /vnd\.oasis\.opendocument\.(spreadsheet|text|presentation)/.exec(start)?.[1]
  return stated === undefined ? head.extension === extensions[kind] : stated === kind
}

// A cell that is repeated costs the library as much as one that is written out.
const mostCells = 2_000_000

/**
 * What the workbook library does not tell of an ODS: which sheets are hidden, whether it has a password, and
 * whether its repeated rows and cells, a few bytes each, would grow beyond all bounds. Other files have no outline.
 */
export async function readOpenDocument(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<{ ok: true; hiddenSheets: ReadonlySet<string> } | { ok: false; refusal: Refusal }> {
  const { limits } = options
  const hiddenSheets = new Set<string>()
  if (!looksZipped(bytes)) return { ok: true, hiddenSheets }
  const opened = officePackageOf(bytes, options)
  if (!opened.ok) return opened
  if (!opened.package.names.has('content.xml')) return { ok: true, hiddenSheets }

  let isEncrypted = false
  const manifest = await opened.package.parse('META-INF/manifest.xml', {
    open({ name }) {
      isEncrypted ||= name === 'encryption-data'
    },
  })
  if (isEncrypted) return { ok: false, refusal: { code: 'passwordProtected' } }
  if (!manifest.ok) return manifest

  const hiddenStyles = new Set<string>()
  let style = ''
  let sheet = ''
  let refusal: Refusal | null = null
  let cells = 0
  let row = 0
  let rowRepeats = 1
  let column = 0
  let columnRepeats = 1
  let isFilled = false
  const repeats = (text: string | undefined): number => Math.max(Number.parseInt(text ?? '1', 10) || 1, 1)
  const content = await opened.package.parse('content.xml', {
    open({ name, attribute }) {
      if (name === 'style') style = attribute('name') ?? ''
      else if (name === 'table-properties') {
        if (attribute('display') === 'false') hiddenStyles.add(style)
      } else if (name === 'table') {
        sheet = attribute('name') ?? ''
        row = 0
        if (hiddenStyles.has(attribute('style-name') ?? '')) hiddenSheets.add(sheet)
      } else if (name === 'table-row') {
        rowRepeats = repeats(attribute('number-rows-repeated'))
        column = 0
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        columnRepeats = repeats(attribute('number-columns-repeated'))
        column += columnRepeats
        isFilled = attribute('value-type') !== undefined
      } else if (name === 'p') isFilled = true
    },
    close(name) {
      if (name === 'table-row') row += rowRepeats
      if (name !== 'table-cell' || !isFilled) return
      isFilled = false
      const at = { sheet, line: row + 1 }
      cells += columnRepeats * rowRepeats
      if (column > limits.columns) refusal ??= { code: 'tooManyColumns', at, limit: limits.columns }
      if (row + rowRepeats > limits.rows) refusal ??= { code: 'tooManyRows', at, limit: limits.rows }
      if (cells > mostCells) refusal ??= { code: 'tooLargeUnpacked', at, limit: limits.workbookBytes }
    },
  })
  if (!content.ok) return content
  return refusal === null ? { ok: true, hiddenSheets } : { ok: false, refusal }
}
