import { describe, expect, it } from 'vitest'
import type { RefusalCode } from './format.ts'
import { openImport, readOptions } from './registry.ts'
import { bytesSource } from './source.ts'
import { zipOf } from './zipFixture.ts'

/**
 * Files that are made to keep a reader busy: small where they lie, endless where they are read. Each is read, or refused with
 * its reason, and never holds up what else the process does for longer than `longestHeldMs`.
 */
const megabyte = 1024 ** 2
/** Of this thread's own work, so that a busy machine passes too; 0.5 s was measured, and what is quadratic takes minutes. */
const longestHeldMs = 8_000
const mostMs = 3_000

const workedMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
const many = (piece: string, bytes: number): string => piece.repeat(Math.ceil(bytes / piece.length))

async function read(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const limits = { milliseconds: mostMs, millisecondsPerMegabyte: 0 }
  let lastTurn = workedMs()
  let heldMs = 0
  let isReading = true
  const turn = (): void => {
    const now = workedMs()
    heldMs = Math.max(heldMs, now - lastTurn)
    lastTurn = now
    if (isReading) setImmediate(turn)
  }
  setImmediate(turn)
  const opened = await openImport(bytesSource(name, bytes), readOptions({ zone: 'UTC', limits }))
  let code: RefusalCode | null = opened.ok ? null : opened.refusal.code
  let items = 0
  if (opened.ok)
    for await (const batch of opened.batches) {
      items += batch.items.length
      code ??= batch.refusal?.code ?? null
    }
  heldMs = Math.max(heldMs, workedMs() - lastTurn)
  isReading = false
  return { code, items, heldMs }
}

const mailHead = 'From: a@b.example\nTo: c@d.example\nDate: Tue, 2 Jun 2026 10:00:00 +0800\nSubject: x\n'
const nestedMail = `${mailHead}${`Content-Type: message/rfc822\n\n${mailHead}`.repeat(8)}\n${many('hello\n', megabyte / 2)}`
const nestedParts = (): string => {
  let open = mailHead
  let close = ''
  for (let at = 0; at < 60; at++) {
    open += `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`
    close = `--b${at}--\n${close}`
  }
  return `${open}Content-Type: text/plain\n\n${many('--b\n', megabyte)}${close}`
}
const page = (html: string): string => `${mailHead}Content-Type: text/html\n\n${html}`

const workbook = (sheet: string): Uint8Array =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  })
const document = (body: string): Uint8Array =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
  })
