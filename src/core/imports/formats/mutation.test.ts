import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { previewImport } from './preview.ts'
import { readOptions } from './registry.ts'
import { deckOf, slideOf } from './slideFixture.ts'
import { bytesSource } from './source.ts'
import { documentOf, paragraph } from './wordFixture.ts'
import { zipOf } from './zipFixture.ts'

/** Ends after a while whatever it is given; what ends otherwise is a fault of a reader. */
const options = readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, limits: { unpackedBytes: 5_000_000 } })

function workbook(bookType: xlsx.BookType): Uint8Array {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(
    book,
    xlsx.utils.aoa_to_sheet([
      ['客户', '金额'],
      ['仁济', 12.5],
      ['瑞金', 8],
    ]),
    '商机',
  )
  return xlsx.write(book, { type: 'buffer', bookType }) as Uint8Array
}

/** What is changed at random, and how the file is made of it where that is not the file itself. */
const seeds: [name: string, seed: Uint8Array, wrap?: (seed: Uint8Array) => Uint8Array][] = [
  ['a.csv', Buffer.from('客户,金额\n"仁济, 上海",12\n瑞金,"8"\n')],
  ['a.tsv', Buffer.from('a\tb\n1\t2\n', 'utf16le')],
  ['a.jsonl', Buffer.from('{"a":1,"b":{"c":"x"}}\n{"a":2}\n')],
  ['a.json', Buffer.from('{"deals":[{"id":"a","n":[1,2]},{"id":"b"}],"next":null}')],
  [
    'chat.jsonl',
    Buffer.from(
      '{"msgid":"m","action":"send","from":"a","tolist":["b"],"msgtime":1,"msgtype":"text","text":{"content":"x"}}\n',
    ),
  ],
  ['a.txt', Buffer.from('张三 2026-03-01 10:22:11\n你好\n李四 2026-03-01 10:25:00\n在\n')],
  ['a.md', Buffer.from('---\ntitle: x\n---\n# 2026-03-01\ntext\n## 3月5日\nmore\n')],
  [
    'a.html',
    Buffer.from(
      '<!DOCTYPE html><title>拜访</title><h1>2026-03-05 仁济</h1><p>预算 &amp; 招标<ul><li>样品</ul><!-- x --><script>1<2</script>',
    ),
  ],
  [
    'b.html',
    Buffer.from(
      '<table><tr><th>客户<th>金额<tr><td rowspan="2">仁济<td>12<tr><td>8<tr><td colspan="2"><pre>a\nb</pre></table>',
    ),
  ],
  [
    'a.srt',
    Buffer.from('1\n00:00:01,000 --> 00:00:02,500\n张主任: 预算\n\n2\n00:00:03,000 --> 00:00:04,000\n已批\n'),
  ],
  ['a.vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Trial &amp; price</v>\n')],
  [
    'call.json',
    Buffer.from(
      '{"utterances":[{"speaker":0,"start":0.5,"end":2,"transcript":"Hi"},{"speaker":1,"start":2,"end":3,"text":"Yes"}]}',
    ),
  ],
  ['a.docx', documentOf(paragraph('拜访', '1') + paragraph('预算已批'))],
  [
    'b.docx',
    Buffer.from(
      `<w:document><w:body>${paragraph('2026-03-05', '1')}<w:tbl><w:tr><w:tc>${paragraph('型号')}</w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:footnoteReference w:id="1"/><w:t>a</w:t></w:r></w:p></w:body></w:document>`,
    ),
    (body) => documentOf('', { 'word/document.xml': body }),
  ],
  [
    'a.pptx',
    Buffer.from(slideOf('报价', ['含税'], { table: [['型号', '单价']] }).xml),
    (slide) => deckOf({ slide1: slideOf('方案', ['说明']) }, { 'ppt/slides/slide1.xml': slide }),
  ],
  ['a.xlsx', workbook('xlsx')],
  ['a.xls', workbook('biff8')],
  [
    'a.ods',
    Buffer.from(
      '<office:document-content><office:automatic-styles><style:style style:name="a"/></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="商机"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="12" table:number-columns-repeated="3"><text:p>12</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>',
    ),
    (content) =>
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'styles.xml': '<s/>',
        'META-INF/manifest.xml': '<manifest:manifest/>',
        'content.xml': content,
      }),
  ],
]

describe('any bytes', () => {
  // The workbook library remarks on every odd record.
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each(seeds)(
    '%s, changed at random, ends in items or a coded refusal (property)',
    async (name, seed, wrap = (bytes) => bytes) => {
      const change = fc.record({
        at: fc.nat(seed.length - 1),
        bytes: fc.oneof(
          fc.uint8Array({ maxLength: 6 }),
          fc.constantFrom(
            ...['"', '""', '[', '{"', '}', '\r', '\n\n', '\0', ',,', '\ufeff', '4294967295'].map((text) =>
              Buffer.from(text),
            ),
          ),
        ),
        drop: fc.nat(12),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
          let bytes = Buffer.from(seed)
          for (const { at, bytes: added, drop } of changes) {
            bytes = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + drop)])
          }
          const { refusal, items } = await previewImport(bytesSource(name, wrap(bytes)), options, 1000)
          expect(refusal?.code).not.toBe('unreadable')
          for (const { at } of items) expect(at).toBeTypeOf('object')
        }),
        { numRuns: name.startsWith('a.xls') ? 80 : 300 },
      )
    },
  )
})
