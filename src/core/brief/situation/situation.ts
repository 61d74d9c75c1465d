import { type FactKind, factKinds, isFactKind, type Lang } from '../../atoms/library/index.ts'
import { hasDayPassed } from '../../dayPassed.ts'
import { namesDeliverable } from '../../facts/whoSays/stance.ts'
import { criteriaNow } from '../../talkTracks/standing/criteriaNow.ts'
import { factsNow } from '../../talkTracks/standing/kept.ts'
import { holdsAsSaid, newestFirst, standingFacts, topicOf } from '../../talkTracks/standing/standing.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { isOneThing, likenessOfThings, thingWords } from '../owed/sameThing.ts'
import { isAskedTerm } from './askedTerms.ts'
import { budgetTerms } from './budgetTerms.ts'
import { hasPassed, isOnlyOursToSay, isOver, withClock } from './daysToCome.ts'
import { hushedAmong, isWordOfSilence } from './hushed.ts'
import { heldByNewest, newestHolds } from './newestHolds.ts'
import { answeredBy, eachOnce, mostOwedOf } from './owedOnce.ts'
import { isWithinOwnLine, ownLineHolds, scopeOnce } from './ownLinePoints.ts'
import { aboutWhom, labelOf } from './pointNaming.ts'
import {
  dueDay,
  earlierOf,
  everybodyFirst,
  groups,
  inOneLine,
  owedKinds,
  type Point,
  type Situation,
  squeezed,
  type WrittenBefore,
  wordsOf,
} from './points.ts'
import { tookBack } from './replacedInWords.ts'
import { ofRivalsFaults } from './rivalsFaults.ts'
import { isToldElsewhere } from './toldElsewhere.ts'
import { givenByThemAsWell } from './whoGave.ts'
import { isOfOwnHouse, isOurOwnWish, isPraise, isReply, restsOnPastBudget } from './wishes.ts'

/** More of a kind nobody reads before a call: the account page has the rest. */
const mostOfKind = 6
/** A list of requirements is read whole, and so is what nobody may say. */
const mostAsks = 12
const mostQuiet = 16
/** What was handed over longer ago is no news to either side. */
const keptDays = 30
const mostKept = 4
const dayMs = 86_400_000

