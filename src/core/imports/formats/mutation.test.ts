import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { outlookMessage } from './msgFixture.ts'
import { previewImport } from './preview.ts'
import { readOptions } from './registry.ts'
import { bytesSource } from './source.ts'

/** Ends after a while whatever it is given; what ends otherwise is a fault of a reader. */
const options = readOptions({
  zone: 'Asia/Shanghai',
  yearHint: 2026,
  now: Date.UTC(2026, 5, 1),
  limits: { unpackedBytes: 5_000_000 },
})

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

const seeds: [string, Uint8Array][] = [
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
    'a.eml',
    Buffer.from(
      'From: =?GB2312?B?1uzArQ==?= <a@b.example>\r\nTo: c@d.example, "E, F" <e@f.example>\r\nSubject: =?utf-8?Q?=E6=8A=A5?=\r\nDate: Tue, 2 Jun 2026 10:00:00 +0800\r\nReferences: <1@a> <2@a>\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=gb18030\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=B1=A8<blockquote>a</blockquote><pre>b\r\n--x\r\nContent-Disposition: attachment; filename*=utf-8\'\'%E6%8A%A5.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nYSxiCjEsMgo=\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: g@h.example\r\n\r\nin\r\n--x--\r\n',
    ),
  ],
  [
    'a.mbox',
    Buffer.from(
      'From a@b Tue Jun  2 10:00:00 2026\nFrom: a@b.example\nDate: 2 Jun 2026 10:00 EST\n\n>From x\n\nFrom c@d Tue Jun  2 10:00:00 2026\nFrom: c@d.example\n\ntwo\n',
    ),
  ],
  [
    'a.vcf',
    Buffer.from(
      'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=\n=E6=95=8F\nTEL;CELL;PREF:1\nitem1.TEL;TYPE="a,b":2\nitem1.X-ABLabel:x\nORG:a\\;b;c\nADR;LABEL="x^ny":;;s;c\nBDAY:--0203\nEND:VCARD\nBEGIN:VCARD\nFN:b\n folded\nEND:VCARD\n',
    ),
  ],
  [
    'a.ics',
    Buffer.from(
      'BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Z:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=9;BYDAY=-1FR;BYSETPOS=-1;WKST=SU\nEXDATE;TZID=Z:20260302T090000\nATTENDEE;CN="a":mailto:a@b\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260302T090000Z\nDTSTART;VALUE=DATE:20260303\nSTATUS:CANCELLED\nEND:VEVENT\nBEGIN:VTODO\nDUE:20260303T000000Z\nEND:VTODO\nEND:VCALENDAR\n',
    ),
  ],
  [
    'a.msg',
    outlookMessage({
      subject: '报价',
      body: 'x'.repeat(5000),
      headers: 'Date: Tue, 2 Jun 2026 10:00:00 +0800\r\nMessage-ID: <1@a>\r\n',
      sender: { name: 'a', address: 'a@b.example' },
      to: [{ name: 'c', address: 'c@d.example' }],
      attachments: [{ name: 'a.csv', bytes: Buffer.from('a,b\n1,2\n') }],
      within: { subject: 'in', html: '<p>in' },
    }),
  ],
  ['a.xlsx', workbook('xlsx')],
  ['a.xls', workbook('biff8')],
]

describe('any bytes', () => {
  // The workbook library remarks on every odd record.
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each(seeds)('%s, changed at random, ends in items or a coded refusal (property)', async (name, seed) => {
    const change = fc.record({
      at: fc.nat(seed.length - 1),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.constantFrom(
          ...[
            '"',
            '""',
            '[',
            '{"',
            '}',
            '\r',
            '\n\n',
            '\0',
            ',,',
            '\ufeff',
            '4294967295',
            ':',
            ';',
            '=',
            '\nEND:',
            'COUNT=99999999',
            '0001',
          ].map((text) => Buffer.from(text)),
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
        const { refusal, items } = await previewImport(bytesSource(name, bytes), options, 1000)
        expect(refusal?.code).not.toBe('unreadable')
        for (const { at } of items) expect(at).toBeTypeOf('object')
      }),
      { numRuns: name.startsWith('a.xls') ? 80 : 300 },
    )
  })
})
