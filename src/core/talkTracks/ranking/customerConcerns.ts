import { type Concern, concerns, type FactKind, isFactKind } from '../../atoms/library/index.ts'
import { sharesOf, takeApart } from '../../messageReading/readMessage.ts'
import type { TalkTrackInput } from '../types.ts'

/** What a fact about the customer shows to be on their mind; kinds about our own offer are not among them. */
const concernOfKind: Partial<Record<FactKind, readonly Concern[]>> = {
  downtimeHours: ['reliability', 'productivity'],
  downtimeCost: ['totalCost', 'reliability'],
  repairHours: ['service', 'reliability'],
  waitingTime: ['clinicalValue', 'productivity'],
  caseVolume: ['productivity'],
  changeoverTime: ['productivity'],
  cycleTime: ['productivity'],
  scrapRate: ['productivity'],
  openTickets: ['service'],
  usageRate: ['training', 'productivity'],
  activeUsers: ['training'],
  returnReason: ['reliability', 'service'],
  contractEndDate: ['switching'],
  budgetAmount: ['price', 'budgetTiming'],
  budgetPhases: ['budgetTiming'],
  budgetDeadline: ['budgetTiming'],
  decisionDate: ['budgetTiming'],
  tenderDate: ['compliance'],
  paymentTerm: ['price', 'budgetTiming'],
  maintenanceWindow: ['delivery', 'risk'],
  interfaceVersion: ['integration'],
  trialResult: ['reliability'],
  securityRequirement: ['dataSecurity'],
  competitorName: ['competition'],
  competitorPriceChange: ['competition', 'price'],
  competitorGap: ['competition'],
  policyChange: ['compliance'],
  auditFinding: ['compliance', 'risk'],
  currentSystem: ['switching'],
  userComplaint: ['productivity', 'reliability'],
  acceptanceCriterion: ['risk'],
  askedPrice: ['price'],
}

/** Kinds that say what we offer or can show, not what occupies the customer. */
export const ourOffer: ReadonlySet<FactKind> = new Set<FactKind>([
  'responseHours',
  'warrantyPeriod',
  'installDays',
  'deliveryDate',
  'trainingHours',
  'interfaceSites',
  'registrationScope',
  'certificate',
  'testReport',
  'referenceSite',
  'referenceBefore',
  'referenceAfter',
  'dataLocation',
  'openPromise',
])

/** Words by which customers name a concern, in both languages. */
const concernCues: readonly [Concern, RegExp][] = [
  ['price', /价格|太贵|贵了|便宜|降价|折扣|优惠|price|expensive|cheaper|discount/i],
  ['totalCost', /总价|总成本|维保费|耗材|运行费|total cost|running cost|tco|licen[cs]e fee/i],
  ['reliability', /停机|故障|死机|不稳定|坏了|可靠|downtime|unreliable|crash|fail(s|ure)|break/i],
  ['service', /售后|报修|响应|上门|维修|服务|service|support|response|repair/i],
  ['compliance', /合规|注册证|审计|飞检|招标|政策|集采|complian|audit|regulat|tender|registration/i],
  ['integration', /接口|对接|联调|PACS|HIS|LIS|MES|ERP|integrat|interface|api\b/i],
  ['training', /培训|不会用|上手|学不会|training|learn|onboard/i],
  ['delivery', /交付|到货|装机|工期|延期|deliver|install|lead time|delay/i],
  ['risk', /风险|担心|万一|不放心|顾虑|risk|worr(y|ied)|what if|concern/i],
  ['clinicalValue', /临床|患者|病人|检查质量|图像|clinical|patient|image/i],
  ['productivity', /效率|产能|换型|报废|等待|排队|productiv|throughput|changeover|scrap|waiting/i],
  ['dataSecurity', /数据安全|内网|不出院|等保|加密|泄露|data security|on-prem|encrypt|leak|privacy/i],
  ['budgetTiming', /预算|年底|分期|批复|付款|budget|fiscal|instal?lment|payment term|year end/i],
  ['competition', /竞品|对手|别家|另一家|比价|competitor|rival|other vendor|alternative/i],
  ['switching', /换系统|迁移|旧系统|替换|切换|migrat|switch(ing)? (to|from|cost)|legacy|replace/i],
]

/** The concerns that a text names by their own words. */
export function concernsIn(text: string): Concern[] {
  return concernCues.filter(([, cue]) => cue.test(text)).map(([concern]) => concern)
}

/**
 * The reader's share from which on it is believed. With it the reader is right more often than the cues and finds
 * several times as many, in either language (docs/model.md, docs/decisions/0204).
 */
export const believed = 0.2

