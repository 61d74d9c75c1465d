import { describe, expect, it } from 'vitest'
import { refusalWords } from '../../../shared/refusalWords.ts'
import { openImport, readOptions } from './registry.ts'
import { bytesSource } from './source.ts'
import { zipOf } from './zipFixture.ts'

const refusalOf = async (name: string, bytes: Uint8Array) => {
  const opened = await openImport(bytesSource(name, bytes), readOptions({ zone: 'UTC' }))
  return opened.ok ? opened.format : [opened.refusal.code, opened.refusal.detail]
}
const padded = (...begin: readonly (number | string)[]): Uint8Array =>
  Buffer.concat([
    ...begin.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.of(part))),
    Buffer.alloc(600),
  ])
/** The beginning of a compound file with the name of a stream in it, as its directory has it. */
const compound = (stream: string): Uint8Array =>
  Buffer.concat([
    Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(64),
  ])

describe('a file that people have and that is not read', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['mailbox.pst', padded('!BDN', 0, 0, 0, 0, 'SM'), 'outlookStore', 'pst'],
    ['me.ost', padded('!BDN', 0, 0, 0, 0, 'SO'), 'outlookStore', 'ost'],
    ['winmail.dat', padded(0x78, 0x9f, 0x3e, 0x22), 'winmail', 'dat'],
    ['拜访记录.rtf', Buffer.from('{\\rtf1\\ansi\\deff0 hello}'), 'richText', 'rtf'],
    ['notes.one', padded(0xe4, 0x52, 0x5c, 0x7b, 0x8c, 0xd8, 0xa7, 0x4d), 'oneNote', 'one'],
    ['报价.lnk', padded(0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0), 'shortcut', 'lnk'],
    ['page.url', Buffer.from('[InternetShortcut]\r\nURL=https://a.example/\r\n'), 'shortcut', 'url'],
    ['records.7z', padded('7z', 0xbc, 0xaf, 0x27, 0x1c), 'otherArchive', '7z'],
    ['records.rar', padded('Rar!', 0x1a, 7, 1, 0), 'otherArchive', 'rar'],
    ['records.csv.gz', padded(0x1f, 0x8b, 8), 'otherArchive', 'gz'],
    ['records.numbers', zipOf({ 'Index/Document.iwa': 'x', 'preview.jpg': 'x' }), 'numbers', 'numbers'],
    ['plan.pages', zipOf({ 'Index/Document.iwa': 'x' }), 'appleDocument', 'pages'],
    ['org.vsdx', zipOf({ '[Content_Types].xml': 'x', 'visio/document.xml': 'x' }), 'visio', 'vsdx'],
    ['org.vsd', compound('VisioDocument'), 'visio', 'vsd'],
    ['plan.mpp', compound('   114'), 'msProject', 'mpp'],
    ['old.doc', compound('WordDocument'), 'oldDocument', 'doc'],
    [
      'note.odt',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
      'openDocument',
      'odt',
    ],
    ['setup.exe', padded('MZ', 0x90, 0), 'program', 'exe'],
  ])('%s is named, with what to do about it in both languages', async (name, bytes, code, detail) => {
    expect(await refusalOf(name, bytes)).toEqual([code, detail])
    expect(refusalWords[code]?.zh).toMatch(/\p{Script=Han}/u)
    expect(refusalWords[code]?.en).toMatch(/[a-z]/)
  })

  it('is none where a text only begins with the same letters', async () => {
    expect(await refusalOf('a.txt', Buffer.from('MZ 项目 2026-01-05 拜访\n预算批了\n'))).toBe('notes')
    expect(await refusalOf('a.csv', Buffer.from('BZh,金额\n仁济,12\n'))).toBe('csv')
  })
})

describe('a mail out of the mail program of a Mac', () => {
  it('is read without what the program puts around it', async () => {
    const mail =
      'From: Ada Quill <ada@acme.example>\nTo: b@c.example\nSubject: Budget\nDate: Tue, 2 Jun 2026 10:00:00 +0800\n\nThe budget is approved.\n'
    const file = `${Buffer.byteLength(mail)}\n${mail}<?xml version="1.0"?>\n<plist><dict/></plist>\n`
    const opened = await openImport(
      bytesSource('12345.emlx', Buffer.from(file)),
      readOptions({ zone: 'UTC' }),
    )
    if (!opened.ok) throw new Error(opened.refusal.code)
    const items = []
    for await (const batch of opened.batches) items.push(...batch.items)
    expect([opened.format, items]).toMatchObject([
      'eml',
      [{ sender: 'Ada Quill', text: 'The budget is approved.', at: { line: 2, textLine: 7 } }],
    ])
  })
})
