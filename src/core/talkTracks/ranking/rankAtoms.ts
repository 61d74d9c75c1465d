import type { StyleAct } from '../../../shared/styleRuleWords.ts'
import {
  type Atom,
  type BuyingRole,
  isFactKind,
  kindsNeeded,
  type SellingStage,
  sellingStages,
  talkParts,
  withoutSlots,
} from '../../atoms/library/index.ts'
import type { FactShelf } from '../shelf/factShelf.ts'
import type { Effect, FitScore, TalkTrackInput } from '../types.ts'
import { assumptionsHeld, mayAssume } from './assumptions.ts'
import { type CustomerConcerns, ourOffer } from './customerConcerns.ts'
import { stageOfTalk } from './moment.ts'
import { cosine, termsOf } from './similarity.ts'
import type { StyleGuide } from './styleGuide.ts'

/** Roles that often think alike, so that an atom for one is not foreign to the other. */
const akin: Partial<Record<BuyingRole, readonly BuyingRole[]>> = {
  economicBuyer: ['approver'],
  approver: ['economicBuyer', 'gatekeeper'],
  technicalEvaluator: ['user', 'gatekeeper'],
  user: ['technicalEvaluator', 'influencer'],
  influencer: ['user', 'champion'],
  coach: ['champion', 'influencer'],
  champion: ['coach', 'influencer'],
  gatekeeper: ['approver', 'technicalEvaluator'],
  blocker: ['technicalEvaluator', 'gatekeeper'],
}

/** Weights of the parts of an atom's fit; they add up to 1 and their order is the order of explanation. */
export const atomWeights = {
  concern: 0.28,
  role: 0.22,
  evidence: 0.18,
  stage: 0.12,
  similarity: 0.1,
  industry: 0.06,
  effect: 0.04,
} as const

/** What a style rule that wants an atom adds to its fit, and one that wants it last takes away. */
const ruleWeight = 0.15

export type RankedAtom = { atom: Atom; fit: FitScore }

/**
 * Retrieval over the atoms of the language and industry: forbidden ones are left out, and those that take for granted
 * what nobody has given cause for (`assumptions.ts`); the rest are ranked by
 * role, concern, stage, industry, likeness to the customer's recent words, evidence at hand and effect so far, and what
 * the team's style rules say of them. What a rule wants left out is not among them, unless there is no doing without.
 * Deterministic: equal totals are ordered by id.
 */
export function rankAtoms(
  input: TalkTrackInput,
  shelf: FactShelf,
  concerns: CustomerConcerns,
  guide: Pick<StyleGuide, 'ofAtom'>,
  keepAvoided: boolean,
  late = false,
): RankedAtom[] {
  const stage = stageOfTalk(input.deal.stage, late)
  const customerWords = termsOf(concerns.recentWords.join(' '))
  const held = assumptionsHeld(input)
  const isBehindhand = shelf.has('overdueItem') || shelf.has('lateItemByCall')
  const bestConcern = Math.max(...Object.values(concerns.weights), 0)
  return (
    input.atoms
      .filter((atom) => atom.lang === input.lang && servesIndustry(atom, input) && !isForbidden(atom, input))
      // A team that wants a topic first gives cause for it itself.
      .filter((atom) => mayAssume(atom, held) || ['first', 'prefer'].includes(guide.ofAtom(atom) ?? ''))
      .filter((atom) => keepAvoided || guide.ofAtom(atom) !== 'avoid')
      // Who is late themselves proposes no table in which every delay shows.
      .filter((atom) => !(late && isBehindhand && isOfDecisionDay(atom)))
      .map((atom) => {
        const values: Record<keyof typeof atomWeights, number> = {
          concern: bestConcern === 0 ? 0.5 : concernFit(atom, concerns),
          role: roleFit(atom, input.person?.buyingRole ?? null),
          evidence: evidenceFit(atom, shelf, late ? input.asOf : null),
          stage: stageFit(atom, stage),
          similarity: Math.min(1, 4 * cosine(wordsOf(atom), customerWords)),
          industry: atom.trigger.industries.includes('general') ? 0.7 : 1,
          effect: shrunkRate(input.effects.atoms[atom.id]),
        }
        return { atom, fit: withRule(withDue(scoreOf(values), atom, shelf, late), guide.ofAtom(atom)) }
      })
      .sort((left, right) => right.fit.total - left.fit.total || (left.atom.id < right.atom.id ? -1 : 1))
  )
}

function scoreOf(values: Record<keyof typeof atomWeights, number>): FitScore {
  const parts = (Object.keys(atomWeights) as (keyof typeof atomWeights)[]).map((code) => ({
    code,
    value: values[code],
    weight: atomWeights[code],
  }))
  return { total: parts.reduce((sum, { value, weight }) => sum + value * weight, 0), parts }
}

/** The score with a part for what the team's rules say; without one it is as it was. */
export function withRule({ total, parts }: FitScore, act: StyleAct | null): FitScore {
  if (act === null) return { total, parts }
  const value = act === 'first' || act === 'prefer' ? 1 : -1
  return { total: total + value * ruleWeight, parts: [...parts, { code: 'rule', value, weight: ruleWeight }] }
}

function servesIndustry(atom: Atom, input: TalkTrackInput): boolean {
  const { industries } = atom.trigger
  return industries.includes('general') || industries.includes(input.deal.industry)
}

