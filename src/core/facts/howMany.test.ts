import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import { findFigures } from './figures.ts'

const sums = (sentence: string) =>
  findFigures(sentence, Date.UTC(2026, 10, 20)).flatMap(({ kind, figure }) =>
    kind === 'money' ? [figure.value] : [],
  )

describe('sums as people type them', () => {
  it.each([
    ['顺达那边报4120一千只，起订三万', [4120]],
    ['他们卖9块8一个', [9.8]],
    ['三块五一张', [3.5]],
    ['一共12块5毛', [12.5]],
    ['MOQ 2万，报价3.2万', [32_000]],
    ['年用量120万，单价8.6元', [8.6]],
    ['最小批量5万', []],
    ['起订金额5万元', [50_000]],
    ['恒益我说错了,是1450,不是1430。', [1450]],
    ['说错了，不是380，是350', [350]],
    ['是27号不是26号，我说错了', []],
  ])('%s', (sentence, expected) => expect(sums(sentence)).toEqual(expected))
})

it('every rival of a sentence has the price behind its own name', () => {
  const offers = extractFacts(
    'Voltara is at EUR 1.05 per thousand, Norrvik at EUR 1.12',
    Date.UTC(2026, 10, 20),
    'customer',
    /Voltara|Norrvik/i,
  ).flatMap(({ kind, subject, figures }) =>
    kind === 'competitorOffer' ? [[subject, figures[0]!.value]] : [],
  )
  expect(offers).toEqual([
    ['Voltara', 1.05],
    ['Norrvik', 1.12],
  ])
})
