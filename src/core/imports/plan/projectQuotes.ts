import { getDeal } from '../../deals/store.ts'
import type { ProjectQuote } from '../../quotes/projectQuoteStore.ts'
import { insertProjectQuote, insertProjectQuoteItem } from '../../quotes/projectQuoteStore.ts'
import {
  configurationParts,
  listedProducts,
  looksLikeConfiguration,
  withoutIncluded,
} from '../recognition/productList.ts'
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
  text,
  type Values,
  type WriteContext,
} from './planning.ts'

/**
 * What a quote prices as a whole: its configuration, or the several products that its product cell lists. Null for a
 * quote of one product, and for one that gives how many of what it does not name.
 */
export function configurationOf(values: Values, context: WriteContext): string | null {
  const configuration = text(values, 'configuration')
  const product = text(values, 'product')
  if (product === null && text(values, 'productCode') === null)
    return configuration ?? (values.quantity === undefined ? '' : null)
  if (product === null) return null
  // What is paid by the month or the year is one line of a quote, however many things it names.
  if (text(values, 'total') === null && ofPeriod.test(text(values, 'unit') ?? '')) return null
  const goods = withoutIncluded(product)
  const isOneProduct =
    context.linker.productNamed(product) !== null || listedProducts(goods, () => false).length === 1
  return isOneProduct && !(looksLikeConfiguration(goods) && configurationParts(goods).length > 1)
    ? null
    : product
}

const ofPeriod =
  /(?:^|[/／\s])(?:每?个?(?:月|年|季度?|周)度?|months?|mth|mo|quarters?|years?|yr|annum|weeks?|wk)\.?$/iu

/** On which terms a quote is made, as its cells have it. */
export const termsOf = (values: Values): string | null =>
  [...new Set([text(values, 'paymentTerms'), text(values, 'deliveryTerms')])].filter(Boolean).join(' · ') ||
  null

/** `QT-118 V2` in the one cell of a sheet is what a register has in two: which quote, and which version of it. */
export function numberedAs(values: Values): { number: string | null; version: string | null } {
  const written = text(values, 'number')
  // 1, 2 and A count the rows of a sheet, and number no quote.
  const number = written !== null && /^(?:\d{1,2}|[A-Za-z])$/.test(written.trim()) ? null : written
  const version = text(values, 'version')
  const parts = version === null && number !== null ? withVersion.exec(number) : null
  return parts === null ? { number, version } : { number: parts[1]!, version: parts[2] ?? parts[3]! }
}

const withVersion =
  /^(.*\d.*?)(?:[\s_(（]+([Vv]\d{1,2}(?:\.\d{1,2})?|[Rr](?:[Ee][Vv])?\.?\s?\d{1,2}|[Rr][Ee][Vv]\.?\s?[A-Za-z]|第.{1,2}版|[A-H])[)）]?|[-.]([Vv]\d{1,2}(?:\.\d{1,2})?|[Rr](?:[Ee][Vv])?\d{1,2}|[Rr][Ee][Vv][A-Za-z]))$/

/**
 * A quote of a whole project: one total for a configuration. Its parts become items of products where their names mean
 * one; nothing says what an item costs, so no price of an item comes of it.
 */
export function planProjectQuote(
  configuration: string,
  values: Values,
  context: WriteContext,
  unread: ReadonlySet<string> | undefined,
): ReturnType<Planner> {
  const { db, now, importId, newId, zone } = context
  const said = money(values, 'total') ?? money(values, 'unitPrice')
  const final = money(values, 'finalPrice')
  const price = said ?? final
  if (unread?.has('quotedAt')) return { code: 'notADate', field: 'quotedAt', value: '' }
  if (price === null || price.amountMinor <= 0)
    return { code: 'notPositive', field: 'total', value: String(price?.amountMinor ?? '') }
  const named = accountOf(values, context)
  const reference = text(values, 'deal')
  const dealId = dealOf(values, context, named)
  const deal = dealId === null ? null : getDeal(db, dealId)
  const accountId = named ?? accountOfDeal(context, dealId)
  // Whose quote it is nobody could tell from a number alone: a line of it may stand on the next page.
  if (accountId === null)
    return reference === null && configuration === ''
      ? { code: 'productMissing', field: 'product', value: '' }
      : { code: 'accountMissing', field: 'account', value: '' }
  const at = number(values, 'quotedAt')
  const outcome = text(values, 'outcome') as ProjectQuote['outcome'] | null
  const rivalPrice = money(values, 'rivalPrice')
  const terms = termsOf(values)
  const sets = number(values, 'quantity') ?? 1
  const isPerSet = money(values, 'total') === null && sets > 1
  return plan(context, { accountId, dealId, at }, (evidenceId) => {
    const id = newId('quote')
    keepAddressee(values, context, accountId, evidenceId)
    insertProjectQuote(db, {
      id,
      ...numberedAs(values),
      accountId,
      dealId,
      project: deal !== null && deal.code === reference ? deal.name : reference,
      configuration: configuration === '' ? null : configuration,
      totalMinor: isPerSet ? Math.round(price.amountMinor * sets) : price.amountMinor,
      finalMinor: final === null || final.currency !== price.currency ? null : final.amountMinor,
      currency: price.currency,
      outcome: outcome ?? (unread?.has('outcome') ? 'unknown' : 'open'),
      rival: text(values, 'competitor'),
      rivalPriceMinor: rivalPrice?.amountMinor ?? null,
      rivalCurrency: rivalPrice?.currency ?? null,
      ownerName: text(values, 'ownerName'),
      quotedAt: at ?? now,
      validTo:
        number(values, 'validTo') ??
        dayOfValidity([text(values, 'remark'), terms, text(values, 'validFor')], at ?? now, zone),
      terms,
      knownAt: knownBy(at, now),
      evidenceId,
      importId,
      deletedAt: null,
    })
    for (const [position, { name, quantity }] of configurationParts(configuration).entries())
      insertProjectQuoteItem(db, {
        id: newId('quoteLine'),
        quoteId: id,
        position,
        name,
        productId: context.linker.productCalled(name),
        quantity,
        importId,
      })
    return 'inserted'
  })
}
