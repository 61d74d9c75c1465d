import { saysVoid } from '../../voidSheet.ts'
import type { Supposition } from './supposition.ts'

/** What a machine at a customer's has: when it was put up, its number, which it is. */
const ofInstalled =
  /^(?:install(?:ed|ation)?(?: (?:yr|year|date|on))?|year installed|commissioned(?: on)?|serial(?: (?:no|number))?|asset(?: (?:no|id|tag))?|装机(?:年份|日期|时间)?|安装(?:年份|日期|时间)|投用(?:年份|日期|时间)|启用(?:年份|日期|时间)|出厂(?:编号|日期)|序列号|机身号|资产编号|设备编号)$/
const namesInstalled =
  /installed[ _-]?base|install[ _-]?base|asset (?:list|register)|equipment (?:list|register)|装机|在用设备|设备台账|设备清单|保有量/i
/** What only a deal has. */
const ofDeal: ReadonlySet<string> = new Set([
  'amount',
  'expectedCloseAt',
  'closedAt',
  'winProbability',
  'nextCallAt',
  'lossReason',
  'customerBudget',
])

/** Whether rows that look like deals are machines that stand at customers': a state each, and nothing to be won. */
export const isInstalledBase = ({ kind, sample, columns, found }: Supposition): boolean =>
  kind.id === 'deals' &&
  !found.some(({ spec }) => ofDeal.has(spec.key)) &&
  (namesInstalled.test(`${sample.sheet ?? ''} ${sample.fileName ?? ''}`) ||
    columns.some(({ header }) => ofInstalled.test((header.spelled ?? header).plain)))

const ofPrice =
  /单价|小计|金额|合计|总价|折扣|\b(?:unit price|price each|line total|subtotal|amount|discount|einzelpreis|gesamtpreis)\b/

/**
 * Whether goods that are counted are priced beside it, line by line: an offer or an order, and no stock. Of a sheet that is
 * called void nothing is taken, and that is told whatever it resembles.
 */
export const isPricedByLine = ({ kind, sample, columns, reading }: Supposition): boolean =>
  kind.id === 'stock' &&
  !saysVoid(sample.sheet ?? '') &&
  (reading.kindsInName.get(kind) ?? 0) === 0 &&
  columns.filter(({ header }) => ofPrice.test((header.spelled ?? header).plain)).length > 1
