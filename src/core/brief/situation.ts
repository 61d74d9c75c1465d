import type { SituationGroup, SituationPoint } from '../../shared/contract/brief.ts'
import type { EvidenceId } from '../../shared/ids.ts'
import { type FactKind, factKinds, isFactKind, type Lang } from '../atoms/library/index.ts'
import { takenBackIn } from '../facts/extract.ts'
import { namesDeliverable } from '../facts/stance.ts'
import { formatDate, formatMoney, formatQuantity } from '../talkTracks/formatFigure.ts'
import { factsNow, nameOneThing, pieces } from '../talkTracks/kept.ts'
import { holdsAsSaid, newestFirst, standingFacts, testNamed, topicOf } from '../talkTracks/standing.ts'
import type { CustomerFact, FactFigure } from '../talkTracks/types.ts'
import { criteriaNow } from './criteriaNow.ts'
import type { EvidenceLabels } from './tracksView.ts'

/** What a rep wants to have at hand before a call, in the order in which it is asked for. */
const groups: readonly { group: SituationGroup['group']; kinds: readonly FactKind[] }[] = [
  {
    group: 'money',
    kinds: ['budgetAmount', 'budgetPhases', 'budgetDeadline', 'askedPrice', 'paymentSplit', 'paymentTerm'],
  },
  {
    group: 'dates',
    kinds: [
      'decisionDate',
      'tenderDate',
      'offerDueDate',
      'acceptanceTestDate',
      'deliveryDate',
      'goLiveDate',
      'maintenanceWindow',
      'contractEndDate',
    ],
  },
  { group: 'owed', kinds: ['openPromise', 'openTask', 'customerPromise'] },
  { group: 'kept', kinds: ['handedOver'] },
  { group: 'people', kinds: ['decisionRole', 'peopleChange', 'attitude'] },
  {
    group: 'decided',
    kinds: [
      'awardCriteria',
      'decisionFactor',
      'meetingDecision',
      'acceptanceCriterion',
      'trialResult',
      'policyChange',
    ],
  },
  { group: 'wants', kinds: ['customerAsk', 'statedGoal', 'securityRequirement', 'dataLocation'] },
  {
    group: 'concerns',
    kinds: [
      'statedConcern',
      'userComplaint',
      'downtimeCost',
      'downtimeHours',
      'repairHours',
      'waitingTime',
      'auditFinding',
      'returnReason',
    ],
  },
  {
    group: 'rivals',
    kinds: [
      'competitorOffer',
      'competitorNews',
      'competitorPriceChange',
      'competitorGap',
      'competitorName',
      'competitorOut',
      'totalCostGap',
    ],
  },
  { group: 'quiet', kinds: ['keepQuiet'] },
]
export const situationKinds: readonly FactKind[] = groups.flatMap(({ kinds }) => kinds)
/** Quoted kinds of which the newest takes the place of what was said before, as of figures. */
const newestHolds: ReadonlySet<FactKind> = new Set<FactKind>([
  'askedPrice',
  'budgetPhases',
  'paymentSplit',
  'awardCriteria',
  'maintenanceWindow',
])
/** More of a kind nobody reads before a call: the account page has the rest. */
const mostOfKind = 6
/** A list of requirements is read whole, and so is what nobody may say. */
const mostAsks = 12
const mostQuiet = 16
/** What was handed over longer ago is no news to either side. */
const keptDays = 30
const mostKept = 4
const dayMs = 86_400_000
const mostEarlier = 3

/** What was written just before something, as evidence. */
export interface WrittenBefore {
  evidenceId: string
  text: string
}

/** A point before its evidence has a label. */
type Point = Omit<SituationPoint, 'mark' | 'earlier' | 'answers'> & {
  fact: CustomerFact
  answers: WrittenBefore | null
  earlier: { words: string; fact: CustomerFact }[]
}
export type Situation = { group: SituationGroup['group']; points: Point[] }[]

/** What stands in several lines, or apart in columns, as one line. */
const inOneLine = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, '; ')
    .replaceAll(/\s*\t\s*/g, ' · ')
    .replaceAll(/\s{2,}/g, ' ')

function wordsOf(fact: CustomerFact, kind: FactKind, lang: Lang): string {
  const { value } = factKinds[kind]
  const format = { money: formatMoney, quantity: formatQuantity, date: formatDate }[value as 'money']
  const told = format === undefined ? null : fact.figures.map((figure) => format(figure, lang)).find(Boolean)
  return told ?? inOneLine(fact.text)
}

