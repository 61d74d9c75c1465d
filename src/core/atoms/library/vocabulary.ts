import {
  type Concern,
  concerns,
  concernWords,
  type SellingStage,
  type Strategy,
  sellingStages,
  strategies,
} from '../../../shared/trackVocabulary.ts'
import type { Stage } from '../../../shared/vocabulary.ts'

export {
  type Industry,
  industries,
  type KnownBuyingRole as BuyingRole,
  knownBuyingRoles as buyingRoles,
} from '../../../shared/vocabulary.ts'
export { type Concern, concerns, concernWords, type SellingStage, type Strategy, sellingStages, strategies }

/** The closed word lists that atoms, talk tracks and their tests coordinate by. */

export const langs = ['zh', 'en'] as const
export type Lang = (typeof langs)[number]

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

/** The parts of an atom's talk. Objection and answer count as one component of the five. */
export const talkParts = ['opening', 'keyMessage', 'question', 'objection', 'answer', 'nextStep'] as const
export type TalkPart = (typeof talkParts)[number]

/**
 * What a talk takes for granted and nobody may have said: that it is bought in phases, that the price was found high, that
 * something is replaced, that software is bought, that data were spoken of, that others are compared, that the criteria
 * are still to be set, that it is open or settled among us how far we go. `talkTracks/ranking/assumptions.ts` tells whether it holds.
 */
export const assumptions = [
  'phases',
  'priceRaised',
  'switching',
  'software',
  'dataRaised',
  'rivalCompared',
  'criteriaOpen',
  'lineOpen',
  'lineSettled',
] as const
export type Assumption = (typeof assumptions)[number]

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
