import { describe, expect, it } from 'vitest'
import type { QuoteView } from '../../../shared/contract/brief.ts'
import { writeWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { requireDeal } from '../../deals/store.ts'
import { addBand } from '../../governance/discounts.ts'
import { insertPolicyEvent } from '../../market/store.ts'
import { day, openOffice, ten } from '../../testOffice.ts'
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

/**
 * Shukang's chain wants twelve scanners and three CTs; the deal says neither. Seven chains bought scanners at
 * 138,000–152,000, three were lost. We have just offered 146,000.
 */
function scanners() {
  const office = openOffice()
  const { story, session, db, stamp } = office
  writeWorkspaceSettings(db, stamp(), { ownOwners: ['钱越'] })
  const shukang = story.account({ name: '蜀康口腔', region: '川藏' })
  const scanner = story.product({ name: 'TS-500' })
  const ct = story.product({ name: 'CX-90' })
  const chains = ['秦牙', '德仁', '楚齿', '微笑时光', '佳洁', '滇雅', '博雅'].map((name) =>
    story.account({ name, region: '川藏' }),
  )
  for (let at = 0; at < 28; at += 1)
    story.priceLine({
      productId: scanner,
      accountId: chains[at % 7]!,
      quantity: 2 + (at % 7) * 2,
      unitPriceMinor: 15_200_000 - (at % 7) * 200_000,
      pricedAt: ten - (at * 20 + 30) * day,
    })
  const dealId = story.deal({ accountId: shukang, name: '口扫+CBCT集采', currency: 'CNY' })
  const offered = (productId: string, unitPriceMinor: number, more = {}) =>
    story.priceLine({
      productId,
      accountId: shukang,
      dealId,
      kind: 'quote',
      outcome: 'open',
      quantity: 12,
      unitPriceMinor,
      pricedAt: ten - 9 * day,
      ...more,
    })
  const quote = () => {
    const deal = requireDeal(db, dealId)
    return quoteView({ session, deal, asOf: ten, lang: 'zh', calibrations: createQuoteCalibrations() })
  }
  const view = () => quote()!.view
  const rails = () => view().guardrails.map(({ code }) => code)
  return { ...office, shukang, chains, scanner, ct, dealId, offered, quote, view, rails }
}

describe('a deal that names neither product nor quantity', () => {
  it('has no quote range before anything was offered', () => {
    expect(scanners().quote()).toBeNull()
  })

  it('is priced by what its newest open quote offers for the most money, and names the rest', () => {
    const { offered, scanner, ct, view } = scanners()
    offered(ct, 38_500_000, { quantity: 3 })
    offered(scanner, 15_200_000, { pricedAt: ten - 60 * day, outcome: 'lost' })
    offered(scanner, 14_600_000)
    expect(view()).toMatchObject({
      productName: 'TS-500',
      quantity: 12,
      quantityFrom: 'openQuote',
      draftMinor: 14_600_000,
      otherProducts: [{ productName: 'CX-90', quantity: 3, unitPriceMinor: 38_500_000 }],
      prediction: { kind: 'range', n: 28 },
    })
  })

  it('keeps to the product that the deal itself names, and to as many of it as the current quote is for', () => {
    const { db, offered, scanner, ct, dealId, view } = scanners()
    db.write('UPDATE deals SET product_id = ?, quantity = 4 WHERE id = ?').run(ct, dealId)
    offered(scanner, 14_600_000)
    offered(ct, 38_500_000, { quantity: 3 })
    expect(view()).toMatchObject({ productName: 'CX-90', quantity: 3, quantityFrom: 'openQuote' })
  })

  it('keeps to the quantity of the deal beside the price of one', () => {
    const { db, offered, ct, dealId, view } = scanners()
    db.write('UPDATE deals SET product_id = ?, quantity = 4 WHERE id = ?').run(ct, dealId)
    offered(ct, 38_500_000, { quantity: 1 })
    expect(view()).toMatchObject({ quantity: 4, quantityFrom: 'deal', draftMinor: 38_500_000 })
  })

  it('takes an offer whose outcome nobody could read for no offer', () => {
    const { db, offered, scanner, dealId, view } = scanners()
    db.write('UPDATE deals SET product_id = ? WHERE id = ?').run(scanner, dealId)
    offered(scanner, 15_200_000, { pricedAt: ten - 60 * day })
    offered(scanner, 14_600_000, { outcome: 'unknown' })
    expect(view()).toMatchObject({ draftMinor: null, quantity: 1, quantityFrom: 'unknown' })
  })
})

describe('our own open quote', () => {
  it('is the most that is advised, and the brief says so', () => {
    const { offered, scanner, view, rails } = scanners()
    offered(scanner, 14_200_000)
    const { prediction, advice } = view()
    expect(prediction).toMatchObject({ kind: 'range' })
    expect([advice!.targetMinor, advice!.stretchMinor]).toEqual([14_200_000, 14_200_000])
    expect(advice!.floorMinor).toBeLessThanOrEqual(14_200_000)
    expect(rails()).toContain('heldToOpenQuote')
  })

  it('below the least margin does not pull the advice along: the target above it is said to be above it', () => {
    const { story, offered, scanner, view } = scanners()
    story.price({ productId: scanner, kind: 'costFloor', amountMinor: 12_300_000 })
    story.price({ productId: scanner, kind: 'marginFloor', amountMinor: 15_000_000 })
    offered(scanner, 14_200_000)
    expect(view().advice).toMatchObject({ floorMinor: 15_000_000, targetMinor: 15_000_000 })
    expect(view().guardrails).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          status: 'caution',
          code: 'aboveOpenQuote',
          params: { targetMinor: 15_000_000, openMinor: 14_200_000 },
        }),
        expect.objectContaining({ code: 'marginFloor', params: { minor: 15_000_000, marginBps: 1800 } }),
        expect.objectContaining({ code: 'closedBelowFloor' }),
      ]),
    )
  })

  it('of last year, never renewed, is shown and holds nobody', () => {
    const { offered, scanner, view, rails } = scanners()
    offered(scanner, 12_000_000, { pricedAt: ten - 300 * day })
    expect(view().draftMinor).toBe(12_000_000)
    expect(view().advice!.targetMinor).toBeGreaterThan(12_000_000)
    expect(rails()).toContain('aboveOpenQuote')
  })
})