const owedKinds: ReadonlySet<FactKind> = new Set<FactKind>(['openPromise', 'openTask', 'customerPromise'])

/** The first day that something owed names, by which it is due. */
function dueDay({ figures }: CustomerFact, kind: FactKind): string | null {
  if (!owedKinds.has(kind)) return null
  const [first] = figures.flatMap(({ unit, value }) =>
    unit === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value)) ? [String(value)] : [],
  )
  return first ?? null
}

/** Whether a day lies behind `asOf` (UTC ms). */
const isBehind = (day: string, asOf: number): boolean => asOf >= Date.parse(day) + dayMs

/** A day without a year that was left for another lies near it: "by 6 September 2027, not 1 October". */
function inYearOf(figure: FactFigure, fact: CustomerFact): FactFigure {
  const [year] = String(figure.value).split('-')
  const now = fact.figures.find(({ unit }) => unit === 'date')
  if (!now || fact.text.includes(year!)) return figure
  const at = Date.parse(String(now.value))
  const years = [0, -1, 1].map((shift) => Number(String(now.value).slice(0, 4)) + shift)
  const [nearest] = years
    .map((one) => `${one}${String(figure.value).slice(4)}`)
    .sort((a, b) => Math.abs(Date.parse(a) - at) - Math.abs(Date.parse(b) - at))
  return { ...figure, value: nearest! }
}

/** What the very words of a figure or day say held before: they tell it better than any older record. */
function tookBack(fact: CustomerFact, kind: FactKind, lang: Lang): { words: string; fact: CustomerFact }[] {
  const { value } = factKinds[kind]
  if (value !== 'money' && value !== 'date') return []
  const format = value === 'money' ? formatMoney : formatDate
  return takenBackIn(fact.text, fact.occurredAt, fact.figures[0] ?? null).flatMap((figure) => {
    const told = figure.unit === 'date' ? inYearOf(figure, fact) : figure
    const words = (figure.unit === 'date') === (value === 'date') ? format(told, lang) : null
    return words === null || words === wordsOf(fact, kind, lang) ? [] : [{ words, fact }]
  })
}

const testWords = (test: ReturnType<typeof testNamed>, lang: Lang): string | null =>
  test === 'sample' && lang === 'zh' ? '样品' : test

/** Days of what is to come. */
const toCome: ReadonlySet<FactKind> = new Set<FactKind>([
  'decisionDate',
  'tenderDate',
  'offerDueDate',
  'acceptanceTestDate',
  'goLiveDate',
])
/** That the day of something to come lies behind, whatever came of it: nobody may take it for one ahead. */
function hasPassed({ figures }: CustomerFact, kind: FactKind, asOf: number): { overdueSince?: string } {
  const day = String(figures[0]?.value ?? '')
  return toCome.has(kind) && day.length === 10 && isBehind(day, asOf) ? { overdueSince: day } : {}
}

const ofTests = /试机|试跑|试车|测试|试用|样机|样品|验收|\b(trials?|tests?|samples?|demo|FAT|SAT)\b/i
/** Whether a test whose day lies behind has been held, as what was told of it since says: nothing of it is to come. */
const isOver = (fact: CustomerFact, facts: readonly CustomerFact[], asOf: number): boolean =>
  fact.kind === 'acceptanceTestDate' &&
  isBehind(String(fact.figures[0]?.value ?? '9999-12-31'), asOf) &&
  facts.some(
    (other) =>
      (other.kind === 'trialResult' || (other.kind === 'handedOver' && ofTests.test(other.text))) &&
      other.occurredAt + dayMs >= Date.parse(String(fact.figures[0]?.value)),
  )

