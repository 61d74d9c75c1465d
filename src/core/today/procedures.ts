import type { BreakerView } from '../../shared/contract/governance.ts'
import type { Reading } from '../../shared/contract/reading.ts'
import type { TodayCall, TodayChange } from '../../shared/contract/today.ts'
import { frozenSubjects } from '../accounts/procedures.ts'
import { accountNames, getAccount } from '../accounts/store.ts'
import { accountIntentEvents, intentReading, servingIntentModel } from '../brief/intentEngine.ts'
import { getContact, getSeat } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { type Deal, getDeal, listDealsWithCallBetween } from '../deals/store.ts'
import { dayIn } from '../governance/breaker.ts'
import { breakerViews } from '../governance/views.ts'
import { listRecentCompetitorPrices } from '../market/store.ts'
import { implementer, type Session, type Sessions } from '../session.ts'

const dayMs = 86_400_000

/** UTC ms at which the calendar day of `at` begins in `zone`. */
export function dayStart(zone: string, at: number): number {
  const day = dayIn(zone, at)
  // The offset is at most 14 hours: walk from there to the first moment of the day.
  let low = at - 26 * 3_600_000
  let high = at
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2)
    if (dayIn(zone, middle) < day) low = middle
    else high = middle
  }
  return Math.ceil(high / 1000) * 1000
}

function callOf(db: ReadableDb, deal: Deal, frozen: ReadonlySet<string>, asOf: number): TodayCall {
  const contact = deal.nextCallContactId ? getContact(db, deal.nextCallContactId) : null
  const seat = contact ? getSeat(db, deal.id, contact.id) : null
  const buyingRole = seat?.buyingRole ?? contact?.buyingRole ?? null
  const serving = servingIntentModel(db)
  const intent: Reading | null =
    serving && contact?.department && buyingRole
      ? intentReading(
          serving.model,
          accountIntentEvents(db, deal.accountId, asOf),
          { department: contact.department, buyingRole },
          asOf,
        )
      : null
  const evidence = db
    .read('SELECT count(*) AS n FROM facts WHERE account_id = ? AND retracted_at IS NULL')
    .get(deal.accountId) as { n: number }
  return {
    dealId: deal.id as TodayCall['dealId'],
    dealName: deal.name,
    accountId: deal.accountId as TodayCall['accountId'],
    accountName: getAccount(db, deal.accountId)?.name ?? '',
    contactId: (contact?.id ?? null) as TodayCall['contactId'],
    personName: contact?.name ?? null,
    title: contact?.title ?? null,
    buyingRole,
    at: deal.nextCallAt!,
    zone: deal.zone,
    intent,
    evidence: evidence.n,
    frozen: frozen.has(deal.accountId) || (contact !== null && frozen.has(contact.id)),
  }
}

/** What changed in the last days, newest first: stages, outcomes, buying steps, objections, rivals' prices, policies. */
function changesSince(db: ReadableDb, fromAt: number, asOf: number): TodayChange[] {
  const names = accountNames(db)
  const changes: TodayChange[] = []
  const stageChanges = db
    .read(
      `SELECT s.id, s.deal_id AS dealId, s.from_stage AS fromStage, s.to_stage AS toStage, s.changed_at AS at,
        s.evidence_id AS evidenceId, d.name, d.account_id AS accountId
       FROM deal_stage_changes s JOIN deals d ON d.id = s.deal_id
       WHERE s.changed_at > ? AND s.changed_at <= ? AND s.from_stage IS NOT NULL ORDER BY s.changed_at DESC LIMIT 30`,
    )
    .all(fromAt, asOf) as Record<string, string & number>[]
  for (const row of stageChanges)
    changes.push({
      key: row.id!,
      at: row.at!,
      code: 'stageChanged',
      params: {
        deal: row.name!,
        account: names.get(row.accountId!) ?? '',
        from: row.fromStage!,
        to: row.toStage!,
      },
      dealId: row.dealId as never,
      accountId: row.accountId as never,
      evidenceId: (row.evidenceId ?? null) as never,
    })
  const steps = db
    .read(
      `SELECT id, kind, account_id AS accountId, deal_id AS dealId, contact_id AS contactId, occurred_at AS at,
        evidence_id AS evidenceId, summary FROM activities
       WHERE occurred_at > ? AND occurred_at <= ? AND deleted_at IS NULL AND kind IN
        ('priceAsked','trialAsked','contractAsked','tenderAsked','objection','complaint','competitorNamed')
       ORDER BY occurred_at DESC LIMIT 40`,
    )
    .all(fromAt, asOf) as {
    id: string
    kind: string
    accountId: string | null
    dealId: string | null
    contactId: string | null
    at: number
    evidenceId: string | null
    summary: string
  }[]
  for (const row of steps)
    changes.push({
      key: row.id,
      at: row.at,
      code: row.kind,
      params: {
        account: row.accountId ? (names.get(row.accountId) ?? '') : '',
        person: row.contactId ? (getContact(db, row.contactId)?.name ?? null) : null,
        deal: row.dealId ? (getDeal(db, row.dealId)?.name ?? null) : null,
        text: row.summary.slice(0, 140),
      },
      dealId: row.dealId as never,
      accountId: row.accountId as never,
      evidenceId: row.evidenceId as never,
    })
  return changes.sort((a, b) => b.at - a.at).slice(0, 40)
}

