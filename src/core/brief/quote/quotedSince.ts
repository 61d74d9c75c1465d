import type { ReadableDb } from '../../db/open.ts'
import { listProjectQuotesOfAccount, listProjectQuotesOfDeal } from '../../quotes/projectQuoteStore.ts'
import { versionNumber } from '../../quotes/standing.ts'
import { listPriceLinesOfAccount, listPriceLinesOfDeal } from '../../quotes/store.ts'
import { stageOf } from '../../talkTracks/standing/stages.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

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

const ofQuote = /报价|价单|\b(?:quote|quotation|offer|pricing)\b|\brev(?:ision)?\.?\s?[a-z\d]\b/i
const ofVersion = /\brev(?:ision)?\.?\s?[a-z\d](?![a-z\d])|(?<![a-z\d])v\s?\d(?!\d|\.\d)|第[\d一二三四五]版/i

/** 我明天给新版, "the revised version tomorrow": anew, of a thing that the words leave to what was just spoken of. */
const newVersion =
  /(?:新|修订|修改|更新|调整|改好|改过|改)(?:后|完|好)?的?(?:一)?(?:版本?|稿)(?![\p{Script=Han}])|\b(?:(?:new|revised|updated|amended|next) (?:version|revision)|(?:revised|updated|amended) one)\b(?! of\b)/iu
/** What else comes in versions: a paper that the words name is no quote. */
const namesOther =
  /方案|图|合同|协议|条款|样[品本件]|手册|软件|固件|系统|清单|计划|排期|排程|报告|文件|资料|说明|ppt|幻灯|材料|课件|译文|\b(?:drawing|contract|agreement|terms|draft|sample|manual|software|firmware|release|plan|schedule|report|document|deck|slides?|spec\w*|layout|programme|program|list|paper|proposal text|certificate|minutes)s?\b/i
const isOfNewVersion = (text: string): boolean => newVersion.test(text) && !namesOther.test(text)

/** Our quotes to a customer that were known at `asOf`, drafts aside, with the number of the version that each names. */
const versionsGiven = (
  db: ReadableDb,
  accountId: string,
  asOf: number,
  dealId: string | null = null,
): { at: number; version: number | null; isFinal: boolean }[] => [
  // What was quoted for the deal was given to them, whatever the list of quotes calls the customer.
  ...[
    ...listPriceLinesOfAccount(db, accountId, mostRead),
    ...(dealId === null ? [] : listPriceLinesOfDeal(db, dealId)),
  ].flatMap((line) =>
    line.kind === 'quote' && line.knownAt <= asOf && line.offTable !== 'draft'
      ? [
          {
            at: line.pricedAt,
            version: versionNumber(line.version),
            isFinal: stageOf(`${line.version} ${line.number}`) === 'final',
          },
        ]
      : [],
  ),
  ...[
    ...listProjectQuotesOfAccount(db, accountId, mostRead),
    ...(dealId === null ? [] : listProjectQuotesOfDeal(db, dealId)),
  ].flatMap((quote) =>
    quote.knownAt <= asOf && quote.outcome !== 'draft'
      ? [
          {
            at: quote.quotedAt,
            version: versionNumber(quote.version),
            isFinal: stageOf(`${quote.version} ${quote.number} ${quote.project}`) === 'final',
          },
        ]
      : [],
  ),
]

/**
 * Promises and duties of ours to give a quote that the customer has been given since: one of a version by that version or
 * a later one, whenever it was made, any other by a quote of a later day.
 */
function quotesGiven(
  db: ReadableDb,
  accountId: string,
  facts: readonly CustomerFact[],
  asOf: number,
  dealId: string | null,
): ReadonlySet<CustomerFact> {
  const owed = facts.filter(
    ({ kind, text, speaker }) =>
      (kind === 'openTask' || (kind === 'openPromise' && speaker !== 'customer')) &&
      (ofQuote.test(text) || isOfNewVersion(text)),
  )
  if (owed.length === 0) return new Set()
  const given = versionsGiven(db, accountId, asOf, dealId)
  return new Set(
    owed.filter(({ text, occurredAt, undated, figures }) => {
      const due = figures.find(({ unit }) => unit === 'date')?.value
      // A version that went out since is not the final offer that is due weeks later.
      const isEarly = ({ at, isFinal }: (typeof given)[number]): boolean =>
        stageOf(text) === 'final' &&
        !isFinal &&
        typeof due === 'string' &&
        at < Date.parse(due) - finalRoundDays * dayMs

      const named = ofVersion.exec(text)?.[0]
      const version = named === undefined ? null : versionNumber(named)
      if (version !== null)
        return given.some(
          (one) =>
            one.version !== null && one.version >= version && one.at + sameRoundDays * dayMs >= occurredAt,
        )
      // A new version of nothing named is the quote that went out by its day, or right behind it.
      if (!ofQuote.test(text))
        return (
          !undated &&
          typeof due === 'string' &&
          given.some(
            ({ at }) => at + dayMs > occurredAt && at < Date.parse(due) + (newVersionDays + 1) * dayMs,
          )
        )
      return !undated && given.some((one) => one.at > occurredAt && !isEarly(one))
    }),
  )
}
/** A quote on record so long after the day for which a new version was promised is still that version. */
const newVersionDays = 2
/** The final offer goes out in the days before it is due. */
const finalRoundDays = 3
/** Where goods change hands, as the trade writes it. */
const deliveryTerm = /(?<![A-Za-z])(?:EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DAT|DDP)(?![A-Za-z])/g
const refused = /(?:\bnot|\binstead of|\brather than|\bno longer|\bfrom|不要|不是|而不是|别)\s*$/i

