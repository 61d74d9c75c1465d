import type { ResourceUse, UseMeasure } from '../../shared/rooms/board.ts'

/** How far back the use of resources looks. */
export const useDays = 30

/** One activity with a customer, as far as it uses somebody's time. */
export interface WorkDone {
  kind: 'call' | 'visit' | 'meeting' | 'message' | 'email' | 'demo'
  /** The zone in which it counts; null where its customer has none. */
  zone: string | null
  seller: string | null
  durationMs: number | null
}

type Use = Omit<ResourceUse, 'parts'> & { parts: { zone: string; amount: number }[] }

const rounded = (amount: number): number => Math.round(amount * 10) / 10

function summed(
  measure: UseMeasure,
  of: number,
  amounts: Iterable<{ zone: string | null; amount: number }>,
): Use {
  const parts = new Map<string, number>()
  let whole = 0
  for (const { zone, amount } of amounts) {
    whole += amount
    if (zone !== null) parts.set(zone, (parts.get(zone) ?? 0) + amount)
  }
  return {
    ...{ measure, days: useDays, amount: rounded(whole), of },
    parts: [...parts]
      .map(([zone, amount]) => ({ zone, amount: rounded(amount) }))
      .sort((left, right) => right.amount - left.amount || (left.zone < right.zone ? -1 : 1))
      .slice(0, 60),
  }
}

/**
 * What of the team's time its zones use (catalogue 79), from activities with customers alone. A seller is one however
 * much they did, shared out over the zones by where their activities were; what lies in no zone is in the whole and in
 * no part. Measures without a single activity are left out.
 */
export function resourceUse(work: readonly WorkDone[]): Use[] {
  const named = work.filter(({ seller }) => seller !== null)
  const bySeller = Map.groupBy(named, ({ seller }) => seller)
  const visits = work.filter(({ kind }) => kind === 'visit' || kind === 'meeting')
  const demos = work.filter(({ kind }) => kind === 'demo')
  const measured = work.filter(({ durationMs }) => durationMs !== null && durationMs > 0)
  const ones = (rows: readonly WorkDone[]) => rows.map(({ zone }) => ({ zone, amount: 1 }))
  return [
    summed(
      'sellers',
      named.length,
      [...bySeller.values()].flatMap((rows) => rows.map(({ zone }) => ({ zone, amount: 1 / rows.length }))),
    ),
    summed('visits', visits.length, ones(visits)),
    summed('demos', demos.length, ones(demos)),
    summed(
      'hours',
      measured.length,
      measured.map(({ zone, durationMs }) => ({ zone, amount: durationMs! / 3_600_000 })),
    ),
  ].filter(({ of }) => of > 0)
}
