import { expect, it } from 'vitest'
import { withoutRadicals } from './cjkRadicals.ts'
import { pageText } from './pdfText.ts'

it.each([
  ['⾦额', '金额'],
  ['⼯程部⻔', '工程部门'],
  ['2026年8⽉6⽇', '2026年8月6日'],
  ['⻓⻋⻚⻛⻢⻩⻰', '长车页风马黄龙'],
  ['母亲与⻳', '母亲与龟'],
])('%s is read as %s', (printed, read) => {
  expect(withoutRadicals(printed)).toBe(read)
})

it('leaves every other character as it is, full-width ones among them', () => {
  const text = '合计：１２０ 万元（含税）、日期 ① Ⅳ'
  expect(withoutRadicals(text)).toBe(text)
})

it('holds for the text of a printed page', () => {
  const piece = { transform: [1, 0, 0, 1, 50, 700], width: 80, height: 11, hasEOL: true }
  expect(pageText([{ ...piece, str: '交货⽇期：9⽉⾄10⽉' }])).toBe('交货日期：9月至10月')
})
