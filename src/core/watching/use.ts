import { type SegmentKind, segmentKinds, type UseView, type UseWeek } from '../../shared/contract/watching.ts'
import { calendarDay } from '../calendarDay.ts'
import type { Session } from '../session.ts'
import { modelBytesOf, sourcesOf, type WatchedAdvice, watchedAdvice, wordsOf } from './advice.ts'
import { dayMs } from './outcomes.ts'
import { measureQuantile, measureShare, type Row } from './statistics.ts'
import { countRefusals } from './store.ts'

/** A rep has so long before advice counts as left. */
export const patienceMs = 7 * dayMs
const reasonsShown = 8

/** The Monday of a day, both `YYYY-MM-DD`. */
export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10)
}

type Counts = Omit<UseWeek, 'week'>
const countsOf = (advice: readonly WatchedAdvice[], now: number): Counts => {
  const counts: Counts = { shown: 0, adopted: 0, edited: 0, rejected: 0, untouched: 0, waiting: 0 }
  for (const { use, shownAt } of advice) {
    counts.shown += 1
    counts[use === 'untouched' && shownAt + patienceMs > now ? 'waiting' : use] += 1
  }
  return counts
}

/** What a segment of advice is called by; null where it belongs to none. */
export const segmentOf: Readonly<
  Record<SegmentKind, (advice: Pick<WatchedAdvice, 'lang' | 'stage' | 'role'>) => string | null>
> = {
  language: ({ lang }) => lang,
  stage: ({ stage }) => stage,
  role: ({ role }) => role,
}

function takenOf(advice: readonly WatchedAdvice[], now: number) {
  const due = advice.filter(({ use, shownAt }) => use !== 'untouched' || shownAt + patienceMs <= now)
  const share = (holds: (use: WatchedAdvice['use']) => boolean) =>
    measureShare(due.map(({ accountId, use }): Row => ({ accountId, value: holds(use) ? 1 : 0 })))
  return {
    takenShare: share((use) => use === 'adopted' || use === 'edited'),
    editedShare: share((use) => use === 'edited'),
    rejectedShare: share((use) => use === 'rejected'),
  }
}

const byNumber = <Key extends string>(
  keys: readonly string[],
  name: Key,
): ({ n: number } & Record<Key, string>)[] =>
  [...Map.groupBy(keys, (key) => key)]
    .map(([key, all]) => ({ [name]: key, n: all.length }) as { n: number } & Record<Key, string>)
    .sort((a, b) => b.n - a.n)

/** How advice was used over the last `weeks`, by all sources or by one. */
export function useView(session: Session, input: { weeks: number; source: string | null }): UseView {
  const { db } = session
  const now = session.now()
  const fromAt = now - input.weeks * 7 * dayMs
  const all = watchedAdvice(db, fromAt, now + 1)
  const advice = input.source === null ? all : all.filter(({ source }) => source === input.source)
  const dayOf = calendarDay(session.zone())
  const weeks = Map.groupBy(advice, ({ shownAt }) => mondayOf(dayOf(shownAt)))
  const askedOf = input.source === null ? all : all.filter(({ asked }) => asked === input.source)
  const words = askedOf.flatMap((mark) =>
    wordsOf(mark).map((each) => ({ accountId: mark.accountId, ...each })),
  )
  const quoted = advice.filter(({ quoteTargetMinor }) => quoteTargetMinor !== null)
  const quoteUse = quoted.map(({ accountId, decisions }) => ({
    accountId,
    use: decisions.find(({ part }) => part === 'quoteRange')?.action ?? null,
  }))
  const quoteCount = (use: string) => quoteUse.filter((each) => each.use === use).length
  return {
    fromAt,
    toAt: now,
    sources: sourcesOf(db, all).map((source) => {
      const own = all.filter((one) => one.source === source.key)
      return { ...source, shown: own.length, ...takenOf(own, now) }
    }),
    weeks: [...weeks]
      .map(([week, own]) => ({ week, ...countsOf(own, now) }))
      .sort((a, b) => (a.week < b.week ? -1 : 1)),
    total: { ...countsOf(advice, now), ...takenOf(advice, now) },
    quotes: {
      shown: quoted.length,
      adopted: quoteCount('adopted'),
      edited: quoteCount('edited'),
      rejected: quoteCount('rejected'),
      takenShare: measureShare(
        quoteUse.map(({ accountId, use }) => ({ accountId, value: use === 'adopted' ? 1 : 0 })),
      ),
    },
    segments: segmentKinds.flatMap((by) =>
      [...Map.groupBy(advice, (one) => segmentOf[by](one))].flatMap(([value, own]) =>
        value === null ? [] : [{ by, value, shown: own.length, ...takenOf(own, now) }],
      ),
    ),
    reasons: byNumber(
      advice.flatMap(({ decisions }) =>
        decisions.flatMap(({ action, reason }) => (action === 'rejected' && reason ? [reason] : [])),
      ),
      'reason',
    ).slice(0, reasonsShown),
    wording: {
      asked: words.length,
      fallback: measureShare(
        words.map(({ accountId, tier }) => ({ accountId, value: tier === 'composition' ? 1 : 0 })),
      ),
      faults: byNumber(
        words.flatMap(({ why, checkCodes }) => (why === null ? checkCodes : [why])),
        'code',
      ),
    },
    refusals: countRefusals(db, fromAt),
    speed: (['composition', 'model'] as const).map((asked) => {
      const own =
        asked === 'model'
          ? askedOf.filter((one) => one.asked !== null)
          : advice.filter((one) => one.asked === null)
      const elapsed = own.flatMap(({ elapsedMs }) => elapsedMs ?? [])
      return {
        asked,
        p50Ms: measureQuantile(elapsed, 0.5),
        p95Ms: measureQuantile(elapsed, 0.95),
        p95Bytes: measureQuantile(
          own.flatMap(({ residentBytes }) => residentBytes ?? []),
          0.95,
        ),
        p95ModelBytes: measureQuantile(
          own.flatMap((one) => modelBytesOf(one) ?? []),
          0.95,
        ),
      }
    }),
    speedWeeks: [
      ...Map.groupBy(
        askedOf.filter(({ asked }) => asked !== null),
        ({ shownAt }) => mondayOf(dayOf(shownAt)),
      ),
    ]
      .map(([week, own]) => ({
        week,
        p50Ms: measureQuantile(
          own.flatMap(({ elapsedMs }) => elapsedMs ?? []),
          0.5,
        ),
        p50ModelBytes: measureQuantile(
          own.flatMap((one) => modelBytesOf(one) ?? []),
          0.5,
        ),
      }))
      .sort((a, b) => (a.week < b.week ? -1 : 1)),
  }
}
