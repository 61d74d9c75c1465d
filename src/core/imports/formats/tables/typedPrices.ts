import { findHeadingDay, findYear } from '../documents/dateText.ts'
import {
  amount,
  cellsOf,
  currencyWord,
  headOf,
  isTitle,
  itemHeading,
  labelsOf,
  type TypedQuote,
} from './typedQuote.ts'

/** A line of a quotation that says what one of something costs. */
export interface TypedPrice {
  item: string
  unit: string
  quantity: string
  price: string
}

/** A quotation of unit prices that was typed as plain text: nothing in it adds up to one sum. */
export type TypedPrices = Pick<
  TypedQuote,
  'number' | 'version' | 'date' | 'customer' | 'project' | 'line'
> & {
  prices: readonly TypedPrice[]
  currency: string
  /** What stands below the prices, line by line. */
  terms: readonly string[]
  validUntil: string
}

const priceHeading = new RegExp(
  String.raw`^(?:(?:unit|net|our)\s)?(?:price|rate)s?\b.*$|^.{0,6}(?:单价|价格)|^(?:${currencyWord})(?:\s?(?:/|per\b|incl|excl|net|each).*)?$`,
  'i',
)
const unitHeading = /^(?:unit|uom|per|单位|计量单位)$/i
const quantityHeading = /^(?:(?:qty|quantity|pcs|volume)\b.*|数量.*|.{0,2}用量)$/i
const sumHeading = /^(?:total|amount|sum|line total|金额|小计|合价|总价)/i
const validity =
  /^\s*(?:validity|valid(?: until| to| till| through)?|(?:this )?(?:offer|quotation|quote|price)s?(?: is| are)? valid (?:until|till|to|through)|报价有效期(?:至|到)?|有效期(?:至|到)?)\s*[:：]?\s*(?<day>\S.*)$/iu
const rowNumber = /^(?:\d{1,2}|[a-h])[.)]?$/i
const leastPriced = 1
const mostTerms = 14
const longestRead = 20_000

