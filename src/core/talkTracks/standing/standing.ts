import { type FactKind, factKinds, isFactKind } from '../../atoms/library/index.ts'
import { askedAgain } from '../shelf/askedAgain.ts'
import type { CustomerFact } from '../types.ts'
import { putRight } from './overruled.ts'

/** Kinds that speak for us as proof or offer: a wish, a promise or a guess is none, nor what the customer says of us. */
const proof: ReadonlySet<FactKind> = new Set<FactKind>([
  'testReport',
  'certificate',
  'registrationScope',
  'warrantyPeriod',
  'responseHours',
  'installDays',
  'deliveryDate',
  'trainingHours',
  'interfaceSites',
  'referenceSite',
  'referenceBefore',
  'referenceAfter',
  'dataLocation',
])
/** What the customer says of themselves: our repeating it in a message does not make it theirs. */
const theirWords: ReadonlySet<FactKind> = new Set<FactKind>([
  'statedConcern',
  'statedGoal',
  'userComplaint',
  'championNote',
  'securityRequirement',
  'acceptanceCriterion',
  'currentSystem',
  'customerAsk',
  'askedPrice',
])

/** Whether a fact of this kind was said as one: by what its words do, and who may say so. */
export function holdsAsSaid(fact: Pick<CustomerFact, 'speaker' | 'stance'>, kind: FactKind): boolean {
  if (fact.stance === 'thought' || fact.stance === 'negated') return false
  // When the customer needs it on site is theirs to say; that we deliver by then is not said with it.
  if (kind === 'deliveryDate' && fact.speaker === 'customer') return true
  if (proof.has(kind)) return fact.stance === 'stated' && fact.speaker !== 'customer'
  if (kind === 'trialResult') return fact.stance === 'stated'
  return !(theirWords.has(kind) && fact.speaker === 'ours')
}

/**
 * Whether a track may say it to the customer. What the team says among itself is told to nobody, and a promise is quoted
 * as the customer heard it, not as a note tells of it.
 */
export const maySay = (fact: Pick<CustomerFact, 'speaker' | 'stance'>, kind: FactKind): boolean =>
  holdsAsSaid(fact, kind) &&
  fact.speaker !== 'team' &&
  !(fact.speaker === 'customer' && proof.has(kind)) &&
  !(kind === 'openPromise' && fact.speaker !== 'ours')

const dayMs = 86_400_000
const promiseDays = 45
const promises: ReadonlySet<string> = new Set<FactKind>(['openPromise', 'openTask', 'customerPromise'])

/**
 * Whether a promise is likely still owed. Nobody notes that one was kept: an old one is more often kept than
 * owed, and to speak of it as owed would be false.
 */
export const isStillOwed = (fact: Pick<CustomerFact, 'kind' | 'occurredAt'>, asOf: number): boolean =>
  !promises.has(fact.kind) || asOf - fact.occurredAt <= promiseDays * dayMs

/** Kinds of which a deal has one at a time: what was said later takes the place of what was said before. */
const oneAtATime: ReadonlySet<FactKind> = new Set<FactKind>([
  'budgetAmount',
  'budgetDeadline',
  'decisionDate',
  'tenderDate',
  'offerDueDate',
  'goLiveDate',
  'acceptanceTestDate',
  'contractEndDate',
  'deliveryDate',
  'paymentTerm',
  'warrantyPeriod',
  'annualServiceFee',
  'totalCostGap',
  'competitorOffer',
  'usageRate',
  'activeUsers',
  'openTickets',
  'lastMeetingDate',
])

/** Which of a project's tests a word names, a sample among them; null for any other. */
export const testNamed = (subject: string): 'FAT' | 'SAT' | 'sample' | null =>
  /\bFAT\b|factory|出厂|工厂|厂内/i.test(subject)
    ? 'FAT'
    : /\bSAT\b|site acceptance|现场验收/i.test(subject)
      ? 'SAT'
      : /^(样品|样件|小样|首件|瓶样|料样|samples?|prototypes?)/i.test(subject)
        ? 'sample'
        : null

/** The steps of a tender before its papers are handed in: none of their days is another's. */
const stepsOfTender: readonly [string, RegExp][] = [
  ['registration', /报名|\bregistration\b/i],
  [
    'questions',
    /答疑|\b(?:questions?|clarifications?) (?:close|due|by|until|deadline|to be in)\b|\b(?:deadline|cut-?off) for (?:questions?|clarifications?)\b/i,
  ],
  [
    'handedIn',
    /递交|截止|截标|截至|提交|投标|开标|评标|\b(?:submi\w+|deadline|clos\w+|due|open\w*|bids?)\b/i,
  ],
  ['notice', /公告|挂网|发布|\bpublish\w*|\bnotice\b/i],
]
/** 原公告第四条…更正为…: a correction speaks of the very day that it puts right, whichever step that is of. */
const puttingRight = /更正|变更|原公告|\b(?:corrigendum|amend(?:ed|ment|s)?)\b/i
const stepOfTender = (text: string): string => {
  if (puttingRight.test(text)) return ''
  // 公告时间改到12月8日，开标跟着后移: the day is of the step in whose clause it stands.
  const withDay = text.split(/[,，;；。]/).filter((clause) => /\d/.test(clause))
  const stepIn = (said: string) => stepsOfTender.find(([, words]) => words.test(said))?.[0]
  const step = stepIn(withDay.join('，')) ?? stepIn(text)
  return step === undefined || step === 'handedIn' ? '' : step
}

