import type { Lang } from './vocabulary.ts'

/**
 * The kinds of fact that a sentence may be bound to, what their value is, and their words.
 * `text` kinds are quoted as they stand in the evidence, `name` kinds are short names taken from it, the others
 * are formatted from value and unit.
 */
const recordedKinds = {
  // What the customer said
  statedConcern: { value: 'text', zh: '客户说的顾虑', en: 'stated concern' },
  statedGoal: { value: 'text', zh: '客户说的目标', en: 'stated goal' },
  peopleChange: { value: 'text', zh: '人员变动', en: 'change of people' },
  decisionRole: { value: 'text', zh: '谁来定', en: 'who decides' },
  meetingDecision: { value: 'text', zh: '会议结论', en: 'meeting decision' },
  userComplaint: { value: 'text', zh: '使用者的抱怨', en: 'user complaint' },
  championNote: { value: 'text', zh: '内部支持者的提示', en: 'champion note' },
  awardCriteria: { value: 'text', zh: '评分办法', en: 'award criteria' },
  decisionFactor: { value: 'text', zh: '看重什么', en: 'what they decide by' },
  acceptanceCriterion: { value: 'text', zh: '验收标准', en: 'acceptance criterion' },
  lastMeetingDate: { value: 'date', zh: '上次见面日期', en: 'last meeting date' },
  customerAsk: { value: 'text', zh: '客户的要求', en: 'what the customer asks for' },
  askedPrice: { value: 'text', zh: '客户要的价', en: 'price asked for' },
  // How the customer works today
  currentSystem: { value: 'text', zh: '现用系统', en: 'system in use' },
  downtimeHours: { value: 'quantity', zh: '停机时长', en: 'downtime' },
  downtimeCost: { value: 'money', zh: '停机成本', en: 'cost of downtime' },
  repairHours: { value: 'quantity', zh: '修复时长', en: 'repair time' },
  waitingTime: { value: 'quantity', zh: '等待时长', en: 'waiting time' },
  caseVolume: { value: 'quantity', zh: '例数', en: 'case volume' },
  cycleTime: { value: 'quantity', zh: '单次用时', en: 'time per run' },
  changeoverTime: { value: 'quantity', zh: '换型用时', en: 'changeover time' },
  scrapRate: { value: 'quantity', zh: '报废率', en: 'scrap rate' },
  openTickets: { value: 'quantity', zh: '未关工单', en: 'open tickets' },
  activeUsers: { value: 'quantity', zh: '在用人数', en: 'active users' },
  usageRate: { value: 'quantity', zh: '使用率', en: 'usage rate' },
  returnReason: { value: 'text', zh: '退货原因', en: 'reason for return' },
  contractEndDate: { value: 'date', zh: '合同到期日', en: 'contract end' },
  // Money and timing
  budgetAmount: { value: 'money', zh: '预算', en: 'budget' },
  attitude: { value: 'text', zh: '支持或反对', en: 'for or against' },
  budgetPhases: { value: 'text', zh: '预算分期安排', en: 'budget phasing' },
  budgetDeadline: { value: 'date', zh: '预算截止日', en: 'budget deadline' },
  decisionDate: { value: 'date', zh: '决策日期', en: 'decision date' },
  tenderDate: { value: 'date', zh: '招标日期', en: 'tender date' },
  offerDueDate: { value: 'date', zh: '报价截止', en: 'offer due' },
  goLiveDate: { value: 'date', zh: '投产日期', en: 'go-live' },
  acceptanceTestDate: { value: 'date', zh: '测试与验收', en: 'test or acceptance' },
  totalCostGap: { value: 'money', zh: '总成本差额', en: 'total cost gap' },
  annualServiceFee: { value: 'money', zh: '年维保费', en: 'yearly service fee' },
  consumableCost: { value: 'money', zh: '耗材成本', en: 'consumable cost' },
  paymentSplit: { value: 'text', zh: '付款方式', en: 'payment by stages' },
  paymentTerm: { value: 'quantity', zh: '付款期', en: 'payment term' },
  // What we can show and commit to
  responseHours: { value: 'quantity', zh: '响应时长', en: 'response time' },
  warrantyPeriod: { value: 'quantity', zh: '保修期', en: 'warranty' },
  installDays: { value: 'quantity', zh: '装机用时', en: 'installation time' },
  deliveryDate: { value: 'date', zh: '交付日期', en: 'delivery date' },
  maintenanceWindow: { value: 'text', zh: '可施工的档期', en: 'site window' },
  trainingHours: { value: 'quantity', zh: '培训时长', en: 'training time' },
  interfaceSites: { value: 'quantity', zh: '已对接点位', en: 'interfaced sites' },
  interfaceVersion: { value: 'text', zh: '接口版本', en: 'interface version' },
  registrationScope: { value: 'text', zh: '注册证载明范围', en: 'registered scope' },
  certificate: { value: 'name', zh: '证书', en: 'certificate' },
  testReport: { value: 'text', zh: '第三方报告', en: 'third-party report' },
  trialResult: { value: 'text', zh: '试用结果', en: 'trial result' },
  referenceSite: { value: 'name', zh: '可引荐的同行', en: 'reference site' },
  referenceBefore: { value: 'quantity', zh: '同行换机前', en: 'reference before' },
  referenceAfter: { value: 'quantity', zh: '同行换机后', en: 'reference after' },
  securityRequirement: { value: 'text', zh: '安全要求', en: 'security requirement' },
  dataLocation: { value: 'text', zh: '数据存放位置', en: 'data location' },
  openPromise: { value: 'text', zh: '我们答应过的事', en: 'our open promise' },
  openTask: { value: 'text', zh: '我们要办的事', en: 'our to-do' },
  handedOver: { value: 'text', zh: '已经给出的', en: 'already handed over' },
  ownLine: { value: 'text', zh: '内部定的', en: 'settled among us' },
  ownOffer: { value: 'text', zh: '我们报过的', en: 'what we have offered' },
  scopeChange: { value: 'text', zh: '数量或范围改了', en: 'quantity or scope changed' },
  keepQuiet: { value: 'text', zh: '不能对客户说', en: 'not for the customer' },
  customerPromise: { value: 'text', zh: '客户答应的事', en: 'what they promised' },
  // What happens around the deal
  competitorName: { value: 'name', zh: '竞品', en: 'competitor' },
  competitorOut: { value: 'name', zh: '已出局的竞品', en: 'rival who is out' },
  competitorNews: { value: 'text', zh: '竞品的动向', en: 'news of a rival' },
  competitorOffer: { value: 'money', zh: '竞品报价', en: "competitor's offer" },
  competitorPriceChange: { value: 'quantity', zh: '竞品调价', en: 'competitor price change' },
  competitorGap: { value: 'text', zh: '竞品未覆盖之处', en: 'what the competitor leaves out' },
  policyChange: { value: 'text', zh: '政策变化', en: 'policy change' },
  auditFinding: { value: 'text', zh: '检查发现', en: 'audit finding' },
} as const satisfies Kinds

