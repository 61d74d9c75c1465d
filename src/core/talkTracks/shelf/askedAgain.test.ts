import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../facts/extract.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import { standingFacts } from '../standing/standing.ts'
import type { CustomerFact } from '../types.ts'

const day = (month: number, date: number) => Date.UTC(2026, month - 1, date, 2)

const said = (text: string, at: number, by: Speaker = 'customer') =>
  extractFacts(text, at, by).map(
    (fact, index): CustomerFact => ({
      id: `${text}-${index}`,
      kind: fact.kind,
      subject: fact.subject,
      figures: fact.figures,
      text: fact.text,
      evidenceId: text,
      span: { start: fact.start, end: fact.end },
      contactId: 'tang',
      speaker: fact.speaker,
      stance: fact.stance,
      undated: false,
      occurredAt: at,
      knownAt: at,
      origin: 'source',
      sensitivity: 'internal',
    }),
  )
const prices = (facts: readonly CustomerFact[]) =>
  standingFacts(facts)
    .standing.filter(({ kind }) => kind === 'askedPrice')
    .map(({ text }) => text)

describe('what was asked again', () => {
  const october = said('总价要压到205万才好往上报', day(10, 12))
  const november = said('总价做到206万就可以签', day(11, 16))

  it('a later price takes the place of the one asked before', () => {
    expect(prices(october)).toHaveLength(1)
    expect(prices([...october, ...november]).join()).toContain('206')
    expect(prices([...october, ...november]).join()).not.toContain('205')
    expect(
      standingFacts([...october, ...november])
        .outdated.map(({ text }) => text)
        .join(),
    ).toContain('205')
  })

  it('a price for something else stays beside it', () => {
    const spare = said('备件包要压到12万', day(11, 18))
    expect(prices([...october, ...spare]).join()).toMatch(/205.*12|12.*205/)
  })

  it('two prices of one day both stay: nobody knows which came last', () => {
    const both = [...said('要降到205万', day(11, 16)), ...said('做到206万才行', day(11, 16))]
    expect(prices(both)).toHaveLength(2)
  })

  it('what we named among ourselves takes the place of nothing they asked', () => {
    expect(prices([...october, ...said('我们最多做到230万', day(11, 17), 'team')]).join()).toContain('205')
  })
})