/** The delivery terms that a wish names, those aside that it will not have: "DAP not EXW". */
const termsWanted = (text: string): string[] =>
  [...text.matchAll(deliveryTerm)].flatMap(({ 0: term, index }) =>
    refused.test(text.slice(0, index)) ? [] : [term],
  )

/** Wishes for a delivery term on which we have quoted since. */
function termsGiven(
  db: ReadableDb,
  accountId: string,
  facts: readonly CustomerFact[],
  asOf: number,
): ReadonlySet<CustomerFact> {
  const wishes = facts.filter(
    ({ kind, text, undated }) => kind === 'customerAsk' && !undated && termsWanted(text).length > 0,
  )
  if (wishes.length === 0) return new Set()
  const quoted = [
    ...listPriceLinesOfAccount(db, accountId, mostRead).flatMap((line) =>
      line.kind === 'quote' && line.knownAt <= asOf && line.offTable !== 'draft'
        ? [{ at: line.pricedAt, terms: line.terms ?? '' }]
        : [],
    ),
    ...listProjectQuotesOfAccount(db, accountId, mostRead).flatMap((quote) =>
      quote.knownAt <= asOf && quote.outcome !== 'draft'
        ? [{ at: quote.quotedAt, terms: quote.terms ?? '' }]
        : [],
    ),
  ]
  return new Set(
    wishes.filter(({ text, occurredAt }) =>
      termsWanted(text).every((term) =>
        quoted.some(
          ({ at, terms }) =>
            at > occurredAt && [...terms.matchAll(deliveryTerm)].some(([written]) => written === term),
        ),
      ),
    ),
  )
}

/** A version of a quote made longer before than this is one of an earlier round. */
const sameRoundDays = 60

/** Tells whether words name a version of our quote after which a newer one went out, as of `asOf` (UTC ms). */
export function pastVersions(
  db: ReadableDb,
  accountId: string,
  asOf: number,
): (words: string, at: number) => boolean {
  let given: ReturnType<typeof versionsGiven> | null = null
  return (words, at) => {
    const version = versionNumber(ofVersion.exec(words)?.[0] ?? '')
    if (version === null) return false
    given ??= versionsGiven(db, accountId, asOf)
    return given.some((one) => one.version !== null && one.version > version && one.at + dayMs >= at)
  }
}

/** Wishes and worries about a version of our quote after which a newer one went out: they were of the older one. */
export function ofPastVersions(
  db: ReadableDb,
  accountId: string,
  facts: readonly CustomerFact[],
  asOf: number,
): ReadonlySet<CustomerFact> {
  const about = facts.filter(
    ({ kind, text }) =>
      (kind === 'customerAsk' || kind === 'askedPrice' || kind === 'statedConcern') && ofVersion.test(text),
  )
  if (about.length === 0) return new Set()
  const isPast = pastVersions(db, accountId, asOf)
  return new Set(about.filter(({ text, occurredAt }) => isPast(text, occurredAt)))
}

const isBareAsk = ({ kind, text, figures, undated }: CustomerFact): boolean =>
  kind === 'customerAsk' &&
  !undated &&
  asksForQuote.test(text) &&
  !figures.some(({ currency }) => currency !== undefined)

/**
 * The facts without the wishes for nothing but our quote, and without our own promises of one, after which the customer
 * had one, as of `asOf` (UTC ms): what they have is neither wanted nor owed any more. A wish that names a price stays,
 * whatever we quoted since.
 */
export function withoutAnsweredAsks(
  db: ReadableDb,
  accountId: string,
  facts: readonly CustomerFact[],
  asOf: number,
  dealId: string | null = null,
): CustomerFact[] {
  const given = new Set([
    ...quotesGiven(db, accountId, facts, asOf, dealId),
    ...termsGiven(db, accountId, facts, asOf),
  ])
  const asks = new Set(facts.filter(isBareAsk))
  const quotedAt = asks.size === 0 ? null : lastQuotedAt(db, accountId, asOf)
  return facts.filter(
    (fact) =>
      !given.has(fact) && (quotedAt === null || !asks.has(fact) || fact.occurredAt >= quotedAt + dayMs),
  )
}
