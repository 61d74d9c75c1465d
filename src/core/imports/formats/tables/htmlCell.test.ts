import { describe, expect, it } from 'vitest'
import type { RowItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { withoutHtml } from './htmlCell.ts'

const options = readOptions({ zone: 'Europe/London' })
const cellsOf = async (name: string, text: string): Promise<Record<string, string>[]> =>
  (await previewImport(bytesSource(name, Buffer.from(text)), options, 1000)).items.map((item) => ({
    ...(item as RowItem).cells,
  }))

describe('a cell that holds HTML', () => {
  it('reads as its reader sees it: paragraphs apart, letters for what stands for them', () => {
    expect(
      withoutHtml(
        '<p>Spend is capped at <b>&euro;1.2m</b> now.</p><p>Ruth&#39;s view: &quot;too slow&quot;</p>',
      ),
    ).toBe('Spend is capped at €1.2m now.\n\nRuth\'s view: "too slow"')
    expect(withoutHtml('<div>来访&nbsp;纪要：</div><ul><li>先试一台</li><li>价格另谈</li></ul>')).toBe(
      '来访 纪要：\n- 先试一台\n- 价格另谈',
    )
  })
  it('is read where only letters were put so, and keeps its lines then', () => {
    expect(withoutHtml('Fisher &amp; Daughters\nsecond line')).toBe('Fisher & Daughters\nsecond line')
    expect(withoutHtml('price &#163;40 <i>net</i>\nsecond line')).toBe('price £40 net\nsecond line')
  })
  it('is read where it was put into letters twice on its way', () => {
    expect(withoutHtml('&lt;p&gt;Rang&amp;nbsp;Omar.&lt;/p&gt;&lt;p&gt;No answer&lt;/p&gt;')).toBe(
      'Rang Omar.\n\nNo answer',
    )
  })
  it('leaves out what a mail program writes for itself', () => {
    expect(
      withoutHtml(
        '<html><head><style>p.MsoNormal {margin:0}</style></head><body><p class="MsoNormal">Offer went out<o:p></o:p></p></body></html>',
      ),
    ).toBe('Offer went out')
  })
  it('is left as it is where signs only look like it', () => {
    for (const text of [
      'AT&T',
      'https://shop.example/?a=1&copy=2&lt=3',
      'Dana Reyes <dana@reyes.example>',
      'width < 5 mm and > 2 mm',
      'a<b and c>d',
      '<待定>',
      'R&D; tests',
    ])
      expect(withoutHtml(text)).toBe(text)
  })
})

it('is clean in delimited tables and in lists of objects', async () => {
  expect(await cellsOf('notes.csv', 'Id,Body\n7,"<p>Budget <b>&pound;90k</b></p>"\n8,plain\n')).toEqual([
    { Id: '7', Body: 'Budget £90k' },
    { Id: '8', Body: 'plain' },
  ])
  expect(
    await cellsOf(
      'notes.json',
      '[{"id":"7","body":"<p>A &amp; B</p>"},{"id":"8","inner":{"note":"x<br>y"}}]',
    ),
  ).toEqual([
    { id: '7', body: 'A & B' },
    { id: '8', 'inner.note': 'x\ny' },
  ])
})
