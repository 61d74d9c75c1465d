import type { Outcome } from '../../../shared/vocabulary.ts'
import { setApartBy } from '../../quotes/setApart.ts'
import { insertPriceLine } from '../../quotes/store.ts'
import { countInUnit, factorBetween, goodsWithVolume, pricedPer, unitForm } from '../recognition/measure.ts'
import { isPaidOnce } from '../recognition/paidOnce.ts'
import { dayOfValidity } from '../recognition/validity.ts'
import { keepAddressee } from './accounts.ts'
import {
  accountOf,
  accountOfDeal,
  dealOf,
  knownBy,
  money,
  number,
  type Planner,
  plan,
  productOf,
  regionOf,
  text,
  type Values,
  type WriteContext,
} from './planning.ts'
import { configurationOf, numberedAs, planProjectQuote, termsOf } from './projectQuotes.ts'
import { withHeader } from './quoteHeader.ts'

export const planPriceLine =
  (kind: 'quote' | 'order'): Planner =>
  (row, context, unread, fields) => {
    const values = withHeader(row, context)
    const whole = kind === 'quote' ? configurationOf(values, context) : null
    // A price per kg of what stands under 内容 is a price of that, and not of a whole project.
    const isPerMeasure = whole && money(values, 'total') === null && isOfGoods(text(values, 'priceUnit'))
    if (whole !== null && !isPerMeasure) return planProjectQuote(whole, values, context, unread)
    const said = isPerMeasure ? { ...values, product: whole } : values
    return planLine(kind, withReckonedCount(withVolume(said, context)), context, unread, fields)
  }

/** Whether what a price is for is a measure of goods, and not only a time: a price a month may be of a whole. */
const isOfGoods = (unit: string | null): boolean =>
  unit !== null && !/^(?:月|季|年|周|month|quarter|year|week)$/.test(unit)

/** Reads how much of a product stands behind its name (`四色均价 180t`), where no cell of its own says how much. */
function withVolume(values: Values, context: WriteContext): Values {
  const cell = text(values, 'product')
  if (cell === null || number(values, 'quantity') !== null) return values
  if (context.linker.productNamed(cell) !== null) return values
  const goods = goodsWithVolume(cell)
  return goods === null
    ? values
    : { ...values, product: goods.name, quantity: goods.quantity, quantityUnit: goods.unit }
}

/** What a row prices where one product stands in several rows: 校对 · 中译德. */
function withVariant(values: Values): Values {
  const [product, variant] = [text(values, 'product'), text(values, 'variant')]
  return product === null || variant === null ? values : { product: `${product} · ${variant}` }
}

const placed =
  /^\s*(?:(?:免费|无偿)?(?:投放|赠送|借用|配置?|提供)\s*|(?:on loan|placed|loaned)[:,]?\s*)?(?<count>\d{1,4})\s*(?<unit>台|套|个|件|只|把|组|辆|间|units?|sets?|pcs|pieces?|ea)(?![a-z])/iu
/** Of what is put there for nothing the specification tells how many: `4台 投放`, `2 units on loan`. */
function withPlaced(values: Values): Values {
  const isFree = [money(values, 'unitPrice'), money(values, 'total')].every(
    (price) => (price?.amountMinor ?? 0) === 0,
  )
  if (!isFree || (number(values, 'quantity') ?? 0) !== 0) return values
  const told = ['specification', 'variant', 'remark']
    .map((field) => placed.exec(text(values, field) ?? '')?.groups)
    .find((groups) => groups !== undefined)
  return told === undefined
    ? { ...values, quantity: 1 }
    : { ...values, quantity: Number(told.count), quantityUnit: unitForm(told.unit!) ?? told.unit! }
}

/**
 * A line that says nowhere how many it is of, with what it comes to and the price of one: how many follows. Where that comes
 * to no whole number the line is of what it comes to, and what one of it costs nobody knows.
 */
function withReckonedCount(values: Values): Values {
  const [each, all] = [money(values, 'unitPrice'), money(values, 'total')]
  if (number(values, 'quantity') !== null || each === null || all === null) return values
  if (each.currency !== all.currency || each.amountMinor <= 0) return values
  // So much a month for a year is a price of a month, and twelve of nothing.
  if (['priceUnit', 'unit'].some((field) => ofPeriod.test(text(values, field) ?? ''))) return values
  const count = all.amountMinor / each.amountMinor
  if (count < 1 + mostOff) return values
  const isCounted = Math.abs(Math.round(count) / count - 1) <= mostOff
  if (isCounted) return { ...values, quantity: Math.round(count) }
  const { priceUnit: _, unit: __, ...rest } = values
  return { ...rest, unitPrice: all }
}
const mostOff = 0.02
const ofPeriod =
  /(?:^|[/／每])\s*(?:个?月|季度?|年度?|周|天|日|months?|mth|quarters?|years?|yr|weeks?|days?)$/i

