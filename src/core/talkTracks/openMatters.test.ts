import { describe, expect, it } from 'vitest'
import { openMatters } from './openMatters.ts'

const at = (day: string): number => Date.parse(`${day}T08:00:00Z`)
const texts = (more: Partial<Parameters<typeof openMatters>[0]>) =>
  openMatters({ asOf: at('2026-11-23'), callAt: at('2026-11-27'), lang: 'en', ...more }).map(
    ({ kind, text }) => [kind, text],
  )
const complaint = (number: string, what: string) => ({
  number,
  what,
  evidenceId: number,
  at: at('2026-11-02'),
})

describe('matters of the customer’s own records', () => {
  it('names the newest complaint that is open by what is wrong and by its number', () => {
    const complaints = [
      complaint('KD-77', 'dosing pump, leaks at the seal'),
      complaint('KD-70', 'valve sticks'),
    ]
    expect(texts({ complaints })).toEqual([
      ['openComplaint', 'dosing pump, leaks at the seal, your complaint KD-77'],
    ])
  })
  it('by its number alone where it is told in the other language', () => {
    expect(texts({ complaints: [complaint('KD-77', '加药泵漏液')] })).toEqual([
      ['openComplaint', 'your complaint KD-77'],
    ])
    expect(texts({ lang: 'zh', complaints: [complaint('KD-77', '加药泵漏液，换了三次密封')] })).toEqual([
      ['openComplaint', '加药泵漏液，换了三次密封，投诉号KD-77'],
    ])
  })
  it('and the quote that lies with them, where it still holds at the call', () => {
    const quoteOut = { name: 'KD-Q-9 rev B', validTo: '2026-12-10', evidenceId: 'q', at: at('2026-11-10') }
    expect(texts({ quoteOut }).map(([kind]) => kind)).toEqual(['currentOffer', 'currentOfferEnd'])
    expect(texts({ quoteOut: { ...quoteOut, validTo: '2026-11-25' } })).toEqual([])
  })
})
