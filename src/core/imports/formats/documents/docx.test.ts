import { describe, expect, it } from 'vitest'
import type { NoteItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { zipOf } from '../zipFixture.ts'
import { documentOf, paragraph } from './wordFixture.ts'

const read = (name: string, bytes: Uint8Array, limits = {}) =>
  previewImport(
    bytesSource(name, bytes),
    readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, limits }),
    1000,
  )

const noteParts = (items: readonly unknown[]) =>
  (items as NoteItem[]).map(({ title, date, text, at }) => ({ title, date, text, lines: at }))

describe('a Word document', () => {
  it('gives notes cut at its headings, with places that count paragraphs', async () => {
    const bytes = documentOf(
      paragraph('仁济医院拜访纪要', 'Title') +
        paragraph('目录 1', 'TOC1') +
        paragraph('背景', '1') +
        paragraph('设备科预算已批。') +
        paragraph('') +
        paragraph('') +
        paragraph('参数对比', '2') +
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>型号</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>单价</w:t></w:r></w:p></w:tc></w:tr>' +
        `<w:tr><w:tc>${paragraph('MX-1')}${paragraph('(新款)')}</w:tc><w:tc>${paragraph('12 万')}</w:tc></w:tr></w:tbl>` +
        paragraph('结论', '1') +
        paragraph('先试用。'),
      { 'docProps/core.xml': '<cp:core xmlns:dc="x"><dc:creator>钱越</dc:creator></cp:core>' },
    )
    const { format, items, problems } = await read('纪要.docx', bytes)
    expect([format, problems]).toEqual(['docx', []])
    expect(noteParts(items)).toEqual([
      {
        title: '仁济医院拜访纪要',
        date: null,
        text: '仁济医院拜访纪要',
        lines: { lineStart: 1, lineEnd: 1 },
      },
      {
        title: '仁济医院拜访纪要 › 背景',
        date: null,
        text: '背景\n设备科预算已批。',
        lines: { lineStart: 3, lineEnd: 4 },
      },
      {
        title: '仁济医院拜访纪要 › 背景 › 参数对比',
        date: null,
        text: '参数对比\n型号\t单价\nMX-1 (新款)\t12 万',
        lines: { lineStart: 7, lineEnd: 10 },
      },
      {
        title: '仁济医院拜访纪要 › 结论',
        date: null,
        text: '结论\n先试用。',
        lines: { lineStart: 13, lineEnd: 14 },
      },
    ])
    expect((items[0] as NoteItem).properties).toEqual({ author: '钱越' })
  })

  it('cuts a visit diary without styles at its dated lines', async () => {
    const bytes = documentOf(
      ['3月5日 拜访设备科', '主任关心售后。', '3月12日 电话', '预算批了。']
        .map((text) => paragraph(text))
        .join(''),
    )
    const { items } = await read('仁济.docx', bytes)
    expect((items as NoteItem[]).map(({ date, at }) => [date, at.lineStart])).toEqual([
      ['2026-03-05', 1],
      ['2026-03-12', 3],
    ])
  })

  it('keeps lists, footnotes and text boxes, and drops what was deleted or hidden', async () => {
    const point = (text: string, list: number, level = 0) =>
      `<w:p><w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`
    const bytes = documentOf(
      point('Send a sample', 1) +
        point('one', 2, 1) +
        point('two', 2, 1) +
        '<w:p><w:r><w:t xml:space="preserve">Budget is </w:t></w:r><w:del><w:r><w:delText>80k</w:delText></w:r></w:del>' +
        '<w:ins><w:r><w:t>120k</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:tab/><w:t>net</w:t></w:r>' +
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>' +
        `<w:p><w:r><mc:AlternateContent><mc:Choice>${box('Trial ends 1 May')}</mc:Choice><mc:Fallback>${box('Trial ends 1 May')}</mc:Fallback></mc:AlternateContent><w:t>Next steps</w:t></w:r></w:p>`,
      {
        'word/numbering.xml':
          '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>' +
          '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
        'word/footnotes.xml': `<w:footnotes><w:footnote w:id="-1">${paragraph('—')}</w:footnote><w:footnote w:id="3">${paragraph('Approved by procurement')}</w:footnote></w:footnotes>`,
      },
    )
    const { items } = await read('Acme call.docx', bytes)
    expect((items[0] as NoteItem).text.split('\n')).toEqual([
      '- Send a sample',
      '  1. one',
      '  2. two',
      'Budget is 120k[1]\tnet',
      '[1] Approved by procurement',
      'Next steps',
      'Trial ends 1 May',
    ])
  })

  it('expands no entities: a billion laughs stay one', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    )
    const bytes = zipOf({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">${levels.join('')}]><w:document><w:body>${paragraph('Offer &l9; &amp; &#x62a5;')}</w:body></w:document>`,
    })
    const { items } = await read('laugh.docx', bytes)
    expect((items[0] as NoteItem).text).toBe('Offer &l9; & 报')
  })

  it('says what is wrong: a password, a bomb, damage, too deep, nothing to read', async () => {
    const codeOf = async (bytes: Uint8Array, limits = {}) =>
      (await read('a.docx', bytes, limits)).refusal?.code
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(200_000),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await codeOf(locked)).toBe('passwordProtected')
    const long = documentOf(paragraph('报价 '.repeat(20_000)))
    expect(await codeOf(long, { unpackedBytes: 30_000 })).toBe('tooLargeUnpacked')
    expect(await codeOf(long.subarray(0, long.length - 40))).toBe('damaged')
    expect(await codeOf(documentOf('<w:sdt>'.repeat(2000)))).toBe('damaged')
    expect(await codeOf(documentOf(paragraph(' ')))).toBe('empty')
  })

  it('is read without its styles where only those are damaged', async () => {
    const bytes = Buffer.from(documentOf(paragraph('Offer sent', '1')))
    const styles = bytes.indexOf('word/styles.xml')
    bytes.fill(0xff, styles + 15, styles + 60)
    const { items, problems } = await read('a.docx', bytes)
    expect((items[0] as NoteItem).text).toBe('Offer sent')
    expect(problems).toEqual([{ at: { entry: 'word/styles.xml' }, code: 'badEntry', kept: false }])
  })
})