/** How many of which unit a line is of, and what its price is for. */
function countOf(values: Values, { db }: WriteContext): { quantity: number; unit: string | null } {
  const quantity = number(values, 'quantity') ?? 1
  const column = text(values, 'unit')
  const perColumn = column === null ? null : (pricedPer(column) ?? unitForm(column))
  const counted = text(values, 'quantityUnit') ?? (column === null || pricedPer(column) ? null : perColumn)
  const priced = text(values, 'priceUnit') ?? impliedPriceUnit(values, quantity, counted, db)
  const unit = priced ?? perColumn ?? counted
  // Tooling stands in the column of prices per thousand as well.
  if (priced !== null && countInUnit(priced) !== null && isPaidOnce(text(values, 'product') ?? ''))
    return { quantity, unit: null }
  const factor = counted !== null && unit !== null ? factorBetween(counted, unit) : null
  return { quantity: quantity * (factor ?? shareOfMany(values, counted, unit)), unit }
}

/** By what a number of pieces is multiplied where the price is for a thousand of them: what the line comes to decides. */
function shareOfMany(values: Values, counted: string | null, unit: string | null): number {
  const many = unit === null ? null : countInUnit(unit)
  const [each, all, pieces] = [money(values, 'unitPrice'), money(values, 'total'), number(values, 'quantity')]
  if (many === null || pieces === null) return 1
  if (each !== null && all !== null && each.amountMinor > 0) {
    const thousands = all.amountMinor / each.amountMinor
    if (Math.abs(thousands / pieces - 1) <= mostOff) return 1
    if (Math.abs((thousands * many.count) / pieces - 1) <= mostOff) return 1 / many.count
  }
  return counted === unit ? 1 : 1 / many.count
}

/**
 * What a price is for beside tonnes, where nothing says: per kg where that makes up the amount, or where all that is
 * listed by weight is listed so.
 */
function impliedPriceUnit(
  values: Values,
  quantity: number,
  counted: string | null,
  db: WriteContext['db'],
): string | null {
  const [each, all] = [money(values, 'unitPrice'), money(values, 'total')]
  if (counted !== 't' || each === null) return null
  if (all !== null && each.amountMinor > 0) {
    const isPerKg = Math.abs(all.amountMinor / (each.amountMinor * quantity * 1000) - 1) < 0.02
    return isPerKg ? 'kg' : null
  }
  const byWeight = db
    .read(
      "SELECT DISTINCT unit FROM (SELECT unit FROM products WHERE deleted_at IS NULL UNION ALL SELECT unit FROM price_lines WHERE deleted_at IS NULL) WHERE unit IN ('kg', 't', 'g', 'lb')",
    )
    .all() as { unit: string }[]
  return byWeight.length === 1 ? byWeight[0]!.unit : null
}

