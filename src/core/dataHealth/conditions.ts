import { type HealthCheckId, type HealthKind, halfLifeDays } from '../../shared/health.ts'

/** A kind of record: its table as `t`, the rows that count, and what a failing row reaches open deals through. */
export interface Scan {
  table: string
  live: string
  /** The account or product whose open deals a row bears on; null where rows bear on themselves or on all. */
  carrier: 'account' | 'product' | null
  carrierColumn: string
}

export type ScannedKind = Exclude<HealthKind, 'evidence'>

const standing = 't.deleted_at IS NULL AND t.merged_into_id IS NULL'

export const scans: Record<ScannedKind, Scan> = {
  account: { table: 'accounts', live: standing, carrier: 'account', carrierColumn: 't.id' },
  contact: { table: 'contacts', live: standing, carrier: 'account', carrierColumn: 't.account_id' },
  deal: { table: 'deals', live: 't.deleted_at IS NULL', carrier: null, carrierColumn: 'NULL' },
  priceLine: {
    table: 'price_lines',
    live: 't.deleted_at IS NULL',
    carrier: 'product',
    carrierColumn: 't.product_id',
  },
  activity: {
    table: 'activities',
    live: 't.deleted_at IS NULL',
    carrier: 'account',
    carrierColumn: 't.account_id',
  },
}

/** SQL over `t`: which rows a check is about, and how far (0–1) one of them is in order. `@now` is UTC ms. */
export interface Condition {
  of: string
  good: string
}

const known = (column: string, of = '1'): Condition => ({ of, good: `t.${column} IS NOT NULL` })
const open = "t.outcome = 'open'"
const closed = "t.outcome <> 'open'"
const there = (table: string, id: string) =>
  `EXISTS (SELECT 1 FROM ${table} o WHERE o.id = ${id} AND o.deleted_at IS NULL)`
/** 2^(−age ÷ half-life): 1 for what was confirmed just now, ½ after one half-life. */
const fresh = (at: string, days: number) =>
  `pow(0.5, max(0, @now - (${at})) / ${(days * 86_400_000).toFixed(1)})`
const latestActivity = (column: string) =>
  `coalesce((SELECT a.occurred_at FROM activities a WHERE a.${column} = t.id AND a.deleted_at IS NULL
    AND a.occurred_at <= @now ORDER BY a.occurred_at DESC LIMIT 1), 0)`
const notProposed = (entity: 'account' | 'contact') =>
  `t.id NOT IN (SELECT keep_id FROM merge_proposals WHERE status = 'open' AND entity = '${entity}'
    UNION SELECT merge_id FROM merge_proposals WHERE status = 'open' AND entity = '${entity}')`
/** At least five digits, no letters but those of an extension, no longer than any number is written. */
const phone: Condition = {
  of: 't.phone IS NOT NULL',
  good: `t.phone GLOB '*[0-9]*[0-9]*[0-9]*[0-9]*[0-9]*' AND length(t.phone) <= 40
    AND replace(replace(lower(t.phone), 'ext', ''), '转', '') NOT GLOB '*[^-0-9+(). /#,;x、，（）－]*'`,
}
const currency = (column: string) => `t.${column} GLOB '[A-Z][A-Z][A-Z]'`

/**
 * What each check asks, in SQL. Conflicts, repeated rows, evidence and how fresh a contact is are counted otherwise: see `conflicts.ts`,
 * `store.ts` and `measure.ts`.
 */
export const conditions: Record<
  Exclude<
    HealthCheckId,
    | 'account.agreed'
    | 'activity.unique'
    | 'contact.agreed'
    | 'contact.confirmed'
    | 'deal.agreed'
    | 'evidence.account'
    | 'priceLine.unique'
  >,
  Condition
