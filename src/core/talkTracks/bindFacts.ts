import { minorUnits } from '../../shared/money.ts'
import {
  type Atom,
  type FactKind,
  factKindOfSlot,
  factKinds,
  isFactKind,
  kindsNeeded,
  type Lang,
  slotsOf,
  type TalkPart,
} from '../atoms/library/index.ts'
import { hasDayPassed } from '../dayPassed.ts'
import { findFigures } from '../facts/figures.ts'
import { addressOf, greetingOf } from './address.ts'
import { agreedAsks, asksWithThem } from './agreedAsks.ts'
import {
  asksAnything,
  asWritten,
  isCommercial,
  isRelayed,
  isRuleOfTheirs,
  readableAsk,
  speaksOfPaying,
} from './asked.ts'
import { criteriaAsTheyStand } from './criteriaNow.ts'
import { formatDate, formatMoney, formatQuantity } from './formatFigure.ts'
import { factsNow } from './kept.ts'
import { limitsOn, type OwnLimits, ownLimits } from './limits.ts'
import { openMatters } from './openMatters.ts'
import { isQuote, offerAfterCall, offerByCall, owedAsOf } from './owed.ts'
import { papersDay } from './papersDay.ts'
import { matterOf } from './readBack.ts'
import { sealedBid } from './sealedBid.ts'
import { everyYear, holdsAsSaid, maySay, newestFirst, standingFacts } from './standing.ts'
import { speaksOf } from './thingNamed.ts'
import type {
  CustomerFact,
  FilledSlot,
  ForbiddenTopic,
  SentenceEvidence,
  Span,
  TalkTrackInput,
} from './types.ts'
import {
  isOfAbsent,
  isOfAnother,
  isTheirTask,
  isUnsayable,
  isWeighed,
  namesSystem,
  notToOpenWith,
} from './unsayable.ts'

/** Said as "you told us": it binds only to the words of the very person the track is for. */
const ownWords: readonly FactKind[] = ['statedConcern', 'statedGoal', 'championNote']

/**
 * Who a rival is and what it does is spoken of only with whoever told us, and never where anybody told it in confidence;
 * what others complain of, only with them or where nobody in particular is quoted.
 */
const ofRivals: readonly FactKind[] = [
  'competitorName',
  'competitorPriceChange',
  'competitorGap',
  'totalCostGap',
]

/** Whether somebody told us of a rival what is not to be said: to name it at all would tell that we know. */
const isOfHushedRival = (rival: CustomerFact, facts: readonly CustomerFact[]): boolean => {
  const name = nameOfRival(rival)
  return (
    name !== '' &&
    (facts.some(({ kind, text }) => kind === 'keepQuiet' && text.toLowerCase().includes(name)) ||
      facts.some(
        (one) =>
          (ofRivals as readonly string[]).includes(one.kind) &&
          nameOfRival(one) === name &&
          isToldInSitting(one, facts),
      ))
  )
}
const nameOfRival = ({ kind, text, subject }: CustomerFact): string =>
  (kind === 'competitorName' ? text : subject).trim().toLowerCase()

/** How long after a word of secrecy the same person's talk goes on in confidence. */
const sittingMs = 45 * 60_000
const isToldInSitting = (fact: CustomerFact, facts: readonly CustomerFact[]): boolean =>
  facts.some(
    ({ kind, speaker, contactId, occurredAt }) =>
      kind === 'keepQuiet' &&
      speaker === 'customer' &&
      contactId !== null &&
      contactId === fact.contactId &&
      fact.occurredAt >= occurredAt &&
      fact.occurredAt - occurredAt <= sittingMs,
  )

/** 跟你说一声, "just so you know": what somebody lets us know is not passed on to their colleagues. */
const toldToUs =
  /(?:跟|和|给)(?:你|您)(?:先)?(?:说|讲|透)(?:一|个|句|声|下)|(?:提前|先|私下|悄悄)(?:告诉|说给|知会)(?:你|您)|\b(?:just so you know|heads[- ]?up|for your ears|between you and me)\b/i

