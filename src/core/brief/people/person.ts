import type { IntentCell } from '../../../shared/contract/brief.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Seat } from '../../deals/committee.ts'
import type { Deal } from '../../deals/store.ts'

const scoreOf = (reading: IntentCell['reading']): number =>
  reading.kind === 'probability' ? reading.value : reading.kind === 'ruleScore' ? reading.score / 100 : -1

/**
 * The person to prepare for: who was asked for, who the next call is with, of several guests whoever decides, else of them or
 * of all somebody of the likeliest cell who is still there, the one whom we heard last; null where everybody has left. Who
 * stays away from the call is prepared for only where they were asked for or nobody else is there. Refuses with
 * `brief.noContact` when who was asked for is not in the committee.
 */
export function personFor(
  deal: Pick<Deal, 'nextCallContactId'>,
  committee: readonly Seat[],
  cells: readonly IntentCell[],
  guests: readonly Seat[],
  /** When each person last said something, UTC ms. */
  heardAt: ReadonlyMap<string, number>,
  wanted: string | null,
  absentIds: ReadonlySet<string> = new Set(),
): Seat | null {
  const seatOf = (contactId: string | null) => committee.find((seat) => seat.contact.id === contactId) ?? null
  if (wanted !== null) {
    const seat = seatOf(wanted)
    if (!seat) throw new AppError('brief.noContact', { contactId: wanted })
    return seat
  }
  const next = seatOf(deal.nextCallContactId)
  if (next && !absentIds.has(next.contact.id)) return next
  const lastHeard = ({ contactId }: { contactId: string | null }) => heardAt.get(contactId ?? '') ?? 0
  const likeliest = cells
    .flatMap(({ people, reading, buyingRole }) =>
      people.map((person) => ({ ...person, buyingRole, score: scoreOf(person.reading ?? reading) })),
    )
    .toSorted((a, b) => b.score - a.score || lastHeard(b) - lastHeard(a))
  // Whom only a record names, nobody can ring up.
  const known = likeliest.filter((person) => !person.left && person.contactId !== null)
  const coming = known.filter(({ contactId }) => !absentIds.has(contactId ?? ''))
  const there = coming.length > 0 ? coming : known
  const isGuest = new Set(guests.map(({ contact }) => contact.id as string))
  const expected = there.filter(({ contactId }) => isGuest.has(contactId ?? ''))
  const decider =
    guests.length > 1 ? expected.find(({ buyingRole }) => buyingRole === 'economicBuyer') : undefined
  const chosen = decider ?? expected[0] ?? there[0]
  return chosen ? seatOf(chosen.contactId) : null
}
