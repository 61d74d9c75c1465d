import { describe, expect, it } from 'vitest'
import type { AccountRow } from '../../../shared/contract/accounts.ts'
import { filledIn, inView, readView, valuesInUse } from './views.ts'

const day = 86_400_000
const now = Date.UTC(2026, 4, 27)
const account = (fields: Partial<AccountRow>): AccountRow => ({
  id: 'acc_00000000000000000000000001' as AccountRow['id'],
  name: '明州大学附属第二医院',
  code: null,
  industry: null,
  region: '浙江',
  city: null,
  tier: null,
  ownerName: '钱越',
  openDeals: 0,
  openAmountMinor: 0,
  currency: 'CNY',
  lastActivityAt: now - day,
  ...fields,
})

describe('views of the accounts', () => {
  it('call a customer quiet after thirty days without contact, or without any', () => {
    expect(inView('quiet', account({ lastActivityAt: now - 31 * day }), now)).toBe(true)
    expect(inView('quiet', account({ lastActivityAt: null }), now)).toBe(true)
    expect(inView('quiet', account({ lastActivityAt: now - 29 * day }), now)).toBe(false)
  })
  it('tell open business and missing owners', () => {
    expect(inView('open', account({ openDeals: 2 }), now)).toBe(true)
    expect(inView('open', account({}), now)).toBe(false)
    expect(inView('unowned', account({ ownerName: '' }), now)).toBe(true)
  })
  it('fall back to all for an address that names no view', () => {
    expect(readView('quiet')).toBe('quiet')
    expect(readView('nonsense')).toBe('all')
    expect(readView(undefined)).toBe('all')
  })
})

describe('editing several records together', () => {
  it('changes what was filled in and leaves the rest alone', () => {
    expect(filledIn({ ownerName: ' 罗宁 ', region: '', tier: '  ' })).toEqual({ ownerName: '罗宁' })
  })
  it('offers the values in use, most used first', () => {
    const rows = [account({}), account({ region: '江苏' }), account({}), account({ region: null })]
    expect(valuesInUse(rows, (row) => row.region)).toEqual(['浙江', '江苏'])
  })
})
