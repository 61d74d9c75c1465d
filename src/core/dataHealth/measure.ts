import { performance } from 'node:perf_hooks'
import type { Health, HealthCheckResult } from '../../shared/contract/health.ts'
import type { LeftOutFeature } from '../../shared/contract/reading.ts'
import { type HealthCheckId, halfLifeDays, healthCheckIds, healthCheckOf } from '../../shared/health.ts'
import type { ReadableDb } from '../db/open.ts'
import { type ConditionId, type ScannedKind, scans } from './conditions.ts'
import { createConflicts } from './conflicts.ts'
import { healthCells, healthFixes, healthReading, type Reached } from './score.ts'
import { createSources, type Sources } from './sources.ts'
import {
  accountOfContact,
  countLinkedEvidence,
  countRepeated,
  listFilesApart,
  listImportFileNames,
  maxRowId,
  type OpenDeal,
  readFailingClosedDeals,
  readLatestWithContact,
  readNotedChanges,
  readOpenDeals,
  readPresentContacts,
  readSlice,
  readUnlinkedEvidence,
  scannedChecks,
} from './store.ts'

/** What fails a check: records by themselves, or accounts and products with the number of their rows that do. */
export interface Failing {
  kind: 'account' | 'deal' | 'product'
  rows: Map<string, { failing: number; fields?: readonly string[] }>
}

/** A measuring with all that a list of what to repair needs. */
export interface Measured {
  health: Health
  failing: ReadonlyMap<HealthCheckId, Failing>
  openDeals: readonly OpenDeal[]
}

export interface MeasureParts {
  db: ReadableDb
  /** UTC ms. */
  now: number
  /** Calendar day of `now` in the workspace's zone. */
  day: string
  /** The workspace's currency: amounts in others count by number alone. */
  currency: string
  leftOut: readonly { model: 'win' | 'intent'; features: LeftOutFeature[] }[]
  /** Lets everything else go first; false when the workspace has closed. */
  pause(): Promise<boolean>
  onProgress(done: number, rows: number): void
}

/** A slice should hold the core no longer than this: a screen that asks in its midst waits as long. */
const sliceMs = 15
const firstSlice = 1000
const [leastSlice, mostSlice] = [100, 50_000]
/** Accounts behind each of which any number of rows may stand. */
const ofMany = { first: 10, least: 1 }
const mostClosedListed = 500
const mostSources = 12
/** Of a folder of thousands of files the largest are listed, and those that a check names. */
const mostListed = 100

class Closed extends Error {}

/**
 * Goes through `from` < place ≤ `to` in slices whose size follows how long the last one took, with a pause after each.
 * `work` answers with where it came to.
 */
function slicer(pause: MeasureParts['pause']) {
  const spent = { tookMs: 0, longestHoldMs: 0 }
  const once = async <Result>(work: () => Result): Promise<Result> => {
    const startedAt = performance.now()
    const result = work()
    const took = performance.now() - startedAt
    spent.tookMs += took
    spent.longestHoldMs = Math.max(spent.longestHoldMs, took)
    if (!(await pause())) throw new Closed()
    return result
  }
  const through = async (
    to: number,
    work: (after: number, upTo: number) => void,
    { first, least } = { first: firstSlice, least: leastSlice },
  ): Promise<void> => {
    let size = first
    for (let after = 0; after < to; ) {
      const upTo = Math.min(to, after + size)
      const before = spent.tookMs
      await once(() => work(after, upTo))
      const took = Math.max(0.1, spent.tookMs - before)
      size = Math.round(Math.min(mostSlice, Math.max(least, (size * sliceMs) / took)))
      after = upTo
    }
  }
  return { once, through, spent }
}

type Tally = { of: number; good: number; failing: number }
interface Counted extends Tally {
  bySource: Map<string | null, { of: number; good: number }>
}

/** 2^(−age ÷ half-life). */
const freshness = (ageMs: number, days: number): number => 0.5 ** (Math.max(0, ageMs) / (days * 86_400_000))

const newCount = (): Counted => ({ of: 0, good: 0, failing: 0, bySource: new Map() })

function count(into: Counted, source: string | null, [of, good, failing]: readonly [number, number, number]) {
  into.of += of
  into.good += good
  into.failing += failing
  const own = into.bySource.get(source) ?? { of: 0, good: 0 }
  into.bySource.set(source, { of: own.of + of, good: own.good + good })
}

/** The sources with the most rows; the rest of them is told by the sum alone. */
const bySource = ({ bySource: tallies }: Counted): HealthCheckResult['sources'] =>
  [...tallies]
    .map(([source, tally]) => ({ source, ...tally }))
    .filter(({ of }) => of > 0)
    .sort((a, b) => b.of - a.of || ((a.source ?? '~') < (b.source ?? '~') ? -1 : 1))
    .slice(0, mostSources)