> = {
  'account.region': known('region'),
  'account.industry': known('industry'),
  'account.ownerName': known('owner_name'),
  // A change or a contact with the customer, whichever came later.
  'account.confirmed': {
    of: '1',
    good: fresh(`max(t.updated_at, ${latestActivity('account_id')})`, halfLifeDays.account),
  },
  'account.phone': phone,
  // No open question whether two are one, and no second one of the same name.
  'account.unique': {
    of: '1',
    good: `${notProposed('account')} AND NOT EXISTS (SELECT 1 FROM accounts o WHERE o.name_key = t.name_key
      AND o.id <> t.id AND o.deleted_at IS NULL AND o.merged_into_id IS NULL)`,
  },

  'contact.buyingRole': { of: 't.left_at IS NULL', good: "coalesce(t.buying_role, 'unknown') <> 'unknown'" },
  'contact.department': known('department', 't.left_at IS NULL'),
  'contact.support': { of: 't.left_at IS NULL', good: "coalesce(t.support, 'unknown') <> 'unknown'" },
  'contact.title': known('title', 't.left_at IS NULL'),
  'contact.reachable': {
    of: 't.left_at IS NULL',
    good: 'coalesce(t.phone, t.email, t.wechat) IS NOT NULL',
  },
  'contact.phone': phone,
  'contact.email': {
    of: 't.email IS NOT NULL',
    good: "t.email LIKE '_%@_%._%' AND t.email NOT GLOB '*[ ,;<>]*' AND t.email NOT LIKE '%@%@%'",
  },
  // `+` keeps the look-up on the account: some names are very common.
  'contact.unique': {
    of: '1',
    good: `${notProposed('contact')} AND NOT EXISTS (SELECT 1 FROM contacts o WHERE o.account_id = t.account_id
      AND +o.name_key = t.name_key AND o.id <> t.id AND o.deleted_at IS NULL AND o.merged_into_id IS NULL)`,
  },
  'contact.account': { of: '1', good: there('accounts', 't.account_id') },

  'deal.amount': known('amount_minor', open),
  'deal.product': known('product_id'),
  'deal.quantity': known('quantity', open),
  'deal.region': known('region'),
  'deal.source': known('source'),
  'deal.expectedClose': known('expected_close_at', open),
  'deal.nextCall': known('next_call_at', open),
  'deal.ownerName': known('owner_name', open),
  'deal.closedDates': { of: closed, good: 't.opened_at IS NOT NULL AND t.closed_at IS NOT NULL' },
  'deal.stageHistory': {
    of: closed,
    good: 'EXISTS (SELECT 1 FROM deal_stage_changes c WHERE c.deal_id = t.id)',
  },
  // A change or an activity of the deal, whichever came later.
  'deal.current': {
    of: open,
    good: fresh(`max(t.updated_at, ${latestActivity('deal_id')})`, halfLifeDays.deal),
  },
  'deal.datesInOrder': {
    of: 't.opened_at IS NOT NULL AND t.closed_at IS NOT NULL',
    good: 't.closed_at >= t.opened_at AND t.closed_at <= @now',
  },
  'deal.wonAmount': { of: "t.outcome = 'won'", good: 'coalesce(t.amount_minor, 0) > 0' },
  'deal.amountCurrency': {
    of: 't.amount_minor IS NOT NULL',
    good: `t.amount_minor >= 0 AND coalesce(${currency('currency')}, 0)`,
  },
  'deal.quantityPositive': { of: 't.quantity IS NOT NULL', good: 't.quantity > 0' },
  'deal.stageOfOutcome': {
    of: '1',
    good: "CASE t.outcome WHEN 'open' THEN t.stage NOT IN ('won', 'lost') ELSE t.stage = t.outcome END",
  },
  'deal.stageOfHistory': {
    of: `${open} AND EXISTS (SELECT 1 FROM deal_stage_changes c WHERE c.deal_id = t.id)`,
    good: `t.stage = (SELECT c.to_stage FROM deal_stage_changes c WHERE c.deal_id = t.id
      ORDER BY c.changed_at DESC, c.known_at DESC LIMIT 1)`,
  },
  'deal.closeNotPast': {
    of: `${open} AND t.expected_close_at IS NOT NULL`,
    good: 't.expected_close_at >= @now',
  },
  'deal.unique': {
    of: open,
    good: `NOT EXISTS (SELECT 1 FROM deals o WHERE o.account_id = t.account_id AND o.deleted_at IS NULL
      AND o.outcome = 'open' AND +o.name_key = t.name_key AND o.id <> t.id)`,
  },
  'deal.account': { of: '1', good: there('accounts', 't.account_id') },
  'deal.productThere': { of: 't.product_id IS NOT NULL', good: there('products', 't.product_id') },

  'priceLine.account': known('account_id'),
  'priceLine.region': known('region'),
  'priceLine.listPrice': known('list_price_minor'),
  'priceLine.recent': { of: '1', good: fresh('t.priced_at', halfLifeDays.priceLine) },
  'priceLine.positive': {
    of: '1',
    good: "t.quantity > 0 AND (t.unit_price_minor > 0 OR t.set_apart IS 'free') AND t.priced_at <= @now",
  },
  'priceLine.currency': { of: '1', good: currency('currency') },
  'priceLine.outcome': { of: "t.kind = 'quote'", good: "t.outcome <> 'unknown'" },
  'priceLine.linked': {
    of: '1',
    good: `${there('products', 't.product_id')}
      AND (t.account_id IS NULL OR ${there('accounts', 't.account_id')})
      AND (t.deal_id IS NULL OR ${there('deals', 't.deal_id')})`,
  },

  // With whom: plain notes and our internal talk are with nobody.
  'activity.contact': known('contact_id', "t.kind <> 'note' AND t.direction <> 'internal'"),
  // A day is left for zones and for clocks that go wrong.
  'activity.notBeforeKnown': {
    of: '1',
    good: 't.occurred_at <= t.known_at + 86400000 AND coalesce(t.duration_ms, 0) >= 0',
  },
  'activity.account': { of: '1', good: `t.account_id IS NOT NULL AND ${there('accounts', 't.account_id')}` },
  'activity.linked': {
    of: 't.deal_id IS NOT NULL OR t.contact_id IS NOT NULL',
    good: `(t.deal_id IS NULL OR ${there('deals', 't.deal_id')})
      AND (t.contact_id IS NULL OR ${there('contacts', 't.contact_id')})`,
  },
}
export type ConditionId = keyof typeof conditions
