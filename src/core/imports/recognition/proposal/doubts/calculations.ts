import type { RecordKindId } from '../../recordKinds.ts'
import { holdsFigures, type ReadColumn } from '../columns.ts'
import type { Supposition } from './supposition.ts'

/** What tells that a row is somebody, beside the name: where, who, how to reach them, whose they are. */
const ofCustomer: ReadonlySet<string> = new Set([
  'code',
  'shortName',
  'city',
  'region',
  'address',
  'phone',
  'email',
  'website',
  'industry',
  'ownerName',
  'contact',
  'level',
])

const isFilled = ({ column, values }: ReadColumn): boolean => values.length > 0 && !column.startsWith('#')

/** Columns of figures from which on a list of names is a calculation. */
const leastFigures = 2

/**
 * Whether rows that would be customers are names with nothing but figures beside them, and their sheet or file is called like no
 * list of customers: sites in a calculation of prices (Site, Beds, Cleaning £), regions in a budget.
 */
export function isCalculation({ kind, columns, found, reading }: Supposition): boolean {
  if (kind.id !== 'accounts' || (reading.kindsInName.get(kind) ?? 0) > 0) return false
  if (found.some(({ spec }) => ofCustomer.has(spec.key))) return false
  const name = found.find(({ spec }) => spec.key === 'name')
  const others = columns.filter((column, index) => isFilled(column) && index !== name?.index)
  return others.length >= leastFigures && others.every(holdsFigures)
}

const howMany = /^(?:qty|quantity|no of units|units|pcs|count|数量|台数|件数|套数|数目)$/
const whole = /^(?:total|line total|amount|sum|subtotal|total price|total cost|小计|合计|总价|金额|总额)$/

/**
 * Whether goods with how many of each and what they come to would be a list of what we ask: so many of something is bought,
 * offered or reckoned up, and its price is one of that. Minimum quantities stand in price lists under other words.
 */
export function isReckonedUp({ kind, columns, reading }: Supposition): boolean {
  if ((kind.id !== 'priceList' && kind.id !== 'products') || (reading.kindsInName.get(kind) ?? 0) > 0)
    return false
  const has = (heading: RegExp): boolean =>
    columns.some(
      (column) => heading.test((column.header.spelled ?? column.header).plain) && holdsFigures(column),
    )
  return has(howMany) && has(whole)
}

const ofChanges =
  /(?:change|revision|version) ?(?:log|history|notes?)|\bchanges\b|变更(?:记录|日志|说明)|修订(?:记录|历史)|版本(?:记录|历史|说明)|改动(?:记录|说明|日志)?|更新日志/i
const versionHeading = /^(?:v|ver|version|rev|revision|版本|版次|版本号)$/
/** Kinds of which a row with a version, a day and a sum could be one. */
const mayBeOfVersions: ReadonlySet<RecordKindId> = new Set([
  'quotes',
  'orders',
  'tenderFeedback',
  'tasks',
  'deals',
  'priceList',
  'policyEvents',
])

/** Whether rows that would be quotes or orders of nobody say which version of a file changed what. */
export const isChangeLog = ({
  kind,
  columns,
  found,
  sample: { fileName = '', sheet = '' },
}: Supposition): boolean =>
  mayBeOfVersions.has(kind.id) &&
  ofChanges.test(sheet || fileName) &&
  columns.some(({ header }) => versionHeading.test(header.plain)) &&
  !found.some(({ spec }) => spec.key === 'account' || spec.key === 'number')

const ofCosts =
  /(?<![a-z])(?:cap ?ex|op ?ex|cost (?:build|model|sheet|breakdown|base)|build[- ]?up|p ?& ?l|margin (?:calc|model)|bill of quantities|boq)(?![a-z])|成本(?:测算|核算|构成|表)|测算|毛利|投资(?:估算|明细)|投入明细/i
const pricedKinds: ReadonlySet<RecordKindId> = new Set([
  'priceList',
  'products',
  'quotes',
  'orders',
  'accounts',
  'stock',
])

/** Whether a sheet that reckons up what something costs us would be what we ask, offered or sold, though it names no customer. */
export const isOfOwnCosts = ({ kind, found, sample: { fileName = '', sheet = '' } }: Supposition): boolean =>
  pricedKinds.has(kind.id) &&
  ofCosts.test((sheet || fileName).normalize('NFKC').replaceAll('_', ' ')) &&
  !found.some(({ spec }) => spec.key === 'account' || spec.key === 'number')
