import type { SituationGroup, SituationPoint } from '../../../shared/contract/brief.ts'
import { type FactKind, factKinds, type Lang } from '../../atoms/library/index.ts'
import { isOfPart, namesOrderBy } from '../../facts/days/dayOfWhat.ts'
import { inParts } from '../../facts/days/splitDelivery.ts'
import { formatDate, formatMoney, formatQuantity } from '../../talkTracks/formatFigure.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import type { Told } from '../owed/sinceThen.ts'
import { withoutTie } from '../people/changeOfPeople.ts'
import { pricePer } from '../quote/pricePer.ts'

/** What a rep wants to have at hand before a call, in the order in which it is asked for. */
export const groups: readonly { group: SituationGroup['group']; kinds: readonly FactKind[] }[] = [
  {
    group: 'money',
    kinds: [
      'scopeChange',
      'ownOffer',
      'askedPrice',
      'budgetAmount',
      'budgetPhases',
      'budgetDeadline',
      'paymentSplit',
      'paymentTerm',
    ],
  },
  { group: 'ours', kinds: ['ownLine'] },
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
const mostEarlier = 3

/** What was written just before something, as evidence. */
export interface WrittenBefore {
  evidenceId: string
  text: string
}

/** A point before its evidence has a label. */
export type Point = Omit<SituationPoint, 'mark' | 'earlier' | 'answers' | 'since'> & {
  fact: CustomerFact
  /** What says the same under another kind. */
  alike?: CustomerFact
  answers: WrittenBefore | null
  earlier: { words: string; fact: CustomerFact }[]
  since: readonly Told[]
}
export type SituationPointRead = Point
export type Situation = { group: SituationGroup['group']; points: Point[] }[]

/** What stands in several lines, or apart in columns, as one line. */
export const inOneLine = (text: string): string =>
  text
    .trim()
    .replaceAll('**', '')
    // A mail that breaks its lines goes on in small letters: "price 40%, cold store", "performance 25%" are two items.
    .replaceAll(/(?<=\d\s?%,[^\n]*\p{L}{2})[ \t]*\n[ \t]*(?=\p{Ll})/gu, ' ')
    .replaceAll(/\s*\n\s*/g, '; ')
    .replaceAll(/\s*\t\s*/g, ' · ')
    // The bars of a table written in plain text.
    .replaceAll(/^\s*\|\s*|\s*\|\s*$/g, '')
    .replaceAll(/\s*\|\s*/g, ' · ')
    .replaceAll(/\s{2,}/g, ' ')

export function wordsOf(fact: CustomerFact, kind: FactKind, lang: Lang): string {
  const { value } = factKinds[kind]
  const format = { money: formatMoney, quantity: formatQuantity, date: formatDate }[value as 'money']
  const told = format === undefined ? null : fact.figures.map((figure) => format(figure, lang)).find(Boolean)
  if (told === undefined || told === null)
    return kind === 'keepQuiet' ? withoutTie(inOneLine(fact.text)) : inOneLine(fact.text)
  // What comes in parts is told with each part's day.
  if (kind === 'deliveryDate' && fact.subject === inParts) return inOneLine(fact.text)
  // A part of what comes, and goods that hang on a signature, are told as whoever said it put it.
  if (kind === 'deliveryDate' && (isOfPart(fact.text) || namesOrderBy(fact.text)))
    return lang === 'zh' ? `${told}（${inOneLine(fact.text)}）` : `${told} (${inOneLine(fact.text)})`
  const sum =
    kind === 'competitorOffer' ? fact.figures.find(({ currency }) => currency !== undefined) : undefined
  return sum === undefined ? told : `${told}${pricePer(fact.text, Number(sum.value), lang)}`
}

export const owedKinds: ReadonlySet<FactKind> = new Set<FactKind>([
  'openPromise',
  'openTask',
  'customerPromise',
])

/** The first day that something owed names, by which it is due. */
export function dueDay({ figures }: CustomerFact, kind: FactKind): string | null {
  if (!owedKinds.has(kind)) return null
  const [first] = figures.flatMap(({ unit, value }) =>
    unit === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value)) ? [String(value)] : [],
  )
  return first ?? null
}

/** Days of what is to come. */
export const toCome: ReadonlySet<FactKind> = new Set<FactKind>([
  'decisionDate',
  'tenderDate',
  'offerDueDate',
  'acceptanceTestDate',
  'goLiveDate',
])

export const squeezed = (words: string): string => words.replaceAll(/[\s\p{P}]/gu, '').toLowerCase()

/** The newest of each person before anybody's second: whoever writes most would hide the others. */
export function everybodyFirst(points: readonly Point[]): Point[] {
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

export const earlierOf = (points: readonly { words: string; fact: CustomerFact }[]): Point['earlier'] => {
  const once = new Map<string, { words: string; fact: CustomerFact }>()
  for (const point of points) {
    const key = squeezed(point.words)
    const same = once.get(key)
    // Of when it was so, who said it then tells better than who takes it back.
    const isOlder = same !== undefined && !point.fact.undated && point.fact.occurredAt < same.fact.occurredAt
    if (same === undefined || isOlder) once.set(key, point)
  }
  return [...once.values()].slice(0, mostEarlier)
}
