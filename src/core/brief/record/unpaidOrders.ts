import { minorUnits } from '../../../shared/money.ts'
import type { ReadableDb } from '../../db/open.ts'
import { findHeadingDay } from '../../imports/formats/documents/dateText.ts'
import type { PriceLine } from '../../quotes/store.ts'
import { uncountedLines } from './countedLines.ts'
import { priced } from './lastOrders.ts'
import { type Lang, labels, money, type RecordPoint } from './recordPoint.ts'
import type { Cell } from './rowCells.ts'

const dayMs = 86_400_000
export const anAmount = /^[¥￥$€£]?\s*\d[\d,. ]*(?:元|万元?|[a-z]{3})?$/i
const ofDueDay = /(?:到期日?|应付|due)\s*[:：]?\s*(\S.{0,20})$/i

/** The day on which a sum that is not paid fell due, where its cell says it and it lies behind; `YYYY-MM-DD`. */
export function dueBefore(cell: string, orderedAt: number, asOf: number): string | null {
  const said = ofDueDay.exec(cell.trim())?.[1] ?? ''
  const year = new Date(orderedAt).getUTCFullYear()
  const day = findHeadingDay(said, year)
  const isBefore = day !== null && Date.parse(day) + dayMs < orderedAt
  const due = isBefore ? findHeadingDay(said, year + 1) : day
  return due !== null && Date.parse(due) + dayMs <= asOf ? due : null
}

const ofPaidSum =
  /^(?:已?(?:回款|收款?|付款?|到账)(?:金额|额)?|实[收付](?:金额|款)?|(?:amount )?(?:paid|received)(?: (?:to date|amount|so far))?|payments?(?: received)?)(?:\s*[（(].*[)）])?$/i

/** The minor units that a cell of an order says were paid of it; null where it says no sum. */
export function paidOf(cells: readonly Cell[], currency: string): number | null {
  const cell = cells.find(({ head, value }) => ofPaidSum.test(head.trim()) && anAmount.test(value.trim()))
  const figure = cell?.value.replace(/[^\d.]/g, '') ?? ''
  return figure === '' ? null : Math.round(Number(figure) * minorUnits(currency))
}

/** The day on which what an order came to falls due, as any of its cells says it; `YYYY-MM-DD`. */
function dueIn(cells: readonly Cell[], orderedAt: number): string | null {
  for (const { head, value } of cells) {
    const said =
      (ofDueHead.test(head.trim()) ? value : null) ??
      ofDueDay.exec(value.trim())?.[1] ??
      dueBehind.exec(value.trim())?.[1]
    if (!said) continue
    const year = new Date(orderedAt).getUTCFullYear()
    const day = findHeadingDay(said, year)
    const isBefore = day !== null && Date.parse(day) + dayMs < orderedAt
    const due = isBefore ? findHeadingDay(said, year + 1) : day
    if (due !== null) return due
  }
  return null
}
const ofDueHead = /^(?:到期日?|应付日期|应回款日期?|(?:payment )?due(?: date| day| on)?)$/i
const dueBehind = /(\d{1,4}\s*[-/.月年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2})?\s*[日号]?)\s*(?:到期|应付)/

/** A sum of an order, with its number and what was ordered where its row counts that. */
export function sumOfOrder(db: ReadableDb, order: PriceLine, minor: number, lang: Lang): string {
  const isUncounted = uncountedLines(db, [order]).has(order.id)
  const beside = [
    order.number,
    isUncounted && minor === order.unitPriceMinor ? null : priced(order, lang, { isUncounted }),
  ].filter(Boolean)
  const sum = money(minor, order.currency, lang)
  return beside.length === 0 ? sum : `${sum} (${beside.join(' · ')})`
}

/** What is left to pay of an order, with the day on which it falls due and what somebody noted beside it. */
export function unpaidOf(
  db: ReadableDb,
  order: PriceLine,
  left: number,
  cells: readonly Cell[],
  { asOf, lang, id }: { asOf: number; lang: Lang; id: string },
): RecordPoint {
  const due = dueIn(cells, order.pricedAt)
  const isOverdue = due !== null && Date.parse(due) + dayMs <= asOf
  const note = cells.find(({ value }) => ofNote.test(value))?.value.trim() ?? null
  const words = [
    sumOfOrder(db, order, left, lang),
    due === null || isOverdue ? null : `${labels[lang].due} ${due}`,
    note,
  ]
    .filter(Boolean)
    .join(' · ')
  return {
    kind: 'unpaid',
    label: labels[lang].unpaid,
    about: null,
    words,
    quote: words,
    at: order.pricedAt,
    overdueSince: isOverdue ? due : null,
    evidenceId: id,
    span: null,
    earlier: [],
  }
}
const ofNote =
  /^欠|拖欠|未付|开错|重开|扣款|争议|\b(?:owes?|owing|short|disput\w+|withh[eo]ld\w*|re-?issued?)\b/i
