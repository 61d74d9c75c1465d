import { insertReceivable } from '../../quotes/receivableStore.ts'
import type { MoneyValue } from '../recognition/convert.ts'
import { accountOf, money, number, type Planner, plan, text, type Values } from './planning.ts'

const isPaid =
  /^(?:已?(?:结清|付清|收清|全款到账|全部到账|已付|已收款?|已回款|到账)|(?:fully )?paid(?! in part)\b|settled|cleared|closed|bezahlt|ausgeglichen|beglichen)/i

/**
 * An invoice that was taken back: 作废, 红冲, void, credited. Of one that was taken back in part the rest is owed, and what
 * its list says of it is left alone.
 */
const isTakenBack =
  /^(?!.*\bpart(?:ly|ial(?:ly)?)?\b)(?:(?:本|该|此)?(?:发票|票|单)?已?(?:全额|全部)?(?:作废|红冲|冲红|冲销|红字冲销|撤销|取消|注销|核销|退票|开错|重复开票)|废票|(?:invoice )?(?:is |was )?(?:fully )?(?:void(?:ed)?|cancell?ed|cxl|credited(?: in full)?|credit note(?: issued)?|reversed|withdrawn|written off|write-?off|raised in error|issued in error|duplicate|storniert|storno|gutschrift))(?![\p{L}])/iu
/** A remark that begins so and then names a sum took back that sum only: 红冲1960. */
const namesSum = /^\P{N}{0,12}(?:了)?\s*[¥￥$€£]?\s*\d[\d,.]*\s*(?:元|万|$|[,，。;；])/u

const isVoid = (values: Values): boolean => {
  const [status, remark] = ['status', 'remark'].map((field) => text(values, field)?.normalize('NFKC').trim())
  if (status !== undefined && isTakenBack.test(status)) return true
  return remark !== undefined && saysVoid.test(remark) && isTakenBack.test(remark) && !namesSum.test(remark)
}
/** In a remark, where people write of anything, only these words speak of the invoice itself. */
const saysVoid =
  /^(?:本|该|此)?(?:发票|票|单)?已?(?:全额|全部)?(?:作废|红冲|冲红|废票)|^(?:invoice )?(?:is |was )?(?:void|cancell?ed\b|credited in full)/i

/** What of an invoice is not paid: as its own cell says, else what is left of the whole; nothing where the row says so. */
function openOf(values: Values, whole: MoneyValue | null): MoneyValue | null {
  const said = money(values, 'open')
  const paidAt = number(values, 'paidAt')
  if ((said ?? whole) !== null && isVoid(values)) return { ...(said ?? whole)!, amountMinor: 0 }
  if (said !== null) return said
  if (whole === null) return null
  const paid = money(values, 'paid')
  if (isPaid.test(text(values, 'status')?.trim() ?? '')) return { ...whole, amountMinor: 0 }
  // A day under Paid, and no sum beside it: all of it came in on that day.
  if (paid === null && paidAt !== null) return { ...whole, amountMinor: 0 }
  return paid === null || paid.currency !== whole.currency
    ? whole
    : { ...whole, amountMinor: Math.max(0, whole.amountMinor - paid.amountMinor) }
}

/** An invoice of a list of what customers owe. Paid ones are kept too: they close what an earlier list says. */
export const planReceivable: Planner = (values, context, unread) => {
  const whole = money(values, 'total')
  const open = openOf(values, whole)
  if (open === null || unread?.has('open')) return { code: 'notANumber', field: 'open', value: '' }
  const accountId = accountOf(values, context)
  if (accountId === null) return { code: 'accountMissing', field: 'account', value: '' }
  return plan(context, { accountId }, (evidenceId) => {
    insertReceivable(context.db, {
      id: context.newId('receivable'),
      accountId,
      number: text(values, 'invoiceNumber'),
      issuedAt: number(values, 'issuedAt'),
      dueAt: number(values, 'dueAt'),
      amountMinor: whole?.amountMinor ?? null,
      openMinor: open.amountMinor,
      currency: open.currency,
      knownAt: context.now,
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
}
