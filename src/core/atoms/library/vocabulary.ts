import { concernWords } from '../../../shared/concernWords.ts'
import type { Stage } from '../../../shared/vocabulary.ts'

export {
  type Industry,
  industries,
  type KnownBuyingRole as BuyingRole,
  knownBuyingRoles as buyingRoles,
} from '../../../shared/vocabulary.ts'
export { concernWords }

/** The closed word lists that atoms, talk tracks and their tests coordinate by. */

export const langs = ['zh', 'en'] as const
export type Lang = (typeof langs)[number]

export type Concern = keyof typeof concernWords
export const concerns = Object.keys(concernWords) as [Concern, ...Concern[]]

/** The selling stages that atoms are made for: the open stages of a deal, then what follows a won one. */
export const sellingStages = [
  'qualify',
  'discover',
  'evaluate',
  'propose',
  'negotiate',
  'close',
  'deliver',
  'renew',
] as const
export type SellingStage = (typeof sellingStages)[number]

/**
 * The selling stage of a deal: a won deal is being delivered, or renewed once its contract end is known; a lost
 * one starts again by qualifying.
 */
export function sellingStageOf(stage: Stage, contractEndKnown: boolean): SellingStage {
  if (stage === 'won') return contractEndKnown ? 'renew' : 'deliver'
  return stage === 'lost' ? 'qualify' : stage
}

/** The deal stage under which a screen shows a selling stage. */
export function dealStageOf(stage: SellingStage): Stage {
  return stage === 'deliver' || stage === 'renew' ? 'won' : stage
}

export const strategies = [
  'valueEvidence',
  'riskReduction',
  'totalCost',
  'phasedLanding',
  'peerProof',
  'complianceFirst',
  'usersFirst',
  'competitiveContrast',
] as const
export type Strategy = (typeof strategies)[number]

/** The parts of an atom's talk. Objection and answer count as one component of the five. */
export const talkParts = ['opening', 'keyMessage', 'question', 'objection', 'answer', 'nextStep'] as const
export type TalkPart = (typeof talkParts)[number]

/** Which strategies an atom of a concern serves where its author named none. */
export const strategiesOfConcern: Record<Concern, readonly Strategy[]> = {
  price: ['totalCost'],
  totalCost: ['totalCost'],
  reliability: ['valueEvidence', 'riskReduction'],
  service: ['riskReduction', 'peerProof'],
  compliance: ['complianceFirst'],
  integration: ['riskReduction', 'peerProof'],
  training: ['usersFirst'],
  delivery: ['phasedLanding'],
  risk: ['riskReduction'],
  clinicalValue: ['valueEvidence', 'usersFirst'],
  productivity: ['valueEvidence'],
  dataSecurity: ['complianceFirst'],
  budgetTiming: ['phasedLanding'],
  competition: ['competitiveContrast'],
  switching: ['riskReduction', 'usersFirst'],
}
