import { describe, expect, it } from 'vitest'
import type { OpenComplaint } from '../types.ts'
import { openMatters } from './openMatters.ts'

const at = (day: string): number => Date.parse(`${day}T08:00:00Z`)
type Grounds = Parameters<typeof openMatters>[0]
const matters = (more: Partial<Grounds>) =>
  openMatters({ asOf: at('2026-11-23'), callAt: at('2026-11-27'), lang: 'en', ...more })
const texts = (more: Partial<Grounds>) => matters(more).map(({ kind, text }) => [kind, text])
const complaint = (what: string, more: Partial<OpenComplaint> = {}): OpenComplaint => ({
  what,
  number: null,
  evidenceId: what,
  at: at('2026-11-02'),
  reportedBy: null,
  spokenOfBy: null,
  step: null,
  ...more,
})
const step = (day: string, isEarly = false): OpenComplaint['step'] => ({
  isEarly,
  zh: '现场更换维修',
  en: 'the repair on site',
  day,
  evidenceId: 'chat',
  span: { start: 0, end: 20 },
  at: at('2026-11-20'),
})
const guest = (contactId: string) => ({ contactId, name: contactId, title: null })

describe('matters of the customer’s own records', () => {
  it('names the complaint that weighs most by what is wrong', () => {
    expect(texts({ complaints: [complaint('dosing pump, leaks at the seal'), complaint('valve')] })).toEqual([
      ['openComplaint', 'dosing pump, leaks at the seal'],
    ])
    expect(texts({ lang: 'zh', complaints: [complaint('加药泵漏液，换了三次密封')] })).toEqual([
      ['openComplaint', '加药泵漏液，换了三次密封'],
    ])
  })
  it('with its number where they use it, and nothing of what is noted in the other language', () => {
    expect(texts({ complaints: [complaint('valve sticks', { number: 'KD-70' })] })).toEqual([
      ['openComplaint', 'valve sticks, your complaint KD-70'],
    ])
    expect(texts({ complaints: [complaint('加药泵漏液', { number: 'KD-77' })] })).toEqual([])
  })
  it('with the step that is still to come, or that should be done by the call', () => {
    const told = (day: string, isEarly = false) =>
      texts({ complaints: [complaint('valve sticks', { step: step(day, isEarly) })] })
    expect(told('2026-12-01')).toEqual([
      ['complaintWithStep', 'valve sticks'],
      ['complaintStep', 'the repair on site'],
      ['complaintStepDay', ''],
    ])
    expect(told('2026-11-26')[0]).toEqual(['complaintToCheck', 'valve sticks'])
    expect(told('2026-11-27', true)[0]).toEqual(['complaintToCheck', 'valve sticks'])
    expect(told('2026-11-27')[0]).toEqual(['complaintWithStep', 'valve sticks'])
  })
  it('and the quote that lies with them, where it still holds at the call', () => {
    const quoteOut = { name: 'KD-Q-9 rev B', validTo: '2026-12-10', evidenceId: 'q', at: at('2026-11-10') }
    expect(texts({ quoteOut }).map(([kind]) => kind)).toEqual(['currentOffer', 'currentOfferEnd'])
    expect(texts({ quoteOut: { ...quoteOut, validTo: '2026-11-25' } })).toEqual([])
  })
})

describe('to whom a complaint is opened', () => {
  const person = {
    ...guest('payer'),
    department: null,
    buyingRole: 'economicBuyer',
    support: 'unknown',
  } as const
  const seat = (contactId: string, buyingRole: 'user' | 'economicBuyer') => ({
    contactId,
    buyingRole,
    evidenceCount: 1,
  })
  const committee = [seat('payer', 'economicBuyer'), seat('operator', 'user')]
  const toward = (more: Partial<OpenComplaint>, guests: string[]) =>
    matters({
      complaints: [complaint('valve sticks', more)],
      ...{ person, committee, guests: guests.map(guest) },
    })[0]!.toward
  it('is who reported it, else who spoke of it last', () => {
    expect(toward({ reportedBy: 'keeper', spokenOfBy: 'operator' }, ['payer', 'keeper', 'operator'])).toBe(
      'keeper',
    )
    expect(toward({ reportedBy: 'keeper', spokenOfBy: 'operator' }, ['payer', 'operator'])).toBe('operator')
  })
  it('and not who pays, unless nobody else is there', () => {
    expect(toward({ reportedBy: 'keeper' }, ['payer', 'operator'])).toBe('operator')
    expect(toward({ reportedBy: 'keeper' }, ['payer'])).toBeUndefined()
  })
})
