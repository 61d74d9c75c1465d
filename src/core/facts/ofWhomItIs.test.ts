import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import type { Speaker } from './whoSays/stance.ts'

/** Monday 16 November 2026. */
const monday = Date.UTC(2026, 10, 16, 8)
const quotes = (by: Speaker, text: string, kind: string) =>
  extractFacts(text, monday, by)
    .filter((fact) => fact.kind === kind)
    .map((fact) => fact.text)

describe('a worry is of whom it concerns', () => {
  it.each([
    ['另外嘉铭报了88万，但是要等三个月，我们嫌慢', 'statedConcern'],
    ['Torvald 96万，太贵，这边没有服务点', 'statedConcern'],
    ["Kessler is at 212k and 30 weeks, so they'd be late for the turnaround", 'waitingTime'],
    ['The weights were changed after Moira pushed back.', 'statedConcern'],
  ])('and not of us where somebody else is meant: %s', (text, kind) => {
    expect(quotes('customer', text, kind)).toEqual([])
  })
  it.each([
    ['你们报88万，我们嫌贵', 'statedConcern'],
    ['这次报88万，我们嫌贵', 'statedConcern'],
    ['The queue is 6 weeks, we are stuck waiting', 'waitingTime'],
    ["I don't want any more ladders in the aisle.", 'statedConcern'],
  ])('and is one where we are: %s', (text, kind) => {
    expect(quotes('customer', text, kind)).toHaveLength(1)
  })
  it('and no finding of an audit where we say when a certificate comes', () => {
    expect(
      quotes('ours', 'The certification body confirmed the 4th, sorry, I said the 1st.', 'auditFinding'),
    ).toEqual([])
  })
})

describe('what is not announced is kept', () => {
  it('of whoever leaves or moves', () => {
    expect(
      quotes(
        'customer',
        'Our works manager is leaving in March, not announced yet, so no experiments.',
        'keepQuiet',
      ),
    ).toHaveLength(1)
    expect(quotes('customer', '老厂明年要关掉，还没对外公布', 'keepQuiet')).toHaveLength(1)
  })
  it('and not of a result that is still to come', () => {
    expect(quotes('customer', 'The winner has not been announced yet.', 'keepQuiet')).toEqual([])
  })
})

describe('where somebody stands in their own words', () => {
  it.each(['跑了半年没停过，这块我没意见', '没个交代我这边不会同意用', 'I am neutral on who gets it.'])(
    '%s',
    (text) => {
      expect(quotes('customer', text, 'attitude')).toHaveLength(1)
    },
  )
  it('by what has to be there first', () => {
    expect(
      quotes('note', 'Joan: needs the fire certificate + the load test before award', 'attitude'),
    ).toHaveLength(1)
  })
})

describe('who is asked for', () => {
  const decides = (text: string) =>
    extractFacts(text, monday, 'customer').flatMap(({ kind, text: words }) =>
      kind === 'decisionRole' ? [words] : [],
    )
  it('is told by nobody', () => {
    expect(decides('Ines, who signs off on the Porto line? Rui used to do it.')).toEqual([])
    expect(decides('Also, who decides on this one?')).toEqual([])
  })
})

describe('a row of a table on what others offer', () => {
  const stands = (text: string) =>
    extractFacts(text, monday, 'note').flatMap(({ kind, text: words }) =>
      kind === 'attitude' ? [words] : [],
    )
  it('tells nobody a stand on us', () => {
    expect(
      stands('| Kelvo | pump hall | £88k | quick, Rui likes them | no spares here | Ines 3.11. |'),
    ).toEqual([])
    expect(stands('| 科维 | 泵房 | 92万 | 便宜，老于偏向他们 | 没备件 |')).toEqual([])
    expect(stands('| Rui | plant | not convinced, wants the test report first |')).not.toEqual([])
  })
})
