import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../facts/extract.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import type { CustomerFact } from '../types.ts'
import { factsNow } from './kept.ts'
import { standingFacts } from './standing.ts'

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

describe('what no longer stands once the same people say otherwise', () => {
  const by = (contactId: string, facts: CustomerFact[]) => facts.map((fact) => ({ ...fact, contactId }))
  const kinds = (...facts: CustomerFact[][]) => factsNow(facts.flat(), asOf).map(({ kind }) => kind)

  it('a worry of somebody who is for us since, and not that of a colleague', () => {
    const worry = by('orla', said('2026-11-05', 'customer', 'I am not convinced without the certificates.'))
    const content = said('2026-11-16', 'note', "she'd support us now, the certificates are what she needed")
    expect(kinds(worry)).toContain('statedConcern')
    expect(kinds(worry, by('orla', content))).not.toContain('statedConcern')
    expect(kinds(worry, by('nick', content))).toContain('statedConcern')
  })
  it('a term of ours that they have asked us to better', () => {
    const ours = said('2026-11-03', 'ours', 'Our engineers are on site within 12 hours.')
    const asked = said('2026-11-17', 'customer', 'We need a response within 8 hours.')
    expect(kinds(ours)).toContain('responseHours')
    expect(factsNow([...ours, ...asked], asOf).filter(({ speaker }) => speaker === 'ours')).toEqual([])
  })
  it('what a meeting concluded on a day that has moved', () => {
    const minutes = said('2026-11-06', 'note', '12月8日开会定标。')
    expect(kinds(minutes)).toContain('meetingDecision')
    expect(kinds(minutes, said('2026-11-17', 'customer', '定标也改了,不是8号,15号'))).not.toContain(
      'meetingDecision',
    )
  })
})

describe('what may be spent each year and what once', () => {
  const yearly = said('2026-11-18', 'customer', 'Our annual budget is £400k.')
  const once = said('2026-11-18', 'customer', 'The capex budget is £1.9m.')
  it('are two budgets', () => {
    expect(standing('budgetAmount', yearly, once).toSorted()).toEqual([1_900_000, 400_000])
  })
  it('each of which a later one of its own replaces', () => {
    const cut = said('2026-11-20', 'customer', 'The annual budget is now £350k.')
    expect(standing('budgetAmount', yearly, once, cut).toSorted()).toEqual([1_900_000, 350_000])
  })
  it('while one that says neither comes in the place of what was told before', () => {
    const now = said('2026-11-20', 'customer', 'The budget is now £350k.')
    expect(standing('budgetAmount', once, now)).toEqual([350_000])
  })
})