/**
 * Measures the whole workspace. Every table is read once, in slices of some fifteen milliseconds; a million activities
 * and a hundred thousand deals take some seconds of processor time between everything else (`docs/benchmarks.md`).
 * What changes meanwhile is counted as it is met. Null when the workspace closed in its midst.
 */
export async function measureHealth(parts: MeasureParts): Promise<Measured | null> {
  try {
    return await measure(parts)
  } catch (error) {
    if (error instanceof Closed) return null
    throw error
  }
}

async function measure({
  db,
  now,
  day,
  currency,
  leftOut,
  pause,
  onProgress,
}: MeasureParts): Promise<Measured> {
  const { once, through, spent } = slicer(pause)
  const sources = await once(() => createSources(listImportFileNames(db), listFilesApart(db)))
  const kinds = Object.keys(scans) as ScannedKind[]
  const ends = new Map(kinds.map((kind) => [kind, maxRowId(db, kind)]))
  const toRead = [...ends.values()].reduce((sum, end) => sum + end, 0)
  let read = 0
  let rows = 0
  const rowsOfSource = new Map<string, number>()
  const counts = new Map<HealthCheckId, Counted>(healthCheckIds.map((id) => [id, newCount()]))
  const failing = new Map<HealthCheckId, Failing>()
  const rowsOfKind = new Map<ScannedKind, number>()
  const openDeals: OpenDeal[] = []
  const latestWith = new Map<string, number>()

  const fail = (check: HealthCheckId, kind: Failing['kind'], id: string, n: number) => {
    let list = failing.get(check)
    if (!list) {
      list = { kind, rows: new Map() }
      failing.set(check, list)
    }
    list.rows.set(id, { failing: (list.rows.get(id)?.failing ?? 0) + n })
  }

  for (const kind of kinds) {
    const checks = scannedChecks(kind)
    const { carrier } = scans[kind]
    await through(ends.get(kind)!, (after, upTo) => {
      for (const group of readSlice(db, kind, after, upTo, now)) {
        const source = sources.of(group.from)
        rows += group.rows
        rowsOfKind.set(kind, (rowsOfKind.get(kind) ?? 0) + group.rows)
        if (source !== null) rowsOfSource.set(source, (rowsOfSource.get(source) ?? 0) + group.rows)
        checks.forEach((check, at) => {
          const tally = group.tallies[at]!
          count(counts.get(check)!, source, tally)
          if (carrier && group.carrier !== null && tally[2] > 0) fail(check, carrier, group.carrier, tally[2])
        })
      }
      if (kind === 'activity')
        for (const { contactId, at } of readLatestWithContact(db, after, upTo, now))
          latestWith.set(contactId, Math.max(at, latestWith.get(contactId) ?? 0))
      read += upTo - after
      onProgress(read, toRead)
    })
  }

  // A contact is confirmed by a change of the record or by an activity with the person, whichever came later. Reading the
  // activities of each contact by an index would cost as much as all the rest: they have just been read in order.
  await through(ends.get('contact')!, (after, upTo) => {
    for (const contact of readPresentContacts(db, after, upTo)) {
      const confirmedAt = Math.max(contact.updatedAt, latestWith.get(contact.id) ?? 0)
      const fresh = freshness(now - confirmedAt, halfLifeDays.contact)
      const stale = fresh < 0.5 ? 1 : 0
      count(counts.get('contact.confirmed')!, sources.of(contact.from), [1, fresh, stale])
      if (stale) fail('contact.confirmed', 'account', contact.accountId, 1)
    }
  })

  await through(ends.get('deal')!, (after, upTo) => {
    for (const deal of readOpenDeals(db, after, upTo, now, currency)) {
      openDeals.push(deal)
      for (const check of deal.fails) fail(check, 'deal', deal.id, 1)
    }
  })
  for (const check of scannedChecks('deal')) await listClosed(check)

  async function listClosed(check: ConditionId) {
    const listed = () => failing.get(check)?.rows.size ?? 0
    if (counts.get(check)!.failing <= listed()) return
    await through(ends.get('deal')!, (after, upTo) => {
      const limit = mostClosedListed - listed()
      if (limit <= 0 || counts.get(check)!.failing <= listed()) return
      for (const id of readFailingClosedDeals(db, check, { after, upTo, now, limit }))
        fail(check, 'deal', id, 1)
    })
  }

  const conflicts = await readConflicts(db, sources, once)
  for (const [check, table, kind] of [
    ['account.agreed', 'accounts', 'account'],
    ['contact.agreed', 'contacts', 'contact'],
    ['deal.agreed', 'deals', 'deal'],
  ] as const) {
    const disagreeing = conflicts.of(table)
    const of = rowsOfKind.get(kind) ?? 0
    count(counts.get(check)!, null, [of, Math.max(0, of - disagreeing.size), disagreeing.size])
    counts.get(check)!.bySource.clear()
    for (const [id, fields] of disagreeing) {
      const carrierId = kind === 'contact' ? accountOfContact(db, id) : id
      if (carrierId === null) continue
      fail(check, kind === 'contact' ? 'account' : kind, carrierId, 1)
      failing.get(check)!.rows.get(carrierId)!.fields = fields
    }
  }

  for (const [check, kind] of [
    ['activity.unique', 'activity'],
    ['priceLine.unique', 'priceLine'],
  ] as const) {
    const carrier = scans[kind].carrier!
    await through(
      ends.get('account')!,
      (after, upTo) => {
        const { of, again } = countRepeated(db, kind, after, upTo)
        const repeated = again.reduce((sum, { n }) => sum + n, 0)
        const tally = counts.get(check)!
        tally.of += of
        tally.good += of - repeated
        tally.failing += repeated
        for (const { carrier: id, n } of again) fail(check, carrier, id, n)
      },
      ofMany,
    )
  }

  const evidence = counts.get('evidence.account')!
  await through(ends.get('account')!, (after, upTo) => {
    const linked = countLinkedEvidence(db, after, upTo)
    evidence.of += linked
    evidence.good += linked
    rows += linked
  })
  for (let key = 0, size = firstSlice; ; ) {
    const unlinked = await once(() => readUnlinkedEvidence(db, key, size))
    evidence.of += unlinked.said
    evidence.failing += unlinked.said
    rows += unlinked.said
    if (unlinked.read < size) break
    key = unlinked.lastKey
  }

  const checks = healthCheckIds.map((id) => {
    const { of, good } = counts.get(id)!
    return { id, of, good: Math.min(of, good), sources: bySource(counts.get(id)!) }
  })
  const told = new Set(checks.flatMap((check) => check.sources.map(({ source }) => source)))
  const openAmountMinor = openDeals.reduce((sum, deal) => sum + deal.amountMinor, 0)
  const cells = healthCells(checks)
  const fixes = await once(() =>
    healthFixes(checks, reachedBy(counts, failing, openDeals), {
      deals: openDeals.length,
      amountMinor: openAmountMinor,
    }),
  )
  return {
    failing,
    openDeals,
    health: {
      day,
      measuredAt: now,
      ...spent,
      rows,
      currency,
      openDeals: openDeals.length,
      openAmountMinor,
      score: healthReading(cells, rows),
      cells,
      checks,
      fixes,
      sources: [...rowsOfSource]
        .sort(([, a], [, b]) => b - a)
        .filter(([source], at) => at < mostListed || told.has(source))
        .map(([source, n]) => ({ source, label: sources.label(source), rows: n })),
      leftOut: leftOut.map(({ model, features }) => ({ model, features })),
    },
  }
}

