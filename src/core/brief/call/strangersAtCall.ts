import type { VisitPlan } from '../../activities/store.ts'
import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { type Listed, listedIn, listedInTitle } from '../../deals/guestList.ts'
import { sidesKnown } from '../../market/sides.ts'
import { nameKeyOf } from '../../nameKey.ts'

const sameCallMs = 60 * 60_000
const mostTold = 6

/**
 * Whom the calendar lists for the call at `callAt` (UTC ms) of whom there is no record: an entry names 袁江 or 許總 though nobody
 * put them on file. Only of a list that names somebody of the customer; `ours` are our own people at it.
 */
export function strangersAtCall(
  db: ReadableDb,
  plans: readonly VisitPlan[],
  callAt: number | null,
  { theirs, ours }: { theirs: readonly Contact[]; ours: readonly string[] },
): Listed[] {
  if (callAt === null) return []
  const sideOf = sidesKnown(db)
  const own = new Set(ours.map(nameKeyOf))
  const isKnown = (name: string): boolean =>
    theirs.some((one) => isNamedIn(name, one) || isAddressedIn(name, one, theirs))
  const lists = plans
    .filter(({ doneAt, plannedAt }) => doneAt === null && Math.abs(plannedAt - callAt) < sameCallMs)
    .flatMap(({ attendees, purpose }) => [
      ...(attendees ?? '').split('\n').map(listedIn),
      listedInTitle(purpose.split('\n', 1)[0]!),
    ])
    .filter((list): list is Listed[] => list?.some(({ name }) => isKnown(name)) === true)
  const told = new Map(
    lists
      .flat()
      .filter(({ name }) => !isKnown(name) && !own.has(nameKeyOf(name)) && sideOf(name) !== 'ours')
      .map((one) => [nameKeyOf(one.name), one]),
  )
  return [...told.values()].slice(0, mostTold)
}
