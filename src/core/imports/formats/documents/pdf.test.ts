import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { NoteItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { pdfOf } from './pdfFixture.ts'
import { pageText } from './pdfText.ts'

const read = (name: string, bytes: Uint8Array, limits = {}, signal?: AbortSignal) =>
  previewImport(
    bytesSource(name, bytes),
    readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, limits, ...(signal && { signal }) }),
    1000,
  )

describe('a PDF', () => {
  it.each([
    [
      'beside its title',
      [
        'LANCET INKS',
        'OFFER Q-7          3 November 2026',
        'To: Acme, Leeds',
        'Valid until 18 December 2026',
      ],
      '2026-11-03',
    ],
    ['in its first sentence', ['Our quotation of 3 November 2026 for Acme', 'MX-1 12,000 USD'], '2026-11-03'],
    ['for something else only', ['Offer for Acme', 'Delivery on 3 December 2026'], null],
  ])('that names a day %s is of that day', async (_where, lines, date) => {
    const { items } = await previewImport(
      bytesSource('Q-7.pdf', pdfOf([lines, ['Terms: net 30 days']])),
      readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, now: Date.UTC(2026, 10, 22) }),
    )
    expect((items as NoteItem[]).map((item) => item.date)).toEqual([date, date])
  })

  it('gives a note for each page, and says which pages have no text', async () => {
    const bytes = pdfOf(
      [['Offer for Acme', 'MX-1\t12,000 USD', 'Valid until 1 May 2026'], [], ['Terms: net 30 days']],
      { author: 'Ann Lee' },
    )
    const { format, items, problems, refusal } = await read('2026-03-05 offer.pdf', bytes)
    expect([format, refusal]).toEqual(['pdf', null])
    expect(items).toEqual([
      {
        kind: 'note',
        at: { lineStart: 1, lineEnd: 1, page: 1 },
        title: '2026-03-05 offer',
        date: '2026-03-05',
        text: 'Offer for Acme\nMX-1\t12,000 USD\nValid until 1 May 2026',
        properties: { author: 'Ann Lee' },
      },
      {
        kind: 'note',
        at: { lineStart: 3, lineEnd: 3, page: 3 },
        title: '2026-03-05 offer',
        date: '2026-03-05',
        text: 'Terms: net 30 days',
        properties: { author: 'Ann Lee' },
      },
    ])
    expect(problems).toEqual([{ at: { page: 2 }, code: 'pageWithoutText', kept: false }])
  })

  it.each(['UniGB-UCS2-H', 'GBK-EUC-H'] as const)(
    'reads Chinese whose font names %s only',
    async (encoding) => {
      const { items } = await read('报价.pdf', pdfOf([['仁济报价', 'MX-1']], { encoding }))
      expect((items[0] as NoteItem).text).toBe('仁济报价\nMX-1')
    },
  )

  it('is refused with its reason: scans, passwords, damage, too many pages, a cancel', async () => {
    const codeOf = async (...args: Parameters<typeof read>) => (await read(...args)).refusal?.code
    expect(await codeOf('scan.pdf', pdfOf([[], []]))).toBe('noText')
    const locked =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <' +
      '41'.repeat(32) +
      '> /U <' +
      '42'.repeat(32) +
      '> >> /ID [<01> <01>]'
    expect(await codeOf('a.pdf', pdfOf([['Offer']], { trailer: locked }))).toBe('passwordProtected')
    expect(await codeOf('a.pdf', Buffer.from('%PDF-1.7\nnothing more'))).toBe('damaged')
    const three = pdfOf([['one'], ['two'], ['three']])
    const cut = await read('a.pdf', three, { pages: 2 })
    expect([cut.items.length, cut.refusal]).toEqual([2, { code: 'tooManyPages', limit: 2 }])
    expect(await codeOf('a.pdf', three, { packedBytes: 100 })).toBe('tooLarge')
    expect(await codeOf('a.pdf', three, {}, AbortSignal.abort())).toBe('cancelled')
  })

  it('keeps what can be read of a file that was cut off', async () => {
    const bytes = pdfOf([['Offer for Acme'], ['Terms']])
    const { items } = await read('a.pdf', bytes.subarray(0, bytes.length - 20))
    expect(items.length).toBeGreaterThan(0)
  })

  it('is ended where a stream unpacks to more than memory should hold', async () => {
    const packed = deflateSync(Buffer.alloc(800_000_000, 32), { level: 1 }).toString('latin1')
    const bomb = Buffer.from(pdfOf([['Offer']])).toString('latin1')
    const stream = /<< \/Length \d+ >>\nstream\nBT/
    const bytes = Buffer.from(
      bomb.replace(
        stream,
        () => `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream\nBT`,
      ),
      'latin1',
    )
    const { refusal } = await read('bomb.pdf', bytes, { unpackedBytes: 1_000_000 })
    expect(refusal?.code).toBe('tooLargeUnpacked')
  })
})

/** Reads documents as the worker does, but many in one thread: one each would take minutes. */
function openThread(): { lastOf(bytes: Uint8Array): Promise<string>; close(): Promise<number> } {
  const worker = new Worker(
    `process.on('unhandledRejection', () => {})
    const { parentPort } = require('node:worker_threads')
    parentPort.on('message', async (bytes) => {
      const { readPdf } = await import(${JSON.stringify(join(import.meta.dirname, 'pdfText.ts'))})
      let last = ''
      for await (const { kind } of readPdf(bytes, 50)) last = kind
      parentPort.postMessage(last)
    })`,
    { eval: true },
  )
  return {
    async lastOf(bytes) {
      worker.postMessage(bytes)
      const [last] = (await once(worker, 'message')) as [string]
      return last
    },
    close: () => worker.terminate(),
  }
}

describe('any bytes of a PDF', () => {
  const thread = openThread()
  afterAll(() => thread.close())
  const seed = Buffer.from(pdfOf([['Offer', '仁济报价'], ['MX-1\t12']], { encoding: 'GBK-EUC-H' }))

  it('end in pages or a refusal (property)', async () => {
    const change = fc.record({
      at: fc.nat(seed.length - 1),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.constantFrom(
          ...['>>', '<<', '[', '1 0 R', '-1', '4294967295', 'endobj', 'stream\n'].map((text) =>
            Buffer.from(text),
          ),
        ),
      ),
      drop: fc.nat(12),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        let bytes = seed
        for (const { at, bytes: added, drop } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + drop)])
        }
        expect(['done', 'refused']).toContain(await thread.lastOf(bytes))
      }),
      { numRuns: 150 },
    )
  })
})

describe('the lines of a page', () => {
  const piece = (str: string, left: number, width: number, hasEOL = false) => ({
    str,
    transform: [11, 0, 0, 11, left, 0],
    width,
    height: 11,
    hasEOL,
  })

  it('are none where the font does not say what its glyphs are', () => {
    expect(pageText([piece('\uffff\uffff', 50, 22, true), piece('\0', 50, 11)])).toBe('')
  })

  it('go on where they fill its width, and stay apart where they are rows', () => {
    expect(
      pageText([
        piece('设备科的张主任说首年预算已经批了下周就会发出正式的招', 50, 500, true),
        piece('标公告。', 50, 80, true),
        piece('型号', 50, 22),
        piece('单价', 300, 250, true),
        piece('MX-1', 50, 22),
        piece('12 万', 300, 250, true),
      ]),
    ).toBe('设备科的张主任说首年预算已经批了下周就会发出正式的招标公告。\n型号\t单价\nMX-1\t12 万')
  })
})
