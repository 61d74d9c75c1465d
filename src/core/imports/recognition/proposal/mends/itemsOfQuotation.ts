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
    (mapped('number') === undefined &&
      (hasOne('account') || (mapped('account') === undefined && mapped('deal') === undefined)) &&
      (hasOne('quotedAt') || hasOne('version')))
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
  const areItems = isOfOne && different.length > 1 && different.length === values.length
  if (areItems || areItemsOfVersions({ columns, fieldOfColumn }, deal.index))
    fieldOfColumn.set(deal.index, { ...deal, spec: product, conversion: {} })
}

/** What tells one paper from another in a register of them. */
const ofPaper: ReadonlySet<string> = new Set(['account', 'number', 'version', 'quotedAt'])
/** The share of rows that stand with others under one version of a paper. */
const mostlyTogether = 0.6

/**
 * Whether the cells of a column are the items of quotations whose versions stand under each other: most rows share their
 * customer, version and day with others, and no item comes twice among those.
 */
function areItemsOfVersions(
  { columns, fieldOfColumn }: Pick<Mapping, 'columns' | 'fieldOfColumn'>,
  index: number,
): boolean {
  const mapped = [...fieldOfColumn.values()]
  if (!mapped.some(({ spec }) => spec.key === 'version' || spec.key === 'number')) return false
  const told = mapped.filter(({ spec }) => ofPaper.has(spec.key)).map((one) => columns[one.index]!.all)
  const papers = new Map<string, string[]>()
  // A paper's name stands in its first row alone, or in each.
  let last: string[] = []
  for (const [row, cell] of columns[index]!.all.entries()) {
    if (cell.trim() === '') continue
    const cells = told.map((all) => all[row]!.trim())
    last = cells.every((one) => one === '') ? last : cells.map((one, at) => one || (last[at] ?? ''))
    const key = last.join('\n')
    papers.set(key, [...(papers.get(key) ?? []), cell.trim()])
  }
  const all = [...papers.values()]
  const rows = all.reduce((sum, items) => sum + items.length, 0)
  const together = all.filter((items) => items.length > 1 && new Set(items).size === items.length)
  return papers.size > 1 && together.reduce((sum, items) => sum + items.length, 0) >= mostlyTogether * rows
}

/** A word that could name what is priced: words, and few of them. */
const longestGoods = 40

/** What prices each row of a list of prices. */
const ofLists = ['listPrice', 'unitPrice', 'floorPrice']

/**
 * The lines of one quotation, and of a list of prices, differ in something: where no column names what is priced, the first
 * column of words that are other ones in every row does (语种方向, Route, 品类), beside a price of each.
 */
export function letDifferentBeProduct({ kind, columns, fieldOfColumn }: Mapping): void {
  const product = fieldOf(kind, 'product')
  const mapped = [...fieldOfColumn.values()]
  const has = (key: string): boolean => mapped.some(({ spec }) => spec.key === key)
  const isList = kind.id === 'priceList' && ofLists.some(has)
  const areLines = kind.id === 'quotes' && has('unitPrice') && (has('quantity') || has('unit'))
  if (product === null || !(isList || areLines)) return
  if (['product', 'productCode', 'configuration'].some(has)) return
  const account = mapped.find(({ spec }) => spec.key === 'account')
  if (account !== undefined && columns[account.index]!.different.length > 1) return
  const price = mapped.find(({ spec }) => ofLists.includes(spec.key))!
  const priced = columns[price.index]!.values.length
  const index = columns.findIndex(
    ({ values, different, header }, at) =>
      // Position heads the numbers of lines, and in other papers what they are of.
      (fieldOfColumn.get(at)?.spec.key ?? 'lineNumber') === 'lineNumber' &&
      (!rowCount.test(header.plain) || header.plain === 'position') &&
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
