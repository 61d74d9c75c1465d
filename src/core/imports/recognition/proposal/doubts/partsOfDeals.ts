import type { Supposition } from './supposition.ts'

/** Headings by which a row names the deal that it is of. */
const ofDeal =
  /^(?:opportunity id|deal id|opportunity|what id|related to id|商机id|商机编号|所属商机|关联商机)$/
const ownNumber = /^(?:id|record id|数据id)$/
/** What a deal has and a to-do, a call or a ticket has not. */
const ofDealAlone: ReadonlySet<string> = new Set([
  'amount',
  'expectedCloseAt',
  'closedAt',
  'winProbability',
  'lossReason',
  'customerBudget',
  'competitor',
])
const saysStage = /stage|phase|阶段|进程|漏斗|商机/

/**
 * Whether rows that look like deals are something of deals: each has a number of its own and names the deal beside it, as a
 * history does; or nothing but a state and a title speaks for a deal, as of tickets and to-dos.
 */
export function isAboutPartsOfDeals({ kind, columns, found, reading }: Supposition): boolean {
  if (kind.id !== 'deals') return false
  const plain = columns.map(({ header }) => header.plain)
  if (plain.some((one) => ofDeal.test(one)) && plain.some((one) => ownNumber.test(one))) return true
  if ((reading.kindsInName.get(kind) ?? 0) > 0) return false
  const stage = found.find(({ spec }) => spec.key === 'stage')
  const isStaged =
    stage !== undefined &&
    saysStage.test((columns[stage.index]!.header.spelled ?? columns[stage.index]!.header).plain)
  return (
    !isStaged && !found.some(({ spec }) => ofDealAlone.has(spec.key)) && plain.some((one) => ofTask.test(one))
  )
}
/** Headings that only a call, a to-do or a ticket has. */
const ofTask =
  /^(?:who id|activity date|case number|ticket id|ticket no|ticket name|due date only|call type|is all day event|duration in minutes)$/
