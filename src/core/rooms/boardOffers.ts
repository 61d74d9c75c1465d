import { createHash } from 'node:crypto'
import type { Offer } from '../../shared/contract/rooms.ts'
import type { Published, RiskAxis, RiskReading } from '../../shared/rooms/board.ts'
import { accountNames, regionsOfAccounts } from '../accounts/store.ts'
import { listActivitiesOfAccount, listActivitiesOfKinds } from '../activities/store.ts'
import { dealWinReading } from '../brief/readings/readings.ts'
import type { ReadableDb } from '../db/open.ts'
import { type Deal, listOpenDeals, regionsOfDeals } from '../deals/store.ts'
import { resourceUse, useDays, type WorkDone } from './resourceUse.ts'
import { expectedValue, fewestDeals, riskLight } from './zoneReading.ts'

const dayMs = 86_400_000
const mostDeals = 2_000
const mostOffered = 200
/** How far back the lights look. */
const recentDays = 30
const quietDays = 21

type Row = Omit<Published, 'by' | 'at' | 'hash'>
const workKinds = ['call', 'visit', 'meeting', 'message', 'email', 'demo'] as const
const mostWork = 50_000

/** What can be left out of a publication. A zone's or deal's name is its title and always said. */
export const zoneFields = ['heat', 'risks', 'openDeals', 'openMinor'] as const
export const dealFields = ['stage', 'openMinor', 'expectedCloseAt', 'owner'] as const
export const useFields = ['useWhole', 'useByZone'] as const
const fieldsOf = { zone: zoneFields, deal: dealFields, resource: useFields } as const

const blank: Omit<Row, 'kind' | 'title' | 'use'> = {
  heat: null,
  short: null,
  risks: null,
  openDeals: null,
  openMinor: null,
  currency: null,
  stage: null,
  expectedCloseAt: null,
  owner: null,
}

/** A key that says which zone it is without its letters: ids of records are ASCII. */
export const zoneKey = (name: string): string =>
  `zone:${createHash('sha256').update(name).digest('hex').slice(0, 24)}`

interface Recent {
  /** Accounts with any contact, a complaint, a price under pressure, in the last `recentDays`. */
  active: ReadonlySet<string>
  complaints: ReadonlySet<string>
  pressed: ReadonlySet<string>
}

function recentOf(db: ReadableDb, now: number): Recent {
  const accountsOf = (kinds: Parameters<typeof listActivitiesOfKinds>[1]) =>
    new Set(
      listActivitiesOfKinds(db, kinds, now - recentDays * dayMs, now, 20_000).flatMap(({ accountId }) =>
        accountId === null ? [] : [accountId],
      ),
    )
  return {
    active: accountsOf(['call', 'visit', 'meeting', 'message', 'email', 'demo', 'complaint', 'objection']),
    complaints: accountsOf(['complaint']),
    pressed: accountsOf(['objection', 'competitorNamed']),
  }
}

const heardLately = (db: ReadableDb, accountId: string, now: number): boolean =>
  listActivitiesOfAccount(db, accountId, now + 1, 40).some(
    ({ direction, occurredAt }) => direction === 'inbound' && now - occurredAt <= quietDays * dayMs,
  )

/** The four lights of a zone (catalogue 79): each is a share of what could go wrong, with its counts. */
function risksOf(
  db: ReadableDb,
  deals: readonly Deal[],
  recent: Recent,
  now: number,
): Record<RiskAxis, RiskReading> {
  const dated = deals.filter(({ expectedCloseAt }) => expectedCloseAt !== null)
  const accounts = [...new Set(deals.map(({ accountId }) => accountId))]
  const active = accounts.filter((id) => recent.active.has(id))
  const hits = (some: readonly string[], set: ReadonlySet<string>) => some.filter((id) => set.has(id)).length
  return {
    // Past the day on which it was to close.
    pipeline: riskLight(dated.filter(({ expectedCloseAt }) => expectedCloseAt! < now).length, dated.length),
    // Customers that complained, of those that we were in touch with.
    delivery: riskLight(hits(active, recent.complaints), active.length),
    // Customers that objected or named a rival.
    price: riskLight(hits(active, recent.pressed), active.length),
    // Customers from whom nobody has heard.
    people: riskLight(accounts.filter((id) => !heardLately(db, id, now)).length, accounts.length),
  }
}

function currencyOf(deals: readonly Deal[]): string | null {
  const counts = new Map<string, number>()
  for (const { currency } of deals) if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0]?.[0] ?? null
}

