import type { Brief } from '../../shared/contract/brief.ts'
import { calendarDay } from '../calendarDay.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import type { Session } from '../session.ts'
import { listAdviceOfDeal } from './store.ts'

type Shown = Omit<Brief, 'log' | 'adviceId'>

/** Advice of a day that is looked through: more a deal seldom gets. */
const mostOfADay = 5

/** What is beside the advice itself, or moves by itself from minute to minute. */
const aside: ReadonlySet<string> = new Set(['adviceId', 'log', 'asOf', 'touches'])

/** Fractions are compared in whole percents, as they are shown: ages in days make them drift by the minute. */
const asRead = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value)
    ? Math.round(value * 100)
    : Array.isArray(value)
      ? value.map(asRead)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).flatMap(([key, inner]) => (aside.has(key) ? [] : [[key, asRead(inner)]])),
          )
        : value

const contentOf = (shown: Shown): string => canonicalJson(asRead(shown) as Json)

/**
 * The advice that this very content was shown under earlier the same day, or null. Something moved in the workspace
 * and nothing of this brief did: showing a new one would only lose sight of what was decided on it.
 */
export function findSameAdvice(session: Session, shown: Shown): Brief | null {
  const dayOf = calendarDay(session.zone())
  const content = contentOf(shown)
  const earlier = listAdviceOfDeal(session.db, shown.dealId, mostOfADay)
    .filter((row) => row.lang === shown.lang && dayOf(row.shownAt) === dayOf(shown.asOf))
    .map((row) => JSON.parse(row.body) as Brief)
  return earlier.find((brief) => contentOf(brief) === content) ?? null
}
