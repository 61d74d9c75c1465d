import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { takenBackIn } from '../sums/takenBack.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** What rivals ask and lack, as tables of our notes and people in a hurry tell it: nothing of it is about us. */

const november = Date.UTC(2026, 10, 17, 9)
const rivals = /Halberd|Larkin|远拓/i
const told = (text: string, by: Speaker = 'note') =>
  extractFacts(text, november, by, rivals).map(({ kind, subject, figures }) => [
    kind,
    subject,
    figures[0]?.value,
  ])
const kinds = (text: string, by: Speaker = 'customer', known: RegExp | null = rivals) =>
  extractFacts(text, november, by, known).map(({ kind }) => kind)

const table = [
  '# what the others do',
  '',
  '| firm | site | quote | strong | weak |',
  '|---|---|---|---|---|',
  '| Halberd | Leeds | £96k | cloud, they want single sign-on only | 14 weeks |',
  '| 远拓 | 宁波 | 88万 | 便宜 | 备件要等30天 |',
  '| Larkin | Leeds | ? | | |',
].join('\n')

describe('a table of rivals', () => {
  it('tells what each asks, by the column of prices', () =>
    expect(told(table).filter(([kind]) => kind === 'competitorOffer')).toEqual([
      ['competitorOffer', 'Halberd', 96_000],
      ['competitorOffer', '远拓', 880_000],
    ]))
  it('also where its heading went to another note', () =>
    expect(
      told('| Halberd | Leeds | £96k | cloud | 14 weeks |').filter(([kind]) => kind === 'competitorOffer'),
    ).toEqual([['competitorOffer', 'Halberd', 96_000]]))
  it('and no wish, wait or term of the customer', () =>
    expect(new Set(told(table).map(([kind]) => kind))).toEqual(
      new Set(['competitorName', 'competitorNews', 'competitorOffer']),
    ))
})

describe('a price that moved', () => {
  const offer = (text: string, by: Speaker) =>
    extractFacts(text, november, by, rivals).flatMap((fact) =>
      fact.kind === 'competitorOffer'
        ? [
            [
              fact.figures[0]!.value,
              takenBackIn(fact.text, november, fact.figures[0]!).map(({ value }) => value),
            ],
          ]
        : [],
    )
  it.each([
    ['Word is that Halberd put in their BAFO, £171k (was 188).', [[171_000, [188_000]]]],
    ['Larkin went down to £240k, not the 262 we had.', [[240_000, [262_000]]]],
    ['更正：远拓报价186万，不是205', [[1_860_000, [2_050_000]]]],
    ['远拓现在的价格是97万（之前112）', [[970_000, [1_120_000]]]],
  ])('%s', (text, offers) => expect(offer(text, 'team')).toEqual(offers))
})

describe('what is of a rival', () => {
  it.each([
    "Halberd is at 96k and 20 weeks, so they'd miss our turnaround",
    'Larkin has a queue of 9 weeks for parts',
  ])('is no wait of theirs for us: %s', (text) => expect(kinds(text)).not.toContain('waitingTime'))
  it('nor the time a plant is shut', () =>
    expect(kinds('At 20 weeks they would miss the spring turnaround', 'customer', null)).not.toContain(
      'waitingTime',
    ))
  it('nor a worry about us, of one whom nobody knows yet', () => {
    expect(kinds('滤料那边海润报88，但要等35天，我们嫌慢', 'customer', null)).not.toContain('statedConcern')
    expect(kinds('你们报88，但要等35天，我们嫌慢', 'customer', null)).toContain('statedConcern')
  })
  it('and a rival by whom ours is measured has no news', () =>
    expect(kinds("The bench test had you 9% lower than Halberd, so I'm for you")).not.toContain(
      'competitorNews',
    ))
})
