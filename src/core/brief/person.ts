import type { IntentCell } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import type { Seat } from '../deals/committee.ts'
import type { Deal } from '../deals/store.ts'

const scoreOf = ({ reading }: IntentCell): number =>
  reading.kind === 'probability' ? reading.value : reading.kind === 'ruleScore' ? reading.score / 100 : -1

/**
 * The person to prepare for: who was asked for, who the next call is with, else somebody of the likeliest cell who is
 * still there; null where everybody has left. Refuses with `brief.noContact` when who was asked for is not in the committee.
 */
export function personFor(
  deal: Pick<Deal, 'nextCallContactId'>,
  committee: readonly Seat[],
  cells: readonly IntentCell[],
  wanted: string | null,
): Seat | null {
  const seatOf = (contactId: string | null) => committee.find((seat) => seat.contact.id === contactId) ?? null
  if (wanted !== null) {
    const seat = seatOf(wanted)
    if (!seat) throw new AppError('brief.noContact', { contactId: wanted })
    return seat
  }
  const next = seatOf(deal.nextCallContactId)
  if (next) return next
  for (const cell of [...cells].sort((a, b) => scoreOf(b) - scoreOf(a))) {
    const there = cell.people.find((person) => !person.left)
    if (there) return seatOf(there.contactId)
  }
  return null
}
