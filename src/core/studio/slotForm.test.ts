import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillSlots } from '../talkTracks/index.ts'
import { callsOtherwise, restoreSlots, saysWho } from './slotForm.ts'

describe('an edited sentence in slot form', () => {
  it('has its figures and names back in their slots', () => {
    expect(
      restoreSlots('王主任，先看总拥有成本：去年停机 36 小时，合 300 万。', [
        { name: 'person', text: '王主任' },
        { name: 'fact:downtimeHours', text: '36 小时' },
        { name: 'fact:downtimeCost', text: '300 万' },
      ]),
    ).toBe('{person}，先看总拥有成本：去年停机 {fact:downtimeHours}，合 {fact:downtimeCost}。')
  })

  it('reads no slot into a longer figure or word', () => {
    const held = [
      { name: 'fact:users', text: '3' },
      { name: 'fact:sites', text: '30' },
      { name: 'product', text: 'Line' },
    ]
    expect(restoreSlots('30 sites, 3 users, 300 seats, LineSight', held)).toBe(
      '{fact:sites} sites, {fact:users} users, 300 seats, LineSight',
    )
  })

  it('gives one text that two slots held to both, in their order', () => {
    const held = [
      { name: 'fact:a', text: '5 天' },
      { name: 'fact:b', text: '5 天' },
    ]
    expect(restoreSlots('交期 5 天，安装 5 天', held)).toBe('交期 {fact:a}，安装 {fact:b}')
  })

  it('restoring undoes filling, whatever the slots held', () => {
    const value = fc.stringMatching(/^[A-Z][a-z]{3,8} [1-9]{2}$/)
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 3, maxLength: 3 }), ([a, b, c]) => {
        const template = '关于{fact:a}，{product}在{fact:b}内见效。'
        const words = { 'fact:a': a!, product: b!, 'fact:b': c! }
        const filled = fillSlots(
          template,
          Object.fromEntries(Object.entries(words).map(([name, text]) => [name, { text, factId: null }])),
        )
        return restoreSlots(filled.text, filled.slots) === template
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})

it('a wording that names somebody or says how to reach them is told', () => {
  expect(saysWho('让周工来讲', ['周工'])).toBe(true)
  expect(saysWho('mail me at ann@keller.de', [])).toBe(true)
  expect(saysWho('打 138 0013 8000 给我', [])).toBe(true)
  expect(saysWho('先看总拥有成本，{fact:users} 人在用', ['周工'])).toBe(false)
})

it('a wording that leaves a name out and calls the person by another is told', () => {
  const lu = [{ name: 'person', text: '陆主任' }]
  expect(callsOtherwise('陆姐，咱们先把账摊开。', lu)).toBe(true)
  expect(callsOtherwise('小陆，咱们先把账摊开。', lu)).toBe(true)
  expect(callsOtherwise('咱们先把账摊开，挑一处小范围。', lu)).toBe(false)
  expect(callsOtherwise('{person}，陆续来的几张单子先放一放。', lu)).toBe(false)
  const keller = [{ name: 'person', text: 'Anna Keller' }]
  expect(callsOtherwise('Anna, let us begin with the sum.', keller)).toBe(true)
  expect(callsOtherwise('Annabel Street is closed; let us begin with the sum.', keller)).toBe(false)
})
