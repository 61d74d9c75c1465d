import { describe, expect, it } from 'vitest'
import { htmlText } from '../documents/htmlText.ts'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { conversationOf } from './mail.ts'
import { ownZone, readMailDate } from './mailDate.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

const preview = (name: string, ...parts: (string | Uint8Array)[]) =>
  previewImport(
    bytesSource(
      name,
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
    ),
    options,
  )

const only = async (...parts: (string | Uint8Array)[]): Promise<MessageItem> => {
  const { items, refusal, format } = await preview('mail.eml', ...parts)
  expect([refusal, format, items.length]).toEqual([null, 'eml', 1])
  return items[0] as MessageItem
}

const wordOf = (encoding: string, bytes: readonly number[]) =>
  `=?${encoding}?B?${Buffer.from(bytes).toString('base64')}?=`

// 报价 in GB2312 and in Big5.
const quoteInGb = [0xb1, 0xa8, 0xbc, 0xdb]
const quoteInBig5 = [0xb3, 0xf8, 0xbb, 0xf9]

describe('a mail', () => {
  it('is one message with sender, receivers, time, conversation and the mail that it answers', async () => {
    const item = await only(
      'From: =?UTF-8?B?5ZGo5bKa?= <Zhou.Lan@renji.example>\r\n',
      'To: Qian Yue <qian@us.example>, "Luo, Ning" <luo@us.example>\r\nCc: caigou@renji.example\r\n',
      'Subject: Re: =?UTF-8?B?5Zue5aSN77ya5oql5Lu3?=\r\nDate: Tue, 2 Jun 2026 10:15:00 +0800\r\n',
      'Message-ID: <b@renji.example>\r\nIn-Reply-To: <a@us.example>\r\nReferences: <0@us.example>\r\n <a@us.example>\r\n',
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
      '=E8=83=BD=E5=86=8D=E4=BC=98=E6=83=A0=\r\n=E5=90=97=EF=BC=9F\r\n> =E6=8A=A5=E4=BB=B7=E5=B7=B2=E5=8F=91\r\n',
    )
    expect(item).toEqual({
      kind: 'message',
      at: { line: 1 },
      sentAt: Date.UTC(2026, 5, 2, 2, 15),
      zone: 'Asia/Shanghai',
      sender: '周岚',
      senderId: 'zhou.lan@renji.example',
      receivers: ['qian@us.example', 'luo@us.example', 'caigou@renji.example'],
      receiverNames: ['Qian Yue', 'Luo, Ning', ''],
      conversation: '报价',
      conversationId: '0@us.example',
      messageId: 'b@renji.example',
      refersTo: 'a@us.example',
      messageType: 'email',
      text: '能再优惠吗？\n> 报价已发',
    })
  })

  it.each([
    ['gb2312', quoteInGb],
    ['GB18030', quoteInGb],
    ['big5', quoteInBig5],
  ])('in %s comes out right: encoded words, base64 and raw bytes', async (charset, bytes) => {
    const expected = charset === 'big5' ? '報價' : '报价'
    const head = `From: ${wordOf(charset, bytes)} <a@b.example>\nSubject: ${wordOf(charset, bytes)}\nContent-Type: text/plain; charset="${charset}"\n`
    const inBase64 = await only(
      `${head}Content-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}\n`,
    )
    expect([inBase64.sender, inBase64.conversation, inBase64.text]).toEqual([expected, expected, expected])
    const raw = await only(`${head}Content-Transfer-Encoding: 8bit\n\n`, Buffer.from(bytes), '\n')
    expect(raw.text).toBe(expected)
  })

  it('of an old client that marks nothing is read by what its bytes look like', async () => {
    const sentence = '您好，报价单收到了，请问交货时间是什么时候，能不能早一点'
    // GB2312 by hand is unreadable: the test turns the sentence the way Node can, through a reverse table.
    const gb = encodeWith('gb18030', sentence)
    const item = await only('From: a@b.example\nSubject: ', gb, '\nTo: c@d.example\n\n', gb, '\n')
    expect([item.conversation, item.text]).toEqual([sentence, sentence])
    const marked = await only(
      'From: a@b.example\nSubject: ',
      gb,
      '\nContent-Type: text/plain; charset=utf-8\n\n',
      sentence,
    )
    expect([marked.conversation, marked.text]).toEqual([sentence, sentence])
  })

  it('in HTML alone is turned into text; beside plain text, the plain text counts', async () => {
    const html = '<p>Price is <b>too high</b>.</p><ul><li>8% off</li><li>trial</li></ul>'
    const alone = await only(`From: a@b.example\nContent-Type: text/html\n\n${html}`)
    expect(alone.text).toBe('Price is too high.\n\n- 8% off\n- trial')
    const both = await only(
      'From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nPlain words\n',
      `--x\nContent-Type: text/html\n\n${html}\n--x--\n`,
    )
    expect(both.text).toBe('Plain words')
  })

  it('names its attachments and keeps the words of a mail within it', async () => {
    const item = await only(
      'From: a@b.example\nSubject: Fwd: contract\nContent-Type: multipart/mixed; boundary=x\n\n',
      '--x\n\nSee below.\n--x\nContent-Type: message/rfc822\n\nFrom: lin@acme.example\nSubject: contract\n\nSend the contract, please.\n',
      '--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="terms.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--x--\n',
    )
    expect(item.conversation).toBe('contract')
    expect(item.text).toContain('See below.')
    expect(item.text).toContain('Send the contract, please.')
    expect(item.text).toContain('lin@acme.example')
    expect(item.text).toContain('📎 terms.pdf')
  })

  it('without a date takes the time at which it was received, without words its subject', async () => {
    const item = await only(
      'Received: by mx.example; Wed, 3 Jun 2026 09:00:00 -0400\nFrom: a@b.example\nDate: soon 1\nSubject: call me\n\n',
    )
    expect(item).toMatchObject({ sentAt: Date.UTC(2026, 5, 3, 13), zone: 'Etc/GMT+4', text: 'call me' })
  })

  it('without a sender is kept and told; with neither sender nor words it is empty', async () => {
    const kept = await preview('a.eml', 'Subject: hello\nTo: b@c.example\n\nwords\n')
    expect(kept).toMatchObject({
      items: [{ sender: '?', text: 'words' }],
      problems: [{ at: { line: 1 }, code: 'badMessage', kept: true }],
    })
    const empty = await preview('a.eml', 'To: b@c.example\n\n')
    expect(empty).toMatchObject({ items: [], refusal: { code: 'empty', at: { line: 1 } } })
  })

  it('is refused where it is nested beyond measure or too large, and cut where its words are', async () => {
    let nested = ''
    for (let depth = 0; depth < 100; depth++)
      nested += `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`
    expect((await preview('a.eml', `From: a@b.example\n${nested}`)).refusal).toMatchObject({
      code: 'damaged',
    })
    const small = readOptions({ zone: 'UTC', limits: { packedBytes: 100, cellCharacters: 10 } })
    const long = bytesSource('a.eml', Buffer.from(`From: a@b.example\n\n${'word '.repeat(30)}`))
    expect((await previewImport(long, small)).refusal).toMatchObject({ code: 'tooLarge', limit: 100 })
    const cut = bytesSource('a.eml', Buffer.from(`From: a@b.example\n\n${'word '.repeat(5)}`))
    expect(await previewImport(cut, small)).toMatchObject({
      items: [{ text: 'word word ' }],
      problems: [{ code: 'cellTooLong', kept: true }],
    })
  })

  it('is not what a note that begins with one such line is', async () => {
    expect((await preview('note.txt', 'To: everyone\nwe won\n')).format).toBe('notes')
  })
})

