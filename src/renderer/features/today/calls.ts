import type { TodayCall } from '../../../shared/contract/today.ts'

interface Day {
  now: number
  today: readonly TodayCall[]
  upcoming: readonly TodayCall[]
}

/** Today's calls and the ones after, in order of time. */
export const callsOf = (day: Pick<Day, 'today' | 'upcoming'>): TodayCall[] => [...day.today, ...day.upcoming]

/** The address of the brief of a call. */
export const briefOf = (call: Pick<TodayCall, 'dealId' | 'contactId'>): string =>
  `/brief/${call.dealId}${call.contactId ? `?contact=${call.contactId}` : ''}`

/** The call to prepare next: the first to come that may be made, else the first that was missed. */
export function nextCall(day: Day): TodayCall | null {
  const open = callsOf(day).filter((call) => !call.frozen)
  return open.find((call) => call.at >= day.now) ?? open[0] ?? null
}

/** The calls that may be made before and after a deal's; around a deal without one, the next call. */
export function callsAround(
  day: Day,
  dealId: string,
): { previous: TodayCall | null; next: TodayCall | null } {
  const calls = callsOf(day)
  const at = calls.findIndex((call) => call.dealId === dealId)
  if (at < 0) return { previous: null, next: nextCall(day) }
  return {
    previous: calls.slice(0, at).findLast((call) => !call.frozen) ?? null,
    next: calls.slice(at + 1).find((call) => !call.frozen) ?? null,
  }
}
