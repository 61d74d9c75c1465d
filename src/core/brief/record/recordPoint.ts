import type { SituationPoint } from '../../../shared/contract/brief.ts'
import { minorUnits } from '../../../shared/money.ts'
import type { Told as ToldSince } from '../owed/sinceThen.ts'

/** What the records themselves say of the business so far: a line with the evidence of the row that says it. */
export interface RecordPoint
  extends Pick<SituationPoint, 'label' | 'about' | 'words' | 'quote' | 'at' | 'overdueSince'> {
  kind:
    | 'lastContact'
    | 'currentQuote'
    | 'lastOrder'
    | 'openComplaint'
    | 'closedComplaint'
    | 'goodsReturned'
    | 'unpaid'
  evidenceId: string
  /** Where in the row's text it stands; null for what was put together from its fields. */
  span: { start: number; end: number } | null
  earlier: { words: string; at: number; evidenceId: string }[]
  /** Of what is for the team alone; else it is nobody's wording. */
  speaker?: 'team'
  since?: readonly ToldSince[]
  /** Whether the customer names another sum for it. */
  isDisputed?: boolean
  /** The words by which news of it is looked for, where that are not all: what an invoice is for was handed over long ago. */
  sought?: string
}

/** What the points of the record are called. */
export const labels = {
  zh: {
    lastOrder: '最近订单',
    openComplaint: '未结投诉',
    closedComplaint: '已结投诉',
    goodsReturned: '退货',
    unpaid: '未收款',
    paidByRemark: '清单上未销账，备注说已付',
    due: '到期',
    of: '共{sum}',
    creditToCome: '说到、还没到的贷项 {sum}',
    orders: '共{n}单',
    noState: '处理情况未记',
  },
  en: {
    lastOrder: 'last order',
    openComplaint: 'open complaint',
    closedComplaint: 'closed complaint',
    goodsReturned: 'goods returned',
    unpaid: 'unpaid',
    paidByRemark: 'still on the list, paid by its remark',
    due: 'due',
    of: 'of {sum}',
    creditToCome: 'credit told of, not come: {sum}',
    orders: 'orders in all: {n}',
    noState: 'no state noted',
  },
} as const
export type Lang = keyof typeof labels

export const money = (minor: number, currency: string, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency }).format(
    minor / minorUnits(currency),
  )