describe('a mailbox', () => {
  const mails = [
    'From zhou@renji.example Tue Jun  2 10:00:00 2026\nFrom: zhou@renji.example\nSubject: A\n\n>From now on we pay monthly.\n>>From the file\n\nFrom here it is just a line.\n\n',
    'From MAILER-DAEMON Tue Jun 02 10:00:00 +0000 2026\r\nTo: x@y.example\r\n\r\n\r\n',
    'From lin@acme.example Wed Jun  3 10:00:00 2026\nFrom: lin@acme.example\nSubject: B\n\nsecond\n',
  ]

  it('is read mail by mail, its marks taken off, past what is no mail', async () => {
    const { format, items, problems } = await preview('Archive.mbox', ...mails)
    expect(format).toBe('mbox')
    expect(items).toMatchObject([
      {
        at: { line: 2 },
        conversation: 'A',
        text: 'From now on we pay monthly.\n>From the file\n\nFrom here it is just a line.',
      },
      { at: { line: 15 }, conversation: 'B', text: 'second' },
    ])
    expect(problems).toEqual([{ at: { line: 11 }, code: 'badMessage', kept: false }])
  })

  it('leaves out a mail that is too large and reads on', async () => {
    const small = readOptions({ zone: 'UTC', limits: { packedBytes: 2000 } })
    const large = `From a@b.example Tue Jun  2 10:00:00 2026\nFrom: a@b.example\n\n${'x'.repeat(3000)}\n\n`
    const box = bytesSource('in', Buffer.from(large + mails[2]))
    expect(await previewImport(box, small)).toMatchObject({
      format: 'mbox',
      items: [{ text: 'second' }],
      problems: [{ at: { line: 2 }, code: 'recordTooLong', kept: false }],
    })
  })
})

