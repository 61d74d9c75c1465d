import type { ReadableDb } from '../../db/open.ts'
import { getDeal } from '../../deals/store.ts'
import { currencyOfCell } from '../recognition/currencyNames.ts'
import { readHeader } from '../recognition/header.ts'
import { isRecordId } from '../recognition/recordIds.ts'
import { money, text, type Values, type WriteContext } from './planning.ts'

/** What the head of a quote tells of its lines, which name it by a number of their system alone. */
interface QuoteHeader {
  accountName: string | null
  dealCode: string | null
  number: string | null
  currency: string | null
}

const ofNumber =
  /^(?:quote number|quote no|quotation number|quote name|报价单号|报价编号|order number|订单编号)$/
const ofCurrency = /^(?:currency iso code|currency|currency code|币种|币别)$/

function headerOf(db: ReadableDb, recordId: string): QuoteHeader | null {
  const row = db
    .read(
      `SELECT e.text, e.deal_id AS dealId, a.name AS accountName FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id
       WHERE e.kind = 'row' AND (e.text LIKE @first OR e.text LIKE @later) LIMIT 1`,
    )
    .get({ first: `Id: ${recordId}\n%`, later: `%\nId: ${recordId}\n%` }) as
    | { text: string; dealId: string | null; accountName: string | null }
    | undefined
  if (row === undefined) return null
  const cells = row.text.split('\n').map((line) => {
    const at = line.indexOf(': ')
    return { heading: readHeader(line.slice(0, Math.max(0, at))).plain, cell: line.slice(at + 2).trim() }
  })
  const cellOf = (heading: RegExp) => cells.find((one) => heading.test(one.heading))?.cell ?? null
  const currency = cellOf(ofCurrency)
  return {
    accountName: row.accountName,
    dealCode: row.dealId === null ? null : (getDeal(db, row.dealId)?.code ?? null),
    number: cellOf(ofNumber),
    currency: currency === null ? null : currencyOfCell(currency),
  }
}

const heads = new WeakMap<object, Map<string, QuoteHeader | null>>()

/**
 * A line of a quote with what its head tells: whose it is, the number that people know and the currency. Unchanged where the
 * line names its quote as people do, or no head is on file.
 */
export function withHeader(values: Values, context: WriteContext): Values {
  const recordId = text(values, 'number')
  if (recordId === null || !isRecordId(recordId)) return values
  const known = heads.get(context.met) ?? new Map<string, QuoteHeader | null>()
  heads.set(context.met, known)
  if (!known.has(recordId)) known.set(recordId, headerOf(context.db, recordId))
  const head = known.get(recordId)
  if (!head) return values
  const { accountName, dealCode, number, currency } = head
  const prices = currency === null ? [] : ['unitPrice', 'total', 'listPrice']
  return {
    ...values,
    ...(number !== null && { number }),
    ...(accountName !== null && text(values, 'account') === null && { account: accountName }),
    ...(dealCode !== null && text(values, 'deal') === null && { deal: dealCode }),
    ...Object.fromEntries(
      prices.flatMap((field) => {
        const price = money(values, field)
        const isUntold = price !== null && price.currency === context.currency
        return isUntold ? [[field, { ...price, currency: currency! }]] : []
      }),
    ),
  }
}
