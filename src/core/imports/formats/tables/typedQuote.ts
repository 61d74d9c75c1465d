import { findHeadingDay, findYear } from '../documents/dateText.ts'

/** One version of a quotation that was typed as plain text, with the sum that it states and proves. */
export interface TypedQuote {
  number: string
  version: string
  /** As written: `13 Nov 2026`. */
  date: string
  customer: string
  project: string
  items: readonly string[]
  total: number
  /** As written: `RM`, `£`, `元`. */
  currency: string
  terms: string
  delivery: string
  /** `YYYY-MM-DD`, or as written. */
  validUntil: string
  remarks: readonly string[]
  /** The version that this one replaces, with its sum. */
  before: { version: string; date: string; total: number } | null
  /** Line of the heading that names the columns, from 1. */
  line: number
}

const title =
  /^(?:commercial |price |sales |our )?(?:quotation|quote|offer|proposal|estimate|报价单|报价书|报价函)\b/i
const hanTitle = /^(?:.{0,12})报价(?:单|书|函)/
const currencyWord = String.raw`RM|MYR|US\$|USD|S\$|SGD|HK\$|HKD|A\$|AUD|EUR|GBP|CHF|RMB|CNY|JPY|INR|SEK|NOK|DKK|PLN|THB|[£€$¥]`
const moneyHeading = new RegExp(
  String.raw`^(?:(?:total|amount|price|sum|line total|金额|总价|小计|合价)\s*[（(]?\s*(?:${currencyWord}|元)?\s*[)）]?|(?:${currencyWord}))$`,
  'i',
)
const itemHeading =
  /^(?:item|description|scope|position|pos|no|#|内容|品名|名称|项目|序号|产品)\.?(?:\s.*)?$/i
const amount = /^(?:RM|[£€$¥]|[A-Z]{3}\s)?\s*(\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(?:元)?$/
const totalLine = new RegExp(
  String.raw`^\s*(?:grand )?(?:total|合计|总计|总价)(?![a-z])[^\d\n]{0,40}?(?<currency>${currencyWord}|元)?[^\d\n]{0,20}?(?<sum>\d[\d, ]*(?:\.\d{1,2})?)`,
  'i',
)
const labelled = /^\s*(?<label>[\p{L} .]{2,24}?)\s*[:：]\s*(?<value>\S.*?)\s*$/u
const ofCustomer = /^(?:to|customer|client|quoted to|prepared for|for|客户|客户名称|致|需方|买方)$/i
const ofProject = /^(?:project|re|subject|job|项目|项目名称|工程)$/i
const ofNumber =
  /^(?:(?:quotation|quote|offer|our) )?(?:no|nr|number|ref|reference)\.?$|^(?:报价)?(?:单号|编号)$/i
const ofDate = /^(?:date|quote date|日期|报价日期)$/i
const ofVersion = /^(?:rev(?:ision)?|version|版本)\.?$/i
const ofTerms = /^(?:(?:payment )?terms(?: of payment)?|payment|付款(?:方式|条件)?)$/i
const ofDelivery = /^(?:delivery(?: time)?|lead time|交货期|交期|货期)$/i
const deliveryAlone = /^\s*(?:delivery|lead time|交货期|交期)\s+(?<value>\S.*)$/i
const ofValidity = /^(?:validity|valid(?: until| to| till)?|(?:报价)?有效期(?:至|到)?)$/i
const validAlone =
  /^\s*(?:this (?:offer|quotation|quote) is )?valid (?:until|till|to|through)\s+(?<value>\S.*)$/i
const version = /^(?:rev(?:ision)?\.?|ver(?:sion)?\.?|issue|v|第)\s*(?:[A-Z]|\d{1,2}(?:\.\d)?)版?$/i
const number = /^(?=[^\d]*\d)(?:no\.?\s*)?(?<number>[A-Z]{1,6}[-/.\w]*\d[-/\w]*)$/i
const before = new RegExp(
  String.raw`\b(?:supersedes?|replaces?|in place of)\s+(?:our )?(?:quotation |quote |offer )?(?:[\w-]*\d[\w-]*\s+)?(?<version>(?:rev(?:ision)?\.?|ver(?:sion)?\.?|v)\s*[A-Z\d]+)(?:[^\d\n]{0,12}(?<date>\d{1,2}\.? [A-Za-z]{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2}))?[^\d\n]{0,12}?(?:${currencyWord})?\s*(?<sum>\d{1,3}(?:[, ]\d{3})+)`,
  'i',
)

const longest = 20_000
const numberOf = (words: string): number => Number(words.replaceAll(/[, ]/g, ''))
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .split(/\s{2,}|\t+/)
    .filter((cell) => cell !== '')

/**
 * Reads a quotation typed as plain text, its columns set apart by spaces. It must call itself one, name a column of money,
 * and its lines must add up to the total that it states: nothing else tells a quotation from a letter about one. Null for any
 * other text. Pure; a rule of our own.
 */
export function typedQuoteIn(text: string): TypedQuote | null {
  if (text.length > longest || !/\d/.test(text)) return null
  const lines = text.split(/\r\n|\n|\r/)
  const heading = lines.findIndex((line) => {
    const cells = cellsOf(line)
    return (
      cells.length > 1 &&
      cells.some((cell) => moneyHeading.test(cell)) &&
      cells.some((cell) => itemHeading.test(cell))
    )
  })
  if (heading < 1) return null
  const letter = lines.slice(0, heading)
  if (!letter.some((line) => title.test(line.trim()) || hanTitle.test(line.trim()))) return null
  const totalAt = lines.findIndex((line, at) => at > heading && totalLine.test(line))
  if (totalAt < 0) return null
  const priced = lines.slice(heading + 1, totalAt).flatMap((line) => {
    const cells = cellsOf(line)
    const sum = amount.exec(cells.at(-1) ?? '')?.[1]
    return cells.length < 2 || sum === undefined ? [] : [{ cells, sum: numberOf(sum) }]
  })
  const stated = totalLine.exec(lines[totalAt]!)!.groups!
  const total = numberOf(stated.sum!)
  const added = priced.reduce((sum, one) => sum + one.sum, 0)
  if (priced.length < 2 || total <= 0 || Math.abs(added - total) > 0.01 * priced.length) return null
  const money = cellsOf(lines[heading]!).find((cell) => moneyHeading.test(cell))!
  const currency = stated.currency ?? new RegExp(`${currencyWord}|元`, 'i').exec(money)?.[0] ?? ''
  const told = labelsOf(letter)
  const below = lines.slice(totalAt + 1)
  const terms = labelsOf(below)
  const head = letter.flatMap(cellsOf)
  const year = findYear(text)
  const replaced = before.exec(text)?.groups
  const valid =
    terms.get('validity') ?? below.flatMap((line) => validAlone.exec(line)?.groups?.value ?? [])[0]
  return {
    number: told.get('number') ?? head.flatMap((cell) => number.exec(cell)?.groups?.number ?? [])[0] ?? '',
    version: told.get('version') ?? head.find((cell) => version.test(cell)) ?? '',
    date:
      told.get('date') ?? head.find((cell) => cell.length <= 20 && findHeadingDay(cell, year) !== null) ?? '',
    customer: told.get('customer') ?? '',
    project: told.get('project') ?? '',
    items: priced.map(
      ({ cells }) => cells.find((cell) => /\p{L}{2}/u.test(cell))?.replace(/^\d{1,2}[.)]?\s+/, '') ?? '',
    ),
    total,
    currency,
    terms: terms.get('terms') ?? '',
    delivery:
      terms.get('delivery') ??
      below.flatMap((line) => deliveryAlone.exec(line)?.groups?.value ?? [])[0] ??
      '',
    validUntil:
      valid === undefined
        ? ''
        : (findHeadingDay(valid.replace(/^(?:until|till|to|至|到)\s*/i, ''), year) ?? valid),
    remarks: below
      .map((line) => line.trim().replaceAll(/\s+/g, ' '))
      .filter(
        (line) => line !== '' && !labelled.test(line) && !deliveryAlone.test(line) && !validAlone.test(line),
      ),
    before: replaced
      ? { version: replaced.version!, date: replaced.date ?? '', total: numberOf(replaced.sum!) }
      : null,
    line: heading + 1,
  }
}

const labels = [
  ['customer', ofCustomer],
  ['project', ofProject],
  ['number', ofNumber],
  ['date', ofDate],
  ['version', ofVersion],
  ['terms', ofTerms],
  ['delivery', ofDelivery],
  ['validity', ofValidity],
] as const

/** What lines say with a label and a colon, several of them in one line perhaps. */
function labelsOf(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of lines.flatMap((line) => line.trim().split(/\s{2,}(?=[\p{L} .]{2,24}[:：])|\t+/u))) {
    const { label, value } = labelled.exec(part)?.groups ?? {}
    if (label === undefined || value === undefined) continue
    for (const [name, wording] of labels)
      if (wording.test(label) && !found.has(name)) found.set(name, value.trim())
  }
  return found
}
