import type { ProjectPrice, ProjectQuoteView } from '../../../shared/contract/projectQuote.ts'
import { minorUnits } from '../../../shared/money.ts'
import { getAccount, listAccountIdsOfOwners } from '../../accounts/store.ts'
import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { getProduct, priceAt } from '../../catalog/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { type Deal, listDealsOfAccount } from '../../deals/store.ts'
import {
  listClosedProjectQuotes,
  listItemsOfQuote,
  listProjectQuotesOfAccount,
  listProjectQuotesOfDeal,
  type ProjectQuote,
} from '../../quotes/projectQuoteStore.ts'
import { projectQuoteView } from '../../quotes/projectQuoteView.ts'
import { currentQuote, type NumberedLine, type StandingQuote, standingQuotes } from '../../quotes/standing.ts'
import { listPriceLinesOfAccount } from '../../quotes/store.ts'
import { openOfferTotal } from './openOffer.ts'

/** An older quote without a deal was about something else. */
const quotedLatelyMs = 183 * 86_400_000
const mostCompared = 500
const mostShown = 12

/** An item that makes up less of the list price than this decides little about the whole. */
const mainShare = 0.25

/** Shares of fewer won quotes say nothing about another one. */
const leastWon = 3
/** Others' quotes take part in the span only so many together, so that none of them can be read off it. */
const leastOthers = 5

interface Weighed {
  /** Products of the main items; empty where no item means a product. */
  main: readonly string[]
  /** List price of all the items that mean a product; null where one of them has none, or no item does. */
  listMinor: number | null
}

/**
 * What a configuration is mainly made of. With list prices those items count that make up at least a quarter of the
 * whole; without, all that mean a product.
 */
function weigh(db: ReadableDb, quoteId: string, currency: string, asOf: number): Weighed {
  const items = listItemsOfQuote(db, quoteId).filter(({ productId }) => productId !== null)
  const values = items.map(({ productId, quantity }) => {
    const price = priceAt(db, productId!, 'list', null, asOf)
    return price !== null && price.currency === currency ? price.amountMinor * (quantity ?? 1) : null
  })
  const known = values.filter((value) => value !== null)
  const sum = known.reduce((total, value) => total + value, 0)
  const isWhole = items.length > 0 && known.length === items.length && sum > 0
  const main = items.filter((_, at) => !isWhole || values[at]! >= mainShare * sum)
  return {
    main: [...new Set(main.map(({ productId }) => productId!))].sort(),
    listMinor: isWhole ? sum : null,
  }
}

/** The quotes that are a deal's: those that name it, else the account's of late, where it has no other open deal. */
function quotesOf(
  db: ReadableDb,
  deal: Deal,
  asOf: number,
): { quotes: ProjectQuote[]; fromAccount: boolean } {
  // So much a month is no total that others could be held against.
  const known = (quote: ProjectQuote) =>
    quote.quotedAt < asOf && quote.knownAt <= asOf && !/^\/(?:month|year)/.test(quote.terms ?? '')
  const own = listProjectQuotesOfDeal(db, deal.id).filter(known)
  if (own.length > 0) return { quotes: own, fromAccount: false }
  const open = listDealsOfAccount(db, deal.accountId, 50).filter(({ outcome }) => outcome === 'open')
  if (open.length !== 1 || open[0]!.id !== deal.id) return { quotes: [], fromAccount: false }
  const lately = listProjectQuotesOfAccount(db, deal.accountId, 50).filter(
    (quote) => known(quote) && quote.dealId === null && asOf - quote.quotedAt <= quotedLatelyMs,
  )
  return { quotes: lately, fromAccount: lately.length > 0 }
}

/** The lines of the quotes that went out to an account priced item by item. */
const linesSent = (db: ReadableDb, accountId: string, asOf: number): NumberedLine[] =>
  listPriceLinesOfAccount(db, accountId, mostCompared).filter(
    ({ kind, pricedAt, knownAt, offTable, setApart }) =>
      kind === 'quote' &&
      pricedAt < asOf &&
      knownAt <= asOf &&
      offTable !== 'draft' &&
      setApart !== 'cancelled',
  )

