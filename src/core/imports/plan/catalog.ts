import { products } from '../../catalog/schema.ts'
import { insertPrice, insertProductReturn, insertStockLevel } from '../../catalog/store.ts'
import { updateRow } from '../../db/rows.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import { accountOf, given, knownBy, money, number, type Planner, plan, productOf, text } from './planning.ts'

export const planProduct: Planner = (values, context) => {
  const { db, now, importId, newId } = context
  const name = text(values, 'name') ?? text(values, 'code')!
  const { id, made } = context.linker.product(name, text(values, 'code'))
  const list = money(values, 'listPrice') ?? money(values, 'salesPrice')
  const cost = money(values, 'costPrice')
  return plan(context, {}, (evidenceId) => {
    const fields = given({
      code: text(values, 'code'),
      series: text(values, 'series'),
      unit: text(values, 'unit'),
    })
    if (made) updateRow(db, products, id, { ...fields, evidenceId })
    const changed = !made && updateNoting(db, importId, products, id, fields)
    for (const [kind, price] of [
      ['list', list],
      ['costFloor', cost],
    ] as const)
      if (price)
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
    return made ? 'inserted' : changed || list || cost ? 'updated' : 'unchanged'
  })
}

export const planPrice: Planner = (values, context) => {
  const { db, now, importId, newId } = context
  const productId = productOf(values, context)
  if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
  const validFrom = number(values, 'validFrom')
  const entries = [
    ['list', money(values, 'listPrice') ?? money(values, 'unitPrice')],
    ['costFloor', money(values, 'floorPrice') ?? money(values, 'costPrice')],
  ] as const
  return plan(context, { at: validFrom === null ? null : Math.min(validFrom, now) }, (evidenceId) => {
    for (const [kind, price] of entries)
      if (price)
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

export const planReturn: Planner = (values, context) => {
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
