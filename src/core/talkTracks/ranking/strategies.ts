import type { BuyingRole, Lang, SellingStage, Strategy } from '../../atoms/library/index.ts'
import type { TalkTrackInput } from '../types.ts'
import type { CustomerConcerns } from './customerConcerns.ts'

type StrategyNotes = Record<Lang, { rationale: string }> & {
  roles: readonly BuyingRole[]
  stages: readonly SellingStage[]
}

/** The closed list of strategies: their words, and the roles and stages that they suit by themselves. */
export const strategyNotes: Record<Strategy, StrategyNotes> = {
  valueEvidence: {
    zh: { rationale: '守住口径，少谈参数' },
    en: { rationale: 'Hold the basis, skip the specs' },
    roles: ['economicBuyer', 'technicalEvaluator', 'user', 'approver'],
    stages: ['discover', 'evaluate', 'propose'],
  },
  riskReduction: {
    zh: { rationale: '正面答顾虑，写进条款' },
    en: { rationale: 'Answer the worry, put it in the terms' },
    roles: ['blocker', 'technicalEvaluator', 'approver', 'gatekeeper'],
    stages: ['evaluate', 'propose', 'negotiate', 'close', 'deliver'],
  },
  totalCost: {
    zh: { rationale: '不争单价，把账摊开' },
    en: { rationale: 'Open the books instead of fighting over price' },
    roles: ['economicBuyer', 'approver', 'gatekeeper'],
    stages: ['propose', 'negotiate', 'close', 'renew'],
  },
  phasedLanding: {
    zh: { rationale: '对上预算和现场的节奏' },
    en: { rationale: 'Match the rhythm of budget and site' },
    roles: ['economicBuyer', 'approver', 'champion', 'coach'],
    stages: ['propose', 'negotiate', 'close', 'deliver'],
  },
  peerProof: {
    zh: { rationale: '可核对的同行，代替自夸' },
    en: { rationale: 'A peer who can be checked, not our praise' },
    roles: ['user', 'influencer', 'technicalEvaluator', 'blocker'],
    stages: ['discover', 'evaluate', 'propose'],
  },
  complianceFirst: {
    zh: { rationale: '先把法规和红线说清，再谈方案' },
    en: { rationale: 'Clear the red lines, then the proposal' },
    roles: ['gatekeeper', 'approver', 'technicalEvaluator'],
    stages: ['qualify', 'evaluate', 'propose', 'close'],
  },
  usersFirst: {
    zh: { rationale: '让天天用的人来判断' },
    en: { rationale: 'Those who use it daily judge it' },
    roles: ['user', 'influencer', 'champion', 'coach'],
    stages: ['qualify', 'discover', 'evaluate', 'deliver', 'renew'],
  },
  competitiveContrast: {
    zh: { rationale: '只比条款和口径，不贬同行' },
    en: { rationale: 'Compare terms and basis, run nobody down' },
    roles: ['economicBuyer', 'technicalEvaluator', 'blocker', 'gatekeeper'],
    stages: ['evaluate', 'propose', 'negotiate', 'renew'],
  },
}

/**
 * How far a strategy suits the moment apart from its atoms, 0–1: role and stage by the notes, support and intent
 * by rule (a sceptic wants risk gone and peers heard; a low intent asks for value before terms), and contrast
 * only where a competitor is in play.
 */
export function strategyPrior(
  strategy: Strategy,
  input: Pick<TalkTrackInput, 'person' | 'deal' | 'intent'>,
  concerns: CustomerConcerns,
  stage = input.deal.stage,
): number {
  const notes = strategyNotes[strategy]
  const role = input.person?.buyingRole ?? null
  let prior = 0.4
  if (role === null || notes.roles.includes(role)) prior += 0.2
  if (notes.stages.includes(stage)) prior += 0.2
  const sceptic = input.person?.support === 'enemy' || input.person?.support === 'nonSupporter'
  if (sceptic && (strategy === 'riskReduction' || strategy === 'peerProof')) prior += 0.2
  const terms = strategy === 'totalCost' || strategy === 'phasedLanding'
  if (input.intent && input.intent.value >= 0.5 && terms) prior += 0.1
  if (input.intent && input.intent.value < 0.2 && !terms) prior += 0.05
  if (strategy === 'competitiveContrast' && (concerns.weights.competition ?? 0) < 0.1) prior -= 0.3
  return Math.min(1, Math.max(0, prior))
}
