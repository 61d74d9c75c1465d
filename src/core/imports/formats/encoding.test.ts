import { describe, expect, it } from 'vitest'
import { detectEncoding, detectSourceEncoding } from './encoding.ts'
import type { ImportSource } from './format.ts'
import { bytesSource } from './source.ts'

/** Node writes UTF-8 and UTF-16 only, so the other encodings stand here as bytes. */
const gbHeader = Buffer.from('bfcdbba7c3fbb3c62cbdf0b6ee28cdf2d4aa290a', 'hex') // 客户名称,金额(万元)
const gbRow = Buffer.from('c8cabcc3d2bdd4ba2c3132302e350a', 'hex') // 仁济医院,120.5
const big5Header = Buffer.from('abc8a4e1a657bad92caaf7c3420a', 'hex') // 客戶名稱,金額
const big5Row = Buffer.from('a5d8c66fc2e5b07c2c310ab57bb77ca46a2c320a', 'hex')

function swapped(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16()
}

describe('detectEncoding', () => {
  it('believes a byte order mark first', () => {
    expect(detectEncoding(Buffer.from('\ufeff客户', 'utf8'))).toMatchObject({
      encoding: 'utf-8',
      byteOrderMark: true,
    })
    expect(detectEncoding(Buffer.from('\ufeff客户', 'utf16le'))).toMatchObject({ encoding: 'utf-16le' })
    expect(detectEncoding(swapped('\ufeff客户'))).toMatchObject({ encoding: 'utf-16be' })
  })

  it('takes valid UTF-8 for UTF-8, even where the sample cuts a character', () => {
    const bytes = Buffer.from('客户名称,金额\n仁济医院,1\n', 'utf8')
    expect(detectEncoding(bytes)?.encoding).toBe('utf-8')
    expect(detectEncoding(bytes.subarray(0, bytes.length - 12))?.encoding).toBe('utf-8')
    expect(detectEncoding(bytes.subarray(0, 4))?.encoding).toBe('utf-8')
  })

  it('tells GB18030 from Big5 by their common characters', () => {
    expect(detectEncoding(Buffer.concat([gbHeader, gbRow, gbRow]))?.encoding).toBe('gb18030')
    expect(detectEncoding(Buffer.concat([big5Header, big5Row]))?.encoding).toBe('big5')
  })

  it('needs only a name or two', () => {
    const names = { gb18030: 'd5d4c0da', big5: 'bbafc155', shift_jis: '8367838883588e96' }
    for (const [encoding, name] of Object.entries(names)) {
      const bytes = Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from(name, 'hex'), Buffer.from('\n')])
      expect(detectEncoding(bytes)?.encoding).toBe(encoding)
    }
  })

  it('looks where the first letter beyond ASCII stands', () => {
    const bytes = Buffer.concat([Buffer.from('id,note\n'.repeat(20_000)), gbHeader, gbRow])
    expect(detectEncoding(bytes)?.encoding).toBe('gb18030')
  })

  it('finds UTF-16 without a mark in English and in Chinese', () => {
    expect(detectEncoding(Buffer.from('account,amount\nAcme,12\n', 'utf16le'))?.encoding).toBe('utf-16le')
    expect(detectEncoding(swapped('account,amount\nAcme,12\n'))?.encoding).toBe('utf-16be')
    expect(detectEncoding(Buffer.from('客户名称,金额\n上海公司,12\n', 'utf16le'))?.encoding).toBe('utf-16le')
  })

  it('reads a few accented letters as Windows-1252', () => {
    expect(detectEncoding(Buffer.from('name\nCaf\xe9 M\xfcller\n', 'latin1'))?.encoding).toBe('windows-1252')
  })

  it('says null of binary content', () => {
    expect(detectEncoding(Uint8Array.from({ length: 600 }, (_, index) => (index * 7) % 9))).toBeNull()
  })

  it('reads on through plain ASCII until a character decides', async () => {
    const ascii = Buffer.from('id,name\n'.repeat(40_000))
    const source: ImportSource = bytesSource('long.csv', Buffer.concat([ascii, gbHeader, gbRow, gbRow]))
    expect(await detectSourceEncoding(source, ascii.subarray(0, 1000))).toMatchObject({ encoding: 'gb18030' })
  })
})