/** Text of a page in Markdown as it would be typed without it, line by line. */
export const withoutMarks = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      /^\s*\|.*\|\s*$/.test(line)
        ? /^[\s|:-]+$/.test(line)
          ? ''
          : line
              .trim()
              .slice(1, -1)
              .replaceAll(/\s*\|\s*/g, '   ')
        : line.replace(/^\s*(?:#{1,6}|[-*>])\s+/, '').replaceAll('**', ''),
    )
    .join('\n')

/**
 * Reads a quotation of unit prices: it calls itself one, says which or of what day, and under a heading with a column of
 * prices each line ends in one. Null for any other text. Pure; a rule of our own.
 */
export function typedPricesIn(text: string): TypedPrices | null {
  if (text.length > longestRead) return null
  const lines = text.split(/\r\n|\n|\r/)
  const heading = lines.findIndex((line) => {
    const cells = cellsOf(line)
    return (
      cells.length > 1 &&
      cells.some((cell) => priceHeading.test(cell)) &&
      cells.some((cell) => itemHeading.test(cell))
    )
  })
  if (heading < 1) return null
  const letter = lines.slice(0, heading)
  const head = headOf(letter, text)
  const isDated = findHeadingDay(head.date, findYear(text)) !== null
  if (!letter.some(isTitle) || !isDated || (head.number === '' && head.customer === '')) return null
  const headings = cellsOf(lines[heading]!)
  const prices: TypedPrice[] = []
  let end = heading + 1
  for (; end < lines.length; end += 1) {
    const line = lines[end]!
    if (line.trim() === '' && prices.length === 0) continue
    const priced = priceIn(line, headings)
    if (priced === null) break
    prices.push(priced)
  }
  if (prices.length < leastPriced) return null
  const below = lines.slice(end).map((line) => line.trim().replaceAll(/\s+/g, ' '))
  const valid =
    labelsOf(below).get('validity') ?? below.flatMap((line) => validity.exec(line)?.groups?.day ?? [])[0]
  const money = headings.find((cell) => priceHeading.test(cell))!
  const currency =
    new RegExp(`${currencyWord}|元`, 'i').exec(money)?.[0] ??
    new RegExp(`${currencyWord}|元`, 'i').exec(lines.slice(heading, end).join(' '))?.[0] ??
    ''
  return {
    ...head,
    prices,
    currency,
    terms: below.filter((line) => line !== '').slice(0, mostTerms),
    validUntil: valid === undefined ? '' : (findHeadingDay(valid, findYear(text)) ?? ''),
    line: heading + 1,
  }
}

const withUnit = new RegExp(
  String.raw`^(?:${currencyWord})?\s*(?<figure>\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,4})?|\d+(?:\.\d{1,4})?)\s*(?:元|${currencyWord})?\s*(?:(?:[/／]|per\s|每)?\s*(?<unit>\p{L}[\p{L}\d²³]{0,11}))?$`,
  'iu',
)
const read = (cell: string | undefined): { value: number; unit: string } | null => {
  const found = withUnit.exec(cell?.trim() ?? '')?.groups
  return found === undefined
    ? null
    : { value: Number(found.figure!.replaceAll(/[, ]/g, '')), unit: found.unit ?? '' }
}
/** 1,620 kWp at A$1.12 /Wp come to 1,814,400: times a thousand, where the units differ by that. */
const scales = [1, 1000, 0.001]

/** A line whose cells carry their units, each under its heading: 1,620 kWp   A$1.12 /Wp   A$1,814,400. */
function pricedByColumns(
  item: string,
  rest: readonly string[],
  headings: readonly string[],
): TypedPrice | null {
  const columns = headings.slice(headings.findIndex((cell) => itemHeading.test(cell)) + 1)
  if (rest.length !== columns.length) return null
  const under = (heading: RegExp): string | undefined => rest[columns.findIndex((cell) => heading.test(cell))]
  const price = read(under(priceHeading))
  if (price === null || price.value <= 0) return null
  const [count, sum] = [read(under(quantityHeading)), read(under(sumHeading))]
  const scale =
    count === null || sum === null
      ? undefined
      : scales.find((times) => Math.abs((count.value * times * price.value) / sum.value - 1) < 0.005)
  return {
    item: item.replaceAll(/\s\+\s/g, ' & '),
    unit: price.unit,
    quantity: scale === undefined ? '' : String(Number((count!.value * scale).toPrecision(12))),
    price: String(price.value),
  }
}

/** What a line offers at which price, and how many where that has a column; null for a line without a price. */
function priceIn(line: string, headings: readonly string[]): TypedPrice | null {
  const cells = cellsOf(line).flatMap((cell) => {
    const numbered = /^(\d{1,2}[.)]?)\s(?=.*\p{L})(.+)$/u.exec(cell)
    return numbered !== null && /^\s*\d/.test(line) && line.trimStart().startsWith(cell)
      ? [numbered[1]!, numbered[2]!]
      : [cell]
  })
  const told = rowNumber.test(cells[0] ?? '') ? cells.slice(1) : cells
  const [item = '', ...rest] = told
  if (!/\p{L}{2}/u.test(item) || amount.test(item)) return null
  const figures = rest.filter((cell) => amount.test(cell))
  const columns = headings.filter(
    (cell) => priceHeading.test(cell) || quantityHeading.test(cell) || sumHeading.test(cell),
  )
  const isOne = figures.length === 1
  if (figures.length !== 1 && figures.length !== columns.length) return pricedByColumns(item, rest, headings)
  if (figures.length === 0 || (!isOne && figures.length !== columns.length)) return null
  const figureOf = (heading: RegExp): string => {
    const at = columns.findIndex((cell) => heading.test(cell))
    return at < 0 ? '' : (figures[at] ?? '')
  }
  const price = isOne ? figures[0]! : figureOf(priceHeading)
  const others = rest.filter((cell) => !amount.test(cell))
  const hasUnit = headings.some((cell) => unitHeading.test(cell))
  const unit = hasUnit ? (others.find((cell) => cell.length <= 12 && !/^[（(]/.test(cell)) ?? '') : ''
  const note = others.filter((cell) => cell !== unit).join(' ')
  return {
    // A plus sign would make a configuration of what is one line with one price.
    item: (note === '' ? item : `${item} ${note}`).replaceAll(/\s\+\s/g, ' & '),
    unit,
    quantity: isOne ? '' : figureOf(quantityHeading),
    price: amount.exec(price)![1]!,
  }
}
