import type { ReadableDb } from '../../db/open.ts'
import { listReceivablesOfAccount, type Receivable } from '../../quotes/receivableStore.ts'
import type { PriceLine } from '../../quotes/store.ts'
import { isNothing, owed, statedDay } from './openInvoices.ts'
import { type Lang, labels, money, type RecordPoint } from './recordPoint.ts'
import { type Cell, cellsOf } from './rowCells.ts'
import { anAmount, dueBefore, paidOf, sumOfOrder, unpaidOf } from './unpaidOrders.ts'
import { unpaidTold } from './unpaidTold.ts'

const mostOpen = 4
const mostRows = 400
const dayMs = 86_400_000

const ofDebt =
  /逾期|欠款|欠费|未付|没付|未收|未回款|应收(?!日)|overdue|unpaid|outstanding|past due|arrears|receivable/i
/** 应收账期(天), "days outstanding", 应收额度: for how long and how far somebody may owe, and no sum that is owed. */
const ofDebtTerms =
  /[账帐]期|天数|[（(]\s*(?:天|日|days?)\s*[)）]|额度|信用|周转|率|比例|笔数|\b(?:days?|terms?|limits?|ratio|count|number of|dso)\b/i
const saysUnpaid =
  /(?:款|货款|尾款|发票)?(?:未付|没付|未结清|未收到?|没收到|未到账|没到账|拖欠)|\b(?:unpaid|not (?:yet )?paid|payment (?:outstanding|overdue|pending))\b/i
const ofPayment =
  /^.{0,4}(?:回款|收款|到账|付款)(?:情况|状态|了?没|否)?[?？]?$|^(?:paid|payment|payment (?:status|received))\s*\??$/i
/** 未, and not 未到期: what is not due yet is owed by nobody. */
const isNotYet = /^(?:未|没|否)(?!到期)|^(?:no|not|n|unpaid|open|outstanding|overdue)\b(?!\s*(?:yet )?due)/i

/** Cells in which the number of an invoice stands beside an order, however they are headed. */
const numbersIn = (cells: readonly Cell[]): string[] =>
  cells.map(({ value }) => value.normalize('NFKC').replace(/\s+/g, '').toLowerCase())

/** What the records say is not paid: a sum in a column of its own, what is left of an order, or a remark beside one. */
export function unpaid(
  db: ReadableDb,
  accountId: string,
  orders: readonly PriceLine[],
  asOf: number,
  { lang, zone }: { lang: Lang; zone: string },
): RecordPoint[] {
  const invoices = listReceivablesOfAccount(db, accountId, asOf)
  const listedNumbers = new Set(
    invoices.flatMap(({ number }) => number?.normalize('NFKC').replace(/\s+/g, '').toLowerCase() ?? []),
  )
  const rows = db
    .read(
      `SELECT id, text, occurred_at AS at FROM evidence WHERE account_id = ? AND kind = 'row' AND known_at <= ?
        AND shredded_at IS NULL AND sensitivity <> 'restricted'
        AND NOT EXISTS (SELECT 1 FROM receivables r WHERE r.account_id = ? AND r.evidence_id = evidence.id)
       ORDER BY key DESC LIMIT ${mostRows}`,
    )
    .all(accountId, asOf, accountId) as { id: string; text: string; at: number }[]
  const byEvidence = new Map(orders.flatMap((order) => (order.evidenceId ? [[order.evidenceId, order]] : [])))
  const told = new Set<string>()
  /** Whether the list has the order as an invoice of its own number: of the same sum, made out since, and of no other order. */
  const isListed = ({ currency, pricedAt }: PriceLine, sum: number): boolean => {
    const invoice = invoices.find(
      (one) =>
        !told.has(one.id) &&
        one.currency === currency &&
        (one.openMinor === sum || one.amountMinor === sum) &&
        (one.issuedAt ?? one.dueAt ?? pricedAt) >= pricedAt,
    )
    if (invoice !== undefined) told.add(invoice.id)
    return invoice !== undefined
  }
  const left = toldUnpaid(db, accountId, { asOf, lang, listed: [], hasRows: false })
  const besides = rows.flatMap(({ id, text, at }): RecordPoint[] => {
    const order = byEvidence.get(id)
    // Nothing is owed for what was called off.
    if (order?.setApart === 'cancelled') return []
    if (!order && !ofDebt.test(text) && !saysUnpaid.test(text)) return []
    const cells = cellsOf(text)
    const paid = order ? paidOf(cells, order.currency) : null
    // A list of what is owed knows better what became of an invoice than the order does.
    if (order && numbersIn(cells).some((number) => listedNumbers.has(number))) return []
    const whole = order ? order.quantity * order.unitPriceMinor : 0
    const rest = order && paid !== null && whole - paid > 0.005 * whole ? whole - paid : null
    if (order && isListed(order, Math.round(rest ?? whole))) return []
    const cell = cells.find(({ head, value }) =>
      order
        ? saysUnpaid.test(value) || (ofPayment.test(head.trim()) && isNotYet.test(value.trim()))
        : ofDebt.test(head) && !ofDebtTerms.test(head) && anAmount.test(value) && !isNothing.test(value),
    )
    if (order && rest !== null) return [unpaidOf(db, order, rest, cells, { asOf, lang, id })]
    if (!cell || (order && paid !== null)) return []
    const said = text.slice(cell.start, cell.end)
    const words = order ? sumOfOrder(db, order, whole, lang) : said
    // A balance kept up to some day stands behind what was said of it since: half of it is paid by then.
    const keptUpTo = statedDay(text, at) ?? at
    const since = order ? undefined : left.find((told) => told.at !== null && told.at > keptUpTo)
    if (since !== undefined)
      return [{ ...since, earlier: [{ words: said, at: keptUpTo, evidenceId: id }, ...since.earlier] }]
    return [
      {
        kind: 'unpaid',
        label: labels[lang].unpaid,
        about: null,
        words,
        quote: said,
        // Of what is kept up to date nobody noted since when it holds.
        at: order ? order.pricedAt : null,
        overdueSince: order ? dueBefore(cell.value, order.pricedAt, asOf) : null,
        evidenceId: id,
        span: { start: cell.start, end: cell.end },
        earlier: [],
      },
    ]
  })
  const listed = owed(db, invoices, asOf, { lang, zone })
  return [
    ...listed,
    ...besides,
    ...toldUnpaid(db, accountId, { asOf, lang, listed: invoices, hasRows: besides.length > 0 }),
  ].slice(0, mostOpen)
}

/** What people say is still to be paid, of which no list tells. */
const toldUnpaid = (
  db: ReadableDb,
  accountId: string,
  {
    asOf,
    lang,
    listed,
    hasRows,
  }: { asOf: number; lang: Lang; listed: readonly Receivable[]; hasRows: boolean },
): RecordPoint[] =>
  unpaidTold(db, accountId, { asOf, listed, hasRows }).map((told) => {
    const isOverdue = told.due !== null && Date.parse(told.due) + dayMs <= asOf
    const words = [
      money(told.minor, told.currency, lang),
      told.number,
      told.due === null || isOverdue ? null : `${labels[lang].due} ${told.due}`,
      told.words,
    ]
      .filter(Boolean)
      .join(' · ')
    return {
      kind: 'unpaid',
      label: labels[lang].unpaid,
      about: null,
      words,
      quote: told.words,
      at: told.at,
      overdueSince: isOverdue ? told.due : null,
      evidenceId: told.evidenceId,
      span: told.span,
      earlier: [],
    }
  })