/**
 * The concerns that a customer's words show, whether they name them or not: what the reader of messages takes them to
 * be about where it is sure enough, else what their words name. Takes some 100 µs; what was read lately is remembered by a hash of its words, without them.
 */
export function concernsShown(text: string): readonly Concern[] {
  const key = hashOf(text)
  const known = readLately.get(key)
  if (known) return known
  const shares = sharesOf('concern', takeApart(text))
  const read = concerns.filter((_, at) => shares[at]! >= believed)
  const shown = read.length > 0 ? read : concernsIn(text)
  // The oldest goes first.
  if (readLately.size >= mostRemembered) readLately.delete(readLately.keys().next().value!)
  readLately.set(key, shown)
  return shown
}

const mostRemembered = 16_384
const readLately = new Map<number, readonly Concern[]>()

/** 53 bits of two FNV-1a sums from different beginnings: two texts that meet in them are not to be expected. */
function hashOf(text: string): number {
  let [one, other] = [0x811c9dc5, 0x01234567]
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    one = Math.imul(one ^ letter, 0x01000193)
    other = Math.imul(other ^ letter, 0x01000193) ^ (other >>> 15)
  }
  return (one >>> 0) * 2 ** 21 + (other >>> 11)
}

const halfLifeDays = 45
/** Older words weigh little, and a customer of years has hundreds: their cues are looked for, no more. */
const mostReadDays = 2 * halfLifeDays
const dayMs = 86_400_000
/** More than so many are no longer what somebody wants to hear about, but everything. */
const mostRaised = 4

export type CustomerConcerns = {
  /** 0–1; what was said or objected to lately weighs most. */
  weights: Partial<Record<Concern, number>>
  /** The words of the customer that count as recent, newest first, for text similarity. */
  recentWords: string[]
  /** What they have objected to or written about lately, newest first: what a talk with them must not pass over. */
  raised: Concern[]
}

/**
 * What occupies this customer as of now: open objections weigh 1; each fact weighs by its kind and by the
 * concerns its words name, halved every 45 days, and doubly when this very person said it. Weights of a concern
 * add up as independent hints: 1 − Π(1 − w).
 */
export function customerConcerns(
  input: Pick<TalkTrackInput, 'facts' | 'objections' | 'heard' | 'asOf' | 'person'>,
): CustomerConcerns {
  const weights: Partial<Record<Concern, number>> = {}
  const add = (concern: Concern, weight: number) => {
    weights[concern] = 1 - (1 - (weights[concern] ?? 0)) * (1 - weight)
  }
  for (const objection of input.objections) {
    add(objection.concern, 1)
    for (const concern of concernsShown(objection.text)) add(concern, 0.5)
  }
  const known = input.facts.filter((fact) => fact.knownAt <= input.asOf)
  for (const fact of known) {
    if (isFactKind(fact.kind) && ourOffer.has(fact.kind)) continue
    const ageDays = Math.max(0, input.asOf - fact.occurredAt) / dayMs
    const own = fact.contactId !== null && fact.contactId === input.person?.contactId
    const weight = 0.5 ** (ageDays / halfLifeDays) * (own ? 0.6 : 0.3)
    const named = new Set((ageDays > mostReadDays ? concernsIn : concernsShown)(fact.text))
    for (const concern of named) add(concern, weight)
    if (!isFactKind(fact.kind)) continue
    for (const concern of concernOfKind[fact.kind] ?? []) if (!named.has(concern)) add(concern, weight)
  }
  const heard = (input.heard ?? []).filter(
    ({ evidenceId }) =>
      !known.some((fact) => fact.evidenceId === evidenceId && concernsShown(fact.text).length > 0),
  )
  for (const { text, contactId, occurredAt } of heard) {
    const ageDays = Math.max(0, input.asOf - occurredAt) / dayMs
    const own = contactId !== null && contactId === input.person?.contactId
    for (const concern of concernsShown(text))
      add(concern, 0.5 ** (ageDays / halfLifeDays) * (own ? 0.6 : 0.3))
  }
  const raised = [
    ...input.objections.map(({ concern }) => concern),
    ...(input.heard ?? []).flatMap(({ text }) => concernsShown(text)),
  ]
  const theirs = known.filter((fact) => !isFactKind(fact.kind) || !ourOffer.has(fact.kind))
  const newest = [...theirs].sort((left, right) => right.occurredAt - left.occurredAt).slice(0, 12)
  return {
    weights,
    recentWords: [...input.objections.map((objection) => objection.text), ...newest.map((fact) => fact.text)],
    raised: [...new Set(raised)].slice(0, mostRaised),
  }
}