function planLine(
  kind: 'quote' | 'order',
  values: Values,
  context: WriteContext,
  unread: ReadonlySet<string> | undefined,
  fields: ReadonlySet<string> | undefined,
): ReturnType<Planner> {
  const { db, now, importId, newId } = context
  const day = kind === 'quote' ? 'quotedAt' : 'orderedAt'
  // How many and when decide what a price says: neither is made up for a cell that says something else.
  if (unread?.has('quantity')) return { code: 'notANumber', field: 'quantity', value: '' }
  if (unread?.has(day) && number(values, 'deliveredAt') === null)
    return { code: 'notADate', field: day, value: '' }
  const { quantity: counted, unit: unitName } = countOf(
    kind === 'quote' ? withPlaced(values) : values,
    context,
  )
  const total = money(values, 'total')
  const unit = money(values, 'unitPrice') ?? (total === null ? money(values, 'finalPrice') : null)
  const placedQuantity = Number(counted.toPrecision(12))
  const each = unit?.amountMinor ?? null
  const deduction = kind === 'quote' ? deductionOf(each, total?.amountMinor ?? null, placedQuantity) : null
  const quantity = deduction?.quantity ?? placedQuantity
  const unitPriceMinor =
    deduction?.unitPriceMinor ??
    each ??
    (total && quantity > 0 ? Math.round(total.amountMinor / quantity) : null)
  if (quantity < 0) return { code: 'looksLikeReturn', field: 'quantity', value: String(quantity) }
  if (quantity === 0) return { code: 'notPositive', field: 'quantity', value: String(quantity) }
  // What was delivered or offered for nothing was so all the same; it says nothing of what such goods cost.
  const isFree =
    unitPriceMinor === 0 &&
    (total?.amountMinor ?? 0) === 0 &&
    (kind === 'order' || text(values, 'product') !== null)
  if (unitPriceMinor === null || (unitPriceMinor <= 0 && !isFree && deduction === null))
    return { code: 'notPositive', field: 'unitPrice', value: String(unitPriceMinor ?? '') }
  // A fee of 6 % of turnover stands in the column of prices, and is none.
  if (isShare.test(text(values, 'unit') ?? ''))
    return { code: 'notPositive', field: 'unitPrice', value: text(values, 'unit')! }
  const named = accountOf(values, context)
  const reference = text(values, 'deal')
  const dealId = dealOf(values, context, named)
  const hasProducts = fields === undefined || fields.has('product') || fields.has('productCode')
  const productId =
    productOf(withVariant(values), context) ??
    (kind === 'order' && !hasProducts ? wholeOf(values, context, dealId === null ? reference : null) : null)
  if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
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
  const goods = ['product', 'specification', 'configuration', 'contents', 'remark'].map((field) =>
    text(values, field),
  )
  const setApart =
    (deduction === null ? null : ('deduction' as const)) ??
    setApartBy(kind === 'order' ? text(values, 'status') : null, goods) ??
    (isFree ? 'free' : null)
  const rivalPrice = money(values, 'rivalPrice')
  const region = text(values, 'region') ?? regionOf(context, accountId)
  return plan(context, { accountId, dealId, at }, (evidenceId) => {
    if (kind === 'quote') keepAddressee(values, context, accountId, evidenceId)
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
      unit: unitName,
      unitPriceMinor: closedAt(values, outcome, unitPriceMinor, quantity),
      listPriceMinor: money(values, 'listPrice')?.amountMinor ?? null,
      currency: unit?.currency ?? total?.currency ?? context.currency,
      region,
      outcome,
      setApart,
      validTo:
        number(values, 'validTo') ??
        dayOfValidity(
          [text(values, 'remark'), termsOf(values), text(values, 'validFor')],
          at ?? now,
          context.zone,
        ),
      terms: termsOf(values),
      offTable: told === 'superseded' || told === 'draft' ? told : null,
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

/**
 * What a line of a quote takes off the others: goods taken back in payment, a discount. It has a price below nothing, or
 * fewer than none of something. Null for every other line.
 */
function deductionOf(
  each: number | null,
  total: number | null,
  quantity: number,
): { quantity: number; unitPriceMinor: number } | null {
  // Goods that come back have a price above nothing and a sum of their own, below it: that is a line all the same.
  const isBelow = (each ?? total ?? 0) < 0 || (total ?? 0) < 0 || (quantity < 0 && (each ?? 0) > 0)
  if (!isBelow || quantity === 0) return null
  const count = Math.abs(quantity)
  const price = each ?? (total === null ? null : total / count)
  if (price === null) return null
  return { quantity: count, unitPriceMinor: -Math.abs(Math.round(price)) }
}

const isShare = /^\s*(?:[%％‰]|百分比|percent|per cent)\s*$/i

/** What an order is of that names no goods: of all that was ordered. */
export const wholeOrder = '整单 · Whole order'

/**
 * What was sold by an order in a table that has no column of products: what stands under a project that is no deal of ours, or
 * its specification, what the order says it contains, else the whole. Null where nothing says whose it is.
 */
function wholeOf(values: Values, context: WriteContext, reference: string | null): string | null {
  const contents = text(values, 'contents')
  const isName = contents !== null && contents.length <= longestGoods
  const called = reference ?? text(values, 'specification') ?? (isName ? contents : null)
  if (called === null && text(values, 'account') === null) return null
  return context.linker.product(called ?? wholeOrder).id
}

/** Letters of contents that name goods; longer ones tell of them. */
const longestGoods = 40

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
