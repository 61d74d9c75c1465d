import { accountNotGiven } from '../../accounts/notGiven.ts'
import type { Account } from '../../accounts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Seat } from '../../deals/committee.ts'
import {
  absentFrom,
  arrangesForOthers,
  comesForOthers,
  guestsOf,
  guestsOfMoved,
  saidInPlan,
  undecidedAt,
} from '../../deals/guests.ts'
import type { CallOfDeal } from './callOfDeal.ts'
import { saidOfCall as saidOfPlanned } from './movedCall.ts'

/**
 * Who of the customer comes to the call, for all of it (`whole`) or a part, and who does not, by the calendar and by what
 * messages say; `called` is whom the calendar names, else who moved a meeting of their own and is there.
 */
export function whoComes(
  db: ReadableDb,
  { deal, moved, plans }: CallOfDeal,
  {
    account,
    committee,
    asOf,
    zone,
  }: { account: Account; committee: readonly Seat[]; asOf: number; zone: string },
) {
  const saidOfCall =
    moved !== null
      ? moved.since
      : deal.nextCallAt === null || account.name === accountNotGiven
        ? []
        : saidOfPlanned(db, account.id, deal.nextCallAt, { asOf, zone })
  const saidOfGuests = [...(moved?.guests ?? []), ...saidOfCall.flatMap((one) => one.guests)]
  const mover = committee.find(({ contact }) => contact.id === moved?.contactId)?.contact
  // Whoever calls a meeting is there, but for those who only arrange it for others.
  const isCaller =
    moved?.direction === 'inbound' &&
    (moved.isTheirOwn ||
      (mover !== undefined &&
        !arrangesForOthers.test(mover.title ?? '') &&
        !comesForOthers(saidOfGuests, mover.id, committee)))
  const moverId = isCaller ? moved.contactId : null
  const expected = guestsOfMoved(
    guestsOf(plans, deal.nextCallAt, committee),
    { said: saidOfGuests, moverId, planned: saidInPlan(plans, deal.nextCallAt) },
    committee,
  )
  const guests = expected.map(({ seat }) => seat)
  const attends = new Map(expected.map((guest) => [guest.seat.contact.id as string, guest]))
  const whole = expected.flatMap(({ seat, part }) => (part === null ? [seat] : []))
  const isGuest = guests.some(({ contact }) => contact.id === moverId)
  const called = deal.nextCallContactId ?? (isGuest && moved?.isTheirOwn ? moverId : null)
  const absent = absentFrom(plans, deal.nextCallAt, saidOfGuests, committee)
  const undecided = undecidedAt(saidOfGuests, committee)
  return { saidOfCall, guests, attends, whole, called, absent, undecided }
}
