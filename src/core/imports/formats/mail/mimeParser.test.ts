import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { MimeParser } from './mimeParser.ts'

const base64 = Buffer.from('扫描件 '.repeat(9000)).toString('base64').replace(/.{76}/g, '$&\r\n')
const mail = `From: a@b.example\r\nTo: c@d.example\r\nSubject: offer\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n
--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n预算已经批下来\r\n\r\n下周安排演示\r\n
--x\r\nContent-Type: text/plain; charset=gb18030\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C4=FA=BA=C3, soft=\r\n break\r\n
--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: e@f.example\r\nSubject: inner\r\n\r\nfirst\r\nsecond\r\n
--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n--x--\r\n`

describe('the parser of mails', () => {
  it.each([
    ['parts of every transfer encoding', mail],
    ['no body', 'From: a@b.example\r\nSubject: x\r\n\r\n'],
    ['nothing at all', ''],
  ])('reads %s as its library does', async (_, text) => {
    const bytes = Buffer.from(text)
    expect(await new MimeParser().parse(bytes)).toEqual(await PostalMime.parse(bytes))
  })
})
