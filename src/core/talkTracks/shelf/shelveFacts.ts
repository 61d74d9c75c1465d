import { type FactKind, factKinds, isFactKind, type Lang } from '../../atoms/library/index.ts'
import { isOfPart, isRatification } from '../../facts/days/dayOfWhat.ts'
import { isQuote, offerAfterCall, offerByCall, owedAsOf } from '../owed/owed.ts'
import { criteriaAsTheyStand } from '../standing/criteriaNow.ts'
import { factsNow } from '../standing/kept.ts'
import { holdsAsSaid, maySay, newestFirst, standingFacts } from '../standing/standing.ts'
import { speaksOf } from '../standing/thingNamed.ts'
import type { CustomerFact, ForbiddenTopic, TalkTrackInput } from '../types.ts'
import { agreedAsks, asksWithThem } from './agreedAsks.ts'
import { asksAnything, asWritten, isCommercial, isRuleOfTheirs, speaksOfPaying } from './asked.ts'
import { dueAtCall, isBehindDay, isDueBefore } from './dueAtCall.ts'
import { type FactShelf, isReckoned, type SayableFact, type ShelfInput } from './factShelf.ts'
import { heldAgainst } from './heldAgainst.ts'
import { isOfHushedRival, namesAny, ofRivals, rivalNames } from './hushedRivals.ts'
import { limitsOn, type OwnLimits, ownLimits } from './limits.ts'
import { mayOpenGap, offerAbove } from './offerAboveBudget.ts'
import { openMatters } from './openMatters.ts'
import { confidedFigures, type Room, roomOf, toldToUs } from './overheard.ts'
import { papersDay } from './papersDay.ts'
import { isHan, outdatedIn, sayable } from './quoting.ts'
import { sealedBid } from './sealedBid.ts'
import { isToldOf } from './toldOf.ts'
import { isOfAbsent, isOfAnother, isTheirTask, isUnsayable, isWeighed, namesSystem } from './unsayable.ts'
import { byWhom } from './whose.ts'

/** Said as "you told us": it binds only to the words of the very person the track is for. */
const ownWords: readonly FactKind[] = ['statedConcern', 'statedGoal', 'championNote']

function forbidden(text: string, topics: readonly ForbiddenTopic[]): boolean {
  const lower = text.toLowerCase()
  return topics.some(({ phrases }) => phrases.some((phrase) => lower.includes(phrase.toLowerCase())))
}

/** What is built in, put up or let onto a site, whatever the trade. */
const siteWork =
  /安装|装机|施工|进场|吊装|调试|场地|机房|土建|基础图|布线|脚手|停产|停机窗|\b(?:install(?:s|ed|ing|ation|ations)?|commission(?:s|ed|ing)|site (?:survey|visit|access|preparation|work|readiness|ready)|on[- ]site|foundations?|erection|cabling|civil works?|rigging|hoist\w*|mount(?:ed|ing)|retrofit\w*|shutdown|building permit)\b/iu
const ofSiteWork: ReadonlySet<string> = new Set<FactKind>(['installDays', 'maintenanceWindow'])

/** Whether anything on file is put up on a site: goods by the tonne or licences wait for no building. */
const isOfSite = (facts: readonly CustomerFact[], heard: NonNullable<TalkTrackInput['heard']>): boolean =>
  facts.some(({ kind, text }) => ofSiteWork.has(kind) || siteWork.test(text)) ||
  heard.some(({ text }) => siteWork.test(text))

/**
 * The facts that may be said to this person now, by kind, newest first: what holds now, was said as a fact, and by
 * somebody who can say so, with what is concluded from them as of the day. Figures bind in either language; words are
 * quoted as they were said: the person's own and those of the other guests first, then those in the language of the brief.
 */
