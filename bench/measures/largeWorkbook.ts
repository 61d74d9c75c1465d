import { writeFileSync } from 'node:fs'
import { type PackedFile, packPieces, zipOf } from '../../src/core/imports/formats/zipFixture.ts'

export const largeWorkbookRows = 75_000
export const largeWorkbookColumns = 20

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const columns = Array.from({ length: largeWorkbookColumns }, (_, column) => String.fromCharCode(65 + column))
/** Of every five columns two hold texts, each said once, one a day, one a share and one an amount. */
const isText = (column: number): boolean => column % 5 < 2
const textColumns = columns.filter((_, column) => isText(column)).length
const textOf = (row: number, column: number): number =>
  largeWorkbookColumns + row * textColumns + 2 * Math.floor(column / 5) + (column % 5)

function cell(row: number, column: number): string {
  const at = `${columns[column]}${row + 2}`
  if (isText(column)) return `<c r="${at}" t="s"><v>${textOf(row, column)}</v></c>`
  if (column % 5 === 2) return `<c r="${at}" s="1"><v>${45_000 + ((row + column) % 900)}</v></c>`
  if (column % 5 === 3) return `<c r="${at}" s="2"><v>${((row * 13 + column) % 1000) / 1000}</v></c>`
  return `<c r="${at}"><v>${(row * 7919 + column) % 1_000_000}</v></c>`
}

function* rows(): Generator<string> {
  yield `<worksheet xmlns="${spreadsheet}"><sheetData><row r="1">`
  yield columns.map((name, column) => `<c r="${name}1" t="s"><v>${column}</v></c>`).join('')
  yield '</row>'
  for (let row = 0; row < largeWorkbookRows; row++)
    yield `<row r="${row + 2}">${columns.map((_, column) => cell(row, column)).join('')}</row>`
  yield '</sheetData></worksheet>'
}

function* texts(): Generator<string> {
  yield `<sst xmlns="${spreadsheet}">`
  for (let column = 0; column < largeWorkbookColumns; column++) yield `<si><t>列 ${column + 1}</t></si>`
  for (let text = 0; text < largeWorkbookRows * textColumns; text++)
    yield `<si><t>第${text}人民医院，预算已经批下来 unit ${text % 977}</t></si>`
  yield '</sst>'
}

const relations = (...targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${relationships}">${targets.map(([kind, target], at) => `<Relationship Id="r${at}" Type="${kinds}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

/** Writes a workbook of one sheet, almost as large as one may be, without holding what is in it. */
export async function writeLargeWorkbook(
  path: string,
): Promise<{ packedBytes: number; unpackedBytes: number }> {
  const sheet: PackedFile = await packPieces(rows())
  const shared: PackedFile = await packPieces(texts())
  const bytes = zipOf({
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${kinds}"><sheets><sheet name="Deals" sheetId="1" r:id="r0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': `<styleSheet xmlns="${spreadsheet}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': shared,
    'xl/worksheets/sheet1.xml': sheet,
  })
  writeFileSync(path, bytes)
  return { packedBytes: bytes.byteLength, unpackedBytes: sheet.size + shared.size }
}