/** "They score, then Margaret signs": who "they" are stands before it, and who takes over often behind a leaving. */
const goesOn = ({ text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'peopleChange' ||
  (kind === 'decisionRole' &&
    /^(?:they|then|he|she|it|他们?|她|然后|再(?:由|到|报)|→)(?![a-z])/i.test(text.trim()))

/** For how long a budget is and whether tax is in it, beside the sum. */
const withTerms =
  (lang: Lang) =>
  (point: Point): Point =>
    point.kind === 'budgetAmount'
      ? { ...point, words: `${point.words}${budgetTerms(point.fact.text, lang)}` }
      : point

/** Offers of a rival under the shortest of its names that is told: Alder Systems is Alder where somebody calls it so. */
function offersOfOne(facts: readonly CustomerFact[]): CustomerFact[] {
  const names = [
    ...new Set(facts.flatMap(({ kind, subject }) => (kind === 'competitorOffer' ? [subject.trim()] : []))),
  ].sort((one, other) => one.length - other.length)
  const shortOf = (name: string): string =>
    names.find((short) => name.toLowerCase().startsWith(`${short.toLowerCase()} `)) ?? name
  return facts.map((fact) =>
    fact.kind === 'competitorOffer' && names.length > 1 ? { ...fact, subject: shortOf(fact.subject) } : fact,
  )
}

/**
 * What holds now of what was said about the deal, as of `asOf` (UTC ms), newest first: the figures and dates of which
 * there is one at a time with what they replaced, wishes, worries, rivals, and what either side still owes. What
 * somebody only thought is never in it; where one day has it both ways both are told as disputed. `nameOf` gives the
 * name of a contact, `writtenBefore` what the other side wrote just before a message.
 */
export function situationOf(
  facts: readonly CustomerFact[],
  {
    asOf,
    lang,
    accountName = null,
    nameOf,
    writtenBefore = () => null,
    lineOf = () => null,
    sentenceOf = ({ text }) => text,
    aboutOf = () => null,
    askedBefore = () => null,
    putOffFrom = () => null,
    isAside = () => false,
    names = null,
    zone = 'UTC',
  }: {
    asOf: number
    /** IANA time zone of whoever reads it, by whose days something is late. */
    zone?: string
    lang: Lang
    accountName?: string | null
    nameOf: (contactId: string) => string | null
    writtenBefore?: (evidenceId: string) => WrittenBefore | null
    /** The line of its evidence in which a fact stands, as far as it belongs to it; null where that says no more. */
    lineOf?: (fact: CustomerFact) => string | null
    /** The whole sentence in which a fact stands. */
    sentenceOf?: (fact: CustomerFact) => string
    /** Whom words about somebody are about that do not name them. */
    aboutOf?: (fact: CustomerFact) => string | null
    /** The question right before a message that is only its answer. */
    askedBefore?: (evidenceId: string) => WrittenBefore | null
    /** Whether it was told to us alone. */
    isAside?: (fact: CustomerFact) => boolean
    /** What a promise was before it was put off. */
    putOffFrom?: (fact: CustomerFact) => CustomerFact | null
    /** Names that stand at anything of this customer: sharing one makes no two debts one. */
    names?: RegExp | null
  },
): Situation {
  const known = ofRivalsFaults(offersOfOne(factsNow(facts, asOf, accountName)), sentenceOf).filter(
    (fact) =>
      isFactKind(fact.kind) &&
      holdsAsSaid(fact, fact.kind) &&
      // A day that lies behind is not when it will be delivered.
      !(
        fact.kind === 'deliveryDate' &&
        hasDayPassed(String(fact.figures[0]?.value ?? '9999-12-31'), asOf, zone)
      ) &&
      (fact.kind !== 'handedOver' || asOf - fact.occurredAt <= keptDays * dayMs) &&
      !isOurOwnWish(fact) &&
      !(fact.kind === 'customerAsk' && isOfOwnHouse(fact, sentenceOf(fact))) &&
      !(fact.kind === 'customerAsk' && isPraise(fact.text)) &&
      // A policy without a day says nothing that a call could turn on.
      (fact.kind !== 'policyChange' || fact.figures.some(({ unit }) => unit === 'date')),
  )
  const held = standingFacts(
    known.filter((fact) => !isOver(fact, known, asOf, zone) && !isOnlyOursToSay(fact, known)),
  )
  const { outdated, disputes } = held
  const standing = held.standing.filter((fact) => !restsOnPastBudget(fact, outdated, held.standing))
  const dueOf = (day: string | null) => ({
    dueOn: day,
    overdueSince: day !== null && hasDayPassed(day, asOf, zone) ? day : null,
  })
  const pointOf = (fact: CustomerFact, kind: FactKind, state: Point['state']): Point => ({
    kind,
    ...dueOf(dueDay(fact, kind)),
    label: labelOf(fact, kind, lang),
    about: aboutWhom(fact, kind, lang, aboutOf),
    words:
      (goesOn(fact, kind) || ofWaits.has(kind) ? lineOf(fact) : null) ??
      criteriaNow(fact, known, lang) ??
      wordsOf(fact, kind, lang),
    quote: inOneLine(fact.text),
    speaker: fact.speaker ?? null,
    saidBy: fact.contactId && fact.speaker === 'customer' ? nameOf(fact.contactId) : null,
    at: fact.undated ? null : fact.occurredAt,
    state,
    fact,
    ...hasPassed(fact, kind, asOf, zone),
    answers:
      owedKinds.has(kind) && fact.subject !== 'plan' && !namesDeliverable(fact.text)
        ? answeredBy(fact, writtenBefore(fact.evidenceId), names)
        : factKinds[kind].value === 'text' && isReply.test(fact.text)
          ? askedBefore(fact.evidenceId)
          : null,
    earlier: [],
    since: [],
    isHushed: false,
  })
  const replaced = (kind: FactKind): CustomerFact[] =>
    outdated.filter((fact) => fact.kind === kind).sort(newestFirst)
  const pointsOf = (kind: FactKind): Point[] => {
    const holding = standing.filter((fact) => fact.kind === kind).sort(newestFirst)
    const points = [
      ...disputes
        .filter((dispute) => dispute.kind === kind)
        .flatMap((dispute) => dispute.facts.map((fact) => pointOf(fact, kind, 'disputed'))),
      ...holding.map((fact) => pointOf(fact, kind, 'holds')),
    ]
    const once = new Map<string, Point>()
    const saidAgain = new Map<string, CustomerFact[]>()
    for (const point of points) {
      const key = squeezed(`${point.about ?? ''} ${point.words}`)
      const same = once.get(key)
      saidAgain.set(key, [...(saidAgain.get(key) ?? []), point.fact])
      // Of those who say the same the customer is the better witness.
      if (!same || (same.speaker !== 'customer' && point.speaker === 'customer')) once.set(key, point)
    }
    const distinct = [...once.values()]
    if (kind === 'ownLine') return ownLineHolds(distinct)
    if (kind === 'scopeChange') return scopeOnce(distinct)
    if (newestHolds.has(kind)) return heldByNewest(distinct, replaced(kind), { kind, lang, lineOf })
    // Wishes are many: of which of them another took the place, the words don't say.
    const before = kind === 'customerAsk' ? [] : replaced(kind)
    return everybodyFirst(distinct).map((point) => ({
      ...point,
      earlier: earlierOf([
        ...[putOffFrom(point.fact)].flatMap((fact) =>
          fact === null ? [] : [{ words: wordsOf(fact, kind, lang), fact }],
        ),
        // Whoever says it again may say what it was before.
        ...[point.fact, ...(saidAgain.get(squeezed(`${point.about ?? ''} ${point.words}`)) ?? [])].flatMap(
          (fact) => tookBack(fact, kind, lang),
        ),
        ...before
          .filter(
            (fact) =>
              topicOf(fact) === topicOf(point.fact) &&
              // What the account has as its standing terms, nobody of them has asked for.
              (!isAskedTerm(point.fact, kind) || isAskedTerm(fact, kind) || fact.speaker === 'customer'),
          )
          .flatMap((fact) => [
            { words: wordsOf(fact, kind, lang), fact },
            // What was replaced may say itself what it had replaced.
            ...tookBack(fact, kind, lang).filter(({ words }) => words !== point.words),
          ]),
      ]),
    }))
  }
  const situation = groups.flatMap(({ group, kinds }) => {
    const points = kinds.flatMap((kind) =>
      pointsOf(kind).slice(
        0,
        kind === 'handedOver'
          ? mostKept
          : kind === 'customerAsk'
            ? mostAsks
            : kind === 'keepQuiet' || kind === 'ownLine'
              ? mostQuiet
              : owedKinds.has(kind)
                ? mostOwedTold
                : mostOfKind,
      ),
    )
    const shown = points.filter(
      ({ kind, words, about }, at) =>
        // A name that stands at an offer, and words that stand there as another kind already, say nothing more.
        !points.some(
          (other, before) =>
            (kind === 'competitorName' &&
              ((other.about !== null && squeezed(other.about) === squeezed(words)) ||
                (other.kind === 'competitorNews' && other.quote.includes(words)))) ||
            (before < at && about === other.about && squeezed(other.words) === squeezed(words)),
        ),
    )
    // Of what is told under another kind already, what it replaced is not lost.
    const left = points.filter((point) => !shown.includes(point))
    const merged = shown.map((point) => {
      const same = left.find((other) => squeezed(other.words) === squeezed(point.words))
      if (!same) return point
      return {
        ...point,
        alike: same.fact,
        earlier: point.earlier.length > 0 ? point.earlier : same.earlier,
      }
    })
    return [{ group, points: merged }]
  })
  /** What they promised in confidence and in front of others as well is no secret. */
  const isTold = ({ kind, dueOn, fact, words }: Point): boolean =>
    kind === 'customerPromise' &&
    known.some(
      (other) =>
        other.kind === kind &&
        other.evidenceId !== fact.evidenceId &&
        other.speaker !== 'team' &&
        dueDay(other, kind) === dueOn &&
        likenessOfThings(thingWords(other.text, names), thingWords(words, names)) >= isOneThing,
    )
  const quiet = situation.flatMap(({ points }) => points.filter(({ kind }) => kind === 'keepQuiet'))
  const all = situation.flatMap(({ points }) => points)
  const own = all.filter(({ kind }) => kind === 'ownLine')
  return situation
    .map(({ group, points }) => ({
      group,
      points: (group === 'owed' ? mostOwedOf(eachOnce(points, names)) : points)
        .filter((point) => !isToldElsewhere(point, all) && !givenByThemAsWell(point, all, names))
        .map((point) => (group === 'dates' ? withClock(point) : withTerms(lang)(point))),
    }))
    .map(({ group, points }) => ({
      group,
      points:
        group === 'quiet'
          ? points.filter((point) => !isWithinOwnLine(point, own))
          : points
              .filter((point) => !isWordOfSilence(point, quiet))
              .map((point) =>
                hushedAmong(point, quiet, { nameOf, isTold: isTold(point), isAside: isAside(point.fact) }),
              ),
    }))
    .filter(({ points }) => points.length > 0)
}

/** How long somebody waited tells nothing without for what: it stands with its line. */
const ofWaits: ReadonlySet<FactKind> = new Set<FactKind>(['waitingTime', 'downtimeHours'])

/** What is owed is told in many places: it is cut short only once each stands there once. */
const mostOwedTold = 24
