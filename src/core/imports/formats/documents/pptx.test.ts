import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { deckOf, slideOf } from './slideFixture.ts'

const read = (name: string, bytes: Uint8Array, limits = {}) =>
  previewImport(
    bytesSource(name, bytes),
    readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, limits }),
    1000,
  )

const deck = {
  slide2: slideOf('仁济医院方案', ['首年 120 万', '含三年保修']),
  slide10: slideOf('报价', ['见下表'], {
    table: [
      ['型号', '单价'],
      ['MX-1', '12 万'],
    ],
    notes: ['主任问过折扣', '不要先提 8%'],
  }),
  slide1: slideOf('备用', ['内部成本'], { isHidden: true }),
}

describe('a presentation', () => {
  it('gives a note for each slide in the order of the show, with what the speaker noted', async () => {
    const { format, items, problems } = await read('2026-03-05 仁济.pptx', deckOf(deck))
    expect(format).toBe('pptx')
    expect(items).toEqual([
      {
        kind: 'note',
        at: { lineStart: 1, lineEnd: 1, page: 1 },
        title: '2026-03-05 仁济 › 仁济医院方案',
        date: '2026-03-05',
        text: '仁济医院方案\n首年 120 万\n含三年保修',
      },
      {
        kind: 'note',
        at: { lineStart: 2, lineEnd: 2, page: 2 },
        title: '2026-03-05 仁济 › 报价',
        date: '2026-03-05',
        text: '报价\n见下表\n型号\t单价\nMX-1\t12 万\n\n主任问过折扣\n不要先提 8%',
      },
    ])
    expect(problems).toEqual([{ at: { page: 3 }, code: 'hiddenSlide', kept: false }])
  })

  it('goes on past a slide that is damaged', async () => {
    const bytes = Buffer.from(deckOf(deck))
    const at = bytes.indexOf('ppt/slides/slide2.xml') + 21
    bytes.fill(0xff, at, at + 30)
    const { items, problems } = await read('a.pptx', bytes)
    expect(items).toMatchObject([{ at: { page: 2 }, title: 'a › 报价' }])
    expect(problems[0]).toEqual({
      at: { page: 1, entry: 'ppt/slides/slide2.xml' },
      code: 'badPage',
      kept: false,
    })
  })

  it('takes the slides by name where their order cannot be read', async () => {
    const { items } = await read('a.pptx', deckOf(deck, { 'ppt/_rels/presentation.xml.rels': '' }))
    expect(items.map(({ at }) => at)).toMatchObject([{ page: 2 }, { page: 3 }])
  })

  it('says when it holds pictures only, and when it unpacks too large', async () => {
    expect((await read('a.pptx', deckOf({ slide1: slideOf('', []) }))).refusal?.code).toBe('noText')
    const long = deckOf({ slide1: slideOf('报价', ['x'.repeat(90_000)]) })
    expect((await read('a.pptx', long, { unpackedBytes: 30_000 })).refusal?.code).toBe('tooLargeUnpacked')
  })
})
