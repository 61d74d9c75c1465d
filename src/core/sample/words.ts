import type { BuyingRole, Outcome, Stage, Support } from '../../shared/vocabulary.ts'
import type { Lang } from './types.ts'

/** How the two teams' CRMs call what the product keeps as closed lists. */
export const stageWords: Record<Lang, Record<Stage, string>> = {
  zh: {
    qualify: '初步接触',
    discover: '需求确认',
    evaluate: '技术评估',
    propose: '方案报价',
    negotiate: '商务谈判',
    close: '合同签订',
    won: '赢单',
    lost: '输单',
  },
  en: {
    qualify: 'Qualification',
    discover: 'Discovery',
    evaluate: 'Evaluation',
    propose: 'Proposal',
    negotiate: 'Negotiation',
    close: 'Closing',
    won: 'Closed Won',
    lost: 'Closed Lost',
  },
}
export const outcomeWords: Record<Lang, Record<Outcome, string>> = {
  zh: { open: '进行中', won: '赢单', lost: '输单' },
  en: { open: 'Open', won: 'Won', lost: 'Lost' },
}
export const roleWords: Record<Lang, Record<BuyingRole, string>> = {
  zh: {
    economicBuyer: '经济决策者',
    technicalEvaluator: '评估者',
    user: '使用者',
    approver: '审批人',
    influencer: '影响者',
    coach: '教练',
    champion: '支持者',
    gatekeeper: '守门人',
    blocker: '反对者',
    unknown: '未知',
  },
  en: {
    economicBuyer: 'Economic buyer',
    technicalEvaluator: 'Technical buyer',
    user: 'End user',
    approver: 'Approver',
    influencer: 'Influencer',
    coach: 'Coach',
    champion: 'Champion',
    gatekeeper: 'Gatekeeper',
    blocker: 'Blocker',
    unknown: 'Unknown',
  },
}
export const supportWords: Record<Lang, Record<Support, string>> = {
  zh: {
    mentor: '强烈支持',
    supporter: '支持',
    neutral: '中立',
    nonSupporter: '不支持',
    enemy: '反对',
    unknown: '',
  },
  en: {
    mentor: 'Strong supporter',
    supporter: 'Supportive',
    neutral: 'Neutral',
    nonSupporter: 'Not supportive',
    enemy: 'Hostile',
    unknown: '',
  },
}
