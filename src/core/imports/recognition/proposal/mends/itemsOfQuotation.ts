import { cellShapes } from '../../cellShapes.ts'
import { withoutIncluded } from '../../productList.ts'
import { fieldOf } from '../../recordKinds.ts'
import { rowCount } from '../columns.ts'
import type { Mapping } from '../mapping.ts'
import { saysPerUnit } from './priceOrTotal.ts'

/** Prices per unit are of a product each, whatever heads the cell that names it: 内容, for a price of 元/kg. */
export function letConfigurationBeProduct({ kind, columns, fieldOfColumn }: Mapping): void {
  const mapped = (key: string) => [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
  const [configuration, price, product] = [
    mapped('configuration'),
    mapped('unitPrice'),
    fieldOf(kind, 'product'),
  ]
  if (kind.id !== 'quotes' || configuration === undefined || price === undefined || product === null) return
  if (mapped('product') !== undefined || mapped('productCode') !== undefined) return
  const { header } = columns[price.index]!
  const isPerUnit = mapped('total') === undefined && (header.per !== null || saysPerUnit.test(header.plain))
  const hasOne = (key: string): boolean => {
    const column = mapped(key)
    return column !== undefined && columns[column.index]!.different.length === 1
  }
  // The lines of one printed quotation: what is counted and priced in each of them is another thing.
  const { values, different } = columns[configuration.index]!
  // One paper has one number; without one, all of it is for one customer, of one day or version.
  const isOnePaper =
    hasOne('number') ||
    (mapped('number') === undefined && hasOne('account') && (hasOne('quotedAt') || hasOne('version')))
  const areLines =
    isOnePaper &&
    mapped('quantity') !== undefined &&
    different.length > 1 &&
    different.length === values.length
  if (!isPerUnit && !areLines) return
  // What stands in brackets behind what it includes makes no list of things of it.
  const listing = different.filter((cell) => cellShapes.configuration(withoutIncluded(cell)))
  if (listing.length > 0.3 * different.length) return
  fieldOfColumn.set(configuration.index, { ...configuration, spec: product })
}

/**
 * 项目 heads projects in a register and the items of one quotation: with how many, or by which unit, and what each costs
 * beside it, for one customer at most, and another in every row, it holds what is priced.
 */
export function letProjectBeProduct({ kind, columns, fieldOfColumn }: Mapping): void {
  const product = fieldOf(kind, 'product')
  const mapped = [...fieldOfColumn.values()]
  const deal = mapped.find(({ spec }) => spec.key === 'deal')
  if (kind.id !== 'quotes' || product === null || deal === undefined) return
  const has = (key: string): boolean => mapped.some(({ spec }) => spec.key === key)
  const isPriced = has('unitPrice') && (has('quantity') || has('unit'))
  if (has('product') || has('productCode') || !isPriced) return
  const { values, different } = columns[deal.index]!
  const account = mapped.find(({ spec }) => spec.key === 'account')
  const isOfOne = account === undefined || columns[account.index]!.different.length < 2
  if (isOfOne && different.length > 1 && different.length === values.length)
    fieldOfColumn.set(deal.index, { ...deal, spec: product, conversion: {} })
}

/** A word that could name what is priced: words, and few of them. */
const longestGoods = 40

/**
 * The lines of one quotation differ in something: where no column names what is priced, the first column of words that are
 * other ones in every row does (语种方向, Route, Lane), beside a price of each.
 */
export function letDifferentBeProduct({ kind, columns, fieldOfColumn }: Mapping): void {
  const product = fieldOf(kind, 'product')
  const mapped = [...fieldOfColumn.values()]
  const has = (key: string): boolean => mapped.some(({ spec }) => spec.key === key)
  if (kind.id !== 'quotes' || product === null || !has('unitPrice')) return
  if (['product', 'productCode', 'configuration'].some(has) || !(has('quantity') || has('unit'))) return
  const account = mapped.find(({ spec }) => spec.key === 'account')
  if (account !== undefined && columns[account.index]!.different.length > 1) return
  const price = mapped.find(({ spec }) => spec.key === 'unitPrice')!
  const priced = columns[price.index]!.values.length
  const index = columns.findIndex(
    ({ values, different, header }, at) =>
      !fieldOfColumn.has(at) &&
      !rowCount.test(header.plain) &&
      different.length > 1 &&
      different.length === values.length &&
      values.length >= priced &&
      different.every((cell) => cell.length <= longestGoods && /\p{L}{2}/u.test(cell)),
  )
  if (index < 0) return
  fieldOfColumn.set(index, {
    index,
    spec: product,
    confidence: 0.66,
    grounds: ['tellingPart'],
    conversion: {},
  })
}

/**
 * One service in several languages, one shirt in several colours: where the same product stands in several rows of one
 * quotation and another column of words tells each from the others, it is part of what is priced. They are different items and
 * no versions of one.
 */
export function letVariantsDiffer({ kind, columns, fieldOfColumn }: Mapping): void {
  const variant = kind.id === 'quotes' ? fieldOf(kind, 'variant') : null
  const mapped = [...fieldOfColumn.values()]
  const product = mapped.find(({ spec }) => spec.key === 'product')
  const account = mapped.find(({ spec }) => spec.key === 'account')
  if (variant === null || product === undefined) return
  if (mapped.some(({ spec }) => spec === variant || spec.key === 'productCode')) return
  if (account !== undefined && columns[account.index]!.different.length > 1) return
  const goods = columns[product.index]!
  if (goods.different.length === goods.values.length) return
  const index = columns.findIndex(({ all, header, different }, at) => {
    const found = fieldOfColumn.get(at)
    const isFree = found === undefined || (found.spec.key === 'specification' && different.length > 1)
    if (!isFree || rowCount.test(header.plain)) return false
    if (
      different.length < 2 ||
      !different.every((cell) => cell.length <= longestGoods && /\p{L}/u.test(cell))
    )
      return false
    const pairs = goods.all.flatMap((name, row) =>
      name.trim() === '' ? [] : [`${name.trim()}\n${all[row]!.trim()}`],
    )
    return (
      new Set(pairs).size === pairs.length &&
      all.filter((cell) => cell.trim() !== '').length >= pairs.length / 2
    )
  })
  if (index < 0) return
  fieldOfColumn.set(index, {
    index,
    spec: variant,
    confidence: 0.66,
    grounds: ['tellingPart'],
    conversion: {},
  })
}
