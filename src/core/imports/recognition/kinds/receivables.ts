import { evidenceOnly, field } from '../fields/fieldSpec.ts'
import { account, owner, region } from '../fields/parties.ts'
import { amountPaid, currency, invoiceNumber, total } from '../fields/prices.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** What customers owe: invoices that are open, and when they fall due. */
export const receivables: RecordKind = {
  id: 'receivables',
  zh: '应收账款',
  en: 'Receivables',
  names: [
    '应收',
    '应收账款',
    '应收款',
    '欠款',
    '未收款',
    '未回款',
    '账龄',
    '对账单',
    'aged debt',
    'aged debtors',
    'debtors',
    'debt',
    'receivable',
    'receivables',
    'aging',
    'ageing',
    'arrears',
    'overdue',
    'unpaid',
    'unpaid invoices',
    'open invoices',
    'outstanding invoices',
    'sales ledger',
  ],
  required: [['account'], ['invoiceNumber', 'dueAt'], ['open', 'total']],
  telling: ['dueAt', 'open', 'paid', 'daysOverdue', 'aged'],
  fields: [
    {
      ...invoiceNumber(),
      words: [
        ...invoiceNumber().words,
        '单号',
        '单据号',
        '订单号',
        '合同号',
        'invoice number',
        'order no',
        'document no',
        'doc no',
        'number',
        'ref',
        'reference',
      ],
    },
    account('|debtor|欠款单位|欠款方|付款方|付款单位|往来单位'),
    field(
      'issuedAt',
      'date',
      '开票日期',
      'Invoiced',
      '发票日期|开票日|出账日期|账单日期|日期|单据日期|invoice date|invoiced on|date invoiced|issued|issue date|date issued|bill date|date',
    ),
    field(
      'dueAt',
      'date',
      '到期日',
      'Due',
      '到期日期|应付日期|应收日期|应回款日期|应付款日|付款到期日|到期|付款期限|计划回款日期|应回款日|due date|due day|due on|payment due|payment due date|date due|payable by|due by|falls due',
    ),
    total(
      '|开票金额|发票金额|应收|账单金额|invoiced|invoice total|invoice value|gross|original amount|billed',
    ),
    amountPaid(),
    field(
      'paidAt',
      'date',
      '收款日期',
      'Paid on',
      '付款日期|回款日期|回款时间|到账日期|到账时间|收款时间|收款日|付款日|paid on|paid date|date paid|payment date|date received|received on|paid|received|settled',
    ),
    field(
      'open',
      'money',
      '未收金额',
      'Outstanding',
      '未收|未收款|未回款|未回款金额|欠款|欠款金额|欠款余额|尾款|余额|未付|未付金额|未结|未结金额|应收余额|逾期金额|待收|待收金额|outstanding|outstanding amount|amount outstanding|balance|balance due|open amount|open balance|amount due|unpaid|unpaid amount|overdue amount|owed|owing|amount owed|still owed|remaining',
    ),
    currency(),
    evidenceOnly(
      field(
        'aged',
        'money',
        '账龄',
        'Aged',
        '账龄段|current|not due|未到期|30天内|30-60天|0-30|1-30|31-60|61-90|over 90',
      ),
    ),
    evidenceOnly(
      field(
        'daysOverdue',
        'quantity',
        '逾期天数',
        'Days overdue',
        '逾期|账龄天数|days late|days past due|overdue days|age|age days',
      ),
    ),
    field(
      'status',
      'text',
      '状态',
      'Status',
      '付款状态|回款状态|收款状态|发票状态|开票状态|单据状态|结清|是否结清|是否作废|payment status|invoice status|state|paid?|status',
    ),
    evidenceOnly(
      field(
        'subject',
        'text',
        '摘要',
        'For',
        '开票内容|发票内容|款项|款项内容|款项性质|内容|description|details|for|in respect of|service|subject|款项事由|事由|应收内容|应收事由|用途|what|what for|relates to|regarding|purpose',
      ),
    ),
    evidenceOnly(owner()),
    evidenceOnly(region()),
    remark(
      '|why|reason|not paid because|催收|催收记录|催款|催款记录|催收情况|跟催|跟进情况|欠款原因|原因|chaser|chase|chased|chasing|chase notes|collection notes|last chased|reason|dispute|next action|action',
    ),
  ],
}
