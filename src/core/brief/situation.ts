import type { SituationGroup, SituationPoint } from '../../shared/contract/brief.ts'
import type { EvidenceId } from '../../shared/ids.ts'
import { type FactKind, factKinds, isFactKind, type Lang } from '../atoms/library/index.ts'
import { hasDayPassed } from '../dayPassed.ts'
import { someRival } from '../facts/aboutRival.ts'
import { findFigures } from '../facts/figures.ts'
import { tellsAllowance } from '../facts/ownCaps.ts'
import { isHush, namesDeliverable } from '../facts/stance.ts'
import { takenBackIn } from '../facts/takenBack.ts'
import { criteriaNow } from '../talkTracks/criteriaNow.ts'
import { formatDate, formatMoney, formatQuantity } from '../talkTracks/formatFigure.ts'
import { factsNow, nameOneThing, pieces } from '../talkTracks/kept.ts'
import { holdsAsSaid, newestFirst, standingFacts, testNamed, topicOf } from '../talkTracks/standing.ts'
import type { CustomerFact, FactFigure } from '../talkTracks/types.ts'
import { budgetTerms } from './budgetTerms.ts'
import { withoutTie } from './changeOfPeople.ts'
import { confidedPromise } from './confidences.ts'
import { clockBeside, dayNameOf } from './dayNames.ts'
import { pricePer } from './pricePer.ts'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'
import type { Told } from './sinceThen.ts'
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

/** What whoever decides among us lets us offer is no secret to be kept, and no more than it says. */
const mayBeOffered = {
  zh: '可以给客户，条件和界限照原话',
  en: 'may be offered, on its condition and no more',
}