export function shelveFacts(input: ShelfInput): FactShelf {
  const shelf = new Map<string, readonly SayableFact[]>()
  const now = factsNow(input.facts, input.asOf, input.deal.account)
  const known = now.filter((fact) => isFactKind(fact.kind) && holdsAsSaid(fact, fact.kind))
  const { standing, outdated } = standingFacts(known)
  const quotesOutdated = outdatedIn(outdated, standing)
  const limits = ownLimits(input.facts, input.asOf)
  const room = roomOf(input)
  const isConfidedFigure = confidedFigures(input.facts, input.heard ?? [], input.person)
  // Where they ask for another warranty, ours is what is to be settled and no argument.
  const asksOfWarranty = standing.some(
    ({ kind, text }) => kind === 'customerAsk' && /质保|保修|warrant|guarantee/i.test(text),
  )
  const put = (fact: CustomerFact, kind: FactKind) => {
    if (forbidden(fact.text, input.forbiddenTopics)) return
    const words = sayable(fact, kind, input.lang, quotesOutdated)
    if (!words) return
    const limit =
      kind === 'offerTotal' ? limits.price.slice(0, 1) : ofTerms.has(kind) ? limitsOn(fact.text, limits) : []
    shelf.set(kind, [...(shelf.get(kind) ?? []), { ...words, ...byWhom(fact, input), limits: limit }])
  }
  const terms: CustomerFact[] = []
  const rivals = rivalNames(now)
  const settled = new Set([...agreedAsks(standing, input.facts), ...asksWithThem(standing, input.facts)])
  for (const fact of criteriaAsTheyStand(standing, known, input.lang).toSorted(newestFirst)) {
    // What holds and may not be said hides what it took the place of: nobody is told what holds no more.
    if (!isFactKind(fact.kind) || isReckoned(fact) || !maySay(fact, fact.kind)) continue
    const isOwn = fact.contactId !== null && fact.contactId === input.person?.contactId
    if ((ownWords.includes(fact.kind) || fact.sensitivity === 'personal') && !isOwn) continue
    if (ofRivals.includes(fact.kind) && (!isOwn || isOfHushedRival(fact, input.facts))) continue
    if (toldToUs.test(fact.text) && !isOwn && fact.contactId !== null) continue
    if (isToldOf(fact, input)) continue
    if (isConfidedFigure(fact)) continue
    if (room.isOverheard(fact)) continue
    if (ofRivals.includes(fact.kind) && fact.speaker === 'note') continue
    if (
      fact.kind === 'competitorName' &&
      input.heard !== undefined &&
      !isWeighed(
        fact.text.trim(),
        input.heard.find(({ evidenceId }) => evidenceId === fact.evidenceId)?.text ?? '',
      )
    )
      continue
    // With our quote out they weigh ours: nobody is asked then what of the old should stay.
    if (fact.kind === 'currentSystem' && (!namesSystem(fact) || input.offer || input.quoteOut)) continue
    if (fact.kind === 'userComplaint' && fact.contactId !== null && !isOwn) continue
    if (fact.kind === 'warrantyPeriod' && asksOfWarranty) continue
    // Our term stands in the quote that is out: as long as nobody asks for another there is nothing to talk of.
    if (fact.kind === 'paymentTerm' && (input.offer || !isOurTerm(fact, standing, limits))) continue
    if (
      fact.kind === 'customerAsk' &&
      (!asksAnything(fact.text) ||
        isTheirTask(fact.text) ||
        isRuleOfTheirs(fact.text) ||
        // A wish that compares us with somebody is read back to whoever has it, and to nobody else.
        (!isOwn && namesAny(fact.text, rivals)) ||
        settled.has(fact) ||
        input.granted?.has(fact.id) === true)
    )
      continue
    const due = dueAtCall(fact, input)
    if (due && !isOfAbsent(fact.text)) terms.push(due)
    if (isUnsayable(fact, input.asOf)) continue
    if (fact.kind === 'contractEndDate' && isOfAnother(fact, now, { heard: input.heard ?? [], rivals }))
      continue
    // Price and terms are nobody's to settle on the call: they are taken up as terms, and not as any other wish.
    const kind = fact.kind === 'customerAsk' && isCommercial(fact) ? 'askedTerms' : fact.kind
    if (kind === 'openPromise' && isBehindDay(fact, input)) continue
    if (kind === 'deliveryDate' && (isOfPart(fact.text) || !isOfSite(known, input.heard ?? []))) continue
    // What is only ratified on a day is decided before it.
    if (kind === 'decisionDate' && isRatification(fact.text)) continue
    if (isDueBefore(fact, input)) terms.push({ ...fact, kind: 'answerBefore' })
    else if (kind === 'askedTerms') terms.push({ ...fact, kind })
    else put(fact, kind)
  }
  for (const [kind, wishes] of Map.groupBy(terms, ({ kind }) => kind))
    for (const fact of asWritten(
      wishes,
      kind === 'askedTerms' ? shelf.get('answerDue')?.[0]?.fact : undefined,
    ))
      put(fact, kind as FactKind)
  for (const fact of heldAgainst(now, input)) if (!room.isOverheard(fact)) put(fact, 'heldAgainst')
  const budget = shelf.get('budgetAmount')?.[0]
  const above = mayOpenGap(input, standing, terms) ? offerAbove(input, budget) : []
  // Once we quoted, their budget is held up to them only with what the quote is above it: within it nothing needs to be
  // sorted out, and where we may not go below a price nobody is asked to.
  if (budget && input.offer && above.length === 0) shelf.delete('budgetAmount')
  const revised = [...offerByCall(now, input), ...offerAfterCall(now, input)]
  const concluded = [
    ...owedAsOf(now, input),
    ...revised,
    ...above,
    ...papersDay(standing, input),
    ...openMatters(input),
  ]
  for (const fact of concluded) if (isFactKind(fact.kind)) put(fact, fact.kind)
  // What is late is owned up to, and not asked after besides as something that may have come.
  const late = [...(shelf.get('overdueItem') ?? []), ...(shelf.get('lateItemByCall') ?? [])]
  const promises = shelf.get('openPromise')
  if (promises && late.length > 0) {
    const others = promises.filter(({ fact }) => !late.some(({ words }) => speaksOf(fact.text, words)))
    if (others.length > 0) shelf.set('openPromise', others)
    else shelf.delete('openPromise')
  }
  // Where nobody knows of a day for papers none is named for what we send them.
  const criteria = shelf.get('awardCriteria')
  if (criteria && !shelf.has('papersDay')) shelf.set('criteriaAlone', criteria)
  // What is about to be replaced is not gone through line by line.
  const isQuoteLate = [...(shelf.get('overdueItem') ?? []), ...(shelf.get('lateItemByCall') ?? [])].some(
    ({ words }) => isQuote(words),
  )
  if (shelf.has('revisedOffer') || shelf.has('nextOffer') || isQuoteLate) shelf.delete('currentOffer')
  const bid = sealedBid(standing, input)
  if (bid !== null) {
    // Their papers fix day, hour and form: nothing is gone through, moved or answered besides the bid.
    for (const kind of ofOpenBargain) shelf.delete(kind)
    for (const kind of ['comingItem', 'itemAtCall'] as const) {
      const others = shelf.get(kind)?.filter(({ words }) => !isQuote(words)) ?? []
      if (others.length > 0) shelf.set(kind, others)
      else shelf.delete(kind)
    }
    if (bid.day !== null) put(bid.day, 'bidDay')
  }
  // A new quote that is out by the call is the answer to what was asked: no other day is named for one.
  const asked = shelf.get('askedTerms')
  if (asked && shelf.has('revisedOffer')) {
    shelf.delete('askedTerms')
    shelf.set('termsInOffer', asked)
  } else if (asked && shelf.has('nextOffer')) {
    shelf.delete('askedTerms')
    shelf.set('termsInNext', asked)
  }
  for (const [kind, facts] of shelf)
    if (isFactKind(kind) && isQuoted(kind) && !isOwedItem(kind))
      shelf.set(kind, [
        ...facts.toSorted(
          (left, right) =>
            Number(isOthers(left, room)) - Number(isOthers(right, room)) ||
            Number(isForeign(left, input.lang)) - Number(isForeign(right, input.lang)),
        ),
      ])
  return shelf
}

