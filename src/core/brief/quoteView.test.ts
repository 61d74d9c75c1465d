import { describe, expect, it } from 'vitest'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { requireDeal } from '../deals/store.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { createQuoteCalibrations, quoteView } from './quoteView.ts'

/** Qian Yue's account and another rep's, who all buy the same monitor. */
function market({ foreign }: { foreign: number }) {
  const office = openOffice()
  const { story, session, db, stamp } = office
  writeWorkspaceSettings(db, stamp(), { ownOwners: ['钱越'] })
  const own = story.account({ name: '甬江总院', ownerName: '钱越' })
  const other = story.account({ name: '锦帆附院', ownerName: '罗宁' })
  const productId = story.product({ name: '监护仪 M8' })
  const sold = (accountId: string, at: number, currency = 'CNY', unitPriceMinor = 4_000_000 + at * 1000) =>
    story.priceLine({ productId, accountId, unitPriceMinor, currency, pricedAt: ten - (at + 5) * day })
  for (let at = 0; at < 12; at += 1) sold(own, at * 10)
  for (let at = 0; at < foreign; at += 1) sold(other, at * 10 + 3)
  const dealId = story.deal({ accountId: own, name: '监护仪一期', productId, quantity: 1, currency: 'CNY' })
  const view = () =>
    quoteView({
      session,
      deal: requireDeal(db, dealId),
      asOf: ten,
      lang: 'zh',
      calibrations: createQuoteCalibrations(),
    })!
  return { ...office, sold, own, productId, view }
}

describe('comparables of other people’s accounts', () => {
  it('are unnamed dots where there are five, and carry nothing but a price', () => {
    const dots = market({ foreign: 6 })
      .view()
      .view.comparables.filter(({ own }) => !own)
    expect(dots.length).toBeGreaterThanOrEqual(5)
    for (const dot of dots)
      expect(dot).toMatchObject({ accountName: null, evidenceId: null, at: 0, quantity: 0 })
  })
  it('are not shown at all where there are fewer', () => {
    const { comparables } = market({ foreign: 4 }).view().view
    expect(comparables.every(({ own }) => own)).toBe(true)
    expect(JSON.stringify(comparables)).not.toContain('锦帆附院')
  })
})

it('a price in another currency is no comparable', () => {
  const { sold, own, view } = market({ foreign: 0 })
  const before = view().view
  for (let at = 0; at < 8; at += 1) sold(own, at, 'USD', 600_000)
  expect(view().view.prediction).toEqual(before.prediction)
  expect(view().view.comparables).toEqual(before.comparables)
})

it('a line that became known later changes nothing', () => {
  const { story, own, productId, view } = market({ foreign: 0 })
  const before = view().view
  story.priceLine({
    productId,
    accountId: own,
    unitPriceMinor: 1_000_000,
    pricedAt: ten - day,
    knownAt: ten + day,
  })
  expect(view().view.prediction).toEqual(before.prediction)
})

it('without a band nobody approves alone', () => {
  const { view } = market({ foreign: 0 })
  expect(view().judge(4_000_000)).toBe('escalate')
  expect(view().view.guardrails).toContainEqual(expect.objectContaining({ code: 'noAuthority' }))
})
