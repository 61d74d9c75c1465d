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
  /** Its lines with what each comes to, where they have no columns. */
  sums: readonly string[]
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
const hanTitle = /^(?:.{0,20}?)报价(?:单|书|函|表|\s*(?:[Vv]\s?\d|第.{1,2}版)|\s*$)/
export const currencyWord = String.raw`RM(?!B)|MYR|US\$|USD|S\$|SGD|HK\$|HKD|A\$|AUD|EUR|GBP|CHF|RMB|CNY|JPY|INR|SEK|NOK|DKK|PLN|THB|[£€$¥]`
const moneyHeading = new RegExp(
  String.raw`^(?:(?:total|amount|price|sum|line total|金额|总价|小计|合价)\s*[（(]?\s*(?:${currencyWord}|元)?\s*[)）]?|(?:${currencyWord}))$`,
  'i',
)
export const itemHeading =
  /^(?:item|description|scope|position|pos|no|#|内容|品名|名称|项目|序号|产品)\.?(?:\s.*)?$/i
export const amount =
  /^(?:RM|[£€$¥]|[A-Z]{3}\s)?\s*(\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(?:元)?$/
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
/** A term below the sum with blanks for a colon: `Payment    30% down`, 付款 40/50/10. */
const spaced =
  /^\s*(?<label>payment(?: terms)?|terms|delivery(?: time)?|lead time|validity|valid (?:until|to|till)|付款(?:方式|条件)?|交货?期|有效期(?:至|到)?)(?:\s{2,}|\t+|(?<=\p{Script=Han})\s+|(?<=\p{Script=Han})(?=\d))(?<value>\S.*?)\s*$/iu
const ofTerms = /^(?:(?:payment )?terms(?: of payment)?|payment|付款(?:方式|条件)?)$/i
const ofDelivery = /^(?:delivery(?: time)?|lead time|交货期|交期|货期)$/i
const deliveryAlone = /^\s*(?:delivery|lead time|交货期|交期)\s+(?<value>\S.*)$/i
const ofValidity = /^(?:validity|valid(?: until| to| till)?|(?:报价)?有效期(?:至|到)?)$/i
const validAlone =
  /^\s*(?:this (?:offer|quotation|quote) is )?valid (?:until|till|to|through)\s+(?<value>\S.*)$/i
const version = /^(?:rev(?:ision)?\.?|ver(?:sion)?\.?|issue|v|第)\s*(?:[A-Z]|\d{1,2}(?:\.\d)?)版?$/i
const number = /^(?=[^\d]*\d)(?:no\.?\s*)?(?<number>[A-Z]{1,6}[-/.\w]*\d[-/\w]*)$/i
const before = new RegExp(
  String.raw`\b(?:supersedes?|replaces?|in place of)\s+(?:our )?(?:quotation |quote |offer )?(?:[\w-]*\d[\w-]*\s+)?(?<version>(?:rev(?:ision)?\.?|ver(?:sion)?\.?|v)\s*[A-Z\d]+)(?:[^\d\n]{0,12}(?<date>\d{1,2}\.? [A-Za-z]{3,9}\b\.?(?: \d{4})?|\d{4}-\d{2}-\d{2}))?[^\d\n]{0,12}?(?:${currencyWord})?\s*(?<sum>\d{1,3}(?:[, ]\d{3})+)`,
  'i',
)

/** Annual fee 96,000 (Rev A was 104,500): the version before, beside the sum that holds. */
const wasBefore = new RegExp(
  String.raw`(?<version>(?:rev(?:ision)?\.?|ver(?:sion)?\.?|v)\s*[A-Z\d]{1,2})\s*(?:(?:dated |of )?(?<date>\d{1,2}\.? [A-Za-z]{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2})\s*)?(?:was|had been|stood at|[:：])\s*(?:${currencyWord})?\s*(?<sum>\d{1,3}(?:[, ]\d{3})+)`,
  'i',
)
/** Quotation TQ-77 Rev B: number and version in the line of the title. */
const numberInTitle =
  /^(?:\S+ )?(?:quotation|quote|offer|proposal|estimate|报价单|报价书|报价函)\s*(?:no\.?|nr\.?|number|ref\.?|#|[:：]|编号)?\s*(?<number>[A-Z]{1,6}[-/.\w]*\d[-/\w]*)/i
const versionInTitle =
  /(?<![\w-])(?:rev(?:ision)?\.?|ver(?:sion)?\.?|issue)\s*(?:[A-Z](?![a-z])|\d{1,2}(?:\.\d)?)(?!\w)|(?<![\w-])v\d{1,2}(?:\.\d)?(?!\w)|第[一二三四五六七八九十\d]{1,2}版/i
/** To whom of a firm a letter goes, behind the firm's name. */
const attention =
  /\s*(?:[,，;；(（]|\s)\s*(?:attn|attention|att|fao|f\.a\.o|c\/o|收件人|联系人|经办)(?:[.:：]+\s*|\s).*$/i

const longest = 20_000
const numberOf = (words: string): number => Number(words.replaceAll(/[, ]/g, ''))
export const cellsOf = (line: string): string[] =>
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
  if (heading < 1) return listedQuoteIn(lines, text)
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
  return quoteOf({
    letter,
    items: priced.map(({ cells }) => itemIn(cells)),
    sums: priced.map(({ cells, sum }) => `${countIn(cells, sum)}${itemIn(cells)}   ${sum}`),
    total,
    currency,
    below: lines.slice(totalAt + 1),
    text,
    line: heading + 1,
  })
}

const itemIn = (cells: readonly string[]): string =>
  cells.find((cell) => /\p{L}{2}/u.test(cell))?.replace(/^\d{1,2}[.)]?\s+/, '') ?? ''

/** How many of it a line is of, as the cells between say that make up its sum. */
function countIn(cells: readonly string[], sum: number): string {
  const figures = cells.slice(1, -1).flatMap((cell) => {
    const figure = amount.exec(cell)?.[1]
    return figure === undefined ? [] : [numberOf(figure)]
  })
  const count = figures.find(
    (one, at) =>
      Number.isInteger(one) &&
      one > 1 &&
      figures.slice(at + 1).some((price) => Math.abs(price * one - sum) <= 0.01 * one),
  )
  return count === undefined ? '' : `${count} × `
}

/** What a line is of, without its number. */
const named = (what: string): string => {
  const { goods = what, count = '1' } = /^(?<goods>.*\S)\s{2,}(?<count>\d{1,4})$/.exec(what)?.groups ?? {}
  const name = goods.replace(/^\d{1,2}(?:[.)]\s+|\s{2,})/, '').replaceAll(/\s+/g, ' ')
  return Number(count) > 1 ? `${count} × ${name}` : name
}

/** The line that says what all come to may have but one blank before its sum: TOTAL ex VAT EUR 398,500. */
const totalBehind = new RegExp(
  String.raw`^\s*(?<what>(?:grand |sub)?total\b[^\d\n]{0,30}?|(?:合计|总计|总价|共计)[^\d\n]{0,16}?)\s*(?<currency>${currencyWord}|元)?\s*(?<sum>\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,2})?|\d{3,}(?:\.\d{1,2})?)\s*(?<after>元|${currencyWord})?\s*(?:[（(].*[)）])?\s*$`,
  'i',
)
const sumBehind = new RegExp(
  String.raw`^\s*(?<what>\S.*?)\s{2,}(?<currency>${currencyWord}|元)?\s*(?<sum>\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,2})?|\d{3,}(?:\.\d{1,2})?)\s*(?<after>元|${currencyWord})?\s*(?:[（(].*[)）])?\s*$`,
  'i',
)

/**
 * The same without a heading over its columns: lines of what is offered with their sums behind them, and below them a line
 * that is what they come to, whatever it is called. One of them at least must name the currency.
 */
function listedQuoteIn(lines: readonly string[], text: string): TypedQuote | null {
  const sums = lines.flatMap((line, at) => {
    const { what, currency, sum, after } = (totalBehind.exec(line) ?? sumBehind.exec(line))?.groups ?? {}
    const isItem = what !== undefined && /\p{L}{2}/u.test(what) && !/[:：]$/.test(what)
    return isItem ? [{ at, what: what.trim(), sum: numberOf(sum!), currency: currency ?? after ?? '' }] : []
  })
  const end = sums.findIndex(
    ({ sum }, index) =>
      index > 1 && Math.abs(sums.slice(0, index).reduce((all, one) => all + one.sum, 0) - sum) < 0.01 * index,
  )
  if (end < 0) return null
  const [first, total] = [sums[0]!, sums[end]!]
  const letter = lines.slice(0, first.at)
  const currency =
    total.currency ||
    sums.slice(0, end).find((one) => one.currency !== '')?.currency ||
    sums.slice(0, end).flatMap(({ what }) => pricedIn.exec(what)?.[1] ?? [])[0] ||
    (/\p{Script=Han}/u.test(total.what) ? '元' : undefined)
  if (!currency || !letter.some((line) => title.test(line.trim()) || hanTitle.test(line.trim()))) return null
  return quoteOf({
    letter,
    items: sums.slice(0, end).map(({ what }) => named(what)),
    sums: sums.slice(0, end).map(({ what, sum }) => `${named(what)}   ${sum}`),
    total: total.sum,
    currency,
    below: lines.slice(total.at + 1),
    text,
    line: first.at + 1,
  })
}

/** The currency of one beside the sum of all: 4,200 seats @ GBP 76.00. */
const pricedIn = new RegExp(String.raw`(?:@|×|x|at|à)\s*(${currencyWord})\s?\d`, 'i')

/** Who signs, by name and firm: Ann Lee / Fenmoor. */
const signed = /^\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*){1,3} ?[/|] ?\p{Lu}[\p{L} .&'-]{2,40}$/u

/** Puts together what a quotation's letter, its sum and what stands below the sum say. */
function quoteOf({
  letter,
  items,
  sums = [],
  total,
  currency,
  below,
  text,
  line,
}: {
  letter: readonly string[]
  items: readonly string[]
  sums?: readonly string[]
  total: number
  currency: string
  below: readonly string[]
  text: string
  line: number
}): TypedQuote {
  const terms = labelsOf(below)
  const head = headOf(letter, text)
  const year = findYear(text)
  const replaced = (before.exec(text) ?? wasBefore.exec(text))?.groups
  const valid =
    terms.get('validity') ?? below.flatMap((line) => validAlone.exec(line)?.groups?.value ?? [])[0]
  return {
    ...head,
    items,
    sums,
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
      .filter((line) => !partsOf(line).every(isTaken))
      .map((line) => line.trim().replaceAll(/\s+/g, ' '))
      .filter(
        (line) => line !== '' && !deliveryAlone.test(line) && !validAlone.test(line) && !signed.test(line),
      ),
    before: replaced
      ? { version: replaced.version!, date: dayWithYear(replaced.date, year), total: numberOf(replaced.sum!) }
      : null,
    line,
  }
}

/** The day of the version before, with the year of the paper where its own words leave it out. */
const dayWithYear = (date: string | undefined, year: number | undefined | null): string =>
  date === undefined || /\d{4}/.test(date)
    ? (date ?? '')
    : year === undefined || year === null
      ? ''
      : `${date} ${year}`

/** Foshan, 20 Nov 2026 */
const placeBefore = /^\p{L}[\p{L} ]{1,24},\s*(?=\d)/u
/** Fenmoor Ltd - attn. Ann Lee: to whom a letter goes, without a label. */
const addressed = /^\s*(\p{L}[^:：\n]{2,60}?)\s*[-–—,，]\s*(?:attn|attention|att|fao|f\.a\.o)\b/iu
/** Where the firm sits: …, 14 Mill Road, Bath */
const addressBehind = /,\s+(?=[^,]*\d|(?:ul|ulica|al|rue|via|calle|str)\.).*$/iu

/** Fenmoor Pty Ltd - Leeds plant: which site of it. */
const siteBehind =
  /^(.*(?:\b(?:Ltd|Limited|GmbH|AG|Inc|LLC|plc|PLC|AS|AB|Oy|BV|B\.V\.|S\.A\.|SpA|SAS|Corp)\.?|Sp\. z o\.o\.|公司))\s+[-–—]\s+\S.*$/u

/** What the lines above the columns say: which quotation it is, of which day and whose. */
export function headOf(
  letter: readonly string[],
  text: string,
): Pick<TypedQuote, 'number' | 'version' | 'date' | 'customer' | 'project'> {
  const told = labelsOf(letter)
  const head = letter.flatMap(cellsOf)
  const titled = letter.map((line) => line.trim()).find(isTitle) ?? ''
  return {
    number:
      told.get('number') ??
      head.flatMap((cell) => number.exec(cell)?.groups?.number ?? [])[0] ??
      numberInTitle.exec(titled)?.groups?.number ??
      '',
    version:
      told.get('version') ??
      head.find((cell) => version.test(cell)) ??
      versionInTitle.exec(titled)?.[0].trim() ??
      '',
    date:
      told.get('date') ??
      head
        .map((cell) => cell.replace(placeBefore, ''))
        .find((cell) => cell.length <= 20 && findHeadingDay(cell, findYear(text)) !== null) ??
      '',
    customer: (told.get('customer') ?? letter.flatMap((line) => addressed.exec(line)?.[1] ?? [])[0] ?? '')
      .replace(attention, '')
      .replace(addressBehind, '')
      .replace(siteBehind, '$1'),
    project: told.get('project') ?? '',
  }
}

/** Whether a line calls its text a quotation. */
export const isTitle = (line: string): boolean => title.test(line.trim()) || hanTitle.test(line.trim())

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

/** Whether a line below the sum is a term that has a place of its own; other labels stay words of it. */
function isTaken(line: string): boolean {
  const label = (labelled.exec(line) ?? spaced.exec(line))?.groups?.label?.trim() ?? ''
  return [ofTerms, ofDelivery, ofValidity].some((wording) => wording.test(label))
}

/** Several terms of one line: `Payment: 30 days   Delivery: 6 weeks`, 付款 40/50/10   有效期60天. */
const partsOf = (line: string): string[] =>
  line
    .trim()
    .split(
      /\s{2,}(?=[\p{L} .]{2,24}[:：])|\s{2,}(?=(?:付款|交货?期|有效期|质保))|\t+(?=[\p{L} .]{2,24}[:：])/u,
    )

/** What lines say with a label and a colon, several of them in one line perhaps. */
export function labelsOf(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of lines.flatMap(partsOf)) {
    const { label, value } = (labelled.exec(part) ?? spaced.exec(part))?.groups ?? {}
    if (label === undefined || value === undefined) continue
    for (const [name, wording] of labels)
      if (wording.test(label) && !found.has(name)) found.set(name, value.trim())
  }
  return found
}
