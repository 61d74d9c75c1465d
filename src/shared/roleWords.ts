import type { BuyingRole, BuyingTask, StanceSide } from './vocabulary.ts'

/** The buying roles as screens, exports and the command line call them. */
export const roleWords: Record<'zh' | 'en', Record<BuyingRole, string>> = {
  zh: {
    economicBuyer: '经济决策人',
    technicalEvaluator: '技术评估者',
    user: '使用者',
    approver: '审批人',
    influencer: '影响者',
    coach: '教练',
    champion: '拥护者',
    gatekeeper: '守门人',
    blocker: '阻碍者',
    unknown: '角色未知',
  },
  en: {
    economicBuyer: 'Economic buyer',
    technicalEvaluator: 'Technical evaluator',
    user: 'User',
    approver: 'Approver',
    influencer: 'Influencer',
    coach: 'Coach',
    champion: 'Champion',
    gatekeeper: 'Gatekeeper',
    blocker: 'Blocker',
    unknown: 'Role not known',
  },
}

/** What somebody does in the decision, in both languages. */
export const taskWords: Record<'zh' | 'en', Record<BuyingTask, string>> = {
  zh: {
    scores: '打分',
    recommends: '推荐',
    chairs: '主持评审',
    countersigns: '会签',
    blocks: '不点头就过不了',
    signs: '签字',
    hasSay: '有一部分发言权',
    decides: '拍板',
  },
  en: {
    scores: 'scores',
    recommends: 'recommends',
    chairs: 'chairs',
    countersigns: 'countersigns',
    blocks: 'can stop it',
    signs: 'signs',
    hasSay: 'has part of the say',
    decides: 'decides',
  },
}

/** On whose side somebody stands by what was said, in both languages. */
export const stanceWords: Record<'zh' | 'en', Record<StanceSide, string>> = {
  zh: {
    for: '支持我们',
    against: '不支持',
    neutral: '中立',
    softening: '态度在松动',
    condition: '有条件',
    view: '看法',
  },
  en: {
    for: 'for us',
    against: 'not for us',
    neutral: 'neutral',
    softening: 'softening',
    condition: 'on a condition',
    view: 'their view',
  },
}