/** The version that took the place of what was quoted as a whole, where it was priced item by item; null where none did. */
function currentByItems(
  db: ReadableDb,
  accountId: string,
  standing: readonly StandingQuote[],
  asOf: number,
): ProjectQuoteView | null {
  const replaced = standing.find((one) => one.standing === 'superseded')
  const offer = replaced === undefined ? null : openOfferTotal(db, accountId, asOf)
  if (replaced === undefined || offer === null || offer.currency !== replaced.quote.currency) return null
  if (offer.at < replaced.quote.quotedAt || (offer.number === null && offer.version === null)) return null
  if (offer.number !== replaced.quote.number) return null
  return {
    id: offer.evidenceId,
    number: offer.number,
    version: offer.version,
    project: null,
    configuration: null,
    items: [],
    totalMinor: Math.round(offer.total * minorUnits(offer.currency)),
    finalMinor: null,
    currency: offer.currency,
    standing: 'open',
    isOver: offer.validTo !== null && asOf >= offer.validTo + dayMs,
    rival: null,
    rivalPrice: null,
    quotedAt: offer.at,
    validTo: offer.validTo,
    evidenceId: offer.evidenceId as ProjectQuoteView['evidenceId'],
  }
}
const dayMs = 86_400_000

/**
 * What a deal of several items has been quoted as a whole, which of it holds, and what alike configurations came to.
 * Alike are those of the same main items, whatever the numbers of each; their prices are compared as shares of the list
 * price of their own items. There are never enough of them to predict from: they are shown one by one, and the span of
 * what they closed at is what was seen and no range of chance. Null where nothing was quoted as a whole.
 */
export function projectPrice(db: ReadableDb, deal: Deal, asOf: number): ProjectPrice | null {
  const { quotes, fromAccount } = quotesOf(db, deal, asOf)
  if (quotes.length === 0) return null
  const standing = standingQuotes(quotes, asOf, linesSent(db, deal.accountId, asOf))
  const current = currentQuote(standing)
  const itemised = current === null ? currentByItems(db, deal.accountId, standing, asOf) : null
  const basis = (current ?? standing[0]!).quote
  const { main, listMinor } = weigh(db, basis.id, basis.currency, asOf)
  const ownQuotes = new Set(quotes.map(({ id }) => id))
  const closed = listClosedProjectQuotes(
    db,
    { productIds: main, currency: basis.currency, asOf },
    mostCompared,
  ).filter(({ id }) => !ownQuotes.has(id))
  const weighed = closed.map((quote) => ({
    quote,
    ...weigh(db, quote.id, quote.currency, quote.quotedAt),
  }))
  const alike = weighed
    .filter((one) => main.length > 0 && one.main.join() === main.join())
    .map(({ quote, listMinor: list }) => {
      const minor = (quote.outcome === 'won' ? quote.finalMinor : null) ?? quote.totalMinor
      return { quote, minor, shareOfList: list === null ? null : minor / list }
    })
  const settings = readWorkspaceSettings(db)
  const ownAccounts = new Set(listAccountIdsOfOwners(db, settings.ownOwners)).add(deal.accountId)
  const isOwn = ({ quote }: (typeof alike)[number]) =>
    quote.accountId !== null && ownAccounts.has(quote.accountId)
  const own = alike.filter(isOwn)
  const others = alike.filter((one) => !isOwn(one))
  const shares = [...own, ...(others.length >= leastOthers ? others : [])].flatMap(
    ({ quote, shareOfList }) => (quote.outcome === 'won' && shareOfList !== null ? [shareOfList] : []),
  )
  return {
    quotes: [...(itemised === null ? [] : [itemised]), ...standing.map((one) => projectQuoteView(db, one))],
    currentId: current?.quote.id ?? itemised?.id ?? null,
    fromAccount,
    listMinor,
    alike: {
      mainItems: main.map((id) => getProduct(db, id)?.name ?? ''),
      own: own.slice(0, mostShown).map(({ quote, minor, shareOfList }) => ({
        id: quote.id,
        accountName: getAccount(db, quote.accountId!)?.name ?? '',
        configuration: quote.configuration,
        at: quote.quotedAt,
        minor,
        outcome: quote.outcome === 'won' ? 'won' : 'lost',
        rival: quote.rival,
        shareOfList,
        evidenceId: quote.evidenceId as ProjectPrice['quotes'][number]['evidenceId'],
      })),
      others: others.length,
      unlike: closed.length - alike.length,
      span:
        listMinor === null || shares.length < leastWon
          ? null
          : {
              n: shares.length,
              lowShare: Math.min(...shares),
              highShare: Math.max(...shares),
              lowMinor: Math.round(listMinor * Math.min(...shares)),
              highMinor: Math.round(listMinor * Math.max(...shares)),
            },
    },
  }
}