const changesAtOnce = 400

async function readConflicts(
  db: ReadableDb,
  sources: Sources,
  once: <Result>(work: () => Result) => Promise<Result>,
) {
  const conflicts = createConflicts(sources)
  for (let lastId: number | null = 0; lastId !== null; )
    lastId = await once(() => {
      const noted = readNotedChanges(db, lastId!, changesAtOnce)
      for (const change of noted.changes) conflicts.take(change)
      return noted.lastId
    })
  return conflicts
}

/** How many open deals the failing rows of each check bear on, and what these amount to. */
function reachedBy(
  counts: ReadonlyMap<HealthCheckId, Tally>,
  failing: ReadonlyMap<HealthCheckId, Failing>,
  openDeals: readonly OpenDeal[],
): Map<HealthCheckId, Reached> {
  const reached = new Map<HealthCheckId, Reached>()
  for (const [check, { failing: n }] of counts) {
    const found: Reached = { failing: n, failingClosed: 0, openDeals: 0, openAmountMinor: 0 }
    reached.set(check, found)
    const list = failing.get(check)
    if (!list || healthCheckOf(check).reach === 'all') continue
    for (const deal of openDeals) {
      const id = carrierOf(list.kind, deal)
      if (id === null || !list.rows.has(id)) continue
      found.openDeals += 1
      found.openAmountMinor += deal.amountMinor
    }
    if (list.kind === 'deal') found.failingClosed = n - found.openDeals
  }
  return reached
}

/** What an open deal hangs on, of the kind that a list is made of. */
export const carrierOf = (kind: Failing['kind'], deal: OpenDeal): string | null =>
  kind === 'deal' ? deal.id : kind === 'account' ? deal.accountId : deal.productId