function isForbidden(atom: Atom, input: TalkTrackInput): boolean {
  if (input.forbiddenTopics.length === 0) return false
  const words = [atom.title, ...talkParts.map((part) => atom.talk[part] ?? '')].join('\n').toLowerCase()
  return input.forbiddenTopics.some((topic) => {
    const named = topic.phrases.some((phrase) => words.includes(phrase.toLowerCase()))
    return named || atom.trigger.concerns.some((concern) => topic.concerns.includes(concern))
  })
}

/** The strongest concern counts fully, further ones add a little: an atom need not answer everything. */
function concernFit(atom: Atom, { weights }: CustomerConcerns): number {
  const own = atom.trigger.concerns.map((concern) => weights[concern] ?? 0).sort((a, b) => b - a)
  const [first = 0, ...rest] = own
  return Math.min(1, 0.85 * first + 0.15 * rest.reduce((sum, weight) => sum + weight, 0))
}

function roleFit(atom: Atom, role: BuyingRole | null): number {
  const { roles } = atom.trigger
  if (role === null || roles.length === 0) return 0.5
  if (roles.includes(role)) return 1
  return akin[role]?.some((other) => roles.includes(other)) ? 0.4 : 0
}

function stageFit(atom: Atom, stage: SellingStage): number {
  const { stages } = atom.trigger
  if (stages.length === 0) return 0.5
  if (stages.includes(stage)) return 1
  const at = sellingStages.indexOf(stage)
  return stages.some((stage) => Math.abs(sellingStages.indexOf(stage) - at) === 1) ? 0.4 : 0
}

const dayMs = 86_400_000
/** Facts of so many days count as fresh where a deal is late. */
const freshDays = 30

/**
 * What the key message rests on: 1 with facts at hand that say something of the customer, 0.7 where they say only
 * what we offer, 0.3 when it needs none, 0 when it can't be said. Late in a deal (`lateAt`, UTC ms) what needs none is
 * worth nothing, and facts that have not been spoken of lately less than fresh ones.
 */
function evidenceFit(atom: Atom, shelf: FactShelf, lateAt: number | null): number {
  const needed = kindsNeeded(atom, 'keyMessage')
  if (needed.length === 0) return lateAt === null ? 0.3 : 0
  if (!needed.every((kind) => shelf.has(kind))) return 0
  if (needed.every((kind) => isFactKind(kind) && ourOffer.has(kind))) return 0.7
  const isFresh = (kind: string) =>
    lateAt === null ||
    (shelf.get(kind) ?? []).some(({ fact }) => lateAt - fact.occurredAt <= freshDays * dayMs)
  return needed.every(isFresh) ? 1 : 0.6
}

/** What a call is about before all else: what we owe, and what was to be answered; then what else is settled late. */
const dueWeights: Partial<Record<string, number>> = {
  newDueDay: 0.3,
  lateItemByCall: 0.28,
  lateItemDay: 0.29,
  overdueItem: 0.26,
  alsoOverdue: 0.17,
  dueByCall: 0.16,
  answerDue: 0.24,
  answerBefore: 0.24,
  termsInOffer: 0.24,
  termsInNext: 0.22,
  heldAgainst: 0.36,
}
const lateWeights: Partial<Record<string, number>> = {
  ...dueWeights,
  askedTerms: 0.2,
  customerAsk: 0.12,
  offerTotal: 0.12,
  openComplaint: 0.3,
  complaintWithStep: 0.34,
  complaintToCheck: 0.34,
  awardCriteria: 0.14,
  criteriaAlone: 0.15,
  currentOffer: 0.12,
  bidDay: 0.12,
  itemAtCall: 0.06,
  decisionDate: 0.06,
  comingItem: 0.06,
}

/** Whether all that a key message knows of is the day of the decision. */
function isOfDecisionDay(atom: Atom): boolean {
  const needed = kindsNeeded(atom, 'keyMessage')
  return needed.length === 1 && needed[0] === 'decisionDate'
}

/**
 * How near what an atom says comes to what a call late in a deal is about: 0 what is late, was asked or is held against us,
 * 1 what else is settled late, 2 anything else that rests on facts.
 */
export function matterOfCall(atom: Atom): 0 | 1 | 2 {
  const weight = Math.max(0, ...kindsNeeded(atom, 'keyMessage').map((kind) => lateWeights[kind] ?? 0))
  return weight >= 0.16 ? 0 : weight >= 0.1 ? 1 : 2
}

/** The score with a part for what is due; without anything due it is as it was. */
function withDue({ total, parts }: FitScore, atom: Atom, shelf: FactShelf, late: boolean): FitScore {
  const needed = kindsNeeded(atom, 'keyMessage')
  if (!needed.every((kind) => shelf.has(kind))) return { total, parts }
  const weights = late ? lateWeights : dueWeights
  const weight = Math.max(0, ...needed.map((kind) => weights[kind] ?? 0))
  return weight === 0
    ? { total, parts }
    : { total: total + weight, parts: [...parts, { code: 'due', value: 1, weight }] }
}

/** Share of uses after which the stage moved on, shrunk to one half with the weight of eight uses. */
function shrunkRate(effect: Effect | undefined): number {
  const { used, advanced } = effect ?? { used: 0, advanced: 0 }
  return (advanced + 4) / (used + 8)
}

function wordsOf(atom: Atom): Set<string> {
  return termsOf(withoutSlots(Object.values(atom.talk).join(' ')))
}