/** A point before its evidence has a label. */
type Point = Omit<SituationPoint, 'mark' | 'earlier' | 'answers' | 'since'> & {
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
const inOneLine = (text: string): string =>
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

function wordsOf(fact: CustomerFact, kind: FactKind, lang: Lang): string {
  const { value } = factKinds[kind]
  const format = { money: formatMoney, quantity: formatQuantity, date: formatDate }[value as 'money']
  const told = format === undefined ? null : fact.figures.map((figure) => format(figure, lang)).find(Boolean)
  if (told === undefined || told === null)
    return kind === 'keepQuiet' ? withoutTie(inOneLine(fact.text)) : inOneLine(fact.text)
  const sum =
    kind === 'competitorOffer' ? fact.figures.find(({ currency }) => currency !== undefined) : undefined
  return sum === undefined ? told : `${told}${pricePer(fact.text, Number(sum.value), lang)}`
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

/** "on Friday 11 December, not the 4th": the day of the same month. */
function bareDayLeft({ text, figures }: CustomerFact, value: string): FactFigure[] {
  const day =
    /\b(?:not|instead of|rather than) (?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor|time))/i.exec(
      text,
    )?.[1]
  const now = String(figures.find(({ unit }) => unit === 'date')?.value ?? '')
  if (value !== 'date' || day === undefined || now.length !== 10) return []
  return [{ unit: 'date', value: `${now.slice(0, 8)}${day.padStart(2, '0')}` }]
}

/** What the very words of a figure or day say held before: they tell it better than any older record. */
function tookBack(fact: CustomerFact, kind: FactKind, lang: Lang): { words: string; fact: CustomerFact }[] {
  const { value } = factKinds[kind]
  if (value !== 'money' && value !== 'date') return []
  const format = value === 'money' ? formatMoney : formatDate
  return [
    ...bareDayLeft(fact, value),
    ...takenBackIn(fact.text, fact.occurredAt, fact.figures[0] ?? null),
  ].flatMap((figure) => {
    const told = figure.unit === 'date' ? inYearOf(figure, fact) : figure
    const words = (figure.unit === 'date') === (value === 'date') ? format(told, lang) : null
    return words === null || words === wordsOf(fact, kind, lang) ? [] : [{ words, fact }]
  })
}

const testWords = (test: ReturnType<typeof testNamed>, lang: Lang): string | null =>
  test === 'sample' && lang === 'zh' ? '样品' : test

/** "fair, that's why we need the report": what one of us says to the others is no wish of the customer. */
const isOurOwnWish = ({ kind, speaker, text }: CustomerFact): boolean =>
  kind === 'customerAsk' &&
  speaker === 'team' &&
  /^[^,.;，。；]{0,40}(?:\b(?:we|I)(?:['’](?:d|ll))? (?:need|want|would like|should|must)\b|(?<![他她它])我们?(?:这边)?(?:要|需要|想|得))/i.test(
    text,
  )
/** 90天账期财务同意了，但要求先回款: what our own finance or legal department asks is no wish of the customer. */
const ofOwnHouse =
  /(?<!(?:他们|对方|客户|甲方|贵司|你们)[^，。；\n]{0,4})(?:财务|法务|风控|内审|老板|总部|公司领导|我们领导)(?!总监|部长?那?边?的?\p{Script=Han}{2,3}(?:说|要))[^，。；\n]{0,6}(?:同意|批了?|要求|不同意|说|卡|坚持|的意思|松口)|\b(?:our (?:finance|legal|cfo|boss|md|credit control|management|head office)|finance|legal|credit control) (?:dept |department |team )?(?:agreed?s?|approved?|accepts?|accepted|insists?|wants?|requires?|says?|said|will only|is (?:ok|fine))\b/iu
const isOfOwnHouse = ({ kind, speaker }: CustomerFact, line: string): boolean =>
  kind === 'customerAsk' && speaker === 'team' && ofOwnHouse.test(line)
/** "Still no samples": they complain of what we owe, and promise nothing. */
const stillAwaited = { zh: '对方说还没收到', en: 'they say it has not come' } as const
/** "drivers love the cab", 司机都说好开: what somebody is glad of is asked of nobody. */
const praised =
  /\b(?:loves?|loved|really likes?|is happy|are happy|were happy|delighted|impressed|great job|well done|nobody wants to give it back|works (?:great|well|fine|perfectly))\b|很喜欢|很满意|都说好|挺好[的用]?|好评|赞不绝口|用得(?:很|挺)?(?:顺|好)|点赞|👍/iu
const asksAnything =
  /\b(?:wants?|needs?|asks?|asked|require[sd]?|must|should|would like|could you|please|but|if|before|more|another|same)\b|要|希望|想(?!象)|能不能|请|但|不过|如果|再|也得|必须/iu
const isPraise = (text: string): boolean =>
  praised.test(text) && !asksAnything.test(text.replace(/nobody wants to give it back/gi, ''))
const givenByThem = { zh: '对方已给我们', en: 'they gave us' } as const
/** What one of theirs sent is not what we have handed over. */
const isTheirsGiven = ({ kind, speaker, text }: CustomerFact): boolean =>
  kind === 'handedOver' && speaker === 'customer' && !/收到|received|\bgot\b|thanks? for|谢谢/iu.test(text)

/** Days of what is to come. */
const toCome: ReadonlySet<FactKind> = new Set<FactKind>([
  'decisionDate',
  'tenderDate',
  'offerDueDate',
  'acceptanceTestDate',
  'goLiveDate',
])
/** That the day of something to come lies behind, whatever came of it: nobody may take it for one ahead. */
function hasPassed(
  { figures }: CustomerFact,
  kind: FactKind,
  asOf: number,
  zone: string,
): { overdueSince?: string } {
  const day = String(figures[0]?.value ?? '')
  return toCome.has(kind) && day.length === 10 && hasDayPassed(day, asOf, zone) ? { overdueSince: day } : {}
}

const ofTests = /试机|试跑|试车|测试|试用|样机|样品|验收|\b(trials?|tests?|samples?|demo|FAT|SAT)\b/i
/** Whether a test whose day lies behind has been held, as what was told of it since says: nothing of it is to come. */
const isOver = (fact: CustomerFact, facts: readonly CustomerFact[], asOf: number, zone: string): boolean =>
  fact.kind === 'acceptanceTestDate' &&
  hasDayPassed(String(fact.figures[0]?.value ?? '9999-12-31'), asOf, zone) &&
  facts.some(
    (other) =>
      (other.kind === 'trialResult' || (other.kind === 'handedOver' && ofTests.test(other.text))) &&
      other.occurredAt + dayMs >= Date.parse(String(fact.figures[0]?.value)),
  )

const ofAgreed: ReadonlySet<FactKind> = new Set<FactKind>([...toCome, 'deliveryDate', 'contractEndDate'])
const reported =
  /改[到成为]|延[到至]|提前|推迟|作废|说|通知|\b(?:moved?|extended|postponed|now|said|says|told|confirmed|changed|instead)\b/i
/** A day of which the customer or a record tells is not put off by what we say among ourselves, unless that reports it. */
const isOnlyOursToSay = ({ kind, speaker, text }: CustomerFact, known: readonly CustomerFact[]): boolean =>
  speaker === 'team' &&
  ofAgreed.has(kind as FactKind) &&
  !reported.test(text) &&
  known.some((other) => other.kind === kind && other.speaker !== 'team')

/** 含的。但是…: what it answers stands in the message before. */
const isReply =
  /^(?:不?含的?|是的?|对的?|有的?|没有|可以|不行|yes|yep|yeah|no|nope|right|it does|they do)(?=[。，,.!！\s]|$)/i

/** News of a rival in words that do not name it: an answer to who asked about it. */
const isOfUnnamed = ({ subject, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'competitorNews' && subject !== 'continued' && !text.toLowerCase().includes(subject.toLowerCase())

const askedTerm = { zh: '对方要的付款期', en: 'payment term they ask for' } as const
const askedSplit = { zh: '对方要的付款方式', en: 'payment split they ask for' } as const
/** 你们那个不行，我们就三三三一; "Your 30% deposit is a problem for us": theirs against ours. */
const yoursWillNotDo =
  /(?:你们|贵方|贵司)[^，。；\n]{0,16}(?:不行|不接受|接受不了|过不了|走不通)|(?:改成|换成|必须|要求|只能|只接受)|\b(?:your|the) [^.;\n]{0,40}\b(?:is|are) (?:a problem|too (?:much|high)|not possible|not acceptable)\b|\b(?:we (?:need|want|can only|must have)|not \d+ ?% (?:up ?front|deposit|down))\b/i
/** What a paper of both sides has, and no wish. */
const ofPapers =
  /合同|协议|按(?:约定|合同)|\b(?:contract|agreement|as agreed|agreed|signed)\b|(?:同意|接受|认可|没问题|可以)(?!谈)/i
/** A split of payments that they want or will talk about is none that anybody agreed to. */
const isAskedSplit = ({ speaker, stance, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'paymentSplit' &&
  speaker !== 'ours' &&
  speaker !== 'team' &&
  (stance === 'asked' ||
    (speaker === 'customer' && (ofPapers.test(text) === false || /(?:可以|再|这条)谈|商量/.test(text))) ||
    yoursWillNotDo.test(text))
/** 账期90天，别家都给: what others are said to give is asked of us. */
const otherSuppliers =
  /(?:别|人|同行|其他|另外)的?(?:家|人|供应商|厂家|几家)|同行|(?<!\p{L})(?:everyone|everybody|all the others?|the others?|your competitors?|other (?:suppliers|vendors|bidders)|elsewhere|we(?:['’]re| are) (?:on|used to)|our standard)\b/iu
/** A payment term that they want is none that anybody agreed to. */
const isAskedTerm = ({ speaker, stance, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'paymentTerm' &&
  speaker !== 'ours' &&
  speaker !== 'team' &&
  (stance === 'asked' ||
    (speaker === 'customer' && (otherSuppliers.test(text) || !ofPapers.test(text))) ||
    /改|想|要|能不能|希望|\b(?:could|would|instead|needs?|wants?|asks?|asked|like)\b/i.test(text))

const squeezed = (words: string): string => words.replaceAll(/[\s\p{P}]/gu, '').toLowerCase()

/** What a note tells of a person, whom it often calls "he". */
const ofSomebody: ReadonlySet<FactKind> = new Set<FactKind>([
  'attitude',
  'customerAsk',
  'statedConcern',
  'userComplaint',
])

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

/** The lease that a rival has, 与X的合同: whose contract it is that ends. */
const contractOf =
  /\b(?!Our\b|The\b|This\b)(?<firm>\p{Lu}[\p{L}&-]+)(?:['’]s)? (?:lease|contract|agreement|framework)\b|(?:与|和|跟)(?<other>\p{Script=Han}{2,6}?)(?:签)?的?(?:合同|租约|协议|框架)/u
const contractFirm = (text: string): string | null => {
  const groups = contractOf.exec(text)?.groups
  return groups?.firm ?? groups?.other ?? null
}

/** A wish or worry in which a budget stands that holds no more, and none that does. */
const restsOnPastBudget = (
  { kind, text, occurredAt }: CustomerFact,
  outdated: readonly CustomerFact[],
  standing: readonly CustomerFact[],
): boolean => {
  if ((kind !== 'customerAsk' && kind !== 'statedConcern') || !/预算|\bbudget\b/i.test(text)) return false
  const sums = findFigures(text, occurredAt).map(({ figure }) => figure.value)
  const holds = (facts: readonly CustomerFact[]) =>
    facts.some((fact) => fact.kind === 'budgetAmount' && sums.includes(fact.figures[0]?.value ?? ''))
  return holds(outdated) && !holds(standing)
}

/** The times of day of what is to come, beside the days. */
const withClock = (point: Point): Point => {
  const clock = toCome.has(point.kind as FactKind)
    ? (clockBeside(point.fact.text) ?? (point.alike ? clockBeside(point.alike.text) : null))
    : null
  return clock === null ? point : { ...point, words: `${point.words} ${clock}` }
}

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
  const known = offersOfOne(factsNow(facts, asOf, accountName)).filter(
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
    label: isAskedTerm(fact, kind)
      ? askedTerm[lang]
      : isAskedSplit(fact, kind)
        ? askedSplit[lang]
        : isTheirsGiven(fact)
          ? givenByThem[lang]
          : fact.subject === 'awaited' && kind === 'openPromise'
            ? stillAwaited[lang]
            : kind === 'keepQuiet' && fact.speaker === 'team' && tellsAllowance(fact.text)
              ? mayBeOffered[lang]
              : (dayNameOf(kind, fact.text, lang) ?? factKinds[kind][lang]),
    about:
      kind === 'competitorOffer' && someRival.exec(fact.subject)?.[0].length === fact.subject.trim().length
        ? null
        : kind === 'competitorOffer' || isOfUnnamed(fact, kind)
          ? fact.subject
          : kind === 'contractEndDate'
            ? contractFirm(fact.text)
            : kind === 'acceptanceTestDate'
              ? testWords(testNamed(fact.subject), lang)
              : ofSomebody.has(kind)
                ? aboutOf(fact)
                : null,
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
    if (newestHolds.has(kind)) {
      // What they want takes the place of no terms.
      const asked = distinct.filter(({ fact }) => isAskedSplit(fact, kind))
      const [wanted, ...wantedBefore] = asked
      const agreed = distinct.filter((point) => !asked.includes(point))
      // Their own words hold; a note that is newer stands beside them, since it may only think aloud. Words of no day hold
      // against none that have one, nor against a note that says which list is left.
      const [newest] = agreed
      const theirs = agreed.find(
        ({ speaker, fact }) => speaker === 'customer' && !(fact.undated && newest?.fact.undated === false),
      )
      const isLeft = newest !== undefined && kind === 'awardCriteria' && leavesOlder(newest, lineOf)
      const current =
        theirs && newest && newest !== theirs && !isLeft ? [theirs, newest] : newest ? [newest] : []
      // The same terms in other words, or in the other language, were no other terms before.
      const figuresOf = ({ words }: Point) => (words.match(/\d+(?:\.\d+)?/g) ?? []).slice(0, 4).join(' ')
      const rest = agreed.filter(
        (point) =>
          !current.includes(point) &&
          !(figuresOf(point) !== '' && current.some((one) => figuresOf(one) === figuresOf(point))),
      )
      const before = replaced(kind).map((fact) => ({ words: wordsOf(fact, kind, lang), fact }))
      return [
        ...current.map((point, at) =>
          at === 0 ? { ...point, earlier: earlierOf([...rest, ...before]) } : point,
        ),
        ...(wanted ? [{ ...wanted, earlier: earlierOf(wantedBefore) }] : []),
      ]
    }
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
            : kind === 'keepQuiet'
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
  return situation
    .map(({ group, points }) => ({
      group,
      points: (group === 'owed' ? mostOwedOf(eachOnce(points, names)) : points)
        .filter((point) => !isToldElsewhere(point, all))
        .map((point) => (group === 'dates' ? withClock(point) : withTerms(lang)(point))),
    }))
    .map(({ group, points }) => ({
      group,
      points:
        group === 'quiet'
          ? points
          : points
              .filter((point) => !isWordOfSilence(point, quiet))
              .map((point) =>
                hushedAmong(point, quiet, { nameOf, isTold: isTold(point), isAside: isAside(point.fact) }),
              ),
    }))
    .filter(({ points }) => points.length > 0)
}

/** "do NOT mention the fire" on a list of tasks: it stands among what is not for the customer, and is nothing to be done. */
const isWordOfSilence = ({ kind, quote, fact }: Point, quiet: readonly Point[]): boolean =>
  kind === 'openTask' &&
  isHush(quote, 'note') &&
  quiet.some(
    (one) => one.fact.evidenceId === fact.evidenceId && squeezed(one.quote).includes(squeezed(quote)),
  )

/** How long somebody waited tells nothing without for what: it stands with its line. */
const ofWaits: ReadonlySet<FactKind> = new Set<FactKind>(['waitingTime', 'downtimeHours'])

const leaving =
  /不(?:再|按|用|是)[^，。；\n]{0,6}(?:老|旧|原|之前|以前|上次)|作废|废止|取代|替代|改[为成按用]|调整(?:为|成|后)|重新定|\b(?:no longer|replac\w+|instead of|supersed\w+|changed to|forget)\b/i
/** Whether whoever tells a list of criteria says that another is left for it: 不按老的打分表了, 原来的作废. */
const leavesOlder = ({ quote, fact }: Point, lineOf: (fact: CustomerFact) => string | null): boolean =>
  leaving.test(quote) || leaving.test(lineOf(fact) ?? '')

const rivalKinds: ReadonlySet<string> = new Set<FactKind>(
  groups.flatMap(({ group, kinds }) => (group === 'rivals' ? kinds : [])),
)
/** A price, and nothing of torque, weeks or numbers of people. */
const price =
  /报价?了?\s*[¥￥]?\d|报了?[^，。；\d]{0,4}\d|[€£$¥￥]\s?\d|\d\s*(?:万|k\b|元)|(?:\b(?:is|are|at|came in at|bid|quoted)|听说|还是|不是)\s?\d{2,}(?!\s*(?:%|[A-Za-z\p{Script=Han}]))|(?<![\d.])\d{2,}(?:\.\d+)?(?=\s*(?:[,，;；。.]|$|基本))/u
const inConfidence =
  /\b(?:between (?:you and me|us|ourselves)|in confidence|off the record|not supposed to know|come back to (?:him|her|them))\b|私下|别(?:说|讲)是|保密|别外传/i
const sourceKept = /\b(?:don['’]?t|do not|never) ask (?:me )?(?:how|where|who)\b|别问(?:我)?(?:怎么|哪|谁)/i

/**
 * Whether a rival's news came to us inside: its price told among ourselves, what somebody of theirs let us know, and what
 * the same record of a talk tells beside something in confidence.
 */
function isRivalInside({ kind, fact, words, speaker }: Point, quiet: readonly Point[]): boolean {
  if (!rivalKinds.has(kind) || kind === 'competitorName' || kind === 'competitorOut') return false
  if (speaker === 'team')
    return (
      fact.contactId !== null || kind === 'competitorOffer' || sourceKept.test(words) || price.test(words)
    )
  return (
    speaker === 'note' &&
    (kind === 'competitorOffer' || price.test(words)) &&
    quiet.some((one) => one.fact.evidenceId === fact.evidenceId && inConfidence.test(one.quote))
  )
}

/**
 * A point as one that may not be said, where what it was read from is among what nobody may hear; who told us in
 * confidence is named to us.
 */
function hushedAmong(
  point: Point,
  quiet: readonly Point[],
  {
    nameOf,
    isTold,
    isAside,
  }: { nameOf: (contactId: string) => string | null; isTold: boolean; isAside: boolean },
): Point {
  const { evidenceId, span } = point.fact
  const isHushed = quiet.some(
    ({ fact }) =>
      fact.evidenceId === evidenceId &&
      ((fact.span.start < span.end && fact.span.end > span.start) ||
        (point.speaker === 'team' && fact.speaker === 'customer')),
  )
  const { contactId } = point.fact
  // What we promised whoever confided in us, between the two of us.
  if (point.fact.subject === confidedPromise) return { ...point, speaker: 'ours', isHushed: true }
  // What a rival asks was told to us by somebody who may not be betrayed, whether they asked for silence or not.
  if (!isHushed && !isAside && !isRivalInside(point, quiet)) return point
  return {
    ...point,
    isHushed: !isTold,
    saidBy: point.saidBy ?? (contactId === null ? null : nameOf(contactId)),
  }
}
/** What is owed is told in many places: it is cut short only once each stands there once. */
const mostOwedTold = 24
const mostOwed = 8
const mostOwedOf = (points: readonly Point[]): Point[] =>
  points.filter(
    (point, at) => points.slice(0, at).filter(({ kind }) => kind === point.kind).length < mostOwed,
  )

const isOwedByThem = ({ kind }: Point): boolean => kind === 'customerPromise'

/**
 * What either side owes, each once: told in a message, in the notes of a talk and on a list of duties it is one thing, of
 * one side, for one day. The words that were said to the other side stay, before those of our own lists.
 */
function eachOnce(points: readonly Point[], names: RegExp | null): Point[] {
  const kept: Point[] = []
  // What was said to the other side names its thing, be it called as it may; of notes and talk among us the nouns must tell.
  const isBare = ({ words, answers, speaker }: Point): boolean =>
    answers === null &&
    !namesDeliverable(words) &&
    ((speaker !== 'ours' && speaker !== 'customer') || namesNothing(words, names))
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
          (other.answers !== null || namesDeliverable(other.words) || other.fact.subject === 'wanted'),
      )
    if (isSaid) continue
    const at = kept.findIndex(
      (other) =>
        isOwedByThem(other) === isOwedByThem(point) &&
        (likenessOfThings(thingOf(other, names), thingOf(point, names)) >= isOneThing ||
          isAskedAfter(other, point, names) ||
          (namesIt(point, other, names) &&
            points
              .filter((one) => one !== point && namesIt(point, one, names))
              .every((one) => isOwedByThem(one) === isOwedByThem(point) && one.dueOn === other.dueOn)) ||
          (other.dueOn === point.dueOn &&
            other.dueOn !== null &&
            nameOneThing(pieces(other.words), pieces(point.words), 2))),
    )
    if (at < 0) kept.push(point)
    // Whoever was reminded of it had said it better; that they ask after it is told beside it.
    else if (kept[at]!.dueOn !== point.dueOn || isReminder(kept[at]!) !== isReminder(point))
      kept[at] = joined(kept[at]!, point)
    // Told twice for one day it is one debt, and the other words tell of what as well.
    else kept[at] = { ...kept[at]!, alike: kept[at]!.alike ?? point.fact }
  }
  return kept
}

/** One side asks on the very day for what was promised for it. */
const isAskedAfter = (one: Point, other: Point, names: RegExp | null): boolean =>
  one.dueOn !== null &&
  one.dueOn === other.dueOn &&
  (isReminder(one) || isReminder(other)) &&
  likenessOfThings(thingOf(one, names), thingOf(other, names)) >= 1
/** "8D!!!" on a list of ours: a word or two, which one debt of that side has as well. */
function namesIt(task: Point, debt: Point, names: RegExp | null): boolean {
  if (task.fact.subject !== 'task' || task.dueOn !== null || debt.fact.subject === 'task') return false
  const [own, other] = [thingOf(task, names), thingOf(debt, names)]
  return (
    own.latin.size > 0 &&
    own.latin.size <= 2 &&
    own.han.every((words) => words.length < fewestOfThing) &&
    [...own.latin].every((word) => other.latin.has(word))
  )
}

const ofGiving =
  /一定|肯定|保证|准时|按时|没问题|放心|搞定|完成|给到|答应|答复|回复|回您|回你|反馈|交付|提交|收到|好的|人家|对方|会上|当场|道歉|口头|电话|中午|早上|晚上|下班|[交发回给会前内我您你好准弄做办点号日月的那这就要了]|\d+/gu
const fewestOfThing = 3
/** Whether words only say that something comes, and by when: 24号一定交, "you will have it by Friday". */
function namesNothing(words: string, names: RegExp | null): boolean {
  const { latin, han } = thingWords(words, names)
  const rest = han.join(' ').replaceAll(ofGiving, ' ').replaceAll(/\s+/g, '')
  return latin.size === 0 && rest.length < fewestOfThing
}

/**
 * What a promise answers. "Yes. The draft I send by the 27th": what was asked is answered by the beginning of a message, and
 * a promise behind it that names another thing is none of it.
 */
const answeredBy = (
  { text, span, speaker }: CustomerFact,
  written: WrittenBefore | null,
  names: RegExp | null,
): WrittenBefore | null => {
  // 好的，都谁参加？ asks of the call: no promise that names what it is of answers it.
  const asked =
    written !== null && asksOfCall.test(written.text) && !asksOfCall.test(text) && !namesNothing(text, names)
      ? null
      : written
  return asked !== null &&
    // Among ourselves one talks of many things in turn.
    (span.start > 0 || speaker === 'team') &&
    !namesNothing(text, names) &&
    likenessOfThings(thingWords(asked.text, names), thingWords(text, names)) === 0
    ? null
    : asked
}
const asksOfCall =
  /(?:都有?|有)?(?:谁|哪几位|哪些人|几个人|几位)(?:会|要|来)?[^，,。；;\n]{0,4}(?:参加|参会|来|到场|出席|[?？])|几点|(?:哪天|什么时候)[^，。；\n]{0,4}(?:方便|有空|开会|见面)|会议(?:号|链接)|在哪(?:里|儿)?(?:开|见|碰)|\bwho(?:['’]s| is| are| will| else)? (?:\w+ )?(?:joining|coming|attending|on the call)\b|\bwhat time\b|\b(?:what|which) (?:time|day) (?:suits|works)\b|\b(?:teams|zoom|meeting) link\b/i

/** Our asking where their thing is, and our noting that we did. */
const isOurReminder = ({ fact }: Point): boolean =>
  fact.subject === 'missed' && (fact.speaker === 'ours' || fact.speaker === 'note')
/** One side's asking where the other's thing is. */
const isReminder = (point: Point): boolean => point.fact.subject === 'awaited' || isOurReminder(point)

/** What a debt is of: its own words, with what they answered. */
const thingOf = ({ words, answers }: Point, names: RegExp | null) =>
  thingWords([words, answers?.text].filter(Boolean).join(' '), names)

/** How well words stand for a debt: said to the other side before told among ourselves, and never who only asks after it. */
const standsFor = (point: Point): number =>
  isReminder(point) ? 0 : point.speaker === 'ours' || point.speaker === 'customer' ? 2 : 1

/**
 * One debt that was told with two days: it is due on the newest that was told; a list without a date of its own tells
 * which day it was at first, unless it is the only one to name a day. What was said of it to the other side stands for it,
 * the newest of that; what else was told of it stands beside it.
 */
function joined(told: Point, again: Point): Point {
  const isNewerThan = (one: Point, other: Point): boolean =>
    !one.fact.undated && !other.fact.undated && one.fact.occurredAt > other.fact.occurredAt
  const { dueOn, overdueSince } =
    again.dueOn !== null && (told.dueOn === null || isNewerThan(again, told)) ? again : told
  const isAgainFirst =
    standsFor(told) === standsFor(again)
      ? isNewerThan(again, told) && again.dueOn !== null
      : standsFor(again) > standsFor(told)
  const [first, other] = isAgainFirst ? [again, told] : [told, again]
  return {
    ...first,
    dueOn,
    overdueSince,
    earlier: earlierOf([...first.earlier, { words: other.words, fact: other.fact }, ...other.earlier]),
  }
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
    // A wish beside a budget that names no sum asks for something else: 从260压到230万，看能不能分期.
    if (other.kind === 'budgetAmount' && !/\d/.test(words)) return false
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

/** The situation as the brief shows it: every point opens the very words it was read from. */
export function situationView(
  situation: Situation,
  labels: EvidenceLabels,
  nameOf: (contactId: string) => string | null = () => null,
): SituationGroup[] {
  const markOf = ({
    evidenceId,
    span,
  }: Pick<CustomerFact, 'evidenceId' | 'span'>): SituationPoint['mark'] => ({
    kind: 'source',
    label: labels.labelOf(evidenceId),
    evidenceId: evidenceId as EvidenceId,
    ruleId: null,
    start: span.start,
    end: span.end,
  })
  return situation.map(({ group, points }) => ({
    group,
    points: points.map(({ fact, alike: _, earlier, answers, since, ...point }) => ({
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
      since: newsOf(since, { words: point.words, evidenceId: fact.evidenceId }).map((told) =>
        toldView(told, markOf(told), nameOf),
      ),
    })),
  }))
}

/** Of what was told since, what the line itself does not say already. */
export function newsOf<One extends { words: string; evidenceId: string }>(
  since: readonly One[],
  { words, evidenceId }: { words: string; evidenceId: string },
): One[] {
  const own = squeezed(words)
  const once = new Map(since.map((told) => [squeezed(told.words), told]))
  return [...once].flatMap(([said, told]) =>
    said !== '' && (own.includes(said) || (told.evidenceId === evidenceId && said.includes(own)))
      ? []
      : [told],
  )
}

/** What was told since, as the brief shows it. */
export const toldView = (
  { words, speaker, contactId, at, day }: Told,
  mark: SituationPoint['mark'],
  nameOf: (contactId: string) => string | null,
): SituationPoint['since'][number] => ({
  words: inOneLine(words),
  speaker,
  saidBy: speaker === 'customer' && contactId !== null ? nameOf(contactId) : null,
  at,
  day,
  mark,
})
