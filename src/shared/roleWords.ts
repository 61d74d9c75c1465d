import type { BuyingRole } from './vocabulary.ts'

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