/** Concluded from recorded facts as of the day of the brief, and never read from a record as such. */
const concludedKinds = {
  overdueItem: { value: 'name', zh: '我们逾期未给的', en: 'what we owe and is overdue' },
  overdueSince: { value: 'date', zh: '原定给出的日子', en: 'day it was due' },
  newDueDay: { value: 'date', zh: '现在看到的日子', en: 'day now in sight' },
  lateItemByCall: { value: 'name', zh: '晚了、通话前该到的', en: 'late, and due before the call' },
  lateItemSince: { value: 'date', zh: '晚了的那件原定的日子', en: 'day that it was due first' },
  lateItemDay: { value: 'date', zh: '晚了的那件该到的日子', en: 'day that it is to arrive' },
  comingItem: { value: 'name', zh: '说好要给、还没到期的', en: 'what we promised and is not due yet' },
  comingDay: { value: 'date', zh: '说好给出的日子', en: 'day it is promised for' },
  askedTerms: { value: 'text', zh: '客户要的商务条件', en: 'terms asked for' },
  answerDue: { value: 'text', zh: '说好这一次答复的', en: 'to be answered at this call' },
  answerBefore: { value: 'text', zh: '要在通话前答复的', en: 'to be answered before this call' },
  revisedOffer: { value: 'name', zh: '通话前要给的新报价', en: 'revised quote that is due by the call' },
  revisedOfferDay: { value: 'date', zh: '新报价给出的日子', en: 'day of the revised quote' },
  termsInOffer: { value: 'text', zh: '新报价里要答的条件', en: 'terms that the revised quote answers' },
  heldAgainst: {
    value: 'text',
    zh: '到会的人当面说过的不同意见',
    en: 'what somebody at the call holds against it',
  },
  nextOffer: { value: 'name', zh: '通话之后要给的新报价', en: 'revised quote that comes after the call' },
  nextOfferDay: { value: 'date', zh: '通话之后新报价给出的日子', en: 'day of the quote after the call' },
  termsInNext: { value: 'text', zh: '之后的新报价里要答的条件', en: 'terms that the next quote answers' },
  alsoOverdue: { value: 'text', zh: '别的逾期未给的', en: 'what else of ours is overdue' },
  dueByCall: { value: 'text', zh: '通话之前该给的', en: 'what is due before the call' },
  openComplaint: { value: 'text', zh: '未结投诉', en: 'open complaint' },
  complaintWithStep: { value: 'text', zh: '定了下一步的投诉', en: 'complaint with a step still to come' },
  complaintToCheck: { value: 'text', zh: '通话前该办好的投诉', en: 'complaint with a step before the call' },
  complaintStep: { value: 'name', zh: '投诉的下一步', en: 'step that a complaint waits for' },
  complaintStepDay: { value: 'date', zh: '投诉下一步的日子', en: 'day of that step' },
  currentOffer: { value: 'name', zh: '我方现报价', en: 'our current quote' },
  currentOfferEnd: { value: 'date', zh: '现报价有效至', en: 'day until which our quote holds' },
  bidDay: { value: 'date', zh: '投标截止的日子', en: 'day by which the bid must be in' },
  itemAtCall: { value: 'name', zh: '说好这次通话给的', en: 'what is due on the day of the call' },
  criteriaAlone: {
    value: 'text',
    zh: '评分办法（交材料的日子不明）',
    en: 'award criteria, with no day known for papers',
  },
  papersDay: { value: 'date', zh: '材料最晚哪天交', en: 'day by which papers must be in' },
  offerTotal: { value: 'money', zh: '我方报价总额', en: 'total of our quote' },
} as const satisfies Kinds

type Kinds = Record<string, { value: 'text' | 'name' | 'quantity' | 'money' | 'date' } & Record<Lang, string>>

export const factKinds = { ...recordedKinds, ...concludedKinds } as const

export type FactKind = keyof typeof factKinds

export const factKindNames = Object.keys(factKinds) as [FactKind, ...FactKind[]]

export const recordedKindNames = Object.keys(recordedKinds) as (keyof typeof recordedKinds)[]
export type ConcludedKind = keyof typeof concludedKinds

export const isConcluded = (kind: string): kind is ConcludedKind => Object.hasOwn(concludedKinds, kind)

export function isFactKind(kind: string): kind is FactKind {
  return Object.hasOwn(factKinds, kind)
}