function alertsOf(db: ReadableDb, asOf: number): (TodayChange & { severity: 'stop' | 'caution' | 'note' })[] {
  const names = accountNames(db)
  const alerts: (TodayChange & { severity: 'stop' | 'caution' | 'note' })[] = []
  const overdue = db
    .read(
      `SELECT id, name, account_id AS accountId, expected_close_at AS at FROM deals
       WHERE outcome = 'open' AND expected_close_at < ? AND deleted_at IS NULL ORDER BY expected_close_at DESC LIMIT 8`,
    )
    .all(asOf) as { id: string; name: string; accountId: string; at: number }[]
  for (const row of overdue)
    alerts.push({
      key: `overdue-${row.id}`,
      at: row.at,
      severity: 'caution',
      code: 'closeOverdue',
      params: {
        deal: row.name,
        account: names.get(row.accountId) ?? '',
        days: Math.floor((asOf - row.at) / dayMs),
      },
      dealId: row.id as never,
      accountId: row.accountId as never,
      evidenceId: null,
    })
  const left = db
    .read(
      `SELECT c.id, c.name, c.account_id AS accountId, c.left_at AS at, c.evidence_id AS evidenceId, d.id AS dealId,
        d.name AS deal FROM contacts c JOIN deals d ON d.account_id = c.account_id AND d.outcome = 'open'
       WHERE c.left_at > ? AND c.left_at <= ? AND c.buying_role IN ('champion', 'coach', 'economicBuyer')
        AND c.deleted_at IS NULL AND d.deleted_at IS NULL GROUP BY c.id ORDER BY c.left_at DESC LIMIT 8`,
    )
    .all(asOf - 60 * dayMs, asOf) as {
    id: string
    name: string
    accountId: string
    at: number
    evidenceId: string | null
    dealId: string
    deal: string
  }[]
  for (const row of left)
    alerts.push({
      key: `left-${row.id}`,
      at: row.at,
      severity: 'stop',
      code: 'championLeft',
      params: { person: row.name, account: names.get(row.accountId) ?? '', deal: row.deal },
      dealId: row.dealId as never,
      accountId: row.accountId as never,
      evidenceId: row.evidenceId as never,
    })
  for (const price of listRecentCompetitorPrices(db, asOf - 21 * dayMs, 20)) {
    const before = db
      .read(
        `SELECT unit_price_minor AS minor FROM competitor_prices WHERE competitor = ? AND product_name = ?
         AND region IS ? AND currency = ? AND seen_at < ? ORDER BY seen_at DESC LIMIT 1`,
      )
      .get(price.competitor, price.productName, price.region, price.currency, price.seenAt) as
      | { minor: number }
      | undefined
    if (!before || price.unitPriceMinor >= before.minor) continue
    alerts.push({
      key: `rival-${price.id}`,
      at: price.seenAt,
      severity: 'caution',
      code: 'competitorCut',
      params: {
        competitor: price.competitor,
        product: price.productName,
        region: price.region,
        fromMinor: before.minor,
        toMinor: price.unitPriceMinor,
        currency: price.currency,
      },
      dealId: null,
      accountId: null,
      evidenceId: price.evidenceId as never,
    })
  }
  const policies = db
    .read(
      `SELECT id, title, region, effective_at AS at, evidence_id AS evidenceId FROM policy_events
       WHERE effective_at > ? AND known_at <= ? ORDER BY effective_at DESC LIMIT 5`,
    )
    .all(asOf - 30 * dayMs, asOf) as {
    id: string
    title: string
    region: string | null
    at: number
    evidenceId: string | null
  }[]
  for (const row of policies)
    alerts.push({
      key: `policy-${row.id}`,
      at: row.at,
      severity: 'note',
      code: 'policyChange',
      params: { title: row.title, region: row.region },
      dealId: null,
      accountId: null,
      evidenceId: row.evidenceId as never,
    })
  const order = { stop: 0, caution: 1, note: 2 }
  return alerts.sort((a, b) => order[a.severity] - order[b.severity] || b.at - a.at).slice(0, 12)
}

function today(session: Session) {
  const { db } = session
  const now = session.now()
  const zone = session.zone()
  const start = dayStart(zone, now)
  const frozen = frozenSubjects(db)
  const call = (deal: Deal) => callOf(db, deal, frozen, now)
  const waiting = db
    .read(
      `SELECT a.id AS adviceId, a.deal_id AS dealId, a.shown_at AS shownAt FROM advice a
       WHERE a.shown_at > ? AND NOT EXISTS (SELECT 1 FROM advice_actions x WHERE x.advice_id = a.id
        AND x.action IN ('adopted', 'edited', 'rejected')) GROUP BY a.deal_id ORDER BY a.shown_at DESC LIMIT 10`,
    )
    .all(now - 7 * dayMs) as { adviceId: string; dealId: string; shownAt: number }[]
  const proposals = db.read("SELECT count(*) AS n FROM merge_proposals WHERE status = 'open'").get() as {
    n: number
  }
  return {
    now,
    zone,
    today: listDealsWithCallBetween(db, start, start + dayMs, 50).map(call),
    upcoming: listDealsWithCallBetween(db, start + dayMs, start + 4 * dayMs, 20).map(call),
    changes: changesSince(db, now - 3 * dayMs, now),
    alerts: alertsOf(db, now),
    frozen: breakerViews(session).filter((view): view is BreakerView => view.state === 'frozen'),
    decisionsWaiting: waiting.flatMap((row) => {
      const deal = getDeal(db, row.dealId)
      return deal ? [{ ...row, dealId: row.dealId as never, dealName: deal.name }] : []
    }),
    proposals: proposals.n,
  }
}

/** What the day asks for: calls due, what changed, what to look at, who must not be contacted. */
export function todayProcedures(sessions: Sessions) {
  return { get: implementer.today.get.handler(() => today(sessions.require())) }
}