/** 跟你交个底, "between us": a figure told so is nobody else's to hear, also where a note of ours repeats it. */
const inTrust =
  /(?:跟|和|给|向)?(?:你|您|你们)?(?:交|透|露)(?:个|一下|点|了)?(?:实)?底(?!价|线|层|部)|(?:私下|悄悄|单独)(?:跟|和|告诉|说)|\b(?:between (?:us|you and me|ourselves)|in confidence|off the record|confidentially|strictly (?:between|for you))\b/i
function confidedFigures(
  facts: readonly CustomerFact[],
  heard: NonNullable<ShelfInput['heard']>,
  person: ShelfInput['person'],
): (fact: CustomerFact) => boolean {
  const texts = new Map(heard.map(({ evidenceId, text }) => [evidenceId, text]))
  const told = facts.filter(
    ({ speaker, contactId, text, evidenceId }) =>
      speaker === 'customer' &&
      contactId !== null &&
      contactId !== person?.contactId &&
      (inTrust.test(text) || inTrust.test(texts.get(evidenceId) ?? '')),
  )
  const keyOf = ({ kind }: CustomerFact, { value, unit }: CustomerFact['figures'][number]) =>
    `${kind} ${value} ${unit}`
  const secret = new Set(told.flatMap((fact) => fact.figures.map((figure) => keyOf(fact, figure))))
  return (fact) =>
    factKindsOfMoney.has(fact.kind) && fact.figures.some((figure) => secret.has(keyOf(fact, figure)))
}
const factKindsOfMoney: ReadonlySet<string> = new Set<FactKind>([
  'budgetAmount',
  'budgetPhases',
  'askedPrice',
])

/** Kinds that speak of one thing together, so that they must come from one source or one subject. */
const oneThing: readonly (readonly FactKind[])[] = [
  ['referenceSite', 'referenceBefore', 'referenceAfter'],
  ['competitorName', 'competitorPriceChange', 'competitorGap'],
  ['lastMeetingDate', 'meetingDecision'],
  ['overdueItem', 'overdueSince', 'newDueDay'],
  ['lateItemByCall', 'lateItemSince', 'lateItemDay'],
  ['comingItem', 'comingDay'],
  ['revisedOffer', 'revisedOfferDay'],
  ['nextOffer', 'nextOfferDay'],
  ['currentOffer', 'currentOfferEnd'],
  ['complaintWithStep', 'complaintToCheck', 'complaintStep', 'complaintStepDay'],
]

/** Letters of a quote: fewer say nothing, more can't be said in one breath. */
const quoteLengths: Record<Lang, { least: number; most: number; list: number }> = {
  zh: { least: 5, most: 44, list: 60 },
  en: { least: 12, most: 130, list: 150 },
}
const nameLimit = 30
/** What ties a sentence to the one before it opens no quotation. */
const conjunction =
  /^(?:and|but|so|also|then|plus|well)[,\s]+(?=\p{L})|^(?:而且|并且|但是?|不过|还有|另外)[，,\s]*(?=\p{Script=Han})/iu
