import type { Outcome } from '../../../shared/vocabulary.ts'
import { setApartBy } from '../../quotes/setApart.ts'
import { insertPriceLine } from '../../quotes/store.ts'
import { dayOfValidity } from '../recognition/validity.ts'
import {
  accountOf,
  accountOfDeal,
  knownBy,
  money,
  number,
  type Planner,
  plan,
  productOf,
  regionOf,
  text,
  type Values,
} from './planning.ts'
import { configurationOf, numberedAs, planProjectQuote } from './projectQuotes.ts'

export const planPriceLine =
  (kind: 'quote' | 'order'): Planner =>
  (values, context, unread) => {
    const { db, now, importId, newId } = context
    const day = kind === 'quote' ? 'quotedAt' : 'orderedAt'
    const configuration = kind === 'quote' ? configurationOf(values, context) : null
    if (configuration !== null) return planProjectQuote(configuration, values, context, unread)
    // How many and when decide what a price says: neither is made up for a cell that says something else.
    if (unread?.has('quantity')) return { code: 'notANumber', field: 'quantity', value: '' }
    if (unread?.has(day) && number(values, 'deliveredAt') === null)
      return { code: 'notADate', field: day, value: '' }
    const quantity = Math.round(number(values, 'quantity') ?? 1)
    const total = money(values, 'total')
    const unit = money(values, 'unitPrice') ?? (total === null ? money(values, 'finalPrice') : null)
    const unitPriceMinor =
      unit?.amountMinor ?? (total && quantity > 0 ? Math.round(total.amountMinor / quantity) : null)
    if (quantity < 0) return { code: 'looksLikeReturn', field: 'quantity', value: String(quantity) }
    if (quantity === 0) return { code: 'notPositive', field: 'quantity', value: String(quantity) }
    // What was delivered for nothing was delivered all the same; it says nothing of what such goods cost.
    const isFree = kind === 'order' && unitPriceMinor === 0 && (total?.amountMinor ?? 0) === 0
    if (unitPriceMinor === null || (unitPriceMinor <= 0 && !isFree))
      return { code: 'notPositive', field: 'unitPrice', value: String(unitPriceMinor ?? '') }
    const productId = productOf(values, context)
    if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
    const named = accountOf(values, context)
    const reference = text(values, 'deal')
    const dealId = reference === null ? null : context.linker.deal(reference, named)
    const accountId = named ?? accountOfDeal(context, dealId)
    const at = number(values, day) ?? number(values, 'deliveredAt')
    // A quote without a word on its outcome is open, and an order has one by being one; where nobody could read the
    // word, it may be anything.
    const told = text(values, 'outcome') as Outcome | 'superseded' | 'draft' | null
    const said = told ?? (kind === 'order' && wasLost.test(text(values, 'status') ?? '') ? 'lost' : null)
    const outcome =
      said === 'superseded' || said === 'draft' || (said === null && unread?.has('outcome'))
        ? 'unknown'
        : (said ?? (kind === 'order' ? 'won' : 'open'))
    // What did not close is no order, in whatever table it stands: 历史成交 with 丢了 among its rows.
    const isOrder = kind === 'order' && outcome === 'won'
    const goods = ['product', 'specification', 'configuration', 'remark'].map((field) => text(values, field))
    const setApart =
      setApartBy(kind === 'order' ? text(values, 'status') : null, goods) ?? (isFree ? 'free' : null)
    const rivalPrice = money(values, 'rivalPrice')
    const region = text(values, 'region') ?? regionOf(context, accountId)
    return plan(context, { accountId, dealId, at }, (evidenceId) => {
      insertPriceLine(db, {
        id: newId(isOrder ? 'orderLine' : 'quoteLine'),
        kind: isOrder ? 'order' : 'quote',
        ...(kind === 'quote'
          ? numberedAs(values)
          : { number: text(values, 'number'), version: text(values, 'version') }),
        accountId,
        dealId,
        productId,
        quantity,
        unitPriceMinor: closedAt(values, outcome, unitPriceMinor, quantity),
        listPriceMinor: money(values, 'listPrice')?.amountMinor ?? null,
        currency: unit?.currency ?? total?.currency ?? context.currency,
        region,
        outcome,
        setApart,
        validTo:
          number(values, 'validTo') ?? dayOfValidity([text(values, 'remark')], at ?? now, context.zone),
        rival: text(values, 'competitor'),
        rivalPriceMinor: rivalPrice?.amountMinor ?? null,
        rivalCurrency: rivalPrice?.currency ?? null,
        ownerName: text(values, 'ownerName'),
        pricedAt: at ?? now,
        knownAt: knownBy(at, now),
        evidenceId,
        importId,
        deletedAt: null,
      })
      return 'inserted'
    })
  }

/** What a table of orders may say under 状态 of an offer that somebody else got. */
const wasLost = /^(丢|输|失单|流失|落标|落选|未成|没成|没中|未中|lost\b|not won|no deal)/i

/** Nobody gives away more than this between quote and contract: a price below is one of something else. */
const mostGivenAway = 0.6

/**
 * The price per unit of a line: of a won quote that tells at what it closed, that price. Its heading seldom says whether
 * it is per unit or of all; the one that lies near what was quoted is meant.
 */
function closedAt(values: Values, outcome: string, quotedMinor: number, quantity: number): number {
  const final = money(values, 'finalPrice')?.amountMinor ?? null
  if (final === null || outcome !== 'won') return quotedMinor
  const isNear = (minor: number) => minor <= quotedMinor * 1.02 && minor >= quotedMinor * (1 - mostGivenAway)
  return [final, Math.round(final / quantity)].find(isNear) ?? quotedMinor
}
