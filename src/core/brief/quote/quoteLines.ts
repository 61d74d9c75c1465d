import { minorUnits } from '../../../shared/money.ts'
import type { ReadableDb } from '../../db/open.ts'
import { readNumber } from '../../imports/recognition/numberText.ts'

/** Papers of one quotation that are looked through at the most, and lines that one of them is shown with. */
const mostPapers = 8
const mostLines = 12

/** A line that ends with an amount, set apart from what it is for: `1  Preventive visits      EUR 68,400`. */
const pricedLine =
  /^[ \t|]*(?:\d{1,2}\s*[.)、|]?[ \t]+)?(?<what>[\p{L}\d][^\n|]*?\p{L}[^\n|]*?)(?:[ \t]{2,}|\t|\s*\|\s*|\s*[:：]\s*)(?:[€£$¥￥]|[A-Z]{3})?\s*(?<amount>\d{1,3}(?:[,. ]\d{3})+(?:[.,]\d{1,2})?|\d{2,}(?:[.,]\d{1,2})?)\s*(?:[€£$¥￥元]|[A-Z]{3})?[ \t|]*$/gmu
const ofSum =
  /^(?:(?:sub|grand )?total|net (?:amount|price|sum)|sum|合计|总计|总价|小计|总额|vat|tax|增值税|税)/i

/** `1.234,50` is written with a comma before the cents, `1,234.50` with a point. */
const amountIn = (text: string): number | null =>
  readNumber(text, { decimal: /,\d{1,2}$/.test(text) ? ',' : '.' })?.value ??
  readNumber(text, { decimal: ',' })?.value ??
  null

/**
 * The lines of a quotation of which the records hold only the total, from the paper itself: a text of the same customer that
 * names the quote, and whose priced lines make up that total to the last unit. Null where no paper does.
 */
export function quoteLines(
  db: ReadableDb,
  accountId: string,
  { number, sumMinor, currency }: { number: string; sumMinor: number; currency: string },
): { what: string; minor: number }[] | null {
  const papers = db
    .read(
      `SELECT text FROM evidence WHERE account_id = ? AND kind IN ('note', 'message', 'row') AND shredded_at IS NULL AND sensitivity <> 'restricted'
        AND instr(text, ?) > 0 ORDER BY key DESC LIMIT ${mostPapers}`,
    )
    .all(accountId, number) as { text: string }[]
  for (const { text } of papers) {
    const lines: { what: string; minor: number }[] = []
    for (const { groups } of text.matchAll(pricedLine)) {
      const what = groups!.what!.trim()
      const amount = ofSum.test(what) ? null : amountIn(groups!.amount!)
      if (amount !== null) lines.push({ what, minor: Math.round(amount * minorUnits(currency)) })
    }
    const sum = lines.reduce((total, { minor }) => total + minor, 0)
    if (lines.length > 1 && lines.length <= mostLines && sum === sumMinor) return lines
  }
  return null
}
