import { minorUnits } from '../../shared/money.ts'
import { openOfferTotal } from '../brief/quote/openOffer.ts'
import type { Contact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { goneBecause, listEvidenceByIds } from '../evidence/store.ts'
import type { Fact } from '../facts/store.ts'
import { type SigningLimit, signersBefore, signingLimitsIn } from './signingLimit.ts'
import type { Deal } from './store.ts'
import { hasSay } from './taskCues.ts'

const leastShare = 0.2
/** Letters before a sentence in which the sum may stand that it speaks of. */
const sumStandsWithin = 220

/**
 * Who signs this deal because what we ask is above a sum, as of `asOf` (UTC ms): by the newest record that says so. What we
 * ask is our open quote (`quoteId` its evidence), else what the deal is worth; null where neither is known to be above it.
 */
export function signingNow(
  db: ReadableDb,
  deal: Pick<Deal, 'accountId' | 'amountMinor' | 'currency'>,
  {
    facts,
    contacts,
    asOf,
  }: {
    facts: readonly Fact[]
    contacts: readonly Pick<Contact, 'id' | 'name' | 'nickname' | 'title'>[]
    asOf: number
  },
): (SigningLimit & { quoteId: string | null }) | null {
  const texts = new Map(
    listEvidenceByIds(db, [...new Set(facts.map(({ evidenceId }) => evidenceId))]).map((row) => [
      row.id,
      goneBecause(row) === null ? row.text : '',
    ]),
  )
  const limits = signingLimitsIn(facts, contacts, ({ evidenceId, spanStart }) =>
    (texts.get(evidenceId) ?? '').slice(Math.max(0, spanStart - sumStandsWithin), spanStart),
  )
  if (limits.length === 0) return null
  const offer = openOfferTotal(db, deal.accountId, asOf, { orPerYear: true })
  const asked = offer?.total ?? null
  const noted =
    deal.amountMinor === null || deal.currency === null ? null : deal.amountMinor / minorUnits(deal.currency)
  // A quote of so little of the deal tells one month of it, or one of its parts.
  const isOfPart = asked !== null && noted !== null && asked < leastShare * noted
  const worth = isOfPart ? noted : (asked ?? noted)
  const limit = worth === null ? undefined : limits.find(({ above }) => worth > above)
  if (limit === undefined) return null
  return {
    ...limit,
    formerIds: [...new Set([...limit.formerIds, ...signersBefore(facts, contacts, limit)])],
    quoteId: offer !== null && worth === asked ? offer.evidenceId : null,
  }
}

/** A sum in a text, with what it is counted in. */
const anySum = /(\d+(?:[.,]\d{3})*(?:\.\d+)?)\s*(万|[wWkKmM](?![a-z]))?/g
const scales: Record<string, number> = { 万: 1e4, w: 1e4, k: 1e3, m: 1e6 }
/** No sum that anybody may sign up to is smaller. */
const leastSum = 1000

/**
 * Whether what an older record says of a pen ends where a newer one names who signs this: it gives it to somebody, and not up
 * to a sum that the newer one leaves them. Who has the say has it still.
 */
export function isOvertaken(
  fact: Pick<Fact, 'text' | 'occurredAt' | 'evidenceId'>,
  signing: Pick<SigningLimit, 'above' | 'at' | 'evidenceId'> | null,
): boolean {
  if (signing === null || fact.occurredAt >= signing.at || fact.evidenceId === signing.evidenceId)
    return false
  if (hasSay.test(fact.text) || !/签|批|\b(?:signs?|approves?|authority|limit)\b/i.test(fact.text))
    return false
  const upTo = [...fact.text.matchAll(anySum)]
    .map(([, sum, scale]) => Number(sum!.replaceAll(',', '')) * (scales[scale?.toLowerCase() ?? ''] ?? 1))
    .filter((sum) => sum >= leastSum)
  return upTo.length === 0 || upTo.some((sum) => sum > signing.above)
}
