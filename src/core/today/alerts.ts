import type { TodayChange } from '../../shared/contract/today.ts'
import type { AccountId, DealId, EvidenceId } from '../../shared/ids.ts'
import { accountNames } from '../accounts/store.ts'
import { listSupportersWhoLeft } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listDealsOfAccount, listOverdueDeals } from '../deals/store.ts'
import { listCompetitorCuts, listPoliciesSince } from '../market/store.ts'
import { watchAlerts } from '../watching/alerts.ts'

export type TodayAlert = TodayChange & { severity: 'stop' | 'caution' | 'note' }

const dayMs = 86_400_000
/** Markets are watched by the quarter: a cut or a departure of that time still bears on the open deals. */
const windowMs = 92 * dayMs
const mostOfAKind = 5
const mostShown = 12

/** What needs an eye, gravest first: supporters who left, overdue closes, competitors' cuts, policies, what is watched. */
export function alertsAt(db: ReadableDb, asOf: number): TodayAlert[] {
  const names = accountNames(db)
  const since = asOf - windowMs
  const left = listSupportersWhoLeft(db, since, asOf, 4 * mostOfAKind).flatMap((person): TodayAlert[] => {
    const deal = listDealsOfAccount(db, person.accountId).find(({ outcome }) => outcome === 'open')
    if (!deal) return []
    return [
      {
        key: `left-${person.id}`,
        at: person.leftAt!,
        severity: 'stop',
        code: 'championLeft',
        params: { person: person.name, account: names.get(person.accountId) ?? '', deal: deal.name },
        dealId: deal.id as DealId,
        accountId: person.accountId as AccountId,
        evidenceId: person.evidenceId as EvidenceId | null,
      },
    ]
  })
  const overdue = listOverdueDeals(db, asOf, mostOfAKind).map(
    (deal): TodayAlert => ({
      key: `overdue-${deal.id}`,
      at: deal.expectedCloseAt!,
      severity: 'caution',
      code: 'closeOverdue',
      params: {
        deal: deal.name,
        account: names.get(deal.accountId) ?? '',
        days: Math.floor((asOf - deal.expectedCloseAt!) / dayMs),
      },
      dealId: deal.id as DealId,
      accountId: deal.accountId as AccountId,
      evidenceId: null,
    }),
  )
  const cuts = listCompetitorCuts(db, since, asOf, mostOfAKind).map(
    (cut): TodayAlert => ({
      key: `rival-${cut.id}`,
      at: cut.seenAt,
      severity: 'caution',
      code: 'competitorCut',
      params: {
        competitor: cut.competitor,
        product: cut.productName,
        region: cut.region,
        fromMinor: cut.beforeMinor,
        toMinor: cut.unitPriceMinor,
        currency: cut.currency,
      },
      dealId: null,
      accountId: null,
      evidenceId: cut.evidenceId as EvidenceId | null,
    }),
  )
  const policies = listPoliciesSince(db, since, asOf, mostOfAKind).map(
    (policy): TodayAlert => ({
      key: `policy-${policy.id}`,
      at: policy.effectiveAt,
      severity: 'note',
      code: 'policyChange',
      params: { title: policy.title, region: policy.region },
      dealId: null,
      accountId: null,
      evidenceId: policy.evidenceId as EvidenceId | null,
    }),
  )
  const watched = watchAlerts(db, asOf).map(
    ({ code, about, severity, at }): TodayAlert => ({
      key: `${code}-${about}`,
      at,
      severity,
      code,
      params: { about },
      dealId: null,
      accountId: null,
      evidenceId: null,
    }),
  )
  const byTime = (alerts: TodayAlert[]) => alerts.sort((a, b) => b.at - a.at)
  const of = (severity: TodayAlert['severity']) =>
    byTime([...overdue, ...cuts, ...policies, ...watched].filter((alert) => alert.severity === severity))
  return [...byTime(left).slice(0, mostOfAKind), ...of('caution'), ...of('note')].slice(0, mostShown)
}
