import { describe, expect, it } from 'vitest'
import { libraryAtoms } from '../../atoms/library/index.ts'
import { composeTalkTracks } from '../composing/composeTalkTracks.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'
import { assumptionsHeld } from './assumptions.ts'

/** A power-transformer sale ten days before the award: the buyer wants it cheaper, nobody spoke of phases. */

const asOf = Date.UTC(2026, 10, 22)

function fact(kind: string, text: string, more: Partial<CustomerFact> = {}): CustomerFact {
  return {
    id: `${kind} ${text}`,
    kind,
    subject: text.slice(0, 2),
    figures: [],
    text,
    evidenceId: `evi ${text}`,
    span: { start: 0, end: text.length },
    contactId: 'he',
    speaker: 'customer',
    stance: 'stated',
    undated: false,
    occurredAt: asOf - 86_400_000,
    knownAt: asOf - 86_400_000,
    origin: 'source',
    sensitivity: 'internal',
    ...more,
  }
}

const call = (lang: 'zh' | 'en', ...facts: CustomerFact[]): TalkTrackInput => ({
  lang,
  asOf,
  person: {
    contactId: 'he',
    name: '何静',
    title: '采购部经理',
    department: null,
    buyingRole: 'gatekeeper',
    support: 'neutral',
  },
  deal: {
    product: '干式变压器',
    account: '金石数据',
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
const decision = fact('decisionDate', '12月4日定标', { figures: [{ value: '2026-12-04', unit: 'date' }] })
const saidIn = (input: TalkTrackInput) => {
  const composed = composeTalkTracks(input)
  if (composed.outcome !== 'composed') throw new Error('too few atoms')
  return composed.tracks.flatMap(({ sentences }) => sentences)
}
const atomsIn = (input: TalkTrackInput) =>
  saidIn(input).map(({ atomId }) => atomId.split('.').slice(1, 3).join('.'))

/** What holds by the customer's doing, beside how far we go ourselves. */
const ofCustomer = (input: Parameters<typeof assumptionsHeld>[0]) =>
  [...assumptionsHeld(input)].filter((one) => !one.startsWith('line')).sort()

describe('what a talk takes for granted', () => {
  it('is not said where nobody gave cause: no phases, no price that was found high, no change of system', () => {
    for (const lang of ['zh', 'en'] as const) {
      const atoms = atomsIn(call(lang, decision))
      for (const key of ['phase.priceRule', 'cost.likeForLike', 'risk.rollback', 'contrast.criteria'])
        expect(atoms).not.toContain(key)
    }
  })

  it('holds by a fact or by the customer’s own words, in either language', () => {
    const held = (...facts: CustomerFact[]) => ofCustomer(call('zh', ...facts))
    expect(held(decision)).toEqual([])
    expect(held(fact('budgetPhases', '预算分两期给'))).toEqual(['phases'])
    expect(held(fact('customerAsk', '希望能分期付款'))).toEqual(['phases'])
    expect(held(fact('customerAsk', 'we would like to pay in instalments'))).toEqual(['phases'])
    expect(held(fact('statedConcern', 'V3还是偏贵'))).toEqual(['priceRaised'])
    expect(held(fact('statedConcern', 'Still a bit rich for us'))).toEqual(['priceRaised'])
    expect(held(fact('currentSystem', '现在用的是北凌的'))).toEqual(['switching'])
  })

  it('does not hold by what we said ourselves, or only among us', () => {
    expect(ofCustomer(call('zh', fact('statedConcern', '他们会嫌贵', { speaker: 'team' })))).toEqual([])
    expect(ofCustomer(call('zh', fact('openPromise', '分期的方案周五给您', { speaker: 'ours' })))).toEqual([])
  })

  it('holds of our own line where it is settled how far we go, and is open elsewhere', () => {
    const line = (subject: string) =>
      assumptionsHeld(call('en', { ...fact('ownLine', 'We start at 4.20', { speaker: 'team' }), subject }))
    expect(line('opening').has('lineSettled')).toBe(true)
    expect(line('opening').has('lineOpen')).toBe(false)
    expect(line('refusal').has('lineOpen')).toBe(true)
    expect(assumptionsHeld(call('en', decision)).has('lineOpen')).toBe(true)
  })

  it('has the criteria still to be set early on alone, and only where none are known', () => {
    const at = (stage: 'evaluate' | 'close', ...facts: CustomerFact[]) => {
      const input = call('zh', ...facts)
      return assumptionsHeld({ ...input, deal: { ...input.deal, stage } }).has('criteriaOpen')
    }
    expect(at('evaluate')).toBe(true)
    expect(at('close')).toBe(false)
    expect(at('evaluate', fact('awardCriteria', '商务40 技术40 交期20'))).toBe(false)
  })
})

describe('an opening', () => {
  it('is of a talk whose message can be said too', () => {
    const opened = saidIn(call('zh', decision)).filter(({ section }) => section === 'opening')
    for (const { atomId } of opened) {
      const atom = libraryAtoms.find(({ id }) => id === atomId)!
      const needed = atom.evidencePack
        .filter(({ parts }) => parts.includes('keyMessage'))
        .map(({ kind }) => kind)
      expect([atomId, needed.filter((kind) => kind !== 'decisionDate')]).toEqual([atomId, []])
    }
  })

  it('that owns up to a promise needs one that is open, and so does the answer', () => {
    expect(atomsIn(call('zh', decision))).not.toContain('promise.open')
    const owed = fact('openPromise', '局放试验报告20号给您', { speaker: 'ours' })
    expect(atomsIn(call('zh', decision, owed))).toContain('promise.open')
  })
})