function zoneRow(db: ReadableDb, name: string, deals: readonly Deal[], recent: Recent, now: number): Row {
  const currency = currencyOf(deals)
  const priced = deals.filter((deal) => deal.currency === currency && deal.amountMinor !== null)
  const chanced = priced.flatMap((deal) => {
    const reading = dealWinReading(db, deal, now)
    return reading.kind === 'probability'
      ? [{ amountMinor: deal.amountMinor!, probability: reading.value }]
      : []
  })
  const value = expectedValue(chanced)
  return {
    ...blank,
    kind: 'zone',
    title: name,
    heat: value && currency ? { ...value, currency } : null,
    short: value ? null : { n: chanced.length, needed: fewestDeals },
    risks: risksOf(db, deals, recent, now),
    openDeals: deals.length,
    openMinor: priced.reduce((sum, { amountMinor }) => sum + amountMinor!, 0),
    currency,
  }
}

const dealRow = (deal: Deal, accountName: string): Row => ({
  ...blank,
  kind: 'deal',
  title: `${accountName} · ${deal.name}`.slice(0, 200),
  openMinor: deal.amountMinor,
  currency: deal.currency,
  stage: deal.stage,
  expectedCloseAt: deal.expectedCloseAt,
  owner: deal.ownerName?.slice(0, 80) || null,
})

/** Use of the team's time by what it did with customers lately; an activity lies in its deal's zone, else its account's. */
function resourceRows(db: ReadableDb, now: number): { key: string; row: Row }[] {
  const dealRegions = regionsOfDeals(db)
  const accountRegions = regionsOfAccounts(db)
  const zoneOf = (activity: { dealId: string | null; accountId: string | null }): string | null => {
    const region =
      (activity.dealId !== null && dealRegions.get(activity.dealId)) ||
      (activity.accountId !== null && accountRegions.get(activity.accountId)) ||
      ''
    return region.trim() === '' ? null : zoneKey(region.trim())
  }
  const work = listActivitiesOfKinds(db, workKinds, now - useDays * dayMs, now, mostWork).flatMap(
    (activity): WorkDone[] =>
      // What a customer sent is no use of our time.
      activity.direction === 'inbound'
        ? []
        : [
            {
              kind: activity.kind as WorkDone['kind'],
              zone: zoneOf(activity),
              seller: activity.ownerName?.trim() || null,
              durationMs: activity.durationMs,
            },
          ],
  )
  return resourceUse(work).map((use) => ({
    key: `use:${use.measure}`,
    row: { ...blank, kind: 'resource', title: use.measure, use },
  }))
}

/** Zones by region and the largest open deals, as the team's records have them now. */
export function boardRows(db: ReadableDb, now: number): { key: string; row: Row }[] {
  const open = listOpenDeals(db, mostDeals)
  const names = accountNames(db)
  const byRegion = Map.groupBy(open, ({ region }) => region?.trim() || null)
  const recent = recentOf(db, now)
  const zones = [...byRegion]
    .flatMap(([region, deals]) =>
      region === null
        ? []
        : [{ key: zoneKey(region), row: zoneRow(db, region.slice(0, 200), deals, recent, now) }],
    )
    .sort((left, right) => (right.row.openMinor ?? 0) - (left.row.openMinor ?? 0))
  const deals = open
    .slice(0, mostOffered)
    .map((deal) => ({ key: `deal:${deal.id}`, row: dealRow(deal, names.get(deal.accountId) ?? '') }))
  return [...zones, ...resourceRows(db, now), ...deals]
}

export const boardOffers = (db: ReadableDb, now: number, isPublished: (key: string) => boolean): Offer[] =>
  boardRows(db, now).map(({ key, row }) => ({
    key,
    kind: row.kind,
    title: row.title,
    row,
    fields: fieldsOf[row.kind].map((field) => ({
      field,
      isPersonal: field === 'owner',
      isOnByDefault: field !== 'owner',
    })),
    isPublished: isPublished(key),
  }))

/** A row with nothing but the chosen fields; what belongs to a figure goes and stays with it. */
export function redacted(row: Row, fields: readonly string[]): Row {
  const has = (field: string) => fields.includes(field)
  const isZone = row.kind === 'zone'
  const use = row.use && {
    ...row.use,
    amount: has('useWhole') ? row.use.amount : null,
    parts: has('useByZone') ? row.use.parts : null,
  }
  return {
    ...blank,
    kind: row.kind,
    title: row.title,
    ...(has('heat') && isZone && { heat: row.heat, short: row.short }),
    ...(has('risks') && isZone && { risks: row.risks }),
    ...(has('openDeals') && isZone && { openDeals: row.openDeals }),
    ...(has('openMinor') && { openMinor: row.openMinor, currency: row.currency }),
    ...(has('stage') && { stage: row.stage }),
    ...(has('expectedCloseAt') && { expectedCloseAt: row.expectedCloseAt }),
    ...(has('owner') && { owner: row.owner }),
    ...(use && { use }),
  }
}
export type BoardRow = Row
