import type { BuyingRole, Stage } from '../../../shared/vocabulary.ts'
import type { Format } from '../../i18n/format.ts'
import type { Language, Messages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import type { DealFeatureName } from './codes.ts'

export type Params = Readonly<Record<string, string | number | null>>

/** A reason's value: a number, or a word where the feature is one. */
type Value = string | number | null
type Wording = string | ((value: Value, format: Format) => string)

const whole = (value: Value, format: Format): string =>
  typeof value === 'number' ? format.number(Math.round(value)) : (value ?? '–')
const stageName = (language: Language, value: Value): string =>
  words[language].stages[value as Stage] ?? String(value ?? '–')
const roleName = (language: Language, value: Value): string =>
  words[language].roles[value as BuyingRole] ?? String(value ?? '–')
/** Basis points as percent: `18%`, `7.5%`. */
const bps = (value: unknown) => `${Number((Number(value) / 100).toFixed(2))}%`
const share = (value: Value): string => (typeof value === 'number' ? `${Math.round(value * 100)}%` : '–')

type IntentCode =
  | 'cellActivities30'
  | 'cellActivities90'
  | 'cellInbound90'
  | 'cellDaysSince'
  | 'cellBuyingSteps180'
  | 'cellObjections90'
  | 'othersActivities30'
  | 'othersBuyingSteps90'
  | 'engagement90'
  | 'department'
  | 'buyingRole'
  | 'cell'
  | 'recency'
  | 'frequency'
  | 'buyingSteps'
  | 'engagement'
  | 'others'
  | 'objections'

interface ReasonWords {
  win: Record<DealFeatureName, Wording>
  intent: Record<IntentCode, Wording>
  driver: Record<string, Wording>
  move: Record<string, string>
  guardrail: Record<string, (params: Params, price: (minor: number) => string) => string>
  concession: Record<string, string>
}

const many = (value: Value, format: Format, one: string, more = `${one}s`): string =>
  `${whole(value, format)} ${typeof value === 'number' && Math.round(value) === 1 ? one : more}`

const yes = (value: Value): boolean => value === 1 || value === '1'

export const reasonWords: Messages<ReasonWords> = {
  zh: {
    win: {
      ageDays: (v, f) => `商机已开 ${whole(v, f)} 天`,
      stage: (v) => `阶段：${stageName('zh', v)}`,
      daysInStage: (v, f) => `在本阶段 ${whole(v, f)} 天`,
      stageChanges: (v, f) => `推进过 ${whole(v, f)} 次`,
      stageSetbacks: (v, f) => `倒退过 ${whole(v, f)} 次`,
      overdueDays: (v, f) => `逾预计成交 ${whole(v, f)} 天`,
      amountMinor: '金额大小',
      quantity: (v, f) => `数量 ${whole(v, f)}`,
      product: '产品',
      region: (v) => `区域：${v ?? '–'}`,
      source: (v) => `来源：${v ?? '–'}`,
      activities30: (v, f) => `30 天内往来 ${whole(v, f)} 次`,
      activities90: (v, f) => `90 天内往来 ${whole(v, f)} 次`,
      inboundShare90: (v) => `往来中客户发起占 ${share(v)}`,
      daysSinceActivity: (v, f) => `距上次往来 ${whole(v, f)} 天`,
      daysSinceInbound: (v, f) => `客户 ${whole(v, f)} 天没有主动联系`,
      meetings90: (v, f) => `90 天内会面 ${whole(v, f)} 次`,
      buyingSteps90: (v, f) => `90 天内采购动作 ${whole(v, f)} 次`,
      objections90: (v, f) => `90 天内异议 ${whole(v, f)} 次`,
      complaints90: (v, f) => `90 天内投诉 ${whole(v, f)} 次`,
      competitorNamed: (v) => (yes(v) ? '提到过竞品' : '没有提到竞品'),
      quoteSent: (v) => (yes(v) ? '已发方案或报价' : '还没发方案或报价'),
      peopleActive90: (v, f) => `90 天内有 ${whole(v, f)} 人往来`,
      committeeSize: (v, f) => `采购委员会 ${whole(v, f)} 人`,
      departments: (v, f) => `涉及 ${whole(v, f)} 个科室`,
      economicBuyerTouched: (v) => (yes(v) ? '接触过经济决策人' : '没接触过经济决策人'),
      champion: (v) => (yes(v) ? '有拥护者' : '没有拥护者'),
      championLeft: (v) => (yes(v) ? '拥护者已离开' : '拥护者在位'),
      blockers: (v, f) => `阻碍者 ${whole(v, f)} 人`,
      supportBalance: '支持与反对的对比',
      accountWon: (v, f) => `这家客户赢过 ${whole(v, f)} 单`,
      accountLost: (v, f) => `这家客户失过 ${whole(v, f)} 单`,
    },
    intent: {
      cellActivities30: (v, f) => `30 天内往来 ${whole(v, f)} 次`,
      cellActivities90: (v, f) => `90 天内往来 ${whole(v, f)} 次`,
      cellInbound90: (v, f) => `90 天内主动联系 ${whole(v, f)} 次`,
      cellDaysSince: (v, f) => `距上次往来 ${whole(v, f)} 天`,
      cellBuyingSteps180: (v, f) => `半年内采购动作 ${whole(v, f)} 次`,
      cellObjections90: (v, f) => `90 天内异议 ${whole(v, f)} 次`,
      othersActivities30: (v, f) => `同单位其他人 30 天内往来 ${whole(v, f)} 次`,
      othersBuyingSteps90: (v, f) => `同单位其他人 90 天内采购动作 ${whole(v, f)} 次`,
      engagement90: (v, f) => `90 天内参与 ${whole(v, f)} 次`,
      department: (v) => `科室：${v ?? '–'}`,
      buyingRole: (v) => `角色：${roleName('zh', v)}`,
      cell: '这一格自己的往绩',
      recency: '最近有往来',
      frequency: '往来频次',
      buyingSteps: '采购动作',
      engagement: '参与程度',
      others: '同单位其他人',
      objections: '异议与投诉',
    },
    driver: {
      recency: '近期成交',
      quantityTier: '数量档位',
      region: '本区域',
      partyHistory: '这家客户的往价',
      trend: '价格走势',
      season: '季节',
      pastErrors: '过往偏差的修正',
      competitorMove: '竞品调价',
      policyEvent: '政策事件',
      bundle: '捆绑',
    },
    move: {
      costFloor: '成本',
      marginFloor: '最低毛利',
      minPrice: '价目表最低价',
      approvalBelow: '低于须审批',
      openQuote: '我方已报的价',
      floorRule: '底价规则',
      maxDiscount: '授权折扣上限',
      minDiscount: '授权折扣下限',
      policyCap: '政策限价',
    },
    guardrail: {
      discountBand: (p, price) => `授权区间 ${price(Number(p.lowMinor))}–${price(Number(p.highMinor))}`,
      noAuthority: () => '没有设授权区间，报价须批准',
      bandWithoutList: (p) => `缺目录价，授权的 ${bps(p.maxDiscountBps)} 折扣算不出价格，报价须批准`,
      noListPrice: () => '缺目录价，看不出折扣',
      noCostFloor: () => '缺成本和最低价，底价只看成交',
      aboveOpenQuote: (p, price) =>
        `目标 ${price(Number(p.targetMinor))} 高于我方已报的 ${price(Number(p.openMinor))}，涨价要有理由`,
      heldToOpenQuote: (p, price) => `我方已报 ${price(Number(p.openMinor))}，建议不高于它`,
      closedBelowFloor: (p, price) =>
        `${Number(p.n)} 笔可比成交中 ${Number(p.below)} 笔低于底价 ${price(Number(p.floorMinor))}`,
      costFloor: (p, price) => `成本 ${price(Number(p.minor))}`,
      marginFloor: (p, price) =>
        p.marginBps === undefined
          ? `最低毛利要求不低于 ${price(Number(p.minor))}`
          : `最低毛利 ${bps(p.marginBps)}，不低于 ${price(Number(p.minor))}`,
      minPrice: (p, price) => `价目表最低价 ${price(Number(p.minor))}`,
      approvalBelow: (p, price) => `低于 ${price(Number(p.minor))} 须审批`,
      floorRule: (p, price) => `底价规则 ${price(Number(p.minor))}`,
      policyCap: (p, price) => `政策限价 ${price(Number(p.minor))}`,
      conflict: (p, price) =>
        `下限 ${price(Number(p.lowerMinor))} 高于上限 ${price(Number(p.upperMinor))}，无法两全`,
      prohibited: (p) => String(p.clause ?? '禁止清单'),
    },
    concession: {
      training: '培训名额',
      deliverySchedule: '交付批次与时间',
      extendedWarranty: '延长维保',
      paymentDays: '账期',
      serviceLevel: '服务等级',
      acceptanceTerms: '验收条件',
      volumeRebate: '量返',
      towardsTarget: '向目标价让一步',
      target: '让到目标价',
      towardsFloor: '向底价让一步',
      floor: '让到底价',
    },
  },
  en: {
    win: {
      ageDays: (v, f) => `Open for ${many(v, f, 'day')}`,
      stage: (v) => `Stage: ${stageName('en', v)}`,
      daysInStage: (v, f) => `${many(v, f, 'day')} in this stage`,
      stageChanges: (v, f) => `Moved on ${many(v, f, 'time')}`,
      stageSetbacks: (v, f) => `Set back ${many(v, f, 'time')}`,
      overdueDays: (v, f) => `${many(v, f, 'day')} past its close date`,
      amountMinor: 'Size of the deal',
      quantity: (v, f) => `Quantity ${whole(v, f)}`,
      product: 'Product',
      region: (v) => `Region: ${v ?? '–'}`,
      source: (v) => `Source: ${v ?? '–'}`,
      activities30: (v, f) => `${many(v, f, 'contact')} in 30 days`,
      activities90: (v, f) => `${many(v, f, 'contact')} in 90 days`,
      inboundShare90: (v) => `${share(v)} of contacts came from them`,
      daysSinceActivity: (v, f) => `${many(v, f, 'day')} since the last contact`,
      daysSinceInbound: (v, f) => `Quiet on their side for ${many(v, f, 'day')}`,
      meetings90: (v, f) => `${many(v, f, 'meeting')} in 90 days`,
      buyingSteps90: (v, f) => `${many(v, f, 'buying step')} in 90 days`,
      objections90: (v, f) => `${many(v, f, 'objection')} in 90 days`,
      complaints90: (v, f) => `${many(v, f, 'complaint')} in 90 days`,
      competitorNamed: (v) => (yes(v) ? 'A competitor was named' : 'No competitor named'),
      quoteSent: (v) => (yes(v) ? 'Proposal or quote sent' : 'No proposal or quote sent'),
      peopleActive90: (v, f) => `${many(v, f, 'person', 'people')} active in 90 days`,
      committeeSize: (v, f) => `${whole(v, f)} on the committee`,
      departments: (v, f) => `${many(v, f, 'department')} involved`,
      economicBuyerTouched: (v) => (yes(v) ? 'Economic buyer met' : 'Economic buyer not met'),
      champion: (v) => (yes(v) ? 'Has a champion' : 'No champion'),
      championLeft: (v) => (yes(v) ? 'The champion left' : 'The champion is in place'),
      blockers: (v, f) => `${many(v, f, 'blocker')}`,
      supportBalance: 'Support against opposition',
      accountWon: (v, f) => `${many(v, f, 'deal')} won here before`,
      accountLost: (v, f) => `${many(v, f, 'deal')} lost here before`,
    },
    intent: {
      cellActivities30: (v, f) => `${many(v, f, 'contact')} in 30 days`,
      cellActivities90: (v, f) => `${many(v, f, 'contact')} in 90 days`,
      cellInbound90: (v, f) => `Came to us ${many(v, f, 'time')} in 90 days`,
      cellDaysSince: (v, f) => `${many(v, f, 'day')} since the last contact`,
      cellBuyingSteps180: (v, f) => `${many(v, f, 'buying step')} in half a year`,
      cellObjections90: (v, f) => `${many(v, f, 'objection')} in 90 days`,
      othersActivities30: (v, f) => `${many(v, f, 'contact')} with others there, 30 days`,
      othersBuyingSteps90: (v, f) => `${many(v, f, 'buying step')} by others there`,
      engagement90: (v, f) => `Took part ${many(v, f, 'time')} in 90 days`,
      department: (v) => `Department: ${v ?? '–'}`,
      buyingRole: (v) => `Role: ${roleName('en', v)}`,
      cell: "This cell's own record",
      recency: 'Recent contact',
      frequency: 'Frequency of contact',
      buyingSteps: 'Buying steps',
      engagement: 'Taking part',
      others: 'Others at the account',
      objections: 'Objections and complaints',
    },
    driver: {
      recency: 'Recent deals',
      quantityTier: 'Quantity tier',
      region: 'This region',
      partyHistory: "This customer's past prices",
      trend: 'Price trend',
      season: 'Season',
      pastErrors: 'Correction of past errors',
      competitorMove: "Rival's price move",
      policyEvent: 'Policy event',
      bundle: 'Bundle',
    },
    move: {
      costFloor: 'Cost',
      marginFloor: 'Least margin',
      minPrice: 'Least price on the list',
      approvalBelow: 'Approval below',
      openQuote: 'Our own open quote',
      floorRule: 'Floor rule',
      maxDiscount: 'Highest discount allowed',
      minDiscount: 'Lowest discount allowed',
      policyCap: 'Policy cap',
    },
    guardrail: {
      discountBand: (p, price) => `Your band ${price(Number(p.lowMinor))}–${price(Number(p.highMinor))}`,
      noAuthority: () => 'No authority band is set: a quote needs approval',
      bandWithoutList: (p) =>
        `No list price: your ${bps(p.maxDiscountBps)} discount cannot be turned into a price, and a quote needs approval`,
      noListPrice: () => 'No list price on file: no discount can be told',
      noCostFloor: () => 'No cost or least price on file: the floor rests on closed deals alone',
      aboveOpenQuote: (p, price) =>
        `Target ${price(Number(p.targetMinor))} is above our open quote of ${price(Number(p.openMinor))}: going up needs a reason`,
      heldToOpenQuote: (p, price) =>
        `Held to our open quote of ${price(Number(p.openMinor))}: nothing above it is advised`,
      closedBelowFloor: (p, price) =>
        `${Number(p.below)} of ${Number(p.n)} comparables closed below the floor of ${price(Number(p.floorMinor))}`,
      costFloor: (p, price) => `Cost ${price(Number(p.minor))}`,
      marginFloor: (p, price) =>
        p.marginBps === undefined
          ? `Least margin asks for ${price(Number(p.minor))}`
          : `Least margin of ${bps(p.marginBps)}: no lower than ${price(Number(p.minor))}`,
      minPrice: (p, price) => `Least price on the list ${price(Number(p.minor))}`,
      approvalBelow: (p, price) => `Below ${price(Number(p.minor))} somebody has to approve`,
      floorRule: (p, price) => `Floor rule ${price(Number(p.minor))}`,
      policyCap: (p, price) => `Policy cap ${price(Number(p.minor))}`,
      conflict: (p, price) =>
        `Lower bound ${price(Number(p.lowerMinor))} is above upper ${price(Number(p.upperMinor))}`,
      prohibited: (p) => String(p.clause ?? 'Prohibited list'),
    },
    concession: {
      training: 'Training seats',
      deliverySchedule: 'Delivery schedule',
      extendedWarranty: 'Longer warranty',
      paymentDays: 'Payment days',
      serviceLevel: 'Service level',
      acceptanceTerms: 'Acceptance terms',
      volumeRebate: 'Volume rebate',
      towardsTarget: 'A step towards target',
      target: 'Down to target',
      towardsFloor: 'A step towards floor',
      floor: 'Down to floor',
    },
  },
}

/** A code of the core that this screen does not know yet, made readable: `daysSinceInbound` → `days since inbound`. */
export const readableCode = (code: string): string =>
  code
    .replace(/^.*\./, '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()

const say = (wording: Wording | undefined, code: string, value: Value, format: Format): string =>
  wording === undefined ? readableCode(code) : typeof wording === 'string' ? wording : wording(value, format)

/** Words a reason of a reading: `win.daysSinceInbound`, `intent.cellInbound90`. */
export function wordReason(format: Format, reason: { code: string; params: Params }): string {
  const [group = '', name = ''] = reason.code.split('.')
  const list: Record<string, Wording | undefined> =
    group === 'win'
      ? reasonWords[format.language].win
      : group === 'intent'
        ? reasonWords[format.language].intent
        : {}
  return say(list[name], reason.code, reason.params.value ?? null, format)
}

/** Words a driver of the prediction; a detail (whose policy, which bundle) stands behind it. */
export function wordDriver(format: Format, driver: { code: string; params: Params }): string {
  const base = say(reasonWords[format.language].driver[driver.code], driver.code, null, format)
  const detail = driver.params.detail
  // What happened says more than the kind of thing that it was.
  return typeof detail === 'string' && detail !== '' && !/^[a-z]+$/i.test(detail) ? detail : base
}
