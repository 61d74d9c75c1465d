import { products } from '../../catalog/schema.ts'
import {
  getProduct,
  insertPrice,
  insertProductReturn,
  insertStockLevel,
  type Price,
} from '../../catalog/store.ts'
import { updateRow } from '../../db/rows.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import type { MoneyValue } from '../recognition/convert.ts'
import { pricedPer, unitForm } from '../recognition/measure.ts'
import {
  accountOf,
  given,
  knownBy,
  modelOf,
  money,
  number,
  type Planner,
  plan,
  productOf,
  text,
  type Values,
} from './planning.ts'
import { planServiceTicket } from './serviceTickets.ts'

/** The price that leaves `marginBps` of itself above the cost, rounded up to a whole minor unit. */
const withMargin = (cost: MoneyValue, marginBps: number): MoneyValue => ({
  ...cost,
  amountMinor: Math.ceil((cost.amountMinor * 10_000) / (10_000 - marginBps)),
})

/** What a row of a price or product list says about a product's prices; a kind that it leaves open is absent. */
function pricesIn(values: Values, list: MoneyValue | null): [Price['kind'], MoneyValue][] {
  const cost = money(values, 'costPrice')
  const least = money(values, 'floorPrice')
  const marginBps = number(values, 'minMargin')
  const prices: [Price['kind'], MoneyValue | null][] = [
    ['list', list],
    ['costFloor', cost ?? least],
    [
      'marginFloor',
      cost && marginBps && marginBps > 0 && marginBps < 10_000 ? withMargin(cost, marginBps) : null,
    ],
    ['minPrice', cost && least],
    ['approvalBelow', money(values, 'approvalBelow')],
    ...['2', '3'].flatMap((at): [Price['kind'], MoneyValue | null][] => [
      ['list', money(values, `listPrice${at}`)],
      ['costFloor', money(values, `floorPrice${at}`)],
    ]),
  ]
  return prices.filter((entry): entry is [Price['kind'], MoneyValue] => entry[1] !== null)
}

/** In what a product is counted or priced: kg of 元/kg, or 台 as a column of units has it. */
function unitIn(values: Values): string | null {
  const column = text(values, 'unit')
  const told = column === null ? null : (pricedPer(column) ?? unitForm(column))
  return told ?? text(values, 'priceUnit')
}

export const planProduct: Planner = (values, context) => {
  const { db, now, importId, newId } = context
  const ownCode = text(values, 'code')
  const model = modelOf(values)
  const name = text(values, 'name') ?? ownCode ?? model!
  const { id, made } = context.linker.product(name, ownCode, { model, modelTells: true })
  const prices = pricesIn(values, money(values, 'listPrice') ?? money(values, 'salesPrice'))
  return plan(context, {}, (evidenceId) => {
    const fields = given({
      code: ownCode,
      series: text(values, 'series'),
      unit: unitIn(values),
    })
    if (made) updateRow(db, products, id, { ...fields, evidenceId })
    const changed = !made && updateNoting(db, importId, products, id, fields)
    for (const [kind, price] of prices)
      insertPrice(db, {
        id: newId('price'),
        productId: id,
        kind,
        region: null,
        amountMinor: price.amountMinor,
        currency: price.currency,
        validFrom: number(values, 'launchedAt') ?? 0,
        validTo: null,
        knownAt: now,
        evidenceId,
        importId,
      })
    return made ? 'inserted' : changed || prices.length > 0 ? 'updated' : 'unchanged'
  })
}

export const planPrice: Planner = (values, context) => {
  const { db, now, importId, newId } = context
  const productId = productOf(values, context, { modelTells: true })
  if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
  const validFrom = number(values, 'validFrom')
  const unit = unitIn(values)
  const prices = pricesIn(values, money(values, 'listPrice') ?? money(values, 'unitPrice'))
  return plan(context, { at: validFrom === null ? null : Math.min(validFrom, now) }, (evidenceId) => {
    if (unit !== null && getProduct(db, productId)?.unit === null)
      updateNoting(db, importId, products, productId, { unit })
    for (const [kind, price] of prices)
      insertPrice(db, {
        id: newId('price'),
        productId,
        kind,
        region: text(values, 'region'),
        amountMinor: price.amountMinor,
        currency: price.currency,
        validFrom: validFrom ?? 0,
        validTo: number(values, 'validTo'),
        knownAt: knownBy(validFrom, now),
        evidenceId,
        importId,
      })
    return 'inserted'
  })
}

export const planStock: Planner = (values, context) => {
  const productId = productOf(values, context)
  if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
  const at = number(values, 'countedAt')
  // What others have reserved cannot be promised again.
  const onHand = number(values, 'onHand') ?? 0
  const quantity = number(values, 'available') ?? Math.max(0, onHand - (number(values, 'reserved') ?? 0))
  return plan(context, { at }, (evidenceId) => {
    insertStockLevel(context.db, {
      id: context.newId('stock'),
      productId,
      place: text(values, 'warehouse') ?? '—',
      quantity: Math.round(quantity),
      leadTimeDays: null,
      countedAt: at ?? context.now,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
}

/** Whether a row says that goods went back, and not only that something was wrong with them. */
const wentBack =
  /退[货回换款]|换货|拒收|召回|(?<!\p{L})(?:returned|sent back|took back|taken back|credited|refund(?:ed)?|rma)(?!\p{L})/iu
/**
 * Whether a list of complaints was taken for one of returns, as both have a product, a day and what was wrong: it says of each
 * whether it is settled, and nowhere how many came back, of which order or for how much.
 */
const isComplaint = (values: Values): boolean =>
  (values.status ?? values.closedAt) !== undefined &&
  ['orderNumber', 'refund', 'returnedQuantity'].every((field) => values[field] === undefined) &&
  !['reason', 'resolution', 'remark'].some((field) => wentBack.test(text(values, field) ?? ''))

export const planReturn: Planner = (values, context, unread, fields) => {
  if (isComplaint(values) && text(values, 'account') !== null) {
    const ticket = { ...values, fault: values.reason, reportedAt: values.returnedAt } as Values
    return planServiceTicket(ticket, context, unread, fields)
  }
  const accountId = accountOf(values, context)
  const productId = productOf(values, context)
  const at = number(values, 'returnedAt')
  const quantity = number(values, 'returnedQuantity')
  return plan(context, { accountId, at }, (evidenceId) => {
    insertProductReturn(context.db, {
      id: context.newId('productReturn'),
      accountId,
      productId,
      quantity: quantity === null ? null : Math.round(quantity),
      reason: text(values, 'reason') ?? '—',
      returnedAt: at ?? context.now,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
}
