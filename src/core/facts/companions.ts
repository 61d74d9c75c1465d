import type { FactKind } from '../atoms/library/factKinds.ts'
import type { Fact } from './store.ts'

/**
 * Facts that tell the same words as an action does: a quote that was sent has been handed over. Both are kept, for
 * briefs go by the fact and deals by the action; to a person they are one line, and one decision.
 */
const toldTogether: Readonly<Record<string, readonly FactKind[]>> = {
  quoteSent: ['handedOver'],
  proposalSent: ['handedOver'],
  contractAsked: ['customerAsk', 'handedOver'],
  priceAsked: ['customerAsk', 'askedPrice'],
  trialAsked: ['customerAsk'],
  commitment: ['meetingDecision'],
  nextStep: ['meetingDecision'],
  objection: ['statedConcern'],
  complaint: ['userComplaint'],
  decisionCriterion: ['awardCriteria', 'decisionFactor'],
}

type Told = Pick<Fact, 'id' | 'kind' | 'evidenceId' | 'spanStart' | 'spanEnd'>

const isCompanion = (action: Told, fact: Told): boolean =>
  action.evidenceId === fact.evidenceId &&
  (toldTogether[action.kind] ?? []).includes(fact.kind as FactKind) &&
  2 * (Math.min(action.spanEnd, fact.spanEnd) - Math.max(action.spanStart, fact.spanStart)) >=
    Math.min(action.spanEnd - action.spanStart, fact.spanEnd - fact.spanStart)

/** Of some facts those that stand with an action as one line. */
export const companionsOf = <Row extends Told>(action: Told, facts: readonly Row[]): Row[] =>
  facts.filter((fact) => fact.id !== action.id && isCompanion(action, fact))

const pairs = Object.entries(toldTogether)
  .flatMap(([action, kinds]) => kinds.map((kind) => `'${action}/${kind}'`))
  .join(', ')

/** SQL: fact `f` stands with an open action of its evidence; the same as `companionsOf`. */
export const standsWithAction = `EXISTS (SELECT 1 FROM facts a WHERE a.evidence_id = f.evidence_id
  AND a.kind || '/' || f.kind IN (${pairs}) AND a.origin = 'rule' AND a.decision IS NULL AND a.retracted_at IS NULL
  AND 2 * (min(a.span_end, f.span_end) - max(a.span_start, f.span_start))
   >= min(a.span_end - a.span_start, f.span_end - f.span_start))`
