import { type ActionKind, actionKinds } from '../../shared/vocabulary.ts'
import { factKinds, recordedKindNames } from '../atoms/library/index.ts'

/** Actions in words; those of facts stand with their kinds. */
const actionWords: Record<ActionKind, { zh: string; en: string }> = {
  proposalSent: { zh: '发送方案', en: 'Proposal sent' },
  quoteSent: { zh: '发送报价', en: 'Quote sent' },
  demo: { zh: '演示', en: 'Demo' },
  priceAsked: { zh: '询价', en: 'Asked for a price' },
  trialAsked: { zh: '要求试用', en: 'Asked for a trial' },
  contractAsked: { zh: '要合同', en: 'Asked for a contract' },
  tenderAsked: { zh: '招标意向', en: 'Tender intent' },
  objection: { zh: '异议', en: 'Objection' },
  complaint: { zh: '投诉', en: 'Complaint' },
  commitment: { zh: '承诺', en: 'Commitment' },
  decisionCriterion: { zh: '决策标准', en: 'Decision criterion' },
  nextStep: { zh: '下一步', en: 'Next step' },
}

export const isActionKind = (kind: string): kind is ActionKind =>
  (actionKinds as readonly string[]).includes(kind)

/** Every kind that a proposal can be of: actions first. */
export const captureKinds = [
  ...Object.entries(actionWords).map(([kind, words]) => ({ kind, ...words, isAction: true })),
  ...recordedKindNames.map((kind) => ({
    kind,
    zh: factKinds[kind].zh,
    en: factKinds[kind].en,
    isAction: false,
  })),
]