describe('dates of mails', () => {
  it.each([
    ['Tue, 2 Jun 2026 10:15:30 +0800', '2026-06-02T02:15:30.000Z', 'Asia/Shanghai'],
    ['2 Jun 26 10:15 GMT', '2026-06-02T10:15:00.000Z', 'UTC'],
    ['Tue, 2 Jun 2026 10:15:30 -0700 (PDT)', '2026-06-02T17:15:30.000Z', 'Etc/GMT+7'],
    ['Tue, 2 Jun 2026 10:15:30 EST', '2026-06-02T15:15:30.000Z', 'Etc/GMT+5'],
    ['Tue, 2 Jun 2026 10:15:30', '2026-06-02T02:15:30.000Z', 'Asia/Shanghai'],
    ['Tue Jun  2 10:15:30 2026', '2026-06-02T02:15:30.000Z', 'Asia/Shanghai'],
    ['2026-06-02T10:15:30+05:30', '2026-06-02T04:45:30.000Z', 'UTC'],
  ])('%s', (header, iso, zone) => {
    expect(readMailDate(header, ownZone('Asia/Shanghai'))).toEqual({ at: Date.parse(iso), zone })
  })

  it.each(['', 'soon 1', '31 Feb 2026 10:00', 'Tue, 2 Foo 2026 10:00', '2 Jun 2026 99:00'])(
    '"%s" is none',
    (header) => {
      expect(readMailDate(header, ownZone('UTC'))).toBeNull()
    },
  )
})

describe('subjects', () => {
  it.each([
    ['Re: Fwd: Offer', 'Offer'],
    ['回复：答复: 转发：报价', '报价'],
    ['RE[2]: Fw: 合同', '合同'],
    ['Research: results', 'Research: results'],
    ['Re:', ''],
  ])('%s is about "%s"', (subject, conversation) => {
    expect(conversationOf(subject)).toBe(conversation)
  })
})

describe('HTML as text', () => {
  it('keeps lines, cells, quotes, links and entities, and leaves out what is not read', async () => {
    expect(
      await htmlText(
        '<html><head><title>t</title><style>p{}</style></head><body><div>Hello&nbsp;Lin,<br><br>the&amp;price</div>' +
          '<table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>' +
          '<a href="https://acme.example/offer">our offer</a> <a href="mailto:a@b.example">a@b.example</a>' +
          '<blockquote>old<blockquote>older</blockquote></blockquote><script>x()</script><pre>a  b\n c</pre></body>',
      ),
    ).toBe(
      'Hello Lin,\n\nthe&price\nA  1\nB  2\nour offer (https://acme.example/offer) a@b.example\n> old\n> > older\na  b\n c',
    )
  })
})

/** Bytes of a Chinese text in an encoding that Node can only decode: looked up among the two-byte characters. */
function encodeWith(encoding: string, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, readonly [number, number]>()
  for (let lead = 0xa1; lead <= 0xf7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++)
      bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Uint8Array.from(
    [...text].flatMap((character) => bytesOf.get(character) ?? [character.charCodeAt(0)]),
  )
}