const edgePunctuation = /^[\s“”"'「『（(]+|[\s“”"'」』。！？!?；;，,、.）)]+$/gu

/** Words without the marks around them; a bracket that was opened in them stays closed. */
function withoutEdges(text: string): string {
  const bare = text.replace(edgePunctuation, '')
  const last = bare.lastIndexOf('（') > bare.lastIndexOf('(') ? ['（', '）'] : ['(', ')']
  const at = text.indexOf(bare) + bare.length
  return bare.split(last[0]!).length > bare.split(last[1]!).length && text[at] === last[1]
    ? bare + last[1]
    : bare
}

/** A fact with the words that it puts into a sentence; `span` covers those words where they are a quote. */
type SayableFact = {
  fact: CustomerFact
  words: string
  span: Span
  by: string
  /** How a guest is greeted to whom these words are said and who is not the person that the track is for. */
  guest: string | null
  /** Whether they are that guest's own. */
  isGuests: boolean
  /** Evidence of limits of our own on what it speaks of. */
  limits: readonly string[]
}
type Words = Pick<SayableFact, 'fact' | 'words' | 'span'>

export type FactShelf = ReadonlyMap<string, readonly SayableFact[]>

/** Whether words state a figure that no longer holds, and so may not be quoted as if it did. */
type Outdated = (words: string, fact: CustomerFact) => boolean

/** What may be a list of points, and is read back as one. */
const ofPoints: ReadonlySet<string> = new Set<FactKind>([
  'askedTerms',
  'answerDue',
  'answerBefore',
  'termsInOffer',
  'termsInNext',
  'awardCriteria',
  'criteriaAlone',
  'alsoOverdue',
  'dueByCall',
  'openComplaint',
  'complaintWithStep',
  'complaintToCheck',
])

/** The rows of a table as a list: "Price 40, delivery 25". */
const asOneLine = (text: string): string =>
  text
    // A line that a mail breaks in the midst of words goes on.
    .replaceAll(/(?<=[a-z])[ \t]*\n[ \t]*(?=[a-z])/g, ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, /\p{Script=Han}/u.test(text) ? '，' : ', ')

/** 孙总重新定了打分——价格40、…: who set the criteria is no part of them. */
const ledIn = /^[^\d:：—–]{2,40}?(?:——|—|–|[:：])\s*(?=[^\d\s][^\d]{0,24}\d)/u

const asks: ReadonlySet<string> = new Set<FactKind>([
  'customerAsk',
  'askedTerms',
  'answerDue',
  'answerBefore',
  'termsInOffer',
  'termsInNext',
])

/** A quoted fact whole, or the clause of it that carries its subject; null when neither makes a quote. */
function quoteOf(fact: CustomerFact, outdated: Outdated): { words: string; span: Span } | null {
  // Words are quoted in the language in which they were said.
  const { least, list, ...lengths } = quoteLengths[isHan(fact.text) ? 'zh' : 'en']
  const most = ofPoints.has(fact.kind) ? list : lengths.most
  const isCriteria = fact.kind === 'awardCriteria' || fact.kind === 'criteriaAlone'
  const whole = withoutEdges(isCriteria ? asOneLine(fact.text).replace(ledIn, '') : fact.text).replace(
    conjunction,
    '',
  )
  const trimmed = asks.has(fact.kind) ? readableAsk(whole, most) : whole
  // What stands before a colon only says what follows it is about, and is no quote by itself.
  const clauses = trimmed.split(/[，,；;。\n]\s*/u).map((clause) => clause.trim())
  // How offers are scored is told by one sentence; the next may be of the day.
  const scoring = isCriteria ? trimmed.split(/[。\n]\s*/u).map((one) => one.trim()) : []
  const isScoring = (one: string) => (one.match(/\d+/g) ?? []).length > 1
  const words = [
    ...scoring.filter(isScoring),
    trimmed,
    ...clauses.filter((clause) => clause.includes(fact.subject)),
  ].find(
    (one) =>
      one.length >= least &&
      one.length <= most &&
      !outdated(one, fact) &&
      // 停产档期改了 says that it moved, and not where to.
      (fact.kind !== 'maintenanceWindow' || /\d|周[一二三四五六日]|day\b|week|night/i.test(one)),
  )
  if (words === undefined) return null
  const at = fact.text.indexOf(words)
  // Left out what stands in brackets, it is read from the whole.
  if (at < 0) return { words, span: fact.span }
  const start = fact.span.start + at
  return { words, span: { start, end: Math.min(start + words.length, fact.span.end) } }
}

function sayable(fact: CustomerFact, kind: FactKind, lang: Lang, outdated: Outdated): Words | null {
  const formatted = (format: typeof formatQuantity) => {
    for (const figure of fact.figures) {
      const words = format(figure, lang)
      if (words !== null) return { fact, words, span: fact.span }
    }
    return null
  }
  switch (factKinds[kind].value) {
    case 'quantity':
      return formatted(formatQuantity)
    case 'money':
      return formatted(formatMoney)
    case 'date':
      return formatted(formatDate)
    case 'name': {
      const words = fact.text.replace(edgePunctuation, '')
      const isName = words.length > 0 && words.length <= nameLimit && !/[，。；！？,;!?]/.test(words)
      return isName ? { fact, words, span: fact.span } : null
    }
    case 'text': {
      const quote = quoteOf(fact, outdated)
      return quote && { fact, ...quote }
    }
  }
}

function forbidden(text: string, topics: readonly ForbiddenTopic[]): boolean {
  const lower = text.toLowerCase()
  return topics.some(({ phrases }) => phrases.some((phrase) => lower.includes(phrase.toLowerCase())))
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** What is built in, put up or let onto a site, whatever the trade. */
const siteWork =
  /安装|装机|施工|进场|吊装|调试|场地|机房|土建|基础图|布线|脚手|停产|停机窗|\b(?:install(?:s|ed|ing|ation|ations)?|commission(?:s|ed|ing)|site (?:survey|visit|access|preparation|work|readiness|ready)|on[- ]site|foundations?|erection|cabling|civil works?|rigging|hoist\w*|mount(?:ed|ing)|retrofit\w*|shutdown|building permit)\b/iu
const ofSiteWork: ReadonlySet<string> = new Set<FactKind>(['installDays', 'maintenanceWindow'])

/** Whether anything on file is put up on a site: goods by the tonne or licences wait for no building. */
const isOfSite = (facts: readonly CustomerFact[], heard: NonNullable<TalkTrackInput['heard']>): boolean =>
  facts.some(({ kind, text }) => ofSiteWork.has(kind) || siteWork.test(text)) ||
  heard.some(({ text }) => siteWork.test(text))

type ShelfInput = Pick<
  TalkTrackInput,
  | 'facts'
  | 'person'
  | 'lang'
  | 'asOf'
  | 'zone'
  | 'forbiddenTopics'
  | 'committee'
  | 'deal'
  | 'guests'
  | 'toldAlone'
  | 'answeredAtCall'
  | 'askedBefore'
  | 'answeredBeforeCall'
  | 'granted'
  | 'heard'
  | 'callAt'
  | 'newDays'
  | 'firstDays'
  | 'offer'
  | 'isPriceHeld'
  | 'heldAgainst'
  | 'complaints'
  | 'quoteOut'
>

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
    if (kind === 'deliveryDate' && !isOfSite(known, input.heard ?? [])) continue
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

type Room = { guests: ReadonlySet<string>; isOverheard: (fact: CustomerFact) => boolean }

/** Who of the customer hears what is said, and what of it they may not: what somebody else told us alone. */
function roomOf({
  person,
  guests = [],
  toldAlone,
  committee,
}: Pick<ShelfInput, 'person' | 'guests' | 'toldAlone' | 'committee'>): Room {
  const ids = new Set([...guests.map(({ contactId }) => contactId), ...(person ? [person.contactId] : [])])
  const friends = new Set(
    committee.flatMap(({ buyingRole, contactId }) =>
      buyingRole === 'champion' || buyingRole === 'coach' ? (contactId ?? []) : [],
    ),
  )
  // Terms that somebody who sits there demands, what whoever is addressed asks, and how they told us that offers are
  // scored were said to be answered; of friends it may have been advice.
  const isOfficial = (fact: CustomerFact): boolean => {
    const { kind, contactId, speaker, text } = fact
    return (
      (kind === 'awardCriteria' ||
        isCommercial(fact) ||
        (asks.has(kind) && contactId === person?.contactId)) &&
      speaker !== 'ours' &&
      contactId !== null &&
      ids.has(contactId) &&
      !friends.has(contactId) &&
      !toldToUs.test(text)
    )
  }
  return {
    guests: ids,
    isOverheard: (fact) =>
      (toldAlone?.has(fact.evidenceId) ?? false) &&
      fact.speaker !== 'team' &&
      !isOfficial(fact) &&
      !(ids.size === 1 && fact.contactId !== null && ids.has(fact.contactId)),
  }
}

const dayMs = 86_400_000
/** Whether the day that a promise names is behind: what is overdue is told as overdue, and not read back. */
const isBehindDay = (
  { figures }: CustomerFact,
  { asOf, zone }: Pick<TalkTrackInput, 'asOf' | 'zone'>,
): boolean => {
  const day = figures.find(({ unit }) => unit === 'date')?.value
  return day !== undefined && hasDayPassed(String(day), asOf, zone)
}

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

/** Whether their message wants an answer to a wish before the call. */
const isDueBefore = (
  { kind, speaker, contactId, evidenceId }: CustomerFact,
  { answeredBeforeCall }: Pick<ShelfInput, 'answeredBeforeCall'>,
): boolean =>
  (kind === 'customerAsk' || kind === 'askedPrice') &&
  (speaker === 'customer' || (speaker === 'note' && contactId !== null)) &&
  (answeredBeforeCall?.has(evidenceId) ?? false)

/** A wish that was to be answered at this call, told as such. */
function dueAtCall(
  fact: CustomerFact,
  { answeredAtCall }: Pick<ShelfInput, 'answeredAtCall'>,
): CustomerFact | null {
  if (fact.kind !== 'customerAsk' || !answeredAtCall?.has(fact.evidenceId)) return null
  // What a note tells of them is no words of theirs.
  return fact.speaker === 'customer' ? { ...fact, kind: 'answerDue' } : null
}

const rivalNames = (facts: readonly CustomerFact[]): string[] =>
  facts.flatMap(({ kind, text, subject }) =>
    kind === 'competitorName' || kind === 'competitorOut'
      ? text.trim()
      : kind === 'competitorOffer' || kind === 'competitorNews'
        ? subject.trim()
        : [],
  )
const namesAny = (text: string, names: readonly string[]): boolean =>
  names.some((name) => name.length > 1 && text.toLowerCase().includes(name.toLowerCase()))

/** 没有数据之前…不同意, "won't sign until …": a refusal until something is there. */
const refusesUntil =
  /(?:没有|没见到|没看到|拿不到|不给|没给|未提供|未提交|不解决|没解决)[^，,。；;\n]{0,20}(?:之前|以前|前|的话)?[^，,。；;\n]{0,10}(?:不|没法)|\b(?:won['’]?t|will not|can(?:no|['’]?)t|not going to|not) [^.;\n]{0,50}\b(?:until|unless|before|without)\b|\b(?:until|unless|before|without)\b[^.;\n]{0,50}\b(?:won['’]?t|will not|can(?:no|['’]?)t|no)\b/iu
