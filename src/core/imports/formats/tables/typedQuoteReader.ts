import { type FormatReader, type ReadBatch, type RowItem, refusedBatch } from '../format.ts'
import { type TypedPrices, typedPricesIn, withoutMarks } from './typedPrices.ts'
import { type TypedQuote, typedQuoteIn } from './typedQuote.ts'

const columns = [
  'Quote no',
  'Version',
  'Quote date',
  'Customer',
  'Scope',
  'Net amount',
  'Currency',
  'Valid until',
  'Payment terms',
  'Delivery',
  'Status',
  'Remarks',
  'Lines',
] as const

const row = (quote: TypedQuote, cells: readonly string[]): RowItem => ({
  kind: 'row',
  at: { line: quote.line },
  cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
})

const extensions: readonly string[] = ['txt', 'text', 'md', 'markdown', '']

const ofPrices = [
  'Quote no',
  'Version',
  'Quote date',
  'Customer',
  'Product',
  'Unit',
  'Qty',
  'Unit price',
  'Currency',
  'Valid until',
  'Payment terms',
] as const

/** One priced line of a quotation, with what holds for all of them. */
function rowOfPrice(quote: TypedPrices, at: number): RowItem {
  const { item, unit, quantity, price } = quote.prices[at]!
  const cells = [
    ...[quote.number, quote.version, quote.date, quote.customer, item, unit, quantity, price],
    ...[quote.currency, quote.validUntil, quote.terms.join(' · ')],
  ]
  return {
    kind: 'row',
    at: { line: quote.line + 1 + at },
    cells: Object.fromEntries(ofPrices.map((column, index) => [column, cells[index] ?? ''])),
  }
}

/** A quotation that somebody typed as plain text: a register's line of it, and one of the version that it replaces. */
export const typedQuoteReader: FormatReader = {
  format: 'typedQuote',
  traits: { family: 'table', parts: 'one' },
  recognise(head) {
    if (head.encoding === null || !head.complete || !extensions.includes(head.extension)) return 0
    const text = withoutMarks(head.text)
    return typedQuoteIn(text) === null && typedPricesIn(text) === null ? 0 : 0.8
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const text = withoutMarks(head.text)
    const quote = typedQuoteIn(text)
    if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, source.byteLength)
    const prices = quote === null ? typedPricesIn(text) : null
    if (prices !== null)
      return yield {
        tables: [{ columns: ofPrices, headerLine: prices.line }],
        items: prices.prices.map((_, at) => rowOfPrice(prices, at)),
        problems: [],
        bytesRead: source.byteLength,
      }
    if (quote === null) return yield refusedBatch({ code: 'nothingRead' }, source.byteLength)
    const { number, customer, currency, before } = quote
    const scope = quote.project || quote.items.join('; ')
    const items = [
      row(quote, [
        number,
        quote.version,
        quote.date,
        customer,
        scope,
        String(quote.total),
        currency,
        quote.validUntil,
        quote.terms,
        quote.delivery,
        '',
        quote.remarks.join('; '),
        // Each on a line of its own, as on the paper.
        quote.sums.map((line) => `\n${line}`).join(''),
      ]),
    ]
    // A version without its day would stand as one of today.
    if (before !== null && before.date !== '')
      items.push(
        row(quote, [
          number,
          before.version,
          before.date,
          customer,
          scope,
          String(before.total),
          currency,
          '',
          '',
          '',
          'superseded',
        ]),
      )
    yield {
      tables: [{ columns, headerLine: quote.line }],
      items,
      problems: [],
      bytesRead: source.byteLength,
    }
  },
}
