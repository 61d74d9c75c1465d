import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { outlookMessage } from './msgFixture.ts'
import { rtfText, unpackRtf } from './rtf.ts'

const bytesOf = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const textOf = (rtf: string): Promise<string> => rtfText(Buffer.from(rtf, 'latin1'))

/** The examples of the format's own description, MS-OXRTFCP 4. */
const described = [
  [
    '2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09 00206277 05b06c64 7d0a800f a0',
    '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
  ],
  ['1a000000 1c000000 4c5a4675 e2d44b51 41000420 5758595a 0d6e7d01 0eb0', '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
] as const

describe('packed RTF', () => {
  it.each(described)('is unpacked as its description says', (packed, text) => {
    expect(Buffer.from(unpackRtf(bytesOf(packed), 1000)!).toString('latin1')).toBe(text)
  })

  it('larger than allowed, of another kind or cut off ends in nothing or in less', () => {
    const whole = bytesOf(described[0][0])
    expect(unpackRtf(whole, 20)).toBeNull()
    expect(unpackRtf(Buffer.alloc(40), 1000)).toBeNull()
    expect(unpackRtf(whole.subarray(0, 12), 1000)).toBeNull()
    expect(unpackRtf(whole.subarray(0, 30), 1000)!.length).toBeLessThan(43)
  })
})

describe('the words of RTF', () => {
  it('are its text, without fonts, styles, remarks and fields', async () => {
    const text = await textOf(
      '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s1 Heading;}}{\\*\\generator X;}{\\info{\\author Me}}' +
        '\\pard Two \\b pumps\\b0  by May\\par {\\field{\\*\\fldinst HYPERLINK "u"}{\\fldrslt the offer}}\\tab 4\\emdash 5 \\{a\\}\\par}',
    )
    expect(text).toBe('Two pumps by May\nthe offer\t4—5 {a}')
  })

  it('are read by the page of the text, by that of the font and by number, two bytes a letter', async () => {
    expect(await textOf("{\\rtf1\\ansi\\ansicpg936 \\'bf\\'cd\\'bb\\'a7}")).toBe('客户')
    expect(
      await textOf(
        "{\\rtf1\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f7\\fcharset134 S;}}\\f0 caf\\'e9 \\f7\\'b1\\'a8\\'bc\\'db\\f0  ok}",
      ),
    ).toBe('café 报价 ok')
    expect(await textOf("{\\rtf1\\uc1\\u27835?\\u26426?{\\uc2\\u-26946\\'a1\\'a1}x}")).toBe(
      `${String.fromCharCode(27835, 26426, 65536 - 26946)}x`,
    )
  })

  it('that were a page are the words of that page', async () => {
    const text = await textOf(
      '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Delivery in week 9{\\*\\htmltag84 &amp;}{\\*\\htmltag4 <br>}\\htmlrtf \\line\\htmlrtf0 paid\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}',
    )
    expect(text).toBe('Delivery in week 9&\npaid')
  })

  it('of brackets without an end are read without one', async () => {
    expect(await textOf(`{\\rtf1 ${'{'.repeat(50_000)}deep`)).toBe('deep')
    expect(await textOf("{\\rtf1 }}}} a \\u \\'zz \\")).toMatch(/^a/)
    expect(await textOf('no rtf')).toBe('')
  })
})

it('a mail of which Outlook keeps nothing but RTF comes in with its words', async () => {
  const message = (rtf: string | Uint8Array) =>
    outlookMessage({
      subject: 'Pump',
      sentAt: Date.UTC(2026, 5, 2),
      sender: { name: 'Ann', address: 'a@b.example' },
      rtf,
    })
  for (const [rtf, text] of [
    ['{\\rtf1\\ansi The seal leaks.\\par}', 'The seal leaks.'],
    [bytesOf(described[0][0]), 'hello world'],
  ] as const) {
    const { items } = await previewImport(bytesSource('a.msg', message(rtf)), readOptions({ zone: 'UTC' }))
    expect(items).toMatchObject([{ kind: 'message', text: expect.stringContaining(text) }])
  }
})