const openSheet = (rows: string): Uint8Array =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<office><table:table table:name="a">${rows}</table:table></office>`,
  })

describe('a file that is made to keep its reader busy', () => {
  it.each<[string, () => string | Uint8Array, string, readonly (RefusalCode | null)[]]>([
    ['mails within mails', () => nestedMail, 'x.eml', [null, 'tooSlow']],
    ['parts within parts', nestedParts, 'x.eml', [null, 'tooSlow']],
    ['a mail of empty lines', () => `${mailHead}\n${many('\n', 3 * megabyte)}`, 'x.eml', ['tooManyRows']],
    [
      'a mailbox of mails within mails',
      () => `From a Tue Jun  2 10:00:00 2026\n${nestedMail}`,
      'x.mbox',
      [null, 'tooSlow'],
    ],
    [
      'a page in a mail, nested without end',
      () => page(many('<b>a', 4 * megabyte)),
      'x.eml',
      [null, 'tooSlow'],
    ],
    ['a page in a mail of one line', () => page(many('a<i></i>', 2 * megabyte)), 'x.eml', [null, 'tooSlow']],
    ['a page in a mail of cells', () => page(many('<td>a', 2 * megabyte)), 'x.eml', [null, 'tooSlow']],
    ['a page, nested without end', () => `<html>${many('<b>', 4 * megabyte)}`, 'x.html', ['damaged']],
    [
      'a page with an attribute without end',
      () => `<html><p style="${many('display ', 4 * megabyte)}">a`,
      'x.html',
      [null, 'tooSlow'],
    ],
    [
      'a page with attributes without end',
      () => `<html><p ${many('a=b ', 4 * megabyte)}>a`,
      'x.html',
      [null, 'tooSlow'],
    ],
    [
      'a page of tags that never close',
      () => `<html>${many('<table ', 4 * megabyte)}`,
      'x.html',
      [null, 'tooSlow'],
    ],
    [
      'a page of cells that span a thousand',
      () => `<html><table>${many('<tr><td colspan=1000 rowspan=1000>a', megabyte)}`,
      'x.html',
      ['tooManyColumns'],
    ],
    [
      'a workbook with a cell at the far end of each row',
      () => workbook(many('<row><c r="XFD1"><v>1</v></c></row>', 4 * megabyte)),
      'x.xlsx',
      ['tooLargeUnpacked'],
    ],
    [
      'a workbook with a row at the far end of the sheet',
      () =>
        workbook(
          '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        ),
      'x.xlsx',
      [null],
    ],
    [
      'a workbook of one cell',
      () => workbook(`<row><c t="str"><v>${many('a_x000D_', 10 * megabyte)}</v></c></row>`),
      'x.xlsx',
      [null, 'tooSlow'],
    ],
    ['a workbook, nested without end', () => workbook(many('<a>', 4 * megabyte)), 'x.xlsx', ['damaged']],
    ['a document, nested without end', () => document(many('<w:p>', 4 * megabyte)), 'x.docx', ['damaged']],
    [
      'a document of tables in tables',
      () =>
        document(
          many(`${'<w:tbl><w:tr><w:tc>'.repeat(300)}a${'</w:tc></w:tr></w:tbl>'.repeat(300)}`, 4 * megabyte),
        ),
      'x.docx',
      [null, 'empty', 'tooSlow'],
    ],
    [
      'a document of line breaks',
      () => document(`<w:p><w:r>${many('<w:br/>', 4 * megabyte)}<w:t>a</w:t></w:r></w:p>`),
      'x.docx',
      [null, 'tooSlow'],
    ],
    [
      'sheets that repeat a cell',
      () =>
        openSheet(
          many(
            '<table:table-row><table:table-cell table:number-columns-repeated="16384"><p>a</p></table:table-cell></table:table-row>',
            megabyte,
          ),
        ),
      'x.ods',
      ['tooLargeUnpacked'],
    ],
    [
      'sheets that repeat a blank',
      () =>
        openSheet(
          many(
            '<table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell><p>a</p></table:table-cell></table:table-row>',
            2 * megabyte,
          ),
        ),
      'x.ods',
      ['tooLargeUnpacked', 'tooSlow'],
    ],
  ])('%s', async (_, make, name, ends) => {
    const { code, heldMs } = await read(name, make())
    expect(ends).toContain(code)
    expect(heldMs).toBeLessThan(longestHeldMs)
  })
})

describe('a text that no pattern can be lost in', () => {
  const runs = [
    ' ',
    '\t',
    '\n',
    ' \n',
    '1',
    'a',
    '张',
    ':',
    '：',
    '-',
    '|',
    '<',
    '>',
    '[',
    '(',
    '@',
    ',',
    '"',
    '=',
    '_',
    '\u00a0',
    '\u3000',
    '\ufeff',
  ]
  const repeated = [
    'a@',
    'a.',
    '1:',
    '1-',
    '1年',
    'a: ',
    '> ',
    '2026-01-01 ',
    '10:00 ',
    '张三: ',
    're: ',
    '<a ',
    '<!--',
    '![',
    '=?',
    '说话人 ',
  ]
  const beginnings: readonly (readonly [name: string, beginning: string])[] = [
    ['x.txt', ''],
    ['x.md', '# x\n'],
    ['x.csv', 'a,b\n'],
    ['x.json', '[{"a":"'],
    ['x.html', '<html><body>'],
    ['x.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:'],
    ['x.ics', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:'],
    ['x.vtt', 'WEBVTT\n\n'],
    ['x.txt', '张三 2026-01-01 10:00:00\n你好\n李四 2026-01-01 10:00:00\n'],
    ['x.eml', mailHead],
    ['x.eml', `${mailHead}\n`],
    ['x.eml', `${mailHead}References: `],
  ]
  const characters = 24 * 1024

  it.each(beginnings)(
    '%s that begins with "%s"',
    async (name, beginning) => {
      for (const piece of [...runs, ...repeated]) {
        const { heldMs } = await read(name, beginning + many(piece, characters))
        expect([piece, heldMs < longestHeldMs]).toEqual([piece, true])
      }
    },
    120_000,
  )
})