/** "has to be signed before 18 December": the signature comes after who decides, and takes no other day's place. */
const isOfSigning = (text: string): boolean =>
  /\b(?:contract|agreement|order|po)\b[^.;\n]{0,30}\bsign(?:ed)?\b|\bsign(?:ing|ed|ature)?\b[^.;\n]{0,30}\b(?:contract|agreement)\b|(?:合同|协议)[^，。；\n]{0,16}签(?!到)|签(?:合同|约|订|署)/i.test(
    text,
  ) &&
  !/\b(?:board|committee|council|panel|award|decid\w+|decision)\b|定标|评审|[上过]会|董事会|决定|决策/i.test(
    text,
  )

/** What there is one of at a time: of rivals' offers one from each rival, of tests one of
 * each, and the payment that we offer is another than the one that they want. */
export const topicOf = ({
  kind,
  subject,
  speaker,
  text,
}: Pick<CustomerFact, 'kind' | 'subject' | 'speaker' | 'text'>): string =>
  kind === 'competitorOffer'
    ? `${kind} ${subject.toLowerCase()}`
    : kind === 'acceptanceTestDate'
      ? `${kind} ${testNamed(subject) ?? ''}`
      : kind === 'paymentTerm' && speaker === 'ours'
        ? `${kind} ours`
        : kind === 'tenderDate'
          ? `${kind} ${stepOfTender(text)}`
          : kind === 'decisionDate' && isOfSigning(text)
            ? `${kind} signing`
            : kind

export const everyYear =
  /\b(?:annual(?:ly)?|yearly|(?:per|a|each|every) (?:year|annum)|p\.?\s?a\b|opex|running|recurring)|\/ ?(?:yr|year)\b|[每一全]年|年度|年框|\/年|运维费|维保费/i
const onceOnly =
  /\b(?:capex|capital (?:expenditure|spend|budget|cost)s?|one[- ]?(?:off|time)|upfront|investment)\b|一次性|资本(?:性)?(?:开支|支出)|(?:技改|改造|购置|基建)(?:预算|资金|费用|投资)/i
/**
 * What may be spent each year and what may be spent once are two budgets, where both are told: neither takes the other's
 * place. A budget that says neither may be either's.
 */
function potOf(facts: readonly CustomerFact[]): (fact: CustomerFact) => string {
  const sortOf = ({ kind, text }: CustomerFact): 'yearly' | 'once' | null => {
    if (kind !== 'budgetAmount') return null
    const [isYearly, isOnce] = [everyYear.test(text), onceOnly.test(text)]
    return isYearly === isOnce ? null : isYearly ? 'yearly' : 'once'
  }
  const isBoth = (['yearly', 'once'] as const).every((sort) => facts.some((fact) => sortOf(fact) === sort))
  return (fact) => (isBoth && sortOf(fact) === 'once' ? `${topicOf(fact)} once` : topicOf(fact))
}

/** Newest first; what has no date of its own comes after whatever has one. */
export const newestFirst = (left: CustomerFact, right: CustomerFact): number =>
  Number(left.undated) - Number(right.undated) ||
  right.occurredAt - left.occurredAt ||
  (left.id < right.id ? -1 : 1)

export interface Dispute {
  kind: FactKind
  /** The facts that say different things on one day. */
  facts: CustomerFact[]
}

/** A month, where others tell the day. */
const isOnlyMonth = ({ figures }: CustomerFact): boolean => /^\d{4}-\d\d$/.test(String(figures[0]?.value))

/** Days without the months that say less of the same: 12月之前 beside 12月4号 is no other day. */
function withoutVaguer(facts: readonly CustomerFact[]): CustomerFact[] {
  const days = facts.filter((fact) => !isOnlyMonth(fact))
  return facts.filter((fact) => {
    if (!isOnlyMonth(fact)) return true
    const month = String(fact.figures[0]?.value)
    return !days.some(
      (day) =>
        String(day.figures[0]?.value).startsWith(month) ||
        day.occurredAt > fact.occurredAt ||
        sameCalendarDay(day.occurredAt, fact.occurredAt),
    )
  })
}

const amountOf = ({ figures }: CustomerFact) => JSON.stringify([figures[0]?.value, figures[0]?.currency])

