import type { ReadableDb } from '../db/open.ts'
import { listProjectQuotesOfAccount } from '../quotes/projectQuoteStore.ts'
import { listPriceLinesOfAccount } from '../quotes/store.ts'
import type { CustomerFact } from '../talkTracks/types.ts'

const dayMs = 86_400_000
const mostRead = 400
const asksForQuote =
  /(?:发|给|出|报|提供|做|来|要)[^，。；\n]{0,8}(?:报价|价格|价单)|报(?:个|一下|一版|份)?价|\b(?:send|provide|share|submit|issue|need|wants?|like|asked for)\b[^.;\n]{0,30}\b(?:quote|quotation|pricing|price list)\b|\bplease quote\b/i

/** UTC ms of the newest quote of ours to a customer that was known at `asOf`, drafts aside; null without any. */
function lastQuotedAt(db: ReadableDb, accountId: string, asOf: number): number | null {
  const lines = listPriceLinesOfAccount(db, accountId, mostRead).flatMap((line) =>
    line.kind === 'quote' && line.knownAt <= asOf && line.offTable !== 'draft' ? [line.pricedAt] : [],
  )
  const wholes = listProjectQuotesOfAccount(db, accountId, mostRead).flatMap((quote) =>
    quote.knownAt <= asOf && quote.outcome !== 'draft' ? [quote.quotedAt] : [],
  )
  return [...lines, ...wholes].reduce<number | null>((last, at) => Math.max(last ?? at, at), null)
}

const isBareAsk = ({ kind, text, figures, undated }: CustomerFact): boolean =>
  kind === 'customerAsk' &&
  !undated &&
  asksForQuote.test(text) &&
  !figures.some(({ currency }) => currency !== undefined)

/**
 * The facts without the wishes for nothing but our quote after which the customer had one, of that day or a later one,
 * as of `asOf` (UTC ms): what they have is wanted no more. A wish that names a price stays, whatever we quoted since.
 */
export function withoutAnsweredAsks(
  db: ReadableDb,
  accountId: string,
  facts: readonly CustomerFact[],
  asOf: number,
): CustomerFact[] {
  const asks = new Set(facts.filter(isBareAsk))
  const quotedAt = asks.size === 0 ? null : lastQuotedAt(db, accountId, asOf)
  if (quotedAt === null) return [...facts]
  return facts.filter((fact) => !asks.has(fact) || fact.occurredAt >= quotedAt + dayMs)
}
