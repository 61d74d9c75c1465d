import type { RecordKindId } from '../../recordKinds.ts'
import { holdsFigures } from '../columns.ts'
import { asksForInvoice } from './debts.ts'
import type { Supposition } from './supposition.ts'

/** Whether rows that have a day and a customer, as a visit to come has, state at which price something was sold. */
export const isPlanOfWhatWasSold = ({ kind, columns }: Supposition): boolean =>
  kind.id === 'visitPlans' &&
  columns.some(
    (column) =>
      asksForInvoice.test(column.header.plain) ||
      (column.asked.some((one) => one === 'unitPrice' || one === 'sum' || one === 'amount') &&
        holdsFigures(column)),
  )

/** Kinds as which a register of what was sold year by year may be read, and is none of. */
const notOfPastBusiness: ReadonlySet<RecordKindId> = new Set([
  'deals',
  'accounts',
  'visitPlans',
  'activities',
  'tenderFeedback',
  'products',
  'priceList',
])

const stateOfContract =
  /^(?:已?(?:到期|期满|终止|完成|完结|结束|履行完毕|结案|续保|续约|续签|失效|作废|废|并网|投产|投运|上线|完工|竣工|验收|交付|交机|发货|安装|取消)|有效|生效|在保|在约|履行中|履约中|执行中|服务中|施工中|实施中|在建|生产中|排产中?|(?:expired?|in force|active|ended|complete|completed|done|lapsed|renewed|void|voided|cancell?ed|terminated|current|matured|running|delivered|shipped|installed|commissioned|invoiced|in progress|wip)\b)/iu

const ofPeriod =
  /年度|年份|期间|周期|起期|起保|生效|开始|到期|截止|保单年|period|\byear\b|\bstart|\bend\b|inception|expir|effective|\bfrom\b|\bterm\b/i

/** What a contract has once it is signed, and no deal that is open: its number and the day of signing. */
const ofSigned =
  /合同(?:编?号|签订)|签订(?:日期|时间|日)?|下单(?:日期|时间|日)|^(?:po|contract|order|job)\b.*\b(?:date|no|number|signed)\b|^(?:signed|ordered)(?: on| date)?$/i

const sumHeading = /金额|保费|年费|费用|服务费|合同额|价|premium|\bfee|amount|value|price|total|\bsum\b/i

/**
 * Whether a table tells of contracts year by year: each row with its period, its sum and a state that a contract has (到期,
 * in force, void) and no open deal.
 */
export const isPastBusiness = ({ kind, columns }: Supposition): boolean =>
  notOfPastBusiness.has(kind.id) &&
  columns.some(
    ({ different }) =>
      different.length > 0 &&
      different.filter((cell) => stateOfContract.test(cell)).length >= 0.7 * different.length,
  ) &&
  columns.some(({ header }) => ofPeriod.test(header.plain) || ofSigned.test(header.plain)) &&
  columns.some((column) => sumHeading.test(column.header.plain) && holdsFigures(column))
