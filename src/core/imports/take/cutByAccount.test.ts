import { describe, expect, it } from 'vitest'
import { cutByAccount } from './cutByAccount.ts'

const named: Record<string, string> = { Priya: 'kestrel', Megan: 'kestrel', 海霁: 'haiji', 蓝礁: 'lanjiao' }
const accountOf = (words: string): string | null => {
  const found = new Set(Object.entries(named).flatMap(([name, id]) => (words.includes(name) ? [id] : [])))
  return found.size === 1 ? [...found][0]! : null
}
const cut = (text: string) =>
  cutByAccount(text, accountOf).map(({ start, end, accountId }) => [accountId, text.slice(start, end).trim()])

describe("a diary's entry", () => {
  it('is cut where it goes on to another customer', () => {
    expect(cut('Priya来信，要60天账期，老板没说话。海霁的报告没出来。我自己先慌。')).toEqual([
      ['kestrel', 'Priya来信，要60天账期，老板没说话。'],
      ['haiji', '海霁的报告没出来。我自己先慌。'],
    ])
  })
  it('leaves what names nobody to itself at the beginning of a line, and with its neighbour within one', () => {
    expect(cut('今天图纸又误了，先给Megan写信。蓝礁那台也漏了。\n订蛋糕。')).toEqual([
      ['kestrel', '今天图纸又误了，先给Megan写信。'],
      ['lanjiao', '蓝礁那台也漏了。'],
      [null, '订蛋糕。'],
    ])
    expect(cut('下雨。Priya来电。海霁定了。')).toEqual([
      ['kestrel', '下雨。Priya来电。'],
      ['haiji', '海霁定了。'],
    ])
  })
  it('stays whole where it speaks of one, or of nobody', () => {
    expect(cut('海霁来电。\n价格没谈。')).toEqual([['haiji', '海霁来电。\n价格没谈。']])
    expect(cut('订蛋糕。')).toEqual([[null, '订蛋糕。']])
  })
  it('gives what names nobody to the account of the note, where it has one', () => {
    const text = '预算批到295万。\n回来路上接到海霁电话，预算砍到550万。'
    expect(
      cutByAccount(text, accountOf, 'lanjiao').map(({ accountId, start, end }) => [
        accountId,
        text.slice(start, end).trim(),
      ]),
    ).toEqual([
      ['lanjiao', '预算批到295万。'],
      ['haiji', '回来路上接到海霁电话，预算砍到550万。'],
    ])
  })
  it('gives the whole text, in order', () => {
    const text = 'Priya来信。\n\n海霁来电！蓝礁？\n完'
    expect(
      cutByAccount(text, accountOf)
        .map(({ start, end }) => text.slice(start, end))
        .join(''),
    ).toBe(text)
  })
})
