import type { AdviceModule } from '../../shared/contract/governance.ts'
import type { WritableDb } from '../db/open.ts'
import type { Stamp } from '../log/entry.ts'
import { addClause, type Clause } from './clauses.ts'
import { adoptRule, listRules, proposeRule } from './rules.ts'
import type { Statement } from './statement.ts'

const rules: Record<AdviceModule, readonly Statement[]> = {
  winProbability: [
    {
      zh: '概率只用于安排跟进的先后，不得单独作为放弃客户或考核个人的依据。',
      en: 'The probability orders our follow-up; it alone is never grounds for dropping a customer or judging a person.',
    },
    {
      zh: '结论为“信息不足”时，由销售本人写明判断和依据，不得用分数代替。',
      en: 'Where the verdict is “not enough information”, the rep writes down their own judgement and its grounds instead of a score.',
    },
    {
      zh: '每个季度由经理核对一次预测与实际结果，偏差超出所示区间时暂停使用。',
      en: 'Once a quarter the manager compares forecasts with outcomes; when they fall outside the stated interval, use is suspended.',
    },
  ],
  intent: [
    {
      zh: '意向热力图只用于决定先联系谁，不得写入对客户的任何书面评价。',
      en: 'The intent heatmap decides whom to contact first; it is never written into an assessment of the customer.',
    },
    {
      zh: '依据必须是双方往来的业务记录，不使用健康、行踪等敏感个人信息。',
      en: 'Its grounds are business records between both sides; health, whereabouts and other sensitive personal data are not used.',
    },
    {
      zh: '客户要求不做自动化判断时，立即停用并改为人工判断。',
      en: 'When a customer asks not to be judged automatically, it stops at once and a person judges.',
    },
  ],
  quoteRange: [
    {
      zh: '报价不得低于成本底线；低于授权区间的折扣须先取得审批人的书面批准。',
      en: 'No quote goes below the cost floor; a discount beyond the delegated band needs an approver’s written approval first.',
    },
    {
      zh: '同等条件的客户不得因个人特征而得到不合理的差别价格。',
      en: 'Customers on equal terms are not given unreasonably different prices because of personal characteristics.',
    },
    {
      zh: '所有折扣、返利和赠送写入合同并如实入账，合同之外不作任何让利。',
      en: 'Every discount, rebate and gift is in the contract and truthfully booked; nothing is conceded outside it.',
    },
  ],
  talkTracks: [
    {
      zh: '话术中的数字和事实必须能指到证据，指不到的不说。',
      en: 'Figures and facts in a talk track point to their evidence; what points to none is not said.',
    },
    {
      zh: '不使用绝对化用语，不对疗效、安全性或他人产品作断言和比较。',
      en: 'No absolute terms; no assertions about efficacy or safety and no comparison with other people’s products.',
    },
    {
      zh: '销售本人读过并按客户情况改定后才可使用，并对说出口的话负责。',
      en: 'The rep reads and adapts it to the customer before use, and answers for what is said.',
    },
  ],
}

const clauses: readonly Omit<Clause, 'id'>[] = [
  ...(['brief.view', 'brief.export', 'advice.adopt', 'quote.propose', 'customer.contact'] as const).map(
    (action): Omit<Clause, 'id'> => ({
      list: 'authority',
      role: '*',
      zone: '*',
      action,
      statement: {
        zh: '团队成员可对自己负责的客户查看和使用简报、提出报价、与客户联系。',
        en: 'Members may view and use briefs, propose quotes and contact customers within their own accounts.',
      },
    }),
  ),
  {
    list: 'prohibited',
    role: '*',
    zone: '*',
    action: 'concession.offContract',
    statement: {
      zh: '禁止合同之外的任何让利、回扣或赠送（《反不正当竞争法》）。',
      en: 'No concession, kickback or gift outside the contract (Anti-Unfair Competition Law).',
    },
  },
  {
    list: 'prohibited',
    role: '*',
    zone: '*',
    action: 'prescriptions.count',
    statement: {
      zh: '禁止获取或记录处方量、用药量等“统方”数据。',
      en: 'Prescription or usage counts by doctor are neither obtained nor recorded.',
    },
  },
]

/**
 * What a new workspace starts with: three rules per advice module, proposed and without effect until the owner
 * adopts them, and clauses in force that the owner may replace. All of it logged. No discount bands: how much a role may
 * give away is the firm's own figure, and a default would move prices as if the firm had said so.
 */
export function proposeDefaults(db: WritableDb, stamp: Stamp): void {
  for (const [module, statements] of Object.entries(rules) as [AdviceModule, readonly Statement[]][])
    statements.forEach((statement, at) => {
      proposeRule(db, stamp, { ruleId: `${module}.${at + 1}`, module, statement })
    })
  for (const clause of clauses) addClause(db, stamp, clause)
}

/** Adopts every rule that is proposed, each logged. */
export function adoptProposedRules(db: WritableDb, stamp: Stamp): void {
  for (const rule of listRules(db)) if (rule.status === 'proposed') adoptRule(db, stamp, rule.ruleId)
}
