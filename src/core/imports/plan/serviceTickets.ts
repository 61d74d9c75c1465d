import { accountOf, contactsOf, knownBy, number, type Planner, plan, text } from './planning.ts'

const displeased =
  /^(?:[12](?:\.\d)?(?:\s*(?:分|星|\/\s*5|stars?))?|(?:很|非常|十分)?不满意?|(?:很|较)?差|不好|投诉|(?:very )?(?:dis|un)satisfied|poor|bad)$/i

/** How a ticket says what its customer lost, demands and what caused it, before the words of the row. */
export const ticketWords = {
  zh: { downtime: '损失：', demand: '对方要求：', cause: '原因：' },
  en: { downtime: 'loss: ', demand: 'they want: ', cause: 'cause: ' },
} as const

/**
 * A service ticket: what a customer reported of a machine. It is no return and no sales visit; it stands with the account
 * as what was told, and as a complaint where the customer rated the service badly, lost by it or demands something for it.
 */
export const planServiceTicket: Planner = (values, context) => {
  const accountId = accountOf(values, context)
  if (accountId === null) return { code: 'accountMissing', field: 'account', value: '' }
  const contactId = contactsOf(values, context, accountId)[0] ?? null
  const at = number(values, 'reportedAt') ?? number(values, 'resolvedAt')
  const satisfaction = text(values, 'satisfaction')
  const [demand, cause, downtime] = ['demand', 'cause', 'downtime'].map((field) => text(values, field))
  const isComplaint =
    Boolean(demand ?? downtime) || displeased.test(satisfaction?.normalize('NFKC').trim() ?? '')
  const say = ticketWords[context.lang]
  const summary = [
    [text(values, 'number'), text(values, 'batch'), text(values, 'product')].filter(Boolean).join(' · '),
    text(values, 'fault'),
    downtime && `${say.downtime}${downtime}`,
    demand && `${say.demand}${demand}`,
    cause && `${say.cause}${cause}`,
    text(values, 'resolution'),
    satisfaction,
  ]
    .filter(Boolean)
    .join('\n')
  return plan(context, { accountId, contactId, at }, (evidenceId) => {
    context.batch.activity({
      id: context.newId('activity'),
      kind: isComplaint ? 'complaint' : 'note',
      direction: 'inbound',
      accountId,
      dealId: null,
      contactId,
      ownerName: text(values, 'engineer'),
      summary,
      durationMs: null,
      occurredAt: at ?? context.now,
      zone: context.zone,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
      deletedAt: null,
    })
    return 'inserted'
  })
}