/** What somebody asks to be handed in. */
const asksForPaper =
  /(?:请|须|需要?|务必|要求)[^，,。；;\n]{0,16}(?:提交|提供|出具|给出|交|发|附|回复)|(?:报告|数据|方案|说明|整改)[^，,。；;\n]{0,4}请|\b(?:please|need|require|kindly|send|submit|provide|let (?:me|us) have)\b[^.;\n]{0,60}\b(?:reports?|data|results?|analysis|plan|8-?d|evidence|proof|certificates?|records?)\b/iu

/** What was asked for in the message that refuses until it is there, where it stands in that message; null for none. */
function awaitedIn(
  fact: CustomerFact,
  heard: ShelfInput['heard'],
): Pick<CustomerFact, 'text' | 'span'> | null {
  if (!refusesUntil.test(fact.text)) return null
  const message = heard?.find(({ evidenceId }) => evidenceId === fact.evidenceId)?.text
  if (message === undefined) return null
  for (const sentence of message.matchAll(/(?:[^。！!？?；;\n.]|\.(?!\s|$))+/gu)) {
    const at = sentence[0].search(asksForPaper)
    if (at < 0 || sentence[0].includes(fact.text)) continue
    const before = sentence[0].slice(0, at)
    const from = Math.max(before.lastIndexOf('，'), before.lastIndexOf(',')) + 1
    const text = sentence[0].slice(from).trim()
    const start = message.indexOf(text, sentence.index + from)
    return { text, span: { start, end: start + text.length } }
  }
  return null
}

