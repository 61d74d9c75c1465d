import type { ReadColumn } from './columns.ts'
import type { TableSample } from './tableSample.ts'

const expenseWords =
  /报销|差旅|餐费|餐饮费|打车|停车费|住宿费|交通费|招待费|费用明细|费用单|垫付|expenses?([^a-z]|$)|reimburse|mileage|per diem|travel claim/i

/** What people spent on the road has a date, an amount and an invoice as an order has, and sells nothing. */
export function isExpenseClaim(sample: TableSample, columns: readonly ReadColumn[]): boolean {
  const name = `${sample.fileName ?? ''} ${sample.sheet ?? ''}`
  const headers = columns.map(({ header }) => header.joined)
  const sells = headers.some((header) =>
    /产品|商品|型号|品名|货号|物料|订单|报价|product|item|sku|quantity|qty|order|quote/.test(header),
  )
  if (sells) return false
  if (expenseWords.test(name)) return true
  if (headers.some((header) => /报销|费用类型|费用类别|费用项目|expense|mileage/.test(header))) return true
  const cells = columns.flatMap(({ header, values }) =>
    /事由|用途|摘要|说明|项目|purpose|description|reason/.test(header.joined) ? values : [],
  )
  const spent = cells.filter((cell) => expenseWords.test(cell)).length
  return spent > 0 && spent >= cells.length / 2
}

const logLevel = /^(trace|debug|info|notice|warn(ing)?|err(or)?|crit(ical)?|fatal|severe)$/i

/** A column of log levels: nobody was met, and a message is what a machine wrote. */
export const isMachineLog = (columns: readonly ReadColumn[]): boolean =>
  columns.some(({ different }) => different.length > 0 && different.every((cell) => logLevel.test(cell)))
