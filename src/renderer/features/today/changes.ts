import type { TodayChange } from '../../../shared/contract/today.ts'
import type { Stage } from '../../../shared/vocabulary.ts'
import type { Format } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'

type Params = TodayChange['params']

/** A change in words: what it is about, what was and what is, and a line below. */
export interface ChangeText {
  title: string
  from?: string
  to?: string
  detail?: string
}

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)
const stage = (language: Language, value: Params[string] | undefined): string =>
  words[language].stages[value as Stage] ?? text(value)

/** What a change is about: the first of these that it names. */
const subject = (params: Params): string =>
  text(
    params.dealName ??
      params.deal ??
      params.accountName ??
      params.account ??
      params.name ??
      params.contactName ??
      params.productName ??
      params.title,
  )

const money = (format: Format, params: Params, name: string): string =>
  typeof params[name] === 'number' && typeof params.currency === 'string'
    ? format.money(params[name], params.currency)
    : text(params[name])

const titles: Record<Language, Record<string, string>> = {
  zh: {
    stageChanged: '阶段',
    dealWon: '赢单',
    dealLost: '失单',
    dealCreated: '新商机',
    contactLeft: '离开',
    championLeft: '拥护者离开',
    competitorPrice: '竞品调价',
    competitorPriceCut: '竞品降价',
    competitorMove: '竞品调价',
    competitorNamed: '提到竞品',
    policyEvent: '政策',
    policyChanged: '政策',
    objection: '异议',
    complaint: '投诉',
    commitment: '承诺',
    buyingStep: '采购动作',
    priceAsked: '询价',
    trialAsked: '要求试用',
    contractAsked: '要合同',
    tenderAsked: '招标意向',
    imported: '导入完成',
    importDone: '导入完成',
    consentWithdrawn: '撤回同意',
    evidenceAdded: '新依据',
    message: '新消息',
    quoteSent: '发出报价',
    orderPlaced: '新订单',
    productReturned: '退货',
    tenderFeedback: '招标反馈',
    overdueClose: '逾预计成交日',
    closeOverdue: '逾预计成交日',
    silent: '久无往来',
    quietDeal: '久无往来',
    dealQuiet: '久无往来',
    noNextCall: '没有下一通',
    belowFloor: '报价低于底价',
    quoteBelowFloor: '报价低于底价',
    redLine: '触犯红线',
    breakerFrozen: '联系人熔断',
    contactFrozen: '联系人熔断',
    contractEnding: '合同将到期',
    moduleDisabled: '建议模块未启用',
    touchLimit: '今日触达将满',
  },
  en: {
    stageChanged: 'stage',
    dealWon: 'won',
    dealLost: 'lost',
    dealCreated: 'new deal',
    contactLeft: 'left',
    championLeft: 'the champion left',
    competitorPrice: 'rival moved its price',
    competitorPriceCut: 'rival cut its price',
    competitorMove: 'rival moved its price',
    competitorNamed: 'a rival was named',
    policyEvent: 'policy',
    policyChanged: 'policy',
    objection: 'objection',
    complaint: 'complaint',
    commitment: 'commitment',
    buyingStep: 'buying step',
    priceAsked: 'asked for a price',
    trialAsked: 'asked for a trial',
    contractAsked: 'asked for a contract',
    tenderAsked: 'tender intent',
    imported: 'import finished',
    importDone: 'import finished',
    consentWithdrawn: 'consent withdrawn',
    evidenceAdded: 'new evidence',
    message: 'new message',
    quoteSent: 'quote sent',
    orderPlaced: 'new order',
    productReturned: 'return',
    tenderFeedback: 'tender feedback',
    overdueClose: 'past its close date',
    closeOverdue: 'past its close date',
    silent: 'gone quiet',
    quietDeal: 'gone quiet',
    dealQuiet: 'gone quiet',
    noNextCall: 'no next call',
    belowFloor: 'quote below floor',
    quoteBelowFloor: 'quote below floor',
    redLine: 'red line crossed',
    breakerFrozen: 'contact frozen',
    contactFrozen: 'contact frozen',
    contractEnding: 'contract ending',
    moduleDisabled: 'advice module off',
    touchLimit: "today's contacts nearly used",
  },
}

const readable = (code: string): string =>
  code
    .replace(/^.*\./, '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()

/** Words a change or alert. A code that this screen does not know is made readable rather than hidden. */
export function wordChange(format: Format, change: Pick<TodayChange, 'code' | 'params'>): ChangeText {
  const { language } = format
  const { params } = change
  const name = change.code.replace(/^.*\./, '')
  const label =
    titles[language][name] ??
    words[language].activities[name as keyof (typeof words)['zh']['activities']] ??
    readable(change.code)
  const about = subject(params)
  const title = about === '' ? label : `${about} ${label}`
  const from = params.fromStage ?? params.from
  const to = params.toStage ?? params.to
  const detail = text(params.excerpt ?? params.text ?? params.detail ?? params.reason)
  if (from !== undefined && to !== undefined && to !== null)
    return {
      title,
      ...(from !== null && { from: stage(language, from) }),
      to: stage(language, to),
      ...(detail !== '' && { detail }),
    }
  if (typeof params.beforeMinor === 'number' && typeof params.afterMinor === 'number')
    return {
      title,
      from: money(format, params, 'beforeMinor'),
      to: money(format, params, 'afterMinor'),
      ...(detail !== '' && { detail }),
    }
  const facts = [
    detail,
    typeof params.amountMinor === 'number' ? money(format, params, 'amountMinor') : '',
    typeof params.days === 'number' ? (language === 'zh' ? `${params.days} 天` : `${params.days} days`) : '',
    typeof params.changeBps === 'number' ? `${format.signedNumber(params.changeBps / 100, 1)}%` : '',
    typeof params.n === 'number' ? `n ${params.n}` : '',
  ].filter((each) => each !== '')
  return { title, ...(facts.length > 0 && { detail: facts.join(' · ') }) }
}