/** What is spoken of only while price and terms are bargained over. */
const ofOpenBargain = [
  'currentOffer',
  'currentOfferEnd',
  'nextOffer',
  'nextOfferDay',
  'askedTerms',
  'offerTotal',
] as const

/** Kinds that touch price or payment, on which we may have limits of our own. */
const ofTerms: ReadonlySet<string> = new Set<FactKind>([
  'askedTerms',
  'askedPrice',
  'answerDue',
  'answerBefore',
  'termsInOffer',
  'termsInNext',
  'paymentTerm',
  'paymentSplit',
  'offerTotal',
])
const isOwedItem = (kind: FactKind): boolean =>
  kind === 'overdueItem' || kind === 'comingItem' || kind === 'itemAtCall' || kind === 'lateItemByCall'

/**
 * Whether a term of payment is ours to speak of: not what they ask for, nor beyond what we may give, nor while they ask
 * for another, which is to be settled and no argument.
 */
function isOurTerm(fact: CustomerFact, standing: readonly CustomerFact[], { payDays }: OwnLimits): boolean {
  const isTheirs = (one: CustomerFact): boolean =>
    one.stance === 'asked' || one.speaker === 'customer' || (one.contactId !== null && one.speaker !== 'ours')
  const days = Number(fact.figures[0]?.value)
  return (
    !isTheirs(fact) &&
    !(payDays !== null && days > payDays) &&
    !standing.some(
      (one) =>
        (one.kind === 'paymentTerm' && isTheirs(one)) ||
        (one.kind === 'customerAsk' && speaksOfPaying(one.text)),
    )
  )
}

const isForeign = ({ words }: SayableFact, lang: Lang) => isHan(words) !== (lang === 'zh')
const isOthers = ({ fact }: SayableFact, { guests }: Room) =>
  fact.contactId === null || !guests.has(fact.contactId)
const isQuoted = (kind: FactKind) => factKinds[kind].value === 'text' || factKinds[kind].value === 'name'
