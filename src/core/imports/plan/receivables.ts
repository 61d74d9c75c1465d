import { insertReceivable } from '../../quotes/receivableStore.ts'
import type { MoneyValue } from '../recognition/convert.ts'
import { accountOf, money, number, type Planner, plan, text, type Values } from './planning.ts'

const isPaid =
  /^(?:已?(?:结清|付清|收清|全款到账|全部到账|已付|已收款?|已回款|到账)|(?:fully )?paid(?! in part)\b|settled|cleared|closed)/i

/** What of an invoice is not paid: as its own cell says, else what is left of the whole; nothing where the row says so. */
function openOf(values: Values, whole: MoneyValue | null): MoneyValue | null {
  const said = money(values, 'open')
  if (said !== null) return said
  if (whole === null) return null
  const paid = money(values, 'paid')
  if (isPaid.test(text(values, 'status')?.trim() ?? '')) return { ...whole, amountMinor: 0 }
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