const heldDays = 60
/**
 * What people at the call said against us before others, newest first: not what somebody told us of them, nor of a rival
 * whom we don't name.
 */
function heldAgainst(
  facts: readonly CustomerFact[],
  { heldAgainst: ids, asOf, heard }: Pick<ShelfInput, 'heldAgainst' | 'asOf' | 'heard'>,
): CustomerFact[] {
  const rivals = rivalNames(facts)
  return facts
    .filter(
      ({ id, speaker, text, occurredAt, contactId }) =>
        ids?.has(id) === true &&
        contactId !== null &&
        // What a note tells of somebody is no words of theirs.
        speaker === 'customer' &&
        !/^[\p{L} .'’-]{2,30}[:：]/u.test(text) &&
        asOf - occurredAt <= heldDays * dayMs &&
        !toldToUs.test(text) &&
        !namesAny(text, rivals),
    )
    .toSorted(newestFirst)
    .flatMap((fact) => {
      const matter = matterOf(fact.text)
      const held = awaitedIn(fact, heard) ?? (matter === null ? null : within(fact, matter))
      return held === null ? [] : [{ ...fact, ...held, kind: 'heldAgainst' }]
    })
}

/** Words within those of a fact, with where they stand. */
function within({ text, span }: CustomerFact, words: string): Pick<CustomerFact, 'text' | 'span'> {
  const at = text.indexOf(words)
  return at < 0
    ? { text: words, span }
    : { text: words, span: { start: span.start + at, end: span.start + at + words.length } }
}

/** 招标, "tender": whoever buys so has fixed what is to be done, and asks for no other list. */
const ofTender = /招标|投标|磋商|竞谈|竞争性谈判|评标|标书|采购公告|\b(?:tender|ITT|RFP|BAFO|bid)\b/i
const ofDeciding: ReadonlySet<string> = new Set<FactKind>(['awardCriteria', 'tenderDate', 'offerDueDate'])

/**
 * Whether we may speak of what lies between our quote and their budget: not where somebody wants the price left alone, nor
 * where what is bought is fixed by a tender, nor while they ask for a price or terms, which come first.
 */
const mayOpenGap = (
  { isPriceHeld }: Pick<ShelfInput, 'isPriceHeld'>,
  standing: readonly CustomerFact[],
  terms: readonly CustomerFact[],
): boolean =>
  isPriceHeld !== true &&
  terms.length === 0 &&
  !standing.some(({ kind, text }) => ofDeciding.has(kind) && ofTender.test(text))

/** What our quote comes to, where it lies above the budget that they told us of. */
function offerAbove(
  { offer, asOf }: Pick<ShelfInput, 'offer' | 'asOf'>,
  budget: SayableFact | undefined,
): CustomerFact[] {
  const figure = budget?.fact.figures[0]
  if (!offer || !figure || typeof figure.value !== 'number') return []
  const currency = figure.currency ?? figure.unit
  const amount = figure.unit === 'minor' ? figure.value / minorUnits(currency) : figure.value
  const compared = sumsAgainst(offer, budget!.fact)
  const total = compared.at(-1)
  if (
    currency !== offer.currency ||
    compared.some((sum) => sum <= amount) ||
    total === undefined ||
    total > mostAbove * amount
  )
    return []
  return [
    {
      ...budget!.fact,
      id: `${offer.evidenceId} total`,
      kind: 'offerTotal',
      subject: '',
      figures: [{ value: total, unit: offer.currency, currency: offer.currency }],
      text: '',
      evidenceId: offer.evidenceId,
      span: { start: 0, end: 0 },
      contactId: null,
      speaker: 'ours',
      occurredAt: offer.at,
      knownAt: asOf,
      origin: 'inferred',
    },
  ]
}
const severalYears =
  /[二两三四五六七八九十\d]\s*年(?!度)|合同期|全周期|\b(?:\d|two|three|four|five|six|seven)[ -]years?\b|\b\d{2}[ -]months?\b/i
/** What of our quote is held against a budget: of several years' the year where it is a year's; where it says neither, both. */
function sumsAgainst(offer: NonNullable<ShelfInput['offer']>, { text }: CustomerFact): number[] {
  if (offer.perTime === undefined) return [offer.total]
  if (severalYears.test(text)) return [offer.total]
  return everyYear.test(text) ? [offer.perTime] : [offer.perTime, offer.total]
}

/** A quote that is further above a budget is one of something else. */
const mostAbove = 1.6

const isForeign = ({ words }: SayableFact, lang: Lang) => isHan(words) !== (lang === 'zh')
const isOthers = ({ fact }: SayableFact, { guests }: Room) =>
  fact.contactId === null || !guests.has(fact.contactId)
const isQuoted = (kind: FactKind) => factKinds[kind].value === 'text' || factKinds[kind].value === 'name'

/** Words that state an amount which a later one of its kind has replaced, without stating that one. */
function outdatedIn(outdated: readonly CustomerFact[], standing: readonly CustomerFact[]): Outdated {
  const amounts = outdated.flatMap(({ kind, figures }) =>
    figures.map(({ value }) => ({
      value,
      now: standing.find((fact) => fact.kind === kind)?.figures[0]?.value,
    })),
  )
  return (words, fact) => {
    if (amounts.length === 0) return false
    // 30 % of a scoring is no term of 30 days: what is weighed can only be out of date by a day that it names.
    const figures = findFigures(words, fact.occurredAt).filter(
      ({ kind }) => fact.kind !== 'awardCriteria' || kind === 'date',
    )
    const said = new Set(figures.map(({ figure }) => figure.value))
    return amounts.some(({ value, now }) => said.has(value) && (now === undefined || !said.has(now)))
  }
}

type Whose = Pick<SayableFact, 'by' | 'guest' | 'isGuests'>
/** Whose words a fact holds, or to whom we said them: the person addressed, another guest, a colleague, or their side. */
function byWhom(
  fact: CustomerFact,
  input: Pick<ShelfInput, 'person' | 'committee' | 'lang' | 'guests'>,
): Whose {
  const { person, lang, guests = [] } = input
  const { toward, contactId } = fact
  const own = whoseIs(fact, input)
  if (toward === undefined || toward === contactId || toward === person?.contactId) return own
  const hearer = guests.find((one) => one.contactId === toward)
  return hearer === undefined ? own : { by: own.by, guest: greetingOf(hearer, lang), isGuests: false }
}

function whoseIs(
  { contactId, kind, text }: CustomerFact,
  { person, committee, lang, guests = [] }: Pick<ShelfInput, 'person' | 'committee' | 'lang' | 'guests'>,
): Whose {
  const nobody = { guest: null, isGuests: false }
  const side = lang === 'zh' ? '贵方' : 'your side'
  // Who hands on a wish is not who has it.
  if (asks.has(kind) && isRelayed(text)) return { by: side, ...nobody }
  if (contactId !== null && contactId === person?.contactId)
    return { by: lang === 'zh' ? '您' : 'you', ...nobody }
  const guest = guests.find((one) => one.contactId === contactId)
  if (guest) return { by: namedAs(guest, lang), guest: greetingOf(guest, lang), isGuests: true }
  // What a colleague wrote to us is theirs to show at home.
  if (kind === 'answerDue' || kind === 'answerBefore') return { by: side, ...nobody }
  const colleague = committee.find((seat) => seat.contactId !== undefined && seat.contactId === contactId)
  if (!colleague?.name) return { by: side, ...nobody }
  const name = addressOf({ name: colleague.name, title: colleague.title ?? null }, lang)
  if (lang === 'en') return { by: `your colleague ${name}`, ...nobody }
  return { by: `${colleague.department ?? ''}${name}`, ...nobody }
}

/** Who sits at the table is spoken of as one speaks across it. */
const namedAs = (guest: { name: string; title: string | null }, lang: Lang): string =>
  lang === 'en' ? greetingOf(guest, lang) : addressOf(guest, lang)

/** One fact for each kind, facts of one thing taken together; null when a kind can't be had. */
function chooseFacts(kinds: readonly string[], shelf: FactShelf): Map<string, SayableFact> | null {
  const chosen = new Map<string, SayableFact>()
  for (const kind of kinds) {
    const group = oneThing.find((together) => (together as readonly string[]).includes(kind))
    const anchors = [...chosen].filter(([other]) => (group as readonly string[] | undefined)?.includes(other))
    const fits = (candidate: SayableFact) =>
      anchors.every(([, anchor]) => {
        const sameSource = anchor.fact.evidenceId === candidate.fact.evidenceId
        return sameSource || anchor.fact.subject === candidate.fact.subject
      })
    const found = shelf.get(kind)?.find(fits)
    if (!found) return null
    chosen.set(kind, found)
  }
  return chosen
}

/** The words by which a fact names its measure, when they are a plain name; else the word of its kind. */
function subjectOf({ subject, kind, text }: CustomerFact, lang: Lang): string {
  const words = subject.trim()
  const plain = lang === 'zh' ? /^\p{Script=Han}{2,8}$/u : /^[A-Za-z]{4,}( [A-Za-z]{4,})?$/
  if (plain.test(words) && text.includes(words)) return lang === 'en' ? words.toLowerCase() : words
  return isFactKind(kind) ? factKinds[kind][lang] : words
}

function wordsFor(slot: string, said: SayableFact, lang: Lang): string {
  if (slot.startsWith('subject:')) return subjectOf(said.fact, lang)
  return slot.startsWith('by:') ? said.by : said.words
}

/** What stands in a table, as the total of a quote that is reckoned from its lines, is no fact on file. */
const isReckoned = ({ kind }: CustomerFact): boolean => ofTables.has(kind)
const ofTables: ReadonlySet<string> = new Set<FactKind>([
  'offerTotal',
  'openComplaint',
  'complaintWithStep',
  'complaintToCheck',
  'complaintStep',
  'complaintStepDay',
  'currentOffer',
  'currentOfferEnd',
])

export type SaidPart = {
  text: string
  template: string
  slots: FilledSlot[]
  evidence: SentenceEvidence[]
  limits?: readonly string[]
}

/**
 * One part of an atom with its slots filled, or null when the atom lacks the part or a fact that it needs.
 * A part that needs no fact rests on the atom alone and is marked so.
 */
export function sayPart(
  atom: Atom,
  part: TalkPart,
  shelf: FactShelf,
  names: Readonly<Record<string, string>>,
): SaidPart | null {
  const template = atom.talk[part]
  if (template === undefined) return null
  const needed = kindsNeeded(atom, part)
  if (part === 'opening' && needed.some((kind) => notToOpenWith.has(kind))) return null
  // Where our quote lies above their budget, the budget is spoken of beside it.
  if (needed.includes('budgetAmount') && !needed.includes('offerTotal') && shelf.has('offerTotal'))
    return null
  const facts = chooseFacts(needed, shelf)
  if (!facts) return null
  // A guest is reminded of their own words by speaking to them, and not of them.
  const guest =
    part === 'opening' && slotsOf(template).includes('person')
      ? ([...facts.values()].find(
          (said) => said.guest !== null && template.includes(`{by:${said.fact.kind}}`),
        )?.guest ?? null)
      : null
  const words: Record<string, { text: string; factId: string | null }> = {}
  for (const slot of slotsOf(template)) {
    const kind = factKindOfSlot(slot)
    const said = kind === null ? undefined : facts.get(kind)
    const own = guest !== null && said?.guest === guest && said.isGuests
    const text = said
      ? wordsFor(slot, own ? { ...said, by: atom.lang === 'zh' ? '您' : 'you' } : said, atom.lang)
      : slot === 'person' && guest !== null
        ? guest
        : names[slot]
    if (text === undefined || text === '') return null
    words[slot] = { text, factId: said && !isReckoned(said.fact) ? said.fact.id : null }
  }
  const cited = [...facts.values()].flatMap(({ fact, span }) => [
    { fact, span },
    ...(fact.joined ?? []).map((one) => ({ fact: one, span: one.span })),
  ])
  const evidence: SentenceEvidence[] = cited.map(({ fact, span }) => ({
    kind: fact.origin,
    evidenceId: fact.evidenceId,
    factId: isReckoned(fact) ? null : fact.id,
    span: isReckoned(fact) ? null : span,
  }))
  if (evidence.length === 0) evidence.push({ kind: 'rule', ruleId: null, atomId: atom.id })
  const limits = [...new Set([...facts.values()].flatMap((said) => said.limits))]
  return { ...fillSlots(template, words), template, evidence, ...(limits.length > 0 && { limits }) }
}

/** Fills the slots of a template and says where each landed. Throws on a slot without words. */
export function fillSlots(
  template: string,
  words: Readonly<Record<string, { text: string; factId: string | null }>>,
): { text: string; slots: FilledSlot[] } {
  const slots: FilledSlot[] = []
  let text = ''
  let at = 0
  for (const match of template.matchAll(/\{([^{}]+)\}/g)) {
    const name = match[1]!
    const filled = words[name]
    if (!filled) throw new Error(`no words for slot ${name}`)
    text += template.slice(at, match.index)
    slots.push({ name, ...filled, start: text.length, end: text.length + filled.text.length })
    text += filled.text
    at = match.index + match[0].length
  }
  return { text: text + template.slice(at), slots }
}
