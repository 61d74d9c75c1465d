import { describe, expect, it } from 'vitest'
import { libraryAtoms } from '../../atoms/library/index.ts'
import { extractFacts } from '../../facts/extract.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import { composeTalkTracks } from '../composing/composeTalkTracks.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'
import { isUnsayable, isWeighed, namesSystem } from './unsayable.ts'

const asOf = Date.UTC(2026, 10, 22)
const said = (on: string, by: Speaker, text: string, contactId: string | null = null): CustomerFact[] =>
  extractFacts(text, Date.parse(`${on}T02:00:00Z`), by).map((fact, at) => ({
    ...fact,
    id: `${on}${by}${at}`,
    evidenceId: `${on}${by}`,
    span: { start: fact.start, end: fact.end },
    contactId,
    undated: false,
    occurredAt: Date.parse(`${on}T02:00:00Z`),
    knownAt: Date.parse(`${on}T02:00:00Z`),
    origin: 'source',
    sensitivity: 'internal',
  }))
const unsayable = (facts: CustomerFact[]) =>
  facts.filter((fact) => isUnsayable(fact, asOf)).map(({ kind }) => kind)

/** Gareth, who buys, on the change of coolant. */
const callOnGareth = (facts: CustomerFact[], lang: 'zh' | 'en'): TalkTrackInput => ({
  lang,
  asOf,
  person: {
    contactId: 'gareth',
    name: 'Gareth Lowe',
    title: 'Procurement Manager',
    department: 'Procurement',
    buyingRole: 'gatekeeper',
    support: 'neutral',
  },
  deal: {
    product: 'coolant',
    account: 'Harrow Gears',
    stage: 'negotiate',
    industry: 'general',
    competitor: null,
  },
  facts,
  intent: null,
  objections: [],
  atoms: libraryAtoms,
  effects: { atoms: {}, strategies: {} },
  forbiddenTopics: [],
  committee: [],
})
const spoken = (facts: CustomerFact[], lang: 'zh' | 'en' = 'en') => {
  const composed = composeTalkTracks(callOnGareth(facts, lang))
  if (composed.outcome !== 'composed') throw new Error('refused')
  return composed.tracks.flatMap(({ sentences }) => sentences)
}

describe('nobody opens by reading them their own ceiling', () => {
  it.each(['zh', 'en'] as const)('the budget is in no opening, and still worked with (%s)', (lang) => {
    const sentences = spoken(said('2026-11-20', 'customer', 'Our budget is £285,000.', 'gareth'), lang)
    const withBudget = sentences.filter(({ text }) => /285,000|28\.5万/.test(text))
    expect(withBudget.length).toBeGreaterThan(0)
    expect(withBudget.filter(({ section }) => section === 'opening')).toEqual([])
  })
})

describe('what a note tells of somebody is not said to them as their own words', () => {
  it('our shorthand is quoted to nobody', () => {
    const facts = said('2026-11-03', 'note', 'GL wants a 12 month price hold and 60 days.')
    expect(facts.map(({ kind }) => kind)).toContain('customerAsk')
    expect(spoken(facts).filter(({ text }) => text.includes('GL wants'))).toEqual([])
    expect(unsayable(said('2026-11-03', 'note', '客户要求质保做到三年'))).toContain('customerAsk')
  })
  it('what they wrote themselves is, without what ties it to the sentence before', () => {
    const facts = said(
      '2026-11-17',
      'customer',
      'And I want it split, fluid and service separately.',
      'gareth',
    )
    const quoted = spoken(facts).filter(({ text }) => text.includes('I want it split'))
    expect(quoted.length).toBeGreaterThan(0)
    expect(quoted.filter(({ text }) => text.includes('“And'))).toEqual([])
  })
})

describe('days that lie behind are spoken of as coming by nobody', () => {
  it('a delivery of last month, a decision of the day before yesterday', () => {
    expect(unsayable(said('2026-10-01', 'note', 'Delivery is planned for 14 October.'))).toEqual([
      'deliveryDate',
    ])
    expect(unsayable(said('2026-10-14', 'note', '定标会：11月20日。'))).toEqual(['decisionDate'])
    expect(unsayable(said('2026-11-14', 'note', '定标会：12月4日。'))).toEqual([])
  })
})

it('the contract with somebody else is no renewal of ours', () => {
  expect(
    unsayable(
      said('2026-11-20', 'customer', 'Castlemere – I looked it up, our contract runs to 28 February.'),
    ),
  ).toEqual(['contractEndDate'])
  expect(unsayable(said('2026-11-20', 'customer', '我们和福斯克的合同2027年2月28日到期'))).toEqual([
    'contractEndDate',
  ])
  expect(unsayable(said('2026-11-20', 'customer', 'Our contract runs to 28 February.'))).toEqual([])
  expect(unsayable(said('2026-11-20', 'customer', '我们的维保合同2027年2月28日到期'))).toEqual([])
})

describe('what they use today, and whom they weigh', () => {
  const used = (text: string, speaker: CustomerFact['speaker'] = 'customer') =>
    namesSystem({ ...said('2026-11-18', 'customer', 'We want 60 days')[0]!, text, speaker })
  it('names a system, and compares nothing', () => {
    expect(used('我们现在用的是老的排程软件')).toBe(true)
    expect(used('你们的片子比现在用的清楚')).toBe(false)
    expect(used('yours is better than the one we use')).toBe(false)
    expect(used('Varrow oxygen contract to 31 March 2027')).toBe(false)
    expect(used('the old planning sheets', 'note')).toBe(false)
  })
  it.each([
    ['Morrant', 'Morrant came in a bit cheaper', true],
    ['Morrant', 'We are talking to Morrant as well', true],
    ['Morrant', 'The Morrant lease on the old trucks ends in March', false],
    ['禾立', '禾立也报了一版', true],
    ['禾立', '我们现在用的是禾立的', false],
  ])('%s in "%s": %s', (name, words, weighed) => expect(isWeighed(name, words)).toBe(weighed))
})

describe('what somebody of theirs is to do', () => {
  const asks = (text: string) =>
    unsayable([
      { ...said('2026-11-18', 'customer', 'We want 60 days')[0]!, kind: 'customerAsk', subject: '', text },
    ])
  it('asks nothing of us', () => {
    expect(asks('Bank guarantee - finance to confirm whether we want it')).toEqual(['customerAsk'])
    expect(asks('法务还要再看一下违约条款')).toEqual(['customerAsk'])
    expect(asks('Please send your bank guarantee to finance')).toEqual([])
  })
})
