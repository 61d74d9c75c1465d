import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { askewCard, codeOf, greyPng } from './codeFixture.ts'
import { imageSize } from './imageSize.ts'
import { vcardOfMecard } from './mecard.ts'

const read = (name: string, bytes: Uint8Array, limits = {}, signal?: AbortSignal) =>
  previewImport(
    bytesSource(name, bytes),
    readOptions({ zone: 'Asia/Shanghai', limits, ...(signal && { signal }) }),
  )

/** The cells of the first row that hold something. */
const cellsOf = ({ items }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(Object.entries((items[0] as RowItem).cells).filter(([, value]) => value !== ''))

const card =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nN:孔;令宇;;;\r\nORG:汇屿医疗;检验科\r\nTITLE:主任\r\nTEL;TYPE=CELL:13800001111\r\nEND:VCARD\r\n'
const mebibyte = 1024 ** 2
const wechat = 'https://u.wechat.com/EAbCdEf12345'

describe('a picture with a code', () => {
  it('of a contact card gives the contact, as the card alone would', async () => {
    const found = await read('名片.png', await codeOf(card))
    expect([found.format, found.refusal, found.tables[0]!.recordKind]).toEqual([
      'codeImage',
      null,
      'contacts',
    ])
    expect(cellsOf(found)).toEqual({
      Name: '孔令宇',
      Company: '汇屿医疗',
      Department: '检验科',
      'Job title': '主任',
      Mobile: '13800001111',
    })
  })

  it('is read from a photograph taken askew, in the short form of telephones', async () => {
    expect(cellsOf(await read('IMG_2041.JPG', askewCard))).toEqual({
      Name: 'Dana Leeds',
      Phone: '+442071838750',
    })
  })

  it('of a WeChat contact is a link, kept as it is and told to be no more', async () => {
    const { items, problems, refusal } = await read('孔主任 微信.png', await codeOf(wechat))
    expect(refusal).toBeNull()
    expect(items).toEqual([
      { kind: 'note', at: { lineStart: 1, lineEnd: 1 }, title: '孔主任 微信', date: null, text: wechat },
    ])
    expect(problems).toEqual([{ at: { line: 1 }, code: 'linkOnly', kept: true }])
  })

  it('of plain words is a note', async () => {
    const { items, problems } = await read('展台.png', await codeOf('展位 B12 周五 14 点'))
    expect([items.map((item) => item.kind === 'note' && item.text), problems]).toEqual([
      ['展位 B12 周五 14 点'],
      [],
    ])
  })

  it('that is not there is refused by name, and so are damage, size and a cancel', async () => {
    const codeOfRefusal = async (...args: Parameters<typeof read>) => (await read(...args)).refusal?.code
    expect(await codeOfRefusal('合影.png', greyPng(64, 48))).toBe('noCode')
    expect(await codeOfRefusal('half.png', (await codeOf(card)).subarray(0, 90))).toBe('damaged')
    expect(await codeOfRefusal('head.jpg', askewCard.subarray(0, 60))).toBe('damaged')
    expect(await codeOfRefusal('big.png', await codeOf(card), { packedBytes: 100 })).toBe('tooLarge')
    const before = performance.now()
    const { refusal } = await read('bomb.png', greyPng(60_000, 60_000, 20))
    expect(refusal).toEqual({
      code: 'tooLargeUnpacked',
      limit: readOptions({ zone: 'UTC' }).limits.unpackedBytes,
      detail: '60000 × 60000',
    })
    expect(performance.now() - before).toBeLessThan(2000)
    expect(await codeOfRefusal('card.png', await codeOf(card), {}, AbortSignal.abort())).toBe('cancelled')
  })

  it('of a kind that is not unpacked here is refused by the name of its kind', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
    const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(40)])
    const refusalOf = async (name: string, bytes: Uint8Array) => (await read(name, bytes)).refusal
    expect(await refusalOf('IMG_1.HEIC', heic)).toEqual({ code: 'notSupportedYet', detail: 'heic' })
    expect(await refusalOf('码.gif', gif)).toEqual({ code: 'notSupportedYet', detail: 'gif' })
  })

  it('is read beside many others, two at a time', async () => {
    const codes = await Promise.all(
      ['甲', '乙', '丙', '丁', '戊'].map((name) => codeOf(`MECARD:N:${name}三;;`)),
    )
    const found = await Promise.all(codes.map((bytes, at) => read(`${at}.png`, bytes)))
    expect(found.map((each) => cellsOf(each).Name)).toEqual(['甲三', '乙三', '丙三', '丁三', '戊三'])
  })

  it('that unpacks to more than it states is given up before it fills the memory', async () => {
    const { refusal } = await read('bomb.png', greyPng(64, 64, 3500), { unpackedBytes: mebibyte })
    expect(refusal?.code).toBe('tooLargeUnpacked')
  })
})

describe('the size of a picture', () => {
  it('is read from the head of a PNG and a JPEG', () => {
    expect(imageSize(greyPng(640, 480))).toEqual({ width: 640, height: 480, bytes: 307_200 })
    expect(imageSize(askewCard)).toMatchObject({ width: 200, height: 180 })
  })

  it('is known or not, and never an exception, whatever the bytes are', () => {
    const heads = fc.constantFrom(greyPng(4, 4).subarray(0, 40), askewCard.subarray(0, 300))
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 60 }), fc.nat(200), (head, noise, at) => {
        const bytes = Buffer.from(head)
        Buffer.from(noise).copy(bytes, at % bytes.length)
        const size = imageSize(bytes.subarray(0, bytes.length - (at % 7)))
        return size === null || (size.width > 0 && size.height > 0 && size.bytes > 0)
      }),
    )
  })
})

describe('a MECARD', () => {
  it('says the same as a vCard, with its escaped marks', () => {
    expect(vcardOfMecard('MECARD:N:孔令宇;ORG:汇屿\\;华东;TEL:13800001111;EMAIL:k@h.cn;NOTE:a\\:b;;')).toBe(
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'FN:孔令宇',
        'ORG:汇屿\\;华东',
        'TEL;TYPE=VOICE:13800001111',
        'EMAIL:k@h.cn',
        'NOTE:a:b',
        'END:VCARD',
      ].join('\r\n'),
    )
  })
})