/** Whether two facts name one amount: one in whose words no currency stands is the same sum in any. */
const isSameAmount = (one: CustomerFact, other: CustomerFact): boolean => {
  const [left, right] = [one.figures[0], other.figures[0]]
  const currencyOf = (figure: typeof left) =>
    figure?.currency ?? (/^[A-Z]{3}$/.test(figure?.unit ?? '') ? figure!.unit : null)
  const [mine, theirs] = [currencyOf(left), currencyOf(right)]
  return (
    amountOf(one) === amountOf(other) ||
    (left?.value === right?.value &&
      left?.unit !== 'minor' &&
      right?.unit !== 'minor' &&
      (mine === null || theirs === null))
  )
}

const leavesFormer =
  /不是|不再|改[成为到]|[降砍压减]到|\b(?:not|instead of|rather than|down from|up from|no longer)\b/i
/** "180, not the 200 of before": whoever names what somebody told before and leaves it has heard better since. */
const namesFormer = (fact: CustomerFact, others: readonly CustomerFact[]): boolean =>
  leavesFormer.test(fact.text) &&
  others.some((other) => {
    const [value] = other.figures.map((figure) => figure.value)
    return (
      other.speaker !== 'team' &&
      other.occurredAt < fact.occurredAt &&
      typeof value === 'number' &&
      fact.text
        .replaceAll(',', '')
        .match(/\d+(?:\.\d+)?/g)
        ?.some((said) => [1, 1e3, 1e4, 1e6].some((scale) => Number(said) * scale === value)) === true
    )
  })

/** Who decides on a day, as words name it: a committee, a board, the award, the signature. */
const bodies: readonly RegExp[] = [
  /董事会|董事會|\bboard\b/i,
  /委员会|委員會|\bcommittee\b/i,
  /办公会|辦公會|党委会|\b(?:exco|cabinet|council|executive)\b/i,
  /评审|评标|評審|\b(?:panel|scor\w+|evaluation)\b/i,
  /定标|中标|\baward/i,
  /签(?!到)|簽|\bsign/i,
]
const bodyOf = (text: string): number => bodies.findIndex((body) => body.test(text))
const isOtherStation = (one: CustomerFact, other: CustomerFact): boolean =>
  one.kind === 'decisionDate' &&
  one.evidenceId === other.evidenceId &&
  bodyOf(one.text) >= 0 &&
  bodyOf(other.text) >= 0 &&
  bodyOf(one.text) !== bodyOf(other.text)

/**
 * What facts hold now: of a kind of which there is one at a time, the newest; what said otherwise before is
 * `outdated`. Where one day has it both ways nobody knows which holds: those are in dispute, and neither is said.
 */
export function standingFacts(facts: readonly CustomerFact[]): {
  standing: CustomerFact[]
  outdated: CustomerFact[]
  disputes: Dispute[]
} {
  const standing: CustomerFact[] = []
  const outdated: CustomerFact[] = []
  const disputes: Dispute[] = []
  const replaced = askedAgain(facts)
  outdated.push(...replaced)
  const current = facts.filter((fact) => !replaced.has(fact))
  for (const ofKind of Map.groupBy(current, potOf(current)).values()) {
    const { kind } = ofKind[0]!
    if (kind === 'maintenanceWindow') {
      // A slot that moved is another slot: what was said of the old one holds no more.
      const [last, ...older] = ofKind.toSorted(newestFirst)
      standing.push(last!)
      outdated.push(...older)
      continue
    }
    if (!isFactKind(kind) || !oneAtATime.has(kind) || factKinds[kind].value === 'text') {
      standing.push(...ofKind)
      continue
    }
    // What the team says among itself takes the place of nothing that was said to or by the customer; what a rival asks is
    // heard of by us alone as well as by notes.
    const told =
      kind === 'competitorOffer'
        ? ofKind
        : ofKind.filter((fact) => fact.speaker !== 'team' || namesFormer(fact, ofKind))
    const said = told.length > 0 ? told : ofKind
    const righted = putRight(said)
    outdated.push(...righted)
    const meant = withoutVaguer(said.filter((fact) => !righted.has(fact)))
    const [newest, ...older] = meant.toSorted(newestFirst)
    const sameDay = older.filter(
      (fact) => !fact.undated === !newest!.undated && sameCalendarDay(fact.occurredAt, newest!.occurredAt),
    )
    // One letter that names a committee's day and a board's tells two stations of one way, and contradicts nobody.
    const stations = sameDay.filter((fact) => isOtherStation(fact, newest!))
    standing.push(...stations)
    const others = sameDay.filter((fact) => !isSameAmount(fact, newest!) && !stations.includes(fact))
    const differing = others.filter((fact, at) => others.findIndex((one) => isSameAmount(one, fact)) === at)
    if (differing.length > 0) disputes.push({ kind, facts: [newest!, ...differing] })
    else standing.push(newest!, ...older.filter((fact) => isSameAmount(fact, newest!)))
    outdated.push(
      ...older.filter(
        (fact) => !isSameAmount(fact, newest!) && !differing.includes(fact) && !stations.includes(fact),
      ),
    )
  }
  return { standing, outdated, disputes }
}

const sameCalendarDay = (left: number, right: number): boolean =>
  Math.abs(left - right) < dayMs && new Date(left).getUTCDate() === new Date(right).getUTCDate()
