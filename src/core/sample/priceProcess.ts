import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { DealStory } from './dealProcess.ts'
import { marketMoves, sampleProducts } from './products.ts'
import type { SampleAccount, SamplePriceLine, SampleProduct } from './types.ts'

const regionEffects: Record<string, number> = {
  浙江: 0,
  江苏: -0.008,
  上海: 0.012,
  安徽: -0.015,
  'Great Lakes': 0,
  Midwest: 0.008,
  Appalachia: -0.012,
  Gulf: -0.006,
}
const fades = (age: number) => (age < 0 || age > 240 ? 0 : 2 ** (-age / 90))

export const listPriceOn = (product: SampleProduct, day: number): number =>
  day < marketMoves.listRise.day
    ? Math.round(product.list / marketMoves.listRise.factor / 10) * 10
    : product.list

/** Log of what list price times usual discount, tier, region, rivals' moves and policy make of a price on a day. */
function usualLogPrice(
  product: SampleProduct,
  account: SampleAccount,
  partyEffect: number,
  quantity: number,
  day: number,
): number {
  const { rivalCut, earlierCuts, policies } = marketMoves
  const moves = [rivalCut, ...earlierCuts]
    .filter((move) => move.product === product.name && move.region === account.region)
    .reduce((sum, move) => sum + move.passThrough * fades(day - move.day), 0)
  const policy = policies
    .filter((event) => event.region === account.region && !product.recurring)
    .reduce((sum, event) => sum + event.effect * fades(day - event.day), 0)
  return (
    Math.log(listPriceOn(product, day)) +
    (product.lang === 'zh' ? -0.085 : -0.11) +
    partyEffect +
    (regionEffects[account.region] ?? 0) -
    0.014 * Math.min(3, Math.log(quantity)) +
    moves +
    policy
  )
}

const rounded = (price: number) =>
  price > 50_000
    ? Math.round(price / 100) * 100
    : price > 5_000
      ? Math.round(price / 10) * 10
      : Math.round(price)

/**
 * Quotes of the deals (won, lost or open with them) and orders: of the won deals at the agreed price, and of
 * consumables and services that accounts buy again and again.
 */
export function tellPrices(
  stories: readonly DealStory[],
  accounts: readonly SampleAccount[],
  recurringOrders: { zh: number; en: number },
  calendar: Calendar,
  chance: Chance,
): SamplePriceLine[] {
  const partyEffects = new Map(accounts.map((account) => [account.name, 0.022 * chance.normal()]))
  const accountOf = new Map(accounts.map((account) => [account.name, account]))
  const productOf = new Map(sampleProducts.map((product) => [product.name, product]))
  const lines: SamplePriceLine[] = []
  let number = 0
  const add = (line: Omit<SamplePriceLine, 'number'>) => {
    number += 1
    const year = calendar.year(line.at)
    const prefix =
      line.lang === 'zh' ? (line.kind === 'quote' ? 'BJ' : 'DD') : line.kind === 'quote' ? 'Q-' : 'SO-'
    lines.push({ ...line, number: `${prefix}${year}${String(number + 1000).padStart(5, '0')}` })
  }
  for (const { deal, dearness } of stories) {
    const account = accountOf.get(deal.account)!
    const product = productOf.get(deal.product)!
    const end = deal.closedAt === null ? 0 : calendar.dayOf(deal.closedAt)
    const opened = calendar.dayOf(deal.openedAt)
    const common = {
      lang: deal.lang,
      account: deal.account,
      deal: deal.code,
      product: deal.product,
      quantity: deal.quantity,
      currency: deal.currency,
      region: deal.region,
      owner: deal.owner,
    }
    const quotedDay = calendar.workday(Math.floor(Math.max(opened + 5, end - chance.between(8, 40))))
    const partyEffect = partyEffects.get(deal.account)!
    const usual = usualLogPrice(product, account, partyEffect, deal.quantity, quotedDay)
    const list = listPriceOn(product, quotedDay)
    // Young deals have no quote yet.
    if (quotedDay >= -1 || quotedDay >= end || (deal.outcome === 'open' && chance.happens(0.45))) continue
    // What still lies on the table is a first offer, not yet a bargain.
    const apart = deal.outcome === 'open' ? Math.max(0.03, dearness) : dearness
    const asked = usual + 0.02 + apart + 0.012 * chance.normal()
    if (chance.happens(0.18) && quotedDay - 12 > opened)
      add({
        ...common,
        kind: 'quote',
        unitPrice: rounded(Math.exp(asked + 0.025)),
        list,
        outcome: deal.outcome === 'open' ? 'open' : 'lost',
        at: calendar.at(calendar.workday(quotedDay - 12), '11:00'),
      })
    add({
      ...common,
      kind: 'quote',
      unitPrice: rounded(Math.exp(asked)),
      list,
      outcome: deal.outcome,
      at: calendar.at(quotedDay, '15:20'),
    })
    if (deal.outcome !== 'won') continue
    const closed = usualLogPrice(product, account, partyEffect, deal.quantity, end) + dearness * 0.5
    add({
      ...common,
      kind: 'order',
      unitPrice: rounded(Math.exp(closed + 0.016 * chance.normal())),
      list: listPriceOn(product, end),
      outcome: 'won',
      at: calendar.at(Math.floor(end), '18:10'),
    })
  }
  for (const lang of ['zh', 'en'] as const) {
    const products = sampleProducts.filter((one) => one.lang === lang && one.recurring)
    const own = accounts.filter((one) => one.lang === lang)
    for (let at = 0; at < recurringOrders[lang]; at++) {
      const account = chance.pick(own)
      const product = chance.pick(products)
      const quantity = lang === 'zh' ? chance.whole(5, 120) : chance.whole(1, 6)
      const day = calendar.workday(chance.whole(-1030, -1))
      const usual = usualLogPrice(product, account, partyEffects.get(account.name)!, quantity, day)
      add({
        lang,
        kind: 'order',
        account: account.name,
        deal: null,
        product: product.name,
        quantity,
        unitPrice: rounded(Math.exp(usual + 0.014 * chance.normal())),
        list: listPriceOn(product, day),
        currency: product.currency,
        region: account.region,
        outcome: 'won',
        owner: account.owner,
        at: calendar.at(day, `${chance.whole(9, 17)}:${chance.whole(0, 59)}`),
      })
    }
  }
  return lines.sort((a, b) => a.at - b.at || (a.number < b.number ? -1 : 1))
}
