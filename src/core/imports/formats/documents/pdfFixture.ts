/** For tests: a page as lines; a Chinese line is drawn with the font given, others with Helvetica. */
export type PdfPage = readonly string[]

/** Encodings that a Chinese font of a PDF may name instead of carrying tables of its own. */
export type PdfEncoding = 'UniGB-UCS2-H' | 'GBK-EUC-H'

const bigEndian = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** "仁济报价" in GBK: Node encodes none. */
const gbk: Readonly<Record<string, string>> = { 仁: 'c8ca', 济: 'bcc3', 报: 'b1a8', 价: 'bcdb' }

const isPlain = (line: string): boolean => [...line].every((character) => character < '\x80')

/** For tests: a PDF with these pages, as small as one can be. */
export function pdfOf(
  pages: readonly PdfPage[],
  options: { encoding?: PdfEncoding; author?: string; trailer?: string } = {},
): Uint8Array {
  const { encoding = 'UniGB-UCS2-H', author = '' } = options
  const hexOf = (line: string): string =>
    encoding === 'GBK-EUC-H' ? [...line].map((character) => gbk[character] ?? '3f').join('') : bigEndian(line)
  const contents = pages.map((lines) => {
    const drawn = lines.map((line, index) => {
      const place = `1 0 0 1 50 ${780 - index * 16} Tm`
      const columns = line.split('\t').map((cell, column) => {
        const at = column === 0 ? '' : `1 0 0 1 ${50 + column * 150} ${780 - index * 16} Tm `
        return isPlain(cell) ? `${at}/F1 11 Tf (${cell}) Tj` : `${at}/F2 11 Tf <${hexOf(cell)}> Tj`
      })
      return `${place} ${columns.join(' ')}`
    })
    return `BT ${drawn.join('\n')} ET`
  })
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${7 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [5 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
    `<< /Author (${author}) >>`,
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${8 + 2 * index} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = text.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R ${options.trailer ?? ''} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** For tests: a PDF of one line and nothing besides, whose objects a reader has to look for. */
export const smallPdf: Uint8Array = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n5 0 obj<</Length 33>>stream\nBT /F 9 Tf 9 50 Td (Visit) Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n',
)
