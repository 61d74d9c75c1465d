import type { Mapping } from '../mapping.ts'

/** What kind of customer somebody is, in cells that name none: New, Existing, 老客户. */
const kindOfCustomer =
  /^(?:(?:current|new|past|existing|former|previous|prospects?|prospective|potential|leads?|returning|repeat|old|lost|inactive|active|dormant|vip|key|strategic|named|major|smb|enterprise|mid-?market|small|medium|large|other|none|yes|no|direct|partner|reseller|new logo|new business|upsell|renewal)(?: (?:customers?|clients?|accounts?|business))?|[新老旧现大小](?:客户|用户)?|(?:新增|存量|增量|现有|潜在|目标|流失|沉睡|成交|战略|重点|普通|一般|意向|合作)(?:客户|用户)?|新签|续签|续约|首购|复购)$/i

/** A column that says which kind of customer somebody is names nobody, whatever heads it. */
export function letKindsOfCustomerBeNone({ kind, columns, fieldOfColumn }: Mapping): void {
  const key = kind.id === 'accounts' ? 'name' : 'account'
  for (const [index, { spec }] of [...fieldOfColumn]) {
    const { different } = columns[index]!
    if (spec.key === key && different.length > 0 && different.every((cell) => kindOfCustomer.test(cell)))
      fieldOfColumn.delete(index)
  }
}

const answer = /^(?:yes|no|y|n|true|false|neutral|maybe|unknown|是|否|有|无|对|不)$/i
/** Fields that name somebody or something. */
const naming: ReadonlySet<string> = new Set([
  'name',
  'account',
  'contact',
  'deal',
  'product',
  'tender',
  'competitor',
])

/** Yes and No answer a question (RFP? Competitors?) and name nothing. */
export function letAnswersNameNothing({ columns, fieldOfColumn }: Mapping): void {
  for (const [index, { spec }] of [...fieldOfColumn]) {
    const { different } = columns[index]!
    if (naming.has(spec.key) && different.length > 0 && different.every((cell) => answer.test(cell)))
      fieldOfColumn.delete(index)
  }
}

/** Rows from which on names that come again tell something. */
const rowsThatTell = 8
/** Different names of a customer's deals by row, below which they name no deal. */
const leastDifferent = 0.3

/**
 * What stands beside deal after deal, with no number that tells them apart, is a mark of theirs and no name: made into names,
 * hundreds of deals would be written over each other.
 */
export function letMarksNameNoDeal({ kind, columns, fieldOfColumn }: Mapping): void {
  const mapped = [...fieldOfColumn.values()]
  const name = kind.id === 'deals' ? mapped.find(({ spec }) => spec.key === 'name') : undefined
  if (name === undefined || mapped.some(({ spec }) => spec.key === 'code')) return
  const account = mapped.find(({ spec }) => spec.key === 'account')
  const named = columns[name.index]!.all.flatMap((cell, row) =>
    cell.trim() === ''
      ? []
      : [`${cell.trim()}\n${account === undefined ? '' : columns[account.index]!.all[row]!.trim()}`],
  )
  if (named.length >= rowsThatTell && new Set(named).size <= leastDifferent * named.length)
    fieldOfColumn.delete(name.index)
}