/** News of a rival in words that do not name it: an answer to who asked about it. */
const isOfUnnamed = ({ subject, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'competitorNews' && subject !== 'continued' && !text.toLowerCase().includes(subject.toLowerCase())

const askedTerm = { zh: '对方要的付款期', en: 'payment term they ask for' } as const
/** A payment term that they want is none that anybody agreed to. */
const isAskedTerm = ({ speaker, stance, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'paymentTerm' &&
  speaker !== 'ours' &&
  speaker !== 'team' &&
  (stance === 'asked' ||
    /改|想|要|能不能|希望|\b(?:could|would|instead|needs?|wants?|asks?|asked|like)\b/i.test(text))

const squeezed = (words: string): string => words.replaceAll(/[\s\p{P}]/gu, '').toLowerCase()

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
  }: {
    asOf: number
    lang: Lang
    accountName?: string | null
    nameOf: (contactId: string) => string | null
    writtenBefore?: (evidenceId: string) => WrittenBefore | null
  },
): Situation {
  const known = factsNow(facts, asOf, accountName).filter(
    (fact) =>
      isFactKind(fact.kind) &&
      holdsAsSaid(fact, fact.kind) &&
      (fact.kind !== 'handedOver' || asOf - fact.occurredAt <= keptDays * dayMs) &&
      // A policy without a day says nothing that a call could turn on.
      (fact.kind !== 'policyChange' || fact.figures.some(({ unit }) => unit === 'date')),
  )
  const { standing, outdated, disputes } = standingFacts(known.filter((fact) => !isOver(fact, known, asOf)))
  const dueOf = (day: string | null) => ({
    dueOn: day,
    overdueSince: day !== null && isBehind(day, asOf) ? day : null,
  })
  const pointOf = (fact: CustomerFact, kind: FactKind, state: Point['state']): Point => ({
    kind,
    ...dueOf(dueDay(fact, kind)),
    label: isAskedTerm(fact, kind) ? askedTerm[lang] : factKinds[kind][lang],
    about:
      kind === 'competitorOffer' || isOfUnnamed(fact, kind)
        ? fact.subject
        : kind === 'acceptanceTestDate'
          ? testWords(testNamed(fact.subject), lang)
          : null,
    words: criteriaNow(fact, known, lang) ?? wordsOf(fact, kind, lang),
    quote: inOneLine(fact.text),
    speaker: fact.speaker ?? null,
    saidBy: fact.contactId && fact.speaker === 'customer' ? nameOf(fact.contactId) : null,
    at: fact.undated ? null : fact.occurredAt,
    state,
    fact,
    ...hasPassed(fact, kind, asOf),
    answers: owedKinds.has(kind) && !namesDeliverable(fact.text) ? writtenBefore(fact.evidenceId) : null,
    earlier: [],
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
    if (newestHolds.has(kind)) {
      // Their own words hold; a note that is newer stands beside them, since it may only think aloud.
      const theirs = distinct.find(({ speaker }) => speaker === 'customer')
      const [newest] = distinct
      const current = theirs && newest && newest !== theirs ? [theirs, newest] : newest ? [newest] : []
      // The same terms in other words, or in the other language, were no other terms before.
      const figuresOf = ({ words }: Point) => (words.match(/\d+(?:\.\d+)?/g) ?? []).slice(0, 4).join(' ')
      const rest = distinct.filter(
        (point) =>
          !current.includes(point) &&
          !(figuresOf(point) !== '' && current.some((one) => figuresOf(one) === figuresOf(point))),
      )
      const before = replaced(kind).map((fact) => ({ words: wordsOf(fact, kind, lang), fact }))
      return current.map((point, at) =>
        at === 0 ? { ...point, earlier: earlierOf([...rest, ...before]) } : point,
      )
    }
    // Wishes are many: of which of them another took the place, the words don't say.
    const before = kind === 'customerAsk' ? [] : replaced(kind)
    return everybodyFirst(distinct).map((point) => ({
      ...point,
      earlier: earlierOf([
        // Whoever says it again may say what it was before.
        ...[point.fact, ...(saidAgain.get(squeezed(`${point.about ?? ''} ${point.words}`)) ?? [])].flatMap(
          (fact) => tookBack(fact, kind, lang),
        ),
        ...before
          .filter((fact) => topicOf(fact) === topicOf(point.fact))
          .map((fact) => ({ words: wordsOf(fact, kind, lang), fact })),
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
            : kind === 'keepQuiet'
              ? mostQuiet
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
    return [{ group, points: shown }]
  })
  const all = situation.flatMap(({ points }) => points)
  return situation
    .map(({ group, points }) => ({
      group,
      points: (group === 'owed' ? eachOnce(points) : points).filter((point) => !isToldElsewhere(point, all)),
    }))
    .filter(({ points }) => points.length > 0)
}

const isOwedByThem = ({ kind }: Point): boolean => kind === 'customerPromise'

/**
 * What either side owes, each once: told in a message, in the notes of a talk and on a list of duties it is one thing, of
 * one side, for one day. The words that were said to the other side stay, before those of our own lists.
 */
function eachOnce(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  const isBare = ({ words, answers }: Point): boolean => answers === null && !namesDeliverable(words)
  for (const point of points) {
    // "24号一定交" beside what is due that day says no more of it.
    const isSaid =
      point.dueOn !== null &&
      isBare(point) &&
      points.some(
        (other) =>
          other !== point &&
          other.dueOn === point.dueOn &&
          isOwedByThem(other) === isOwedByThem(point) &&
          !isBare(other),
      )
    if (isSaid) continue
    const isTwice = kept.some(
      (other) =>
        other.dueOn !== null &&
        other.dueOn === point.dueOn &&
        isOwedByThem(other) === isOwedByThem(point) &&
        nameOneThing(pieces(other.words), pieces(point.words), 2),
    )
    if (!isTwice) kept.push(point)
  }
  return kept
}

const toldBetter: ReadonlySet<FactKind> = new Set<FactKind>(
  groups.flatMap(({ group, kinds }) =>
    ['money', 'dates', 'owed', 'kept', 'people'].includes(group) ? kinds : [],
  ),
)

const ofDays =
  /\d+\s*(?:days?|天|日|个月)?[^.,，。;；\d]{0,16}\binstead of (?:the )?\d+|\d+\s*(?:days?|天|日|个月)/gi

/** Whether a wish is only the sentence of a term or day that stands above, or a piece of another wish. */
function isToldElsewhere({ kind, fact, words }: Point, all: readonly Point[]): boolean {
  // The day on which it is decided stands among the days.
  if (kind === 'meetingDecision')
    return all.some(
      (other) =>
        other.kind === 'decisionDate' &&
        other.fact.evidenceId === fact.evidenceId &&
        other.fact.span.start < fact.span.end &&
        other.fact.span.end > fact.span.start,
    )
  if (kind !== 'customerAsk') return false
  const own = squeezed(words)
  return all.some((other) => {
    if (other.fact === fact) return false
    if (other.kind === 'customerAsk') {
      const others = squeezed(other.words)
      return others.length > own.length && others.includes(own)
    }
    const { evidenceId, span } = other.fact
    // A term tells nothing of the price that is asked for in the same sentence.
    if (other.kind === 'paymentTerm' && /\d/.test(words.replaceAll(ofDays, ' '))) return false
    return (
      toldBetter.has(other.kind as FactKind) &&
      evidenceId === fact.evidenceId &&
      span.start < fact.span.end &&
      span.end > fact.span.start
    )
  })
}

/** The newest of each person before anybody's second: whoever writes most would hide the others. */
function everybodyFirst(points: readonly Point[]): Point[] {
  const turns = new Map<string, number>()
  return points
    .map((point) => {
      const who = point.saidBy ?? point.speaker ?? ''
      const turn = turns.get(who) ?? 0
      turns.set(who, turn + 1)
      return { point, turn }
    })
    .sort((left, right) => left.turn - right.turn)
    .map(({ point }) => point)
}

const earlierOf = (points: readonly { words: string; fact: CustomerFact }[]): Point['earlier'] => {
  const once = new Map(
    points.map((point) => [squeezed(point.words), point]).toReversed() as [string, Point][],
  )
  return [...once.values()].toReversed().slice(0, mostEarlier)
}

/** The situation as the brief shows it: every point opens the very words it was read from. */
export function situationView(situation: Situation, labels: EvidenceLabels): SituationGroup[] {
  const markOf = ({ evidenceId, span }: CustomerFact): SituationPoint['mark'] => ({
    kind: 'source',
    label: labels.labelOf(evidenceId),
    evidenceId: evidenceId as EvidenceId,
    ruleId: null,
    start: span.start,
    end: span.end,
  })
  return situation.map(({ group, points }) => ({
    group,
    points: points.map(({ fact, earlier, answers, ...point }) => ({
      ...point,
      mark: markOf(fact),
      answers: answers && {
        words: answers.text,
        mark: {
          kind: 'source',
          label: labels.labelOf(answers.evidenceId),
          evidenceId: answers.evidenceId as EvidenceId,
          ruleId: null,
          start: 0,
          end: answers.text.length,
        },
      },
      earlier: earlier.map((before) => ({
        words: before.words,
        at: before.fact.undated ? null : before.fact.occurredAt,
        mark: markOf(before.fact),
      })),
    })),
  }))
}
