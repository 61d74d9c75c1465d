import { describe, expect, it } from 'vitest'
import { extractFacts } from '../facts/extract.ts'
import type { Speaker } from '../facts/stance.ts'
import { factsNow } from './kept.ts'
import { standingFacts } from './standing.ts'
import type { CustomerFact } from './types.ts'

const said = (on: string, by: Speaker, text: string): CustomerFact[] =>
  extractFacts(text, Date.parse(`${on}T02:00:00Z`), by, null, (name) =>
    name === 'Gareth' ? 'theirs' : null,
  ).map((fact, at) => ({
    ...fact,
    id: `${on}${by}${at}`,
    evidenceId: `${on}${by}`,
    span: { start: fact.start, end: fact.end },
    contactId: null,
    undated: false,
    occurredAt: Date.parse(`${on}T02:00:00Z`),
    knownAt: Date.parse(`${on}T02:00:00Z`),
    origin: 'source',
    sensitivity: 'internal',
  }))
const asOf = Date.parse('2026-11-22T12:00:00Z')
const standing = (kind: string, ...facts: CustomerFact[][]) =>
  standingFacts(factsNow(facts.flat(), asOf).filter(({ stance }) => stance !== 'negated'))
    .standing.filter((fact) => fact.kind === kind)
    .map(({ figures }) => figures[0]?.value)

describe('the award meeting of 20 November', () => {
  const minutes = said('2026-10-14', 'note', '6、定标会：11月20日。')
  it('holds until somebody says that it is off', () => {
    expect(standing('decisionDate', minutes)).toEqual(['2026-11-20'])
    expect(standing('decisionDate', minutes, said('2026-11-18', 'customer', '20号的定标会开不了了'))).toEqual(
      [],
    )
  })
  it('stands when one of another day is off, or it was set anew after that', () => {
    expect(standing('decisionDate', minutes, said('2026-11-18', 'customer', '25号的定标会开不了了'))).toEqual(
      ['2026-11-20'],
    )
    const again = said('2026-11-19', 'customer', '定标会还是11月20日')
    expect(
      standing('decisionDate', minutes, said('2026-11-18', 'customer', '20号的定标会开不了了'), again),
    ).toEqual(['2026-11-20'])
  })
  it('is no other day than "before December", nor disputed by it', () => {
    const both = said('2026-10-14', 'note', '1、贺总：12月之前要定下来。\n6、定标会：11月20日。')
    const { standing: facts, disputes } = standingFacts(factsNow(both, asOf))
    expect(
      facts.filter(({ kind }) => kind === 'decisionDate').map(({ figures }) => figures[0]!.value),
    ).toEqual(['2026-11-20'])
    expect(disputes).toEqual([])
  })
})

describe('when their contract with the incumbent ends', () => {
  const guess = said('2026-11-22', 'customer', 'The contract runs to the 31st of January I think.')
  const right = said('2026-11-20', 'customer', 'Our contract runs to 28 February, not 31 January.')
  it('what puts it right wins over a record that came in later without having heard of it', () => {
    expect(standing('contractEndDate', guess, right)).toEqual(['2027-02-28'])
  })
  it('weeks later it is news', () => {
    const september = said('2026-10-20', 'customer', 'Our contract runs to 28 February, not 31 January.')
    expect(standing('contractEndDate', guess, september)).toEqual(['2027-01-31'])
  })
  it('once told, nobody has to find it out any more', () => {
    const task = said('2026-11-03', 'note', '| Confirm contract end date | Gareth | 17 Nov |')
    expect(task.map(({ kind }) => kind)).toContain('customerPromise')
    const owed = (...facts: CustomerFact[][]) =>
      factsNow(facts.flat(), asOf).filter(({ kind }) => kind === 'customerPromise')
    expect(owed(task)).toHaveLength(1)
    expect(owed(task, said('2026-11-20', 'customer', 'The budget is £285,000.'))).toHaveLength(1)
    expect(owed(task, right)).toEqual([])
  })
})