describe('what is missing is said by itself', () => {
  it('no list price is no missing authority', () => {
    const { db, stamp, offered, scanner, rails } = scanners()
    addBand(db, stamp(), { role: 'rep', zone: '*', product: '*', minDiscountBps: 0, maxDiscountBps: 1500 })
    offered(scanner, 14_600_000)
    expect(rails()).toContain('bandWithoutList')
    expect(rails()).not.toContain('noAuthority')
  })

  it('no authority is no missing list price, and a quote’s own list price counts', () => {
    const { offered, scanner, rails, view } = scanners()
    offered(scanner, 14_600_000, { listPriceMinor: 18_500_000 })
    expect(view().listMinor).toBe(18_500_000)
    expect(rails()).toEqual(expect.arrayContaining(['noAuthority', 'noCostFloor']))
    expect(rails()).not.toContain('noListPrice')
  })
})

it('a won quote and the order that followed it are one comparable', () => {
  const { story, offered, scanner, chains, view } = scanners()
  offered(scanner, 14_600_000)
  const sale = { productId: scanner, accountId: chains[2]!, quantity: 15, unitPriceMinor: 13_800_000 }
  story.priceLine({ ...sale, kind: 'quote', number: 'BJ2606-035', pricedAt: ten - 140 * day })
  expect(view().prediction.n).toBe(29)
  story.priceLine({ ...sale, number: 'SO260091', pricedAt: ten - 127 * day })
  expect(view().prediction.n).toBe(29)
  // Of one deal it is one sale, whatever was given away between quote and signature.
  const ofDeal = { ...sale, dealId: story.deal({ accountId: chains[2]!, name: '楚齿 二期' }), quantity: 4 }
  story.priceLine({ ...ofDeal, kind: 'quote', unitPriceMinor: 14_000_000, pricedAt: ten - 90 * day })
  story.priceLine({ ...ofDeal, pricedAt: ten - 80 * day })
  expect(view().prediction.n).toBe(30)
  // The same chain buys the same again: that is another sale.
  story.priceLine({ ...sale, number: 'SO260099', pricedAt: ten - 20 * day })
  expect(view().prediction.n).toBe(31)
})

it('a price that we lost at is no price at which deals close', () => {
  const { story, offered, scanner, chains, view } = scanners()
  offered(scanner, 14_600_000)
  const before = view().prediction
  for (const accountId of chains)
    story.priceLine({
      productId: scanner,
      accountId,
      kind: 'quote',
      outcome: 'lost',
      unitPriceMinor: 19_000_000,
      pricedAt: ten - 3 * day,
    })
  expect(view().prediction).toEqual(before)
})

it('a cancelled order and a used machine are no comparables, and are counted aside', () => {
  const { story, offered, scanner, chains, view } = scanners()
  offered(scanner, 14_600_000)
  const before = view().prediction
  const cheap = { productId: scanner, unitPriceMinor: 6_000_000, pricedAt: ten - 3 * day }
  for (const accountId of chains) story.priceLine({ ...cheap, accountId, setApart: 'used' })
  story.priceLine({ ...cheap, accountId: chains[0]!, unitPriceMinor: 19_000_000, setApart: 'cancelled' })
  expect(view().prediction).toEqual(before)
  expect(view().setApart).toEqual([
    { reason: 'cancelled', n: 1 },
    { reason: 'used', n: chains.length },
  ])
})

describe('a policy', () => {
  const policy = (
    { db, session }: ReturnType<typeof scanners>,
    more: Partial<Parameters<typeof insertPolicyEvent>[1]>,
  ) =>
    insertPolicyEvent(db, {
      id: session.newId('policyEvent'),
      title: '种植牙耗材集采续约，单颗费用再降',
      effectiveAt: ten - 200 * day,
      knownAt: ten - 200 * day,
      ...more,
    })
  const policyDrivers = (quote: QuoteView) =>
    quote.prediction.kind === 'range'
      ? quote.prediction.drivers.filter(({ code }) => code === 'policyEvent')
      : []

  it('about implants, naming no product and no region, has nothing to do with scanners', () => {
    const story = scanners()
    story.offered(story.scanner, 14_600_000)
    const before = story.view()
    policy(story, {})
    policy(story, { region: '川藏' })
    policy(story, { productId: story.ct })
    expect(story.view()).toEqual(before)
  })

  it('that names the product, or a price change for the region, is named and moves what the data show', () => {
    const story = scanners()
    story.offered(story.scanner, 14_600_000)
    policy(story, { productId: story.scanner })
    policy(story, { region: '川藏', priceEffectBps: -300 })
    expect(policyDrivers(story.view())).toEqual([expect.objectContaining({ deltaMinor: 0 })])
  })
})
